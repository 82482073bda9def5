package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectTagEventSQL = `
SELECT e.id, place.id, place.kind, place.category, place.title, place.life, place.point, e.what, e.role, e.starts, e.ends, e.note, e.at,
  coalesce(a.name, '')
FROM tag_event e JOIN place ON place.id = e.place_id LEFT JOIN account a ON a.id = e.account_id
WHERE e.project_id = `

// FindTagEvents fulfils geo.Projects.
func (db *DB) FindTagEvents(ctx context.Context, actor geo.Actor, project int64, page geo.Page) (*geo.TagEventPage, error) {
	p, err := db.FindProject(ctx, project)
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.EditProject, p.Organisation.ID); err != nil {
		return nil, err
	}
	after, err := parseCursor(page.After, geo.SortNewest)
	if err != nil {
		return nil, err
	}
	args := &arguments{}
	condition := args.add(project) + " and " + visible(actor, args)
	if after != nil {
		condition += " and e.id < " + args.add(after.ID)
	}
	rows, err := db.pool.Query(ctx, selectTagEventSQL+condition+" order by e.id desc limit "+args.add(page.Limit+1), *args...)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, scanTagEvent)
	events := &geo.TagEventPage{Events: found[:min(len(found), page.Limit)]}
	if len(found) > page.Limit {
		events.Next = cursor{Sort: geo.SortNewest, ID: found[page.Limit-1].ID}.String()
	}
	return events, err
}

func scanTagEvent(row pgx.CollectableRow) (geo.TagEvent, error) {
	var e geo.TagEvent
	err := row.Scan(&e.ID, &e.Place.ID, &e.Place.Kind, &e.Place.Category, &e.Place.Title, &e.Place.Life, &e.Place.Point, &e.What, &e.Role,
		&e.Starts, &e.Ends, &e.Note, &e.At, &e.Author)
	return e, err
}

// FindCleared fulfils geo.Projects.
func (db *DB) FindCleared(ctx context.Context, organisation string, project int64) ([]geo.Tag, error) {
	args := &arguments{}
	where := "t.cleared and " + visible(geo.Actor{}, args)
	if organisation != "" {
		where += " and o.slug = " + args.add(organisation)
	}
	if project != 0 {
		where += " and p.id = " + args.add(project)
	}
	return queryTags(ctx, db.pool, where+" order by place.title_sort, place.id, t.id", args)
}
