package postgis_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
)

// growSQL makes records up from a template, by arithmetic on their numbers, so that every sort and state comes with every
// other: $1 places, $2 projects.
var growSQL = []string{
	`INSERT INTO programme (slug, title) SELECT 'p' || i, jsonb_build_object('ro', 'P' || i) FROM generate_series(1, 5) i`,
	`INSERT INTO organisation (slug, title) SELECT 'o' || i, 'O' || i FROM generate_series(1, 60) i`,
	`INSERT INTO account (email, name, role) SELECT 'a' || i || '@example.org', 'A' || i, 'resident' FROM generate_series(1, 40) i`,
	`INSERT INTO place (uuid, version, kind, category, title, description, aliases, life, starts, ends, step_free, amenities, opening_hours, website, credits,
		source, licence, certainty, note, external_ids, example, geom, publication, decision, created_at, updated_at, point, x, y, cell, neighbourhood,
		neighbourhoods, shares, border, river, river_distance_m, river_km, river_bank, river_offset_m, river_beyond, programmes, organisations, projects,
		geojson, properties, aim)
	SELECT gen_random_uuid(), 1, (ARRAY['space', 'riverside', 'intervention'])[1 + i % 3], category, jsonb_build_object('ro', 'L' || i), description, aliases,
		(ARRAY['idea', 'planned', 'live', 'ended', 'removed'])[1 + abs(hashint4(i)) % 5], CASE WHEN i % 4 > 0 THEN (2015 + i % 11)::text ELSE '' END,
		CASE WHEN i % 5 > 2 THEN (2020 + i % 7 + i % 11)::text ELSE '' END, (ARRAY['yes', 'no', ''])[1 + abs(hashint4(i + 3000000)) % 3], amenities, opening_hours, website, credits,
		source, licence, certainty, note, external_ids, example, geom, (ARRAY['published', 'published', 'published', 'submitted', 'hidden', 'archived'])[1 + abs(hashint4(i + 1000000)) % 6],
		CASE WHEN i % 7 = 0 THEN 'received' ELSE '' END, '2019-01-01'::timestamptz + i * interval '9 hours' * (10000.0 / $1), now(), point, x, y, cell,
		(ARRAY['vest', 'est', ''])[1 + abs(hashint4(i + 2000000)) % 3], neighbourhoods, shares, border, CASE WHEN i % 6 > 0 THEN 'bega' ELSE '' END, 10,
		CASE WHEN i % 6 > 0 THEN i % 83 / 7.0 END, river_bank, 0, false, '{}', '{}', '{}', geojson, properties, CASE WHEN i % 21 = 0 THEN 'change' ELSE '' END
	FROM place template, generate_series(1, $1) i WHERE template.id = (SELECT min(id) FROM place)`,
	`INSERT INTO project (organisation_id, programme_id, title, starts, ends, life)
	SELECT (SELECT min(id) FROM organisation) + i % 50, CASE WHEN i % 6 > 0 THEN (SELECT min(id) FROM programme) + i % 5 END, jsonb_build_object('ro', 'Pr' || i),
		CASE WHEN i % 7 > 0 THEN (2014 + i % 12)::text ELSE '' END, CASE WHEN i % 3 > 0 THEN (2018 + i % 9 + i % 12)::text ELSE '' END, 'ended'
	FROM generate_series(1, $2) i`,
	`INSERT INTO tag (project_id, place_id, role, starts, ends)
	SELECT (SELECT min(id) FROM project) + i * 7 % $2, (SELECT min(id) FROM place) + i * 13 % $1, (ARRAY['site', 'venue'])[1 + i % 2],
		CASE WHEN i % 5 = 0 THEN '2021' ELSE '' END, CASE WHEN i % 5 = 0 THEN '2022' ELSE '' END
	FROM generate_series(1, $1) i ON CONFLICT DO NOTHING`,
	`UPDATE place SET programmes = t.programmes, projects = t.projects FROM (SELECT t.place_id, coalesce(array_agg(DISTINCT g.slug) FILTER (WHERE g.slug IS NOT NULL), '{}') AS programmes,
		array_agg(DISTINCT p.id) AS projects FROM tag t JOIN project p ON p.id = t.project_id LEFT JOIN programme g ON g.id = p.programme_id GROUP BY 1) t
	WHERE t.place_id = place.id`,
	`INSERT INTO proposal (place_id, reason, created_at) SELECT id, 'x', created_at FROM place WHERE decision <> ''`,
	`INSERT INTO step (place_id, version, line, from_state, to_state, at, reason)
	SELECT pr.place_id, 1, 'decision', 'received', s.state, pr.created_at + s.days * interval '1 day', 'x'
	FROM proposal pr, (VALUES (0, 'accepted', 3), (1, 'declined', 40.5), (2, 'screening', 1), (2, 'merged', 9), (2, 'declined', 90), (3, 'withdrawn', 2)) s(n, state, days)
	WHERE pr.id % 5 = s.n`,
	`INSERT INTO comment (uuid, place_id, official, text, state, created_at)
	SELECT gen_random_uuid(), (SELECT min(id) FROM place) + i * 11 % $1, false, 'x', (ARRAY['published', 'waiting', 'refused', 'withdrawn'])[1 + i / 3 % 4],
		'2020-01-01'::timestamptz + i % 2000 * interval '1 day' FROM generate_series(1, $1) i`,
	`INSERT INTO support (place_id, account_id, at)
	SELECT pr.place_id, a.id, pr.created_at + interval '5 days' FROM proposal pr, account a WHERE a.email LIKE 'a%' AND (pr.id + a.id) % 4 = 0`,
	`INSERT INTO indicator (slug, title, unit, counts, excludes, source, method, adding, adding_how) SELECT 'i' || i, jsonb_build_object('ro', 'I' || i),
		'{"ro":"buc"}', '{"ro":"x"}', '{"ro":"x"}', '{"ro":"x"}', '{"ro":"x"}', (ARRAY['never', 'projects'])[1 + i % 2], '{"ro":"x"}' FROM generate_series(1, 12) i`,
	`INSERT INTO observation (uuid, indicator_id, organisation_id, value, qualifier, starts, ends, project_id, neighbourhood_id, source, method, evidence, note, state)
	SELECT gen_random_uuid(), (SELECT min(id) FROM indicator) + i % 12, (SELECT min(id) FROM organisation) + i % 50, i % 1000, 'exactly', (2010 + i / $2 % 17)::text,
		(2010 + i / $2 % 17)::text, CASE WHEN i % 4 > 0 THEN (SELECT min(id) FROM project) + i % $2 END,
		CASE WHEN i % 8 = 0 THEN (SELECT min(id) FROM area WHERE slug = 'vest') END, 'x', '', '', '', 'reported'
	FROM generate_series(1, $1) i`,
	`INSERT INTO event (uuid, project_id, place_id, attendance, online_url, title, description, starts, ends, skipped, cancellations, capacity, step_free,
		accessibility, languages, free, price, website, registration, source, example, publication, cancelled, reason)
	SELECT gen_random_uuid(), CASE WHEN i % 4 > 0 THEN (SELECT min(id) FROM project) + i * 3 % $2 END, CASE WHEN i % 10 > 0 THEN (SELECT min(id) FROM place) + i * 17 % $1 END,
		CASE WHEN i % 10 > 0 THEN 'place' ELSE 'online' END, '', jsonb_build_object('ro', 'E' || i), '{}', '', '', '{}', '[]', 0, '', '{}', '{}', true, '{}', '', '', '',
		i % 23 = 0, (ARRAY['published', 'published', 'draft'])[1 + abs(hashint4(i + 4000000)) % 3], false, '' FROM generate_series(1, $1) i`,
	`INSERT INTO occurrence (event_id, day, starts, ends, cancelled, reason)
	SELECT id, at::date, at, at + interval '2 hours', n % 7 = 6, '' FROM (SELECT e.id, (e.id + n) AS n,
		'2018-01-01 18:00Z'::timestamptz + (e.id * 7919 % 4000 + n * 61) * interval '1 day' AS at
		FROM event e, generate_series(0, 19) n WHERE n < 1 + e.id % 5 * 5) o`,
	`INSERT INTO call (organisation_id, programme_id, state, title, link, starts, zone, opens, closes, brief, example, answered_at)
	SELECT (SELECT min(id) FROM organisation) + i % 50, CASE WHEN i % 6 > 0 THEN (SELECT min(id) FROM programme) + i % 5 END,
		(ARRAY['draft', 'published', 'published', 'closed', 'closed', 'cancelled'])[1 + abs(hashint4(i + 5000000)) % 6], jsonb_build_object('ro', 'C' || i),
		CASE WHEN i % 9 = 0 THEN 'https://example.org' ELSE '' END, CASE WHEN i % 9 = 0 THEN (2015 + i % 10) || '-06' ELSE '' END, 'Europe/Bucharest',
		CASE WHEN i % 9 > 0 THEN at - interval '1 hour' END, CASE WHEN i % 9 > 0 THEN at + interval '40 days' END,
		CASE i % 3 WHEN 0 THEN jsonb_build_object('kind', 'area', 'neighbourhood', (ARRAY['vest', 'est'])[1 + i / 3 % 2])
			WHEN 1 THEN jsonb_build_object('kind', 'stretch', 'river', 'bega', 'from_km', i % 7, 'to_km', i % 7 + 3) ELSE '{}' END,
		i % 29 = 0, CASE WHEN i % 4 > 0 THEN at + interval '90 days' END
	FROM (SELECT i, '2019-01-01'::timestamptz + i * 2900 / $2 * interval '1 day' AS at FROM generate_series(1, $2) i) c`,
	`INSERT INTO application (uuid, call_id, account_id, state, title, award, saved_at)
	SELECT gen_random_uuid(), (SELECT min(id) FROM call) + i * 7 % $2, (SELECT min(id) FROM account WHERE email LIKE 'a%') + i % 40,
		(ARRAY['submitted', 'submitted', 'submitted', 'draft', 'withdrawn'])[1 + abs(hashint4(i)) % 5], 'A' || i, (ARRAY['selected', 'reserve', 'declined', 'declined', 'ineligible'])[1 + i % 5], now()
	FROM generate_series(1, $1) i`,
	`VACUUM ANALYZE`,
}

