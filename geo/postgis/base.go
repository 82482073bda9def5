package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const emptyBaseSQL = `DELETE FROM base_feature`

const stageBaseSQL = `CREATE TEMP TABLE staged (layer text, class text, name text, min_zoom smallint, geom geometry) ON COMMIT DROP`

const fillBaseSQL = `
INSERT INTO base_feature (layer, class, name, min_zoom, geom_3857)
SELECT layer, class, name, min_zoom, ST_Transform(geom, 3857) FROM staged`

// SaveBase fulfils geo.Atlas.
func (db *DB) SaveBase(ctx context.Context, actor geo.Actor, features []geo.BaseFeature) error {
	if err := actor.May(geo.EditAtlas, 0); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, stageBaseSQL); err != nil {
			return err
		}
		columns := []string{"layer", "class", "name", "min_zoom", "geom"}
		rows := pgx.CopyFromSlice(len(features), func(i int) ([]any, error) {
			f := features[i]
			return []any{f.Layer, f.Class, f.Name, f.MinZoom, f.Geometry}, nil
		})
		if _, err := tx.CopyFrom(ctx, pgx.Identifier{"staged"}, columns, rows); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, emptyBaseSQL); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, fillBaseSQL); err != nil {
			return err
		}
		return bump(ctx, tx, "base")
	})
}

// baseTileSQL gives one tile of all layers. Small areas wait for a zoom at which they are more than a few pixels.
const baseTileSQL = `
WITH bounds AS (SELECT ST_TileEnvelope($1, $2, $3) AS tile, ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096) AS wide),
shape AS (
	SELECT layer, class, name, ST_AsMVTGeom(geom_3857, tile, 4096, 64) AS geom
	FROM base_feature, bounds
	WHERE geom_3857 && wide AND min_zoom <= $1
), mvt AS (
	SELECT layer, ST_AsMVT((SELECT s FROM (SELECT class, nullif(name, '') AS name, geom) s), layer, 4096, 'geom') AS bytes
	FROM shape WHERE geom IS NOT NULL GROUP BY layer
)
SELECT coalesce(string_agg(bytes, '' ORDER BY layer), '') FROM mvt`

// BaseTile fulfils geo.Atlas.
func (db *DB) BaseTile(ctx context.Context, z, x, y int) ([]byte, error) {
	return db.bytes(ctx, baseTileSQL, []any{z, x, y})
}

// BaseGeneration grows with every change to the base map.
func (db *DB) BaseGeneration(ctx context.Context) (int64, error) { return db.generation(ctx, "base") }

// AtlasGeneration grows with every change to city, areas and rivers.
func (db *DB) AtlasGeneration(ctx context.Context) (int64, error) {
	return db.generation(ctx, "area", "river")
}
