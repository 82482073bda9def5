package postgis_test

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"time"

	"locuri/geo"
)

// oracle evaluates a filter on one row without any SQL, straight from OGC 21-065r2; NULL is nil. Only what spatial
// functions give it is told: by plain SQL of the test's own.
type oracle struct {
	row     map[string]any
	spatial func(geo.Call) any
}

// day is a date, to be told from a time.
type day struct{ time.Time }

func (o oracle) condition(e geo.Expression) any {
	call, ok := e.(geo.Call)
	if !ok {
		return e.(geo.BooleanLiteral).Value
	}
	switch call.Op {
	case geo.OpAnd:
		return o.junction(call.Args, false)
	case geo.OpOr:
		return o.junction(call.Args, true)
	case geo.OpNot:
		return not(o.condition(call.Args[0]))
	case geo.OpEqual, geo.OpNotEqual, geo.OpLess, geo.OpGreater, geo.OpLessOrEqual, geo.OpGreaterOrEqual:
		return compare(call.Op, o.value(call.Args[0]), o.value(call.Args[1]))
	case geo.OpLike:
		text, pattern := o.value(call.Args[0]), o.value(call.Args[1])
		if text == nil {
			return nil
		}
		return like([]rune(text.(string)), []rune(pattern.(string)))
	case geo.OpBetween:
		low, high := compare(geo.OpGreaterOrEqual, o.value(call.Args[0]), o.value(call.Args[1])), compare(geo.OpLessOrEqual, o.value(call.Args[0]), o.value(call.Args[2]))
		if low == nil || high == nil {
			return nil
		}
		return and(low, high)
	case geo.OpIn:
		return o.in(call)
	case geo.OpIsNull:
		return o.isNull(call.Args[0])
	}
	switch {
	case slices.Contains(setOperators, call.Op):
		return o.sets(call)
	case slices.Contains(shapeOperators, call.Op):
		return o.spatial(call)
	}
	return o.temporal(call)
}

// junction is OR of the operands if decisive is true, else AND: a decisive operand decides, then NULL does.
func (o oracle) junction(args []geo.Expression, decisive bool) any {
	result := any(!decisive)
	for _, arg := range args {
		switch o.condition(arg) {
		case decisive:
			return decisive
		case nil:
			result = nil
		}
	}
	return result
}

func not(v any) any {
	if v == nil {
		return nil
	}
	return !v.(bool)
}

func and(values ...any) any {
	result := any(true)
	for _, v := range values {
		if v == false {
			return false
		}
		if v == nil {
			result = nil
		}
	}
	return result
}

func or(values ...any) any {
	for i := range values {
		values[i] = not(values[i])
	}
	return not(and(values...))
}

// compare compares by code point, by value, false before true, or in time.
func compare(op geo.Operator, a, b any) any {
	if a == nil || b == nil {
		return nil
	}
	c := order(a, b)
	return map[geo.Operator]bool{geo.OpEqual: c == 0, geo.OpNotEqual: c != 0, geo.OpLess: c < 0, geo.OpGreater: c > 0,
		geo.OpLessOrEqual: c <= 0, geo.OpGreaterOrEqual: c >= 0}[op]
}

func order(a, b any) int {
	switch a := a.(type) {
	case string:
		return cmp.Compare(a, b.(string))
	case bool:
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	case int64:
		if b, ok := b.(int64); ok {
			return cmp.Compare(a, b)
		}
		return cmp.Compare(float64(a), b.(float64))
	case float64:
		return cmp.Compare(a, asReal(b))
	}
	return asTime(a).Compare(asTime(b))
}

func asReal(v any) float64 {
	if n, ok := v.(int64); ok {
		return float64(n)
	}
	return v.(float64)
}

// asTime makes the first moment of a day.
func asTime(v any) time.Time {
	if d, ok := v.(day); ok {
		return d.Time
	}
	return v.(time.Time)
}

func like(text, pattern []rune) bool {
	switch {
	case len(pattern) == 0:
		return len(text) == 0
	case pattern[0] == '%':
		return like(text, pattern[1:]) || len(text) > 0 && like(text[1:], pattern)
	case len(text) == 0:
		return false
	case pattern[0] == '_':
		return like(text[1:], pattern[1:])
	case pattern[0] == '\\':
		pattern = pattern[1:]
	}
	return text[0] == pattern[0] && like(text[1:], pattern[1:])
}

