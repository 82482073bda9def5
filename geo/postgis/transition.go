package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// What somebody is to a place: its author, and whether an organisation of theirs proposed it or works there.
const standingSQL = `
SELECT coalesce(pr.author_id, place.created_by, 0) = $2,
	EXISTS (SELECT FROM membership m WHERE m.account_id = $2 AND (m.organisation_id = pr.organisation_id OR m.organisation_id IN (
		SELECT p.organisation_id FROM tag t JOIN project p ON p.id = t.project_id WHERE t.place_id = place.id AND t.role <> 'inspiration')))
FROM place LEFT JOIN proposal pr ON pr.place_id = place.id WHERE place.id = $1`

func findStanding(ctx context.Context, q querier, actor geo.Actor, placeID int64) (geo.Standing, error) {
	var s geo.Standing
	if actor.AccountID == 0 {
		return s, nil
	}
	err := q.QueryRow(ctx, standingSQL, placeID, actor.AccountID).Scan(&s.Author, &s.Partner)
	return s, err
}

const selectStepSQL = `
SELECT s.id, s.line, s.from_state, s.to_state, s.at, coalesce(a.name, ''), o.id, o.slug, o.title, s.reason, coalesce(s.merged_into, 0)
FROM step s LEFT JOIN account a ON a.id = s.account_id LEFT JOIN organisation o ON o.id = s.organisation_id
WHERE `

const findStepsSQL = selectStepSQL + `s.place_id = $1 AND ($2 OR s.line <> 'publication' OR s.to_state = 'published') ORDER BY s.id LIMIT 1000`

// FindTimeline fulfils geo.Steps.
func (db *DB) FindTimeline(ctx context.Context, actor geo.Actor, placeID int64) (*geo.Timeline, error) {
	row, err := findPlace(ctx, db.pool, actor, placeID, "")
	if err != nil {
		return nil, err
	}
	return timelineOf(ctx, db.pool, actor, &row.Place)
}

func timelineOf(ctx context.Context, q querier, actor geo.Actor, place *geo.Place) (*geo.Timeline, error) {
	standing, err := findStanding(ctx, q, actor, place.ID)
	if err != nil {
		return nil, err
	}
	rows, err := q.Query(ctx, findStepsSQL, place.ID, actor.SeesUnpublished() || standing.Author)
	if err != nil {
		return nil, err
	}
	steps, err := pgx.CollectRows(rows, scanStep)
	if err != nil {
		return nil, err
	}
	editing, err := editingOf(ctx, q, actor, standing, place)
	return &geo.Timeline{Version: place.Version, Steps: steps, Offers: place.Offers(actor, standing), Editing: editing}, err
}

func scanStep(row pgx.CollectableRow) (geo.Step, error) {
	var s geo.Step
	var o organisationRef
	err := row.Scan(&s.ID, &s.Line, &s.From, &s.To, &s.At, &s.Author, &o.id, &o.slug, &o.title, &s.Reason, &s.MergedInto)
	s.Organisation = o.named()
	s.Correction = s.Line == geo.DecisionLine && geo.Decision(s.From).Decided()
	return s, err
}

// MovePlace fulfils geo.Steps.
func (db *DB) MovePlace(ctx context.Context, actor geo.Actor, placeID int64, move geo.Move) (*geo.Timeline, error) {
	if err := move.Check(); err != nil {
		return nil, err
	}
	var timeline *geo.Timeline
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		timeline, err = db.movePlace(ctx, tx, actor, placeID, move)
		return err
	})
	return timeline, err
}

