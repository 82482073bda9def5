package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb/project"

	"locuri/geo"
)

// byStart is the order of occurrences: by their start, then by the number of the event.
const byStart = geo.Sort("starts")

// asked is a question for occurrences in the order byStart.
type asked struct {
	actor  geo.Actor
	filter geo.EventFilter
	after  *cursor
	limit  int
}

// A page is found in one of two ways. Where most that begins matches, walk goes from the start on, by the index on it, and
// is done after a page. Where little matches, gather first finds the events and then their occurrences. Which it is shows
// in the first week: what fills no page there is little.
const walkedDays = 7

// query runs the question: what matches is the item "found" (event_id, day, starts) of the statement's FROM.
func (q asked) query(ctx context.Context, db *DB, statement func(found string, args *arguments) string) (pgx.Rows, error) {
	args := &arguments{}
	found := q.walk(args)
	if !q.walks() {
		args = &arguments{}
		found = q.gather(args)
	}
	return db.pool.Query(ctx, statement("("+found+") found", args), *args...)
}

// walks tells whether all that is asked for is found by walking: it is little time, or nothing narrows it.
func (q asked) walks() bool {
	f := q.filter
	if f.Drafts || len(f.Events)+len(f.Places)+len(f.Projects) > 0 {
		return false // surely few
	}
	return f.To.Sub(q.from()) <= walkedDays*24*time.Hour || eventConditions(f, &arguments{}) == ""
}

// from is the first start that is still to come.
func (q asked) from() time.Time {
	if q.after != nil && q.after.value.(time.Time).After(q.filter.From) {
		return q.after.value.(time.Time)
	}
	return q.filter.From
}

// firstWeek is the question for the beginning of what is asked for, by walking.
func (q asked) firstWeek() asked {
	q.filter.To = q.from().AddDate(0, 0, walkedDays)
	return q
}

// walk finds what already runs at the beginning by its range, and what begins later in the order of the index on the
// start. Both are set apart (MATERIALIZED, OFFSET 0), so that the planner cannot take the few that begin in these days for
// more than all that ever happened at the places that match.
func (q asked) walk(args *arguments) string {
	from, to, most := args.add(q.filter.From)+"::timestamptz", args.add(q.filter.To)+"::timestamptz", args.add(q.limit)
	condition := visibleEvent(q.actor, q.filter.Drafts, args) + eventConditions(q.filter, args) + q.past(args)
	branch := func(of string) string {
		return "(SELECT n.event_id, n.day, n.starts FROM " + of + " n JOIN event e ON e.id = n.event_id WHERE " + condition +
			" ORDER BY n.starts, n.event_id LIMIT " + most + ")"
	}
	return "WITH running AS MATERIALIZED (SELECT event_id, day, starts FROM occurrence WHERE during @> " + from + " AND starts < " + from + ") " +
		branch("running") + " UNION ALL " +
		branch("(SELECT event_id, day, starts FROM occurrence WHERE starts >= "+from+" AND starts < "+to+" ORDER BY starts, event_id OFFSET 0)") +
		" ORDER BY starts, event_id LIMIT " + most
}

// gather finds the events, and then their occurrences, event by event (OFFSET 0 holds the planner to it): it guesses that
// far more events match than do, and would go through all occurrences for them.
func (q asked) gather(args *arguments) string {
	wanted := "WITH wanted AS MATERIALIZED (SELECT e.id FROM event e WHERE " + visibleEvent(q.actor, q.filter.Drafts, args) + eventConditions(q.filter, args) + ")"
	return wanted + " SELECT n.event_id, n.day, n.starts FROM wanted CROSS JOIN LATERAL (SELECT event_id, day, starts FROM occurrence o WHERE o.event_id = wanted.id AND o.ends > " +
		args.add(q.filter.From) + "::timestamptz AND o.starts < " + args.add(q.filter.To) + "::timestamptz OFFSET 0) n WHERE true" + q.past(args) +
		" ORDER BY n.starts, n.event_id LIMIT " + args.add(q.limit)
}

