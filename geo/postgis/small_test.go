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

// Whoever asks for a small box gets what PostGIS says meets it: streets in all directions, areas with holes, shapes in parts, points on the
// very edge; by boxes without width, tiny ones, those of two parts beyond the date line, and the world.
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
		within := orb.Ring{towards(at, end, side, 0.2, 0.2), towards(at, end, side, 0.6, 0.2), towards(at, end, side, 0.2, 0.6), towards(at, end, side, 0.2, 0.2)}
		area := orb.Polygon{{at, end, side, at}, within}
		g := []orb.Geometry{at, area, orb.LineString{at, end}, orb.MultiPoint{at, end}, orb.MultiLineString{{at, side}, {end, towards(at, end, side, 1, 1)}},
			orb.MultiPolygon{area, {{{at[0] + 0.004, at[1]}, {end[0] + 0.004, end[1]}, {side[0] + 0.004, side[1]}, {at[0] + 0.004, at[1]}}}}}[i%6]
		corners = append(corners, at, end)
		must(t, db.CreatePlace(t.Context(), system, newPlace(g), ""))
	}
	boxes := [][]orb.Bound{{geo.World}, {{Min: orb.Point{21.215, 45.74}, Max: orb.Point{180, 45.75}}, {Min: orb.Point{-180, 45.74}, Max: orb.Point{-179.999, 45.744}}}}
	for i := range 500 {
		// Half of the boxes have a corner of a shape for their own corner.
		low := orb.Point{21.209 + random.Float64()*0.012, 45.739 + random.Float64()*0.012}
		if i%2 == 0 {
			low = corners[random.IntN(len(corners))]
		}
		wide, high := random.Float64()*0.003, random.Float64()*0.003
		switch i % 9 {
		case 0:
			wide = 0
		case 2:
			high = 0
		case 4:
			wide, high = 0, 0
		case 6:
			wide, high = 1e-9, 1e-9
		}
		boxes = append(boxes, []orb.Bound{{Min: low, Max: orb.Point{low[0] + wide, low[1] + high}}})
	}
	met := 0
	for _, box := range boxes {
		want := meeting(t, db, box)
		met += len(want)
		for _, actor := range []geo.Actor{{}, system} {
			if got := listed(t, db, actor, box); !slices.Equal(got, want) {
				t.Errorf("box %v, asked by the system %v: %v, PostGIS says %v", box, actor.System, got, want)
			}
		}
	}
	if met < 1000 {
		t.Errorf("only %d places were met; the test tells little", met)
	}
}

// towards gives the point that lies so far from a corner along two sides.
func towards(from, a, b orb.Point, alongA, alongB float64) orb.Point {
	return orb.Point{from[0] + (a[0]-from[0])*alongA + (b[0]-from[0])*alongB, from[1] + (a[1]-from[1])*alongA + (b[1]-from[1])*alongB}
}

func meeting(t *testing.T, db *postgis.DB, boxes []orb.Bound) (ids []int64) {
	t.Helper()
	for _, b := range boxes {
		var some []int64
		must(t, db.Pool().QueryRow(t.Context(), `SELECT coalesce(array_agg(id), '{}') FROM place WHERE ST_Intersects(geom, ST_Envelope(ST_MakeEnvelope($1, $2, $3, $4, 4326)))`,
			b.Min[0], b.Min[1], b.Max[0], b.Max[1]).Scan(&some))
		ids = append(ids, some...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func listed(t *testing.T, db *postgis.DB, actor geo.Actor, boxes []orb.Bound) []int64 {
	t.Helper()
	var f geo.Filter
	for _, b := range boxes {
		f.Boxes = append(f.Boxes, geo.Box{Bound: b, CRS: &geo.CRSs[1]})
	}
	var ids []int64
	_, err := db.StreamFeatures(t.Context(), actor, geo.AllPlaces, geo.Query{Filter: f, Page: geo.Page{Limit: 1000, Sort: geo.SortID}},
		func(id int64, _, _ []byte) error {
			ids = append(ids, id)
			return nil
		})
	must(t, err)
	return ids
}
