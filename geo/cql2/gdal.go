package cql2

import (
	"strings"
	"time"

	"locuri/geo"
)

// GDAL's OAPIF driver knows the names of the draft of 2019 and sends a filter only where "cql-text" is among the
// languages. What it writes is CQL2 text but for three things: LIKE without regard to case is ILIKE, which is OGR's
// understanding of LIKE, times are plain texts, at times with OGR's slashes, and true and false are 1 and 0.

// ilike is x ILIKE 'pattern' as CQL2 says it.
func ilike(left, pattern geo.Expression, at int) geo.Expression {
	fold := func(e geo.Expression) geo.Expression {
		return geo.Call{Op: geo.OpCaseI, Args: []geo.Expression{e}, At: position(e)}
	}
	return geo.Call{Op: geo.OpLike, Args: []geo.Expression{fold(left), fold(pattern)}, At: at}
}

// plainTruth gives the boolean that 0 or 1 means where it is compared with one: OGR's SQL has no other words for it, so
// that GDAL sends "example = 1".
func plainTruth(e geo.Expression) (geo.Expression, bool) {
	n, ok := e.(geo.IntegerLiteral)
	return geo.BooleanLiteral{Value: n.Value == 1, At: n.At}, ok && (n.Value == 0 || n.Value == 1)
}

// gdalLayouts are how OGR writes times in texts, beside RFC 3339; without a zone they are UTC. A day becomes "2023-01-01T".
var gdalLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006/01/02 15:04:05.999999999", "2006/01/02 15:04:05.999999999-07",
	"2006/01/02", "2006-01-02T"}

// plainInstant gives the instant that a plain text means where it is compared with a date or time: a date or a timestamp
// as CQL2 writes them (the abstract test "in" of the advanced comparison operators compares so), or as GDAL does.
func plainInstant(s string, at int) geo.Expression {
	if e, err := instant(s, at); err == nil {
		return e
	}
	for _, layout := range gdalLayouts {
		t, err := time.Parse(layout, s)
		switch {
		case err != nil:
		case strings.Contains(layout, "15"):
			return geo.TimestampLiteral{Value: microseconds(t), At: at}
		default:
			return geo.DateLiteral{Value: t, At: at}
		}
	}
	return nil
}
