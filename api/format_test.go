package api_test

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"locuri/geo"
)

const (
	epsg4326 = "http://www.opengis.net/def/crs/EPSG/0/4326"
	epsg3857 = "http://www.opengis.net/def/crs/EPSG/0/3857"
	epsg3844 = "http://www.opengis.net/def/crs/EPSG/0/3844"
)

type pointAnswer struct {
	Features []struct {
		ID       int64
		Geometry struct{ Coordinates []float64 }
	}
}

// OGC 18-058r1: coordinates come in the axis order of the authority. The figures are GDAL's, of gdaltransform.
func TestCoordinatesInEverySystem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.by("planner").do("POST", "/api/collections/places/items", feature(`{"type":"Point","coordinates":[21.2277,45.7537]}`, `,"title_ro":"Unirii"`)).want(201)
	for crs, want := range map[string][]float64{
		"": {21.2277, 45.7537}, geo.Stored.URI: {21.2277, 45.7537}, "[OGC:CRS84]": {21.2277, 45.7537}, epsg4326: {45.7537, 21.2277},
		epsg3857: {2363056.75, 5740966.94}, epsg3844: {479597.89, 206741.32}, "[EPSG:3844]": {479597.89, 206741.32},
	} {
		for _, path := range []string{"/api/collections/places/items?crs=", "/api/collections/places/items/1?crs="} {
			a := w.nobody().do("GET", path+crs, "").want(200)
			one := bodyOf[struct {
				Geometry struct{ Coordinates []float64 }
			}](a).Geometry.Coordinates
			if list := bodyOf[pointAnswer](a).Features; len(list) > 0 {
				one = list[0].Geometry.Coordinates
			}
			if len(one) != 2 || math.Abs(one[0]-want[0]) > 0.02 || math.Abs(one[1]-want[1]) > 0.02 {
				t.Errorf("%s%s: got %v, want %v", path, crs, one, want)
			}
			uri := geo.Stored.URI
			if known := geo.FindCRS(crs); known != nil {
				uri = known.URI
			}
			if got := a.Header.Get("Content-Crs"); got != "<"+uri+">" {
				t.Errorf("%s%s: Content-Crs %s", path, crs, got)
			}
		}
	}
	w.nobody().do("GET", "/api/collections/places/items?crs=EPSG:9999", "").wantFields("crs")
}

// A box in another system is in the authority's order too; one that cannot be is refused with what would be right.
func TestBoxesInEverySystem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, at := range []string{"[21.2277,45.7537]", "[21.2577,45.7537]"} {
		w.by("planner").do("POST", "/api/collections/places/items", feature(`{"type":"Point","coordinates":`+at+`}`, fmt.Sprintf(`,"title_ro":"%d"`, i))).want(201)
	}
	for query, want := range map[string]int{
		"bbox=21.2,45.7,21.24,45.8": 1, "bbox=45.7,21.2,45.8,21.24&bbox-crs=" + epsg4326: 1,
		"bbox=2363000,5740900,2363100,5741000&bbox-crs=" + epsg3857: 1, "bbox=479500,206700,479700,206800&bbox-crs=" + epsg3844: 1,
		"bbox=479500,206700,0,479700,206800,9&bbox-crs=" + epsg3844: 1, "bbox=479597,206741,479598,206742&bbox-crs=[EPSG:3844]": 1,
		"bbox=400000,200000,600000,300000&bbox-crs=" + epsg3844: 2, "bbox=479500,206800,479700,206900&bbox-crs=" + epsg3844: 0,
	} {
		if got := len(bodyOf[pointAnswer](w.nobody().do("GET", "/api/collections/places/items?"+query, "").want(200)).Features); got != want {
			t.Errorf("%s: got %d, want %d", query, got, want)
		}
	}
	for _, query := range []string{
		"bbox=200000,470000,180,90", // what GDAL 3.6 makes of a box in metres
		"bbox=206700,479500,206800,479700,1&bbox-crs=" + epsg3844, "bbox=21,45,22,46&bbox-crs=" + epsg3844, "bbox=479700,206700,479500,206800&bbox-crs=" + epsg3844,
		"bbox=45.7,121.2,145.8,21.24&bbox-crs=" + epsg4326,
	} {
		w.nobody().do("GET", "/api/collections/places/items?"+query, "").wantFields("bbox")
	}
	w.nobody().do("GET", "/api/collections/places/items?bbox=1,2,3,4&bbox-crs=x", "").wantFields("bbox-crs")
}

// Every format has the same features, and leads from page to page to the end.
func TestFormatsPageByPage(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for name, count := range map[string]func([]byte) int{
		"csv": func(b []byte) int {
			rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
			must(t, err)
			return len(rows) - 1
		},
		"geojsonseq": func(b []byte) int { return strings.Count(string(b), "\x1e") },
		"fgb":        func(b []byte) int { return ogrCount(t, "page.fgb", b) },
	} {
		path, total, pages := "/api/collections/places/items?limit=4&f="+name, 0, 0
		for path != "" {
			a := w.nobody().do("GET", path, "").want(200)
			n := count(a.body)
			if a.Header.Get("OGC-NumberReturned") != fmt.Sprint(n) || a.Header.Get("OGC-NumberMatched") != "6" {
				t.Errorf("%s: %d features, told %s of %s", path, n, a.Header.Get("OGC-NumberReturned"), a.Header.Get("OGC-NumberMatched"))
			}
			total, pages, path = total+n, pages+1, nextIn(a.Header.Values("Link"))
		}
		if total != 6 || pages != 2 {
			t.Errorf("%s: %d features on %d pages, want 6 on 2", name, total, pages)
		}
	}
}

