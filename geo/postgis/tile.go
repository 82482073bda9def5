package postgis

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"locuri/geo"
)

// Tile fulfils geo.Features.
func (db *DB) Tile(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter, z, x, y int) ([]byte, error) {
	if !c.OfPlaces() {
		return db.plainTile(ctx, actor, c, f, z, x, y)
	}
	return db.placeTile(ctx, actor, c, f, z, x, y)
}

// plainTileSQL gives the features of a collection with few of them as they are, in the detail of the zoom.
const plainTileSQL = `
WITH bounds AS (SELECT ST_TileEnvelope(%[1]d, %[2]d, %[3]d) AS tile, ST_Transform(ST_TileEnvelope(%[1]d, %[2]d, %[3]d, margin => 64.0 / 4096), 4326) AS wide),
drawn AS (
	SELECT %[4]s, ST_AsMVTGeom(ST_SimplifyPreserveTopology(ST_Transform(%[5]s, 3857), %[6]f), tile, 4096, 64) AS geom
	FROM bounds, %[7]s WHERE %[5]s && wide AND %[8]s LIMIT 5000
)
SELECT coalesce(ST_AsMVT(drawn, %[9]s, 4096, 'geom', 'id'), '') FROM drawn WHERE geom IS NOT NULL`

func (db *DB) plainTile(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter, z, x, y int) ([]byte, error) {
	args := &arguments{}
	src := sourceOf(c, actor, args)
	condition, err := src.matching(c, f, search{}, args)
	if err != nil {
		return nil, err
	}
	var columns []string
	for _, field := range c.Fields() {
		if field.Queryable && field.Plain() {
			columns = append(columns, src.columns[field.Name]+" AS "+field.Name)
		}
	}
	pixel := 2 * mercatorHalf / float64(int(512)<<z)
	sql := fmt.Sprintf(plainTileSQL, z, x, y, strings.Join(columns, ", "), src.geometry, pixel/2, src.from, condition, args.add(c.ID)+"::text")
	tile, err := db.bytes(ctx, sql, *args)
	return tile, conditionError(f, err)
}

// bytes gives the one value of a statement.
func (db *DB) bytes(ctx context.Context, sql string, args []any) ([]byte, error) {
	rows, err := db.pool.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectExactlyOneRow(rows, func(row pgx.CollectableRow) ([]byte, error) {
		var b pgtype.DriverBytes
		err := row.Scan(&b)
		return append([]byte(nil), b...), err
	})
}
