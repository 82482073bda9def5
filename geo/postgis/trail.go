package postgis

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

const selectTrailSQL = `
SELECT t.id, t.version, o.id, o.slug, o.title, g.id, g.slug, g.title, p.id, p.title, t.title, t.description, t.mode, t.step_free, t.from_month, t.to_month,
	t.publication, t.source, t.example, t.length_m, t.minutes, t.geom, (SELECT count(*)::int FROM trail_stop s WHERE s.trail_id = t.id), t.created_at,
	t.updated_at, t.title_sort
FROM trail t LEFT JOIN organisation o ON o.id = t.organisation_id LEFT JOIN programme g ON g.id = t.programme_id LEFT JOIN project p ON p.id = t.project_id
WHERE `

// trailRow is a trail with its place in the order by title.
type trailRow struct {
	geo.Trail
	sort string
}

func scanTrailFor(actor geo.Actor) pgx.RowToFunc[trailRow] {
	return func(row pgx.CollectableRow) (trailRow, error) {
		var r trailRow
		var o organisationRef
		var g programmeName
		var project *int64
		var projectTitle, title, description map[string]string
		var line orb.Geometry
		err := row.Scan(&r.ID, &r.Version, &o.id, &o.slug, &o.title, &g.id, &g.slug, &g.title, &project, &projectTitle, &title, &description, &r.Mode, &r.StepFree,
			&r.FromMonth, &r.ToMonth, &r.Publication, &r.Source, &r.Example, &r.LengthM, &r.Minutes, &line, &r.StopCount, &r.CreatedAt, &r.UpdatedAt, &r.sort)
		r.Organisation, r.Programme, r.Title, r.Description = o.named(), g.named(), title, description
		if project != nil {
			r.Project = &geo.ProjectName{ID: *project, Title: projectTitle}
		}
		r.Line, _ = line.(orb.LineString)
		r.Editable = actor.May(geo.EditTrail, ownerOf(&r.Trail)) == nil
		return r, err
	}
}

func ownerOf(tr *geo.Trail) int64 {
	if tr.Organisation == nil {
		return 0
	}
	return tr.Organisation.ID
}

// visibleTrail is the condition for what an actor may see of trails: what is published, and the drafts they may edit.
func visibleTrail(actor geo.Actor, args *arguments) string {
	if actor.May(geo.EditTrail, 0) == nil {
		return "true"
	}
	var own []int64
	for _, m := range actor.Memberships {
		if actor.May(geo.EditTrail, m.Organisation) == nil {
			own = append(own, m.Organisation)
		}
	}
	return "(t.publication = 'published' OR t.organisation_id = ANY(" + args.add(list(own)) + "))"
}

// FindTrails fulfils geo.Trails.
func (db *DB) FindTrails(ctx context.Context, actor geo.Actor, f geo.TrailFilter, page geo.Page) ([]geo.Trail, string, error) {
	after, err := parseCursor(page.After, geo.SortTitle)
	if err != nil {
		return nil, "", err
	}
	args := &arguments{}
	sql := selectTrailSQL + visibleTrail(actor, args) + trailConditions(f, args)
	if after != nil {
		sql += " AND (t.title_sort, t.id) > (" + args.add(after.value) + ", " + args.add(after.ID) + ")"
	}
	rows, err := db.pool.Query(ctx, sql+" ORDER BY t.title_sort, t.id LIMIT "+args.add(page.Limit+1), *args...)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, scanTrailFor(actor))
	if err != nil {
		return nil, "", err
	}
	trails, next := cut(found, page.Limit,
		func(r trailRow) cursor { return cursor{Sort: geo.SortTitle, Value: r.sort, ID: r.ID} }, func(r trailRow) geo.Trail { return r.Trail })
	return trails, next, nil
}

func trailConditions(f geo.TrailFilter, args *arguments) string {
	sql := ""
	if f.Organisation != "" {
		sql += " AND o.slug = " + args.add(f.Organisation)
	}
	if f.Programme != "" {
		sql += " AND g.slug = " + args.add(f.Programme)
	}
	if f.Project != 0 {
		sql += " AND t.project_id = " + args.add(f.Project)
	}
	if f.Place != 0 {
		sql += " AND t.id IN (SELECT trail_id FROM trail_stop WHERE place_id = " + args.add(f.Place) + ")"
	}
	if len(f.Modes) > 0 {
		sql += " AND t.mode = ANY(" + args.add(f.Modes) + ")"
	}
	if f.StepFree {
		sql += " AND t.step_free = 'yes'"
	}
	return sql
}

// FindTrail fulfils geo.Trails.
func (db *DB) FindTrail(ctx context.Context, actor geo.Actor, id int64, day time.Time) (*geo.Trail, error) {
	return findTrail(ctx, db.pool, actor, id, day, "")
}

