package postgis

import (
	"context"
	"fmt"
	"reflect"

	"locuri/geo"
)

// tileShape is how a zoom is drawn: how many levels finer than the tile the cells are in which places are brought
// together, up to how many places of a cell are still drawn one by one, and from how many pixels on lines and polygons
// are drawn, 0 for not at all. Pixels are those of a tile of 512.
type tileShape struct {
	finer  int
	single int
	pixels int
}

// shapeOf: far out, cells of 128 px, so that rings stand apart; over a city of 64 px, so that its parts are seen. From z14
// on, places by their own shape, and only where more than a few would lie on one another (32 px) a ring. From z18, each.
// A shape smaller than the mark on it is not drawn: at z13 only what shapes the city, as the rest would be crumbs, and many.
func shapeOf(z int) tileShape {
	switch {
	case z < 10:
		return tileShape{2, 1, 0}
	case z < 13:
		return tileShape{3, 1, 0}
	case z == 13:
		return tileShape{3, 1, 24}
	case z == 14:
		return tileShape{4, 3, 16}
	case z < 18:
		return tileShape{4, 3, 8}
	}
	return tileShape{cellLevel, 2000, 8}
}

// attributes are what a place carries in a tile: enough to draw and name it. Every attribute costs on every tile.
const attributes = `place.kind, place.category, place.title->>'ro' AS title, place.title->>'en' AS title_en, place.life,
	nullif(place.publication, 'published') AS publication, nullif(place.decision, '') AS decision`

// pointsSQL groups what was counted in a tile by cell. A cell of few places gives them one by one, another one cluster at
// their middle. The order makes equal tiles of equal places.
const pointsSQL = `
WITH cells AS (
	SELECT cell, sum(n) AS n, coalesce(sum(n) FILTER (WHERE kind = 'space'), 0) AS space, coalesce(sum(n) FILTER (WHERE kind = 'riverside'), 0) AS riverside,
		coalesce(sum(n) FILTER (WHERE kind = 'intervention'), 0) AS intervention, sum(x) / sum(n) / 100.0 AS x, sum(y) / sum(n) / 100.0 AS y,
		min(west) AS west, min(south) AS south, max(east) AS east, max(north) AS north
	FROM (%[2]s) counted GROUP BY cell
), drawn AS (
	SELECT place.id, %[3]s, NULL::bigint AS point_count, NULL::bigint AS space, NULL::bigint AS riverside, NULL::bigint AS intervention,
		NULL::float8 AS west, NULL::float8 AS south, NULL::float8 AS east, NULL::float8 AS north,
		ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(place.x, place.y), 3857), %[1]s, 4096, 64, false) AS geom
	FROM cells JOIN %[7]s ON place.cell >= cells.cell << %[4]d AND place.cell < (cells.cell + 1) << %[4]d AND %[5]s WHERE n <= %[6]d
	UNION ALL
	SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, n, space, riverside, intervention, ST_X(sw), ST_Y(sw), ST_X(ne), ST_Y(ne),
		ST_AsMVTGeom(ST_SetSRID(ST_MakePoint(x, y), 3857), %[1]s, 4096, 64, false)
	FROM cells, LATERAL (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(west, south), 3857), 4326) AS sw,
		ST_Transform(ST_SetSRID(ST_MakePoint(east, north), 3857), 4326) AS ne) corners WHERE n > %[6]d
)
SELECT coalesce(ST_AsMVT(ordered, 'places', 4096, 'geom', 'id'), '') FROM (SELECT * FROM drawn ORDER BY id, west, south) ordered`

// shapesSQL gives the lines and polygons that are large enough to be made out.
const shapesSQL = `
WITH drawn AS (
	SELECT place.id, %[3]s, ST_AsMVTGeom(geom_3857, %[1]s, 4096, 64) AS geom
	FROM %[6]s
	WHERE ST_Dimension(geom) > 0 AND geom_3857 && %[2]s AND %[4]s
		AND greatest(ST_XMax(geom_3857) - ST_XMin(geom_3857), ST_YMax(geom_3857) - ST_YMin(geom_3857)) > %[5]f
	LIMIT 2000
)
SELECT coalesce(ST_AsMVT(ordered, 'shapes', 4096, 'geom', 'id'), '') FROM (SELECT * FROM drawn WHERE geom IS NOT NULL ORDER BY id) ordered`

