// Package postgis keeps everything in PostgreSQL with PostGIS: it implements the interfaces of package geo.
package postgis

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgproto3"
	"github.com/jackc/pgx/v5/pgxpool"

	"locuri/geo"
)

// DB is a pool of connections to one city's database.
type DB struct {
	pool   *pgxpool.Pool
	near   *pgxpool.Pool // for lists of a few streets; see near.go
	queue  *queue
	states states // of collections, as they were counted last
	watch  watch

	checking   geo.Checking
	displacing geo.Displacing
}

var _ geo.Store = (*DB)(nil)

// Option changes the pool before it is opened.
type Option func(*pgxpool.Config)

// MaxConns limits the connections that are open at one time.
func MaxConns(n int32) Option {
	return func(c *pgxpool.Config) { c.MaxConns = n }
}

// Open connects to the database at dsn, a URL or keyword string as libpq takes it, and checks it by Check. The database should be migrated
// already: connections made before PostGIS is in the database do not know its types.
func Open(ctx context.Context, dsn string, options ...Option) (*DB, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, parseError(err)
	}
	config.MaxConns = max(config.MaxConns, 8)
	setRuntimeParams(config.ConnConfig)
	config.AfterConnect = registerGeometry
	config.ConnConfig.BuildFrontend = readAhead
	for _, option := range options {
		option(config)
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	if err := checkPool(ctx, pool); err != nil {
		pool.Close()
		return nil, err
	}
	queue, err := newQueue(pool)
	if err != nil {
		pool.Close()
		return nil, err
	}
	near, err := pgxpool.NewWithConfig(ctx, nearConfig(config))
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &DB{pool: pool, near: near, queue: queue, checking: geo.StandardChecking, displacing: geo.StandardDisplacing}, nil
}

// Close waits for connections in use and closes them all.
func (db *DB) Close() {
	db.near.Close()
	db.pool.Close()
}

// Pool gives the connections themselves, for commands and tests that need plain SQL.
func (db *DB) Pool() *pgxpool.Pool { return db.pool }

// setRuntimeParams makes answers independent of how the server at hand is configured. The trigram threshold is what search was tuned with;
// jit costs more than it gains on queries of some milliseconds, and so do parallel workers, which many at once wait for.
func setRuntimeParams(config *pgx.ConnConfig) {
	for name, value := range map[string]string{
		"timezone":                          "UTC",
		"jit":                               "off",
		"max_parallel_workers_per_gather":   "0",
		"pg_trgm.word_similarity_threshold": "0.4",
	} {
		config.RuntimeParams[name] = value
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "locuri"
	}
}

// readAhead takes what the database has sent at once: it sends 8 kB at a time, and pgx asks for no more by itself.
func readAhead(r io.Reader, w io.Writer) *pgproto3.Frontend {
	return pgproto3.NewFrontend(bufio.NewReaderSize(r, 64<<10), w)
}

func checkPool(ctx context.Context, pool *pgxpool.Pool) error {
	conn, err := pool.Acquire(ctx)
	if err != nil {
		return connectError(err, pool.Config().ConnConfig)
	}
	defer conn.Release()
	return checkVersions(ctx, conn.Conn())
}

// Check connects once and tells whether Locuri can live in the database at dsn: reachable, PostgreSQL 15 or newer, and PostGIS 3.3 or newer
// there or to be had by CREATE EXTENSION. Its errors are for people: one line that says what to do.
func Check(ctx context.Context, dsn string) error {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return parseError(err)
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return connectError(err, config)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return checkVersions(ctx, conn)
}

const versionsSQL = `
SELECT current_setting('server_version_num')::int, coalesce(e.installed_version, e.default_version, ''), e.installed_version IS NOT NULL
FROM (VALUES ('postgis')) wanted(name)
LEFT JOIN pg_available_extensions e USING (name)`

func checkVersions(ctx context.Context, conn *pgx.Conn) error {
	var server int
	var extension string
	var installed bool
	if err := conn.QueryRow(ctx, versionsSQL).Scan(&server, &extension, &installed); err != nil {
		return fmt.Errorf("read the database's version: %w", err)
	}
	return judgeVersions(server, extension, installed)
}

// judgeVersions takes the server's version as a number like 150020 and PostGIS's as text, empty when the server has none.
func judgeVersions(server int, extension string, installed bool) error {
	if server < 15_00_00 {
		return fmt.Errorf("the database server is PostgreSQL %d; Locuri needs 15 or newer", server/10000)
	}
	if extension == "" {
		return fmt.Errorf("the database server has no PostGIS; on Debian or Ubuntu install it there with: apt install postgresql-%d-postgis-3", server/10000)
	}
	var major, minor int
	if _, err := fmt.Sscanf(extension, "%d.%d", &major, &minor); err != nil {
		return fmt.Errorf("cannot read PostGIS's version %q: %w", extension, err)
	}
	if major*100+minor >= 303 {
		return nil
	}
	if installed {
		return fmt.Errorf("the database has PostGIS %s; Locuri needs 3.3 or newer: update the package, then run SELECT postgis_extensions_upgrade()", extension)
	}
	return fmt.Errorf("the database server offers PostGIS %s; Locuri needs 3.3 or newer", extension)
}

// parseError keeps what is wrong with a dsn; pgx has already masked its password.
func parseError(err error) error {
	var parse *pgconn.ParseConfigError
	if errors.As(err, &parse) {
		return fmt.Errorf("the database address is not valid: %w; it should look like postgres://user:password@host:5432/database", parse)
	}
	return err
}

// connectError turns the usual reasons for a refused connection into a sentence that says what to do.
func connectError(err error, config *pgx.ConnConfig) error {
	var server *pgconn.PgError
	if !errors.As(err, &server) {
		return fmt.Errorf("cannot reach the database at %s port %d: %w; check that it runs and that DATABASE_URL is right", config.Host, config.Port, rootCause(err))
	}
	switch server.Code {
	case "3D000": // invalid_catalog_name
		return fmt.Errorf("%s; create it on that server with: createdb %s", server.Message, config.Database)
	case "28P01", "28000": // invalid_password, invalid_authorization_specification
		return fmt.Errorf("the database refused the sign-in: %s; check user and password in DATABASE_URL", server.Message)
	}
	return fmt.Errorf("cannot connect to the database: %s", server.Message)
}

// rootCause leaves out which of several addresses were tried: one reason is enough.
func rootCause(err error) error {
	var network *net.OpError
	if errors.As(err, &network) {
		return network.Err
	}
	return err
}
