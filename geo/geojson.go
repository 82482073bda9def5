package geo

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// GeoJSONDigits is how many decimals coordinates are written with: 7 are a centimetre (RFC 7946 §11.2 on precision).
const GeoJSONDigits = 7

// ParseGeometry reads a GeoJSON geometry (RFC 7946 §3.1): longitude, latitude; a height is dropped (§4 asks no more
// of us than to ignore it), and decimals beyond GeoJSONDigits are, so that what is kept is what is shown: a shape that
// is less than a centimetre would else be checked as one and sent as none. null gives nil. Errors: Invalid, naming the field "geometry".
func ParseGeometry(raw json.RawMessage) (orb.Geometry, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	var object struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	if err := json.Unmarshal(raw, &object); err != nil {
		return nil, InvalidField("geometry", "not_geojson", "must be a GeoJSON object with type and coordinates")
	}
	g, err := readCoordinates(object.Type, object.Coordinates)
	if err != nil {
		return nil, InvalidField("geometry", "not_geojson", "the coordinates of a %s must be %s", object.Type, err)
	}
	if g == nil {
		return nil, InvalidField("geometry", "not_allowed", "%q is not taken: Point, LineString, Polygon or their Multi forms are", object.Type)
	}
	return g, nil
}

func readCoordinates(kind string, raw json.RawMessage) (orb.Geometry, error) {
	switch kind {
	case "Point":
		c, err := decode[position](raw, "a position [longitude, latitude]")
		return orb.Point(c), err
	case "MultiPoint":
		c, err := decode[[]position](raw, "a list of positions")
		return orb.MultiPoint(points(c)), err
	case "LineString":
		c, err := decode[[]position](raw, "a list of positions")
		return orb.LineString(points(c)), err
	case "MultiLineString":
		c, err := decode[[][]position](raw, "a list of lists of positions")
		g := orb.MultiLineString{}
		for _, l := range c {
			g = append(g, points(l))
		}
		return g, err
	case "Polygon":
		c, err := decode[[][]position](raw, "a list of rings, each a list of positions")
		return polygon(c), err
	case "MultiPolygon":
		c, err := decode[[][][]position](raw, "a list of lists of rings")
		g := orb.MultiPolygon{}
		for _, p := range c {
			g = append(g, polygon(p))
		}
		return g, err
	}
	return nil, nil
}

func decode[T any](raw json.RawMessage, want string) (T, error) {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		return v, fmt.Errorf("%s", want)
	}
	return v, nil
}

// position is a GeoJSON position: two or more numbers.
type position orb.Point

// UnmarshalJSON takes two or more numbers and keeps the first two.
func (p *position) UnmarshalJSON(raw []byte) error {
	var c []*float64 // a null would else be read as 0
	if err := json.Unmarshal(raw, &c); err != nil || len(c) < 2 || c[0] == nil || c[1] == nil {
		return fmt.Errorf("not a position")
	}
	*p = position{round(*c[0], GeoJSONDigits), round(*c[1], GeoJSONDigits)}
	return nil
}

func points(c []position) []orb.Point {
	out := make([]orb.Point, len(c))
	for i := range c {
		out[i] = orb.Point(c[i])
	}
	return out
}

func polygon(c [][]position) orb.Polygon {
	g := orb.Polygon{}
	for _, r := range c {
		g = append(g, points(r))
	}
	return g
}

// GeoJSON writes a geometry with GeoJSONDigits decimals.
func GeoJSON(g orb.Geometry) []byte {
	b := append([]byte(`{"type":"`), g.GeoJSONType()...)
	b = append(b, `","coordinates":`...)
	return append(appendCoordinates(b, g), '}')
}

func appendCoordinates(b []byte, g orb.Geometry) []byte {
	switch g := g.(type) {
	case orb.Point:
		b = appendNumber(append(b, '['), g[0])
		return append(appendNumber(append(b, ','), g[1]), ']')
	case orb.MultiPoint:
		return appendEach(b, g)
	case orb.LineString:
		return appendEach(b, g)
	case orb.Ring:
		return appendEach(b, g)
	case orb.MultiLineString:
		return appendEach(b, g)
	case orb.Polygon:
		return appendEach(b, g)
	case orb.MultiPolygon:
		return appendEach(b, g)
	}
	return append(b, "null"...)
}

func appendEach[T orb.Geometry](b []byte, parts []T) []byte {
	b = append(b, '[')
	for i, part := range parts {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCoordinates(b, part)
	}
	return append(b, ']')
}

func appendNumber(b []byte, f float64) []byte {
	return strconv.AppendFloat(b, round(f, GeoJSONDigits), 'f', -1, 64)
}

// Swapped gives the geometry with the two coordinates of each position the other way round.
func Swapped(g orb.Geometry) orb.Geometry {
	return project.Geometry(orb.Clone(g), func(p orb.Point) orb.Point { return orb.Point{p[1], p[0]} })
}

// Rounded gives the geometry with GeoJSONDigits decimals, as it is kept.
func Rounded(g orb.Geometry) orb.Geometry {
	return project.Geometry(orb.Clone(g), func(p orb.Point) orb.Point {
		return orb.Point{round(p[0], GeoJSONDigits), round(p[1], GeoJSONDigits)}
	})
}
