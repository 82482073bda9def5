package postgis_test

import (
	"math/rand/v2"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// thingFields are the columns of the table "thing" on which generated filters are evaluated. All but id may be NULL.
var thingFields = []geo.Field{
	{Name: "id", Type: geo.IntegerField, Queryable: true},
	{Name: "name", Type: geo.StringField, Queryable: true},
	{Name: "alt", Type: geo.StringField, Queryable: true},
	{Name: "n", Type: geo.IntegerField, Queryable: true},
	{Name: "m", Type: geo.IntegerField, Queryable: true},
	{Name: "x", Type: geo.NumberField, Queryable: true},
	{Name: "y", Type: geo.NumberField, Queryable: true},
	{Name: "b", Type: geo.BooleanField, Queryable: true},
	{Name: "d", Type: geo.DateField, Queryable: true},
	{Name: "e", Type: geo.DateField, Queryable: true},
	{Name: "t", Type: geo.TimeField, Queryable: true},
	{Name: "u", Type: geo.TimeField, Queryable: true},
	{Name: "tags", Type: geo.StringsField, Queryable: true},
	{Name: "nums", Type: geo.NumbersField, Queryable: true},
	{Name: "geom", Type: geo.ShapeField, Queryable: true},
}

const thingSQL = `CREATE TABLE thing (id bigint PRIMARY KEY, name text, alt text, n bigint, m int, x float8, y float8, b boolean,
	d date, e date, t timestamptz, u timestamptz, tags text[], nums bigint[], geom geometry(Geometry, 4326))`

// generator makes random rows and random filters that fit together: few different values, so that many are equal.
type generator struct{ *rand.Rand }

func pick[T any](g generator, values ...T) T { return values[g.IntN(len(values))] }

// maybe gives NULL once in five times.
func maybe(g generator, value any) any {
	if g.IntN(5) == 0 {
		return nil
	}
	return value
}

func (g generator) text() string {
	return pick(g, "", "a", "A", "ab", "aB", "abc", "Straße", "STRASSE", "STRAẞE", "Șă", "șĂ", "Şa", "sa", "Țț", "tt", "ø", "Ø", "ΟΔΟΣ", "οδος", "a%b", "a_b", `a\b`, "it's", "🏭", "a\tb", "zz", "„a”", "a²", "x\u0302")
}

func (g generator) day() time.Time {
	return time.Date(2022, 4, 14+g.IntN(6), 0, 0, 0, 0, time.UTC)
}

func (g generator) instant() time.Time {
	return g.day().Add(time.Duration(pick(g, 0, 1, 43200_000_000, 86399_999_999)) * time.Microsecond)
}

func (g generator) real() float64 { return float64(g.IntN(41)-20) / pick(g, 1.0, 2.0, 4.0, 10.0) }

func (g generator) point() orb.Point {
	return orb.Point{float64(g.IntN(5)), float64(g.IntN(5))}
}

func (g generator) box() orb.Bound {
	p := g.point()
	return orb.Bound{Min: p, Max: orb.Point{p[0] + float64(g.IntN(3)), p[1] + float64(g.IntN(3))}}
}

func (g generator) shape() orb.Geometry {
	p := g.point()
	line := orb.LineString{p, {p[0] + 1, p[1] + float64(g.IntN(3))}, {p[0] + 3, p[1] + 1}}
	square := orb.Bound{Min: p, Max: orb.Point{p[0] + 2, p[1] + 1}}.ToPolygon()
	return pick[orb.Geometry](g, p, orb.MultiPoint{p, {p[0] + 1, p[1]}}, line, orb.MultiLineString{line}, square, orb.MultiPolygon{square})
}

// collection is of points, lines and areas together, or of one sort alone.
func (g generator) collection() orb.Geometry {
	c := orb.Collection{g.shape()}
	for range g.IntN(3) {
		c = append(c, g.shape())
	}
	return c
}

// row gives the values of one row in the order of thingFields.
func (g generator) row(id int64) []any {
	texts, numbers := []string{}, []int64{}
	for range g.IntN(4) {
		texts, numbers = append(texts, pick(g, "a", "b", "c")), append(numbers, int64(g.IntN(4)))
	}
	return []any{
		id, maybe(g, g.text()), maybe(g, g.text()), maybe(g, int64(g.IntN(21)-10)), maybe(g, int64(g.IntN(7)-3)), maybe(g, g.real()), maybe(g, g.real()),
		maybe(g, g.IntN(2) == 0), maybe(g, g.day()), maybe(g, g.day()), maybe(g, g.instant()), maybe(g, g.instant()),
		maybe(g, texts), maybe(g, numbers), maybe(g, g.shape()),
	}
}

// condition makes a filter that is at most so many operators deep.
func (g generator) condition(depth int) geo.Expression {
	if depth > 0 && g.IntN(3) > 0 {
		switch g.IntN(5) {
		case 0:
			return geo.Call{Op: geo.OpNot, Args: []geo.Expression{g.condition(depth - 1)}}
		case 1, 2:
			return g.junction(geo.OpAnd, depth)
		default:
			return g.junction(geo.OpOr, depth)
		}
	}
	switch g.IntN(12) {
	case 0:
		return geo.BooleanLiteral{Value: g.IntN(2) == 0}
	case 1, 2, 3:
		return g.comparison()
	case 4:
		return geo.Call{Op: geo.OpLike, Args: []geo.Expression{g.folded(g.textValue()), g.folded(geo.TextLiteral{Value: g.pattern()})}}
	case 5:
		return geo.Call{Op: geo.OpBetween, Args: []geo.Expression{g.number(2), g.number(1), g.number(1)}}
	case 6:
		return g.in()
	case 7:
		return geo.Call{Op: geo.OpIsNull, Args: []geo.Expression{g.anything()}}
	case 8, 9:
		return g.temporal()
	case 10:
		return g.array()
	}
	return g.spatial()
}

// junction never has its own kind within it: Parse takes those apart.
func (g generator) junction(op geo.Operator, depth int) geo.Expression {
	call := geo.Call{Op: op}
	for range 2 + g.IntN(2) {
		arg := g.condition(depth - 1)
		if inner, ok := arg.(geo.Call); ok && inner.Op == op {
			arg = geo.Call{Op: geo.OpNot, Args: []geo.Expression{arg}}
		}
		call.Args = append(call.Args, arg)
	}
	return call
}

func (g generator) comparison() geo.Expression {
	op := pick(g, geo.OpEqual, geo.OpNotEqual, geo.OpLess, geo.OpGreater, geo.OpLessOrEqual, geo.OpGreaterOrEqual)
	a, b := g.pair()
	return geo.Call{Op: op, Args: []geo.Expression{a, b}}
}

// pair gives two values that can be compared.
func (g generator) pair() (a, b geo.Expression) {
	switch g.IntN(5) {
	case 0:
		return g.folded(g.textValue()), g.folded(g.textValue())
	case 1, 2:
		return g.number(2), g.number(2)
	case 3:
		return g.boolean(), g.boolean()
	}
	return g.moment(), g.moment()
}

func (g generator) in() geo.Expression {
	first, item := g.pair()
	list := geo.List{Items: []geo.Expression{item}}
	for range g.IntN(3) {
		switch item.(type) { // more of the same literal, or once more the same value
		case geo.TextLiteral:
			item = geo.TextLiteral{Value: g.text()}
		case geo.IntegerLiteral:
			item = g.numberLiteral()
		}
		list.Items = append(list.Items, item)
	}
	return geo.Call{Op: geo.OpIn, Args: []geo.Expression{first, list}}
}

func (g generator) anything() geo.Expression {
	switch g.IntN(6) {
	case 0:
		return g.condition(0)
	case 1:
		return g.interval(true)
	case 2:
		return geo.Reference{Name: pick(g, "tags", "nums", "geom")}
	case 3:
		return g.number(2)
	}
	a, _ := g.pair()
	return a
}

func (g generator) textValue() geo.Expression {
	if g.IntN(2) == 0 {
		return geo.TextLiteral{Value: g.text()}
	}
	return geo.Reference{Name: pick(g, "name", "alt")}
}

func (g generator) folded(e geo.Expression) geo.Expression {
	for range pick(g, 0, 0, 1, 2) {
		e = geo.Call{Op: pick(g, geo.OpCaseI, geo.OpAccentI), Args: []geo.Expression{e}}
	}
	return e
}

func (g generator) pattern() string {
	s := ""
	for range g.IntN(4) {
		s += pick(g, "%", "_", `\%`, `\_`, `\\`, "a", "B", "b", "ș", "ß", "ss", "σ", "🏭", "„", "x", "\u0302")
	}
	return s
}

func (g generator) boolean() geo.Expression {
	if g.IntN(2) == 0 {
		return geo.Reference{Name: "b"}
	}
	return geo.BooleanLiteral{Value: g.IntN(2) == 0}
}

func (g generator) numberLiteral() geo.Expression {
	if g.IntN(2) == 0 {
		return geo.IntegerLiteral{Value: int64(g.IntN(21) - 10)}
	}
	return geo.RealLiteral{Value: g.real()}
}

// number makes arithmetic that comes to a result: divisors are never 0, and powers small and of whole numbers.
func (g generator) number(depth int) geo.Expression {
	if depth == 0 || g.IntN(2) == 0 {
		if g.IntN(3) == 0 {
			return g.numberLiteral()
		}
		return geo.Reference{Name: pick(g, "id", "n", "m", "x", "y")}
	}
	switch op := pick(g, geo.OpPlus, geo.OpMinus, geo.OpTimes, geo.OpOver, geo.OpModulo, geo.OpDiv, geo.OpPower); op {
	case geo.OpOver, geo.OpModulo, geo.OpDiv:
		divisor := pick[geo.Expression](g, geo.IntegerLiteral{Value: 3}, geo.IntegerLiteral{Value: -2}, geo.RealLiteral{Value: 0.1}, geo.RealLiteral{Value: -2.5}, geo.Reference{Name: "id"})
		return geo.Call{Op: op, Args: []geo.Expression{g.number(depth - 1), divisor}}
	case geo.OpPower:
		return geo.Call{Op: op, Args: []geo.Expression{geo.Reference{Name: pick(g, "n", "m")}, geo.IntegerLiteral{Value: int64(g.IntN(4))}}}
	default:
		return geo.Call{Op: op, Args: []geo.Expression{g.number(depth - 1), g.number(depth - 1)}}
	}
}

// moment is a date or a time.
func (g generator) moment() geo.Expression {
	return pick[geo.Expression](g, geo.DateLiteral{Value: g.day()}, geo.TimestampLiteral{Value: g.instant()},
		geo.Reference{Name: "d"}, geo.Reference{Name: "e"}, geo.Reference{Name: "t"}, geo.Reference{Name: "u"})
}

// interval never ends before it starts where both ends are literals.
func (g generator) interval(open bool) geo.Expression {
	end := func() geo.Expression {
		if open && g.IntN(4) == 0 {
			return nil
		}
		return g.moment()
	}
	i := geo.Interval{Start: end(), End: end()}
	from, to := literalTime(i.Start), literalTime(i.End)
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		i.Start, i.End = i.End, i.Start
	}
	return i
}

