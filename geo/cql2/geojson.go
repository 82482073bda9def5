package cql2

import (
	"github.com/paulmach/orb"

	"locuri/geo"
)

// geometry reads a GeoJSON geometry (RFC 7946 §3.1), collections too. Its coordinates are in the order of the
// authority of filter-crs, as those of WKT are.
func (r reader) geometry(v, kind value) (geo.Expression, error) {
	g, err := r.anyGeometry(v, kind)
	if err != nil {
		return nil, err
	}
	return newShape(g, r.crs, v.at)
}

func (r reader) anyGeometry(v, kind value) (orb.Geometry, error) {
	if kind.scalar == "GeometryCollection" {
		return r.collection(v)
	}
	if err := v.only("type", "coordinates", "bbox"); err != nil {
		return nil, err
	}
	return r.simple(v, kind)
}

func (r reader) collection(v value) (orb.Geometry, error) {
	if err := v.only("type", "geometries", "bbox"); err != nil {
		return nil, err
	}
	list, there := v.member("geometries")
	if !there {
		return nil, fault(v.at, "not_a_geometry", "a GeometryCollection needs the member geometries")
	}
	return readAll(list, "geometries", func(v value) (orb.Geometry, error) {
		kind, _ := v.member("type")
		if kind.scalar == "GeometryCollection" {
			return nil, fault(v.at, "not_a_geometry", "a collection must not lie within a collection")
		}
		return r.anyGeometry(v, kind)
	}, func(parts []orb.Geometry) orb.Geometry { return orb.Collection(parts) })
}

func (r reader) simple(v, kind value) (orb.Geometry, error) {
	c, there := v.member("coordinates")
	if !there {
		return nil, fault(v.at, "not_a_geometry", "a geometry needs the member coordinates")
	}
	switch kind.scalar {
	case "Point":
		return r.position(c)
	case "MultiPoint":
		return readAll(c, "coordinates", r.position, func(p []orb.Point) orb.Geometry { return orb.MultiPoint(p) })
	case "LineString":
		return r.line(c)
	case "MultiLineString":
		return readAll(c, "coordinates", r.line, func(p []orb.LineString) orb.Geometry { return orb.MultiLineString(p) })
	case "Polygon":
		return r.polygon(c)
	case "MultiPolygon":
		return readAll(c, "coordinates", r.polygon, func(p []orb.Polygon) orb.Geometry { return orb.MultiPolygon(p) })
	}
	return nil, fault(v.at, "not_a_geometry", "type must be Point, LineString, Polygon, their Multi forms or GeometryCollection")
}

func (r reader) polygon(v value) (orb.Polygon, error) {
	return readAll(v, "a polygon", r.ring, func(rings []orb.Ring) orb.Polygon { return rings })
}

func (r reader) ring(v value) (orb.Ring, error) {
	return readAll(v, "a ring", r.position, func(p []orb.Point) orb.Ring { return p })
}

func (r reader) line(v value) (orb.LineString, error) {
	return readAll(v, "a line", r.position, func(p []orb.Point) orb.LineString { return p })
}

// position reads two or three numbers; a height is dropped.
func (r reader) position(v value) (orb.Point, error) {
	if n := len(v.items); v.kind != 'a' || n < 2 || n > 3 {
		return orb.Point{}, fault(v.at, "not_a_position", "a position is an array of two or three numbers")
	}
	var c [3]float64
	for i, item := range v.items {
		var err error
		if c[i], err = r.coordinate(item); err != nil {
			return orb.Point{}, err
		}
	}
	return orb.Point{c[0], c[1]}, nil
}

// readAll reads the items of an array and makes one thing of them.
func readAll[T, U any](v value, what string, read func(value) (T, error), whole func([]T) U) (U, error) {
	var none U
	if v.kind != 'a' {
		return none, fault(v.at, "not_an_array", "%s must be an array, is %s", what, v.describe())
	}
	list := make([]T, len(v.items))
	for i, item := range v.items {
		var err error
		if list[i], err = read(item); err != nil {
			return none, err
		}
	}
	return whole(list), nil
}
