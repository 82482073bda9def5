package cluster

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(holdVariable); dir != "" {
		holdCluster(dir)
	}
	code := m.Run()
	if dir, err := initialised(); err == nil {
		os.RemoveAll(filepath.Dir(dir))
	}
	os.Exit(code)
}

// initialised makes one data folder with an empty database, for the other tests to copy.
var initialised = sync.OnceValues(func() (string, error) {
	parent, err := os.MkdirTemp("", "locuri-cluster-")
	if err != nil {
		return "", err
	}
	if err := os.Chmod(parent, 0o711); err != nil {
		return "", err
	}
	c, err := Start(context.Background(), quiet(filepath.Join(parent, "data")))
	if err != nil {
		return "", err
	}
	c.Stop()
	return c.Dir(), removeIfThere(c.folder.ballast()) // copies need not carry it
})

func quiet(dir string) Options {
	return Options{Dir: dir, Logger: slog.New(slog.DiscardHandler)}
}

// emptyParent is a folder that the database's account may enter even when the tests run as root, which testing's own is not.
func emptyParent(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "locuri-cluster-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

// dataFolder is a stopped cluster of the test's own.
func dataFolder(t *testing.T) string {
	t.Helper()
	from, err := initialised()
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(emptyParent(t), "data")
	if out, err := exec.Command("cp", "-a", from, to).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return to
}

func mustStart(t *testing.T, o Options) *Cluster {
	t.Helper()
	c, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Stop()
		wantNoProcess(t, c.folder.postgres())
	})
	return c
}

func wantNoProcess(t *testing.T, postgres string) {
	t.Helper()
	if !waitUntil(5*time.Second, func() bool {
		pids, err := processesIn(postgres)
		return err == nil && len(pids) == 0
	}) {
		t.Errorf("database processes are left in %s", postgres)
	}
}

// query returns one value as text.
func query(t *testing.T, dsn, sql string) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var value string
	if err := conn.QueryRow(t.Context(), "select ("+sql+")::text").Scan(&value); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return value
}

func execute(t *testing.T, dsn, sql string) error {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	_, err = conn.Exec(t.Context(), sql)
	return err
}

func wantStartError(t *testing.T, o Options, parts ...string) {
	t.Helper()
	c, err := Start(t.Context(), o)
	if err == nil {
		c.Stop()
		t.Fatalf("started, want an error with %q", parts)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q lacks %q", err, part)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("error has more than one line: %q", err)
	}
}

func TestFirstAndSecondStart(t *testing.T) {
	dir := filepath.Join(emptyParent(t), "made", "on", "the", "way")
	if os.Geteuid() == 0 {
		// Folders made by root on the way are root's alone; this test is about the last one.
		if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	c, err := Start(t.Context(), quiet(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := execute(t, c.DSN(), "create table kept as select 'Piața Unirii' as name"); err != nil {
		t.Fatal(err)
	}
	c.Stop()
	if err := c.Err(); err != nil {
		t.Errorf("Err after Stop: %v", err)
	}
	wantNoProcess(t, c.folder.postgres())

	c = mustStart(t, quiet(dir))
	for sql, want := range map[string]string{
		"select name from kept":                      "Piața Unirii",
		"select current_setting('data_checksums')":   "on",
		"select current_setting('fsync')":            "on",
		"select current_setting('listen_addresses')": "",
		"select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database where datname = 'locuri'": "UTF8 C.UTF-8",
	} {
		if got := query(t, c.DSN(), sql); got != want {
			t.Errorf("%s: got %q, want %q", sql, got, want)
		}
	}
}

func TestSecondProcessIsRefused(t *testing.T) {
	c := mustStart(t, quiet(dataFolder(t)))
	wantStartError(t, quiet(c.Dir()), "already runs", c.Dir(), fmt.Sprintf("pid %d", os.Getpid()))
	_, err := Start(t.Context(), quiet(c.Dir()))
	var running *RunningError
	if !errors.As(err, &running) {
		t.Fatalf("got %v, want a RunningError", err)
	}
	if got := query(t, running.DSN(), "select 'reached'"); got != "reached" {
		t.Error("the running cluster cannot be reached by the error's DSN")
	}
}

func TestOnlyOurUserConnects(t *testing.T) {
	c := mustStart(t, quiet(dataFolder(t)))
	if err := execute(t, c.DSN(), "create role guest login"); err != nil {
		t.Fatal(err)
	}
	_, err := pgx.Connect(t.Context(), strings.Replace(c.DSN(), "user=locuri", "user=guest", 1))
	var refused *pgconn.PgError
	if !errors.As(err, &refused) || refused.Code != "28000" {
		t.Errorf("got %v, want SQLSTATE 28000 for a user that the map does not name", err)
	}
}

func TestDatabaseHasAProcessGroupOfItsOwn(t *testing.T) {
	c := mustStart(t, quiet(dataFolder(t)))
	group, err := syscall.Getpgid(c.PID())
	if err != nil {
		t.Fatal(err)
	}
	if group == syscall.Getpgrp() {
		t.Error("Ctrl-C would reach the database as well")
	}
}

func TestLongPathUsesTemporaryFolderForSocket(t *testing.T) {
	long := filepath.Join(filepath.Dir(dataFolder(t)), strings.Repeat("very-long-name-", 10))
	if err := os.Rename(filepath.Join(filepath.Dir(long), "data"), long); err != nil {
		t.Fatal(err)
	}
	c := mustStart(t, quiet(long))
	if strings.HasPrefix(c.socket, c.Dir()) {
		t.Errorf("socket in %s", c.socket)
	}
	if got := query(t, c.DSN(), "select 1"); got != "1" {
		t.Errorf("got %s", got)
	}
	c.Stop()
	if _, err := os.Stat(c.socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder %s is left behind", c.socket)
	}
}