func literalTime(e geo.Expression) time.Time {
	switch e := e.(type) {
	case geo.DateLiteral:
		return e.Value
	case geo.TimestampLiteral:
		return e.Value
	}
	return time.Time{}
}

var (
	momentOperators = []geo.Operator{geo.OpAfter, geo.OpBefore, geo.OpTimeDisjoint, geo.OpTimeEquals, geo.OpTimeIntersects}
	periodOperators = []geo.Operator{geo.OpTimeContains, geo.OpDuring, geo.OpFinishedBy, geo.OpFinishes, geo.OpMeets, geo.OpMetBy,
		geo.OpTimeOverlappedBy, geo.OpTimeOverlaps, geo.OpStartedBy, geo.OpStarts}
	shapeOperators = []geo.Operator{geo.OpIntersects, geo.OpEquals, geo.OpDisjoint, geo.OpTouches, geo.OpWithin, geo.OpOverlaps, geo.OpCrosses, geo.OpContains}
	setOperators   = []geo.Operator{geo.OpArrayEquals, geo.OpArrayContains, geo.OpArrayContainedBy, geo.OpArrayOverlaps}
)

func (g generator) temporal() geo.Expression {
	if g.IntN(2) == 0 {
		return geo.Call{Op: pick(g, periodOperators...), Args: []geo.Expression{g.interval(true), g.interval(true)}}
	}
	operand := func() geo.Expression {
		if g.IntN(2) == 0 {
			return g.moment()
		}
		return g.interval(true)
	}
	return geo.Call{Op: pick(g, momentOperators...), Args: []geo.Expression{operand(), operand()}}
}

