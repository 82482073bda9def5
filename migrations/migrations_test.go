package migrations_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"locuri/geo/postgis/pgtest"
	"locuri/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func TestUpIsDoneOnceHoweverManyTry(t *testing.T) {
	t.Parallel()
	dsn := pgtest.EmptyDSN(t)
	var all sync.WaitGroup
	applied := make([]int, 3)
	for i := range applied {
		all.Go(func() {
			var err error
			if applied[i], err = migrations.Up(t.Context(), dsn); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	v, err := migrations.Status(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	if v.Binary == 0 || v.Database != v.Binary {
		t.Errorf("got %+v", v)
	}
	if sum := applied[0] + applied[1] + applied[2]; int64(sum) != v.Binary {
		t.Errorf("%v migrations were applied, want %d in all", applied, v.Binary)
	}
}

func TestUpLeavesANewerDatabaseAlone(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (1000, true)"); err != nil {
		t.Fatal(err)
	}
	_, err = migrations.Up(t.Context(), dsn)
	if !errors.Is(err, migrations.ErrNewer) || !strings.Contains(err.Error(), "1000") {
		t.Errorf("got %v, want ErrNewer with the version", err)
	}
}

// Numbers without gaps or doubles: two people who both add the next one notice.
func TestNumbersFollowEachOther(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("[0-9]*") // in SQL, or in Go where a library brings its own
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for i, name := range names {
		if want := fmt.Sprintf("%04d_", i+1); !strings.HasPrefix(name, want) {
			t.Errorf("%s: want a name that begins with %s", name, want)
		}
	}
}