// past gives the condition for what comes after the cursor, beginning with AND.
func (q asked) past(args *arguments) string {
	if q.after == nil {
		return ""
	}
	return " AND (n.starts, n.event_id) > (" + args.add(q.after.value) + "::timestamptz, " + args.add(q.after.ID) + "::bigint)"
}

// eventConditions are the conditions of a filter on event e, each beginning with AND.
func eventConditions(f geo.EventFilter, args *arguments) string {
	conditions := []string{
		among("e.id = ANY", f.Events, args),
		among("e.place_id = ANY", f.Places, args),
		among("e.project_id = ANY", f.Projects, args),
		ofOrganisations(f.Organisations, args),
		ofProgrammes(f.Programmes, args),
		among("e.languages && ", f.Languages, args),
		placesOfEvents(f, args),
	}
	if f.StepFree {
		conditions = append(conditions, stepFreeEvent)
	}
	if f.Online {
		conditions = append(conditions, "e.attendance <> 'place'")
	}
	if f.Free {
		conditions = append(conditions, "e.free")
	}
	for _, word := range strings.Fields(f.Text) { // every word somewhere in the title
		conditions = append(conditions, `e.search LIKE '%' || regexp_replace(folded(`+args.add(word)+`), '([\\%_])', '\\\1', 'g') || '%'`)
	}
	return and(conditions)
}

// stepFreeEvent is the condition for what is step-free by its own word, or by that of its place when it says nothing.
const stepFreeEvent = "(e.step_free = 'yes' OR e.step_free = '' AND EXISTS (SELECT FROM place WHERE place.id = e.place_id AND place.step_free = 'yes'))"

// and joins conditions, each after an AND; empty ones are left out.
func and(conditions []string) string {
	out := ""
	for _, c := range conditions {
		if c != "" {
			out += " AND " + c
		}
	}
	return out
}

// ofOrganisations asks for what is in the name of an organisation, or of a project of its.
func ofOrganisations(slugs []string, args *arguments) string {
	if len(slugs) == 0 {
		return ""
	}
	ids := "(SELECT id FROM organisation WHERE slug = ANY(" + args.add(slugs) + "))"
	return "(e.organisation_id IN " + ids + " OR e.project_id IN (SELECT id FROM project WHERE organisation_id IN " + ids + "))"
}

func ofProgrammes(slugs []string, args *arguments) string {
	if len(slugs) == 0 {
		return ""
	}
	return "e.project_id IN (SELECT p.id FROM project p JOIN programme g ON g.id = p.programme_id WHERE g.slug = ANY(" + args.add(slugs) + "))"
}

// placesOfEvents asks for what is at a place that lies where the filter says; "" when it says nothing.
func placesOfEvents(f geo.EventFilter, args *arguments) string {
	conditions := []string{among("place.neighbourhoods && ", f.Neighbourhoods, args), near(f.Near, args)}
	where := and(append(conditions, stretchConditions(f.Stretch.Riverside(), args)...))
	if where == "" {
		return ""
	}
	return "e.place_id IN (SELECT place.id FROM place WHERE " + strings.TrimPrefix(where, " AND ") + ")"
}

// near asks for the places within some metres of a point: by their boxes first, which have an index, and then in Web
// Mercator, which is conformal: over some kilometres its metres are those on the ground by one factor.
func near(n *geo.Near, args *arguments) string {
	if n == nil {
		return ""
	}
	point, factor := project.Point(n.Point, project.WGS84.ToMercator), project.MercatorScaleFactor(n.Point)
	return "place.geom && " + envelope(geo.Box{Bound: n.Box()}, args) + " AND ST_DWithin(place.geom_3857, ST_SetSRID(ST_MakePoint(" +
		args.add(point[0]) + "::float8," + args.add(point[1]) + "::float8), 3857), " + args.add(n.Metres*factor) + "::float8)"
}

