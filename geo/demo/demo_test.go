package demo_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/demo"
	"locuri/geo/photo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func quiet(string) {}

func album(db *postgis.DB) demo.Album { return photo.NewAlbum(db, blobs{}) }

// blobs forgets what it is given.
type blobs struct{ geo.Blobs }

func (blobs) Put(context.Context, string, []byte) error { return nil }

func (blobs) Delete(context.Context, string) error { return nil }

// counts are what stands in the tables that Load fills.
func counts(t *testing.T, db *postgis.DB) (c struct {
	Places, Revisions, Proposals, Projects, Tags, Accounts, Members, Programmes, Base, Trails, Comments, Checks, Reports, Supports, Photos, Accesses int
}) {
	t.Helper()
	err := db.Pool().QueryRow(t.Context(), `select (select count(*) from place), (select count(*) from place_revision), (select count(*) from proposal),
		(select count(*) from project), (select count(*) from tag), (select count(*) from account), (select count(*) from membership),
		(select count(*) from programme), (select count(*) from base_feature), (select count(*) from trail),
		(select count(*) from comment), (select count(*) from field_check), (select count(*) from report), (select count(*) from support),
		(select count(*) from photo), (select count(*) from access_log)`).
		Scan(&c.Places, &c.Revisions, &c.Proposals, &c.Projects, &c.Tags, &c.Accounts, &c.Members, &c.Programmes, &c.Base, &c.Trails,
			&c.Comments, &c.Checks, &c.Reports, &c.Supports, &c.Photos, &c.Accesses)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLoadTwice(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := demo.Load(t.Context(), db, album(db), quiet); err != nil {
		t.Fatal(err)
	}
	first := counts(t, db)
	if first.Places < 303 || first.Proposals != 6 || first.Projects < 20 || first.Tags < 60 || first.Members != 4 || first.Programmes != 6 || first.Trails != 5 {
		t.Errorf("after the first load: %+v", first)
	}
	steps := 0
	if err := demo.Load(t.Context(), db, album(db), func(string) { steps++ }); err != nil {
		t.Fatal(err)
	}
	if second := counts(t, db); second != first || steps != 0 {
		t.Errorf("the second load did %d steps; %+v became %+v", steps, first, second)
	}
}

// An interruption after each step, then a run to the end: nothing is missing, nothing is there twice.
func TestLoadCompletesWhatWasInterrupted(t *testing.T) {
	t.Parallel()
	whole, db := pgtest.New(t), pgtest.New(t)
	if err := demo.Load(t.Context(), whole, album(whole), quiet); err != nil {
		t.Fatal(err)
	}
	for stop := 2; ; stop++ {
		ctx, cancel := context.WithCancel(t.Context())
		steps := 0
		err := demo.Load(ctx, db, album(db), func(string) {
			if steps++; steps == stop {
				cancel()
			}
		})
		cancel()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped before step %d: %v", stop, err)
		}
	}
	if got, want := counts(t, db), counts(t, whole); got != want {
		t.Errorf("with interruptions %+v, without %+v", got, want)
	}
}

func TestLoadGivesFacts(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := demo.Load(t.Context(), db, album(db), quiet); err != nil {
		t.Fatal(err)
	}
	place := func(osm string) *geo.Place {
		t.Helper()
		var id int64
		if err := db.Pool().QueryRow(t.Context(), `select id from place where external_ids->>'osm' = $1`, osm).Scan(&id); err != nil {
			t.Fatalf("%s: %v", osm, err)
		}
		pl, err := db.FindPlace(t.Context(), geo.Actor{}, id)
		if err != nil {
			t.Fatal(err)
		}
		return pl
	}
	park := place("relation/1250434") // Parcul Rozelor
	if park.Facts.Neighbourhood != "centru" || park.Facts.AreaM2 == nil || *park.Facts.AreaM2 < 20000 || park.Facts.River.Bank != "right" {
		t.Errorf("Parcul Rozelor: %+v %+v", park.Facts, park.Facts.River)
	}
	// Published distances from the plant are 3.02 and 5.52 km; the axis is known to give 20 m more.
	for osm, km := range map[string]float64{"way/438410461": 3.04, "way/438498082": 5.54} {
		if bridge := place(osm); bridge.Facts.River.Km < km-0.03 || bridge.Facts.River.Km > km+0.03 {
			t.Errorf("%s is at km %.3f, want about %.2f", bridge.Title["ro"], bridge.Facts.River.Km, km)
		}
	}
	bridge := place("way/438409096") // Podul de Fier, on the tour of the locks
	if len(bridge.Programmes) != 0 || len(bridge.Projects) != 2 {
		t.Errorf("Podul de Fier: programmes %v, projects %v", bridge.Programmes, bridge.Projects)
	}
	if solventul := place("way/116835733"); strings.Join(solventul.Programmes, " ") != "bega" {
		t.Errorf("Platforma Solventul is in the programmes %v, want bega", solventul.Programmes)
	}
}

