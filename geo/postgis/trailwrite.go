package postgis

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

const createTrailSQL = `
INSERT INTO trail (organisation_id, programme_id, project_id, title, description, mode, step_free, from_month, to_month, publication, source, example, created_by)
VALUES (@organisation, @programme, @project, @title, @description, @mode, @step_free, @from_month, @to_month, @publication, @source, @example, @actor)
RETURNING id`

// CreateTrail fulfils geo.Trails.
func (db *DB) CreateTrail(ctx context.Context, actor geo.Actor, trail *geo.Trail) error {
	if actor.AccountID == 0 && !actor.System {
		return actor.May(geo.EditTrail, 0)
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := resolveTrail(ctx, tx, trail); err != nil {
			return err
		}
		if err := actor.May(geo.EditTrail, ownerOf(trail)); err != nil {
			return err
		}
		if err := trail.Check(); err != nil {
			return err
		}
		args := trailArgs(trail)
		args["actor"] = nullable(actor.AccountID)
		if err := tx.QueryRow(ctx, createTrailSQL, args).Scan(&trail.ID); err != nil {
			return err
		}
		return writeTrail(ctx, tx, actor, trail)
	})
}

const updateTrailSQL = `
UPDATE trail SET programme_id = @programme, project_id = @project, title = @title, description = @description, mode = @mode, step_free = @step_free,
	from_month = @from_month, to_month = @to_month, publication = @publication, source = @source, version = version + 1, updated_at = now()
WHERE id = @id`

// UpdateTrail fulfils geo.Trails.
func (db *DB) UpdateTrail(ctx context.Context, actor geo.Actor, id int64, version int, change func(*geo.Trail) error) (*geo.Trail, error) {
	var trail *geo.Trail
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, err := lockTrail(ctx, tx, actor, id, version)
		if err != nil {
			return err
		}
		after := *before
		if err := change(&after); err != nil {
			return err
		}
		after.ID = before.ID
		if err := resolveTrail(ctx, tx, &after); err != nil {
			return err
		}
		if ownerOf(&after) != ownerOf(before) {
			return geo.InvalidField("organisation", "read_only", "cannot be changed: the trail stays with whose it is")
		}
		if err := after.Check(); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, updateTrailSQL, trailArgs(&after)); err != nil {
			return err
		}
		trail = &after
		return writeTrail(ctx, tx, actor, trail)
	})
	return trail, err
}

// lockTrail gives a trail to who may edit it, its row locked.
func lockTrail(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, version int) (*geo.Trail, error) {
	if err := actor.May(geo.EditTrail, 0); geo.FaultOf(err) == geo.Unauthenticated {
		return nil, err
	}
	trail, err := findTrail(ctx, tx, actor, id, time.Now(), "FOR UPDATE OF t")
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.EditTrail, ownerOf(trail)); err != nil {
		return nil, err
	}
	return trail, fresh("trail", version, trail.Version)
}

const deleteTrailSQL = `DELETE FROM trail WHERE id = $1`

// DeleteTrail fulfils geo.Trails.
func (db *DB) DeleteTrail(ctx context.Context, actor geo.Actor, id int64, version int) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := lockTrail(ctx, tx, actor, id, version); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, deleteTrailSQL, id); err != nil {
			return err
		}
		return bump(ctx, tx, "trail")
	})
}

func trailArgs(tr *geo.Trail) pgx.NamedArgs {
	args := pgx.NamedArgs{
		"id": tr.ID, "organisation": nullable(ownerOf(tr)), "programme": (*int64)(nil), "project": (*int64)(nil), "title": texts(tr.Title),
		"description": texts(tr.Description), "mode": tr.Mode, "step_free": tr.StepFree, "from_month": tr.FromMonth, "to_month": tr.ToMonth,
		"publication": tr.Publication, "source": tr.Source, "example": tr.Example,
	}
	if tr.Programme != nil {
		args["programme"] = tr.Programme.ID
	}
	if tr.Project != nil {
		args["project"] = tr.Project.ID
	}
	return args
}

// resolveTrail finds organisation and programme by their slugs and the project by its number. Errors: Invalid when there is
// none, and when the project is another organisation's.
func resolveTrail(ctx context.Context, q querier, tr *geo.Trail) error {
	names := &geo.Project{Programme: tr.Programme}
	if tr.Organisation != nil {
		names.Organisation = *tr.Organisation
		if err := resolveNames(ctx, q, names); err != nil {
			return err
		}
		tr.Organisation = &names.Organisation
	} else if err := resolveProgramme(ctx, q, names); err != nil {
		return err
	}
	tr.Programme = names.Programme
	if tr.Project == nil {
		return nil
	}
	project, err := findProject(ctx, q, tr.Project.ID, "")
	switch {
	case geo.FaultOf(err) == geo.NotFound:
		return geo.InvalidField("project", "not_found", "there is no project %d", tr.Project.ID)
	case err == nil && tr.Organisation != nil && project.Organisation.ID != tr.Organisation.ID:
		return geo.InvalidField("project", "other_organisation", "is a project of %s", project.Organisation.Slug)
	}
	return err
}

