package postgis

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"locuri/geo"
)

// tileShape is how a zoom is drawn: how many levels finer than the tile the cells are in which places are brought
// together, up to how many places of a cell are still drawn one by one, and whether lines and polygons are drawn.
type tileShape struct {
	finer  int
	single int
	shapes bool
}

// shapeOf: far out, cells of 128 px on a tile of 512 px, so that rings stand apart; over a city of 64 px, so that its
// parts are seen. From z14 on, places by their own shape, and only where more than a few would lie on one another
// (32 px) a ring. From z18, each.
func shapeOf(z int) tileShape {
	switch {
	case z < 10:
		return tileShape{2, 1, false}
	case z < 14:
		return tileShape{3, 1, z >= 13}
	case z < 18:
		return tileShape{4, 3, true}
	}
	return tileShape{0, 2000, true}
}

// attributes are what a place carries in a tile: enough to draw and name it. Every attribute costs on every tile.
const attributes = `place.kind, place.category, place.title->>'ro' AS title, place.title->>'en' AS title_en, place.life,
	nullif(place.publication, 'published') AS publication, nullif(place.decision, '') AS decision`

// tileSQL groups the places of a tile by cell. A cell of few places gives them one by one, another one cluster at
// their middle. The cells of a tile are one range of Morton numbers, so the grouping reads nothing but an index.
const tileSQL = `
WITH bounds AS (SELECT ST_TileEnvelope(%[1]d, %[2]d, %[3]d) AS tile),
cells AS (
	SELECT count(*) AS n, count(*) FILTER (WHERE kind = 'space') AS space, count(*) FILTER (WHERE kind = 'riverside') AS riverside,
		count(*) FILTER (WHERE kind = 'intervention') AS intervention, avg(x) AS x, avg(y) AS y,
		min(x) AS west, min(y) AS south, max(x) AS east, max(y) AS north, %[4]s AS ids
	FROM place WHERE cell >= %[5]d AND cell < %[6]d AND %[7]s GROUP BY cell >> %[8]d
), drawn AS (
	SELECT place.id, %[9]s, NULL::bigint AS point_count, NULL::bigint AS space, NULL::bigint AS riverside, NULL::bigint AS intervention,
		NULL::float8 AS west, NULL::float8 AS south, NULL::float8 AS east, NULL::float8 AS north,
		ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(place.x, place.y), 3857), tile, 4096, 64, false) AS geom
	FROM bounds, cells JOIN place ON place.id = ANY(ids) WHERE n <= %[10]d
	UNION ALL
	SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, n, space, riverside, intervention,
		ST_X(sw), ST_Y(sw), ST_X(ne), ST_Y(ne),
		ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(x, y), 3857), tile, 4096, 64, false)
	FROM bounds, cells, LATERAL (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(west, south), 3857), 4326) AS sw,
		ST_Transform(ST_SetSRID(ST_MakePoint(east, north), 3857), 4326) AS ne) corners WHERE n > %[10]d
)
SELECT coalesce(ST_AsMVT(drawn, 'places', 4096, 'geom', 'id'), '') FROM drawn`

// shapesSQL gives the lines and polygons that are large enough to be made out, on a tile of 512 px.
const shapesSQL = `
WITH bounds AS (SELECT ST_TileEnvelope(%[1]d, %[2]d, %[3]d) AS tile, ST_TileEnvelope(%[1]d, %[2]d, %[3]d, margin => 64.0 / 4096) AS wide),
drawn AS (
	SELECT place.id, %[4]s, ST_AsMVTGeom(geom_3857, tile, 4096, 64) AS geom
	FROM place, bounds
	WHERE ST_Dimension(geom) > 0 AND geom_3857 && wide AND %[5]s
		AND greatest(ST_XMax(geom_3857) - ST_XMin(geom_3857), ST_YMax(geom_3857) - ST_YMin(geom_3857)) > %[6]f
	LIMIT 5000
)
SELECT coalesce(ST_AsMVT(drawn, 'shapes', 4096, 'geom', 'id'), '') FROM drawn WHERE geom IS NOT NULL`

// Tile fulfils geo.Features.
func (db *DB) Tile(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter, z, x, y int) ([]byte, error) {
	if !c.OfPlaces() {
		return db.plainTile(ctx, actor, c, f, z, x, y)
	}
	s, err := db.findSearch(ctx, actor, f.Text)
	if err != nil {
		return nil, err
	}
	tile, err := db.pointTile(ctx, actor, c, f, s, z, x, y)
	if err != nil || !shapeOf(z).shapes {
		return tile, err
	}
	args := &arguments{}
	condition, err := sourceOf(c, actor, args).matching(c, f, s, args)
	if err != nil {
		return nil, err
	}
	pixels := 8.0
	if z < 14 {
		pixels = 24 // far out only what shapes the city: the rest would be crumbs, and many
	}
	least := pixels * 2 * mercatorHalf / float64(int(512)<<z)
	shapes, err := db.bytes(ctx, fmt.Sprintf(shapesSQL, z, x, y, attributes, condition, least), *args)
	return append(tile, shapes...), conditionError(f, err)
}

func (db *DB) pointTile(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter, s search, z, x, y int) ([]byte, error) {
	shape := shapeOf(z)
	level := min(z+shape.finer, cellLevel)
	low, high := cellRange(z, x, y)
	ids := "ARRAY[min(id)]"
	if shape.single > 1 {
		ids = fmt.Sprintf("(array_agg(id ORDER BY id))[1:%d]", shape.single)
	}
	if shape.finer == 0 {
		level = cellLevel
	}
	args := &arguments{}
	condition, err := sourceOf(c, actor, args).matching(c, f, s, args)
	if err != nil {
		return nil, err
	}
	sql := fmt.Sprintf(tileSQL, z, x, y, ids, low, high, condition, 2*(cellLevel-level), attributes, shape.single)
	tile, err := db.bytes(ctx, sql, *args)
	return tile, conditionError(f, err)
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
