package postgis

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const projectRefColumns = `p.id, p.title, o.id, o.slug, o.title, g.id, g.slug, g.title, p.starts, p.ends, p.life`

// projectRefRow takes projectRefColumns.
type projectRefRow struct {
	ref geo.ProjectRef
	o   organisationName
	g   programmeName
}

func (r *projectRefRow) targets() []any {
	return []any{
		&r.ref.ID, &r.ref.Title, &r.o.id, &r.o.slug, &r.o.title, &r.g.id, &r.g.slug, &r.g.title, &r.ref.Starts, &r.ref.Ends, &r.ref.Life,
	}
}

func (r *projectRefRow) project() geo.ProjectRef {
	r.ref.Organisation, r.ref.Programme = r.o.named(), r.g.named()
	return r.ref
}

const selectTagSQL = `
SELECT t.id, t.place_id, t.role, t.starts, t.ends, t.note, t.cleared, t.created_at,
  place.kind, place.category, place.title, place.life, place.point, ` + projectRefColumns + `
FROM tag t JOIN place ON place.id = t.place_id JOIN project p ON p.id = t.project_id
JOIN organisation o ON o.id = p.organisation_id LEFT JOIN programme g ON g.id = p.programme_id
WHERE `

func scanTag(row pgx.CollectableRow) (geo.Tag, error) {
	var t geo.Tag
	var place geo.PlaceRef
	var r projectRefRow
	targets := []any{
		&t.ID, &t.PlaceID, &t.Role, &t.Starts, &t.Ends, &t.Note, &t.Cleared, &t.CreatedAt,
		&place.Kind, &place.Category, &place.Title, &place.Life, &place.Point,
	}
	err := row.Scan(append(targets, r.targets()...)...)
	project := r.project()
	place.ID = t.PlaceID
	t.ProjectID, t.Project, t.Place = project.ID, &project, &place
	return t, err
}

// FindTags lists tags: those of a project by the title of the place, those of a place by the title of the project.
func (db *DB) FindTags(ctx context.Context, actor geo.Actor, project, place int64) ([]geo.Tag, error) {
	args := &arguments{}
	where, order := visible(actor, args), "place.title_sort, place.id, t.id"
	if place != 0 {
		where += " and t.place_id = " + args.add(place)
		order = "p.title_sort, p.id, t.id"
	}
	if project != 0 {
		where += " and t.project_id = " + args.add(project)
	}
	if project == 0 && place == 0 {
		return nil, geo.InvalidField("project", "required", "a project or a place is needed")
	}
	tags, err := queryTags(ctx, db.pool, where+" order by "+order, args)
	for i := range tags {
		if place == 0 {
			tags[i].Project = nil
		}
		if project == 0 {
			tags[i].Place = nil
		}
	}
	return tags, err
}

func queryTags(ctx context.Context, q querier, where string, args *arguments) ([]geo.Tag, error) {
	rows, err := q.Query(ctx, selectTagSQL+where, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanTag)
}

// CreateTags ties a project to places. The tags come back in the given order, with their places.
func (db *DB) CreateTags(ctx context.Context, actor geo.Actor, project int64, tags []geo.Tag) ([]geo.Tag, []geo.Clash, error) {
	var created []geo.Tag
	var clashes []geo.Clash
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		p, err := lockForEdit(ctx, tx, actor, project)
		if err != nil {
			return err
		}
		if err := checkTags(tags); err != nil {
			return err
		}
		if err := lockTagPlaces(ctx, tx, actor, tags); err != nil {
			return err
		}
		if created, err = writeTags(ctx, tx, actor, project, tags); err != nil {
			return err
		}
		if clashes, err = findClashes(ctx, tx, actor, p, tags); err != nil {
			return err
		}
		return db.tellOfClashes(ctx, tx, actor, project, clashes)
	})
	if err != nil {
		return nil, nil, err
	}
	return created, clashes, nil
}

