package postgis

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectEditSQL = `
SELECT e.id, e.uuid::text, e.version, e.place_id, e.place_version, coalesce(e.account_id, 0), coalesce(a.name, ''), e.properties, e.geometry,
	e.reason, e.state, e.answer, e.appeal, e.created_at
FROM edit e LEFT JOIN account a ON a.id = e.account_id WHERE `

func queryEdits(ctx context.Context, q querier, where string, args ...any) ([]geo.Edit, error) {
	rows, err := q.Query(ctx, selectEditSQL+where, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.Edit, error) {
		var e geo.Edit
		var geometry *string
		err := row.Scan(&e.ID, &e.UUID, &e.Version, &e.PlaceID, &e.PlaceVersion, &e.AuthorID, &e.Author, &e.Properties, &geometry,
			&e.Reason, &e.State, &e.Answer, &e.Appeal, &e.CreatedAt)
		if geometry != nil {
			e.Geometry = json.RawMessage(*geometry)
		}
		return e, err
	})
}

// FindEdits fulfils geo.Edits.
func (db *DB) FindEdits(ctx context.Context, actor geo.Actor, placeID int64) ([]geo.Edit, error) {
	if err := actor.May(geo.Propose, 0); err != nil {
		return nil, err
	}
	if _, err := findPlace(ctx, db.pool, actor, placeID, ""); err != nil {
		return nil, err
	}
	return queryEdits(ctx, db.pool, "e.place_id = $1 AND e.account_id = $2 ORDER BY e.id DESC LIMIT 100", placeID, actor.AccountID)
}

// AddEdit fulfils geo.Edits.
func (db *DB) AddEdit(ctx context.Context, actor geo.Actor, e *geo.Edit) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		row, err := findPlace(ctx, tx, actor, e.PlaceID, "FOR UPDATE")
		if err != nil {
			return err
		}
		if err := mayAskToEdit(ctx, tx, actor, &row.Place); err != nil {
			return err
		}
		if err := e.Check(); err != nil {
			return err
		}
		earlier, err := queryEdits(ctx, tx, "e.uuid = $1", e.UUID)
		if err != nil {
			return err
		}
		if len(earlier) > 0 {
			return sameEdit(actor, e, &earlier[0])
		}
		if err := fresh("place", e.PlaceVersion, row.Version); err != nil {
			return err
		}
		return db.addEdit(ctx, tx, actor, row, e)
	})
}

// editingOf tells how the actor may change what a place says.
func editingOf(ctx context.Context, q querier, actor geo.Actor, standing geo.Standing, place *geo.Place) (geo.Editing, error) {
	switch {
	case actor.MayEdit(place) == nil:
		return geo.EditsDirectly, nil
	case actor.May(geo.Propose, 0) != nil, !standing.Author && !standing.Partner, place.Publication != geo.Published:
		return "", nil
	}
	trusted, err := isTrusted(ctx, q, actor)
	if trusted {
		return geo.EditsAtOnce, err
	}
	return geo.EditsHeld, err
}

// mayAskToEdit gives nil to whoever proposed the place, to partners there, and to who may edit it anyway.
func mayAskToEdit(ctx context.Context, tx pgx.Tx, actor geo.Actor, place *geo.Place) error {
	if err := actor.May(geo.Propose, 0); err != nil {
		return err
	}
	standing, err := findStanding(ctx, tx, actor, place.ID)
	if err != nil {
		return err
	}
	if !standing.Author && !standing.Partner && actor.MayEdit(place) != nil {
		return geo.Errorf(geo.Forbidden, "Only whoever proposed this place, and partners who work there, can ask to change it. Say in a comment what is wrong.")
	}
	if place.Publication != geo.Published {
		return geo.Errorf(geo.Conflict, "The place is not public; whoever finishes it changes it directly.")
	}
	return nil
}

func sameEdit(actor geo.Actor, e, earlier *geo.Edit) error {
	if earlier.AuthorID != actor.AccountID || earlier.PlaceID != e.PlaceID {
		return geo.Errorf(geo.Conflict, "The uuid %s is taken.", e.UUID)
	}
	*e = *earlier
	return nil
}

const (
	dropEditSQL   = `DELETE FROM edit WHERE place_id = $1 AND account_id = $2 AND state = 'waiting'`
	insertEditSQL = `
INSERT INTO edit (uuid, place_id, place_version, account_id, properties, geometry, reason, state, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE $8 WHEN 'published' THEN now() END) RETURNING id`
)

// addEdit makes the change of somebody who is trusted. Another's is tried as well, so that what is wrong with it is told now
// and not to the moderator, and kept.
func (db *DB) addEdit(ctx context.Context, tx pgx.Tx, actor geo.Actor, row *placeRow, e *geo.Edit) error {
	e.Reason = strings.TrimSpace(e.Reason)
	trusted, err := isTrusted(ctx, tx, actor)
	if err != nil {
		return err
	}
	e.State = geo.EditWaiting
	if trusted {
		e.State = geo.EditPublished
		_, err = db.writeChange(ctx, tx, actor, row, "update", because(e.Reason), e.Apply)
	} else {
		place := row.Place
		if err = e.Apply(&place); err == nil {
			_, err = preparePlaces(ctx, tx, []*geo.Place{&place})
		}
	}
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, dropEditSQL, e.PlaceID, actor.AccountID); err != nil {
		return err
	}
	var geometry *string
	if e.HasGeometry() {
		text := string(e.Geometry)
		geometry = &text
	}
	if e.Properties == nil {
		e.Properties = map[string]json.RawMessage{}
	}
	if err := tx.QueryRow(ctx, insertEditSQL, e.UUID, e.PlaceID, e.PlaceVersion, actor.AccountID, e.Properties, geometry, e.Reason, e.State).Scan(&e.ID); err != nil {
		return err
	}
	stored, err := queryEdits(ctx, tx, "e.id = $1", e.ID)
	if err == nil {
		*e = stored[0]
	}
	return err
}

