package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const putMailSQL = `
insert into mail (recipient, subject, body) values (@to, @subject, @body) returning id, created_at`

// PutMail keeps a letter and fills in ID and CreatedAt.
func (db *DB) PutMail(ctx context.Context, mail *geo.Mail) error {
	args := pgx.NamedArgs{"to": mail.To, "subject": mail.Subject, "body": mail.Body}
	return db.pool.QueryRow(ctx, putMailSQL, args).Scan(&mail.ID, &mail.CreatedAt)
}

const findMailSQL = `
select id, recipient, subject, body, created_at, sent_at from mail order by id desc limit @limit`

// FindMail lists the newest letters first.
func (db *DB) FindMail(ctx context.Context, actor geo.Actor, limit int) ([]geo.Mail, error) {
	if err := actor.May(geo.ReadMail, 0); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findMailSQL, pgx.NamedArgs{"limit": limit})
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Mail])
}

// A letter in the hands of a mail server need not be readable here any more: what would sign its reader in is taken
// out, so that a copy of the database signs nobody in.
const markSentSQL = `
update mail set sent_at = now(), body = regexp_replace(body, 'token=[A-Za-z0-9_-]+', 'token=…', 'g') where id = @id`

// MarkSent notes that a letter was sent. Errors: NotFound.
func (db *DB) MarkSent(ctx context.Context, id int64) error {
	done, err := db.pool.Exec(ctx, markSentSQL, pgx.NamedArgs{"id": id})
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.NotFound, "There is no letter %d.", id)
	}
	return err
}
