package postgis

import (
	"context"
	"encoding/json"
	"math"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// Of a call that is kept here the figures are counted, once the answers are out.
const selectCallSQL = `
SELECT c.id, c.version, o.id, o.slug, o.title, g.id, g.slug, g.title, c.state, c.title, c.story, c.conditions, c.budget, c.link, c.starts, c.ends,
	c.zone, c.opens, c.closes, c.review_until, c.decides, c.changes_until, c.brief, c.form, c.criteria, c.scale, c.reason,
	CASE WHEN c.link <> '' THEN c.figures ELSE (SELECT jsonb_build_object('applied', count(*), 'eligible', count(*) FILTER (WHERE award <> 'ineligible'),
		'selected', count(*) FILTER (WHERE award = 'selected')) FROM application a WHERE a.call_id = c.id AND a.state = 'submitted') END,
	c.source, c.example, c.reviewed_at, c.answered_at,
	EXISTS (SELECT FROM call_reviewer r WHERE r.call_id = c.id AND r.account_id = @actor)
FROM call c JOIN organisation o ON o.id = c.organisation_id LEFT JOIN programme g ON g.id = c.programme_id WHERE `

// callScanner tells the actor what may be known of a call now.
func callScanner(actor geo.Actor, now time.Time) pgx.RowToFunc[geo.OpenCall] {
	return func(row pgx.CollectableRow) (geo.OpenCall, error) {
		var c geo.OpenCall
		var o organisationName
		var g programmeName
		err := row.Scan(&c.ID, &c.Version, &o.id, &o.slug, &o.title, &g.id, &g.slug, &g.title, &c.State, &c.Title, &c.Story, &c.Conditions, &c.Budget,
			&c.Link, &c.Starts, &c.Ends, &c.Zone, &c.Opens, &c.Closes, &c.ReviewUntil, &c.Decides, &c.ChangesUntil, &c.Brief, &c.Form, &c.Criteria,
			&c.Scale, &c.Reason, &c.Figures, &c.Source, &c.Example, &c.ReviewedAt, &c.AnsweredAt, &c.Reviews)
		if err != nil {
			return c, err
		}
		c.Organisation, c.Programme = o.named(), g.named()
		c.Phases.In()
		c.Phase, c.Keeps = c.PhaseAt(now), actor.MayKeep(&c) == nil
		if c.Link == "" {
			countFigures(&c)
		}
		return c, nil
	}
}

// countFigures tells the public how many there were once the answers are out, and keepers how many there are before.
func countFigures(c *geo.OpenCall) {
	if c.Keeps {
		c.Received = c.Figures.Applied
	}
	if c.Phase != geo.PhaseOver {
		c.Figures = nil
	}
}

// keptBy is the condition for a call that the actor keeps.
func keptBy(actor geo.Actor, args pgx.NamedArgs) string {
	organisations := []int64{}
	for _, m := range actor.Memberships {
		organisations = append(organisations, m.Organisation)
	}
	args["organisations"], args["programmes"], args["everything"] = organisations, list(actor.Programmes), actor.May(geo.KeepCall, 0) == nil
	return `(@everything OR c.organisation_id = ANY(@organisations) OR g.slug = ANY(@programmes))`
}

// callVisible is the rule of which calls an actor sees: drafts are their keepers'.
func callVisible(actor geo.Actor, args pgx.NamedArgs) string {
	return `(c.state <> 'draft' OR ` + keptBy(actor, args) + `)`
}

// callOrders say which calls are in a list, and by what it is ordered. The last of them are those of every time, for their keepers.
var callOrders = map[geo.CallTime]struct{ where, key, past, order string }{
	geo.CallsOpen: {`c.state = 'published' AND coalesce(c.opens, '-infinity') <= @now AND coalesce(c.closes, 'infinity') > @now`,
		`coalesce(c.closes, 'infinity')`, `>`, ``},
	geo.CallsComing: {`c.state = 'published' AND coalesce(c.opens, '-infinity') > @now`, `coalesce(c.opens, '-infinity')`, `>`, ``},
	geo.CallsReview: {`c.state IN ('published', 'closed') AND c.link = '' AND coalesce(c.closes, 'infinity') <= @now AND coalesce(c.answered_at, 'infinity') > @now`,
		`coalesce(c.closes, 'infinity')`, `>`, ``},
	geo.CallsPast: {`(c.state = 'cancelled' OR c.state <> 'draft' AND coalesce(c.closes, 'infinity') <= @now AND (c.link <> '' OR coalesce(c.answered_at, 'infinity') <= @now))`,
		`coalesce(c.closes, 'infinity')`, `<`, ` DESC`},
	"": {`true`, `coalesce(c.closes, 'infinity')`, `<`, ` DESC`},
}

// A call meets a stretch by its own, or by one of the places that it names.
const callAlongSQL = ` AND (c.brief->>'river' = @river AND (c.brief->>'to_km')::float8 >= @from_km AND (c.brief->>'from_km')::float8 <= @to_km
	AND (@bank = '' OR coalesce(c.brief->>'bank', '') IN ('', @bank))
OR EXISTS (SELECT FROM jsonb_array_elements_text(c.brief->'places') site JOIN place ON place.id = site::bigint WHERE place.publication = 'published'
	AND place.river = @river AND place.river_km BETWEEN @from_km AND @to_km AND (@bank = '' OR place.river_bank IN ('axis', @bank)) AND place.river_distance_m <= @within))`

// callAlong gives the condition, after AND, for the calls along a stretch of river; "" for none.
func callAlong(s geo.Stretch, args pgx.NamedArgs) string {
	if s.River == "" {
		return ""
	}
	end := func(km *float64, otherwise int) float64 {
		if km == nil {
			return math.Inf(otherwise)
		}
		return *km
	}
	args["river"], args["bank"], args["within"] = s.River, s.Bank, *s.Riverside().WithinM
	args["from_km"], args["to_km"] = end(s.FromKm, -1), end(s.ToKm, 1)
	return callAlongSQL
}

// FindCalls fulfils geo.Calls.
func (db *DB) FindCalls(ctx context.Context, actor geo.Actor, clock geo.Clock, filter geo.CallFilter, page geo.Page) ([]geo.OpenCall, string, error) {
	if err := filter.Stretch.Check(); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, geo.SortNewest)
	if err != nil {
		return nil, "", err
	}
	now := clock()
	list := callOrders[filter.When]
	args := pgx.NamedArgs{"actor": actor.AccountID, "now": now, "organisation": filter.Organisation, "programme": filter.Programme, "limit": page.Limit + 1}
	where := callVisible(actor, args) + ` AND (@organisation = '' OR o.slug = @organisation) AND (@programme = '' OR g.slug = @programme) AND ` + list.where + callAlong(filter.Stretch, args)
	if filter.Mine {
		where += ` AND (` + keptBy(actor, args) + ` OR EXISTS (SELECT FROM call_reviewer r WHERE r.call_id = c.id AND r.account_id = @actor))`
	}
	if after != nil { // the key is looked up again, so that nothing can be put into it
		args["after"] = after.ID
		key := `(SELECT ` + list.key + ` FROM call c WHERE c.id = @after)`
		where += ` AND (` + list.key + `, c.id) ` + list.past + ` (` + key + `, @after)`
	}
	rows, err := db.pool.Query(ctx, selectCallSQL+where+` ORDER BY `+list.key+list.order+`, c.id`+list.order+` LIMIT @limit`, args)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, callScanner(actor, now))
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	return found[:page.Limit], cursor{Sort: geo.SortNewest, ID: found[page.Limit-1].ID}.String(), nil
}

