package geo

import (
	"time"

	"github.com/paulmach/orb"
)

// Expression is a filter as a tree, the same whichever language it was written in: what CQL2 (OGC 21-065r2) can say.
// Package cql2 reads, checks and writes it, the store evaluates it. It is one of Call, Reference, TextLiteral, IntegerLiteral, RealLiteral,
// BooleanLiteral, DateLiteral, TimestampLiteral, Interval, Shape and List.
//
// At of each is where it begins in what was read, in characters from 1, for messages; it has no other meaning.
type Expression interface {
	expression()
}

// Call is an operator or function with its operands.
type Call struct {
	Op   Operator
	Args []Expression
	At   int
}

// Reference stands for the value that a feature has for a field.
type Reference struct {
	Name string
	At   int
}

// TextLiteral is a text.
type TextLiteral struct {
	Value string
	At    int
}

// IntegerLiteral is a whole number, kept exact.
type IntegerLiteral struct {
	Value int64
	At    int
}

// RealLiteral is a number that was written with a fraction or an exponent, or that no IntegerLiteral can hold; never infinite.
type RealLiteral struct {
	Value float64
	At    int
}

// BooleanLiteral is true or false.
type BooleanLiteral struct {
	Value bool
	At    int
}

// DateLiteral is a day, as midnight UTC.
type DateLiteral struct {
	Value time.Time
	At    int
}

// TimestampLiteral is an instant in UTC, to the microsecond.
type TimestampLiteral struct {
	Value time.Time
	At    int
}

// Interval is the time between two instants, both included. Each end is a DateLiteral, a TimestampLiteral, a Reference, or nil when
// it is open.
type Interval struct {
	Start, End Expression
	At         int
}

// Shape is a geometry, or a box when Geometry is an orb.Bound. Coordinates are x first, whatever the authority's order is.
// A box that lies across the antimeridian has Min[0] above Max[0].
type Shape struct {
	Geometry orb.Geometry
	CRS      *CRS
	At       int
}

// List is an array, to be compared as a set, or the alternatives of In.
type List struct {
	Items []Expression
	At    int
}

func (Call) expression()             {}
func (Reference) expression()        {}
func (TextLiteral) expression()      {}
func (IntegerLiteral) expression()   {}
func (RealLiteral) expression()      {}
func (BooleanLiteral) expression()   {}
func (DateLiteral) expression()      {}
func (TimestampLiteral) expression() {}
func (Interval) expression()         {}
func (Shape) expression()            {}
func (List) expression()             {}

// Operator is what a Call does, by its name in CQL2 JSON.
type Operator string

// The operators. OpAnd and OpOr take two operands or more, OpNot, OpIsNull, OpCaseI and OpAccentI one, OpBetween three,
// OpIn a value and a List, the others two.
const (
	OpAnd Operator = "and"
	OpOr  Operator = "or"
	OpNot Operator = "not"

	OpEqual          Operator = "="
	OpNotEqual       Operator = "<>"
	OpLess           Operator = "<"
	OpGreater        Operator = ">"
	OpLessOrEqual    Operator = "<="
	OpGreaterOrEqual Operator = ">="

	OpLike    Operator = "like" // % any characters, _ one character, \ takes the meaning from the next
	OpBetween Operator = "between"
	OpIn      Operator = "in"
	OpIsNull  Operator = "isNull"

	OpCaseI   Operator = "casei"   // the text without the difference of upper and lower case
	OpAccentI Operator = "accenti" // the text without accents and other marks

	OpPlus   Operator = "+"
	OpMinus  Operator = "-"
	OpTimes  Operator = "*"
	OpOver   Operator = "/"
	OpModulo Operator = "%"   // the sign is that of the first operand
	OpDiv    Operator = "div" // quotient without its fraction
	OpPower  Operator = "^"

	OpContains   Operator = "s_contains"
	OpCrosses    Operator = "s_crosses"
	OpDisjoint   Operator = "s_disjoint"
	OpEquals     Operator = "s_equals"
	OpIntersects Operator = "s_intersects"
	OpOverlaps   Operator = "s_overlaps"
	OpTouches    Operator = "s_touches"
	OpWithin     Operator = "s_within"

	OpAfter            Operator = "t_after"
	OpBefore           Operator = "t_before"
	OpTimeContains     Operator = "t_contains"
	OpTimeDisjoint     Operator = "t_disjoint"
	OpDuring           Operator = "t_during"
	OpTimeEquals       Operator = "t_equals"
	OpFinishedBy       Operator = "t_finishedBy"
	OpFinishes         Operator = "t_finishes"
	OpTimeIntersects   Operator = "t_intersects"
	OpMeets            Operator = "t_meets"
	OpMetBy            Operator = "t_metBy"
	OpTimeOverlappedBy Operator = "t_overlappedBy"
	OpTimeOverlaps     Operator = "t_overlaps"
	OpStartedBy        Operator = "t_startedBy"
	OpStarts           Operator = "t_starts"
	OpArrayContainedBy Operator = "a_containedBy"
	OpArrayContains    Operator = "a_contains"
	OpArrayEquals      Operator = "a_equals"
	OpArrayOverlaps    Operator = "a_overlaps"
)