func (o oracle) in(call geo.Call) any {
	x, found := o.value(call.Args[0]), []any{}
	for _, item := range call.Args[1].(geo.List).Items {
		found = append(found, compare(geo.OpEqual, x, o.value(item)))
	}
	return or(found...)
}

func (o oracle) isNull(e geo.Expression) any {
	switch e := e.(type) {
	case geo.Interval:
		return e.Start != nil && o.value(e.Start) == nil || e.End != nil && o.value(e.End) == nil
	case geo.BooleanLiteral:
		return false
	case geo.Call:
		if _, calculates := calculate[e.Op]; !calculates && e.Op != geo.OpCaseI && e.Op != geo.OpAccentI {
			return o.condition(e) == nil
		}
	}
	return o.value(e) == nil
}

func (o oracle) value(e geo.Expression) any {
	switch e := e.(type) {
	case geo.Reference:
		return o.row[e.Name]
	case geo.TextLiteral:
		return e.Value
	case geo.IntegerLiteral:
		return e.Value
	case geo.RealLiteral:
		return e.Value
	case geo.BooleanLiteral:
		return e.Value
	case geo.DateLiteral:
		return day{e.Value}
	case geo.TimestampLiteral:
		return e.Value
	}
	return o.call(e.(geo.Call))
}

func (o oracle) call(e geo.Call) any {
	a := o.value(e.Args[0])
	switch {
	case a == nil:
		return nil
	case e.Op == geo.OpCaseI:
		return foldCase.Replace(a.(string))
	case e.Op == geo.OpAccentI:
		return foldAccent.Replace(a.(string))
	}
	b := o.value(e.Args[1])
	if b == nil {
		return nil
	}
	return calculate[e.Op](a, b)
}

// What the texts of the generator have of capitals and accents.
var (
	foldCase = strings.NewReplacer("A", "a", "B", "b", "S", "s", "T", "t", "R", "r", "E", "e", "O", "o", "ß", "ss", "ẞ", "ss", "Ș", "ș", "Ă", "ă", "Ş", "ş", "Ț", "ț", "Ø", "ø",
		"Ο", "ο", "Δ", "δ", "Σ", "σ", "ς", "σ")
	foldAccent = strings.NewReplacer("\u0302", "", "Ș", "S", "ș", "s", "Ă", "A", "ă", "a", "Ş", "S", "ş", "s", "Ț", "T", "ț", "t", "Ø", "O", "ø", "o")
)

var calculate = map[geo.Operator]func(a, b any) any{
	geo.OpPlus:  either(func(a, b int64) int64 { return a + b }, func(a, b float64) float64 { return a + b }),
	geo.OpMinus: either(func(a, b int64) int64 { return a - b }, func(a, b float64) float64 { return a - b }),
	geo.OpTimes: either(func(a, b int64) int64 { return a * b }, func(a, b float64) float64 { return a * b }),
	geo.OpOver:  func(a, b any) any { return asReal(a) / asReal(b) },
	geo.OpPower: func(a, b any) any { return math.Pow(asReal(a), asReal(b)) },
	geo.OpDiv: either(func(a, b int64) int64 { return a / b }, func(a, b float64) float64 {
		q, _ := quotient(a, b)
		return q
	}),
	geo.OpModulo: either(func(a, b int64) int64 { return a % b }, func(a, b float64) float64 {
		_, r := quotient(a, b)
		return r
	}),
}

func either(whole func(a, b int64) int64, any_ func(a, b float64) float64) func(a, b any) any {
	return func(a, b any) any {
		m, ok1 := a.(int64)
		n, ok2 := b.(int64)
		if ok1 && ok2 {
			return whole(m, n)
		}
		return any_(asReal(a), asReal(b))
	}
}

// quotient divides as decimal numbers, rounded to the 15 digits that a float8 has.
func quotient(a, b float64) (q, remainder float64) {
	x, _ := new(big.Rat).SetString(fmt.Sprintf("%.15g", a))
	y, _ := new(big.Rat).SetString(fmt.Sprintf("%.15g", b))
	exact := new(big.Rat).Quo(x, y)
	whole := new(big.Rat).SetInt(new(big.Int).Quo(exact.Num(), exact.Denom()))
	q, _ = whole.Float64()
	remainder, _ = x.Sub(x, whole.Mul(whole, y)).Float64()
	return q, remainder
}

// period is from its first to its last moment; an end that is NULL makes it NULL.
type period struct{ start, end any }

