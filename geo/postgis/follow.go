package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const followColumns = `id, title, watch, rhythm, created_at, told_at`

const findFollowsSQL = `SELECT ` + followColumns + ` FROM follow WHERE account_id = $1 ORDER BY id DESC`

// FindFollows fulfils geo.Follows.
func (db *DB) FindFollows(ctx context.Context, actor geo.Actor) ([]geo.Follow, error) {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findFollowsSQL, actor.AccountID)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Follow])
}

const (
	lockFollowsSQL = `SELECT count(*) FROM (SELECT FROM account WHERE id = $1 FOR UPDATE) locked, follow WHERE account_id = $1 AND watch <> $2`
	addFollowSQL   = `
INSERT INTO follow (account_id, title, watch, rhythm) VALUES ($1, $2, $3, $4)
ON CONFLICT (account_id, watch) DO UPDATE SET title = excluded.title, rhythm = excluded.rhythm RETURNING ` + followColumns
)

// AddFollow fulfils geo.Follows.
func (db *DB) AddFollow(ctx context.Context, actor geo.Actor, follow *geo.Follow) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	if err := follow.Check(); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var others int
		if err := tx.QueryRow(ctx, lockFollowsSQL, actor.AccountID, follow.Watch).Scan(&others); err != nil {
			return err
		}
		if others >= geo.MostFollows {
			return geo.Errorf(geo.Conflict, "You follow %d things already. Leave one first.", others)
		}
		return readFollow(ctx, tx, follow, addFollowSQL, actor.AccountID, strings.TrimSpace(follow.Title), follow.Watch, follow.Rhythm)
	})
}

func readFollow(ctx context.Context, q querier, follow *geo.Follow, sql string, args ...any) error {
	rows, err := q.Query(ctx, sql, args...)
	if err != nil {
		return err
	}
	*follow, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[geo.Follow])
	return err
}

// What is told again begins now: nobody wants the letters of a year at once.
const setRhythmSQL = `
UPDATE follow SET told_at = CASE rhythm WHEN 'never' THEN now() ELSE told_at END, rhythm = $3 WHERE id = $1 AND account_id = $2 RETURNING ` + followColumns

// SetRhythm fulfils geo.Follows.
func (db *DB) SetRhythm(ctx context.Context, actor geo.Actor, id int64, rhythm geo.Rhythm) (*geo.Follow, error) {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return nil, err
	}
	if err := (&geo.Follow{Title: "x", Rhythm: rhythm}).Check(); err != nil {
		return nil, err
	}
	var follow geo.Follow
	err := readFollow(ctx, db.pool, &follow, setRhythmSQL, id, actor.AccountID, rhythm)
	return &follow, notFound(err, "You follow nothing with the number %d.", id)
}

const removeFollowSQL = `DELETE FROM follow WHERE id = $1 AND account_id = $2`

// RemoveFollow fulfils geo.Follows.
func (db *DB) RemoveFollow(ctx context.Context, actor geo.Actor, id int64) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	done, err := db.pool.Exec(ctx, removeFollowSQL, id, actor.AccountID)
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.NotFound, "You follow nothing with the number %d.", id)
	}
	return err
}

const unsubscribeSQL = `
WITH whose AS (SELECT account_id FROM unsubscription WHERE hash = $1),
     ended AS (UPDATE follow SET rhythm = 'never' WHERE account_id IN (SELECT account_id FROM whose))
SELECT account_id FROM whose`

// Unsubscribe fulfils geo.Follows.
func (db *DB) Unsubscribe(ctx context.Context, hash []byte) error {
	var account int64
	err := db.pool.QueryRow(ctx, unsubscribeSQL, hash).Scan(&account)
	return notFound(err, "This link is not known, or it is too old. Sign in to change what you follow.")
}
