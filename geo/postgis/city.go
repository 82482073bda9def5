package postgis

import (
	"cmp"
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// reachSQL keeps with the city how far out a place may lie, so that a write need not make the buffer again.
const reachSQL = `
UPDATE city SET reach = (
	SELECT ST_Buffer(ST_Union(a.geom)::geography, city.reach_m)::geometry
	FROM area a JOIN area_set s ON s.id = a.set_id WHERE s.slug = 'outline')`

const saveCitySQL = `
INSERT INTO city (slug, title, attribution, reach_m, time_zone) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (only_one) DO UPDATE SET slug = $1, title = $2, attribution = $3, reach_m = $4, time_zone = $5`

// SaveCity fulfils geo.Atlas.
func (db *DB) SaveCity(ctx context.Context, actor geo.Actor, c *geo.City) error {
	if err := actor.May(geo.EditAtlas, 0); err != nil {
		return err
	}
	name := cmp.Or(c.TimeZone, "UTC")
	if err := geo.CheckTimeZone("time_zone", name); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, err := timeZone(ctx, tx)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, saveCitySQL, c.Slug, c.Title, c.Attribution, c.ReachM, name); err != nil {
			return err
		}
		if before.String() != name {
			if err := rewriteOccurrences(ctx, tx); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, reachSQL); err != nil {
			return err
		}
		return bump(ctx, tx, "area")
	})
}

const findCitySQL = `
SELECT c.slug, c.title, c.attribution, c.reach_m, c.time_zone, o.geom
FROM city c LEFT JOIN LATERAL (
	SELECT ST_Multi(ST_Union(a.geom)) AS geom FROM area a JOIN area_set s ON s.id = a.set_id WHERE s.slug = 'outline') o ON true`

// FindCity fulfils geo.Atlas.
func (db *DB) FindCity(ctx context.Context) (*geo.City, error) {
	var c geo.City
	var title map[string]string
	err := db.pool.QueryRow(ctx, findCitySQL).Scan(&c.Slug, &title, &c.Attribution, &c.ReachM, &c.TimeZone, &c.Outline)
	if err != nil {
		return nil, notFound(err, "No city has been set up yet.")
	}
	c.Title = title
	if c.Outline != nil {
		c.Bounds = c.Outline.Bound()
	} else {
		c.Bounds = orb.Bound{}
	}
	return &c, nil
}
