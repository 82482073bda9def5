package postgis_test

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// freshCountsSQL counts what place_count should say.
const freshCountsSQL = `
	SELECT level::smallint, cell >> (40 - 2 * level) AS cell, publication, kind, life, count(*)::int AS n, sum((x * 100)::bigint)::bigint AS x,
		sum((y * 100)::bigint)::bigint AS y, min(x) AS west, min(y) AS south, max(x) AS east, max(y) AS north
	FROM place, (VALUES (16), (18)) AS grid (level) GROUP BY 1, 2, 3, 4, 5`

func wantRightCounts(t *testing.T, db *postgis.DB) {
	t.Helper()
	wrong := dump(t, db, `((SELECT 'fresh', f::text FROM (`+freshCountsSQL+`) f EXCEPT SELECT 'fresh', c::text FROM place_count c)
		UNION ALL (SELECT 'kept', c::text FROM place_count c EXCEPT SELECT 'kept', f::text FROM (`+freshCountsSQL+`) f) ORDER BY 2)`)
	if wrong != "\n" {
		t.Errorf("what was counted is not what there is:\n%s", wrong)
	}
}

// scattered gives a point somewhere in the city, often near another one.
func scattered(r *rand.Rand) orb.Point {
	if r.IntN(2) == 0 {
		return orb.Point{21.231 + r.Float64()*0.002, 45.751 + r.Float64()*0.002}
	}
	return orb.Point{21.21 + r.Float64()*0.07, 45.71 + r.Float64()*0.08}
}

func scatteredPlace(r *rand.Rand) *geo.Place {
	pl := newPlace(scattered(r))
	pl.Kind = geo.Kinds[r.IntN(len(geo.Kinds))]
	pl.Category = map[geo.Kind]string{geo.Space: "square", geo.Riverside: "quay", geo.Intervention: "mural"}[pl.Kind]
	pl.Publication = []geo.Publication{geo.Published, geo.Published, geo.Submitted}[r.IntN(3)]
	return pl
}

// writer makes, moves, changes and archives places of its own.
type writer struct {
	db     *postgis.DB
	random *rand.Rand
	mine   []int64
}

func (w *writer) step(t *testing.T) {
	r, ctx := w.random, t.Context()
	if len(w.mine) < 3 || r.IntN(3) == 0 {
		places := []*geo.Place{scatteredPlace(r), scatteredPlace(r), scatteredPlace(r)}
		_, err := w.db.ImportPlaces(ctx, system, places, "test")
		must(t, err)
		for _, pl := range places {
			w.mine = append(w.mine, pl.ID)
		}
		return
	}
	i := r.IntN(len(w.mine))
	if r.IntN(5) == 0 {
		must(t, w.db.DeletePlace(ctx, system, w.mine[i], 0, "test"))
		w.mine = append(w.mine[:i], w.mine[i+1:]...)
		return
	}
	_, err := w.db.UpdatePlace(ctx, system, w.mine[i], 0, "test", func(pl *geo.Place) error {
		switch r.IntN(4) {
		case 0:
			pl.Geometry = scattered(r)
		case 1:
			pl.Life = []geo.Life{geo.Live, geo.Paused, geo.Planned}[r.IntN(3)]
		case 2:
			pl.Publication = geo.Published
		default:
			pl.Note = fmt.Sprint(r.Int())
		}
		return nil
	})
	must(t, err)
}

func TestCountsFollowWritesAtTheSameTime(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	var servers []*postgis.DB
	for range 2 {
		db, err := postgis.Open(t.Context(), dsn, postgis.MaxConns(4))
		must(t, err)
		t.Cleanup(db.Close)
		servers = append(servers, db)
	}
	fillCity(t, servers[0])
	var writing sync.WaitGroup
	for i := range 4 {
		w := &writer{db: servers[i%2], random: rand.New(rand.NewPCG(7, uint64(i)))}
		writing.Go(func() {
			for range 40 {
				w.step(t)
			}
		})
	}
	writing.Wait()
	wantRightCounts(t, servers[0])
}

func TestRecomputeCountsAnew(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	for i := range 5 {
		must(t, db.CreatePlace(t.Context(), system, newPlace(orb.Point{21.22 + float64(i)*0.01, 45.751}), "test"))
	}
	exec(t, db, "DELETE FROM place_count WHERE level = 16")
	exec(t, db, "UPDATE place_count SET n = n + 1")
	_, err := db.Recompute(t.Context(), 0, func(int, int64) {})
	must(t, err)
	wantRightCounts(t, db)
}

// A question that selects every place but is not one of those that are answered by what was counted gives the same tile.
func TestTilesFromCountsAreThoseFromPlaces(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	w := &writer{db: db, random: rand.New(rand.NewPCG(7, 7))}
	for range 120 {
		w.step(t)
	}
	author := newAccount(t, db, "ana", geo.Resident)
	exec(t, db, "UPDATE place SET created_by = $1 WHERE id % 3 = 0", author.AccountID)
	staff := newAccount(t, db, "planner", geo.Planner)
	everyID := make([]int64, 2000)
	for i := range everyID {
		everyID[i] = int64(i + 1)
	}
	filters := []geo.Filter{{}, {Kinds: []geo.Kind{geo.Space, geo.Intervention}}, {Lives: []geo.Life{geo.Live}}, {Publications: []geo.Publication{geo.Submitted}}}
	collections := []*geo.Collection{geo.AllPlaces, geo.FindCollection("riverside-sites")}
	for name, actor := range map[string]geo.Actor{"public": {}, "author": author, "staff": staff} {
		for _, c := range collections {
			for i, counted := range filters {
				single := counted
				single.IDs = everyID
				for _, z := range []int{0, 5, 9, 10, 11, 12, 13, 14, 15, 18} {
					x, y := tileAt(orb.Point{21.232, 45.752}, z)
					want, err := db.Tile(t.Context(), actor, c, single, z, x, y)
					must(t, err)
					got, err := db.Tile(t.Context(), actor, c, counted, z, x, y)
					must(t, err)
					if string(got) != string(want) {
						t.Errorf("%s, %s, filter %d, z%d: %d bytes from counts, %d from places", name, c.ID, i, z, len(got), len(want))
					}
				}
			}
		}
	}
}
