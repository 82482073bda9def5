package geo

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

var geometries = []string{
	`{"type":"Point","coordinates":[21.2287,45.7489]}`,
	`{"type":"MultiPoint","coordinates":[[21.2,45.7],[21.3,45.8]]}`,
	`{"type":"LineString","coordinates":[[21.2,45.7],[21.3,45.8]]}`,
	`{"type":"MultiLineString","coordinates":[[[21.2,45.7],[21.3,45.8]],[[21,45],[22,46]]]}`,
	`{"type":"Polygon","coordinates":[[[21,45],[22,45],[22,46],[21,45]],[[21.5,45.2],[21.6,45.2],[21.6,45.3],[21.5,45.2]]]}`,
	`{"type":"MultiPolygon","coordinates":[[[[21,45],[22,45],[22,46],[21,45]]],[[[24,45],[25,45],[25,46],[24,45]]]]}`,
}

func TestGeoJSONRoundTrip(t *testing.T) {
	t.Parallel()
	for _, want := range geometries {
		g, err := ParseGeometry(json.RawMessage(want))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(GeoJSON(g)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if p := CheckGeometry("geometry", g); len(p) > 0 {
			t.Errorf("%s: %v", want, p)
		}
	}
}

// What is kept is what is shown: no shape is checked with decimals that it loses on its way out.
func TestParseGeometryRounds(t *testing.T) {
	t.Parallel()
	g, err := ParseGeometry(json.RawMessage(`{"type":"Point","coordinates":[21.00000004,-45.123456789]}`))
	if err != nil || g != (orb.Point{21, -45.1234568}) {
		t.Errorf("got %v, %v", g, err)
	}
}

func TestParseGeometryRefuses(t *testing.T) {
	t.Parallel()
	for raw, code := range map[string]string{
		`5`:                                  "not_geojson",
		`{"type":"Point"}`:                   "not_geojson",
		`{"type":"Point","coordinates":[1]}`: "not_geojson",
		`{"type":"Point","coordinates":["1","2"]}`:       "not_geojson",
		`{"type":"Point","coordinates":[null,45.7]}`:     "not_geojson",
		`{"type":"LineString","coordinates":[null]}`:     "not_geojson",
		`{"type":"Polygon","coordinates":[[1,2],[3,4]]}`: "not_geojson",
		`{"type":"GeometryCollection","geometries":[]}`:  "not_allowed",
		`{"type":"Circle","coordinates":[1,2]}`:          "not_allowed",
	} {
		_, err := ParseGeometry(json.RawMessage(raw))
		if FaultOf(err) != Invalid || err.(*Error).Fields[0].Code != code {
			t.Errorf("%s: want %s, got %v", raw, code, err)
		}
	}
}

func TestCheckGeometry(t *testing.T) {
	t.Parallel()
	long := make(orb.LineString, MaxVertices+1)
	for i := range long {
		long[i] = orb.Point{float64(i) / 1e5, 0}
	}
	for name, c := range map[string]struct {
		g    orb.Geometry
		code string
	}{
		"missing":        {nil, "required"},
		"collection":     {orb.Collection{orb.Point{1, 2}}, "not_allowed"},
		"no positions":   {orb.LineString{}, "empty"},
		"no rings":       {orb.Polygon{}, "empty"},
		"no parts":       {orb.MultiPolygon{}, "empty"},
		"an empty line":  {orb.MultiLineString{{}, {{1, 2}, {2, 2}}}, "empty"},
		"an empty hole":  {orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {}}, "empty"},
		"an empty part":  {orb.MultiPolygon{{}, {{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}}, "empty"},
		"antimeridian":   {orb.LineString{{179.9, 45}, {-179.9, 45}}, "too_wide"},
		"antipodes":      {orb.Polygon{{{-180, -90}, {180, -90}, {180, 90}, {-180, -90}}}, "too_wide"},
		"one position":   {orb.LineString{{1, 2}}, "too_few_vertices"},
		"open ring":      {orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}, "open_ring"},
		"out of range":   {orb.Point{181, 0}, "not_a_position"},
		"not a number":   {orb.Point{math.NaN(), 0}, "not_a_position"},
		"too many":       {long, "too_many_vertices"},
		"triangle, thin": {orb.Polygon{{{0, 0}, {1, 0}, {0, 0}}}, "too_few_vertices"},
	} {
		p := CheckGeometry("geometry", c.g)
		if len(p) != 1 || p[0].Code != c.code {
			t.Errorf("%s: want %s, got %v", name, c.code, p)
		}
	}
}

func FuzzParseGeometry(f *testing.F) {
	for _, g := range geometries {
		f.Add(g)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		g, err := ParseGeometry(json.RawMessage(raw))
		if err != nil || g == nil || len(CheckGeometry("geometry", g)) > 0 {
			return
		}
		again, err := ParseGeometry(GeoJSON(g))
		if err != nil {
			t.Fatalf("written geometry cannot be read: %v", err)
		}
		if diff := cmp.Diff(string(GeoJSON(g)), string(GeoJSON(again))); diff != "" {
			t.Fatal(diff)
		}
	})
}