// FindOccurrences fulfils geo.Events.
func (db *DB) FindOccurrences(ctx context.Context, actor geo.Actor, f geo.EventFilter, page geo.Page) ([]geo.Occurrence, string, error) {
	if err := f.Check(); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, byStart)
	if err != nil {
		return nil, "", err
	}
	zone, err := timeZone(ctx, db.pool)
	if err != nil {
		return nil, "", err
	}
	q := asked{actor, f, after, page.Limit + 1}
	var occurrences []geo.Occurrence
	if week := q.firstWeek(); !q.walks() && week.walks() {
		occurrences, err = db.readOccurrences(ctx, week, zone)
	}
	if err == nil && len(occurrences) <= page.Limit {
		occurrences, err = db.readOccurrences(ctx, q, zone)
	}
	if err != nil || len(occurrences) <= page.Limit {
		return occurrences, "", err
	}
	occurrences = occurrences[:page.Limit]
	last := occurrences[page.Limit-1]
	return occurrences, cursor{Sort: byStart, Value: last.Starts.Format(time.RFC3339Nano), ID: last.Event.ID}.String(), nil
}

func (db *DB) readOccurrences(ctx context.Context, q asked, zone *time.Location) ([]geo.Occurrence, error) {
	rows, err := q.query(ctx, db, func(found string, _ *arguments) string {
		return "SELECT n.day::text, n.starts, n.ends, n.cancelled, n.reason, " + eventColumns + " FROM " + found +
			" JOIN occurrence n USING (event_id, day) JOIN event e ON e.id = n.event_id" + eventJoins + "ORDER BY n.starts, n.event_id"
	})
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, occurrenceScanner(q.actor, zone))
}

func occurrenceScanner(actor geo.Actor, zone *time.Location) pgx.RowToFunc[geo.Occurrence] {
	return func(row pgx.CollectableRow) (geo.Occurrence, error) {
		var o geo.Occurrence
		var r eventRow
		err := row.Scan(append([]any{&o.Day, &o.Starts, &o.Ends, &o.Cancelled, &o.Reason}, r.targets()...)...)
		o.Starts, o.Ends, o.Event = o.Starts.In(zone), o.Ends.In(zone), r.event(actor)
		return o, err
	}
}

// feedReach is how many occurrences are looked through for each event that a feed may have.
const feedReach = 3

// FindEvents fulfils geo.Events.
func (db *DB) FindEvents(ctx context.Context, actor geo.Actor, f geo.EventFilter, limit int) ([]geo.Event, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	q := asked{actor, f, nil, limit * feedReach}
	dense, err := q.dense(ctx, db)
	if err != nil {
		return nil, err
	}
	args := &arguments{}
	found := q.gather(args)
	if dense {
		args = &arguments{}
		found = q.walk(args)
	}
	first := "SELECT event_id, min(starts) AS at FROM (" + found + ") found GROUP BY event_id ORDER BY at, event_id LIMIT " + args.add(limit)
	rows, err := db.pool.Query(ctx, "SELECT "+eventColumns+" FROM ("+first+") f JOIN event e ON e.id = f.event_id"+eventJoins+"ORDER BY f.at, e.id", *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, eventScanner(actor))
}

// denseWeeks is within how many weeks like the first walking must find all that is asked for to cost less than gathering.
const denseWeeks = 5

// dense tells whether so much matches that it is found by walking.
func (q asked) dense(ctx context.Context, db *DB) (dense bool, err error) {
	if q.walks() {
		return true, nil
	}
	week, args := q.firstWeek(), &arguments{}
	if !week.walks() {
		return false, nil
	}
	week.limit = q.limit / denseWeeks
	sql := "SELECT count(*) = " + args.add(week.limit) + " FROM (" + week.walk(args) + ") found"
	err = db.pool.QueryRow(ctx, sql, *args...).Scan(&dense)
	return dense, err
}
