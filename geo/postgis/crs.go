package postgis

import (
	"context"

	"github.com/paulmach/orb"

	"locuri/geo"
)

const toStoredSQL = `SELECT ST_Transform(ST_SetSRID($1::geometry, $2), 4326)`

// Stored fulfils geo.Features. What comes back has as many decimals as is kept: in metres it differs by less than a
// centimetre.
func (db *DB) Stored(ctx context.Context, g orb.Geometry, crs *geo.CRS) (orb.Geometry, error) {
	if crs.Swapped {
		g = geo.Swapped(g)
	}
	if b := g.Bound(); !crs.Reach.Contains(b.Min) || !crs.Reach.Contains(b.Max) {
		return nil, geo.InvalidField("geometry", "out_of_range", "has coordinates outside of %s (x from %v to %v, y from %v to %v)%s",
			crs.Name, crs.Reach.Min[0], crs.Reach.Max[0], crs.Reach.Min[1], crs.Reach.Max[1], orderOf(crs))
	}
	if crs.SRID != geo.Stored.SRID {
		if err := db.pool.QueryRow(ctx, toStoredSQL, g, crs.SRID).Scan(&g); err != nil {
			return nil, err
		}
	}
	return geo.Rounded(g), nil
}

// orderOf reminds of the order of axes where it is not the usual one.
func orderOf(crs *geo.CRS) string {
	if crs.Swapped {
		return "; y comes first there"
	}
	return ""
}