// grow fills a city with so many places and comments, and so many projects.
func grow(tb testing.TB, places, projects int) *postgis.DB {
	tb.Helper()
	db := newCity(tb)
	must(tb, db.CreatePlace(tb.Context(), system, newPlace(orb.Point{21.2, 45.75}), "template"))
	for _, sql := range growSQL {
		sql = strings.NewReplacer("$1", strconv.Itoa(places), "$2", strconv.Itoa(projects)).Replace(sql)
		if _, err := db.Pool().Exec(tb.Context(), sql); err != nil {
			tb.Fatalf("%s: %v", sql, err)
		}
	}
	return db
}

// plainSQL says each number as anybody would, without what the store shares between them. %s narrows by the place, %[2]s by
// the project, %[4]s by the event and %[5]s by the call; all are true for the whole.
var plainSQL = map[string]string{
	"spaces":              `select count(*) from place where publication = 'published' and not amends and kind = 'space' and %s`,
	"riverside":           `select count(*) from place where publication = 'published' and not amends and kind = 'riverside' and %s`,
	"interventions":       `select count(*) from place where publication = 'published' and not amends and kind = 'intervention' and %s`,
	"interventions_live":  `select count(*) from place where publication = 'published' and not amends and kind = 'intervention' and life = 'live' and %s`,
	"interventions_ended": `select count(*) from place where publication = 'published' and not amends and kind = 'intervention' and (life = 'ended' or life = 'removed') and %s`,
	"step_free":           `select count(*) from place where publication = 'published' and not amends and step_free = 'yes' and %s`,
	"proposals":           `select count(*) from proposal x, place where place.id = x.place_id and publication = 'published' and %s`,
	"answered":            `select count(*) from proposal x, place where place.id = x.place_id and publication = 'published' and %s and exists (select from step where step.place_id = place.id and line = 'decision' and to_state in ('accepted', 'accepted_with_changes', 'declined', 'merged'))`,
	"answer_days":         `select percentile_cont(0.5) within group (order by days) from (select extract(epoch from min(step.at) - min(x.created_at)) / 86400 as days from proposal x, place, step where place.id = x.place_id and publication = 'published' and %s and step.place_id = place.id and line = 'decision' and to_state in ('accepted', 'accepted_with_changes', 'declined', 'merged') group by place.id) d`,
	"supports":            `select count(*) from support x, place where place.id = x.place_id and publication = 'published' and %s`,
	"comments":            `select count(*) from comment x, place where place.id = x.place_id and publication = 'published' and x.state = 'published' and %s`,
	"projects":            `select count(*) from project where %[2]s and (%[3]s or id in (select project_id from tag, place where place.id = tag.place_id and publication = 'published' and %[1]s))`,
	"tags":                `select count(*) from tag, place, project where project.id = tag.project_id and place.id = tag.place_id and publication = 'published' and %[1]s and %[2]s`,
	"events": `select count(*) from event where publication = 'published' and not example and (place_id is null or place_id in (select id from place where publication = 'published'))
		and exists (select from occurrence where event_id = event.id and ends < now() and not cancelled) and %[4]s`,
	"calls":        `select count(*) from call where state in ('published', 'closed') and not example and %[5]s`,
	"applications": `select count(*) from application where state = 'submitted' and call_id in (select id from call where link = '' and state in ('published', 'closed') and not example and closes < now() and answered_at < now() and %[5]s)`,
	"selected": `select count(*) from application where state = 'submitted' and award = 'selected' and call_id in (select id from call where link = '' and state in ('published', 'closed') and not example
		and closes < now() and answered_at < now() and %[5]s)`,
	"organisations": `select count(distinct organisation_id) from project where %[2]s and (%[3]s or id in (select project_id from tag, place where place.id = tag.place_id and publication = 'published' and %[1]s))`,
}

