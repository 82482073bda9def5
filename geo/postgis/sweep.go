package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const sweepSQL = `
WITH attempts AS (DELETE FROM sign_in_attempt WHERE expires_at < now() - interval '1 hour'),
     proofs AS (DELETE FROM spent_proof WHERE expires_at < now()),
     suggestions AS (DELETE FROM suggestion WHERE expires_at < now()),
     unsubscriptions AS (DELETE FROM unsubscription WHERE created_at < now() - interval '1 year'),
     accesses AS (DELETE FROM access_log WHERE at < now() - @accesses::interval),
     links AS (DELETE FROM sign_in_link WHERE coalesce(used_at, expires_at) < now() - @links::interval RETURNING 1),
     letters AS (DELETE FROM mail WHERE created_at < now() - @letters::interval RETURNING 1),
     sessions AS (DELETE FROM session WHERE expires_at < now() - @sessions::interval RETURNING 1)
SELECT (SELECT count(*) FROM links), (SELECT count(*) FROM letters), (SELECT count(*) FROM sessions)`

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
	`DELETE FROM field_check WHERE ` + over + ` AND NOT EXISTS (SELECT FROM photo WHERE check_id = field_check.id)`,
	`UPDATE field_check SET note = '', reason = '', appeal = '' WHERE ` + over + ` AND (note <> '' OR reason <> '' OR appeal <> '')`,
	`DELETE FROM report WHERE ` + over + ` AND NOT EXISTS (SELECT FROM photo WHERE report_id = report.id)`,
	`UPDATE report SET text = '', reason = '', appeal = '' WHERE ` + over + ` AND (text <> '' OR reason <> '' OR appeal <> '')`,
	`DELETE FROM comment c WHERE ` + over + ` AND NOT EXISTS (SELECT FROM comment k WHERE k.parent_id = c.id)`,
	`UPDATE comment SET text = '', reason = '', appeal = '' WHERE ` + over + ` AND (text <> '' OR reason <> '' OR appeal <> '')`,
	`DELETE FROM edit WHERE ` + over,
}

const over = `state IN ('refused', 'withdrawn') AND decided_at < now() - $1::interval`

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
SELECT a.id FROM application a JOIN call c ON c.id = a.call_id
WHERE c.closes < now() - $1::interval AND a.award <> 'selected' AND (a.state <> 'submitted' OR a.answers <> '{}' OR a.account_id IS NOT NULL) FOR UPDATE OF a`
	emptyApplicationsSQL = `
WITH reviews AS (DELETE FROM review WHERE application_id = ANY($1))
UPDATE application SET title = '', answers = '{}', answer = '', account_id = NULL, organisation_id = NULL WHERE id = ANY($1) AND state = 'submitted'`
	deleteApplicationsSQL = `DELETE FROM application WHERE id = ANY($1) AND state <> 'submitted'`
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
