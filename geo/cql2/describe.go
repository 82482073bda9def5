package cql2

import (
	"fmt"
	"strings"

	"locuri/geo"
)

// describe names an operand in a message.
func describe(e geo.Expression) string {
	switch e := e.(type) {
	case geo.Reference:
		return name(e.Name)
	case geo.Call:
		return "what " + operatorName(e.Op) + " gives"
	case geo.Shape, geo.Interval, geo.List:
		return "this"
	}
	return shorten(WriteText(e))
}

func operatorName(op geo.Operator) string { return strings.ToUpper(string(op)) }

// quoteHint says how a value would be of the wanted sort, if quotes are all there is to it.
func quoteHint(e geo.Expression, want sort) string {
	switch e := e.(type) {
	case geo.TextLiteral:
		if _, err := number(e.Value, e.At); want == numberSort && err == nil {
			return fmt.Sprintf("; write %s without quotes", shorten(e.Value))
		}
	case geo.IntegerLiteral, geo.RealLiteral:
		if want == textSort {
			return fmt.Sprintf("; write '%s' in quotes", WriteText(e))
		}
	}
	return ""
}
