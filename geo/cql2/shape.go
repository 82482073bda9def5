package cql2

import (
	"github.com/paulmach/orb"

	"locuri/geo"
)

// newShape makes a geometry literal of coordinates in the order of the authority. Errors: what is empty, too short or
// open, or lies outside of what the reference system can say (OGC 21-065r2 annex A: POINT(90 180) must fail).
func newShape(g orb.Geometry, crs *geo.CRS, at int) (geo.Expression, error) {
	if crs.Swapped {
		g = flip(g)
	}
	if err := checkShape(g, crs, at); err != nil {
		return nil, err
	}
	return geo.Shape{Geometry: g, CRS: crs, At: at}, nil
}

// newBox makes a box of four or six numbers (rule bboxText).
func newBox(n []float64, crs *geo.CRS, at int) (geo.Expression, error) {
	switch len(n) {
	case 4:
	case 6: // lowest and highest: there are no heights to compare with
		n = []float64{n[0], n[1], n[3], n[4]}
	default:
		return nil, fault(at, "not_a_box", "a box has four numbers (west, south, east, north) or six, this one has %d", len(n))
	}
	b := orb.Bound{Min: orb.Point{n[0], n[1]}, Max: orb.Point{n[2], n[3]}}
	if crs.Swapped {
		b.Min, b.Max = flipPoint(b.Min), flipPoint(b.Max)
	}
	if err := checkPosition(b.Min, crs, at); err != nil {
		return nil, err
	}
	if err := checkPosition(b.Max, crs, at); err != nil {
		return nil, err
	}
	if b.Min[1] > b.Max[1] {
		return nil, fault(at, "not_a_box", "the south of the box (%v) lies north of its north (%v)", b.Min[1], b.Max[1])
	}
	if b.Min[0] > b.Max[0] && crs.Unit != "degree" {
		return nil, fault(at, "not_a_box", "the west of the box (%v) lies east of its east (%v)", b.Min[0], b.Max[0])
	}
	return geo.Shape{Geometry: b, CRS: crs, At: at}, nil
}

func checkShape(g orb.Geometry, crs *geo.CRS, at int) error {
	switch g := g.(type) {
	case orb.Point:
		return checkPosition(g, crs, at)
	case orb.MultiPoint:
		return checkParts(g, crs, at)
	case orb.LineString:
		return checkLine(g, 2, crs, at)
	case orb.Ring:
		if len(g) > 0 && g[0] != g[len(g)-1] {
			return fault(at, "open_ring", "the last position of a ring must be the same as its first")
		}
		return checkLine(orb.LineString(g), 4, crs, at)
	case orb.MultiLineString:
		return checkParts(g, crs, at)
	case orb.Polygon:
		return checkParts(g, crs, at)
	case orb.MultiPolygon:
		return checkParts(g, crs, at)
	case orb.Collection:
		return checkParts(g, crs, at)
	}
	return fault(at, "not_a_geometry", "is not a geometry")
}

func checkParts[T orb.Geometry](parts []T, crs *geo.CRS, at int) error {
	if len(parts) == 0 {
		return fault(at, "empty", "a geometry needs coordinates")
	}
	for _, part := range parts {
		if err := checkShape(part, crs, at); err != nil {
			return err
		}
	}
	return nil
}

func checkLine(line orb.LineString, least int, crs *geo.CRS, at int) error {
	if len(line) < least {
		return fault(at, "too_few_vertices", "a line needs two positions, a ring four, the last the same as the first; this has %d", len(line))
	}
	return checkParts(line, crs, at)
}

// checkPosition compares as it does so that what is not a number fails too.
func checkPosition(c orb.Point, crs *geo.CRS, at int) error {
	min, max := crs.Reach.Min, crs.Reach.Max
	if c[0] >= min[0] && c[0] <= max[0] && c[1] >= min[1] && c[1] <= max[1] {
		return nil
	}
	if crs.Swapped {
		c, min, max = flipPoint(c), flipPoint(min), flipPoint(max)
	}
	return fault(at, "out_of_range", "the position %s %s lies outside of %s, whose coordinates are from %s to %s and from %s to %s; "+
		"filter-crs names another reference system", coordinate(c[0]), coordinate(c[1]), crs.Name,
		coordinate(min[0]), coordinate(max[0]), coordinate(min[1]), coordinate(max[1]))
}

// flip changes first and second coordinate of a copy.
func flip(g orb.Geometry) orb.Geometry {
	switch g := g.(type) {
	case orb.Point:
		return flipPoint(g)
	case orb.Ring:
		return orb.Ring(flipAll(g))
	case orb.MultiPoint:
		return orb.MultiPoint(flipAll(g))
	case orb.LineString:
		return orb.LineString(flipAll(g))
	case orb.MultiLineString:
		return orb.MultiLineString(flipAll(g))
	case orb.Polygon:
		return orb.Polygon(flipAll(g))
	case orb.MultiPolygon:
		return orb.MultiPolygon(flipAll(g))
	case orb.Collection:
		return orb.Collection(flipAll(g))
	case orb.Bound:
		return orb.Bound{Min: flipPoint(g.Min), Max: flipPoint(g.Max)}
	}
	return g
}

func flipAll[T orb.Geometry](parts []T) []T {
	out := make([]T, len(parts))
	for i, part := range parts {
		out[i] = flip(part).(T)
	}
	return out
}

func flipPoint(p orb.Point) orb.Point { return orb.Point{p[1], p[0]} }