// plainCases are filters beside what they mean in plain SQL: for the place, for the project, whether a project without places counts, for
// the event, and for the call.
var plainCases = []struct {
	name                                     string
	filter                                   geo.ImpactFilter
	place, project, placeless, event, called string
}{
	{name: "all", place: "true", project: "true", placeless: "true", event: "true", called: "true"},
	{name: "neighbourhood", filter: geo.ImpactFilter{Neighbourhood: "est"}, place: "neighbourhood = 'est'", project: "true", placeless: "false",
		event: "place_id in (select id from place where neighbourhood = 'est')", called: "brief->>'neighbourhood' = 'est'"},
	{name: "programme", filter: geo.ImpactFilter{Programme: "p2"}, place: "'p2' = any(programmes)", project: "programme_id = (select id from programme where slug = 'p2')", placeless: "true",
		event:  "project_id in (select id from project where programme_id = (select id from programme where slug = 'p2'))",
		called: "programme_id = (select id from programme where slug = 'p2')"},
	{name: "stretch", filter: geo.ImpactFilter{River: "bega", FromKm: new(2.0), ToKm: new(5.5)}, place: "river = 'bega' and river_km between 2 and 5.5", project: "true", placeless: "false",
		event: "place_id in (select id from place where river = 'bega' and river_km between 2 and 5.5)", called: "brief->>'river' = 'bega' and (brief->>'from_km')::int + 1.5 between 2 and 5.5"},
	{name: "both", filter: geo.ImpactFilter{Neighbourhood: "vest", River: "bega"}, place: "river = 'bega' and neighbourhood = 'vest'", project: "true", placeless: "false",
		event: "place_id in (select id from place where river = 'bega' and neighbourhood = 'vest')", called: "false"},
}