// checkTags gives every fault of every tag, each under the number of its tag, counted from 0.
func checkTags(tags []geo.Tag) error {
	if len(tags) == 0 {
		return geo.InvalidField("places", "required", "at least one place is needed")
	}
	if len(tags) > geo.MaxTags {
		return geo.InvalidField("places", "too_many", "may be %d at once, are %d", geo.MaxTags, len(tags))
	}
	var problems geo.Problems
	seen := map[tie]bool{}
	for i := range tags {
		if seen[tieOf(tags[i])] {
			problems.Add(tagField(i, "place_id"), "repeated", "place %d is there twice in the role %s", tags[i].PlaceID, tags[i].Role)
		}
		seen[tieOf(tags[i])] = true
		if e, ok := errors.AsType[*geo.Error](tags[i].Check()); ok {
			for _, f := range e.Fields {
				f.Field = tagField(i, f.Field)
				problems = append(problems, f)
			}
		}
	}
	return problems.Err()
}

// tie is what is unique among the tags of one project.
type tie struct {
	place int64
	role  geo.TagRole
}

func tieOf(t geo.Tag) tie { return tie{place: t.PlaceID, role: t.Role} }

func tagField(i int, name string) string { return fmt.Sprintf("tags[%d].%s", i, name) }

// lockTagPlaces locks the places of the tags, in the order of their numbers: who tags the same places at once waits
// here, before anything is written. Errors: Invalid, naming each place that is not there for the actor.
func lockTagPlaces(ctx context.Context, tx pgx.Tx, actor geo.Actor, tags []geo.Tag) error {
	args := &arguments{}
	sql := "select id from place where id = any(" + args.add(placeIDs(tags)) + ") and not amends and " + visible(actor, args) + " order by id for update"
	rows, err := tx.Query(ctx, sql, *args...)
	if err != nil {
		return err
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return err
	}
	var problems geo.Problems
	for i, t := range tags {
		if _, there := slices.BinarySearch(found, t.PlaceID); !there {
			problems.Add(tagField(i, "place_id"), "not_found", "there is no place %d", t.PlaceID)
		}
	}
	return problems.Err()
}

