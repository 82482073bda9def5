package postgis_test

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
)

// The load that the issue names: 100,000 places along the river and away from it, 100,000 ties, comments, observations and events with 1.1
// million occurrences, 10,000 projects, 10,000 calls with 100,000 applications, 10,000 trails.
const loadPlaces, loadProjects = 100_000, 10_000

// loadSQL adds to what grow makes what only pages show: trails with stops, the history of ties, ties that are cleared, reviews.
var loadSQL = []string{
	`INSERT INTO trail (organisation_id, programme_id, project_id, title, description, mode, step_free, from_month, to_month, publication, source, example, geom, length_m, minutes)
	SELECT (SELECT min(id) FROM organisation) + i % 50, (SELECT min(id) FROM programme) + i % 5, (SELECT min(id) FROM project) + i % 10000, jsonb_build_object('ro', 'T' || i), '{}',
		(ARRAY['foot', 'bike', 'boat'])[1 + i % 3], (ARRAY['yes', 'no'])[1 + i % 2], 0, 0, (ARRAY['published', 'published', 'draft'])[1 + i % 3], '', false,
		ST_MakeLine(ST_MakePoint(21.2, 45.75), ST_MakePoint(21.2 + i % 100 / 1000.0, 45.76)), i, i % 90 FROM generate_series(1, 10000) i`,
	`INSERT INTO trail_stop (trail_id, position, place_id, note, stay, via, at_m)
	SELECT t.id, n, (SELECT min(id) FROM place) + (t.id * 31 + n * 7) % 100000, '{}', 5, '[]', n * 100 FROM trail t, generate_series(0, 9) n`,
	`INSERT INTO tag_event (project_id, place_id, what, role, starts, ends, note) SELECT project_id, place_id, 'tied', role, starts, ends, note FROM tag`,
	// One project has half of all ties of its programme, and one call a tenth of all applications.
	`INSERT INTO tag (project_id, place_id, role, cleared) SELECT (SELECT min(id) FROM project), id, 'route_stop', id % 10 = 0 FROM place WHERE id % 50 = 0 ON CONFLICT DO NOTHING`,
	`INSERT INTO tag_event (project_id, place_id, what, role, starts, ends, note) SELECT project_id, place_id, 'tied', role, starts, ends, note FROM tag WHERE role = 'route_stop'`,
	`UPDATE application SET call_id = (SELECT min(id) FROM call WHERE state = 'closed' AND link = '') WHERE id % 10 = 3`,
	`INSERT INTO review (application_id, account_id, conflict, scores, saved_at, submitted_at)
	SELECT a.id, acc.id, false, '{"a": 5}', now(), now() FROM application a, (SELECT id FROM account WHERE email LIKE 'a%' ORDER BY id LIMIT 3) acc WHERE a.id % 10 = 3 AND a.state = 'submitted'`,
	`UPDATE application SET share = true WHERE id % 3 = 0`,
	`VACUUM ANALYZE`,
}

// page is one question that a page asks.
type page struct {
	name string
	ask  func() error
}

// BenchmarkPages reads each page under that load: each must stay below a quarter of a second on two cores.
//
//	go test ./geo/postgis -run XXX -bench Pages -benchtime 10x
func BenchmarkPages(b *testing.B) {
	db := grow(b, loadPlaces, loadProjects)
	for _, sql := range loadSQL {
		exec(b, db, sql)
	}
	began := time.Now()
	must(b, db.CountImpact(b.Context(), 0))
	b.Logf("reading all records ahead took %d ms and gave %d facts", time.Since(began).Milliseconds(), count(b, db, `select count(*) from impact_fact_0`))
	readPages(b, db)
}

func readPages(b *testing.B, db *postgis.DB) {
	pages := impactPages(b, db)
	pages = append(pages, partnerPages(b, db)...)
	pages = append(pages, callPages(b, db)...)
	pages = append(pages, trailPages(b, db)...)
	pages = append(pages, riverPages(b, db)...)
	for _, p := range pages {
		b.Run(p.name, func(b *testing.B) { readPage(b, db, p.ask) })
	}
}

// readPage tells how long a page takes, and for how much of that the database's processors were busy: on a busy machine only that says much.
func readPage(b *testing.B, db *postgis.DB, ask func() error) {
	before := backendTime(b, db)
	for b.Loop() {
		must(b, ask())
	}
	busy := backendTime(b, db) - before
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/page")
	b.ReportMetric(float64(busy.Microseconds())/1000/float64(b.N), "cpu-ms/page")
	b.ReportMetric(0, "ns/op")
}

// backendTime is how long processors were busy for the connections of a database on this machine, to a hundredth of a second.
func backendTime(b *testing.B, db *postgis.DB) (busy time.Duration) {
	rows, err := db.Pool().Query(b.Context(), `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`)
	must(b, err)
	pids, err := pgx.CollectRows(rows, pgx.RowTo[int32])
	must(b, err)
	for _, pid := range pids {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue // gone meanwhile
		}
		fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')'):]))
		for _, ticks := range fields[12:14] { // utime and stime, in hundredths; proc(5)
			n, err := strconv.Atoi(ticks)
			must(b, err)
			busy += time.Duration(n) * 10 * time.Millisecond
		}
	}
	return busy
}

