package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const bumpSQL = `UPDATE generation SET n = n + 1 WHERE collection = $1`

// bump tells that a collection has changed. It comes last in a transaction: the row is what writers wait for.
func bump(ctx context.Context, tx pgx.Tx, collection string) error {
	_, err := tx.Exec(ctx, bumpSQL, collection)
	return err
}

const generationSQL = `SELECT sum(n)::bigint FROM generation WHERE collection = ANY($1)`

// generation gives a number that grows with every change to any of the named collections.
func (db *DB) generation(ctx context.Context, collections ...string) (int64, error) {
	var n int64
	err := db.pool.QueryRow(ctx, generationSQL, collections).Scan(&n)
	return n, err
}

// Generation fulfils geo.Features.
func (db *DB) Generation(ctx context.Context, collection *geo.Collection) (int64, error) {
	return db.generation(ctx, ground(collection)...)
}

// ground names the rows of generation that a collection's answers stand on.
func ground(c *geo.Collection) []string {
	switch c.Source {
	case geo.PlaceSource:
		return []string{"place"}
	case geo.ProjectSource:
		return []string{"project", "place"}
	case geo.RiverSource:
		return []string{"river"}
	}
	return []string{"area"}
}
