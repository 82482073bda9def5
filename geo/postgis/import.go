package postgis

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const knownUUIDsSQL = `SELECT uuid::text FROM place WHERE uuid = ANY($1)`

// ImportPlaces fulfils geo.Places.
func (db *DB) ImportPlaces(ctx context.Context, actor geo.Actor, places []*geo.Place, reason string) (int, error) {
	if !actor.System {
		return 0, geo.Errorf(geo.Forbidden, "Only the program itself may import places.")
	}
	fresh := 0
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		wanted, err := withoutKnown(ctx, tx, places)
		if err != nil || len(wanted) == 0 {
			return err
		}
		fresh = len(wanted)
		return insertPlaces(ctx, tx, actor, wanted, reason)
	})
	return fresh, err
}

// withoutKnown leaves out the places whose UUID is there already.
func withoutKnown(ctx context.Context, tx pgx.Tx, places []*geo.Place) ([]*geo.Place, error) {
	var ids []uuid.UUID
	for i, pl := range places {
		if pl.UUID == "" {
			continue
		}
		id, err := uuid.Parse(pl.UUID)
		if err != nil {
			return nil, which(geo.Errorf(geo.Invalid, "uuid %q is not a UUID.", pl.UUID), places, i)
		}
		pl.UUID = id.String()
		ids = append(ids, id)
	}
	rows, err := tx.Query(ctx, knownUUIDsSQL, ids)
	if err != nil {
		return nil, err
	}
	known, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, err
	}
	there := map[string]bool{"": false}
	for _, id := range known {
		there[id] = true
	}
	var wanted []*geo.Place
	for _, pl := range places {
		if !there[pl.UUID] {
			wanted = append(wanted, pl)
		}
	}
	return wanted, nil
}

// Tidy lays the places on the disk as they lie in the city, so that a list of some streets reads few pages, and brings statistics and visibility up to
// date: the map's grouping reads only an index when they are. Nobody reads or writes places while they are laid, a minute for a million.
func (db *DB) Tidy(ctx context.Context) error {
	for _, sql := range []string{"CLUSTER place USING place_cell", "VACUUM (ANALYZE) place"} {
		if _, err := db.pool.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}