// asks makes a page of a question that gives something and an error.
func asks[T any](name string, ask func() (T, error)) page {
	return page{name, func() error { _, err := ask(); return err }}
}

// lists makes pages of a list: its first, and one far on in it where there is one.
func lists[T any](b *testing.B, name string, far int, ask func(geo.Page) ([]T, string, error)) []page {
	pages := []page{{name + ", first page", func() error { _, _, err := ask(geo.Page{Limit: 50}); return err }}}
	_, after, err := ask(geo.Page{Limit: far})
	must(b, err)
	if after == "" {
		return pages
	}
	return append(pages, page{fmt.Sprintf("%s, after %d", name, far), func() error { _, _, err := ask(geo.Page{Limit: 50, After: after}); return err }})
}

func impactPages(b *testing.B, db *postgis.DB) (pages []page) {
	ctx, km := b.Context(), 4.0
	for name, f := range map[string]geo.ImpactFilter{
		"all": {}, "a year": {Year: 2021}, "a programme": {Programme: "p1"}, "a stretch": {River: "bega", FromKm: &km}, "all narrowed": {River: "bega", FromKm: &km, Programme: "p1", Year: 2021},
	} {
		for _, by := range append(geo.Groups, "") {
			if by != geo.ByStretch || f.River != "" {
				pages = append(pages, asks(fmt.Sprintf("impact of %s by %s", name, by), func() (*geo.Impact, error) { return db.FindImpact(ctx, f, by) }))
			}
		}
	}
	for _, m := range geo.Measures {
		for name, f := range map[string]geo.ImpactFilter{"": {}, " of a year": {Year: 2021}, " of a stretch": {River: "bega", FromKm: &km}, " of a programme": {Programme: "p1"}} {
			pages = append(pages, asks("records of "+m.Slug+name, func() ([]geo.Counted, error) {
				found, _, err := db.FindCounted(ctx, m.Slug, f, geo.Page{Limit: 50})
				return found, err
			}))
		}
	}
	return append(pages, asks("observations", func() ([]geo.Observation, error) {
		found, _, err := db.FindObservations(ctx, geo.ObservationFilter{ImpactFilter: geo.ImpactFilter{Programme: "p1", Year: 2020}}, geo.Page{Limit: 50})
		return found, err
	}))
}

func partnerPages(b *testing.B, db *postgis.DB) (pages []page) {
	ctx := b.Context()
	for name, f := range map[string]geo.ProjectFilter{
		"projects": {}, "projects of an organisation": {Organisation: "o5"}, "projects of a programme": {Programme: "p2"}, "projects by words": {Text: "pr1"},
	} {
		far := map[string]int{"projects": 9000, "projects of a programme": 1500}[name]
		pages = append(pages, lists(b, name, max(far, 100), func(p geo.Page) ([]geo.Project, string, error) { return db.FindProjects(ctx, f, p) })...)
	}
	pages = append(pages, lists(b, "organisations", 40, func(p geo.Page) ([]geo.Organisation, string, error) {
		return db.FindOrganisations(ctx, geo.OrganisationFilter{}, p)
	})...)
	big, place := int64(count(b, db, `select min(id) from project`)), int64(count(b, db, `select place_id from tag group by 1 order by count(*) desc limit 1`))
	staff := geo.Actor{System: true}
	return append(pages,
		asks("a project", func() (*geo.Project, error) { return db.FindProject(ctx, big) }),
		asks("ties of a project with 2000", func() ([]geo.Tag, error) { return db.FindTags(ctx, geo.Actor{}, big, 0) }),
		asks("ties of a project", func() ([]geo.Tag, error) { return db.FindTags(ctx, geo.Actor{}, big+7, 0) }),
		asks("ties of a place", func() ([]geo.Tag, error) { return db.FindTags(ctx, geo.Actor{}, 0, place) }),
		asks("history of ties", func() (*geo.TagEventPage, error) { return db.FindTagEvents(ctx, staff, big, geo.Page{Limit: 50}) }),
		asks("cleared ties of an organisation", func() ([]geo.Tag, error) { return db.FindCleared(ctx, "o1", 0) }),
		asks("clashes of a tie", func() ([]geo.Clash, error) {
			return db.FindClashes(ctx, staff, big+7, []geo.Tag{{PlaceID: place, Role: "site"}})
		}),
		asks("an organisation", func() (*geo.Organisation, error) { return db.FindOrganisation(ctx, "o5") }),
		asks("programmes", func() ([]geo.Programme, error) { return db.FindProgrammes(ctx) }),
		asks("a programme", func() (*geo.Programme, error) { return db.FindProgramme(ctx, "p2") }),
	)
}

