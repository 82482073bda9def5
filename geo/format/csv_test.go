package format_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"locuri/geo"
	"locuri/geo/format"
)

var fields = []geo.Field{
	{Name: "id", Type: geo.IntegerField, Role: geo.IDRole}, {Name: "geometry", Type: geo.ShapeField, Role: geo.GeometryRole},
	{Name: "title", Type: geo.StringField}, {Name: "aliases", Type: geo.StringsField}, {Name: "projects", Type: geo.NumbersField},
	{Name: "area_m2", Type: geo.NumberField}, {Name: "example", Type: geo.BooleanField},
}

func TestCSV(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, geometry, properties, want string }{
		{"plain", `{"type":"Point","coordinates":[21.2,45.7]}`, `{"title":"Piața","aliases":["a","b"],"projects":[1,2],"area_m2":-1.5,"example":true}`,
			"7|Piața|a; b|1; 2|-1.5|true|POINT(21.2 45.7)"},
		{"nothing", "", `{}`, "7||||||"},
		{"formula", "", `{"title":"=HYPERLINK(\"http://evil\")"}`, `7|'=HYPERLINK("http://evil")|||||`},
		{"other formulas", "", `{"title":"@SUM(1)","aliases":["+1","b"]}`, "7|'@SUM(1)|'+1; b||||"},
		{"tab", "", `{"title":"\t=1"}`, "7|'\t=1|||||"},
		{"line ends and quotes", "", `{"title":"a\n\"b\", c"}`, "7|a\n\"b\", c|||||"},
	} {
		var out bytes.Buffer
		w := format.NewCSV(&out, fields)
		var geometry []byte
		if c.geometry != "" {
			geometry = []byte(c.geometry)
		}
		if err := w.Feature(7, geometry, []byte(c.properties)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%s: %v, %v", c.name, rows, err)
		}
		if diff := cmp.Diff("id|title|aliases|projects|area_m2|example|geometry", strings.Join(rows[0], "|")); diff != "" {
			t.Errorf("header: %s", diff)
		}
		if diff := cmp.Diff(c.want, strings.Join(rows[1], "|")); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestEmptyCSVHasItsHeader(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := format.NewCSV(&out, fields).Close(); err != nil || out.String() != "id,title,aliases,projects,area_m2,example,geometry\r\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestGeoJSONSeq(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	w := format.NewGeoJSONSeq(&out)
	for id, geometry := range map[int64][]byte{1: nil} {
		if err := w.Feature(id, geometry, []byte(`{"title":"a"}`)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || out.String() != "\x1e"+`{"type":"Feature","id":1,"geometry":null,"properties":{"title":"a"}}`+"\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}
