package postgis

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// Of what an account a wrote the newest tell enough. A check is two clicks and earns no trust; a refused one costs it.
const recordSQL = `
SELECT count(*) FILTER (WHERE state = 'published') AS published, count(*) FILTER (WHERE state = 'refused' AND decided_at > now() - interval '30 days') AS refused
FROM ((SELECT state, decided_at FROM comment WHERE account_id = a.id ORDER BY created_at DESC, id DESC LIMIT 100)
	UNION ALL (SELECT state, decided_at FROM photo WHERE account_id = a.id ORDER BY created_at DESC, id DESC LIMIT 100)
	UNION ALL (SELECT state, decided_at FROM report WHERE account_id = a.id ORDER BY created_at DESC, id DESC LIMIT 100)
	UNION ALL (SELECT nullif(state, 'published'), decided_at FROM field_check WHERE account_id = a.id ORDER BY created_at DESC, id DESC LIMIT 100)
	UNION ALL (SELECT state, decided_at FROM edit WHERE account_id = a.id ORDER BY created_at DESC, id DESC LIMIT 100)
	UNION ALL (SELECT CASE place.publication WHEN 'hidden' THEN 'refused' ELSE place.publication END, place.updated_at FROM (
		SELECT place_id FROM proposal WHERE author_id = a.id ORDER BY created_at DESC, place_id DESC LIMIT 100) pr JOIN place ON place.id = pr.place_id)) newest`

// trustWithdrawn tells of the account a whether its trust was taken by hand.
const trustWithdrawn = `coalesce((SELECT t.withdrawn FROM trust_change t WHERE t.account_id = a.id ORDER BY t.id DESC LIMIT 1), false)`

const writersSQL = `
SELECT a.id, a.name, r.published, r.refused, ` + trustWithdrawn + ` FROM account a, LATERAL (` + recordSQL + `) r WHERE a.id = ANY($1)`

func findWriters(ctx context.Context, q querier, ids []int64) (map[int64]geo.Writer, error) {
	rows, err := q.Query(ctx, writersSQL, ids)
	if err != nil {
		return nil, err
	}
	writers := map[int64]geo.Writer{}
	var w geo.Writer
	_, err = pgx.ForEachRow(rows, []any{&w.AccountID, &w.Name, &w.Published, &w.Refused, &w.Withdrawn}, func() error {
		w.Trusted = w.Record.Trusted() && !w.Withdrawn
		writers[w.AccountID] = w
		return nil
	})
	return writers, err
}

func (db *DB) fillWriters(ctx context.Context, waiting []geo.Waiting) error {
	var ids []int64
	for _, w := range waiting {
		if w.Writer != nil {
			ids = append(ids, w.Writer.AccountID)
		}
	}
	writers, err := findWriters(ctx, db.pool, ids)
	for _, w := range waiting {
		if w.Writer != nil {
			*w.Writer = writers[w.Writer.AccountID]
		}
	}
	return err
}

// isTrusted tells whether what the actor writes need not wait.
func isTrusted(ctx context.Context, q querier, actor geo.Actor) (bool, error) {
	writers, err := findWriters(ctx, q, []int64{actor.AccountID})
	return writers[actor.AccountID].Trusted, err
}

const addTrustChangeSQL = `INSERT INTO trust_change (account_id, withdrawn, reason, by_id) VALUES ($1, $2, $3, $4) RETURNING id`

// ChangeTrust fulfils geo.Trusts.
func (db *DB) ChangeTrust(ctx context.Context, actor geo.Actor, accountID int64, change geo.TrustChange) (*geo.Writer, error) {
	if err := actor.May(geo.JudgeTrust, 0); err != nil {
		return nil, err
	}
	if err := change.Check(); err != nil {
		return nil, err
	}
	var writer geo.Writer
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, lockAccountSQL, pgx.NamedArgs{"id": accountID}); err != nil {
			return err
		}
		account, err := findAccount(ctx, tx, accountID)
		if err != nil {
			return err
		}
		switch {
		case account.Role != geo.Resident:
			return geo.Errorf(geo.Conflict, "The trust of staff is their role; change that.")
		case change.Withdrawn == (account.Trust != nil && account.Trust.Withdrawn):
			return geo.Errorf(geo.Conflict, "That is so already.")
		}
		var id int64
		if err := tx.QueryRow(ctx, addTrustChangeSQL, accountID, change.Withdrawn, strings.TrimSpace(change.Reason), nullable(actor.AccountID)).Scan(&id); err != nil {
			return err
		}
		if err := db.enqueue(ctx, tx, geo.NotifyTrust{ChangeID: id}); err != nil {
			return err
		}
		writers, err := findWriters(ctx, tx, []int64{accountID})
		writer = writers[accountID]
		return err
	})
	return &writer, err
}

const trustNoticeSQL = `
SELECT t.withdrawn, t.reason, a.id, a.email, a.name, a.language FROM trust_change t JOIN account a ON a.id = t.account_id AND NOT a.disabled WHERE t.id = $1`

// FindTrustNotice fulfils geo.Outbox.
func (db *DB) FindTrustNotice(ctx context.Context, id int64) (*geo.TrustNotice, error) {
	var n geo.TrustNotice
	err := db.pool.QueryRow(ctx, trustNoticeSQL, id).Scan(&n.Change.Withdrawn, &n.Change.Reason, &n.Reader.AccountID, &n.Reader.Email, &n.Reader.Name, &n.Reader.Language)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &n, err
}
