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
with ours as (
  select place_id, coalesce(public.period(starts, ends), public.period($1, $2), daterange(null, null)) as period
  from unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) new(place_id, role, starts, ends)
  where role <> 'inspiration'
)
select distinct on (place.title_sort, place.id, p.title_sort, t.id) place.id, place.title, t.id, t.role,
  case when t.period is null then p.starts else t.starts end, case when t.period is null then p.ends else t.ends end,
` + projectRefColumns + `
from ours join place on place.id = ours.place_id
join tag t on t.place_id = place.id and t.role <> 'inspiration' and t.project_id <> $7
join project p on p.id = t.project_id and p.life not in ('ended', 'removed')
join organisation o on o.id = p.organisation_id left join programme g on g.id = p.programme_id
where ours.period && coalesce(t.period, p.period, daterange(null, null)) and `

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