// countedBothWays checks numbers as they are counted from the records, and again from what was read ahead.
func countedBothWays(t *testing.T, db *postgis.DB, check func()) {
	t.Helper()
	check()
	must(t, db.CountImpact(t.Context(), geo.ManyRecords))
	if n := count(t, db, `select count(*) from impact_count`); n != 0 {
		t.Errorf("what is quickly counted is told from what was read ahead")
	}
	for range 2 { // in one table, then in the other
		must(t, db.CountImpact(t.Context(), 0))
		if n := count(t, db, `select count(*) from impact_count`); n != 1 {
			t.Errorf("what was read ahead is not kept")
		}
	}
	check()
}

// Records are read again when anything was written since, and not otherwise.
func TestRecordsAreReadAgainAfterAWrite(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	must(t, db.CreatePlace(t.Context(), system, newPlace(orb.Point{21.22, 45.76}), ""))
	recounted := func() bool {
		before := count(t, db, `select coalesce(max(extract(epoch from counted_at) * 1e6), 0)::bigint from impact_count`)
		must(t, db.RecountImpact(t.Context(), 0))
		return count(t, db, `select coalesce(max(extract(epoch from counted_at) * 1e6), 0)::bigint from impact_count`) != before
	}
	if !recounted() {
		t.Fatal("nothing is read ahead")
	}
	eventually(t, "it rests when nothing was written", func() bool { return !recounted() })
	must(t, db.CreatePlace(t.Context(), system, newPlace(orb.Point{21.23, 45.76}), ""))
	eventually(t, "it reads what was written", recounted)
	eventually(t, "it rests again", func() bool { return !recounted() })
	if _, err := db.Pool().Exec(t.Context(), `update impact_count set counted_at = now() - interval '2 hours'`); err != nil || !recounted() {
		t.Error("what follows the clock stays as it was two hours ago", err)
	}
}

