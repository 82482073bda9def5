package cql2

import (
	"strings"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// readers read the text of a geometry after its name, by the name in lower case. It may have heights, with or without
// Z (/req/cql2-text/basic-spatial-functions-plus B); they are dropped, as there are none to compare with.
var readers map[string]func(*parser) orb.Geometry

func init() { // collection reads by this map itself
	readers = map[string]func(*parser) orb.Geometry{
		"point":              func(p *parser) orb.Geometry { return p.point() },
		"linestring":         func(p *parser) orb.Geometry { return orb.LineString(p.positions()) },
		"polygon":            func(p *parser) orb.Geometry { return p.polygon() },
		"multipoint":         func(p *parser) orb.Geometry { return orb.MultiPoint(list(p, p.member)) },
		"multilinestring":    func(p *parser) orb.Geometry { return orb.MultiLineString(list(p, p.line)) },
		"multipolygon":       func(p *parser) orb.Geometry { return orb.MultiPolygon(list(p, p.polygon)) },
		"geometrycollection": func(p *parser) orb.Geometry { return orb.Collection(list(p, p.part)) },
	}
}

// geometry reads a geometry literal after its name (rule geometryLiteral).
func (p *parser) geometry(name token, lower string) geo.Expression {
	p.accept("Z")
	g := readers[lower](p)
	if p.err != nil {
		return nil
	}
	e, err := newShape(g, p.crs, name.at)
	if err != nil {
		p.stop(err)
	}
	return e
}

// box is rule bboxText.
func (p *parser) box(at int) geo.Expression {
	numbers := list(p, p.coordinate)
	if p.err != nil {
		return nil
	}
	e, err := newBox(numbers, p.crs, at)
	if err != nil {
		p.stop(err)
	}
	return e
}

// list reads parts with commas between them, in brackets.
func list[T any](p *parser, part func() T) []T {
	if p.is("EMPTY") {
		p.fail(p.token.at, "empty", "a geometry needs coordinates; EMPTY has none")
	}
	p.enter()
	defer p.leave()
	p.expect("(")
	parts := []T{part()}
	for p.accept(",") {
		parts = append(parts, part())
	}
	p.expect(")")
	return parts
}

func (p *parser) positions() []orb.Point { return list(p, p.position) }

func (p *parser) line() orb.LineString { return p.positions() }

func (p *parser) ring() orb.Ring { return p.positions() }

func (p *parser) polygon() orb.Polygon { return list(p, p.ring) }

func (p *parser) point() orb.Point {
	points := p.positions()
	if p.err == nil && len(points) > 1 {
		p.fail(p.token.at, "not_a_point", "a point has one position, this one has %d", len(points))
	}
	return points[0]
}

// member is a part of a multipoint: in brackets (rule multiPointText) or, as OGC 06-103r4's older texts and the
// abstract test of the additional spatial literals have it, without.
func (p *parser) member() orb.Point {
	if p.is("(") {
		return p.point()
	}
	return p.position()
}

// part is a geometry in a collection.
func (p *parser) part() orb.Geometry {
	t := p.advance()
	lower := strings.ToLower(t.text)
	read, ok := readers[lower]
	if t.kind != wordToken || !ok || lower == "geometrycollection" {
		if p.err == nil {
			p.fail(t.at, "unexpected", "expected a POINT, LINESTRING, POLYGON or their MULTI forms, found %s", t.describe())
		}
		return orb.Point{}
	}
	p.accept("Z")
	return read(p)
}

// position reads two or three coordinates.
func (p *parser) position() orb.Point {
	c := orb.Point{p.coordinate(), p.coordinate()}
	if p.token.kind == numberToken || p.is("-") || p.is("+") {
		p.coordinate()
	}
	return c
}

// coordinate is rule signedNumericLiteral.
func (p *parser) coordinate() float64 {
	at, sign := p.token.at, ""
	if p.accept("-") {
		sign = "-"
	} else {
		p.accept("+")
	}
	if p.token.kind != numberToken {
		if p.err == nil {
			p.fail(p.token.at, "unexpected", "expected a coordinate, found %s", p.token.describe())
		}
		return 0
	}
	return asFloat(p.number(sign+p.advance().text, at))
}

// asFloat gives the value of a number literal.
func asFloat(e geo.Expression) float64 {
	switch e := e.(type) {
	case geo.IntegerLiteral:
		return float64(e.Value)
	case geo.RealLiteral:
		return e.Value
	}
	return 0
}
