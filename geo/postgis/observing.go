package postgis

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const insertObservationSQL = `
INSERT INTO observation (uuid, indicator_id, organisation_id, value, qualifier, starts, ends, programme_id, project_id, place_id, neighbourhood_id,
	source, method, evidence, photo_id, note, state, created_by)
VALUES (@uuid, @indicator, @organisation, @value, @qualifier, @starts, @ends, @programme, @project, @place, @neighbourhood,
	@source, @method, @evidence, @photo, @note, 'reported', @actor)
ON CONFLICT (uuid) DO NOTHING RETURNING id`

// AddObservation fulfils geo.Observations.
func (db *DB) AddObservation(ctx context.Context, actor geo.Actor, o *geo.Observation) error {
	if actor.AccountID == 0 && !actor.System {
		return actor.May(geo.ReportObservation, 0)
	}
	if err := o.Check(); err != nil {
		return err
	}
	o.Close()
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := resolveReporter(ctx, tx, actor, o); err != nil {
			return err
		}
		args, err := reportArgs(ctx, tx, &o.ObservationReport)
		if err != nil {
			return err
		}
		args["uuid"], args["indicator"], args["organisation"], args["actor"] = o.UUID, o.Indicator.ID, o.Organisation.ID, nullable(actor.AccountID)
		var id int64
		err = tx.QueryRow(ctx, insertObservationSQL, args).Scan(&id)
		if errors.Is(err, pgx.ErrNoRows) {
			return reportedTwice(ctx, tx, actor, o)
		}
		if err != nil {
			return err
		}
		return rereadObservation(ctx, tx, o, id)
	})
}

// reportedTwice gives the observation that the same actor has sent under the same UUID before.
func reportedTwice(ctx context.Context, tx pgx.Tx, actor geo.Actor, o *geo.Observation) error {
	before, err := findObservation(ctx, tx, "o.uuid = $1::text::uuid", o.UUID, "")
	if err != nil {
		return err
	}
	if before.AuthorID != actor.AccountID {
		return geo.Errorf(geo.Conflict, "Another observation has this UUID; make a new one.")
	}
	*o = *before
	return nil
}

func rereadObservation(ctx context.Context, tx pgx.Tx, o *geo.Observation, id int64) error {
	stored, err := findObservation(ctx, tx, "o.id = $1", id, "")
	if err == nil {
		*o = *stored
	}
	return err
}

// resolveReporter finds indicator and organisation, and asks whether the actor may report for it.
func resolveReporter(ctx context.Context, tx pgx.Tx, actor geo.Actor, o *geo.Observation) error {
	organisation, err := findOrganisation(ctx, tx, o.Organisation.Slug)
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("organisation", "not_found", "there is no organisation with the slug %q", o.Organisation.Slug)
	}
	if err != nil {
		return err
	}
	if err := actor.May(geo.ReportObservation, organisation.ID); err != nil {
		return err
	}
	in, err := findIndicator(ctx, tx, o.Indicator.Slug, "FOR SHARE OF i")
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("indicator", "not_found", "there is no indicator with the slug %q", o.Indicator.Slug)
	}
	if err != nil {
		return err
	}
	if in.Retired {
		return geo.Errorf(geo.Conflict, "Nothing new is reported for this indicator.")
	}
	o.Organisation.ID, o.Indicator.ID = organisation.ID, in.ID
	return nil
}

// reportArgs finds what an observation is about, and its photo. Errors: Invalid, naming the field.
func reportArgs(ctx context.Context, tx pgx.Tx, o *geo.ObservationReport) (pgx.NamedArgs, error) {
	args := pgx.NamedArgs{
		"value": o.Value, "qualifier": o.Qualifier, "starts": o.Starts, "ends": o.Ends, "source": o.Source, "method": o.Method,
		"evidence": o.Evidence, "note": o.Note, "programme": nil, "project": nil, "place": nil, "neighbourhood": nil, "photo": nil,
	}
	var p geo.Problems
	for _, about := range aboutOf(o) {
		var id int64
		err := tx.QueryRow(ctx, about.sql, about.value).Scan(&id)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			p.Add(about.field, "not_found", "there is no public %s %v", about.field, about.value)
		case err != nil:
			return nil, err
		}
		args[about.field] = id
	}
	return args, p.Err()
}

