package postgis

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"
)

// The table place_count says how many places, without amendments, of each kind, life and publication lie in each cell of two grids. It is
// written after bump in a transaction: whoever has bumped is alone, and sees what all before have written.
const (
	fineCount   = 18 // the cells of tiles of z14
	coarseCount = 16 // those of z13
)

// addCountsSQL counts new places in addition.
const addCountsSQL = `
INSERT INTO place_count AS c
SELECT level, cell >> (40 - 2 * level), publication, kind, life, count(*), sum((x * 100)::bigint), sum((y * 100)::bigint), min(x), min(y), max(x), max(y)
FROM place, (VALUES (16), (18)) AS grid (level)
WHERE id = ANY($1) AND NOT amends GROUP BY 1, 2, 3, 4, 5
ON CONFLICT (level, cell, publication, kind, life) DO UPDATE SET n = c.n + excluded.n, x = c.x + excluded.x, y = c.y + excluded.y,
	west = least(c.west, excluded.west), south = least(c.south, excluded.south), east = greatest(c.east, excluded.east), north = greatest(c.north, excluded.north)`

func addCounts(ctx context.Context, tx pgx.Tx, ids []int64) error {
	_, err := tx.Exec(ctx, addCountsSQL, ids)
	return err
}

const dropCountsSQL = `DELETE FROM place_count WHERE level = $1 AND cell = ANY($2)`

const fineCountsSQL = `
INSERT INTO place_count
SELECT 18, place.cell >> 4, publication, kind, life, count(*), sum((x * 100)::bigint), sum((y * 100)::bigint), min(x), min(y), max(x), max(y)
FROM unnest($1::bigint[]) AS wanted JOIN place ON place.cell >= wanted << 4 AND place.cell < (wanted + 1) << 4 AND NOT amends
GROUP BY 2, 3, 4, 5`

const coarseCountsSQL = `
INSERT INTO place_count
SELECT 16, c.cell >> 4, publication, kind, life, sum(n), sum(x), sum(y), min(west), min(south), max(east), max(north)
FROM unnest($1::bigint[]) AS wanted JOIN place_count c ON c.level = 18 AND c.cell >= wanted << 4 AND c.cell < (wanted + 1) << 4
GROUP BY 2, 3, 4, 5`

// recount counts anew in the cells, given by their numbers on the grid of places, which have lost or changed a place.
func recount(ctx context.Context, tx pgx.Tx, cells []int64) error {
	if len(cells) == 0 {
		return nil
	}
	fine, coarse := coarser(cells, fineCount), coarser(cells, coarseCount)
	batch := &pgx.Batch{}
	batch.Queue(dropCountsSQL, fineCount, fine)
	batch.Queue(fineCountsSQL, fine)
	batch.Queue(dropCountsSQL, coarseCount, coarse)
	batch.Queue(coarseCountsSQL, coarse)
	return tx.SendBatch(ctx, batch).Close()
}

// coarser gives the cells of a coarser grid that hold these, each once.
func coarser(cells []int64, level int) []int64 {
	out := make([]int64, len(cells))
	for i, c := range cells {
		out[i] = c >> (2 * (cellLevel - level))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// movedCells gives the cells in which a change of a place changes what is counted: none when it changes nothing of that.
func movedCells(before, after *placeRow) []int64 {
	if before.x == after.x && before.y == after.y && before.Kind == after.Kind && before.Life == after.Life && before.Publication == after.Publication {
		return nil
	}
	return []int64{cell(before.x, before.y), cell(after.x, after.y)}
}

const countAllSQL = `
INSERT INTO place_count
SELECT level, cell >> (40 - 2 * level), publication, kind, life, count(*), sum((x * 100)::bigint), sum((y * 100)::bigint), min(x), min(y), max(x), max(y)
FROM place, (VALUES (16), (18)) AS grid (level)
WHERE NOT amends GROUP BY 1, 2, 3, 4, 5`

// countAll counts everything anew, whatever was counted before.
func (db *DB) countAll(ctx context.Context) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := bump(ctx, tx, "place"); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "DELETE FROM place_count"); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, countAllSQL)
		return err
	})
}
