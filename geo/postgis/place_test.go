package postgis_test

import (
	"context"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

var system = geo.Actor{System: true}

// A square city of about 7.8 by 11 km with two neighbourhoods that meet at longitude 21.25, and a river that runs due
// west along latitude 45.75 with its origin 1 km below its start.
func newCity(tb testing.TB) *postgis.DB {
	tb.Helper()
	db := pgtest.New(tb)
	fillCity(tb, db)
	return db
}

func fillCity(tb testing.TB, db *postgis.DB) {
	tb.Helper()
	ctx := context.Background()
	must(tb, db.SaveCity(ctx, system, &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000}))
	outline := geo.Area{Slug: "outline", Title: geo.Text{"ro": "Oraș"}, Label: orb.Point{21.25, 45.75}, Geometry: box(21.2, 45.7, 21.3, 45.8)}
	must(tb, db.SaveAreaSet(ctx, system, &geo.AreaSet{Slug: "outline", Title: geo.Text{"ro": "Contur"}}, []geo.Area{outline}))
	must(tb, db.SaveAreaSet(ctx, system, &geo.AreaSet{Slug: "neighbourhoods", Title: geo.Text{"ro": "Cartiere"}}, []geo.Area{
		{Slug: "vest", Title: geo.Text{"ro": "Vest"}, Label: orb.Point{21.22, 45.75}, Geometry: box(21.2, 45.7, 21.25, 45.8)},
		{Slug: "est", Title: geo.Text{"ro": "Est"}, Label: orb.Point{21.27, 45.75}, Geometry: box(21.25, 45.7, 21.29, 45.8)},
		{Slug: "punct", Title: geo.Text{"ro": "Punct"}, Label: orb.Point{21.21, 45.71}, Geometry: orb.Point{21.21, 45.71}},
	}))
	must(tb, db.SaveRiver(ctx, system, &geo.River{Slug: "bega", Title: geo.Text{"ro": "Bega"}, OriginTitle: geo.Text{"ro": "Uzina"}, OriginM: 1000,
		Axis: orb.LineString{{21.32, 45.75}, {21.25, 45.75}, {21.18, 45.75}}}))
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func box(west, south, east, north float64) orb.Polygon {
	return orb.Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}
}

func newPlace(g orb.Geometry) *geo.Place {
	return &geo.Place{Kind: geo.Riverside, Category: "quay", Title: geo.Text{"ro": "Cheiul vechi"}, Life: geo.Live, Publication: geo.Published, Geometry: g}
}

func near(tb testing.TB, what string, got *float64, want, within float64) {
	tb.Helper()
	if got == nil || math.Abs(*got-want) > within {
		tb.Errorf("%s: got %v, want %v ± %v", what, got, want, within)
	}
}

func TestFactsOfPoint(t *testing.T) {
	t.Parallel()
	db, ctx := newCity(t), context.Background()
	pl := newPlace(orb.Point{21.22, 45.751}) // 111 m north of a river that flows west: the right bank
	must(t, db.CreatePlace(ctx, system, pl, "test"))
	r := pl.Facts.River
	if r == nil || r.River != "bega" || r.Bank != "right" || r.Beyond {
		t.Fatalf("river position: %+v", r)
	}
	// 0.1 degree of longitude at 45.75 N is 7.784 km on WGS 84; the origin is 1 km below the start.
	near(t, "km", &r.Km, 7.784-1, 0.01)
	near(t, "offset", &r.OffsetM, 111.1, 0.2)
	near(t, "distance", &r.DistanceM, 111.1, 1) // a segment of 5 km bulges 0.6 m on the spheroid
	if pl.Facts.Neighbourhood != "vest" || pl.Facts.Border || pl.Facts.Shares[0].Share != 1 {
		t.Errorf("neighbourhood: %+v", pl.Facts)
	}
	south := newPlace(orb.Point{21.22, 45.749})
	must(t, db.CreatePlace(ctx, system, south, "test"))
	if south.Facts.River.Bank != "left" {
		t.Errorf("south of a river that flows west: %s, want left", south.Facts.River.Bank)
	}
}

func TestFactsOfPolygonAcrossABorder(t *testing.T) {
	t.Parallel()
	db, ctx := newCity(t), context.Background()
	pl := newPlace(box(21.24, 45.76, 21.28, 45.77)) // a quarter in vest, three in est
	must(t, db.CreatePlace(ctx, system, pl, "test"))
	f := pl.Facts
	if f.Neighbourhood != "est" || !f.Border || len(f.Shares) != 2 {
		t.Fatalf("%+v", f)
	}
	near(t, "share of est", &f.Shares[0].Share, 0.75, 0.001)
	near(t, "share of vest", &f.Shares[1].Share, 0.25, 0.001)
	near(t, "area", f.AreaM2, 3113.0*1111.6, 3113*1111.6*0.002)
	near(t, "distance of the geometry, not of its point", &f.River.DistanceM, 1111.5, 2)
	if f.LengthM != nil {
		t.Error("a polygon has no length")
	}
	line := newPlace(orb.LineString{{21.26, 45.75}, {21.30, 45.75}}) // a quarter of it lies in no neighbourhood
	must(t, db.CreatePlace(ctx, system, line, "test"))
	near(t, "length", line.Facts.LengthM, 3113, 3)
	if line.Facts.Neighbourhood != "est" || !line.Facts.Border || line.Facts.River.Bank != "axis" {
		t.Errorf("%+v", line.Facts)
	}
}

