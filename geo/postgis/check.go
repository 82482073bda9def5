package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

var checks = remarks[geo.FieldCheck]{
	table: "field_check", photo: "check_id", noun: "check", empty: "note = '', appeal = ''",
	columns: ", c.presence, c.step_free, c.note, place.step_free",
	scan: func(row pgx.CollectableRow, c *geo.FieldCheck) error {
		return scanRemark(row, &c.Remark, &c.Presence, &c.StepFree, &c.Note, &c.Stated)
	},
	common: func(c *geo.FieldCheck) *geo.Remark { return &c.Remark },
	notify: func(id int64) geo.Job { return geo.NotifyCheck{CheckID: id} },
}

// SetChecking says how checks count on this site.
func (db *DB) SetChecking(checking geo.Checking) { db.checking = checking }

// FindChecks fulfils geo.Checks.
func (db *DB) FindChecks(ctx context.Context, actor geo.Actor, placeID int64, page geo.Page) (*geo.PlaceChecks, error) {
	place, err := findPlace(ctx, db.pool, actor, placeID, "")
	if err != nil {
		return nil, err
	}
	var found geo.PlaceChecks
	if found.Ground, err = db.ground(ctx, db.pool, &place.Place); err != nil {
		return nil, err
	}
	found.Checks, found.Next, err = checks.ofPlace(ctx, db.pool, actor, placeID, page)
	return &found, err
}

// Answers count since somebody last said otherwise: a step on the line of life that is no report. A step to a life that is
// there is itself an answer, of whoever made it. Of each person, who have gone included, only the newest answer counts, and only
// while it is valid.
const groundSQL = `
WITH turn AS (
	SELECT at, to_state, from_state FROM step WHERE place_id = $1 AND line = 'life' AND to_state <> 'reported_gone' ORDER BY id DESC LIMIT 1
), said AS (
	SELECT account_id, voice, id, presence, step_free, created_at FROM field_check
	WHERE place_id = $1 AND state = 'published' AND created_at > coalesce((SELECT at FROM turn), '-infinity')
), present AS (
	SELECT DISTINCT ON (account_id, voice) presence FROM said WHERE presence <> '' AND created_at > now() - $2::interval ORDER BY account_id, voice, id DESC
), steps AS (
	SELECT DISTINCT ON (account_id, voice) step_free FROM field_check
	WHERE place_id = $1 AND state = 'published' AND step_free <> '' AND created_at > now() - $2::interval ORDER BY account_id, voice, id DESC
), newest AS (
	SELECT presence, created_at FROM said WHERE presence <> ''
	UNION ALL SELECT 'here', at FROM turn WHERE from_state <> '' AND to_state IN ('live', 'paused')
	ORDER BY created_at DESC LIMIT 1
)
SELECT coalesce((SELECT presence FROM newest), ''), (SELECT created_at FROM newest),
	(SELECT count(*) FROM present WHERE presence = 'here'), (SELECT count(*) FROM present WHERE presence = 'gone'),
	(SELECT coalesce(jsonb_object_agg(step_free, n), '{}') FROM (SELECT step_free, count(*) AS n FROM steps GROUP BY 1) counted)`

// ground gives what is known of a place from being there.
func (db *DB) ground(ctx context.Context, q querier, place *geo.Place) (geo.Ground, error) {
	valid := db.checking.Valid[place.Kind]
	g := geo.Ground{ValidDays: int(valid.Hours() / 24), Open: place.Life.OnTheGround()}
	err := q.QueryRow(ctx, groundSQL, place.ID, valid).Scan(&g.Presence, &g.CheckedAt, &g.Here, &g.Gone, &g.StepFree)
	g.Expired = g.CheckedAt != nil && time.Since(*g.CheckedAt) > valid
	return g, err
}

// FindCheckQueue fulfils geo.Checks.
func (db *DB) FindCheckQueue(ctx context.Context, actor geo.Actor, filter geo.CheckFilter, page geo.Page) (*geo.CheckQueue, error) {
	args := &arguments{}
	condition, err := checksQueued(actor, filter, args)
	if err != nil {
		return nil, err
	}
	queue := &geo.CheckQueue{}
	if queue.Count, err = checks.count(ctx, db.pool, condition, args); err != nil {
		return nil, err
	}
	queue.Checks, queue.Next, err = checks.page(ctx, db.pool, actor, condition, args, false, page)
	return queue, err
}

