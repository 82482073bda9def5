package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const saveRiverSQL = `
INSERT INTO river (slug, title, origin_title, origin_m, source, licence, geom) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (slug) DO UPDATE SET title = $2, origin_title = $3, origin_m = $4, source = $5, licence = $6, geom = $7`

// SaveRiver fulfils geo.Atlas.
func (db *DB) SaveRiver(ctx context.Context, actor geo.Actor, r *geo.River) error {
	if err := actor.May(geo.EditAtlas, 0); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, saveRiverSQL, r.Slug, r.Title, r.OriginTitle, r.OriginM, r.Source, r.Licence, r.Axis); err != nil {
			return err
		}
		return bump(ctx, tx, "river")
	})
}
