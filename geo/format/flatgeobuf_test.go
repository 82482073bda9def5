package format_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/format"
)

// GDAL reads every sort of geometry and of value that we write, and finds a value in its own column whatever is empty.
func TestFlatGeobufIsReadByGDAL(t *testing.T) {
	t.Parallel()
	shapes := []struct{ geometry, want string }{
		{`{"type":"Point","coordinates":[1,2]}`, "POINT (1 2)"},
		{`{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}`, "MULTIPOINT ((1 2),(3 4))"},
		{`{"type":"LineString","coordinates":[[1,2],[3,4]]}`, "LINESTRING (1 2,3 4)"},
		{`{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,9]]]}`, "MULTILINESTRING ((1 2,3 4),(5 6,7 8,9 9))"},
		{`{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]}`, "POLYGON ((0 0,9 0,9 9,0 0))"},
		{`{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[8,1],[8,4],[5,1]]]}`, "POLYGON ((0 0,9 0,9 9,0 0),(5 1,8 1,8 4,5 1))"},
		{`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]],[[2.5,2.1],[2.9,2.1],[2.9,2.5],[2.5,2.1]]]]}`,
			"MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((2 2,3 2,3 3,2 2),(2.5 2.1,2.9 2.1,2.9 2.5,2.5 2.1)))"},
	}
	var file bytes.Buffer
	w := format.NewFlatGeobuf(&file, geo.AllPlaces, geo.Stored)
	for i, s := range shapes {
		properties := `{"title":"Piața","area_m2":12.5,"version":3,"example":true,"starts_on":"2019-01-01","updated_at":"2026-11-24T03:00:00Z","aliases":["a","b"]}`
		if err := w.Feature(int64(i+100), []byte(s.geometry), []byte(properties)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	out := ogrinfo(t, "places.fgb", file.Bytes())
	for i, s := range shapes {
		if !strings.Contains(out, "\n  "+s.want+"\n") {
			t.Errorf("shape %d: GDAL does not tell %s:\n%s", i, s.want, out)
		}
	}
	for _, value := range []string{"id (Integer64) = 100", "title (String) = Piața", "area_m2 (Real) = 12.5", "version (Integer64) = 3", "example (Integer(Boolean)) = 1",
		"starts_on (DateTime) = 2019/01/01", "updated_at (DateTime) = 2026/11/24 03:00:00+00", "Layer name: places"} {
		if !strings.Contains(out, value) {
			t.Errorf("GDAL does not tell %s:\n%.3000s", value, out)
		}
	}
}

func ogrinfo(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("ogrinfo", "-ro", "-al", path).CombinedOutput()
	if err != nil || strings.Contains(string(out), "ERROR") {
		t.Fatalf("ogrinfo: %v: %s (it is in Debian's package gdal-bin)", err, out)
	}
	return string(out)
}
