package postgis

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const putMailSQL = `
INSERT INTO mail (recipient, subject, body, html, expires_at, key, unsubscribe) VALUES (@to, @subject, @body, @html, @expires, nullif(@key, ''), @unsubscribe)
ON CONFLICT (key) DO NOTHING RETURNING id, created_at`

// PutMail fulfils geo.Outbox. It fills in ID and CreatedAt; a letter that was there already by its key leaves them empty.
func (db *DB) PutMail(ctx context.Context, mail *geo.Mail) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error { return db.putMail(ctx, tx, mail) })
}

func (db *DB) putMail(ctx context.Context, tx pgx.Tx, mail *geo.Mail) error {
	err := tx.QueryRow(ctx, putMailSQL, pgx.NamedArgs{
		"to": mail.To, "subject": mail.Subject, "body": mail.Body, "html": mail.HTML, "expires": mail.ExpiresAt, "key": mail.Key,
		"unsubscribe": mail.Unsubscribe,
	}).Scan(&mail.ID, &mail.CreatedAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return db.enqueue(ctx, tx, geo.SendMail{MailID: mail.ID})
}

const selectMailSQL = `
SELECT id, recipient, subject, body, html, created_at, sent_at, expires_at, attempts, trouble, coalesce(key, ''), unsubscribe FROM mail `

// FindMail fulfils geo.Outbox.
func (db *DB) FindMail(ctx context.Context, actor geo.Actor, limit int) ([]geo.Mail, error) {
	if err := actor.May(geo.ReadMail, 0); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, selectMailSQL+"ORDER BY id DESC LIMIT $1", limit)
	if err != nil {
		return nil, err
	}
	letters, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Mail])
	if err != nil {
		return nil, err
	}
	return letters, note(ctx, db.pool, actor, geo.Access{Kind: geo.ToldMail}, told{})
}

// FindLetter fulfils geo.Outbox.
func (db *DB) FindLetter(ctx context.Context, actor geo.Actor, id int64) (*geo.Mail, error) {
	return findLetter(ctx, db.pool, actor, id, "")
}

func findLetter(ctx context.Context, q querier, actor geo.Actor, id int64, lock string) (*geo.Mail, error) {
	if err := actor.May(geo.ReadMail, 0); err != nil {
		return nil, err
	}
	rows, err := q.Query(ctx, selectMailSQL+"WHERE id = $1 "+lock, id)
	if err != nil {
		return nil, err
	}
	letter, err := pgx.CollectExactlyOneRow(rows, pgx.RowToAddrOfStructByPos[geo.Mail])
	return letter, notFound(err, "There is no letter %d.", id)
}

const overSQL = `SELECT coalesce($1::timestamptz < now(), false)`

// SendAgain fulfils geo.Outbox.
func (db *DB) SendAgain(ctx context.Context, actor geo.Actor, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		letter, err := findLetter(ctx, tx, actor, id, "FOR UPDATE")
		if err != nil {
			return err
		}
		var over bool
		if err := tx.QueryRow(ctx, overSQL, letter.ExpiresAt).Scan(&over); err != nil {
			return err
		}
		if letter.SentAt != nil || over {
			return geo.Errorf(geo.Conflict, "The letter was sent already, or what it is about is over.")
		}
		return db.enqueue(ctx, tx, geo.SendMail{MailID: id})
	})
}

// A letter in the hands of a mail server need not be readable here any more: what would sign its reader in is taken
// out, so that a copy of the database signs nobody in.
const markSentSQL = `
UPDATE mail SET sent_at = now(), trouble = '', html = '', unsubscribe = '', body = regexp_replace(body, 'token=[A-Za-z0-9_-]+', 'token=…', 'g') WHERE id = $1`

// MarkSent fulfils geo.Outbox. Errors: NotFound.
func (db *DB) MarkSent(ctx context.Context, id int64) error {
	return db.markMail(ctx, id, markSentSQL, id)
}

const markFailedSQL = `UPDATE mail SET attempts = attempts + 1, trouble = left($2, 500) WHERE id = $1`

// MarkFailed fulfils geo.Outbox. Errors: NotFound.
func (db *DB) MarkFailed(ctx context.Context, id int64, trouble string) error {
	return db.markMail(ctx, id, markFailedSQL, id, trouble)
}

func (db *DB) markMail(ctx context.Context, id int64, sql string, args ...any) error {
	done, err := db.pool.Exec(ctx, sql, args...)
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.NotFound, "There is no letter %d.", id)
	}
	return err
}

// The author of a proposal is told of every step that somebody else makes.
const stepNoticeSQL = `
SELECT s.place_id, place.title, CASE WHEN pr.id IS NULL THEN '' ELSE coalesce(nullif(place.aim, ''), 'new') END, coalesce(other.title, '{}'), author.id, author.email, author.name, author.language
FROM step s JOIN place ON place.id = s.place_id LEFT JOIN place other ON other.id = s.merged_into
LEFT JOIN proposal pr ON pr.place_id = s.place_id
LEFT JOIN account author ON author.id = pr.author_id AND NOT author.disabled AND author.id IS DISTINCT FROM s.account_id
WHERE s.id = $1`

// FindStepNotice fulfils geo.Outbox.
func (db *DB) FindStepNotice(ctx context.Context, stepID int64) (*geo.StepNotice, error) {
	var n geo.StepNotice
	var account *int64
	var email, name, language *string
	err := db.pool.QueryRow(ctx, stepNoticeSQL, stepID).Scan(&n.PlaceID, &n.Title, &n.Aim, &n.Merged, &account, &email, &name, &language)
	if err != nil {
		return nil, notFound(err, "There is no step %d.", stepID)
	}
	if account != nil {
		n.Author = &geo.Reader{AccountID: *account, Email: *email, Name: *name, Language: *language}
	}
	rows, err := db.pool.Query(ctx, selectStepSQL+"s.id = $1", stepID)
	if err != nil {
		return nil, err
	}
	if n.Step, err = pgx.CollectExactlyOneRow(rows, scanStep); err != nil || n.Step.MergedInto == 0 {
		return &n, err
	}
	n.Supporters, err = db.findSupporters(ctx, n.PlaceID, n.Author)
	return &n, err
}

const supportersSQL = `
SELECT a.id, a.email, a.name, a.language FROM support s JOIN account a ON a.id = s.account_id
WHERE s.place_id = $1 AND NOT a.disabled AND a.id <> $2 ORDER BY a.id`

// findSupporters gives those who are for a proposal, but for its author, who is written to anyway.
func (db *DB) findSupporters(ctx context.Context, placeID int64, author *geo.Reader) ([]geo.Reader, error) {
	var but int64
	if author != nil {
		but = author.AccountID
	}
	rows, err := db.pool.Query(ctx, supportersSQL, placeID, but)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Reader])
}