// ownEdit gives an edit of the actor's own, locked.
func ownEdit(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64) (*geo.Edit, error) {
	if err := actor.May(geo.Propose, 0); err != nil {
		return nil, err
	}
	found, err := queryEdits(ctx, tx, "e.id = $1 AND e.account_id = $2 FOR UPDATE OF e", id, actor.AccountID)
	if err == nil && len(found) == 0 {
		err = geo.Errorf(geo.NotFound, "There is no edit %d of yours.", id)
	}
	if err != nil {
		return nil, err
	}
	return &found[0], nil
}

const appealEditSQL = `UPDATE edit SET state = 'waiting', appeal = $2, version = version + 1 WHERE id = $1`

// AppealEdit fulfils geo.Edits.
func (db *DB) AppealEdit(ctx context.Context, actor geo.Actor, id int64, words string) (*geo.Edit, error) {
	var e *geo.Edit
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		if e, err = ownEdit(ctx, tx, actor, id); err != nil {
			return err
		}
		if err := geo.CheckWords("reason", words); err != nil {
			return err
		}
		if e.State != geo.EditRefused || e.Appeal != "" {
			return geo.Errorf(geo.Conflict, "Only a refused edit can be looked at again, and only once.")
		}
		if _, err := tx.Exec(ctx, appealEditSQL, id, strings.TrimSpace(words)); err != nil {
			return err
		}
		e, err = ownEdit(ctx, tx, actor, id)
		return err
	})
	return e, err
}

const withdrawEditSQL = `DELETE FROM edit WHERE id = $1`

// WithdrawEdit fulfils geo.Edits.
func (db *DB) WithdrawEdit(ctx context.Context, actor geo.Actor, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		e, err := ownEdit(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if e.State != geo.EditWaiting {
			return geo.Errorf(geo.Conflict, "The edit is %s by now; only one that waits can be taken back.", e.State)
		}
		_, err = tx.Exec(ctx, withdrawEditSQL, id)
		return err
	})
}

const (
	lockEditSQL   = `SELECT state FROM edit WHERE id = $1 FOR UPDATE`
	decideEditSQL = `UPDATE edit SET state = $2, answer = $3, decided_at = now(), decided_by = $4 WHERE id = $1`
)

// judgeEdit makes the change in its author's name, on the place as it is now, or refuses it.
func (db *DB) judgeEdit(ctx context.Context, tx pgx.Tx, actor geo.Actor, j geo.Judgement) error {
	var state geo.EditState
	if err := tx.QueryRow(ctx, lockEditSQL, j.ID).Scan(&state); errors.Is(err, pgx.ErrNoRows) {
		return geo.Errorf(geo.NotFound, "There is no edit %d.", j.ID)
	} else if err != nil {
		return err
	}
	found, err := queryEdits(ctx, tx, "e.id = $1", j.ID)
	if err != nil {
		return err
	}
	e := &found[0]
	row, err := findPlace(ctx, tx, actor, e.PlaceID, "FOR UPDATE")
	if err != nil {
		return err
	}
	if err := actor.MayAt(geo.Publish, &row.Place); err != nil {
		return err
	}
	switch {
	case e.AuthorID == actor.AccountID:
		return geo.Errorf(geo.Forbidden, "Nobody decides on their own edit; somebody else must.")
	case state != geo.EditWaiting:
		return overtaken(ctx, tx, geo.SubjectEdit, j.ID)
	}
	if err := fresh("edit", j.Version, e.Version); err != nil {
		return err
	}
	if j.To == geo.OutcomePublished {
		if _, err := db.writeChange(ctx, tx, geo.Actor{AccountID: e.AuthorID}, row, "update", because(e.Reason), e.Apply); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(ctx, decideEditSQL, j.ID, j.To, strings.TrimSpace(j.Reason), nullable(actor.AccountID)); err != nil {
		return err
	}
	return db.enqueue(ctx, tx, geo.NotifyEdit{EditID: j.ID})
}

// Whose edit it was is told what has become of it.
const editNoticeSQL = `
SELECT place.title, a.id, a.email, a.name, a.language FROM edit e JOIN place ON place.id = e.place_id
JOIN account a ON a.id = e.account_id AND NOT a.disabled WHERE e.id = $1`

// FindEditNotice fulfils geo.Outbox.
func (db *DB) FindEditNotice(ctx context.Context, id int64) (*geo.EditNotice, error) {
	var n geo.EditNotice
	err := db.pool.QueryRow(ctx, editNoticeSQL, id).Scan(&n.Title, &n.Author.AccountID, &n.Author.Email, &n.Author.Name, &n.Author.Language)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found, err := queryEdits(ctx, db.pool, "e.id = $1", id)
	if err == nil && len(found) == 1 {
		n.Edit = found[0]
	}
	return &n, err
}
