package postgis

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"locuri/geo"
)

// CheckColumns compares, for each feature of a collection, every column that can be asked for with the property that is
// shown: a filter must see what a reader sees.
func CheckColumns(t *testing.T, db *DB, c *geo.Collection) {
	t.Helper()
	args := &arguments{}
	src := sourceOf(c, geo.Actor{System: true}, args)
	var object []string
	asked := map[string]geo.Field{}
	for _, f := range c.Fields() {
		if f.Queryable && f.Type != geo.ShapeField && f.Role != geo.IDRole {
			column, known := src.columns[f.Name]
			if !known {
				t.Errorf("%s: the field %s has no column", c.ID, f.Name)
				continue
			}
			object = append(object, "SELECT '"+f.Name+"' AS k, to_json("+column+") AS v")
			asked[f.Name] = f
		}
	}
	sql := "SELECT " + src.properties + ", (SELECT json_object_agg(k, v)::text FROM (" + strings.Join(object, " UNION ALL ") + ") o) FROM " + src.from +
		" WHERE " + src.where + " ORDER BY 1"
	rows, err := db.pool.Query(t.Context(), sql, *args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		var shown, columns string
		if err := rows.Scan(&shown, &columns); err != nil {
			t.Fatal(err)
		}
		compareColumns(t, c, asked, shown, columns)
	}
	if rows.Err() != nil || n == 0 {
		t.Fatalf("%s: %d features: %v", c.ID, n, rows.Err())
	}
}

func compareColumns(t *testing.T, c *geo.Collection, asked map[string]geo.Field, shown, columns string) {
	t.Helper()
	var properties, values map[string]any
	if json.Unmarshal([]byte(shown), &properties) != nil || json.Unmarshal([]byte(columns), &values) != nil {
		t.Fatalf("not JSON: %s, %s", shown, columns)
	}
	for name, f := range asked {
		want, got := properties[name], values[name]
		if f.Type == geo.TimeField {
			got = strings.Replace(got.(string), "+00:00", "Z", 1)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, math.Nextafter(1e-6, 1))); diff != "" {
			t.Errorf("%s: %s is shown and asked for differently (-shown +asked):\n%s", c.ID, name, diff)
		}
	}
}
