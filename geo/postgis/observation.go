package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// Of a place or photo that is not public any more an observation does not tell.
var observationTables = `
FROM observation o JOIN indicator i ON i.id = o.indicator_id JOIN organisation org ON org.id = o.organisation_id
LEFT JOIN programme g ON g.id = o.programme_id LEFT JOIN project p ON p.id = o.project_id LEFT JOIN programme pg ON pg.id = p.programme_id
LEFT JOIN place ON place.id = o.place_id AND ` + published + ` LEFT JOIN area n ON n.id = o.neighbourhood_id
LEFT JOIN photo ph ON ph.id = o.photo_id AND ph.state = 'published' LEFT JOIN account a ON a.id = o.confirmed_by `

var selectObservationSQL = `
SELECT o.id, o.uuid::text, o.version, i.id, i.slug, i.title, i.unit, org.id, org.slug, org.title, o.value::float8, o.qualifier, o.starts, o.ends,
	g.id, g.slug, g.title, p.id, p.title, place.id, place.title, n.id, n.slug, n.title,
	o.source, o.method, o.evidence, coalesce(ph.id, 0), o.note, o.state, coalesce(a.name, ''), o.confirmed_at, o.created_at, o.updated_at,
	coalesce(o.created_by, 0), coalesce(n.slug, place.neighbourhood, ''), coalesce(g.slug, pg.slug, ''), o.period_end::text` + observationTables + `WHERE `

// observationRow is an observation with its place in the order by period.
type observationRow struct {
	geo.Observation
	end string
}

func scanObservation(row pgx.CollectableRow) (observationRow, error) {
	var r observationRow
	var org organisationName
	var g, n programmeName // a neighbourhood has the same three columns
	var project, place maybeTitled
	err := row.Scan(&r.ID, &r.UUID, &r.Version, &r.Indicator.ID, &r.Indicator.Slug, &r.Indicator.Title, &r.Unit, &org.id, &org.slug, &org.title,
		&r.Value, &r.Qualifier, &r.Starts, &r.Ends, &g.id, &g.slug, &g.title, &project.id, &project.title,
		&place.id, &place.title, &n.id, &n.slug, &n.title,
		&r.Source, &r.Method, &r.Evidence, &r.Photo, &r.Note, &r.State, &r.ConfirmedBy, &r.ConfirmedAt, &r.CreatedAt, &r.UpdatedAt,
		&r.AuthorID, &r.Area, &r.Strand, &r.end)
	r.Organisation, r.Programme, r.Neighbourhood = org.named(), g.named(), n.named()
	r.Project, r.Place = project.titled(), place.titled()
	return r, err
}

// maybeTitled are the columns id and title of something that a row may name; NULL where it names none.
type maybeTitled struct {
	id    *int64
	title geo.Text
}

func (m maybeTitled) titled() *geo.Titled {
	if m.id == nil {
		return nil
	}
	return &geo.Titled{ID: *m.id, Title: m.title}
}

// observed gives the condition for the observations within a filter.
func observed(f geo.ImpactFilter, args *arguments) string {
	sql := "true"
	if f.Programme != "" {
		slug := args.add(f.Programme)
		sql += " AND (g.slug = " + slug + " OR pg.slug = " + slug + ")"
	}
	if f.Project != 0 {
		sql += " AND o.project_id = " + args.add(f.Project)
	}
	if f.Neighbourhood != "" {
		slug := args.add(f.Neighbourhood)
		sql += " AND (n.slug = " + slug + " OR place.neighbourhood = " + slug + ")"
	}
	sql += onStretch("place.river", "place.river_km", f, args)
	if f.Year != 0 {
		sql += " AND o.period && " + yearRange(f.Year)
	}
	return sql
}

const sortPeriod geo.Sort = "-period"

// FindObservations fulfils geo.Observations.
func (db *DB) FindObservations(ctx context.Context, filter geo.ObservationFilter, page geo.Page) ([]geo.Observation, string, error) {
	if err := filter.Check(); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, sortPeriod)
	if err != nil {
		return nil, "", err
	}
	args := &arguments{}
	condition := observed(filter.ImpactFilter, args)
	for column, value := range map[string]string{"i.slug": filter.Indicator, "org.slug": filter.Organisation, "o.state": string(filter.State)} {
		if value != "" {
			condition += " AND " + column + " = " + args.add(value)
		}
	}
	if after != nil {
		condition += " AND (o.period_end, o.id) < (" + args.add(after.value) + "::text::date, " + args.add(after.ID) + ")"
	}
	rows, err := db.pool.Query(ctx, selectObservationSQL+condition+" ORDER BY o.period_end DESC, o.id DESC LIMIT "+args.add(page.Limit+1), *args...)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, scanObservation)
	if err != nil {
		return nil, "", err
	}
	observations, next := cut(found, page.Limit,
		func(r observationRow) cursor { return cursor{Sort: sortPeriod, Value: r.end, ID: r.ID} }, func(r observationRow) geo.Observation { return r.Observation })
	return observations, next, nil
}

