package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// otherSQL selects id, geom and properties of a collection that is not one of places.
func otherSQL(c *geo.Collection) string {
	if c.ID == "rivers" {
		return `SELECT id, geom, json_strip_nulls(json_build_object('slug', slug, 'title', main_text(title), 'title_ro', title->>'ro',
			'title_en', title->>'en', 'origin_ro', origin_title->>'ro', 'origin_en', origin_title->>'en', 'origin_m', round(origin_m::numeric, 1),
			'length_m', round(ST_Length(geom::geography)::numeric, 1), 'source', source, 'licence', licence)) AS properties FROM river`
	}
	return `SELECT a.id, a.geom, json_strip_nulls(json_build_object('slug', a.slug, 'title', main_text(a.title), 'title_ro', a.title->>'ro',
		'title_en', a.title->>'en', 'lon', ST_X(a.label), 'lat', ST_Y(a.label), 'area_m2', CASE ST_Dimension(a.geom) WHEN 2 THEN
		round(ST_Area(a.geom::geography)) END, 'as_of', s.as_of, 'source', s.source, 'licence', s.licence)) AS properties
		FROM area a JOIN area_set s ON s.id = a.set_id AND s.slug = 'neighbourhoods'`
}

// otherWhere gives the condition of the filters that every collection takes.
func otherWhere(f geo.Filter, args *arguments) string {
	condition := "true"
	if len(f.Boxes) > 0 {
		condition += " AND " + boxes("f.geom", f.Boxes, args)
	}
	if len(f.IDs) > 0 {
		condition += " AND " + among("f.id = ANY", f.IDs, args)
	}
	return condition
}

func (db *DB) streamOther(ctx context.Context, c *geo.Collection, f geo.Filter, page geo.Page, write geo.FeatureWriter) (string, error) {
	after, err := parseCursor(page.After, page.Sort)
	if err != nil {
		return "", err
	}
	args := &arguments{}
	condition := otherWhere(f, args)
	if after != nil {
		condition += " AND f.id > " + args.add(after.ID)
	}
	sql := "SELECT f.id, ST_AsGeoJSON(f.geom, 7), f.properties::text, '' FROM (" + otherSQL(c) + ") f WHERE " + condition +
		" ORDER BY f.id LIMIT " + args.add(page.Limit+1)
	return db.stream(ctx, sql, *args, page, write)
}

const saveAreaSetSQL = `
INSERT INTO area_set (slug, title, as_of, source, licence) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (slug) DO UPDATE SET title = $2, as_of = $3, source = $4, licence = $5 RETURNING id`

const saveAreaSQL = `
INSERT INTO area (set_id, slug, title, label, geom) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (set_id, slug) DO UPDATE SET title = $3, label = $4, geom = $5`

const dropAreasSQL = `DELETE FROM area WHERE set_id = $1 AND NOT slug = ANY($2)`

// SaveAreaSet fulfils geo.Atlas. Areas keep their number when their slug stays.
func (db *DB) SaveAreaSet(ctx context.Context, actor geo.Actor, set *geo.AreaSet, areas []geo.Area) error {
	if err := actor.May(geo.EditAtlas, 0); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var id int64
		if err := tx.QueryRow(ctx, saveAreaSetSQL, set.Slug, set.Title, set.AsOf, set.Source, set.Licence).Scan(&id); err != nil {
			return err
		}
		kept := []string{}
		for _, a := range areas {
			kept = append(kept, a.Slug)
			if _, err := tx.Exec(ctx, saveAreaSQL, id, a.Slug, a.Title, a.Label, a.Geometry); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, dropAreasSQL, id, kept); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, reachSQL); err != nil {
			return err
		}
		return bump(ctx, tx, "area")
	})
}