func (db *DB) movePlace(ctx context.Context, tx pgx.Tx, actor geo.Actor, placeID int64, move geo.Move) (*geo.Timeline, error) {
	row, err := findPlace(ctx, tx, actor, placeID, "FOR UPDATE")
	if err != nil {
		return nil, err
	}
	if err := fresh("place", move.Version, row.Version); err != nil {
		return nil, err
	}
	said, err := resolveMove(ctx, tx, actor, placeID, move)
	if err != nil {
		return nil, err
	}
	operation := "update"
	if move.To == string(geo.Archived) {
		operation = "delete"
	}
	place, err := db.writeChange(ctx, tx, actor, row, operation, said, func(pl *geo.Place) error {
		if pl.StateOn(move.Line) == move.To {
			return geo.Errorf(geo.Conflict, "It is %s already.", strings.ReplaceAll(move.To, "_", " "))
		}
		pl.SetState(move.Line, move.To)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if accepts(row, place) {
		if err := db.fulfil(ctx, tx, actor, place, move.TargetVersion); err != nil {
			return nil, err
		}
	}
	return timelineOf(ctx, tx, actor, place)
}

// statement is what is said with a change: why, in whose name, and what it is merged into.
type statement struct {
	reason       string
	organisation int64 // 0 for the actor's own
	mergedInto   int64 // place
	through      int64 // place that is the proposal which this fulfils
}

// because is a statement of a reason alone.
func because(reason string) statement { return statement{reason: reason} }

// resolveMove finds what a move names.
func resolveMove(ctx context.Context, tx pgx.Tx, actor geo.Actor, placeID int64, move geo.Move) (statement, error) {
	said := statement{reason: strings.TrimSpace(move.Reason), mergedInto: move.MergedInto}
	var err error
	if said.organisation, err = actFor(ctx, tx, actor, move.Organisation); err != nil {
		return said, err
	}
	if move.MergedInto == 0 {
		return said, nil
	}
	if _, err := findPlace(ctx, tx, actor, move.MergedInto, ""); err != nil || move.MergedInto == placeID {
		return said, geo.InvalidField("merged_into", "not_found", "must be the number of another place")
	}
	return said, nil
}

// judgeSteps refuses a change of state that is not in the table, that the actor may not make, or that lacks its reason.
func judgeSteps(ctx context.Context, tx pgx.Tx, actor geo.Actor, before, after *geo.Place, said statement) error {
	if actor.System {
		return nil
	}
	for _, line := range changedLines(before, after) {
		standing, err := findStanding(ctx, tx, actor, before.ID)
		if err != nil {
			return err
		}
		if err := judgeStep(actor, standing, before, line, after.StateOn(line), said.reason); err != nil {
			return err
		}
	}
	return nil
}

func judgeStep(actor geo.Actor, standing geo.Standing, place *geo.Place, line geo.Line, to, reason string) error {
	t := geo.FindTransition(line, place.StateOn(line), to)
	if t == nil {
		return noSuchStep(place, line, to)
	}
	if err := t.Allows(actor, standing, place); err != nil {
		return err
	}
	if t.Reason && strings.TrimSpace(reason) == "" {
		return geo.InvalidField("reason", "required", "say why; the public or the author will read it")
	}
	return nil
}

func noSuchStep(place *geo.Place, line geo.Line, to string) error {
	var next []string
	for _, t := range geo.Transitions {
		if t.Line == line && t.From == place.StateOn(line) {
			next = append(next, t.To)
		}
	}
	field := string(line)
	if len(next) == 0 {
		return geo.InvalidField(field, "no_such_step", "is %q and stays so", place.StateOn(line))
	}
	return geo.InvalidField(field, "no_such_step", "cannot go from %q to %q, only to one of %v", place.StateOn(line), to, next)
}

func changedLines(before, after *geo.Place) []geo.Line {
	var lines []geo.Line
	for _, line := range geo.Lines {
		if before.StateOn(line) != after.StateOn(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

const insertStepSQL = `
INSERT INTO step (place_id, version, line, from_state, to_state, at, account_id, organisation_id, reason, merged_into)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`

// Whoever hands in again what was hidden appeals against that.
const markAppealedSQL = `UPDATE place SET appealed = true WHERE id = $1`

// insertSteps notes each state that a change has changed, and has told whom it concerns; before is the zero Place for a
// new one, of which nobody need be told.
func (db *DB) insertSteps(ctx context.Context, tx pgx.Tx, actor geo.Actor, before, after *geo.Place, said statement) error {
	for _, line := range changedLines(before, after) {
		var id int64
		err := tx.QueryRow(ctx, insertStepSQL, after.ID, after.Version, line, before.StateOn(line), after.StateOn(line), after.UpdatedAt,
			nullable(actor.AccountID), nullable(said.organisation), said.reason, nullable(said.mergedInto)).Scan(&id)
		if err == nil && before.ID != 0 {
			err = db.enqueue(ctx, tx, geo.NotifyStep{StepID: id})
		}
		if err == nil && line == geo.PublicationLine && before.Publication == geo.Hidden && after.Publication == geo.Submitted {
			_, err = tx.Exec(ctx, markAppealedSQL, after.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
