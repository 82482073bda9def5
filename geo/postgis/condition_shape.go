package postgis

import (
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// relations are the spatial functions. PostGIS asks the index for all but S_DISJOINT.
var relations = map[geo.Operator]string{
	geo.OpIntersects: "ST_Intersects(%s, %s)", geo.OpDisjoint: "(NOT ST_Intersects(%s, %s))", geo.OpEquals: "ST_Equals(%s, %s)",
	geo.OpTouches: "ST_Touches(%s, %s)", geo.OpCrosses: "ST_Crosses(%s, %s)", geo.OpWithin: "ST_Within(%s, %s)",
	geo.OpContains: "ST_Contains(%s, %s)", geo.OpOverlaps: "ST_Overlaps(%s, %s)",
}

func (t *translator) relation(e geo.Call) (string, error) {
	left, err := t.operand(e.Args[0])
	if err != nil {
		return "", err
	}
	right, err := t.operand(e.Args[1])
	return fmt.Sprintf(relations[e.Op], left.sql, right.sql), err
}

// shape gives a geometry literal in EPSG:4326.
func (t *translator) shape(e geo.Shape) (string, error) {
	if e.Geometry == nil || e.CRS == nil {
		return "", unchecked(e)
	}
	g := outline(e.Geometry)
	sql := t.args.add(SRIDGeometry{g, e.CRS.SRID}) + "::geometry"
	if _, parts := g.(orb.Collection); parts {
		// What a collection covers: its parts may lie over one another, which relations are not defined for.
		sql = "ST_UnaryUnion(" + sql + ")"
	}
	if e.CRS.SRID == geo.Stored.SRID {
		return sql, nil
	}
	if _, point := g.(orb.Point); !point {
		sql = "ST_Segmentize(" + sql + ", " + strconv.FormatFloat(stride(g), 'f', 1, 64) + ")"
	}
	return fmt.Sprintf("ST_Transform(%s, %d)", sql, geo.Stored.SRID), nil
}

// stride is how long an edge may be, in metres, so that it stays an edge in degrees: a kilometre bends by 2 cm at the
// latitude of Romania. Larger shapes are taken in 256 steps.
func stride(g orb.Geometry) float64 {
	b := g.Bound()
	return math.Max(1000, math.Max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])/256)
}

// outline makes what PostGIS has of a box: a polygon, two if it lies across the antimeridian, a line or a point of one
// without area. Other literals stay as they are.
func outline(g orb.Geometry) orb.Geometry {
	b, ok := g.(orb.Bound)
	if !ok {
		return g
	}
	if b.Min[0] <= b.Max[0] {
		return boxOutline(b)
	}
	west, east := b, b
	west.Max[0], east.Min[0] = 180, -180
	return bothHalves(boxOutline(west), boxOutline(east))
}

// bothHalves joins the parts of a box on both sides of the antimeridian; one that only touches it may have no area, and
// then the other one is all that is meant.
func bothHalves(west, east orb.Geometry) orb.Geometry {
	w, wide := west.(orb.Polygon)
	e, both := east.(orb.Polygon)
	switch {
	case wide && both:
		return orb.MultiPolygon{w, e}
	case wide:
		return west
	}
	return east
}

func boxOutline(b orb.Bound) orb.Geometry {
	switch {
	case b.Min == b.Max:
		return b.Min
	case b.Min[0] == b.Max[0] || b.Min[1] == b.Max[1]:
		return orb.LineString{b.Min, b.Max}
	}
	return b.ToPolygon()
}
