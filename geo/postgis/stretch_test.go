package postgis_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
)

// kmOf gives the longitude of a kilometre of the test city's river, which runs due west along 45.75 with its origin 1 km
// below 21.32.
func kmOf(km float64) float64 {
	const metres = 77_728.0 // of a degree of longitude there, on the spheroid
	return 21.32 - (1000+km*1000)/metres
}

func addSite(tb testing.TB, db *postgis.DB, kind geo.Kind, category string, life geo.Life, g orb.Geometry) *geo.Place {
	tb.Helper()
	p := newPlace(g)
	p.Kind, p.Category, p.Life = kind, category, life
	must(tb, db.CreatePlace(tb.Context(), system, p, ""))
	return p
}

func TestStretchNarrowsListsTilesAndFollowsAlike(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	for km := 1.0; km < 6; km++ {
		addSite(t, db, geo.Space, "square", geo.Live, orb.Point{kmOf(km), 45.751})
		addSite(t, db, geo.Riverside, "quay", geo.Live, orb.Point{kmOf(km), 45.7495})
	}
	addSite(t, db, geo.Space, "square", geo.Live, orb.Point{kmOf(3), 45.76}) // a kilometre off
	addSite(t, db, geo.Riverside, "bridge", geo.Live, orb.Point{kmOf(3), 45.75})
	from, to, within := 1.5, 3.5, 300.0
	for _, test := range []struct {
		stretch geo.Stretch
		want    int
	}{
		{geo.Stretch{}, 12},
		{geo.Stretch{River: "bega"}, 12},
		{geo.Stretch{River: "timis"}, 0},
		{geo.Stretch{River: "bega", FromKm: &from, ToKm: &to}, 6},
		{geo.Stretch{River: "bega", FromKm: &from, ToKm: &to, WithinM: &within}, 5},
		{geo.Stretch{River: "bega", FromKm: &from, ToKm: &to, WithinM: &within, Bank: "left"}, 3}, // south, and the bridge
		{geo.Stretch{River: "bega", FromKm: &from, Bank: "right"}, 6},
	} {
		match, err := db.CountFeatures(t.Context(), geo.Actor{}, geo.AllPlaces, geo.Filter{Stretch: test.stretch})
		must(t, err)
		activity, _, err := db.FindActivity(t.Context(), geo.Watch{Stretch: test.stretch}, geo.Page{Limit: 100})
		must(t, err)
		if match.Count != test.want || len(activity) != test.want {
			t.Errorf("%+v: %d places, %d of them followed, want %d", test.stretch, match.Count, len(activity), test.want)
		}
	}
}

func TestStripShowsBridgesSitesGapsAndNumbers(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	addSite(t, db, geo.Riverside, "bridge", geo.Live, orb.LineString{{kmOf(2), 45.7498}, {kmOf(2), 45.7502}})
	bank := addSite(t, db, geo.Riverside, "embankment", geo.Live, orb.LineString{{kmOf(2.5), 45.7505}, {kmOf(4.5), 45.7505}})
	addSite(t, db, geo.Space, "square", geo.Planned, orb.Point{kmOf(3), 45.7495})
	addSite(t, db, geo.Riverside, "quay", geo.Ended, orb.Point{kmOf(6), 45.7495}) // over, so it fills no gap
	addSite(t, db, geo.Space, "square", geo.Live, orb.Point{kmOf(3), 45.76})
	if r := bank.Facts.River; math.Abs(r.FromKm-2.5) > 0.01 || math.Abs(r.ToKm-4.5) > 0.02 || math.Abs(r.Km-3.5) > 1.1 {
		t.Errorf("the embankment reaches from %f to %f", r.FromKm, r.ToKm)
	}
	from, to := 2.2, 4.0
	strip, err := db.FindStrip(t.Context(), geo.Actor{}, geo.Filter{Stretch: geo.Stretch{River: "bega", FromKm: &from, ToKm: &to}})
	must(t, err)
	if len(strip.Bridges) != 1 || len(strip.Sites) != 3 || len(strip.Groups) != 0 || math.Abs(strip.FromKm+1) > 0.001 || math.Abs(strip.ToKm-9.89) > 0.01 {
		t.Errorf("%+v", strip)
	}
	var gaps string
	for _, g := range strip.Gaps {
		gaps += fmt.Sprintf("%s %.1f-%.1f ", g.Bank, g.FromKm, g.ToKm)
	}
	if want := "left -1.0-9.9 right -1.0-2.5 right 4.5-9.9 "; gaps != want {
		t.Errorf("gaps %q, want %q", gaps, want)
	}
	if c := strip.Chosen; c.Count != 2 || len(c.Counts) != 2 || math.Abs(c.PerKm-2/1.8) > 0.01 || c.FromKm != from || c.ToKm != to {
		t.Errorf("numbers %+v", c)
	}
	only, err := db.FindStrip(t.Context(), geo.Actor{}, geo.Filter{Kinds: []geo.Kind{geo.Space}, Stretch: geo.Stretch{River: "bega"}})
	must(t, err)
	if len(only.Sites) != 1 || len(only.Bridges) != 1 || len(only.Gaps) != 3 || only.Chosen.Count != 1 {
		t.Errorf("of spaces only: %+v", only)
	}
}

func TestStripGroupsACrowd(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	var places []*geo.Place
	for i := range 500 {
		p := newPlace(orb.Point{kmOf(2 + float64(i%10)/100), 45.7505})
		p.Title = geo.Text{"ro": fmt.Sprint("Chei ", i)}
		places = append(places, p)
	}
	_, err := db.ImportPlaces(t.Context(), system, places, "")
	must(t, err)
	strip, err := db.FindStrip(t.Context(), geo.Actor{}, geo.Filter{Stretch: geo.Stretch{River: "bega"}})
	must(t, err)
	total := 0
	for _, g := range strip.Groups {
		total += g.Count
	}
	if len(strip.Sites) != 0 || len(strip.Groups) > 2 || total != 500 || strip.Chosen.Count != 500 {
		t.Errorf("%d sites, groups %+v, %+v", len(strip.Sites), strip.Groups, strip.Chosen)
	}
}

func TestStripRefusals(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	low, high := 1.0, 5.0
	for _, test := range []struct {
		stretch geo.Stretch
		fault   geo.Fault
	}{
		{geo.Stretch{River: "timis"}, geo.NotFound},
		{geo.Stretch{River: "bega", FromKm: &high, ToKm: &low}, geo.Invalid},
		{geo.Stretch{River: "bega", Bank: "north"}, geo.Invalid},
		{geo.Stretch{FromKm: &low}, geo.Invalid},
	} {
		if _, err := db.FindStrip(t.Context(), geo.Actor{}, geo.Filter{Stretch: test.stretch}); geo.FaultOf(err) != test.fault {
			t.Errorf("%+v: %v", test.stretch, err)
		}
	}
}
