package migrations

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/rivermigrate"
)

// RiverVersion is the newest version of the job queue's own tables that this binary brings a database to. A newer one is
// a new entry in queueMigrations.
const RiverVersion = 8

// queueMigrations bring the tables of the job queue, by its own migrations.
var queueMigrations = []*goose.Migration{
	goose.NewGoMigration(11, &goose.GoFunc{RunDB: func(ctx context.Context, db *sql.DB) error { return migrateQueue(ctx, db, RiverVersion) }}, nil),
}

// migrateQueue does each step in a transaction of its own, since PostgreSQL lets no transaction use the enumeration value
// that it has added. Broken off in the middle, it goes on where it was.
func migrateQueue(ctx context.Context, db *sql.DB, version int) error {
	migrator, err := rivermigrate.New(riverdatabasesql.New(db), nil)
	if err != nil {
		return err
	}
	_, err = migrator.Migrate(ctx, rivermigrate.DirectionUp, &rivermigrate.MigrateOpts{TargetVersion: version})
	return err
}