// FindCall fulfils geo.Calls. Its brief comes with the shape to be shown.
func (db *DB) FindCall(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64) (*geo.OpenCall, error) {
	c, err := findCall(ctx, db.pool, actor, clock, id, "")
	if err != nil {
		return nil, err
	}
	c.Brief.Geometry, err = briefShape(ctx, db.pool, c.Brief)
	return c, err
}

// findCall gives a call that the actor may see; lock is "" or "FOR SHARE OF c" or the like. The clock is asked when the lock is there.
func findCall(ctx context.Context, q querier, actor geo.Actor, clock geo.Clock, id int64, lock string) (*geo.OpenCall, error) {
	if lock != "" {
		var there int64
		if err := q.QueryRow(ctx, `SELECT id FROM call c WHERE id = $1 `+lock, id).Scan(&there); err != nil {
			return nil, notFound(err, "There is no call %d.", id)
		}
	}
	args := pgx.NamedArgs{"actor": actor.AccountID, "id": id}
	rows, err := q.Query(ctx, selectCallSQL+`c.id = @id AND `+callVisible(actor, args), args)
	if err != nil {
		return nil, err
	}
	c, err := pgx.CollectExactlyOneRow(rows, callScanner(actor, clock()))
	return &c, notFound(err, "There is no call %d.", id)
}

// The stretch is shown as a ribbon. Its ends are found by their share of the river's length, which is some metres off in a long
// river; whether a site lies in it is decided by its own kilometre alone.
const shapeSQL = `
WITH stretch AS (
	SELECT geom_3857 AS line, ST_Length(geom::geography) AS length, origin_m, 1 / cos(radians(ST_Y(ST_Centroid(geom)))) AS stretched
	FROM river WHERE slug = @river
), cut AS (
	SELECT ST_LineSubstring(line, least(1, greatest(0, (origin_m + @from_km * 1000) / length)), least(1, greatest(0, (origin_m + @to_km * 1000) / length))) AS line,
		@offset * stretched AS width FROM stretch
)
SELECT coalesce(
	(SELECT geom FROM area a JOIN area_set s ON s.id = a.set_id WHERE s.slug = 'neighbourhoods' AND a.slug = @neighbourhood),
	(SELECT ST_Transform(ST_SimplifyPreserveTopology(ST_Buffer(line, width, 'endcap=flat' || @side), 2), 4326) FROM cut WHERE ST_GeometryType(line) = 'ST_LineString'),
	(SELECT ST_Collect(point ORDER BY id) FROM place WHERE id = ANY(@places) AND publication = 'published'))`

// briefShape gives what to show of a brief on a map: as it was drawn, or as it follows from what it says.
func briefShape(ctx context.Context, q querier, b geo.Brief) (geo.Drawn, error) {
	if b.Geometry.Geometry != nil || b.Kind == geo.BriefAnywhere {
		return b.Geometry, nil
	}
	side := map[string]string{"left": " side=left", "right": " side=right"}[b.Bank]
	args := pgx.NamedArgs{"river": b.River, "from_km": b.FromKm, "to_km": b.ToKm, "offset": b.MaxOffsetM, "side": side, "neighbourhood": b.Neighbourhood,
		"places": list(b.Places)}
	var shape geo.Drawn
	err := q.QueryRow(ctx, shapeSQL, args).Scan(&shape.Geometry)
	return shape, err
}

// document gives a value as it is kept in a jsonb column.
func document(value any) string {
	b, _ := json.Marshal(value) // plain values can always be written
	return string(b)
}
