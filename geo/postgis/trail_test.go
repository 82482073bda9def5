package postgis_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
)

func newTrail(stops ...int64) *geo.Trail {
	tr := &geo.Trail{Title: geo.Text{"ro": "Pe malul apei"}, Mode: geo.OnFoot, Publication: geo.Published}
	for _, id := range stops {
		tr.Stops = append(tr.Stops, geo.TrailStop{PlaceID: id, Stay: 10})
	}
	return tr
}

func siteAt(tb testing.TB, db *postgis.DB, at orb.Point) int64 {
	tb.Helper()
	return addSite(tb, db, geo.Space, "square", geo.Live, at).ID
}

var sunday = time.Date(2026, 7, 12, 0, 0, 0, 0, time.UTC)

func TestTrailIsMeasuredOnTheSpheroid(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	a, b, c := siteAt(t, db, orb.Point{21.22, 45.75}), siteAt(t, db, orb.Point{21.24, 45.75}), siteAt(t, db, orb.Point{21.24, 45.76})
	tr := newTrail(a, b, c)
	tr.Stops[0].Via = []orb.Point{{21.22, 45.755}, {21.24, 45.755}}
	must(t, db.CreateTrail(t.Context(), system, tr))
	var want float64
	must(t, db.Pool().QueryRow(t.Context(), `SELECT ST_Length('LINESTRING(21.22 45.75,21.22 45.755,21.24 45.755,21.24 45.75,21.24 45.76)'::geography)`).Scan(&want))
	if math.Abs(tr.LengthM-want) > 0.01 || len(tr.Line) != 5 || tr.Minutes != int(math.Round(want/4000*60+30)) {
		t.Errorf("%f m, want %f; %d minutes, %v", tr.LengthM, want, tr.Minutes, tr.Line)
	}
	if at := tr.Stops[2].AtM; tr.Stops[0].AtM != 0 || math.Abs(at-want) > 0.01 || !(tr.Stops[1].AtM < at) {
		t.Errorf("the stops are at %f, %f, %f", tr.Stops[0].AtM, tr.Stops[1].AtM, at)
	}
	after, err := db.UpdateTrail(t.Context(), system, tr.ID, tr.Version, func(tr *geo.Trail) error {
		tr.Mode, tr.Stops = geo.ByBike, []geo.TrailStop{tr.Stops[1], tr.Stops[2]}
		return nil
	})
	must(t, err)
	if after.Version != 2 || len(after.Stops) != 2 || len(after.Line) != 2 || after.Minutes != int(math.Round(after.LengthM/12000*60+20)) {
		t.Errorf("%+v", after)
	}
	// A stop that moves takes the line with it.
	_, err = db.UpdatePlace(t.Context(), system, c, 0, "", func(pl *geo.Place) error { pl.Geometry = orb.Point{21.24, 45.77}; return nil })
	must(t, err)
	moved, err := db.FindTrail(t.Context(), geo.Actor{}, tr.ID, sunday)
	must(t, err)
	if moved.LengthM < 1.9*after.LengthM || moved.Line[1] != (orb.Point{21.24, 45.77}) {
		t.Errorf("%f m became %f m, %v", after.LengthM, moved.LengthM, moved.Line)
	}
}