// checksQueued gives the condition of a queue, so that its index can be used. Errors: Unauthenticated, Forbidden.
func checksQueued(actor geo.Actor, filter geo.CheckFilter, args *arguments) (string, error) {
	if filter.Differing {
		return "c.state = 'published' AND c.settled_at IS NULL AND c.step_free <> place.step_free AND " + covered(actor, args), actor.May(geo.EditPlace, 0)
	}
	return "c.state = 'waiting'", actor.May(geo.Publish, 0)
}

const insertCheckSQL = `
INSERT INTO field_check (uuid, place_id, account_id, official, presence, step_free, note, state, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (uuid) DO NOTHING RETURNING id`

// AddCheck fulfils geo.Checks.
func (db *DB) AddCheck(ctx context.Context, actor geo.Actor, c *geo.FieldCheck) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error { return db.addCheck(ctx, tx, actor, c, false) })
}

// addCheck keeps a check; a held one waits for a moderator whoever made it.
func (db *DB) addCheck(ctx context.Context, tx pgx.Tx, actor geo.Actor, c *geo.FieldCheck, held bool) error {
	place, err := admitCheck(ctx, tx, actor, c)
	if err != nil {
		return err
	}
	c.AuthorID, c.State = actor.AccountID, geo.CommentWaiting
	if !held {
		if c.State, err = firstState(ctx, tx, actor, c.Note, 0); err != nil {
			return err
		}
	}
	if c.CreatedAt.IsZero() {
		c.CreatedAt = time.Now()
	}
	row := tx.QueryRow(ctx, insertCheckSQL, c.UUID, c.PlaceID, c.AuthorID, c.Official, c.Presence, c.StepFree, strings.TrimSpace(c.Note), c.State, c.CreatedAt)
	fresh, err := checks.inserted(ctx, tx, &c.Remark, row)
	if err != nil {
		return err
	}
	if fresh && c.State == geo.CommentPublished {
		if err := db.checkPublished(ctx, tx, actor, place, c); err != nil {
			return err
		}
	}
	return rereadCheck(ctx, tx, actor, c, c.ID)
}

// admitCheck gives the place, locked, of a check that can be taken.
func admitCheck(ctx context.Context, tx pgx.Tx, actor geo.Actor, c *geo.FieldCheck) (*placeRow, error) {
	place, err := admit(ctx, tx, actor, &c.Remark)
	if err != nil {
		return nil, err
	}
	if err := c.Check(); err != nil {
		return nil, err
	}
	if !place.Life.OnTheGround() {
		return nil, geo.Errorf(geo.Conflict, "The place is %s; there is nothing to be found.", strings.ReplaceAll(string(place.Life), "_", " "))
	}
	return place, nil
}

func rereadCheck(ctx context.Context, q querier, actor geo.Actor, c *geo.FieldCheck, id int64) error {
	stored, _, err := checks.find(ctx, q, actor, id, "")
	if err == nil {
		*c = *stored
	}
	return err
}

// DecideCheck fulfils geo.Checks.
func (db *DB) DecideCheck(ctx context.Context, actor geo.Actor, id int64, decision geo.CommentDecision) (*geo.FieldCheck, error) {
	var c *geo.FieldCheck
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		c, err = db.decideCheck(ctx, tx, actor, id, decision)
		return err
	})
	return c, err
}

func (db *DB) decideCheck(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, decision geo.CommentDecision) (*geo.FieldCheck, error) {
	before, place, err := checks.decide(ctx, db, tx, actor, id, decision)
	if err != nil {
		return nil, err
	}
	if decision.To == geo.CommentPublished {
		if err := db.checkPublished(ctx, tx, geo.Actor{System: true}, place, before); err != nil {
			return nil, err
		}
	}
	c := &geo.FieldCheck{}
	return c, rereadCheck(ctx, tx, actor, c, id)
}

// AppealCheck fulfils geo.Checks.
func (db *DB) AppealCheck(ctx context.Context, actor geo.Actor, id int64, words string) (*geo.FieldCheck, error) {
	c := &geo.FieldCheck{}
	return c, db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := checks.appeal(ctx, tx, actor, id, words); err != nil {
			return err
		}
		return rereadCheck(ctx, tx, actor, c, id)
	})
}

// WithdrawCheck fulfils geo.Checks.
func (db *DB) WithdrawCheck(ctx context.Context, actor geo.Actor, id int64) error {
	return checks.withdraw(ctx, db, actor, id)
}

// FindCheckNotice fulfils geo.Outbox.
func (db *DB) FindCheckNotice(ctx context.Context, id int64) (*geo.CheckNotice, error) {
	var n geo.CheckNotice
	if there, err := checks.notice(ctx, db.pool, id, &n.Check, &n.Title, &n.Reader); err != nil || !there {
		return nil, err
	}
	return &n, nil
}