// nextIn gives the path of the next page out of Link headers (RFC 8288).
func nextIn(links []string) string {
	for _, l := range links {
		if strings.Contains(l, `rel="next"`) {
			return strings.TrimPrefix(l[1:strings.IndexByte(l, '>')], "http://locuri.example")
		}
	}
	return ""
}

// ogr writes a file and gives what ogrinfo tells of it.
func ogr(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, content, 0o600))
	out, err := exec.Command("ogrinfo", "-ro", "-al", path).CombinedOutput()
	if err != nil || strings.Contains(string(out), "ERROR") {
		t.Errorf("ogrinfo %s: %v: %s (it is in Debian's package gdal-bin)", name, err, out)
	}
	return string(out)
}

func ogrCount(t *testing.T, name string, content []byte) int {
	t.Helper()
	return strings.Count(ogr(t, name, content), "\nOGRFeature(")
}

// GDAL reads every file of every collection, with as many features as the collection says.
func TestFilesAreReadByGDAL(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.tag()
	for _, id := range []string{"places", "riverside-sites", "projects", "neighbourhoods", "rivers", "partner-ours", "proposals"} {
		want := *bodyOf[collectionAnswer](w.nobody().do("GET", "/api/collections/"+id+"/items", "")).NumberMatched
		for name, path := range map[string]string{
			"a.geojson": "/download?f=geojson", "a.geojsons": "/download?f=geojsonseq", "a.csv": "/download?f=csv", "a.gpkg": "/download?f=gpkg",
			"stereo.gpkg": "/download?f=gpkg&crs=" + epsg3844, "a.fgb": "/download?f=fgb", "stereo.fgb": "/items?f=fgb&limit=1000&crs=" + epsg3844,
		} {
			a := w.nobody().do("GET", "/api/collections/"+id+path, "").want(200)
			if want == 0 && name == "a.fgb" || want == 0 && name == "stereo.fgb" || want == 0 && name == "a.geojsons" {
				continue // a file of nothing has no layer
			}
			out := ogr(t, name, a.body)
			if got := strings.Count(out, "\nOGRFeature("); got != want {
				t.Errorf("%s as %s: GDAL reads %d, want %d:\n%.2000s", id, name, got, want, out)
			}
			if strings.HasPrefix(name, "stereo") && !strings.Contains(out, `ID["EPSG",3844]`) {
				t.Errorf("%s as %s is not in EPSG:3844:\n%.1500s", id, name, out)
			}
		}
	}
}

func TestDownloadsFollowFiltersAndVisibility(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.proposal()
	for _, c := range []struct {
		who, query string
		want       int
	}{
		{"nobody", "", 6}, {"moderator", "", 7}, {"resident", "", 7}, {"outsider", "", 6}, {"nobody", "kind=space", 2},
		{"nobody", "filter=kind%3D%27riverside%27", 2}, {"nobody", "bbox=21.205,45.755,21.225,45.765", 2}, {"nobody", "q=sopron", 1}, {"nobody", "osm=way/7", 1},
	} {
		a := w.by(c.who).do("GET", "/api/collections/places/download?f=geojson&"+c.query, "").want(200)
		if got := len(bodyOf[pointAnswer](a).Features); got != c.want {
			t.Errorf("%s?%s: got %d, want %d", c.who, c.query, got, c.want)
		}
	}
	a := w.nobody().do("GET", "/api/collections/places/download?f=csv", "").want(200)
	if diff := cmp.Diff(`attachment; filename="places.csv"`, a.Header.Get("Content-Disposition")); diff != "" {
		t.Error(diff)
	}
	w.nobody().with("If-None-Match", a.Header.Get("ETag")).do("GET", "/api/collections/places/download?f=csv", "").want(304)
	w.nobody().do("GET", "/api/collections/places/download?limit=1", "").wantFields("limit")
	w.nobody().do("GET", "/api/collections/places/download?f=shp", "").wantFields("f")
}

// GDAL asks for hits when it counts.
// A file is made anew for each request: what is asked for in parts would be put together of different files.
func TestFilesAreGivenWhole(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, f := range []string{"gpkg", "fgb", "csv"} {
		whole := w.nobody().ask("GET", "/api/collections/places/download?f="+f, "").want(200)
		for _, part := range []string{"bytes=0-99", "bytes=99999999-", "bytes=x"} {
			a := w.nobody().with("Range", part).ask("GET", "/api/collections/places/download?f="+f, "").want(200)
			if len(a.body) != len(whole.body) {
				t.Errorf("%s, %s: %d bytes of %d", f, part, len(a.body), len(whole.body))
			}
		}
	}
}

func TestHits(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	a := bodyOf[collectionAnswer](w.nobody().do("GET", "/api/collections/places/items?resultType=hits&kind=space", "").want(200))
	if a.NumberMatched == nil || *a.NumberMatched != 2 || len(a.Features) != 0 || a.NumberReturned != 0 {
		t.Errorf("got %+v", a)
	}
}