// findTrail gives a trail with its stops; lock is "" or what follows a select to lock its row.
func findTrail(ctx context.Context, q querier, actor geo.Actor, id int64, day time.Time, lock string) (*geo.Trail, error) {
	args := &arguments{}
	rows, err := q.Query(ctx, selectTrailSQL+visibleTrail(actor, args)+" AND t.id = "+args.add(id)+" "+lock, *args...)
	if err != nil {
		return nil, err
	}
	r, err := pgx.CollectExactlyOneRow(rows, scanTrailFor(actor))
	if err != nil {
		return nil, notFound(err, "There is no trail %d.", id)
	}
	r.Stops, err = findStops(ctx, q, actor, id, day)
	return &r.Trail, err
}

// What the actor may not see of a place is not told: only that the trail stops there.
const findStopsSQL = `
SELECT s.place_id, s.note, s.stay, s.via, s.at_m, seen, place.kind, place.category, place.title, place.life, place.point, place.starts, place.ends, place.opening_hours
FROM trail_stop s JOIN place ON place.id = s.place_id, LATERAL (SELECT %s AS seen) v WHERE s.trail_id = %s ORDER BY s.position`

func findStops(ctx context.Context, q querier, actor geo.Actor, trail int64, day time.Time) ([]geo.TrailStop, error) {
	args := &arguments{}
	rows, err := q.Query(ctx, fmt.Sprintf(findStopsSQL, visible(actor, args), args.add(trail)), *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.TrailStop, error) {
		var s geo.TrailStop
		var pl geo.Place
		var seen bool
		var note, title map[string]string
		err := row.Scan(&s.PlaceID, &note, &s.Stay, &s.Via, &s.AtM, &seen, &pl.Kind, &pl.Category, &title, &pl.Life, &pl.Facts.Point, &pl.Period.Starts,
			&pl.Period.Ends, &pl.OpeningHours)
		s.Note = note
		if seen {
			s.Place = &geo.PlaceRef{ID: s.PlaceID, Kind: pl.Kind, Category: pl.Category, Title: title, Life: pl.Life, Point: pl.Facts.Point}
		}
		s.SetVisit(&pl, day)
		return s, err
	})
}

// The subquery has a column for each field of the collection, and geom and properties.
const trailFeatureSQL = `SELECT *, json_strip_nulls(json_build_object('title', title, 'title_ro', title_ro, 'title_en', title_en,
		'description_ro', description_ro, 'description_en', description_en, 'mode', mode, 'step_free', step_free, 'from_month', from_month, 'to_month', to_month,
		'length_m', length_m, 'minutes', minutes, 'stops', stops, 'organisation', organisation, 'organisation_title', organisation_title,
		'programme', programme, 'programme_title', programme_title, 'source', source, 'example', example, 'version', version,
		'created_at', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'updated_at', to_char(updated_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) AS properties
	FROM (SELECT t.id, t.geom, t.version, main_text(t.title) AS title, t.title->>'ro' AS title_ro, t.title->>'en' AS title_en,
		nullif(t.description->>'ro', '') AS description_ro, nullif(t.description->>'en', '') AS description_en, t.mode, nullif(t.step_free, '') AS step_free,
		nullif(t.from_month, 0) AS from_month, nullif(t.to_month, 0) AS to_month, round(t.length_m::numeric, 1)::float8 AS length_m, t.minutes,
		(SELECT count(*)::int FROM trail_stop s WHERE s.trail_id = t.id) AS stops, o.slug AS organisation, o.title AS organisation_title,
		g.slug AS programme, nullif(main_text(g.title), '') AS programme_title, nullif(t.source, '') AS source, t.example,
		date_trunc('second', t.created_at) AS created_at, date_trunc('second', t.updated_at) AS updated_at
		FROM trail t LEFT JOIN organisation o ON o.id = t.organisation_id LEFT JOIN programme g ON g.id = t.programme_id
		WHERE t.publication = 'published') r`

// trailGroundSQL gives what lies beneath a box: of streets only those that a leaflet can show.
const trailGroundSQL = `
SELECT layer, class, name, min_zoom, ST_Transform(g, 4326) FROM base_feature, LATERAL (
	SELECT ST_SimplifyPreserveTopology(ST_ClipByBox2D(geom_3857, box), $5) AS g FROM (SELECT ST_Transform(ST_MakeEnvelope($1, $2, $3, $4, 4326), 3857) AS box) b
	WHERE geom_3857 && box) c
WHERE NOT ST_IsEmpty(g) AND min_zoom <= 14 ORDER BY array_position(ARRAY['green', 'water', 'street', 'rail'], layer), id LIMIT 6000`

// TrailGround fulfils geo.Trails.
func (db *DB) TrailGround(ctx context.Context, box orb.Bound, metres float64) ([]geo.BaseFeature, error) {
	rows, err := db.pool.Query(ctx, trailGroundSQL, box.Min[0], box.Min[1], box.Max[0], box.Max[1], metres)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.BaseFeature])
}
