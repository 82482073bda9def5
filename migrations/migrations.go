// Package migrations holds the database schema as numbered SQL files and brings a database up to them.
//
// Files are named NNNN_what.sql, start with "-- +goose Up" and only ever go forward: a published file is never changed, and there is no way down.
package migrations

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// Files are the migrations of this binary.
//
//go:embed *.sql
var Files embed.FS

// ErrNewer says that the database has migrations which this binary does not know.
var ErrNewer = errors.New("the database was migrated by a newer locuri; start that version, or restore the backup made before it")

// Versions are two points on the line of migrations.
type Versions struct {
	Database int64 // the newest migration that the database has; 0 for an empty database
	Binary   int64 // the newest migration that this binary carries
}

// Up applies what is missing, oldest first, and returns how many migrations that were. Of several processes that call it at once, one
// migrates and the others wait for it. A database that is ahead of the binary is left alone: ErrNewer.
func Up(ctx context.Context, dsn string) (applied int, err error) {
	return up(ctx, dsn, Files)
}

// Status reports both versions and changes nothing but goose's own table, which it creates in an empty database.
func Status(ctx context.Context, dsn string) (Versions, error) {
	provider, closeDB, err := open(dsn, Files)
	if err != nil {
		return Versions{}, err
	}
	defer closeDB()
	return versions(ctx, provider)
}

func up(ctx context.Context, dsn string, files fs.FS) (int, error) {
	provider, closeDB, err := open(dsn, files)
	if err != nil {
		return 0, err
	}
	defer closeDB()
	v, err := versions(ctx, provider)
	if err != nil {
		return 0, err
	}
	if v.Database > v.Binary {
		return 0, fmt.Errorf("%w (database at migration %d, this binary at %d)", ErrNewer, v.Database, v.Binary)
	}
	done, err := provider.Up(ctx)
	if err != nil {
		return len(done), fmt.Errorf("migrate: %w", err)
	}
	return len(done), nil
}

func versions(ctx context.Context, provider *goose.Provider) (Versions, error) {
	database, binary, err := provider.GetVersions(ctx)
	if err != nil {
		return Versions{}, fmt.Errorf("read the database's migration version: %w", err)
	}
	return Versions{Database: database, Binary: binary}, nil
}

func open(dsn string, files fs.FS) (*goose.Provider, func(), error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, nil, err
	}
	db := stdlib.OpenDB(*config)
	provider, err := newProvider(db, files)
	if err != nil {
		db.Close()
		return nil, nil, err
	}
	return provider, func() { db.Close() }, nil
}

// newProvider takes a session lock of the database, so that two servers started at once do not both migrate.
func newProvider(db *sql.DB, files fs.FS) (*goose.Provider, error) {
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, files, goose.WithSessionLocker(locker), goose.WithGoMigrations(queueMigrations...))
}
