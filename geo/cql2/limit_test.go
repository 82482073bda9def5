package cql2_test

import (
	"fmt"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/cql2"
)

// Each limit: the most that is taken, and one more, with the code of the fault.
func TestLimits(t *testing.T) {
	t.Parallel()
	or := func(n int) string { return "floors = 1" + strings.Repeat(" OR floors = 1", n-1) }
	ring := func(n int) string { return "1 2, 3 4, 5 3" + strings.Repeat(", 5 3", n-4) + ", 1 2" }
	for name, c := range map[string]struct {
		language   cql2.Language
		most, more string
		code       string
	}{
		"bytes":             {cql2.Text, "name = '" + strings.Repeat("a", cql2.MaxLength-9) + "'", "name = '" + strings.Repeat("a", cql2.MaxLength-8) + "'", "too_long"},
		"nodes":             {cql2.Text, or(85), or(86), "too_large"}, // 3 each, and the OR
		"items":             {cql2.Text, "floors IN (1" + strings.Repeat(",1", 199) + ")", "floors IN (1" + strings.Repeat(",1", 200) + ")", "too_many"},
		"depth":             {cql2.Text, strings.Repeat("NOT ", 31) + "true", strings.Repeat("NOT ", 32) + "true", "too_deep"},
		"brackets":          {cql2.Text, strings.Repeat("(", 256) + "true" + strings.Repeat(")", 256), strings.Repeat("(", 257) + "true" + strings.Repeat(")", 257), "too_deep"},
		"AND in AND":        {cql2.Text, strings.Repeat("(", 80) + "true" + strings.Repeat(" AND true)", 80), strings.Repeat("(", 260) + "true" + strings.Repeat(" AND true)", 260), "too_deep"},
		"wildcards":         {cql2.Text, "name LIKE '%%%%%%%%____________'", "name LIKE '%%%%_%%%%%'", "too_many_wildcards"},
		"escaped wildcards": {cql2.Text, `name LIKE '\%\%\%\%\%\%\%\%\%\%'`, `name LIKE '\\%\\%\\%\\%\\%\\%\\%\\%\%%%%%%%%%%'`, "too_many_wildcards"},
		"vertices":          {cql2.Text, "S_INTERSECTS(geometry, POLYGON((" + ring(1000) + ")))", "S_INTERSECTS(geometry, POLYGON((" + ring(1001) + ")))", "too_many_vertices"},
		"JSON arrays":       {cql2.JSON, "true", strings.Repeat("[", 4000), "too_deep"},
		"JSON depth":        {cql2.JSON, strings.Repeat(`{"op":"not","args":[`, 31) + "true" + strings.Repeat("]}", 31), strings.Repeat(`{"op":"not","args":[`, 32) + "true" + strings.Repeat("]}", 32), "too_deep"},
		"NUL":               {cql2.Text, "name = ''", "name = '\x00'", "not_text"},
		"UTF-8":             {cql2.Text, "name = 'ș'", "name = '\xff'", "not_text"},
		"empty":             {cql2.Text, "true", " \t\n", "empty"},
		"empty JSON":        {cql2.JSON, "true", "", "empty"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := cql2.Read(c.language, c.most, geo.Stored, fields); err != nil {
				t.Errorf("the most: %v", err)
			}
			_, err := cql2.Read(c.language, c.more, geo.Stored, fields)
			if err == nil {
				t.Fatal("one more is taken")
			}
			messageOf(t, err)
			if code := err.(*geo.Error).Fields[0].Code; code != c.code {
				t.Errorf("one more: %s, want %s (%v)", code, c.code, err)
			}
		})
	}
}

// A filter made otherwise than by Parse is checked for its operands as well.
func TestCheckOfOddTrees(t *testing.T) {
	t.Parallel()
	for i, e := range []geo.Expression{
		nil,
		geo.Call{},
		geo.Call{Op: geo.OpAnd},
		geo.Call{Op: geo.OpNot, Args: []geo.Expression{nil}},
		geo.Call{Op: geo.OpIn, Args: []geo.Expression{geo.IntegerLiteral{}, geo.IntegerLiteral{}}},
		geo.Call{Op: geo.OpArrayEquals, Args: []geo.Expression{geo.IntegerLiteral{}, nil}},
		geo.List{},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			if _, err := cql2.Check(e, fields); geo.FaultOf(err) != geo.Invalid {
				t.Errorf("got %v", err)
			}
		})
	}
}
