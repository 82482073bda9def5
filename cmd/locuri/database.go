package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"locuri/geo/cluster"
	"locuri/geo/postgis"
	"locuri/migrations"
)

// databaseFlags are for every command that works on the database.
type databaseFlags struct {
	Data        string `env:"LOCURI_DATA" placeholder:"DIR" help:"Data folder; by default /var/lib/locuri for root, else locuri in $XDG_DATA_HOME (~/.local/share)."`
	DatabaseURL string `env:"DATABASE_URL" placeholder:"URL" help:"Use this PostgreSQL with PostGIS instead of a private one: postgres://user:password@host:5432/database."`
}

// dataDir is the data folder, also where it was not given.
func (f databaseFlags) dataDir() (string, error) {
	if f.Data != "" {
		return f.Data, nil
	}
	if os.Geteuid() == 0 {
		return "/var/lib/locuri", nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) { // XDG Base Directory Specification: relative paths are ignored
		return filepath.Join(dir, "locuri"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", errors.New("no home folder is set, so there is no default data folder; give one with --data")
	}
	return filepath.Join(home, ".local/share/locuri"), nil
}

// openDatabase gives a command the city's database, migrated, and a function to call when it is done with it. That is DATABASE_URL's, or that of the server
// that runs on the data folder; when none runs, the private cluster is started for as long as the command takes.
func openDatabase(ctx context.Context, f databaseFlags) (*postgis.DB, func(), error) {
	if f.DatabaseURL != "" {
		db, err := migrated(ctx, f.DatabaseURL)
		return db, closer(db, nil), err
	}
	dir, err := f.dataDir()
	if err != nil {
		return nil, nil, err
	}
	c, err := cluster.Start(ctx, cluster.Options{Dir: dir, Logger: slog.Default()})
	var running *cluster.RunningError
	if errors.As(err, &running) {
		db, err := besideServer(ctx, f, running)
		return db, closer(db, nil), err
	}
	if err != nil {
		return nil, nil, err
	}
	db, err := migrated(ctx, c.DSN())
	if err != nil {
		c.Stop()
		return nil, nil, err
	}
	return db, closer(db, c), nil
}

func closer(db *postgis.DB, c *cluster.Cluster) func() {
	return func() {
		if db != nil {
			db.Close()
		}
		if c != nil {
			c.Stop()
		}
	}
}

// migrated checks the database at dsn, brings it up to this binary's schema and opens it.
func migrated(ctx context.Context, dsn string) (*postgis.DB, error) {
	if err := postgis.Check(ctx, dsn); err != nil {
		return nil, err
	}
	if _, err := migrations.Up(ctx, dsn); err != nil {
		return nil, err
	}
	return postgis.Open(ctx, dsn)
}

// besideServer opens the database of the process that runs on the data folder. It never migrates under that one's feet.
func besideServer(ctx context.Context, f databaseFlags, running *cluster.RunningError) (*postgis.DB, error) {
	dsn, err := awaitServer(ctx, running)
	if err != nil {
		return nil, err
	}
	v, err := migrations.Status(ctx, dsn)
	if err != nil {
		return nil, err
	}
	if v.Database != v.Binary {
		return nil, fmt.Errorf("the server that runs on %s (pid %d) is of another version than this command (database at migration %d, this binary at %d); use the same version for both",
			running.Dir, running.PID, v.Database, v.Binary)
	}
	return postgis.Open(ctx, dsn)
}

// awaitServer gives a server that is only just starting some time to get ready.
func awaitServer(ctx context.Context, running *cluster.RunningError) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	for {
		dsn, err := running.DSN(), error(nil)
		if dsn != "" {
			if err = postgis.Check(ctx, dsn); err == nil {
				return dsn, nil
			}
		}
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("a locuri runs on %s (pid %d), but its database does not answer: %w; try again, or stop it first", running.Dir, running.PID, errors.Join(err, ctx.Err()))
		case <-time.After(100 * time.Millisecond):
		}
		if now := cluster.Holder(running.Dir); now != nil {
			running = now
		}
	}
}