// placeIDs gives the numbers of the tagged places, each once, in order.
func placeIDs(tags []geo.Tag) []int64 {
	ids := make([]int64, len(tags))
	for i, t := range tags {
		ids[i] = t.PlaceID
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// A row that was there before has been locked by this statement: its xmax is set.
const writeTagsSQL = `
WITH written AS (
  INSERT INTO tag (project_id, place_id, role, starts, ends, note, created_by)
  SELECT @project, place_id, role, starts, ends, note, @actor
  FROM unnest(@places::bigint[], @roles::text[], @starts::text[], @ends::text[], @notes::text[]) new(place_id, role, starts, ends, note)
  ON CONFLICT (project_id, place_id, role) DO UPDATE SET starts = excluded.starts, ends = excluded.ends, note = excluded.note
  RETURNING *, xmax = 0 AS fresh)
INSERT INTO tag_event (project_id, place_id, what, role, starts, ends, note, account_id)
SELECT project_id, place_id, CASE WHEN fresh THEN 'tied' ELSE 'changed' END, role, starts, ends, note, @actor FROM written ORDER BY id`

func writeTags(ctx context.Context, tx pgx.Tx, actor geo.Actor, project int64, tags []geo.Tag) ([]geo.Tag, error) {
	columns := columnsOf(tags)
	columns["project"], columns["actor"] = project, nullable(actor.AccountID)
	if _, err := tx.Exec(ctx, writeTagsSQL, columns); err != nil {
		return nil, err
	}
	if err := refreshPlaces(ctx, tx, placeIDs(tags)); err != nil {
		return nil, err
	}
	args := &arguments{}
	where := "t.project_id = " + args.add(project) + " and t.place_id = any(" + args.add(placeIDs(tags)) + ")"
	found, err := queryTags(ctx, tx, where, args)
	return inOrderOf(tags, found), err
}

// columnsOf gives the tags as one array a column.
func columnsOf(tags []geo.Tag) pgx.NamedArgs {
	n := len(tags)
	places, roles := make([]int64, n), make([]string, n)
	starts, ends, notes := make([]string, n), make([]string, n), make([]string, n)
	for i, t := range tags {
		places[i], roles[i], starts[i], ends[i], notes[i] = t.PlaceID, string(t.Role), string(t.Starts), string(t.Ends), t.Note
	}
	return pgx.NamedArgs{"places": places, "roles": roles, "starts": starts, "ends": ends, "notes": notes}
}

// inOrderOf gives of the found tags of one project those with the place and role of the wanted ones, in their order.
func inOrderOf(wanted, found []geo.Tag) []geo.Tag {
	index := map[tie]geo.Tag{}
	for _, t := range found {
		t.Project = nil
		index[tieOf(t)] = t
	}
	out := make([]geo.Tag, len(wanted))
	for i, t := range wanted {
		out[i] = index[tieOf(t)]
	}
	return out
}

// lockTag gives a tag that the actor may see to who may edit its project, and locks the project and the place.
func lockTag(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64) (*geo.Tag, *geo.Project, error) {
	tag, err := findTag(ctx, tx, actor, id)
	if err != nil {
		return nil, nil, err
	}
	project, err := lockForEdit(ctx, tx, actor, tag.ProjectID)
	if err != nil {
		return nil, nil, err
	}
	if err := lockTagPlaces(ctx, tx, actor, []geo.Tag{*tag}); err != nil {
		return nil, nil, err
	}
	tag, err = findTag(ctx, tx, actor, id) // again: it may have changed before the locks were ours
	return tag, project, err
}

func findTag(ctx context.Context, q querier, actor geo.Actor, id int64) (*geo.Tag, error) {
	args := &arguments{}
	tags, err := queryTags(ctx, q, visible(actor, args)+" and t.id = "+args.add(id), args)
	if err == nil && len(tags) == 0 {
		return nil, geo.Errorf(geo.NotFound, "There is no tag %d.", id)
	}
	if err != nil {
		return nil, err
	}
	return &tags[0], nil
}

const updateTagSQL = `
WITH written AS (
  UPDATE tag SET role = @role, starts = @starts, ends = @ends, note = @note, cleared = @cleared WHERE id = @id RETURNING *)
INSERT INTO tag_event (project_id, place_id, what, role, starts, ends, note, account_id)
SELECT project_id, place_id, 'changed', role, starts, ends, note, @actor FROM written`

// UpdateTag changes a tag; its place and project stay. Errors besides: Conflict when the place has the role already.
func (db *DB) UpdateTag(ctx context.Context, actor geo.Actor, id int64, change func(*geo.Tag) error) (*geo.Tag, []geo.Clash, error) {
	var after geo.Tag
	var clashes []geo.Clash
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, project, err := lockTag(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		after = *before
		if err := change(&after); err != nil {
			return err
		}
		after.ID, after.PlaceID, after.ProjectID, after.CreatedAt = before.ID, before.PlaceID, before.ProjectID, before.CreatedAt
		if err := after.Check(); err != nil {
			return err
		}
		args := pgx.NamedArgs{"id": id, "role": after.Role, "starts": after.Starts, "ends": after.Ends, "note": after.Note,
			"cleared": after.Cleared, "actor": nullable(actor.AccountID)}
		if _, err := tx.Exec(ctx, updateTagSQL, args); err != nil {
			return taken(err, "The project has this place in the role %s already.", after.Role)
		}
		if clashes, err = findClashes(ctx, tx, actor, project, []geo.Tag{after}); err != nil || before.Period == after.Period && before.Role == after.Role {
			return err
		}
		return db.tellOfClashes(ctx, tx, actor, project.ID, clashes)
	})
	if err != nil {
		return nil, nil, err
	}
	return &after, clashes, nil
}

const deleteTagSQL = `
WITH gone AS (DELETE FROM tag WHERE id = @id RETURNING *)
INSERT INTO tag_event (project_id, place_id, what, role, starts, ends, note, account_id)
SELECT project_id, place_id, 'untied', role, starts, ends, note, @actor FROM gone`

// DeleteTag unties a place.
func (db *DB) DeleteTag(ctx context.Context, actor geo.Actor, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		tag, _, err := lockTag(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, deleteTagSQL, pgx.NamedArgs{"id": id, "actor": nullable(actor.AccountID)}); err != nil {
			return err
		}
		return refreshPlaces(ctx, tx, []int64{tag.PlaceID})
	})
}