func TestTrailRefusals(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	a, b := siteAt(t, db, orb.Point{21.22, 45.75}), siteAt(t, db, orb.Point{21.24, 45.75})
	hidden := newSite(t, db, "Ascuns", geo.Draft)
	many := newTrail(a, b)
	many.Stops[0].Via = make([]orb.Point, geo.MaxVia+1)
	for name, test := range map[string]struct {
		change func(*geo.Trail)
		field  string
	}{
		"no title":           {func(tr *geo.Trail) { tr.Title = nil }, "title_ro"},
		"no mode":            {func(tr *geo.Trail) { tr.Mode = "" }, "mode"},
		"one stop":           {func(tr *geo.Trail) { tr.Stops = tr.Stops[:1] }, "stops"},
		"a stop not public":  {func(tr *geo.Trail) { tr.Stops[1].PlaceID = hidden }, "stops"},
		"a stop nowhere":     {func(tr *geo.Trail) { tr.Stops[1].PlaceID = 999999 }, "stops"},
		"a stay too long":    {func(tr *geo.Trail) { tr.Stops[1].Stay = 601 }, "stops"},
		"a stay before time": {func(tr *geo.Trail) { tr.Stops[1].Stay = -1 }, "stops"},
		"too many vertices":  {func(tr *geo.Trail) { *tr = *many }, "stops"},
		"no position":        {func(tr *geo.Trail) { tr.Stops[0].Via = []orb.Point{{math.NaN(), 45}} }, "stops"},
		"half a season":      {func(tr *geo.Trail) { tr.FromMonth = 4 }, "from_month"},
		"no such month":      {func(tr *geo.Trail) { tr.FromMonth, tr.ToMonth = 4, 13 }, "from_month"},
		"no such state":      {func(tr *geo.Trail) { tr.Publication = geo.Hidden }, "publication"},
		"no such programme":  {func(tr *geo.Trail) { tr.Programme = &geo.Named{Slug: "none"} }, "programme"},
		"no such partner":    {func(tr *geo.Trail) { tr.Organisation = &geo.Named{Slug: "none"} }, "organisation"},
		"no such project":    {func(tr *geo.Trail) { tr.Project = &geo.ProjectName{ID: 9} }, "project"},
	} {
		tr := newTrail(a, b)
		test.change(tr)
		err := db.CreateTrail(t.Context(), system, tr)
		if geo.FaultOf(err) != geo.Invalid || !strings.Contains(fmt.Sprintf("%+v", fieldsOf(err)), test.field) {
			t.Errorf("%s: %v %+v", name, err, fieldsOf(err))
		}
	}
	tr := newTrail(a, b)
	must(t, db.CreateTrail(t.Context(), system, tr))
	if err := db.DeleteTrail(t.Context(), system, tr.ID, 7); geo.FaultOf(err) != geo.Stale {
		t.Errorf("deleted at another version: %v", err)
	}
	must(t, db.DeleteTrail(t.Context(), system, tr.ID, 1))
	if _, err := db.FindTrail(t.Context(), system, tr.ID, sunday); geo.FaultOf(err) != geo.NotFound {
		t.Errorf("found after it was deleted: %v", err)
	}
}

func fieldsOf(err error) []string {
	var names []string
	if e, ok := err.(*geo.Error); ok {
		for _, f := range e.Fields {
			names = append(names, f.Field)
		}
	}
	return names
}

// A stop whose place is no longer public is shown as a stop, and nothing is told of the place.
func TestTrailTellsNothingOfHiddenPlaces(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	a, b := siteAt(t, db, orb.Point{21.22, 45.75}), siteAt(t, db, orb.Point{21.24, 45.75})
	tr := newTrail(a, b)
	must(t, db.CreateTrail(t.Context(), system, tr))
	_, err := db.MovePlace(t.Context(), system, b, geo.Move{Line: geo.PublicationLine, To: string(geo.Hidden), Reason: "x"})
	must(t, err)
	seen, err := db.FindTrail(t.Context(), geo.Actor{}, tr.ID, sunday)
	must(t, err)
	if s := seen.Stops[1]; s.Place != nil || s.Visit.State != geo.VisitClosed || s.Visit.Reason != geo.NotSeen {
		t.Errorf("%+v %+v", s, s.Visit)
	}
}