// placeTile gives a tile of places in one question, whose text follows from zoom and filters alone, so that it is
// prepared once.
func (db *DB) placeTile(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter, z, x, y int) ([]byte, error) {
	s, err := db.findSearch(ctx, actor, f.Text)
	if err != nil {
		return nil, err
	}
	args := &arguments{}
	src := sourceOf(c, actor, args)
	condition, err := src.matching(c, f, s, args)
	if err != nil {
		return nil, err
	}
	address := args.add(z) + "::int, " + args.add(x) + "::int, " + args.add(y) + "::int"
	envelope := "ST_TileEnvelope(" + address + ")"
	shape := shapeOf(z)
	level := min(z+shape.finer, cellLevel)
	counted := countedPlaces(src, actor, c, f, condition, z, x, y, level, args)
	sql := "SELECT (" + fmt.Sprintf(pointsSQL, envelope, counted, attributes, 2*(cellLevel-level), condition, shape.single, src.from) + ")"
	if shape.pixels > 0 {
		least := float64(shape.pixels) * 2 * mercatorHalf / float64(int(512)<<z)
		sql += " || (" + fmt.Sprintf(shapesSQL, envelope, "ST_TileEnvelope("+address+", margin => 64.0 / 4096)", attributes, condition, least, src.from) + ")"
	}
	tile, err := db.bytes(ctx, sql, *args)
	return tile, conditionError(f, err)
}

// countedPlaces gives the question for what is to be grouped in a tile by cells of a level: places, or what was counted of
// them where that knows enough. The cells of a tile are one range of Morton numbers, so nothing but an index is read.
func countedPlaces(src source, actor geo.Actor, c *geo.Collection, f geo.Filter, condition string, z, x, y, level int, args *arguments) string {
	if level > fineCount || !countable(c, f) {
		return singlePlaces(src, condition, z, x, y, level, args)
	}
	grid := fineCount
	if level <= coarseCount {
		grid = coarseCount
	}
	seen, own := published, ""
	switch {
	case actor.SeesUnpublished():
		seen = visible(actor, args)
	case actor.AccountID != 0: // sees a few places more
		own = " UNION ALL " + singlePlaces(src, "place.publication <> 'published' AND "+condition, z, x, y, level, args)
	}
	low, high := cellRange(z, x, y)
	shift := 2 * (cellLevel - grid)
	seen += belongs(c, args)
	for _, narrower := range placeConditions(f, args) {
		if narrower != "" {
			seen += " AND " + narrower
		}
	}
	return fmt.Sprintf("SELECT cell >> %d AS cell, kind, n, x, y, west, south, east, north FROM place_count AS place WHERE level = %d AND cell >= %s AND cell < %s AND %s",
		2*(grid-level), grid, args.add(low>>shift), args.add(high>>shift), seen) + own
}

// singlePlaces gives each place as if counted alone.
func singlePlaces(src source, condition string, z, x, y, level int, args *arguments) string {
	low, high := cellRange(z, x, y)
	return fmt.Sprintf("SELECT cell >> %d AS cell, kind, 1 AS n, (x * 100)::bigint AS x, (y * 100)::bigint AS y, x AS west, y AS south, x AS east, y AS north FROM %s WHERE cell >= %s AND cell < %s AND %s",
		2*(cellLevel-level), src.from, args.add(low), args.add(high), condition)
}

// countable tells whether a question is by nothing but what is counted by.
func countable(c *geo.Collection, f geo.Filter) bool {
	f.Kinds, f.Lives, f.Publications = nil, nil, nil
	return c.AsOf.IsZero() && c.Form == "" && !c.Proposals && c.Organisation == "" && reflect.ValueOf(f).IsZero()
}
