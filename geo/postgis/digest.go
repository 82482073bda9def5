package postgis

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// A little less than a day and a week, so that a letter does not come an hour later each time.
const dueSQL = `
SELECT DISTINCT account_id FROM follow
WHERE rhythm = 'daily' AND told_at < $1::timestamptz - interval '23 hours' OR rhythm = 'weekly' AND told_at < $1::timestamptz - interval '167 hours'
ORDER BY account_id`

// WriteDigests fulfils geo.Digests.
func (db *DB) WriteDigests(ctx context.Context, now time.Time, write func(*geo.Digest) (*geo.Mail, error)) (int, error) {
	rows, err := db.pool.Query(ctx, dueSQL, now)
	if err != nil {
		return 0, err
	}
	due, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return 0, err
	}
	written := 0
	var troubles []error // of one reader, which need not be the others'
	for _, account := range due {
		wrote, err := db.writeDigest(ctx, account, now, write)
		troubles = append(troubles, err)
		if wrote && err == nil {
			written++
		}
	}
	return written, errors.Join(troubles...)
}

// Everything that a person follows is told of in one letter, also what would be due tomorrow.
const (
	digestFollowsSQL = `
SELECT ` + followColumns + ` FROM follow WHERE account_id = $1 AND rhythm <> 'never' AND told_at < $2 AND EXISTS (
	SELECT FROM follow due WHERE due.account_id = $1 AND (due.rhythm = 'daily' AND due.told_at < $2::timestamptz - interval '23 hours' OR
		due.rhythm = 'weekly' AND due.told_at < $2::timestamptz - interval '167 hours'))
ORDER BY id FOR UPDATE`
	readerSQL = `SELECT id, email, name, language FROM account WHERE id = $1 AND NOT disabled`
	toldSQL   = `UPDATE follow SET told_at = $2 WHERE id = ANY ($1)`
	tokenSQL  = `INSERT INTO unsubscription (hash, account_id) VALUES ($1, $2)`
)

func (db *DB) writeDigest(ctx context.Context, account int64, now time.Time, write func(*geo.Digest) (*geo.Mail, error)) (wrote bool, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		wrote = false
		rows, err := tx.Query(ctx, digestFollowsSQL, account, now)
		if err != nil {
			return err
		}
		follows, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Follow])
		if err != nil || len(follows) == 0 {
			return err // another server was here first
		}
		digest, err := db.digestOf(ctx, tx, account, follows, now)
		if err != nil {
			return err
		}
		if len(digest.Activity) > 0 {
			if err := db.keepDigest(ctx, tx, digest, write); err != nil {
				return err
			}
			wrote = true
		}
		_, err = tx.Exec(ctx, toldSQL, idsOf(follows), now)
		return err
	})
	return wrote, err
}

func idsOf(follows []geo.Follow) []int64 {
	var ids []int64
	for _, f := range follows {
		ids = append(ids, f.ID)
	}
	return ids
}

// mostTold is how much one letter tells of; mostRead is how far is counted.
const (
	mostTold = 20
	mostRead = 200
)

// digestOf collects what has happened; for an account that is gone or disabled nothing.
func (db *DB) digestOf(ctx context.Context, tx pgx.Tx, account int64, follows []geo.Follow, now time.Time) (*geo.Digest, error) {
	digest := &geo.Digest{}
	rows, err := tx.Query(ctx, readerSQL, account)
	if err != nil {
		return nil, err
	}
	readers, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Reader])
	if err != nil || len(readers) == 0 {
		return digest, err
	}
	digest.Reader = readers[0]
	for _, f := range follows {
		span := &arguments{f.ToldAt, now}
		condition, err := db.watched(ctx, f.Watch, span)
		if err != nil {
			return nil, err
		}
		condition += " AND e.account_id IS DISTINCT FROM " + span.add(account)
		found, err := db.readActivity(ctx, condition, "", mostRead, *span)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			digest.Follows = append(digest.Follows, f.Title)
		}
		digest.Activity = append(digest.Activity, found...)
	}
	digest.Activity = newestOnce(digest.Activity)
	if n := len(digest.Activity); n > mostTold {
		digest.Activity, digest.More = digest.Activity[:mostTold], n-mostTold
	}
	return digest, nil
}

// newestOnce orders what has happened, the newest first, and leaves out what several follows have found.
func newestOnce(activity []geo.Activity) []geo.Activity {
	slices.SortFunc(activity, func(a, b geo.Activity) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Kind, a.Kind), cmp.Compare(b.ID, a.ID))
	})
	return slices.CompactFunc(activity, func(a, b geo.Activity) bool { return a.Kind == b.Kind && a.ID == b.ID })
}

func (db *DB) keepDigest(ctx context.Context, tx pgx.Tx, digest *geo.Digest, write func(*geo.Digest) (*geo.Mail, error)) error {
	letter, err := write(digest)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, tokenSQL, digest.Hash, digest.Reader.AccountID); err != nil {
		return err
	}
	return db.putMail(ctx, tx, letter)
}
