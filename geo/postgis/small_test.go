package postgis_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
)

// Whoever asks for a small box gets what PostGIS says meets it: streets in all directions, areas with holes, points on the very edge.
func TestSmallBoxesMeetWhatPostGISSays(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	random := rand.New(rand.NewPCG(1, 2))
	var corners []orb.Point
	for i := range 120 {
		at := orb.Point{21.21 + random.Float64()*0.01, 45.74 + random.Float64()*0.01}
		angle, long := random.Float64()*2*math.Pi, 0.0005+random.Float64()*0.002
		end := orb.Point{at[0] + long*math.Cos(angle), at[1] + long*math.Sin(angle)}
		side := orb.Point{at[0] - long*math.Sin(angle)/3, at[1] + long*math.Cos(angle)/3}
		var g orb.Geometry = orb.LineString{at, end}
		switch i % 3 {
		case 0:
			g = at
		case 1:
			g = orb.Polygon{{at, end, side, at}}
		}
		corners = append(corners, at, end)
		must(t, db.CreatePlace(t.Context(), system, newPlace(g), ""))
	}
	met := 0
	for i := range 400 {
		// Half of the boxes have a corner of a shape for their own corner.
		low := orb.Point{21.209 + random.Float64()*0.012, 45.739 + random.Float64()*0.012}
		if i%2 == 0 {
			low = corners[random.IntN(len(corners))]
		}
		box := orb.Bound{Min: low, Max: orb.Point{low[0] + random.Float64()*0.003, low[1] + random.Float64()*0.003}}
		want := meeting(t, db, box)
		met += len(want)
		for _, actor := range []geo.Actor{{}, system} {
			if got := listed(t, db, actor, box); !slices.Equal(got, want) {
				t.Errorf("box %v: %v, PostGIS says %v", box, got, want)
			}
		}
	}
	if met < 1000 {
		t.Errorf("only %d places were met; the test tells little", met)
	}
}

func meeting(t *testing.T, db *postgis.DB, b orb.Bound) (ids []int64) {
	t.Helper()
	must(t, db.Pool().QueryRow(t.Context(), `SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM place WHERE ST_Intersects(geom, ST_MakeEnvelope($1, $2, $3, $4, 4326))`,
		b.Min[0], b.Min[1], b.Max[0], b.Max[1]).Scan(&ids))
	return ids
}

func listed(t *testing.T, db *postgis.DB, actor geo.Actor, b orb.Bound) []int64 {
	t.Helper()
	ids := []int64{}
	_, err := db.StreamFeatures(t.Context(), actor, geo.AllPlaces, geo.Query{Filter: geo.Filter{Boxes: []geo.Box{{Bound: b}}}, Page: geo.Page{Limit: 1000, Sort: geo.SortID}},
		func(id int64, _, _ []byte) error {
			ids = append(ids, id)
			return nil
		})
	must(t, err)
	return ids
}
