package postgis

import (
	"errors"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"locuri/geo"
)

func TestConditionError(t *testing.T) {
	filtered := geo.Filter{Condition: geo.BooleanLiteral{Value: true}}
	for code, want := range map[string]geo.Fault{
		"22012": geo.Invalid, "22003": geo.Invalid, "2201F": geo.Invalid, "22P02": geo.Invalid, "22007": geo.Invalid, "22008": geo.Invalid, "22025": geo.Invalid,
		"54001": geo.Invalid, "XX000": geo.Invalid, "57014": geo.Unavailable, "42883": "", "57P01": "",
	} {
		err := fmt.Errorf("query: %w", &pgconn.PgError{Code: code, Message: "secret"})
		got := conditionError(filtered, err)
		if geo.FaultOf(got) != want {
			t.Errorf("%s: %v", code, got)
		}
		if e, ok := errors.AsType[*geo.Error](got); ok && want == geo.Invalid && (len(e.Fields) != 1 || e.Fields[0].Field != "filter") {
			t.Errorf("%s does not name the filter: %v", code, got)
		}
		if without := conditionError(geo.Filter{}, err); without != err {
			t.Errorf("%s without a filter: %v", code, without)
		}
	}
}

// A tree that was never checked is told, and puts nothing into SQL.
func TestUncheckedCondition(t *testing.T) {
	text, number := geo.TextLiteral{Value: "a"}, geo.IntegerLiteral{Value: 1}
	for i, e := range []geo.Expression{
		nil, text, geo.Call{}, geo.Call{Op: "drop", Args: []geo.Expression{text}}, geo.Reference{Name: "1; DROP TABLE place"},
		geo.Call{Op: geo.OpEqual, Args: []geo.Expression{geo.Reference{Name: "nothing"}, number}},
		geo.Call{Op: geo.OpEqual, Args: []geo.Expression{geo.List{}, number}},
		geo.Call{Op: geo.OpIn, Args: []geo.Expression{number, number}},
		geo.Call{Op: geo.OpIntersects, Args: []geo.Expression{geo.Shape{}, geo.Shape{}}},
		geo.Call{Op: geo.OpLess, Args: []geo.Expression{geo.Call{Op: geo.OpAnd}, number}},
	} {
		if sql, err := condition(e, nil, nil, &arguments{}); err == nil {
			t.Errorf("%d gives %s", i, sql)
		}
	}
}