func TestDerivedNumbersArePlainSQL(t *testing.T) {
	t.Parallel()
	db := grow(t, 3000, 200)
	countedBothWays(t, db, func() { wantPlainSQL(t, db) })
}

func wantPlainSQL(t *testing.T, db *postgis.DB) {
	t.Helper()
	for _, c := range plainCases {
		impact, err := db.FindImpact(t.Context(), c.filter, "")
		must(t, err)
		for _, m := range geo.Measures {
			place := c.place
			if c.name == "programme" && (m.Slug == "projects" || m.Slug == "tags" || m.Slug == "organisations") {
				place = "true" // theirs is the project's programme
			}
			var want *float64
			sql := fmt.Sprintf(plainSQL[m.Slug]+" -- %[1]s%[2]s%[3]s%[4]s%[5]s", place, c.project, c.placeless, c.event, c.called)
			must(t, db.Pool().QueryRow(t.Context(), "select n::float8 from ("+sql+"\n) x(n)").Scan(&want))
			none := want == nil || *want == 0 && !(c.called == "false" && (m.Record == geo.CallRecord || m.Record == geo.ApplicationRecord))
			if diff := cmp.Diff(want, impact.Numbers[m.Slug]); diff != "" || none {
				t.Errorf("%s, %s: plain SQL, and ours: %s", c.name, m.Slug, diff)
			}
		}
	}
}

// The numbers of a year, in plain SQL.
func TestNumbersOfAYearArePlainSQL(t *testing.T) {
	t.Parallel()
	db := grow(t, 3000, 200)
	countedBothWays(t, db, func() { wantPlainYear(t, db) })
}

