package main

import (
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What GDAL finds by a filter is what there is, and the server filters: GDAL does not fetch the city to look through it.
func TestGDALFiltersTheDemoCity(t *testing.T) {
	t.Parallel()
	p := serve(t, "--demo", "--data", newData(t))
	asked := record(t, p.url)
	source := "OAPIF:" + asked.url + "/api"
	for _, c := range []struct {
		name, layer string
		args        []string
		query       string // what it must be the same as
		sent        string // what GDAL must have asked
	}{
		{"equality", "places", []string{"-where", "life = 'live'"}, "life=live", "filter=life%20%3d%20'live'&filter-lang=cql-text"},
		{"likeness", "places", []string{"-where", "title LIKE 'P%'"}, cql("title LIKE 'P%'"), "filter-lang=cql-text"},
		{"likeness, without regard to case", "places", []string{"-where", "title ILIKE 'p%'"}, cql("CASEI(title) LIKE CASEI('p%')"), "filter-lang=cql-text"},
		{"and, or, in, null", "places", []string{"-where", "(kind IN ('space', 'riverside') OR area_m2 > 500) AND website IS NULL"},
			cql("(kind IN ('space','riverside') OR area_m2 > 500) AND website IS NULL"), "filter-lang=cql-text"},
		{"truth", "places", []string{"-where", "example = 1 AND kind <> 'x'"}, cql("example = TRUE"), "filter-lang=cql-text"},
		{"a time", "places", []string{"-where", "updated_at > '2020/01/01 10:00:00'"}, cql("updated_at > TIMESTAMP('2020-01-01T10:00:00Z')"), "filter-lang=cql-text"},
		{"a day", "projects", []string{"-where", "starts_on >= '2023/01/01'"}, cql("starts_on >= DATE('2023-01-01')"), "filter-lang=cql-text"},
		{"no such day", "projects", []string{"-where", "starts_on > '2999/01/01'"}, cql("starts_on > DATE('2999-01-01')"), "filter-lang=cql-text"},
		{"a window", "places", append([]string{"-spat"}, someBox[:]...), "bbox=" + strings.Join(someBox[:], ","), "bbox=21.2"},
		{"window and filter", "places", append([]string{"-where", "kind = 'space'", "-spat"}, someBox[:]...), "kind=space&bbox=" + strings.Join(someBox[:], ","), "bbox=21.2"},
	} {
		want := get[struct{ NumberMatched int }](t, p.url+"/api/collections/"+c.layer+"/items?limit=1&"+c.query, "").NumberMatched
		got := ogrCounts(t, append([]string{"-so", source, c.layer}, c.args...)...)[c.layer]
		if got != want || (want == 0) != (c.name == "no such day") {
			t.Errorf("%s: GDAL counts %d, there are %d", c.name, got, want)
		}
		if !asked.some("GET", c.sent) {
			t.Errorf("%s: the server was not asked for %s", c.name, c.sent)
		}
	}
}

// cql writes a filter as a query.
func cql(filter string) string { return "filter=" + url.QueryEscape(filter) }

// Every feature with every property arrives, whatever the size of the pages, and what a planner sees with a token.
func TestGDALReadsEverythingPageByPage(t *testing.T) {
	t.Parallel()
	p := serve(t, "--demo", "--data", newData(t))
	source, planner := "OAPIF:"+p.url+"/api", apiToken(t, p, "planner")
	for _, collection := range collectionIDs(t, p.url) {
		all := get[collectionTold](t, p.url+"/api/collections/"+collection, "").ItemCount
		schema := get[struct {
			Properties map[string]struct{ Format string }
		}](t, p.url+"/api/collections/"+collection+"/schema", "")
		for _, size := range []string{"40", "1000"} {
			out := filepath.Join(t.TempDir(), collection+size+".gpkg")
			ogr2ogr(t, "-oo", "PAGE_SIZE="+size, "-nln", "all", out, source, collection)
			if got := ogrCounts(t, "-so", out, "all")["all"]; got != all {
				t.Errorf("%s in pages of %s: %d of %d features", collection, size, got, all)
			}
			told := ogrinfo(t, "-so", out, "all")
			for name, property := range schema.Properties {
				if name != "id" && !strings.HasPrefix(property.Format, "geometry") && !strings.Contains(told, "\n"+name+": ") {
					t.Errorf("%s in pages of %s: no field %s", collection, size, name)
				}
			}
		}
	}
	for _, way := range [][]string{{"-oo", "USERPWD=token:" + planner}, {"--config", "GDAL_HTTP_USERPWD", "token:" + planner}} {
		want := get[collectionTold](t, p.url+"/api/collections/places", planner).ItemCount
		if got := ogrCounts(t, append(way, "-so", source, "places")...)["places"]; got != want {
			t.Errorf("%s: a planner sees %d of %d", way[1], got, want)
		}
	}
	if out := ogrinfo(t, "-q", "-fid", "1", source, "places"); !strings.Contains(out, "OGRFeature(places):1") {
		t.Errorf("one feature by its number: %s", out)
	}
}

// A whole collection as a file is a file to GDAL: every feature, and in Stereo 70 easting first.
func TestGDALReadsDownloads(t *testing.T) {
	t.Parallel()
	p := serve(t, "--demo", "--data", newData(t))
	for _, c := range []struct{ format, file string }{{"gpkg", "gpkg"}, {"fgb", "fgb"}, {"geojson", "geojson"}, {"geojsonseq", "geojsons"}, {"csv", "csv"}} {
		for _, collection := range []string{"places", "place-points", "projects", "neighbourhoods", "rivers"} {
			all := get[collectionTold](t, p.url+"/api/collections/"+collection, "").ItemCount
			file := save(t, p.url+"/api/collections/"+collection+"/download?f="+c.format, c.file)
			if got := oneCount(t, ogrCounts(t, "-al", "-so", file)); got != all {
				t.Errorf("%s as %s: %d of %d features", collection, c.format, got, all)
			}
		}
	}
	stereo := url.QueryEscape("http://www.opengis.net/def/crs/EPSG/0/3844")
	for _, format := range []string{"gpkg", "fgb"} {
		file := save(t, p.url+"/api/collections/rivers/download?f="+format+"&crs="+stereo, format)
		told := ogrinfo(t, "-al", "-so", file)
		// The Bega's axis goes from easting 212 to 197 km at northing 475 to 480 km.
		if !strings.Contains(told, "Extent: (196642.") || !strings.Contains(told, `ID["EPSG",3844]`) {
			t.Errorf("rivers in Stereo 70 as %s: %s", format, told)
		}
	}
}

func ogr2ogr(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("ogr2ogr", args...).CombinedOutput(); err != nil {
		t.Fatalf("ogr2ogr %v: %v: %s", args, err, out)
	}
}

// oneCount gives the count of the one layer there is.
func oneCount(t *testing.T, counts map[string]int) (n int) {
	t.Helper()
	if len(counts) != 1 {
		t.Fatalf("%d layers: %v", len(counts), counts)
	}
	for _, n = range counts {
	}
	return n
}

// save fetches an address into a file with the ending by which GDAL knows the format.
func save(t *testing.T, address, ending string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	path := filepath.Join(t.TempDir(), "saved."+ending)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.ReadFrom(answer.Body); err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, answer.Status, err)
	}
	return path
}
