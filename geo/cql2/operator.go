package cql2

import (
	"strings"

	"locuri/geo"
)

var (
	comparisons = []geo.Operator{geo.OpEqual, geo.OpNotEqual, geo.OpLess, geo.OpGreater, geo.OpLessOrEqual, geo.OpGreaterOrEqual}
	arithmetics = []geo.Operator{geo.OpPlus, geo.OpMinus, geo.OpTimes, geo.OpOver, geo.OpModulo, geo.OpDiv, geo.OpPower}
	folds       = []geo.Operator{geo.OpCaseI, geo.OpAccentI}
	spatials    = []geo.Operator{geo.OpIntersects, geo.OpEquals, geo.OpDisjoint, geo.OpTouches, geo.OpWithin, geo.OpOverlaps, geo.OpCrosses, geo.OpContains}
	arrays      = []geo.Operator{geo.OpArrayEquals, geo.OpArrayContains, geo.OpArrayContainedBy, geo.OpArrayOverlaps}
	temporals   = append([]geo.Operator{geo.OpAfter, geo.OpBefore, geo.OpTimeDisjoint, geo.OpTimeEquals, geo.OpTimeIntersects}, allens...)

	// allens are the functions between intervals alone (OGC 21-065r2 §7.8, table of functions between intervals).
	allens = []geo.Operator{geo.OpTimeContains, geo.OpDuring, geo.OpFinishedBy, geo.OpFinishes, geo.OpMeets, geo.OpMetBy,
		geo.OpTimeOverlappedBy, geo.OpTimeOverlaps, geo.OpStartedBy, geo.OpStarts}
)

// family is what an operator works on.
type family int

const (
	unknown family = iota
	logical
	comparing
	special // like, between, in, isNull: each in its own way
	arithmetic
	folding
	spatial
	temporal
	array
)

var families = func() map[geo.Operator]family {
	m := map[geo.Operator]family{geo.OpAnd: logical, geo.OpOr: logical, geo.OpNot: logical,
		geo.OpLike: special, geo.OpBetween: special, geo.OpIn: special, geo.OpIsNull: special}
	for f, operators := range map[family][]geo.Operator{comparing: comparisons, arithmetic: arithmetics, folding: folds,
		spatial: spatials, temporal: temporals, array: arrays} {
		for _, op := range operators {
			m[op] = f
		}
	}
	return m
}()

// functions are the operators that are written as functions in text, by their name in lower case: names of functions
// have no case (OGC 21-065r2 annex B writes keywords so, and its tests both ways).
var functions = func() map[string]geo.Operator {
	m := map[string]geo.Operator{}
	for op, f := range families {
		switch f {
		case folding, spatial, temporal, array:
			m[strings.ToLower(string(op))] = op
		}
	}
	return m
}()

// arity gives the fewest and the most operands of an operator.
func arity(op geo.Operator) (least, most int) {
	switch op {
	case geo.OpAnd, geo.OpOr:
		return 2, MaxNodes
	case geo.OpNot, geo.OpIsNull, geo.OpCaseI, geo.OpAccentI:
		return 1, 1
	case geo.OpBetween:
		return 3, 3
	}
	return 2, 2
}

// join makes an AND or OR of operands; one in the same is taken apart, so that each filter has one tree however its
// brackets lie.
func join(op geo.Operator, operands []geo.Expression, at int) geo.Expression {
	call := geo.Call{Op: op, At: at}
	for _, operand := range operands {
		if inner, ok := operand.(geo.Call); ok && inner.Op == op {
			call.Args = append(call.Args, inner.Args...)
			continue
		}
		call.Args = append(call.Args, operand)
	}
	return call
}
