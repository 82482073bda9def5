package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// MaxSpan is the most degrees a geometry may reach from west to east or from south to north. Distances on the spheroid
// have no meaning, and PostGIS no answer, for edges half around the Earth; none crosses the antimeridian unnoticed.
const MaxSpan = 10

// CheckGeometry gives the faults of a geometry that can be seen without PostGIS: missing, a collection, empty parts,
// numbers that are no longitude and latitude, open rings, too few or too many vertices, more than MaxSpan wide.
func CheckGeometry(field string, g orb.Geometry) Problems {
	var p Problems
	switch g.(type) {
	case nil:
		p.Add(field, "required", "is needed: a point, line or polygon, or several of one sort")
		return p
	case orb.Collection, orb.Ring, orb.Bound:
		p.Add(field, "not_allowed", "must be a Point, LineString or Polygon, or their Multi forms; a %s is not taken", g.GeoJSONType())
		return p
	}
	vertices, parts := 0, lines(g)
	if slices.ContainsFunc(parts, part.empty) || len(parts) == 0 {
		// Some parts may be there: PostGIS ends the database server on certain geometries of which one part is empty.
		p.Add(field, "empty", "has no coordinates in one of its parts; each needs at least one position")
	}
	for _, part := range parts {
		vertices += len(part.points)
		checkPart(&p, field, part)
	}
	if vertices > MaxVertices {
		p.Add(field, "too_many_vertices", "may have %d vertices at most, has %d; simplify it first", MaxVertices, vertices)
	}
	if b := g.Bound(); len(p) == 0 && (b.Max[0]-b.Min[0] > MaxSpan || b.Max[1]-b.Min[1] > MaxSpan) {
		p.Add(field, "too_wide", "may reach over %d degrees at most, from west to east and from south to north", MaxSpan)
	}
	return p
}

// part is one run of positions, with the fewest it needs and whether it must close.
type part struct {
	points orb.LineString
	least  int
	ring   bool
}

func (p part) empty() bool { return len(p.points) == 0 }

// lines takes a geometry apart into its runs of positions; what should have some and has none gives an empty run.
func lines(g orb.Geometry) []part {
	switch g := g.(type) {
	case orb.Point:
		return []part{{orb.LineString{g}, 1, false}}
	case orb.MultiPoint:
		return []part{{orb.LineString(g), 1, false}}
	case orb.LineString:
		return []part{{g, 2, false}}
	case orb.MultiLineString:
		var parts []part
		for _, l := range g {
			parts = append(parts, part{l, 2, false})
		}
		return parts
	case orb.Polygon:
		var parts []part
		for _, r := range g {
			parts = append(parts, part{orb.LineString(r), 4, true})
		}
		return parts
	case orb.MultiPolygon:
		var parts []part
		for _, polygon := range g {
			if len(polygon) == 0 {
				polygon = orb.Polygon{nil}
			}
			parts = append(parts, lines(polygon)...)
		}
		return parts
	}
	return nil
}

func checkPart(p *Problems, field string, run part) {
	for _, c := range run.points {
		if !isPosition(c) {
			p.Add(field, "not_a_position", "%v is not a longitude from -180 to 180 and a latitude from -90 to 90", c)
			return
		}
	}
	if run.empty() {
		return // noted once for all
	}
	if len(run.points) < run.least {
		at := run.points[0]
		*p = append(*p, FieldError{field, "too_few_vertices", "a line needs two positions, a ring four, the last the same as the first", &at})
		return
	}
	if first, last := run.points[0], run.points[len(run.points)-1]; run.ring && first != last {
		// RFC 7946 §3.1.6: the first and last positions of a linear ring are the same.
		*p = append(*p, FieldError{field, "open_ring", "the last position of a ring must be the same as its first", &last})
	}
}

// Wound gives the geometry with the outer rings of its polygons counterclockwise and the inner ones clockwise, as GeoJSON has them
// (RFC 7946 §3.1.6).
func Wound(g orb.Geometry) orb.Geometry {
	switch g := orb.Clone(g).(type) {
	case orb.Polygon:
		return wound(g)
	case orb.MultiPolygon:
		for i := range g {
			g[i] = wound(g[i])
		}
		return g
	}
	return g
}

func wound(g orb.Polygon) orb.Polygon {
	for i, ring := range g {
		against := orb.CCW
		if i == 0 {
			against = orb.CW
		}
		if ring.Orientation() == against {
			ring.Reverse()
		}
	}
	return g
}

func isPosition(c orb.Point) bool {
	finite := !math.IsNaN(c[0]) && !math.IsNaN(c[1])
	return finite && math.Abs(c[0]) <= 180 && math.Abs(c[1]) <= 90
}