// What is open on a day, held against plain SQL on made-up places: hours as rows of a table, lives and periods as they are.
func TestOpenOnADayAgreesWithSQL(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	r := rand.New(rand.NewPCG(7, 11))
	_, err := db.Pool().Exec(t.Context(), `CREATE TABLE told (place_id bigint, month int, weekday int, opens int, closes int)`)
	must(t, err)
	const places = 60
	var ids []int64
	for range places {
		pl := newPlace(orb.Point{21.21 + r.Float64()*0.07, 45.72 + r.Float64()*0.06})
		pl.Life = geo.Lives[r.IntN(len(geo.Lives))]
		if r.IntN(2) == 0 {
			pl.Life = geo.Live
		}
		if r.IntN(3) == 0 {
			from := 1 + r.IntN(12)
			pl.Period = geo.Period{Starts: geo.Date(fmt.Sprintf("2026-%02d", from)), Ends: geo.Date(fmt.Sprintf("2026-%02d-%02d", from+r.IntN(13-from), 28))}
		}
		hours, rows := madeUpHours(r)
		pl.OpeningHours = hours
		must(t, db.CreatePlace(t.Context(), system, pl, ""))
		for _, row := range rows {
			_, err := db.Pool().Exec(t.Context(), `INSERT INTO told VALUES ($1, $2, $3, $4, $5)`, pl.ID, row[0], row[1], row[2], row[3])
			must(t, err)
		}
		ids = append(ids, pl.ID)
	}
	tr := newTrail(ids...)
	must(t, db.CreateTrail(t.Context(), system, tr))
	for range 120 {
		day := time.Date(2026, 1, 1+r.IntN(365), 0, 0, 0, 0, time.UTC)
		got, err := db.FindTrail(t.Context(), geo.Actor{}, tr.ID, day)
		must(t, err)
		for _, s := range got.Stops {
			if want := openBySQL(t, db, s.PlaceID, day); string(s.Visit.State) != want {
				t.Fatalf("place %d on %s: %+v, SQL says %s", s.PlaceID, day.Format(time.DateOnly), s.Visit, want)
			}
		}
	}
}

// madeUpHours writes opening hours out of what they mean: for each month and weekday when it opens and closes, in minutes.
func madeUpHours(r *rand.Rand) (text string, rows [][4]int) {
	names, months := []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"}, []string{"Jan", "Jun", "Jul", "Dec"}
	seasons := [][2]int{{1, 12}}
	if r.IntN(2) == 0 {
		seasons = [][2]int{{1, 6}, {7, 12}}
	}
	var rules []string
	for i, season := range seasons {
		for d := range 7 {
			if r.IntN(5) < 2 || len(rules) > 9 {
				continue
			}
			opens := 60 * (6 + r.IntN(12))
			closes := opens + 30*(1+r.IntN(24))
			when := ""
			if len(seasons) == 2 {
				when = months[2*i] + "-" + months[2*i+1] + " "
			}
			rules = append(rules, fmt.Sprintf("%s%s %02d:%02d-%02d:%02d", when, names[d], opens/60, opens%60, closes/60%24, closes%60))
			for m := season[0]; m <= season[1]; m++ {
				rows = append(rows, [4]int{m, d, opens, closes})
			}
		}
	}
	if len(rules) == 0 {
		return "off", nil
	}
	r.Shuffle(len(rules), func(i, j int) { rules[i], rules[j] = rules[j], rules[i] })
	return strings.Join(rules, "; "), rows
}

func openBySQL(tb testing.TB, db *postgis.DB, place int64, day time.Time) (state string) {
	tb.Helper()
	must(tb, db.Pool().QueryRow(tb.Context(), `SELECT CASE
		WHEN life IN ('idea', 'planned', 'in_preparation', 'ended', 'removed', 'paused') THEN 'closed'
		WHEN period IS NOT NULL AND NOT period @> $2::date THEN 'closed'
		WHEN life = 'reported_gone' THEN 'unknown'
		WHEN EXISTS (SELECT FROM told WHERE place_id = id AND month = extract(month FROM $2::date) AND weekday = extract(dow FROM $2::date)) THEN 'open'
		ELSE 'closed' END FROM place WHERE id = $1`, place, day).Scan(&state))
	return state
}
