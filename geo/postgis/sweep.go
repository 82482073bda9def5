package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const sweepSQL = `
with attempts as (delete from sign_in_attempt where expires_at < now() - interval '1 hour'),
     proofs as (delete from spent_proof where expires_at < now()),
     suggestions as (delete from suggestion where expires_at < now()),
     unsubscriptions as (delete from unsubscription where created_at < now() - interval '1 year'),
     accesses as (delete from access_log where at < now() - @accesses::interval),
     links as (delete from sign_in_link where coalesce(used_at, expires_at) < now() - @links::interval returning 1),
     letters as (delete from mail where created_at < now() - @letters::interval returning 1),
     sessions as (delete from session where expires_at < now() - @sessions::interval returning 1)
select (select count(*) from links), (select count(*) from letters), (select count(*) from sessions)`

// Sweep fulfils geo.Privacy.
func (db *DB) Sweep(ctx context.Context, retention geo.Retention) (geo.Swept, error) {
	var swept geo.Swept
	args := pgx.NamedArgs{"links": retention.Links, "letters": retention.Letters, "sessions": retention.Sessions, "accesses": retention.AccessLog}
	err := db.pool.QueryRow(ctx, sweepSQL, args).Scan(&swept.Links, &swept.Letters, &swept.Sessions)
	if err != nil {
		return swept, err
	}
	if swept.Refused, err = db.sweepRefused(ctx, retention.Refused); err != nil {
		return swept, err
	}
	swept.Applications, err = db.sweepApplications(ctx, retention.Applications)
	return swept, err
}

// What others have answered, or photos hang on, leaves a gap without words.
var sweepRefusedSQL = []string{
	`delete from field_check where ` + over + ` and not exists (select from photo where check_id = field_check.id)`,
	`update field_check set note = '', reason = '', appeal = '' where ` + over + ` and (note <> '' or reason <> '' or appeal <> '')`,
	`delete from report where ` + over + ` and not exists (select from photo where report_id = report.id)`,
	`update report set text = '', reason = '', appeal = '' where ` + over + ` and (text <> '' or reason <> '' or appeal <> '')`,
	`delete from comment c where ` + over + ` and not exists (select from comment k where k.parent_id = c.id)`,
	`update comment set text = '', reason = '', appeal = '' where ` + over + ` and (text <> '' or reason <> '' or appeal <> '')`,
	`delete from edit where ` + over,
}

const over = `state in ('refused', 'withdrawn') and decided_at < now() - $1::interval`

// sweepRefused deletes what people said and the public does not see.
func (db *DB) sweepRefused(ctx context.Context, after time.Duration) (swept int64, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		for _, sql := range sweepRefusedSQL {
			done, err := tx.Exec(ctx, sql, after)
			if err != nil {
				return err
			}
			swept += done.RowsAffected()
		}
		return nil
	})
	return swept, err
}

// Of what was not selected an empty shell is left for the counts, and the site if it may be shown; what was never handed in or taken back
// goes altogether.
const (
	overApplicationsSQL = `
select a.id from application a join call c on c.id = a.call_id
where c.closes < now() - $1::interval and a.award <> 'selected' and (a.state <> 'submitted' or a.answers <> '{}' or a.account_id is not null) for update of a`
	emptyApplicationsSQL = `
with reviews as (delete from review where application_id = any($1))
update application set title = '', answers = '{}', answer = '', account_id = null, organisation_id = null where id = any($1) and state = 'submitted'`
	deleteApplicationsSQL = `delete from application where id = any($1) and state <> 'submitted'`
)

func (db *DB) sweepApplications(ctx context.Context, after time.Duration) (swept int64, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		rows, err := tx.Query(ctx, overApplicationsSQL, after)
		if err != nil {
			return err
		}
		ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil || len(ids) == 0 {
			return err
		}
		swept = int64(len(ids))
		if err := db.removeFiles(ctx, tx, `application_id = any($1)`, ids); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, emptyApplicationsSQL, ids); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, deleteApplicationsSQL, ids)
		return err
	})
	return swept, err
}
