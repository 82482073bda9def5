package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// Those who have gone since count as well; nothing else is known of them.
const countSupportSQL = `
SELECT count(*) + coalesce((SELECT people FROM former_support WHERE place_id = $1), 0), coalesce(bool_or(account_id = $2), false)
FROM support WHERE place_id = $1`

// FindSupport fulfils geo.Supports.
func (db *DB) FindSupport(ctx context.Context, actor geo.Actor, placeID int64) (*geo.Support, error) {
	row, err := findPlace(ctx, db.pool, actor, placeID, "")
	if err != nil {
		return nil, err
	}
	return supportOf(ctx, db.pool, actor, &row.Place)
}

func supportOf(ctx context.Context, q querier, actor geo.Actor, place *geo.Place) (*geo.Support, error) {
	s := geo.Support{Open: place.Decision.Open() && place.Publication == geo.Published}
	err := q.QueryRow(ctx, countSupportSQL, place.ID, actor.AccountID).Scan(&s.Count, &s.Own)
	return &s, err
}

const (
	joinSQL  = `INSERT INTO support (place_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`
	leaveSQL = `DELETE FROM support WHERE place_id = $1 AND account_id = $2`
)

// SetSupport fulfils geo.Supports.
func (db *DB) SetSupport(ctx context.Context, actor geo.Actor, placeID int64, on bool) (*geo.Support, error) {
	var support *geo.Support
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		row, err := findPlace(ctx, tx, actor, placeID, "FOR SHARE") // no answer may come in between
		if err != nil {
			return err
		}
		if err := actor.May(geo.SupportProposal, 0); err != nil {
			return err
		}
		if !row.Decision.Open() || row.Publication != geo.Published {
			return geo.Errorf(geo.Conflict, "One can support a public proposal until it is answered.")
		}
		sql := leaveSQL
		if on {
			sql = joinSQL
		}
		if _, err := tx.Exec(ctx, sql, placeID, actor.AccountID); err != nil {
			return err
		}
		support, err = supportOf(ctx, tx, actor, &row.Place)
		return err
	})
	return support, err
}
