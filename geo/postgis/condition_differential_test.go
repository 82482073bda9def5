package postgis_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/cql2"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// More of it, or another run of it: go test ./geo/postgis -run Differential -filters 20000 -filter-seed 7
var (
	filters    = flag.Int("filters", 600, "how many filters are generated")
	filterSeed = flag.Uint64("filter-seed", 1, "where the generation begins")
)

// things is the table "thing" with generated rows, in the database and here.
type things struct {
	*testing.T
	db   *postgis.DB
	rows []map[string]any
}

func newThings(t *testing.T, g generator) *things {
	th := &things{T: t, db: pgtest.New(t)}
	th.exec(thingSQL)
	for id := int64(1); id <= 60; id++ {
		values := g.row(id)
		placeholders := make([]string, len(values))
		row := map[string]any{}
		for i, f := range thingFields {
			placeholders[i] = fmt.Sprintf("$%d", i+1)
			row[f.Name] = values[i]
			if v, ok := values[i].([]string); ok && len(v) == 0 {
				row[f.Name] = nil
			}
			if v, ok := values[i].(time.Time); ok && f.Type == geo.DateField {
				row[f.Name] = day{v}
			}
		}
		th.exec("INSERT INTO thing VALUES ("+strings.Join(placeholders, ",")+")", values...)
		th.rows = append(th.rows, row)
	}
	return th
}

func (th *things) exec(sql string, args ...any) {
	th.Helper()
	_, err := th.db.Pool().Exec(th.Context(), sql, args...)
	must(th, err)
}

func (th *things) ids(sql string, args ...any) ([]int64, error) {
	var ids []int64
	err := th.db.Pool().QueryRow(th.Context(), sql, args...).Scan(&ids)
	return ids, err
}

// find gives the rows that the filter finds once it is written in a language, read, checked, and put to PostGIS.
func (th *things) find(language cql2.Language, written string) ([]int64, error) {
	e, err := cql2.Read(language, written, geo.Stored, thingFields)
	if err != nil {
		return nil, err
	}
	columns := map[string]string{}
	for _, f := range thingFields {
		columns[f.Name] = "thing." + f.Name
	}
	columns["tags"] = "nullif(thing.tags, '{}')" // as places have it: an empty list is none
	sql, args, err := postgis.Condition(e, columns, thingFields)
	if err != nil {
		return nil, err
	}
	ids, err := th.ids("SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM thing WHERE "+sql, args...)
	if err != nil {
		err = fmt.Errorf("%w\n%s", err, sql)
	}
	return ids, err
}

// expect gives the rows that the oracle finds.
func (th *things) expect(e geo.Expression) []int64 {
	ids := []int64{}
	for _, row := range th.rows {
		o := oracle{row: row, spatial: func(call geo.Call) any { return th.relate(call, row["id"].(int64)) }}
		if o.condition(e) == true {
			ids = append(ids, row["id"].(int64))
		}
	}
	return ids
}

// relate asks PostGIS by plain SQL how the geometry of one row lies to a literal.
func (th *things) relate(call geo.Call, id int64) any {
	function := map[geo.Operator]string{geo.OpIntersects: "ST_Intersects", geo.OpDisjoint: "ST_Disjoint", geo.OpEquals: "ST_Equals", geo.OpTouches: "ST_Touches",
		geo.OpWithin: "ST_Within", geo.OpContains: "ST_Contains", geo.OpOverlaps: "ST_Overlaps", geo.OpCrosses: "ST_Crosses"}[call.Op]
	operands := make([]string, 2)
	for i, arg := range call.Args {
		operands[i] = "geom"
		if shape, ok := arg.(geo.Shape); ok {
			operands[i] = plainShape(shape.Geometry)
		}
	}
	var found *bool
	must(th, th.db.Pool().QueryRow(context.Background(), fmt.Sprintf("SELECT %s(%s) FROM thing WHERE id = %d", function, strings.Join(operands, ","), id)).Scan(&found))
	if found == nil {
		return nil
	}
	return *found
}

// plainShape writes a literal as a person would in SQL.
func plainShape(g orb.Geometry) string {
	b, ok := g.(orb.Bound)
	_, parts := g.(orb.Collection)
	switch {
	case parts:
		return "ST_UnaryUnion(ST_GeomFromText('" + cql2.WriteText(geo.Shape{Geometry: g, CRS: geo.Stored}) + "', 4326))"
	case !ok:
		return "ST_GeomFromText('" + cql2.WriteText(geo.Shape{Geometry: g, CRS: geo.Stored}) + "', 4326)"
	case b.Min == b.Max:
		return fmt.Sprintf("ST_SetSRID(ST_MakePoint(%v, %v), 4326)", b.Min[0], b.Min[1])
	case b.Min[0] == b.Max[0] || b.Min[1] == b.Max[1]:
		return fmt.Sprintf("ST_SetSRID(ST_MakeLine(ST_MakePoint(%v, %v), ST_MakePoint(%v, %v)), 4326)", b.Min[0], b.Min[1], b.Max[0], b.Max[1])
	}
	return fmt.Sprintf("ST_MakeEnvelope(%v, %v, %v, %v, 4326)", b.Min[0], b.Min[1], b.Max[0], b.Max[1])
}

// disputed shows the rows that one side found alone.
func (th *things) disputed(want, got []int64) string {
	var b strings.Builder
	for _, row := range th.rows {
		if id := row["id"].(int64); slices.Contains(want, id) != slices.Contains(got, id) {
			fmt.Fprintf(&b, "%#v\n", row)
		}
	}
	return b.String()
}

// Generated filters find in PostGIS, in both encodings, what an evaluator finds that knows nothing of SQL.
func TestDifferential(t *testing.T) {
	t.Parallel()
	g := generator{rand.New(rand.NewPCG(*filterSeed, 0))}
	th := newThings(t, g)
	found := 0
	for range *filters {
		e := g.condition(3)
		want := th.expect(e)
		for language, written := range map[cql2.Language]string{cql2.Text: cql2.WriteText(e), cql2.JSON: string(cql2.WriteJSON(e))} {
			got, err := th.find(language, written)
			if err != nil {
				t.Fatalf("%s: %v", written, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s\n%s%s", written, diff, th.disputed(want, got))
			}
		}
		if len(want) > 0 && len(want) < len(th.rows) {
			found++
		}
	}
	if found < *filters/4 {
		t.Errorf("only %d of %d filters tell rows apart", found, *filters)
	}
}