func TestLoadKeepsOffAnotherCity(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	other := &geo.City{Slug: "arad", Title: geo.Text{"ro": "Arad"}, ReachM: 1000}
	if err := db.SaveCity(t.Context(), geo.Actor{System: true}, other); err != nil {
		t.Fatal(err)
	}
	err := demo.Load(t.Context(), db, album(db), quiet)
	if geo.FaultOf(err) != geo.Conflict || !strings.Contains(err.Error(), "Arad") {
		t.Errorf("got %v, want a Conflict that names the city", err)
	}
	if c := counts(t, db); c.Places != 0 || c.Accounts != 0 {
		t.Errorf("something was written: %+v", c)
	}
}

func TestProposalsWaitOrStand(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := demo.Load(t.Context(), db, album(db), quiet); err != nil {
		t.Fatal(err)
	}
	public, _, err := db.FindProposals(t.Context(), geo.Actor{}, geo.ProposalFilter{}, geo.Page{Limit: 10, Sort: geo.SortNewest})
	if err != nil || len(public) != 5 {
		t.Fatalf("the public sees %d proposals (%v), want those of the planner and of the partner", len(public), err)
	}
	all, _, err := db.FindProposals(t.Context(), geo.Actor{System: true}, geo.ProposalFilter{}, geo.Page{Limit: 10, Sort: geo.SortNewest})
	if err != nil || len(all) != 6 {
		t.Fatalf("there are %d proposals (%v), want 6", len(all), err)
	}
	aims := map[geo.Aim]int{}
	for _, p := range all {
		aims[p.Aim]++
	}
	if len(aims) != len(geo.Aims) {
		t.Errorf("the proposals are %v, want one of each aim", aims)
	}
	for _, p := range all {
		if !p.Example || !strings.HasSuffix(p.Author, " Exemplu") {
			t.Errorf("proposal of %s is not marked as an example", p.Author)
		}
	}
}

// On whatever day of the week the demo is loaded, something is on this weekend by the river, and in a year's time too.
func TestExamplesLieAheadOnEveryDay(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := demo.Load(t.Context(), db, album(db), quiet); err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	for _, ahead := range []int{0, 7, 90, 350} {
		from := now.AddDate(0, 0, ahead)
		filter := geo.EventFilter{From: from, To: from.AddDate(0, 0, 7), Stretch: geo.Stretch{River: "bega"}}
		found, _, err := db.FindOccurrences(t.Context(), geo.Actor{}, filter, geo.Page{Limit: 50})
		if err != nil || len(found) < 2 {
			t.Errorf("in %d days there are %d by the river (%v)", ahead, len(found), err)
		}
		for _, o := range found {
			if !o.Event.Example || !strings.Contains(o.Event.Description["ro"], "Exemplu inventat") {
				t.Errorf("%s is made up and does not say so", o.Event.Title["ro"])
			}
		}
	}
}

// What is said and shown of places stands as it should on the first day: one check too old, one place reported gone and not
// looked at since, a problem open and one answered, a place shown elsewhere than it is, something of each sort for a moderator.
func TestVoicesAreHeard(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := demo.Load(t.Context(), db, album(db), quiet); err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]int{
		`select count(*) from place where life = 'reported_gone' and example`: 1,
		`select count(*) from place p where sensitive and example and not exists (
			select from true_location t where t.place_id = p.id and st_dwithin(st_pointonsurface(t.geom)::geography, p.geom::geography, 100))`: 1,
		`select count(*) from report where status = 'closed' and answer <> ''`:                                        1,
		`select count(*) from report where status = 'open' and state = 'published'`:                                   1,
		`select count(*) from field_check where created_at < now() - interval '2 years' and state = 'published'`:      1,
		`select count(*) from comment where official and parent_id is not null`:                                       1,
		`select count(*) from photo where pair_id is not null and state = 'published'`:                                1,
		`select count(*) from comment where state = 'waiting'`:                                                        1,
		`select count(*) from report where state = 'waiting'`:                                                         1,
		`select count(*) from field_check where state = 'waiting'`:                                                    1,
		`select count(*) from photo where state = 'waiting'`:                                                          1,
		`select count(*) from access_log where kind = 'concealed'`:                                                    1,
		`select count(*) from account a join comment c on c.account_id = a.id where a.email = 'resident@example.org'`: 0, // who tries the demo begins as anybody
	} {
		var got int
		if err := db.Pool().QueryRow(t.Context(), question).Scan(&got); err != nil || got != want {
			t.Errorf("%s: got %d (%v), want %d", question, got, err, want)
		}
	}
}