// The open ends lie beyond everything.
var (
	longAgo    = time.Date(-4000, 1, 1, 0, 0, 0, 0, time.UTC)
	farOff     = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	wholeOfDay = 24*time.Hour - time.Microsecond
)

// temporal tells the functions by the relations of OWL-Time, among dates by days, else by microseconds.
func (o oracle) temporal(call geo.Call) any {
	times := slices.ContainsFunc(call.Args, toTheMicrosecond)
	a, b := o.period(call.Args[0], times), o.period(call.Args[1], times)
	if slices.Contains([]any{a.start, a.end, b.start, b.end}, nil) {
		return nil
	}
	eq := func(x, y any) any { return compare(geo.OpEqual, x, y) }
	lt := func(x, y any) any { return compare(geo.OpLess, x, y) }
	before, after := lt(a.end, b.start), lt(b.end, a.start)
	switch call.Op {
	case geo.OpBefore:
		return before
	case geo.OpAfter:
		return after
	case geo.OpTimeDisjoint:
		return or(before, after)
	case geo.OpTimeIntersects:
		return not(or(before, after))
	case geo.OpTimeEquals:
		return and(eq(a.start, b.start), eq(a.end, b.end))
	case geo.OpTimeContains:
		return and(lt(a.start, b.start), lt(b.end, a.end))
	case geo.OpDuring:
		return and(lt(b.start, a.start), lt(a.end, b.end))
	case geo.OpFinishes:
		return and(lt(b.start, a.start), eq(a.end, b.end))
	case geo.OpFinishedBy:
		return and(lt(a.start, b.start), eq(a.end, b.end))
	case geo.OpStarts:
		return and(eq(a.start, b.start), lt(a.end, b.end))
	case geo.OpStartedBy:
		return and(eq(a.start, b.start), lt(b.end, a.end))
	case geo.OpMeets:
		return eq(a.end, b.start)
	case geo.OpMetBy:
		return eq(a.start, b.end)
	case geo.OpTimeOverlaps:
		return and(lt(a.start, b.start), lt(b.start, a.end), lt(a.end, b.end))
	}
	return and(lt(b.start, a.start), lt(a.start, b.end), lt(b.end, a.end))
}

// toTheMicrosecond tells whether an operand is a time or has one, so that days last from their first to their last moment.
func toTheMicrosecond(e geo.Expression) bool {
	switch e := e.(type) {
	case geo.TimestampLiteral:
		return true
	case geo.Reference:
		return e.Name == "t" || e.Name == "u"
	case geo.Interval:
		return toTheMicrosecond(e.Start) || toTheMicrosecond(e.End)
	}
	return false
}

func (o oracle) period(e geo.Expression, times bool) period {
	i, ok := e.(geo.Interval)
	if !ok {
		i = geo.Interval{Start: e, End: e}
	}
	p := period{longAgo, farOff}
	if i.Start != nil {
		p.start = o.value(i.Start)
	}
	if i.End != nil {
		p.end = o.value(i.End)
		if d, ok := p.end.(day); ok && times {
			p.end = d.Add(wholeOfDay)
		}
	}
	return p
}

// sets compares as sets; an array that is NULL makes it unknown.
func (o oracle) sets(call geo.Call) any {
	a, b := o.set(call.Args[0]), o.set(call.Args[1])
	if a == nil || b == nil {
		return nil
	}
	within := func(a, b []any) bool {
		return !slices.ContainsFunc(a, func(x any) bool { return !contains(b, x) })
	}
	switch call.Op {
	case geo.OpArrayContains:
		return within(b, a)
	case geo.OpArrayContainedBy:
		return within(a, b)
	case geo.OpArrayOverlaps:
		return slices.ContainsFunc(a, func(x any) bool { return contains(b, x) })
	}
	return within(a, b) && within(b, a)
}

func contains(list []any, x any) bool {
	return slices.ContainsFunc(list, func(y any) bool { return order(x, y) == 0 })
}

func (o oracle) set(e geo.Expression) []any {
	items := []any{}
	if list, ok := e.(geo.List); ok {
		for _, item := range list.Items {
			items = append(items, o.value(item))
		}
		return items
	}
	switch values := o.value(e).(type) {
	case nil:
		return nil
	case []string:
		for _, v := range values {
			items = append(items, v)
		}
	case []int64:
		for _, v := range values {
			items = append(items, v)
		}
	}
	return items
}