// FindObservation fulfils geo.Observations.
func (db *DB) FindObservation(ctx context.Context, id int64) (*geo.Observation, error) {
	return findObservation(ctx, db.pool, "o.id = $1", id, "")
}

// findObservation gives the one observation of a condition; lock is "" or what follows a select to lock its row.
func findObservation(ctx context.Context, q querier, condition string, value any, lock string) (*geo.Observation, error) {
	rows, err := q.Query(ctx, selectObservationSQL+condition+" "+lock, value)
	if err != nil {
		return nil, err
	}
	r, err := pgx.CollectExactlyOneRow(rows, scanObservation)
	return &r.Observation, notFound(err, "There is no observation %v.", value)
}

// summarySQL tells of each indicator how many observations there are, and of those of single projects the sum, whether two
// of one project share a day, whether one lies only partly in the year, and how exact they are.
const summarySQL = `
SELECT id, count(*)::int, coalesce(sum(value) FILTER (WHERE single), 0)::float8, count(*) FILTER (WHERE single)::int,
	coalesce(bool_or(before > lower(period)) FILTER (WHERE single), false), coalesce(bool_or(NOT inside) FILTER (WHERE single), false),
	coalesce(bool_or(qualifier = 'about') FILTER (WHERE single), false), coalesce(bool_or(qualifier = 'over') FILTER (WHERE single), false)
FROM (SELECT i.id, o.value, o.qualifier, o.period, o.project_id IS NOT NULL AS single, `

// Only for what may be added is it worth looking at what lies beside what.
const beforeSQL = ` AS inside,
	CASE WHEN i.adding = 'projects' THEN max(upper(o.period)) OVER (PARTITION BY i.id, o.project_id ORDER BY lower(o.period), o.id
		ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) END AS before`

// summary is a row of summarySQL.
type summary struct {
	indicator                         int64
	observations                      int
	sum                               float64
	single                            int
	overlapping, crosses, about, over bool
}

// findReported tells what partners have reported within a filter, by indicator.
func findReported(ctx context.Context, q querier, f geo.ImpactFilter) ([]geo.Reported, error) {
	args := &arguments{}
	inside := "true"
	if f.Year != 0 {
		inside = "o.period <@ " + yearRange(f.Year)
	}
	rows, err := q.Query(ctx, summarySQL+inside+beforeSQL+observationTables+"WHERE "+observed(f, args)+") o GROUP BY id", *args...)
	if err != nil {
		return nil, err
	}
	found := map[int64]summary{}
	var s summary
	if _, err := pgx.ForEachRow(rows, []any{&s.indicator, &s.observations, &s.sum, &s.single, &s.overlapping, &s.crosses, &s.about, &s.over}, func() error {
		found[s.indicator] = s
		return nil
	}); err != nil {
		return nil, err
	}
	return besideIndicators(ctx, q, found)
}

// besideIndicators puts what was found beside the indicators, in their order.
func besideIndicators(ctx context.Context, q querier, found map[int64]summary) ([]geo.Reported, error) {
	rows, err := q.Query(ctx, selectIndicatorSQL+`ORDER BY i.id`)
	if err != nil {
		return nil, err
	}
	indicators, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Indicator])
	reported := []geo.Reported{}
	for _, in := range indicators {
		if s, ok := found[in.ID]; ok {
			r := geo.Reported{Indicator: in, Observations: s.observations}
			r.Total, r.WhyNot = s.total(in.Adding)
			reported = append(reported, r)
		}
	}
	return reported, err
}

// total gives the sum, or why there is none.
func (s summary) total(adding geo.Adding) (*geo.Total, geo.WhyNot) {
	switch {
	case adding == geo.NeverAdded:
		return nil, geo.NotAddable
	case s.single == 0:
		return nil, geo.NoneToAdd
	case s.overlapping:
		return nil, geo.Overlapping
	case s.crosses:
		return nil, geo.CrossesYear
	case s.about && s.over:
		return nil, geo.MixedAccuracy
	}
	t := &geo.Total{Value: s.sum, Qualifier: geo.Exactly, Observations: s.single, Left: s.observations - s.single}
	if s.about {
		t.Qualifier = geo.About
	} else if s.over {
		t.Qualifier = geo.Over
	}
	return t, ""
}