func wantPlainYear(t *testing.T, db *postgis.DB) {
	t.Helper()
	impact, err := db.FindImpact(t.Context(), geo.ImpactFilter{Year: 2021}, "")
	must(t, err)
	const year = `daterange('2021-01-01', '2022-01-01')`
	for slug, sql := range map[string]string{
		"spaces":    `select count(*) from place where publication = 'published' and not amends and kind = 'space' and public.period(starts, ends) && ` + year,
		"proposals": `select count(*) from proposal x, place where place.id = x.place_id and publication = 'published' and date_part('year', x.created_at) = 2021`,
		"comments":  `select count(*) from comment x, place where place.id = x.place_id and publication = 'published' and x.state = 'published' and x.created_at >= '2021-01-01Z' and x.created_at < '2022-01-01Z'`,
		"supports":  `select count(*) from support x, place where place.id = x.place_id and publication = 'published' and x.at >= '2021-01-01Z' and x.at < '2022-01-01Z'`,
		"projects":  `select count(*) from project where public.period(starts, ends) && ` + year,
		"tags": `select count(*) from tag, place, project where project.id = tag.project_id and place.id = tag.place_id and publication = 'published' and
			case when tag.starts || tag.ends = '' then public.period(project.starts, project.ends) else public.period(tag.starts, tag.ends) end && ` + year,
		"events": `select count(distinct e.id) from event e join occurrence on event_id = e.id left join place on place.id = place_id where e.publication = 'published' and not e.example and not
			occurrence.cancelled and occurrence.ends < now() and coalesce(place.publication, 'published') = 'published' and day between '2021-01-01' and '2021-12-31'`,
		"calls": `select count(*) from call where state in ('published', 'closed') and not example and (date_part('year', opens at time zone zone) = 2021 or starts like '2021%')`,
		"selected": `select count(*) from application a join call c on c.id = call_id where a.state = 'submitted' and award = 'selected' and c.state in ('published', 'closed') and not c.example
			and link = '' and date_part('year', opens at time zone zone) = 2021 and answered_at < now()`,
	} {
		if want := float64(count(t, db, sql)); *impact.Numbers[slug] != want || want == 0 {
			t.Errorf("%s: got %v, want %v", slug, *impact.Numbers[slug], want)
		}
	}
}

// The number of a group is that of its filter, and the list behind a number is as long as it says.
func TestGroupsFiltersAndListsAgree(t *testing.T) {
	t.Parallel()
	db := grow(t, 1500, 150)
	countedBothWays(t, db, func() { wantAgreement(t, db) })
}

func wantAgreement(t *testing.T, db *postgis.DB) {
	t.Helper()
	for by, filterOf := range map[geo.Group]func(key string) geo.ImpactFilter{
		geo.ByNeighbourhood: func(key string) geo.ImpactFilter { return geo.ImpactFilter{River: "bega", Neighbourhood: key} },
		geo.ByProgramme:     func(key string) geo.ImpactFilter { return geo.ImpactFilter{River: "bega", Programme: key} },
		geo.ByYear: func(key string) geo.ImpactFilter {
			f := geo.ImpactFilter{River: "bega"}
			_, err := fmt.Sscan(key, &f.Year)
			must(t, err)
			return f
		},
		geo.ByStretch: func(key string) geo.ImpactFilter {
			var km float64
			_, err := fmt.Sscan(key, &km)
			must(t, err)
			return geo.ImpactFilter{River: "bega", FromKm: &km, ToKm: new(km + 0.999999)}
		},
	} {
		impact, err := db.FindImpact(t.Context(), geo.ImpactFilter{River: "bega"}, by)
		must(t, err)
		if len(impact.Groups) < 3 {
			t.Errorf("%s has %d groups", by, len(impact.Groups))
		}
		for _, g := range impact.Groups {
			if g.Key == "" {
				continue
			}
			alone, err := db.FindImpact(t.Context(), filterOf(g.Key), "")
			must(t, err)
			if diff := cmp.Diff(alone.Numbers, g.Values); diff != "" {
				t.Errorf("%s %s: as filter, and as group: %s", by, g.Key, diff)
			}
		}
	}
	for _, filter := range []geo.ImpactFilter{{}, {Year: 2021, Neighbourhood: "vest"}, {Programme: "p3"}} {
		impact, err := db.FindImpact(t.Context(), filter, "")
		must(t, err)
		for _, m := range geo.Measures {
			want := impact.Numbers[m.Slug]
			if m.Slug == geo.AnswerDays {
				want = impact.Numbers["answered"]
			}
			if got := countedAll(t, db, m, filter); float64(got) != *want {
				t.Errorf("%+v: %s is %v, its list has %d", filter, m.Slug, *want, got)
			}
		}
	}
}