// about is something that an observation names, and how it is found.
type about struct {
	field string
	value any
	sql   string
}

var (
	aboutProgrammeSQL     = `SELECT id FROM programme WHERE slug = $1`
	aboutProjectSQL       = `SELECT id FROM project WHERE id = $1`
	aboutPlaceSQL         = `SELECT place.id FROM place WHERE place.id = $1 AND ` + published
	aboutNeighbourhoodSQL = `SELECT a.id FROM area a JOIN area_set s ON s.id = a.set_id WHERE s.slug = 'neighbourhoods' AND a.slug = $1`
	aboutPhotoSQL         = `SELECT ph.id FROM photo ph JOIN place ON place.id = ph.place_id WHERE ph.id = $1 AND ph.state = 'published' AND ` + published
)

func aboutOf(o *geo.ObservationReport) (named []about) {
	if o.Programme != nil {
		named = append(named, about{"programme", o.Programme.Slug, aboutProgrammeSQL})
	}
	if o.Project != nil {
		named = append(named, about{"project", o.Project.ID, aboutProjectSQL})
	}
	if o.Place != nil {
		named = append(named, about{"place", o.Place.ID, aboutPlaceSQL})
	}
	if o.Neighbourhood != nil {
		named = append(named, about{"neighbourhood", o.Neighbourhood.Slug, aboutNeighbourhoodSQL})
	}
	if o.Photo != 0 {
		named = append(named, about{"photo", o.Photo, aboutPhotoSQL})
	}
	return named
}

const updateObservationSQL = `
UPDATE observation SET value = @value, qualifier = @qualifier, starts = @starts, ends = @ends, programme_id = @programme, project_id = @project,
	place_id = @place, neighbourhood_id = @neighbourhood, source = @source, method = @method, evidence = @evidence, photo_id = @photo, note = @note,
	state = 'reported', confirmed_by = NULL, confirmed_at = NULL, version = version + 1, updated_at = now()
WHERE id = @id`

// UpdateObservation fulfils geo.Observations.
func (db *DB) UpdateObservation(
	ctx context.Context, actor geo.Actor, id int64, version int, change func(*geo.ObservationReport) error,
) (o *geo.Observation, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if o, err = lockReport(ctx, tx, actor, id, version); err != nil {
			return err
		}
		if err := change(&o.ObservationReport); err != nil {
			return err
		}
		if err := o.Check(); err != nil {
			return err
		}
		o.Close()
		args, err := reportArgs(ctx, tx, &o.ObservationReport)
		if err != nil {
			return err
		}
		args["id"] = id
		if _, err := tx.Exec(ctx, updateObservationSQL, args); err != nil {
			return err
		}
		return rereadObservation(ctx, tx, o, id)
	})
	return o, err
}

// lockReport locks an observation for who may change what is reported in it.
func lockReport(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, version int) (*geo.Observation, error) {
	o, err := findObservation(ctx, tx, "o.id = $1", id, "FOR UPDATE OF o")
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.ReportObservation, o.Organisation.ID); err != nil {
		return nil, err
	}
	return o, fresh("observation", version, o.Version)
}

// DeleteObservation fulfils geo.Observations.
func (db *DB) DeleteObservation(ctx context.Context, actor geo.Actor, id int64, version int) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := lockReport(ctx, tx, actor, id, version); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `DELETE FROM observation WHERE id = $1`, id)
		return err
	})
}

const confirmObservationSQL = `
UPDATE observation SET state = $2, version = version + 1, updated_at = now(),
	confirmed_by = CASE $2 WHEN 'confirmed' THEN $3::bigint END, confirmed_at = CASE $2 WHEN 'confirmed' THEN now() END
WHERE id = $1`

// ConfirmObservation fulfils geo.Observations.
func (db *DB) ConfirmObservation(ctx context.Context, actor geo.Actor, id int64, version int, state geo.ObservationState) (o *geo.Observation, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if o, err = findObservation(ctx, tx, "o.id = $1", id, "FOR UPDATE OF o"); err != nil {
			return err
		}
		if err := actor.MayConfirm(o); err != nil {
			return err
		}
		if err := fresh("observation", version, o.Version); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, confirmObservationSQL, id, state, nullable(actor.AccountID)); err != nil {
			return err
		}
		return rereadObservation(ctx, tx, o, id)
	})
	return o, err
}
