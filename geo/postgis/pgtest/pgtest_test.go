package pgtest_test

import (
	"testing"

	"locuri/geo/postgis/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func TestNewDatabasesAreApart(t *testing.T) {
	for _, name := range []string{"one", "two", "three"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.New(t)
			if _, err := db.Pool().Exec(t.Context(), `create table only_here (id int)`); err != nil {
				t.Fatal(err)
			}
			var version string
			if err := db.Pool().QueryRow(t.Context(), `select postgis_version()`).Scan(&version); err != nil {
				t.Fatalf("the template is not migrated: %v", err)
			}
		})
	}
}
