package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const sweepSQL = `
with attempts as (delete from sign_in_attempt where expires_at < now() - interval '1 hour'),
     suggestions as (delete from suggestion where expires_at < now()),
     unsubscriptions as (delete from unsubscription where created_at < now() - interval '1 year'),
     links as (delete from sign_in_link where coalesce(used_at, expires_at) < now() - @links::interval returning 1),
     letters as (delete from mail where created_at < now() - @letters::interval returning 1),
     sessions as (delete from session where expires_at < now() - @sessions::interval returning 1)
select (select count(*) from links), (select count(*) from letters), (select count(*) from sessions)`

// Sweep fulfils geo.Privacy.
func (db *DB) Sweep(ctx context.Context, retention geo.Retention) (geo.Swept, error) {
	var swept geo.Swept
	args := pgx.NamedArgs{"links": retention.Links, "letters": retention.Letters, "sessions": retention.Sessions}
	err := db.pool.QueryRow(ctx, sweepSQL, args).Scan(&swept.Links, &swept.Letters, &swept.Sessions)
	return swept, err
}
