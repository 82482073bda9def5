package postgis

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"locuri/geo"
)

// derivation is what PostGIS says of a geometry: its facts, where it lies in the Web Mercator plane, and its faults.
type derivation struct {
	facts    geo.Facts
	x, y     float64 // of the representative point, EPSG:3857, metres
	problems geo.Problems
}

// deriveSQL derives every fact of many geometries at once: this statement is the only place where facts are made.
//
// Shares are of area, length or number of points, whatever the geometry's dimension measures; a geometry that only
// touches a neighbourhood has no share of it. The foot on the river is sought in Web Mercator, which is conformal, so
// that the nearest point in the plane is the nearest on the ground; distances and kilometres are on the spheroid.
// Left and right are the sign of the cross product of the axis' direction at the foot and the way from foot to point.
const deriveSQL = `
WITH input AS (
	SELECT ord, ST_SetSRID(ST_GeomFromWKB(wkb), 4326) AS geom FROM unnest($1::bytea[]) WITH ORDINALITY AS t(wkb, ord)
), checked AS (
	SELECT ord, geom, ST_Dimension(geom) AS dim, (ST_IsValidDetail(geom)).* FROM input
), placed AS (
	-- A geometry that is not valid may have no interior to find a point in: its first position serves.
	SELECT *, CASE WHEN valid THEN ST_PointOnSurface(geom) ELSE ST_GeometryN(ST_Points(geom), 1) END AS point FROM checked
)
SELECT valid, reason, ST_X(location), ST_Y(location),
	ST_X(point), ST_Y(point), ST_X(mercator), ST_Y(mercator),
	CASE WHEN dim = 2 AND valid THEN ST_Area(geom::geography) END,
	CASE WHEN dim = 1 THEN ST_Length(geom::geography) END,
	(SELECT coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'title', main_text(title), 'share', round(share::numeric, 4))
		ORDER BY share DESC, slug), '[]')
	 FROM (SELECT a.slug, a.title, CASE dim
			WHEN 2 THEN ST_Area(ST_Intersection(a.geom, placed.geom)) / nullif(ST_Area(placed.geom), 0)
			WHEN 1 THEN ST_Length(ST_Intersection(a.geom, placed.geom)) / nullif(ST_Length(placed.geom), 0)
			ELSE CASE WHEN ST_NumGeometries(placed.geom) = 1 THEN 1.0
				ELSE ST_NumGeometries(ST_Intersection(a.geom, placed.geom)) / ST_NumGeometries(placed.geom)::float END END AS share
		FROM area a JOIN area_set s ON s.id = a.set_id AND s.slug = 'neighbourhoods'
		WHERE valid AND ST_Dimension(a.geom) = 2 AND ST_Intersects(a.geom, placed.geom)) shares
	 WHERE share > 0.0001),
	(SELECT CASE WHEN valid AND NOT ST_CoveredBy(geom, reach) THEN ST_AsBinary(ST_PointOnSurface(ST_Difference(geom, reach))) END FROM city),
	(SELECT reach_m FROM city),
	r.slug, r.title, r.distance_m, r.km, r.bank, r.offset_m, r.beyond, r.from_km, r.to_km
FROM placed
CROSS JOIN LATERAL (SELECT ST_Transform(point, 3857) AS mercator) m
LEFT JOIN LATERAL (
	SELECT slug, title, ST_Distance(axis::geography, geom::geography) AS distance_m, (along_m - origin_m) / 1000 AS km,
		CASE WHEN dim > 0 THEN (ST_Length(ST_Transform(ST_LineSubstring(axis_3857, 0, low), 4326)::geography) - origin_m) / 1000 ELSE (along_m - origin_m) / 1000 END AS from_km,
		CASE WHEN dim > 0 THEN (ST_Length(ST_Transform(ST_LineSubstring(axis_3857, 0, high), 4326)::geography) - origin_m) / 1000 ELSE (along_m - origin_m) / 1000 END AS to_km,
		ST_Distance(ST_Transform(foot, 4326)::geography, point::geography) AS offset_m, f <= 0 OR f >= 1 AS beyond,
		CASE
			WHEN ST_Distance(foot, mercator) < 1 THEN 'axis'
			WHEN (ST_X(b) - ST_X(a)) * (ST_Y(mercator) - ST_Y(a)) > (ST_Y(b) - ST_Y(a)) * (ST_X(mercator) - ST_X(a)) THEN 'left'
			ELSE 'right'
		END AS bank
	FROM (
		SELECT river.slug, main_text(river.title) AS title, river.geom AS axis, geom_3857 AS axis_3857, origin_m, f, low, high,
			ST_LineInterpolatePoint(geom_3857, f) AS foot,
			ST_LineInterpolatePoint(geom_3857, greatest(0, f - 1 / ST_Length(geom_3857))) AS a,
			ST_LineInterpolatePoint(geom_3857, least(1, f + 1 / ST_Length(geom_3857))) AS b,
			ST_Length(ST_Transform(ST_LineSubstring(geom_3857, 0, f), 4326)::geography) AS along_m
		FROM river CROSS JOIN LATERAL (SELECT ST_LineLocatePoint(geom_3857, mercator) AS f) located
		CROSS JOIN LATERAL (
			SELECT min(ST_LineLocatePoint(geom_3857, vertex.geom)) AS low, max(ST_LineLocatePoint(geom_3857, vertex.geom)) AS high
			FROM ST_DumpPoints(ST_Transform(placed.geom, 3857)) vertex WHERE placed.dim > 0) extent
		ORDER BY geom_3857 <-> mercator LIMIT 1
	) foot
) r ON true
ORDER BY ord`

