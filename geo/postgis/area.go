package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

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
			if _, err := tx.Exec(ctx, saveAreaSQL, id, a.Slug, a.Title, a.Label, geo.Wound(a.Geometry)); err != nil {
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