const (
	emptyStopsSQL = `DELETE FROM trail_stop WHERE trail_id = $1`
	insertStopSQL = `INSERT INTO trail_stop (trail_id, position, place_id, note, stay, via) VALUES ($1, $2, $3, $4, $5, $6)`
	setTimeSQL    = `UPDATE trail SET minutes = $2 WHERE id = $1`
)

// writeTrail writes the stops, derives the line, and fills the trail in as it is then.
func writeTrail(ctx context.Context, tx pgx.Tx, actor geo.Actor, trail *geo.Trail) error {
	if err := stopsThere(ctx, tx, actor, trail); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, emptyStopsSQL, trail.ID); err != nil {
		return err
	}
	batch := &pgx.Batch{}
	for i, s := range trail.Stops {
		batch.Queue(insertStopSQL, trail.ID, i, s.PlaceID, texts(s.Note), s.Stay, list(s.Via))
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return err
	}
	if err := deriveTrails(ctx, tx, []int64{trail.ID}); err != nil {
		return err
	}
	written, err := findTrail(ctx, tx, actor, trail.ID, time.Now(), "")
	if err != nil {
		return err
	}
	*trail = *written
	return bump(ctx, tx, "trail")
}

// stopsThere refuses places that the actor may not see and, on a published trail, that the public may not. Errors: Invalid.
func stopsThere(ctx context.Context, tx pgx.Tx, actor geo.Actor, trail *geo.Trail) error {
	ids := make([]int64, len(trail.Stops))
	for i, s := range trail.Stops {
		ids[i] = s.PlaceID
	}
	who := actor
	if trail.Publication == geo.Published {
		who = geo.Actor{}
	}
	args := &arguments{}
	rows, err := tx.Query(ctx, fmt.Sprintf("SELECT wanted FROM unnest(%s::bigint[]) wanted WHERE NOT EXISTS (SELECT FROM place WHERE id = wanted AND %s)",
		args.add(ids), visible(who, args)), *args...)
	if err != nil {
		return err
	}
	missing, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err == nil && len(missing) > 0 {
		return geo.InvalidField("stops", "not_found", "there is no public place with the number %v", missing)
	}
	return err
}

// deriveTrailsSQL lays the line of each trail through the points of its places and the positions between them, and measures
// it on the spheroid: the way to a stop is all steps before it.
const deriveTrailsSQL = `
WITH vertex AS (
	SELECT s.trail_id, s.position, 0 AS n, place.point AS at FROM trail_stop s JOIN place ON place.id = s.place_id WHERE s.trail_id = ANY($1)
	UNION ALL
	SELECT s.trail_id, s.position, v.n::int, ST_Point(round((v.at->>0)::numeric, 7)::float8, round((v.at->>1)::numeric, 7)::float8, 4326)
	FROM trail_stop s, jsonb_array_elements(s.via) WITH ORDINALITY v (at, n)
	WHERE s.trail_id = ANY($1) AND s.position < (SELECT max(position) FROM trail_stop l WHERE l.trail_id = s.trail_id)
), step AS (
	SELECT *, ST_Distance(at::geography, (lag(at) OVER way)::geography) AS metres FROM vertex WINDOW way AS (PARTITION BY trail_id ORDER BY position, n)
), walked AS (
	SELECT *, coalesce(sum(metres) OVER (PARTITION BY trail_id ORDER BY position, n), 0) AS at_m FROM step
), stops AS (
	UPDATE trail_stop s SET at_m = w.at_m FROM walked w WHERE w.trail_id = s.trail_id AND w.position = s.position AND w.n = 0
)
UPDATE trail t SET geom = line, length_m = metres FROM (
	SELECT trail_id, CASE WHEN count(*) > 1 THEN ST_MakeLine(at ORDER BY position, n) END AS line, coalesce(max(at_m), 0) AS metres FROM walked GROUP BY trail_id
) whole WHERE t.id = whole.trail_id RETURNING t.id, t.mode, t.length_m, (SELECT coalesce(sum(stay), 0)::int FROM trail_stop s WHERE s.trail_id = t.id)`

// deriveTrails derives line, length and time of trails.
func deriveTrails(ctx context.Context, tx pgx.Tx, ids []int64) error {
	rows, err := tx.Query(ctx, deriveTrailsSQL, ids)
	if err != nil {
		return err
	}
	trails, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (tr geo.Trail, err error) {
		stay := geo.TrailStop{}
		err = row.Scan(&tr.ID, &tr.Mode, &tr.LengthM, &stay.Stay)
		tr.Stops = []geo.TrailStop{stay}
		tr.Reckon()
		return tr, err
	})
	for _, tr := range trails {
		if err == nil {
			_, err = tx.Exec(ctx, setTimeSQL, tr.ID, tr.Minutes)
		}
	}
	return err
}

const trailsOfPlaceSQL = `SELECT DISTINCT trail_id FROM trail_stop WHERE place_id = $1`

// moveTrails has the trails that stop at a place follow it when it moves.
func moveTrails(ctx context.Context, tx pgx.Tx, before, after *placeRow) error {
	if orb.Equal(before.Facts.Point, after.Facts.Point) {
		return nil
	}
	rows, err := tx.Query(ctx, trailsOfPlaceSQL, after.ID)
	if err != nil {
		return err
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil || len(ids) == 0 {
		return err
	}
	if err := deriveTrails(ctx, tx, ids); err != nil {
		return err
	}
	return bump(ctx, tx, "trail")
}
