// Package pgtest gives every test a fresh, migrated database on a real PostgreSQL with PostGIS.
//
// The first test of a package starts a private server on a copy of a migrated template, in memory where there is room; each New then copies a
// database inside it, in some 30 ms. Nothing is left behind, also when the test is killed; the template stays for the next run, under a name that
// follows from the migrations. Where PostgreSQL is missing, tests fail and say how to install it.
package pgtest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"locuri/geo/postgis"
)

var (
	shared  = sync.OnceValues(startShared)
	started atomic.Bool
	counter atomic.Int64
)

// Main is for a package's TestMain: it runs the tests, takes the server down, removes its folder, and ends the process. Packages without a TestMain are
// cleared up after as well, only a moment later.
func Main(m *testing.M) {
	code := m.Run()
	if started.Load() {
		if s, err := shared(); err == nil {
			s.stop()
		}
	}
	os.Exit(code)
}

// New returns a database of the test's own, migrated and otherwise empty. It is closed when the test ends.
func New(tb testing.TB) *postgis.DB {
	tb.Helper()
	db, err := postgis.Open(tb.Context(), DSN(tb), postgis.MaxConns(4))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(db.Close)
	return db
}

// DSN returns the address of a database like New's, for tests that connect by themselves.
func DSN(tb testing.TB) string {
	tb.Helper()
	return create(tb, "template "+template+" strategy file_copy")
}

// EmptyDSN returns the address of a database of the test's own without any migration.
func EmptyDSN(tb testing.TB) string {
	tb.Helper()
	return create(tb, "template template0")
}

func create(tb testing.TB, how string) string {
	tb.Helper()
	started.Store(true)
	s, err := shared()
	if err != nil {
		tb.Fatalf("pgtest: %s", err)
	}
	name := fmt.Sprintf("t%d", counter.Add(1))
	if _, err := s.admin.Exec(context.Background(), strings.Join([]string{"create database", name, how}, " ")); err != nil {
		tb.Fatalf("pgtest: %s", err)
	}
	return s.cluster.DatabaseDSN(name)
}
