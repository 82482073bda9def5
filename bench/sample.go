//go:build linux

package main

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/jackc/pgx/v5"
)

// seed makes every run ask the same questions of the same data.
const seed = 20260101

// sampleIDs gives the numbers of n places.
func (db *database) sampleIDs(ctx context.Context, n int) ([]int64, error) {
	var least, greatest int64
	if err := db.conn.QueryRow(ctx, "SELECT min(id), max(id) FROM place").Scan(&least, &greatest); err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	candidates := make([]int64, 2*n+20) // numbers are missing here and there
	for i := range candidates {
		candidates[i] = least + r.Int64N(greatest-least+1)
	}
	rows, err := db.conn.Query(ctx, `SELECT id FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, n)
		JOIN place USING (id) WHERE publication = 'published' ORDER BY n LIMIT $2`, candidates, n)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[int64])
}

// box is west, south, east, north in degrees.
type box [4]float64

func (b box) String() string { return fmt.Sprintf("%.6f,%.6f,%.6f,%.6f", b[0], b[1], b[2], b[3]) }

// A square of the same area as the circle that holds so many nearest places holds about as many, and more where areas lie on one another.
// Where that many contain the very point, the box would have no extent, as no map asks for: it is left out.
const boxSQL = `SELECT ST_X(c.point) - half, ST_Y(c.point) - half, ST_X(c.point) + half, ST_Y(c.point) + half
FROM place c, LATERAL (SELECT ST_Distance(geom, c.point) * sqrt(pi()) / 2 AS half FROM place ORDER BY geom <-> c.point OFFSET $2 LIMIT 1) nearest
WHERE c.id = ANY($1) AND half > 0 ORDER BY array_position($1, c.id) LIMIT $3`

// sampleBoxes gives n boxes, each around a place, that hold about so many places each.
func (db *database) sampleBoxes(ctx context.Context, n, holding int) ([]box, error) {
	ids, err := db.sampleIDs(ctx, 2*n)
	if err != nil {
		return nil, err
	}
	rows, err := db.conn.Query(ctx, boxSQL, ids, holding, n)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (b box, err error) {
		return b, row.Scan(&b[0], &b[1], &b[2], &b[3])
	})
}

// tile is an address in WebMercatorQuad.
type tile struct{ z, x, y int }

const tileSQL = `SELECT tx, ty FROM (SELECT DISTINCT floor((x / 40075016.68557849 + 0.5) * (1 << $1::int))::int AS tx,
	floor((0.5 - y / 40075016.68557849) * (1 << $1::int))::int AS ty FROM place WHERE id = ANY($2)) tiles ORDER BY md5(tx::text || '/' || ty::text) LIMIT $3`

// sampleTiles gives up to n different tiles of a zoom in which there are places, in no order.
func (db *database) sampleTiles(ctx context.Context, z, n int) ([]tile, error) {
	ids, err := db.sampleIDs(ctx, 5000)
	if err != nil {
		return nil, err
	}
	rows, err := db.conn.Query(ctx, tileSQL, z, ids, n)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (tile, error) {
		t := tile{z: z}
		return t, row.Scan(&t.x, &t.y)
	})
}