// derive gives the derivation of each geometry, in the given order. A geometry that is not valid keeps the facts that
// can still be had and its problems.
func derive(ctx context.Context, q querier, geometries []orb.Geometry) ([]derivation, error) {
	encoded := make([][]byte, len(geometries))
	for i, g := range geometries {
		b, err := wkb.Marshal(g)
		if err != nil {
			return nil, fmt.Errorf("encode geometry %d: %w", i, err)
		}
		encoded[i] = b
	}
	rows, err := q.Query(ctx, deriveSQL, encoded)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanDerivation)
}

// riverRow are the river's columns as they come: all NULL in a city without a river.
type riverRow struct {
	slug, title, bank    *string
	distance, km, offset *float64
	from, to             *float64
	beyond               *bool
}

func scanDerivation(row pgx.CollectableRow) (derivation, error) {
	var (
		d               derivation
		valid           bool
		reason          *string
		badX, badY      *float64
		shares, outside []byte
		reach           *float64
		r               riverRow
	)
	err := row.Scan(&valid, &reason, &badX, &badY, &d.facts.Point[0], &d.facts.Point[1], &d.x, &d.y,
		&d.facts.AreaM2, &d.facts.LengthM, &shares, &outside, &reach,
		&r.slug, &r.title, &r.distance, &r.km, &r.bank, &r.offset, &r.beyond, &r.from, &r.to)
	if err != nil {
		return d, err
	}
	d.facts.Point = geo.Rounded(d.facts.Point).(orb.Point) // kept as it is shown: what reads it finds it by S_EQUALS
	d.facts.River = r.position()
	if err := d.setShares(shares); err != nil {
		return d, err
	}
	if !valid {
		d.problems = append(d.problems, invalidGeometry(reason, badX, badY))
	}
	if outside != nil {
		d.problems = append(d.problems, outOfReach(outside, reach))
	}
	return d, nil
}

// position gives the river position, or nil when there is no river.
func (r riverRow) position() *geo.RiverPosition {
	if r.slug == nil {
		return nil
	}
	return &geo.RiverPosition{River: *r.slug, Title: *r.title, DistanceM: *r.distance, Km: *r.km, Bank: *r.bank, OffsetM: *r.offset,
		FromKm: *r.from, ToKm: *r.to, Beyond: *r.beyond}
}

// setShares takes the shares, the greatest first. A place lies on a border when several neighbourhoods share it, or
// when a noticeable part of it lies in none.
func (d *derivation) setShares(raw []byte) error {
	if err := json.Unmarshal(raw, &d.facts.Shares); err != nil {
		return err
	}
	if len(d.facts.Shares) == 0 {
		return nil
	}
	d.facts.Neighbourhood = d.facts.Shares[0].Slug
	d.facts.Border = len(d.facts.Shares) > 1 || d.facts.Shares[0].Share < 0.995
	return nil
}

// geometryCodes are the stable codes for GEOS's reasons.
var geometryCodes = map[string]string{
	"Self-intersection":                    "self_intersection",
	"Ring Self-intersection":               "self_intersection",
	"Hole lies outside shell":              "hole_outside",
	"Holes are nested":                     "holes_nested",
	"Interior is disconnected":             "disconnected",
	"Nested shells":                        "parts_nested",
	"Duplicate Rings":                      "duplicate_rings",
	"Too few points in geometry component": "too_few_vertices",
}

func invalidGeometry(reason *string, x, y *float64) geo.FieldError {
	why := "not valid"
	if reason != nil {
		why = *reason
	}
	code := geometryCodes[why]
	if code == "" {
		code = "not_valid"
	}
	f := geo.FieldError{Field: "geometry", Code: code, Message: "must be valid, but: " + why}
	if x != nil && y != nil {
		f.At = &orb.Point{*x, *y}
		f.Message += fmt.Sprintf(" at longitude %.6f, latitude %.6f", *x, *y)
	}
	return f
}

func outOfReach(raw []byte, reach *float64) geo.FieldError {
	f := geo.FieldError{Field: "geometry", Code: "out_of_reach"}
	f.Message = fmt.Sprintf("must lie within %.1f km of the city", *reach/1000)
	if g, err := wkb.Unmarshal(raw); err == nil {
		if p, ok := g.(orb.Point); ok {
			f.At = &p
			f.Message += fmt.Sprintf("; longitude %.6f, latitude %.6f does not", p[0], p[1])
		}
	}
	return f
}
