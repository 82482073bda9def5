package format_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/format"
)

// GDAL reads what we write: count, reference system, extent and the values of every sort of field.
func TestGeoPackageIsReadByGDAL(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		crs      *geo.CRS
		geometry string
		want     []string
	}{
		{geo.Stored, `{"type":"Point","coordinates":[21.2277,45.7537]}`, []string{"Extent: (21.227700, 45.753700) - (21.227700, 45.753700)", `ID["EPSG",4326]`, "POINT (21.2277 45.7537)"}},
		{geo.FindCRS("[EPSG:3844]").Unswapped(), `{"type":"Polygon","coordinates":[[[206741.32,479597.89],[206841.32,479597.89],[206841.32,479697.89],[206741.32,479597.89]]]}`,
			[]string{`ID["EPSG",3844]`, "POLYGON ((206741.32 479597.89"}},
	} {
		path := filepath.Join(t.TempDir(), "places.gpkg")
		places := geo.FindCollection("public-spaces")
		w, err := format.NewGeoPackage(t.Context(), path, places, c.crs)
		if err != nil {
			t.Fatal(err)
		}
		properties := `{"kind":"space","title":"Piața Unirii","aliases":["a","b"],"area_m2":12.5,"version":3,"example":true,"starts_on":"2019-01-01","updated_at":"2026-11-24T03:00:00Z"}`
		for id, geometry := range map[int64][]byte{17: []byte(c.geometry), 18: nil} {
			if err := w.Feature(id, geometry, []byte(properties)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("ogrinfo", "-ro", "-al", path).CombinedOutput()
		if err != nil {
			t.Fatalf("ogrinfo: %v: %s (it is in Debian's package gdal-bin)", err, out)
		}
		want := append(c.want, "Layer name: public_spaces", "Feature Count: 2", "title (String) = Piața Unirii", "area_m2 (Real) = 12.5", "version (Integer64) = 3",
			"example (Integer(Boolean)) = 1", "starts_on (Date) = 2019/01/01", "updated_at (DateTime) = 2026/11/24 03:00:00+00", `aliases (String) = ["a","b"]`)
		for _, part := range want {
			if !strings.Contains(string(out), part) {
				t.Errorf("ogrinfo does not tell %q:\n%s", part, out)
			}
		}
		if strings.Contains(string(out), "Warning") || strings.Contains(string(out), "ERROR") {
			t.Errorf("ogrinfo complains:\n%s", out)
		}
	}
}