func callPages(b *testing.B, db *postgis.DB) (pages []page) {
	ctx := b.Context()
	keeper, applicant := geo.Actor{System: true}, geo.Actor{Role: geo.Resident, AccountID: int64(count(b, db, `select account_id from application where account_id is not null limit 1`))}
	for name, f := range map[string]geo.CallFilter{
		"open calls": {When: geo.CallsOpen}, "calls to come": {When: geo.CallsComing}, "past calls": {When: geo.CallsPast}, "all calls": {},
		"past calls of an organisation": {When: geo.CallsPast, Organisation: "o5"}, "past calls of a programme": {When: geo.CallsPast, Programme: "p2"},
		"past calls along a stretch": {When: geo.CallsPast, Stretch: geo.Stretch{River: "bega", FromKm: new(3.0), ToKm: new(5.0), Bank: "left"}},
	} {
		far := map[string]int{"past calls": 4000, "all calls": 6000, "past calls of a programme": 500}[name]
		pages = append(pages, lists(b, name, max(far, 60), func(p geo.Page) ([]geo.OpenCall, string, error) {
			return db.FindCalls(ctx, geo.Actor{}, time.Now, f, p)
		})...)
	}
	big := int64(count(b, db, `select call_id from application group by 1 order by count(*) desc limit 1`))
	pages = append(pages, lists(b, "applications to a call with 10,000", 5000, func(p geo.Page) ([]geo.Application, string, error) {
		return db.FindApplications(ctx, keeper, time.Now, big, p)
	})...)
	pages = append(pages, lists(b, "one's own applications", 500, func(p geo.Page) ([]geo.Application, string, error) {
		return db.FindOwnApplications(ctx, applicant, time.Now, p)
	})...)
	pages = append(pages, lists(b, "opportunities", 2000, func(p geo.Page) ([]geo.Opportunity, string, error) { return db.FindOpportunities(ctx, time.Now, p) })...)
	return append(pages,
		asks("calls that one keeps or reviews", func() ([]geo.OpenCall, error) {
			found, _, err := db.FindCalls(ctx, applicant, time.Now, geo.CallFilter{Mine: true}, geo.Page{Limit: 50})
			return found, err
		}),
		asks("a call with 10,000 applications", func() (*geo.OpenCall, error) { return db.FindCall(ctx, keeper, time.Now, big) }),
		asks("reviewers of a call with 10,000 applications", func() ([]geo.Reviewer, error) { return db.FindReviewers(ctx, keeper, time.Now, big) }),
	)
}

func trailPages(b *testing.B, db *postgis.DB) []page {
	ctx, place, id := b.Context(), int64(count(b, db, `select place_id from trail_stop limit 1`)), int64(count(b, db, `select min(id) from trail where publication = 'published'`))
	pages := lists(b, "trails", 5000, func(p geo.Page) ([]geo.Trail, string, error) {
		return db.FindTrails(ctx, geo.Actor{}, geo.TrailFilter{}, p)
	})
	for name, f := range map[string]geo.TrailFilter{
		"trails of an organisation": {Organisation: "o5"}, "trails of a project": {Project: int64(count(b, db, `select min(id) from project`)) + 5}, "trails by a place": {Place: place},
		"step-free trails by boat": {Modes: []geo.TravelMode{geo.ByBoat}, StepFree: true},
	} {
		pages = append(pages, asks(name, func() ([]geo.Trail, error) {
			found, _, err := db.FindTrails(ctx, geo.Actor{}, f, geo.Page{Limit: 50})
			return found, err
		}))
	}
	return append(pages, asks("a trail on a day", func() (*geo.Trail, error) { return db.FindTrail(ctx, geo.Actor{}, id, time.Now()) }))
}

func riverPages(b *testing.B, db *postgis.DB) (pages []page) {
	from, to := 3.0, 5.0
	for name, f := range map[string]geo.Filter{
		"the river": {}, "a stretch of the river": {Stretch: geo.Stretch{FromKm: &from, ToKm: &to, Bank: "left"}}, "riverside sites along the river": {Kinds: []geo.Kind{geo.Riverside}},
		"the river by words": {Text: "L4711"},
	} {
		f.Stretch.River = "bega"
		pages = append(pages, asks(name, func() (*geo.Strip, error) { return db.FindStrip(b.Context(), geo.Actor{}, f) }))
	}
	for name, f := range map[string]geo.EventFilter{
		"events of a project": {Projects: []int64{int64(count(b, db, `select min(id) from project`)) + 5}}, "events of an organisation": {Organisations: []string{"o5"}},
		"events of a programme": {Programmes: []string{"p1"}}, "events near a crowded point": {Near: &geo.Near{Point: orb.Point{21.2, 45.75}, Metres: 1000}},
	} {
		f.From = time.Now()
		f.To = f.From.AddDate(1, 0, 0)
		pages = append(pages, asks(name, func() ([]geo.Occurrence, error) {
			found, _, err := db.FindOccurrences(b.Context(), geo.Actor{}, f, geo.Page{Limit: 50})
			return found, err
		}))
	}
	return pages
}
