package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// FindClashes gives the clashes that tags would have. Errors: Invalid, NotFound (project), Unauthenticated, Forbidden.
func (db *DB) FindClashes(ctx context.Context, actor geo.Actor, project int64, tags []geo.Tag) ([]geo.Clash, error) {
	p, err := findProject(ctx, db.pool, project, "")
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.EditProject, p.Organisation.ID); err != nil {
		return nil, err
	}
	if err := checkTags(tags); err != nil {
		return nil, err
	}
	return findClashes(ctx, db.pool, actor, p, tags)
}

// clashSQL takes the tags of one project as arrays. A tag without dates has those of its project; a project without
// dates has no end and no beginning: NULL becomes the unbounded range. What is over on the ground is in nobody's way.
const clashSQL = `
WITH ours AS (
  SELECT place_id, coalesce(public.period(starts, ends), public.period($1, $2), daterange(NULL, NULL)) AS period
  FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) new(place_id, role, starts, ends)
  WHERE role <> 'inspiration'
)
SELECT DISTINCT ON (place.title_sort, place.id, p.title_sort, t.id) place.id, place.title, t.id, t.role,
  CASE WHEN t.period IS NULL THEN p.starts ELSE t.starts END, CASE WHEN t.period IS NULL THEN p.ends ELSE t.ends END,
` + projectRefColumns + `
FROM ours JOIN place ON place.id = ours.place_id
JOIN tag t ON t.place_id = place.id AND t.role <> 'inspiration' AND t.project_id <> $7
JOIN project p ON p.id = t.project_id AND p.life NOT IN ('ended', 'removed')
JOIN organisation o ON o.id = p.organisation_id LEFT JOIN programme g ON g.id = p.programme_id
WHERE ours.period && coalesce(t.period, p.period, daterange(NULL, NULL)) AND `

const clashOrder = ` order by place.title_sort, place.id, p.title_sort, t.id`

// findClashes gives the clashes of a project's tags with those of other projects, by the title of the place.
func findClashes(ctx context.Context, q querier, actor geo.Actor, project *geo.Project, tags []geo.Tag) ([]geo.Clash, error) {
	columns := columnsOf(tags)
	args := &arguments{
		project.Starts, project.Ends, columns["places"], columns["roles"], columns["starts"], columns["ends"], project.ID,
	}
	rows, err := q.Query(ctx, clashSQL+visible(actor, args)+clashOrder, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanClash)
}

func scanClash(row pgx.CollectableRow) (geo.Clash, error) {
	var c geo.Clash
	var r projectRefRow
	targets := []any{&c.PlaceID, &c.PlaceTitle, &c.TagID, &c.Role, &c.Starts, &c.Ends}
	err := row.Scan(append(targets, r.targets()...)...)
	c.Project = r.project()
	return c, err
}