func TestFaultyGeometrySaysWhatAndWhere(t *testing.T) {
	t.Parallel()
	db, ctx := newCity(t), context.Background()
	bowtie := orb.Polygon{{{21.21, 45.71}, {21.23, 45.73}, {21.23, 45.71}, {21.21, 45.73}, {21.21, 45.71}}}
	for name, c := range map[string]struct {
		g    orb.Geometry
		code string
		at   orb.Point
	}{
		"bow tie":         {bowtie, "self_intersection", orb.Point{21.22, 45.72}},
		"outside":         {orb.Point{26.1, 44.4}, "out_of_reach", orb.Point{26.1, 44.4}},
		"partly outside":  {orb.LineString{{21.25, 45.75}, {21.25, 46.75}}, "out_of_reach", orb.Point{}},
		"hole is outside": {orb.Polygon{box(21.21, 45.71, 21.22, 45.72)[0], box(21.23, 45.73, 21.24, 45.74)[0]}, "hole_outside", orb.Point{}},
	} {
		err := db.CreatePlace(ctx, system, newPlace(c.g), "test")
		e, ok := err.(*geo.Error)
		if !ok || e.Fault != geo.Invalid || e.Fields[0].Field != "geometry" || e.Fields[0].Code != c.code || e.Fields[0].At == nil {
			t.Errorf("%s: got %v", name, err)
			continue
		}
		if c.at != (orb.Point{}) && (math.Abs(e.Fields[0].At[0]-c.at[0]) > 1e-6 || math.Abs(e.Fields[0].At[1]-c.at[1]) > 1e-6) {
			t.Errorf("%s: at %v, want %v", name, e.Fields[0].At, c.at)
		}
	}
	must(t, db.CreatePlace(ctx, system, newPlace(orb.Point{21.305, 45.75}), "within a kilometre of the outline"))
}

func TestUpdateMakesARevisionAndLocks(t *testing.T) {
	t.Parallel()
	db, ctx := newCity(t), context.Background()
	pl := newPlace(orb.Point{21.22, 45.751})
	must(t, db.CreatePlace(ctx, system, pl, "first"))
	move := func(p *geo.Place) error {
		p.Geometry = orb.Point{21.27, 45.749}
		p.Title = geo.Text{"ro": "Cheiul nou"}
		return nil
	}
	moved, err := db.UpdatePlace(ctx, system, pl.ID, 1, "it moved", move)
	must(t, err)
	if moved.Version != 2 || moved.Facts.Neighbourhood != "est" || moved.Facts.River.Bank != "left" {
		t.Errorf("facts do not follow: %+v", moved)
	}
	if _, err := db.UpdatePlace(ctx, system, pl.ID, 1, "stale", move); geo.FaultOf(err) != geo.Stale {
		t.Errorf("a stale version gives %v", err)
	}
	revisions, err := db.FindRevisions(ctx, system, pl.ID)
	must(t, err)
	if len(revisions) != 2 || revisions[0].Reason != "it moved" || revisions[1].Geometry.(orb.Point) != (orb.Point{21.22, 45.751}) {
		t.Errorf("revisions: %+v", revisions)
	}
	found, err := db.FindPlace(ctx, geo.Actor{}, pl.ID)
	must(t, err)
	if found.Title["ro"] != "Cheiul nou" || found.Version != 2 {
		t.Errorf("found %+v", found)
	}
	must(t, db.DeletePlace(ctx, system, pl.ID, 2, "gone"))
	if _, err := db.FindPlace(ctx, system, pl.ID); geo.FaultOf(err) != geo.NotFound {
		t.Errorf("a deleted place is found: %v", err)
	}
}

func TestTileDrawsPlacesAndClusters(t *testing.T) {
	t.Parallel()
	db, ctx := newCity(t), context.Background()
	for i := range 5 {
		must(t, db.CreatePlace(ctx, system, newPlace(orb.Point{21.22 + float64(i)*1e-6, 45.751}), "test"))
	}
	must(t, db.CreatePlace(ctx, system, newPlace(box(21.24, 45.76, 21.28, 45.77)), "test"))
	for _, z := range []int{0, 9, 13, 15, 18} {
		x, y := tileAt(orb.Point{21.22, 45.751}, z)
		tile, err := db.Tile(ctx, geo.Actor{}, geo.AllPlaces, geo.Filter{}, z, x, y)
		must(t, err)
		if len(tile) == 0 {
			t.Errorf("z%d is empty", z)
		}
	}
	tile, err := db.Tile(ctx, geo.Actor{}, geo.AllPlaces, geo.Filter{Text: "nothing like it at all"}, 9, 286, 182)
	must(t, err)
	if len(tile) != 0 {
		t.Errorf("a filter that nothing matches gives %d bytes", len(tile))
	}
}

func tileAt(p orb.Point, z int) (x, y int) {
	n := math.Pow(2, float64(z))
	lat := p[1] * math.Pi / 180
	return int((p[0] + 180) / 360 * n), int((1 - math.Log(math.Tan(lat)+1/math.Cos(lat))/math.Pi) / 2 * n)
}
