package cql2

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

// WriteText writes a filter as CQL2 text: keywords in capitals, brackets only where they are needed. Parse gives the
// same tree back.
func WriteText(e geo.Expression) string {
	w := &textWriter{}
	w.write(e, orLevel)
	return w.b.String()
}

// How strongly operators bind, weakest first.
const (
	orLevel = iota
	andLevel
	notLevel
	predicateLevel
	sumLevel
	termLevel
	powerLevel
	factorLevel
)

type textWriter struct{ b strings.Builder }

// write writes an expression, in brackets if it binds less than its place asks for.
func (w *textWriter) write(e geo.Expression, level int) {
	if own := levelOf(e); own < level {
		w.b.WriteByte('(')
		defer w.b.WriteByte(')')
	}
	switch e := e.(type) {
	case geo.Call:
		w.call(e)
	case geo.Reference:
		w.b.WriteString(name(e.Name))
	case geo.TextLiteral:
		w.text(e.Value)
	case geo.IntegerLiteral:
		w.b.WriteString(strconv.FormatInt(e.Value, 10))
	case geo.RealLiteral:
		w.b.WriteString(real(e.Value))
	case geo.BooleanLiteral:
		w.b.WriteString(strings.ToUpper(strconv.FormatBool(e.Value)))
	case geo.DateLiteral:
		w.b.WriteString("DATE('" + e.Value.Format(time.DateOnly) + "')")
	case geo.TimestampLiteral:
		w.b.WriteString("TIMESTAMP('" + e.Value.Format(time.RFC3339Nano) + "')")
	case geo.Interval:
		w.b.WriteString("INTERVAL(" + bareBound(e.Start) + ", " + bareBound(e.End) + ")")
	case geo.Shape:
		w.shape(e)
	case geo.List:
		w.operands(e.Items, sumLevel)
	}
}

func levelOf(e geo.Expression) int {
	call, ok := e.(geo.Call)
	if !ok {
		return factorLevel
	}
	switch call.Op {
	case geo.OpOr:
		return orLevel
	case geo.OpAnd:
		return andLevel
	case geo.OpNot:
		return notLevel
	case geo.OpPlus, geo.OpMinus:
		return sumLevel
	case geo.OpTimes, geo.OpOver, geo.OpModulo, geo.OpDiv:
		return termLevel
	case geo.OpPower:
		return powerLevel
	}
	if f := families[call.Op]; f == comparing || f == special {
		return predicateLevel
	}
	return factorLevel
}

func (w *textWriter) call(e geo.Call) {
	switch families[e.Op] {
	case logical:
		if e.Op == geo.OpNot {
			w.b.WriteString("NOT ")
			w.write(e.Args[0], predicateLevel)
			return
		}
		for i, arg := range e.Args {
			if i > 0 {
				w.b.WriteString(" " + operatorName(e.Op) + " ")
			}
			w.write(arg, levelOf(e)+1)
		}
	case comparing:
		w.infix(e, string(e.Op), sumLevel, sumLevel)
	case arithmetic:
		level := levelOf(e)
		left := level
		if e.Op == geo.OpPower {
			left++ // one ^ alone needs no brackets
		}
		w.infix(e, string(e.Op), left, level+1)
	case special:
		w.special(e)
	default:
		w.b.WriteString(operatorName(e.Op))
		w.operands(e.Args, orLevel)
	}
}

func (w *textWriter) infix(e geo.Call, operator string, left, right int) {
	w.write(e.Args[0], left)
	w.b.WriteString(" " + operator + " ")
	w.write(e.Args[1], right)
}

func (w *textWriter) special(e geo.Call) {
	switch e.Op {
	case geo.OpIsNull:
		w.write(e.Args[0], sumLevel)
		w.b.WriteString(" IS NULL")
	case geo.OpBetween:
		w.infix(geo.Call{Args: e.Args[:2]}, "BETWEEN", sumLevel, sumLevel)
		w.b.WriteString(" AND ")
		w.write(e.Args[2], sumLevel)
	default:
		w.infix(e, operatorName(e.Op), sumLevel, sumLevel)
	}
}

func (w *textWriter) operands(args []geo.Expression, level int) {
	w.b.WriteByte('(')
	for i, arg := range args {
		if i > 0 {
			w.b.WriteString(", ")
		}
		w.write(arg, level)
	}
	w.b.WriteByte(')')
}

var escapes = strings.NewReplacer(`'`, `''`, `\`, `\\`, "\a", `\a`, "\b", `\b`, "\t", `\t`, "\n", `\n`, "\v", `\v`, "\f", `\f`, "\r", `\r`)

func (w *textWriter) text(s string) { w.b.WriteString("'" + escapes.Replace(s) + "'") }

// name writes a property name, in double quotes where it could be taken for something else.
func name(s string) string {
	plain := s != "" && !slices.Contains(reserved, strings.ToLower(s))
	for i, c := range s {
		plain = plain && isNamePart(c) && (i > 0 || isNameStart(c))
	}
	if plain {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// real writes a number so that it is read as one with a fraction again.
func real(f float64) string {
	s := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

func bareBound(e geo.Expression) string {
	if reference, ok := e.(geo.Reference); ok {
		return name(reference.Name)
	}
	return "'" + boundText(e) + "'"
}

// boundText writes an end of an interval that is no property.
func boundText(e geo.Expression) string {
	switch e := e.(type) {
	case geo.DateLiteral:
		return e.Value.Format(time.DateOnly)
	case geo.TimestampLiteral:
		return e.Value.Format(time.RFC3339Nano)
	}
	return ".."
}
