package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// nearbyM is how far, in metres, a place may lie from a new one to be shown as perhaps the same.
const nearbyM = 150

// nearbyPlaces is how many of them are shown, of so many that are looked at: of a polygon around half a city everything
// is nearby, and the distance of each on the spheroid would take seconds.
const (
	nearbyPlaces     = 8
	nearbyCandidates = 200
)

const placeRefColumns = `place.id, place.kind, place.category, place.title, place.life, place.point`

func scanPlaceRef(row pgx.CollectableRow, more ...any) (geo.PlaceRef, error) {
	var ref geo.PlaceRef
	var title map[string]string
	err := row.Scan(append([]any{&ref.ID, &ref.Kind, &ref.Category, &title, &ref.Life, &ref.Point}, more...)...)
	ref.Title = title
	return ref, err
}

// Survey fulfils geo.Places.
func (db *DB) Survey(ctx context.Context, actor geo.Actor, kind geo.Kind, geometry orb.Geometry) (*geo.Survey, error) {
	survey := &geo.Survey{Nearby: []geo.PlaceRef{}, Problems: geo.Problems{}}
	if p := geo.CheckGeometry("geometry", geometry); len(p) > 0 {
		survey.Problems = p
		return survey, nil
	}
	derived, err := derive(ctx, db.pool, []orb.Geometry{geometry})
	if err != nil {
		return nil, err
	}
	survey.Facts = &derived[0].facts
	survey.Problems = append(survey.Problems, derived[0].problems...)
	survey.Nearby, err = db.findNearby(ctx, actor, kind, geometry)
	return survey, err
}

// findNearby gives the nearest visible places, those of the kind first. The index works in degrees: a box somewhat
// larger than the distance at any latitude up to 80 is cut down by the distance on the spheroid.
func (db *DB) findNearby(ctx context.Context, actor geo.Actor, kind geo.Kind, geometry orb.Geometry) ([]geo.PlaceRef, error) {
	args := &arguments{}
	g, k, reach := args.add(geometry), args.add(kind), args.add(nearbyM)
	sql := `WITH candidates AS (
		SELECT ` + placeRefColumns + `, place.geom FROM place
		WHERE place.geom && ST_Expand(` + g + `::geometry, ` + reach + ` / 19000.0) AND NOT amends AND ` + visible(actor, args) + `
		ORDER BY place.geom <-> ` + g + `::geometry LIMIT ` + args.add(nearbyCandidates) + `
	), near AS (
		SELECT id, kind, category, title, life, point, ST_Distance(geom::geography, ` + g + `::geometry::geography) AS distance FROM candidates)
		SELECT * FROM near WHERE distance <= ` + reach + ` ORDER BY kind <> ` + k + `, distance, id LIMIT ` + args.add(nearbyPlaces)
	rows, err := db.pool.Query(ctx, sql, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.PlaceRef, error) {
		var distance float64
		ref, err := scanPlaceRef(row, &distance)
		ref.DistanceM = &distance
		return ref, err
	})
}

// FindPlacesWithin fulfils geo.Places.
func (db *DB) FindPlacesWithin(ctx context.Context, actor geo.Actor, polygon orb.Geometry, f geo.Filter, limit int) ([]geo.PlaceRef, int, error) {
	if err := checkSelection(ctx, db.pool, polygon); err != nil {
		return nil, 0, err
	}
	s, err := db.findSearch(ctx, actor, f.Text)
	if err != nil {
		return nil, 0, err
	}
	args := &arguments{}
	condition, err := where(actor, f, s, args)
	if err != nil {
		return nil, 0, err
	}
	condition += " AND ST_Intersects(place.geom, " + args.add(polygon) + ")"
	var matched int
	if err := db.pool.QueryRow(ctx, "SELECT count(*) FROM place WHERE "+condition, *args...).Scan(&matched); err != nil {
		return nil, 0, err
	}
	sql := "SELECT " + placeRefColumns + " FROM place WHERE " + condition + " ORDER BY place.title_sort, place.id LIMIT " + args.add(limit)
	rows, err := db.pool.Query(ctx, sql, *args...)
	if err != nil {
		return nil, 0, err
	}
	places, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.PlaceRef, error) { return scanPlaceRef(row) })
	return places, matched, err
}

// checkSelection refuses what is no valid polygon.
func checkSelection(ctx context.Context, q querier, polygon orb.Geometry) error {
	p := geo.CheckGeometry("geometry", polygon)
	if len(p) == 0 && polygon.Dimensions() != 2 {
		p.Add("geometry", "not_allowed", "must be a Polygon or MultiPolygon to select by")
	}
	if len(p) > 0 {
		return p.Err()
	}
	var valid bool
	var reason *string
	var x, y *float64
	err := q.QueryRow(ctx, `SELECT valid, reason, ST_X(location), ST_Y(location) FROM ST_IsValidDetail($1::geometry)`, polygon).Scan(&valid, &reason, &x, &y)
	if err == nil && !valid {
		return geo.Problems{invalidGeometry(reason, x, y)}.Err()
	}
	return err
}