func (g generator) array() geo.Expression {
	list := geo.List{Items: []geo.Expression{}}
	name := pick(g, "tags", "nums")
	for range g.IntN(3) {
		item := geo.Expression(geo.TextLiteral{Value: pick(g, "a", "b", "c", "d")})
		if name == "nums" {
			item = pick[geo.Expression](g, geo.IntegerLiteral{Value: int64(g.IntN(4))}, geo.RealLiteral{Value: 2}, geo.RealLiteral{Value: 2.5}, geo.Reference{Name: "id"})
		}
		list.Items = append(list.Items, item)
	}
	args := []geo.Expression{geo.Reference{Name: name}, list}
	if g.IntN(3) == 0 {
		args[0], args[1] = args[1], args[0]
	}
	return geo.Call{Op: pick(g, setOperators...), Args: args}
}

func (g generator) spatial() geo.Expression {
	literal := geo.Shape{Geometry: g.shape(), CRS: geo.Stored}
	switch g.IntN(4) {
	case 0:
		literal.Geometry = g.box()
	case 1:
		literal.Geometry = g.collection()
	}
	args := []geo.Expression{geo.Reference{Name: "geom"}, literal}
	if g.IntN(3) == 0 {
		args[0], args[1] = args[1], args[0]
	}
	return geo.Call{Op: pick(g, shapeOperators...), Args: args}
}
