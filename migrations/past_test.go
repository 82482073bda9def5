package migrations_test

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo/postgis/pgtest"
	"locuri/migrations"
)

// beforePast is the version of databases whose revisions are documents alone.
const beforePast = 28

// What was written before the past could be asked for gets the columns that it is asked by.
func TestRevisionsOfOldDatabasesAreFilledIn(t *testing.T) {
	t.Parallel()
	dsn := pgtest.EmptyDSN(t)
	if err := migrations.UpTo(t.Context(), dsn, beforePast); err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	const insert = `INSERT INTO place_revision (place_id, version, operation, at, reason, properties, geom, through)
		VALUES ($1, $2, 'create', $3, 'r', $4, ST_SetSRID(ST_MakePoint(21.2287, 45.7561), 4326), $5)`
	day := func(n int) time.Time { return time.Date(2024, 1, n, 0, 0, 0, 0, time.UTC) }
	document := func(more string) string {
		return `{"kind":"space","category":"park","life":"live","publication":"published","lon":21.2287,"lat":45.7561` + more + `}`
	}
	for _, r := range []struct {
		place, version int
		at             time.Time
		properties     string
		through        *int64
	}{
		{2, 1, day(5), document(`,"title_en":"Wish","aim":"change"`), nil},
		{1, 1, day(1), document(`,"title_ro":"Parc","title_hu":"Liget"`), nil},
		{1, 3, day(9), document(`,"title_ro":"Parc nou"`), new(int64)}, // one was lost long ago
	} {
		if _, err := conn.Exec(t.Context(), insert, r.place, r.version, r.at, r.properties, r.through); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := migrations.Up(t.Context(), dsn); err != nil {
		t.Fatal(err)
	}
	var got string
	err = conn.QueryRow(t.Context(), `SELECT string_agg(concat_ws(' ', place_id, version, (until AT TIME ZONE 'UTC')::date, kind, life, amends, title, through,
		round(x), round(y), cell), E'\n' ORDER BY place_id, version) FROM place_revision`).Scan(&got)
	want := `1 1 2024-01-09 space live f {"hu": "Liget", "ro": "Parc"} 2363168 5741350 424650426603
1 3 infinity space live f {"ro": "Parc nou"} 0 2363168 5741350 424650426603
2 1 infinity space live t {"en": "Wish"} 2363168 5741350 424650426603`
	if err != nil || got != want {
		t.Errorf("got %v\n%s\nwant\n%s", err, got, want)
	}
}