// countedAll walks the list behind a number to its end, checks that nothing comes twice, and tells how many it has: applications are told by
// their calls.
func countedAll(t *testing.T, db *postgis.DB, m geo.Measure, filter geo.ImpactFilter) (n int) {
	t.Helper()
	seen := map[int64]bool{}
	for page := (geo.Page{Limit: 70}); ; {
		records, next, err := db.FindCounted(t.Context(), m.Slug, filter, page)
		must(t, err)
		for _, r := range records {
			if seen[r.ID] || r.Title.In("ro") == "" {
				t.Errorf("%s: got %+v", m.Slug, r)
			}
			seen[r.ID] = true
			n += toldBy(t, m, r)
		}
		if page.After = next; next == "" {
			return n
		}
	}
}

// toldBy gives how many a record in a list stands for.
func toldBy(t *testing.T, m geo.Measure, r geo.Counted) int {
	if m.Record != geo.ApplicationRecord {
		return 1
	}
	var received, selected int
	if _, err := fmt.Sscanf(r.Detail, "%d:%d", &received, &selected); err != nil {
		t.Error(err)
	}
	if m.Slug == "selected" {
		return selected
	}
	return received
}

func TestReportedIsAddedOnlyWhereItMayBe(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	newPartner(t, db, "ana", "foto", geo.Admin)
	one, two := newProject(t, db, system, "foto", "Unu", geo.Period{}), newProject(t, db, system, "foto", "Doi", geo.Period{})
	for slug, adding := range map[string]geo.Adding{"never": geo.NeverAdded, "added": geo.AddedByProject} {
		text := geo.Text{"ro": slug}
		must(t, db.SaveIndicator(t.Context(), system, &geo.Indicator{Slug: slug, Title: text, Unit: text, Counts: text, Excludes: text, Source: text, Method: text, Adding: adding, AddingHow: text}))
	}
	report := func(indicator string, project *geo.Project, value float64, q geo.Qualifier, starts, ends geo.Date) {
		o := &geo.Observation{UUID: uuid.NewString(), Indicator: geo.Named{Slug: indicator}, Organisation: geo.Named{Slug: "foto"}, ObservationReport: geo.ObservationReport{
			Value: value, Qualifier: q, Period: geo.Period{Starts: starts, Ends: ends}, Source: "x"}}
		if project != nil {
			o.Project = &geo.Titled{ID: project.ID}
		}
		must(t, db.AddObservation(t.Context(), system, o))
	}
	want := func(year int, total *geo.Total, why geo.WhyNot) {
		t.Helper()
		impact, err := db.FindImpact(t.Context(), geo.ImpactFilter{Year: year}, "")
		must(t, err)
		for _, r := range impact.Reported {
			if r.Indicator.Slug == "added" {
				if diff := cmp.Diff(total, r.Total); diff != "" || r.WhyNot != why {
					t.Errorf("%d: got %q, %s", year, r.WhyNot, diff)
				}
			} else if r.Total != nil || r.WhyNot != geo.NotAddable {
				t.Errorf("what may never be added is: %+v", r)
			}
		}
	}
	report("never", one, 66, geo.Exactly, "2020", "")
	report("never", two, 115, geo.Exactly, "2020", "")
	report("added", nil, 1000, geo.Over, "2020", "")
	want(2020, nil, geo.NoneToAdd)
	report("added", one, 0.1, geo.Exactly, "2020-01", "2020-03")
	report("added", one, 0.2, geo.Exactly, "2020-04", "")
	report("added", two, 5, geo.Exactly, "2020-02", "")
	want(2020, &geo.Total{Value: 5.3, Qualifier: geo.Exactly, Observations: 3, Left: 1}, "")
	report("added", two, 7, geo.Over, "2020-12-31", "")
	want(2020, &geo.Total{Value: 12.3, Qualifier: geo.Over, Observations: 4, Left: 1}, "")
	report("added", two, 7, geo.About, "2021-06", "2022-03")
	want(2020, &geo.Total{Value: 12.3, Qualifier: geo.Over, Observations: 4, Left: 1}, "")
	want(2021, nil, geo.CrossesYear)
	want(0, nil, geo.MixedAccuracy)
	report("added", one, 1, geo.Exactly, "2020-03-31", "2020-04-01")
	want(2020, nil, geo.Overlapping)
}
