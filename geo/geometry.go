package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// CheckGeometry gives the faults of a geometry that can be seen without PostGIS: missing, a collection, empty parts,
// numbers that are no longitude and latitude, open rings, too few or too many vertices.
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
	vertices := 0
	for _, part := range lines(g) {
		vertices += len(part.points)
		checkPart(&p, field, part)
	}
	if vertices == 0 {
		p.Add(field, "empty", "has no coordinates; at least one position is needed")
	}
	if vertices > MaxVertices {
		p.Add(field, "too_many_vertices", "may have %d vertices at most, has %d; simplify it first", MaxVertices, vertices)
	}
	return p
}

// part is one run of positions, with the fewest it needs and whether it must close.
type part struct {
	points orb.LineString
	least  int
	ring   bool
}

// lines takes a geometry apart into its runs of positions.
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
	if len(run.points) == 0 {
		return // noted once, as empty
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

func isPosition(c orb.Point) bool {
	finite := !math.IsNaN(c[0]) && !math.IsNaN(c[1])
	return finite && math.Abs(c[0]) <= 180 && math.Abs(c[1]) <= 90
}
