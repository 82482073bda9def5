package postgis

import (
	"context"
	"encoding/json"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

const bumpSQL = `UPDATE generation SET n = n + 1 WHERE collection = $1 RETURNING n`

// Told when, and only when, the transaction is committed, in the order of the commits.
const notifySQL = `SELECT pg_notify('locuri ' || current_schema(), $1)`

// bump tells that a collection has changed, and around which geometries; without any everywhere. It comes last in a
// transaction: the row is what writers wait for.
func bump(ctx context.Context, tx pgx.Tx, collection string, geometries ...orb.Geometry) error {
	change := geo.Change{Collection: collection, Boxes: geo.BoxesOf(geometries...)}
	if err := tx.QueryRow(ctx, bumpSQL, collection).Scan(&change.Generation); err != nil {
		return err
	}
	if made, ok := ctx.Value(madeKey).(*[]geo.Change); ok {
		*made = append(*made, change)
	}
	payload, err := json.Marshal(change)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, notifySQL, string(payload))
	return err
}

type contextKey int

// madeKey is where a transaction collects its changes, to apply them when it is committed.
const madeKey contextKey = 0

// InTx runs fn in a transaction: committed when fn returns nil, rolled back otherwise. When it returns, this server knows
// of what was changed: whoever wrote reads what they wrote.
func (db *DB) InTx(ctx context.Context, fn func(ctx context.Context, tx pgx.Tx) error) error {
	var made []geo.Change
	ctx = context.WithValue(ctx, madeKey, &made)
	err := pgx.BeginFunc(ctx, db.pool, func(tx pgx.Tx) error {
		made = made[:0]
		return fn(ctx, tx)
	})
	// Also after an error: the commit may have come through, and only its answer was lost.
	for _, change := range made {
		if err != nil {
			change = geo.Change{}
		}
		db.watch.apply(change)
	}
	return err
}

const generationSQL = `SELECT sum(n)::bigint FROM generation WHERE collection = ANY($1)`

// generation gives a number that grows with every change to any of the named collections: from memory when every change
// is told, else from the database.
func (db *DB) generation(ctx context.Context, collections ...string) (int64, error) {
	if n, sure := db.watch.generation(collections); sure {
		return n, nil
	}
	var n int64
	err := db.pool.QueryRow(ctx, generationSQL, collections).Scan(&n)
	return n, err
}

// Generation fulfils geo.Features.
func (db *DB) Generation(ctx context.Context, collection *geo.Collection) (int64, error) {
	return db.generation(ctx, collection.Ground()...)
}
