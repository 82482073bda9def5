package cql2

import (
	"github.com/paulmach/orb"

	"locuri/geo"
)

// What a filter may be at most. Each is far beyond what people and their programs ask for, and near enough to keep any
// filter from costing more than a page of features.
const (
	MaxLength    = 8 << 10 // bytes
	MaxDepth     = 32      // of operators within operators; AND in AND counts once, as does OR in OR
	MaxNodes     = 256     // operators, properties and values
	MaxItems     = 200     // of IN, or of an array
	MaxVertices  = 1000    // of all geometries together
	MaxWildcards = 8       // % in one LIKE: each may begin anywhere, so that time grows with their power; _ costs nothing
	maxNesting   = 256     // of brackets; QGIS sets one around each part of a long OR
)

// size adds up what a tree is made of.
type size struct{ nodes, vertices int }

// checkSize refuses a tree that is larger than allowed.
func checkSize(e geo.Expression) error {
	var s size
	if err := s.add(e, 1); err != nil {
		return err
	}
	if s.nodes > MaxNodes {
		return fault(0, "too_large", "may have %d operators, properties and values at most, has %d", MaxNodes, s.nodes)
	}
	if s.vertices > MaxVertices {
		return fault(0, "too_many_vertices", "may have %d vertices in its geometries at most, has %d", MaxVertices, s.vertices)
	}
	return nil
}

func (s *size) add(e geo.Expression, depth int) error {
	s.nodes++
	if depth > MaxDepth {
		return fault(position(e), "too_deep", "may have operators %d deep at most", MaxDepth)
	}
	var parts []geo.Expression
	switch e := e.(type) {
	case geo.Call:
		parts = e.Args
	case geo.Interval:
		parts = []geo.Expression{e.Start, e.End}
	case geo.List:
		parts = e.Items
		if len(parts) > MaxItems {
			return fault(e.At, "too_many", "a list may have %d values at most, this one has %d", MaxItems, len(parts))
		}
	case geo.Shape:
		s.vertices += vertices(e.Geometry)
	}
	for _, part := range parts {
		if part == nil {
			continue // the open end of an interval
		}
		if err := s.add(part, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func vertices(g orb.Geometry) int {
	n := 0
	switch g := g.(type) {
	case orb.Point:
		return 1
	case orb.MultiPoint:
		return len(g)
	case orb.LineString:
		return len(g)
	case orb.Ring:
		return len(g)
	case orb.MultiLineString:
		for _, part := range g {
			n += len(part)
		}
	case orb.Polygon:
		for _, part := range g {
			n += len(part)
		}
	case orb.MultiPolygon:
		for _, part := range g {
			n += vertices(part)
		}
	case orb.Collection:
		for _, part := range g {
			n += vertices(part)
		}
	}
	return n
}

// checkPattern refuses a pattern of LIKE that no text can be compared with.
func checkPattern(pattern string, at int) error {
	wildcards, escaped := 0, false
	for _, r := range pattern {
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case r == '%':
			wildcards++
		}
	}
	if escaped {
		return fault(at, "bad_pattern", `a pattern must not end with \, which takes the meaning from the character after it; write \\ for \ itself`)
	}
	if wildcards > MaxWildcards {
		return fault(at, "too_many_wildcards", "a pattern may have %d wildcards %% at most, this one has %d", MaxWildcards, wildcards)
	}
	return nil
}

// position gives where an expression begins.
func position(e geo.Expression) int {
	switch e := e.(type) {
	case geo.Call:
		return e.At
	case geo.Reference:
		return e.At
	case geo.TextLiteral:
		return e.At
	case geo.IntegerLiteral:
		return e.At
	case geo.RealLiteral:
		return e.At
	case geo.BooleanLiteral:
		return e.At
	case geo.DateLiteral:
		return e.At
	case geo.TimestampLiteral:
		return e.At
	case geo.Interval:
		return e.At
	case geo.Shape:
		return e.At
	case geo.List:
		return e.At
	}
	return 0
}
