//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo/cluster"
)

// database is the private cluster of a data folder, with a million places in it.
type database struct {
	dir     string
	dsn     string
	cluster *cluster.Cluster // nil when somebody else runs it
	conn    *pgx.Conn
	ending  func()
}

// openDatabase starts the cluster of the folder, or goes to the one that runs there already, and fills it up to so many places
// with the binary's own demo command, which goes on where it was interrupted.
func openDatabase(ctx context.Context, dir, binary string, places int, out io.Writer) (*database, error) {
	options := cluster.Options{Dir: dir, Logger: slog.New(slog.DiscardHandler)}
	if cluster.IsNew(dir) {
		c, err := cluster.Start(ctx, options)
		if err != nil {
			return nil, err
		}
		c.Stop()
	}
	db := &database{dir: dir, ending: takeHugePages(dir)}
	c, err := cluster.Start(ctx, options)
	var running *cluster.RunningError
	switch {
	case errors.As(err, &running):
		db.dsn = running.DSN()
	case err != nil:
		db.ending()
		return nil, err
	default:
		db.cluster, db.dsn = c, c.DSN()
	}
	if err := db.prepare(ctx, binary, places, out); err != nil {
		db.close()
		return nil, err
	}
	return db, nil
}

func (db *database) prepare(ctx context.Context, binary string, places int, out io.Writer) error {
	fmt.Fprintf(out, "Database: %s\n", db.dir)
	cmd := exec.CommandContext(ctx, binary, "migrate")
	cmd.Env = append(os.Environ(), "DATABASE_URL="+db.dsn)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s migrate: %w: %s", binary, err, said)
	}
	var err error
	if db.conn, err = pgx.Connect(ctx, db.dsn); err != nil {
		return err
	}
	var there int
	if err := db.conn.QueryRow(ctx, "SELECT count(*) FROM place").Scan(&there); err != nil || there >= places {
		return err
	}
	fmt.Fprintf(out, "There are %d of %d places; making up the others, a million in some five minutes.\n", there, places)
	cmd = exec.CommandContext(ctx, binary, "demo", "--synthetic", strconv.Itoa(places))
	cmd.Env = append(os.Environ(), "DATABASE_URL="+db.dsn)
	cmd.Stdout, cmd.Stderr = out, out
	return cmd.Run()
}

// Everybody begins with what is read in memory: recording the questions would warm our table alone. Counting pages is what pg_prewarm gives.
const warmSQL = `SELECT coalesce(sum(pg_prewarm(relation)), 0) FROM (
	SELECT t.oid AS relation FROM (VALUES (to_regclass('place')), (to_regclass('bench.place'))) t (oid) WHERE t.oid IS NOT NULL
	UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid IN (to_regclass('place'), to_regclass('bench.place'))) relations`

func (db *database) warm(ctx context.Context) error {
	if _, err := db.conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS pg_prewarm"); err != nil {
		return err
	}
	var pages int64
	return db.conn.QueryRow(ctx, warmSQL).Scan(&pages)
}

func (db *database) close() {
	if db.conn != nil {
		db.conn.Close(context.Background())
	}
	if db.cluster != nil {
		db.cluster.Stop()
	}
	db.ending()
}

// postmaster is the number of the cluster's first process, 0 when it cannot be read.
func (db *database) postmaster() int {
	text, _ := os.ReadFile(filepath.Join(db.dir, "postgres", "postmaster.pid"))
	first, _, _ := strings.Cut(string(text), "\n")
	pid, _ := strconv.Atoi(first)
	return pid
}

// log is the file that the cluster writes its log to.
func (db *database) log() string { return filepath.Join(db.dir, "log", "postgres.log") }
