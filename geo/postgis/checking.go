package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// What agrees with the place need not be looked at by anybody.
const settleAgreeingSQL = `
UPDATE field_check c SET settled_at = now() FROM place
WHERE c.id = $1 AND place.id = c.place_id AND (c.step_free = '' OR c.step_free = place.step_free)`

// checkPublished does what follows from a check that the public now sees. Whoever is responsible makes the step that
// follows from their own; from many people's together the program makes it.
func (db *DB) checkPublished(ctx context.Context, tx pgx.Tx, actor geo.Actor, place *placeRow, c *geo.FieldCheck) error {
	if _, err := tx.Exec(ctx, settleAgreeingSQL, c.ID); err != nil {
		return err
	}
	switch {
	case c.Presence == geo.Gone && c.Official:
		return db.live(ctx, tx, actor, place, geo.ReportedGone)
	case c.Presence == geo.Gone:
		ground, err := db.ground(ctx, tx, &place.Place)
		if err == nil && ground.Gone-ground.Here >= db.checking.Gone {
			err = db.live(ctx, tx, geo.Actor{System: true}, place, geo.ReportedGone)
		}
		return err
	case c.Presence == geo.Here && c.Official && place.Life == geo.ReportedGone:
		before, err := lifeBefore(ctx, tx, place.ID)
		if err != nil {
			return err
		}
		return db.live(ctx, tx, actor, place, before)
	}
	return nil
}

const lifeBeforeSQL = `SELECT from_state FROM step WHERE place_id = $1 AND line = 'life' AND to_state = 'reported_gone' AND from_state <> '' ORDER BY id DESC LIMIT 1`

// lifeBefore is what a place was before it was reported gone; one that was never anything else is live.
func lifeBefore(ctx context.Context, tx pgx.Tx, placeID int64) (geo.Life, error) {
	rows, err := tx.Query(ctx, lifeBeforeSQL, placeID)
	if err != nil {
		return "", err
	}
	lives, err := pgx.CollectRows(rows, pgx.RowTo[geo.Life])
	return append(lives, geo.Live)[0], err
}

// live makes the step to a life if the table of transitions has it and the actor may make it; a check is taken all the same.
func (db *DB) live(ctx context.Context, tx pgx.Tx, actor geo.Actor, place *placeRow, to geo.Life) error {
	step := geo.FindTransition(geo.LifeLine, string(place.Life), string(to))
	if step == nil || step.Allows(actor, geo.Standing{}, &place.Place) != nil {
		return nil
	}
	_, err := db.writeChange(ctx, tx, actor, place, "update", because(""), func(pl *geo.Place) error {
		pl.Life = to
		return nil
	})
	return err
}

const settleCheckSQL = `
UPDATE field_check SET settled_at = now() WHERE place_id = $1 AND step_free = $2 AND state = 'published' AND settled_at IS NULL`

// SettleCheck fulfils geo.Checks.
func (db *DB) SettleCheck(ctx context.Context, actor geo.Actor, id int64, take bool) (*geo.FieldCheck, error) {
	c := &geo.FieldCheck{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		found, place, err := checks.find(ctx, tx, actor, id, "FOR UPDATE OF c")
		if err != nil {
			return err
		}
		if err := actor.MayAt(geo.EditPlace, &place.Place); err != nil {
			return err
		}
		if found.State != geo.CommentPublished || found.StepFree == "" || found.StepFree == place.StepFree {
			return geo.Errorf(geo.Conflict, "The place says the same by now, or the check says nothing of it.")
		}
		done, err := tx.Exec(ctx, settleCheckSQL, found.PlaceID, found.StepFree)
		if err != nil {
			return err
		}
		if done.RowsAffected() == 0 {
			return geo.Errorf(geo.Conflict, "Somebody has looked at this check already.")
		}
		if take {
			if _, err := db.writeChange(ctx, tx, actor, place, "update", because(""), func(pl *geo.Place) error {
				pl.StepFree = found.StepFree
				return nil
			}); err != nil {
				return err
			}
		}
		return rereadCheck(ctx, tx, actor, c, id)
	})
	return c, err
}
