package cql2

import (
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// shape writes a geometry as WKT, or a box, in the order of the authority.
func (w *textWriter) shape(e geo.Shape) {
	g := e.Geometry
	if e.CRS.Swapped {
		g = flip(g)
	}
	if b, ok := g.(orb.Bound); ok {
		w.b.WriteString("BBOX(" + coordinate(b.Min[0]) + ", " + coordinate(b.Min[1]) + ", " + coordinate(b.Max[0]) + ", " + coordinate(b.Max[1]) + ")")
		return
	}
	w.geometry(g)
}

func (w *textWriter) geometry(g orb.Geometry) {
	w.b.WriteString(strings.ToUpper(g.GeoJSONType()))
	if p, ok := g.(orb.Point); ok {
		w.b.WriteByte('(')
		w.coordinates(p)
		w.b.WriteByte(')')
		return
	}
	w.coordinates(g)
}

func (w *textWriter) coordinates(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Point:
		w.b.WriteString(coordinate(g[0]) + " " + coordinate(g[1]))
	case orb.MultiPoint:
		parts(w, g, func(p orb.Point) {
			w.b.WriteByte('(')
			w.coordinates(p)
			w.b.WriteByte(')')
		})
	case orb.LineString:
		parts(w, g, func(p orb.Point) { w.coordinates(p) })
	case orb.Ring:
		parts(w, g, func(p orb.Point) { w.coordinates(p) })
	case orb.MultiLineString:
		parts(w, g, func(l orb.LineString) { w.coordinates(l) })
	case orb.Polygon:
		parts(w, g, func(r orb.Ring) { w.coordinates(r) })
	case orb.MultiPolygon:
		parts(w, g, func(p orb.Polygon) { w.coordinates(p) })
	case orb.Collection:
		parts(w, g, w.geometry)
	}
}

func parts[T any](w *textWriter, list []T, write func(T)) {
	w.b.WriteByte('(')
	for i, part := range list {
		if i > 0 {
			w.b.WriteString(", ")
		}
		write(part)
	}
	w.b.WriteByte(')')
}

func coordinate(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
