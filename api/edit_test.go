package api_test

import (
	"fmt"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"

	"locuri/geo"
)

// OGC 20-002: Allow tells what the caller may do. QGIS offers editing by it.
func TestAllowFollowsRights(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place, waiting := w.place(), w.proposal()
	w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", waiting.PlaceID), `{"line":"publication","to":"needs_changes","reason":"Unde?"}`).want(200)
	const reading, list, item = "OPTIONS, GET, HEAD", "OPTIONS, GET, HEAD, POST", "OPTIONS, GET, HEAD, PUT, PATCH, DELETE"
	places := "/api/collections/places/items"
	for _, c := range []struct{ who, path, want string }{
		{"nobody", places, reading}, {"resident", places, reading}, {"planner", places, list}, {"moderator", places, list},
		{"planner", "/api/collections/rivers/items", reading}, {"planner", "/api/collections/proposals/items", reading}, {"planner", "/api/collections/nowhere/items", reading},
		{"nobody", fmt.Sprint(places, "/", place), reading}, {"planner", fmt.Sprint(places, "/", place), item}, {"resident", fmt.Sprint(places, "/", place), reading},
		{"resident", fmt.Sprint(places, "/", waiting.PlaceID), item}, {"outsider", fmt.Sprint(places, "/", waiting.PlaceID), reading},
		{"planner", places + "/unknown_id", item}, {"nobody", places + "/unknown_id", reading},
	} {
		a := w.by(c.who).ask("OPTIONS", c.path, "")
		if a.StatusCode != 200 || a.Header.Get("Allow") != c.want {
			t.Errorf("OPTIONS %s as %s: %d, %s; want %s", c.path, c.who, a.StatusCode, a.Header.Get("Allow"), c.want)
		}
	}
	readOnly := w.withToken(w.actors["planner"], geo.ScopeRead)
	if got := readOnly.ask("OPTIONS", places, "").Header.Get("Allow"); got != reading {
		t.Errorf("with a token that only reads: %s", got)
	}
}

// Pages of other websites may read what everybody may, and write nothing.
func TestOtherWebsitesMayRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, path := range []string{"/api", "/api/collections/places/items", "/api/tiles/WebMercatorQuad/0/0/0", "/api/nowhere"} {
		a := w.nobody().with("Origin", "https://example.org").ask("GET", path, "")
		if a.Header.Get("Access-Control-Allow-Origin") != "*" || a.Header.Get("Access-Control-Allow-Credentials") != "" || !strings.Contains(a.Header.Get("Access-Control-Expose-Headers"), "Content-Crs") {
			t.Errorf("%s: %v", path, a.Header)
		}
	}
	a := w.nobody().with("Origin", "https://example.org", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "authorization").ask("OPTIONS", "/api/collections/places/items", "")
	if a.StatusCode != 200 || a.Header.Get("Access-Control-Allow-Methods") != "GET, HEAD" || !strings.Contains(a.Header.Get("Access-Control-Allow-Headers"), "Authorization") {
		t.Errorf("preflight: %d %v", a.StatusCode, a.Header)
	}
	post := w.by("planner").with("Origin", "https://example.org", "Sec-Fetch-Site", "cross-site").ask("POST", "/api/collections/places/items", newFeature)
	if post.StatusCode != http.StatusForbidden || post.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("a write: %d %v", post.StatusCode, post.Header)
	}
}

// OGC 20-002 §7.5: coordinates of a body in the system that Content-Crs names, in the authority's order; QGIS leaves out the
// angle brackets. A centimetre is kept on the way there and back.
func TestBodiesInEverySystem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, c := range []struct{ crs, coordinates string }{
		{"", "[21.2277,45.7537]"}, {"<" + geo.Stored.URI + ">", "[21.2277,45.7537]"}, {"<" + epsg4326 + ">", "[45.7537,21.2277]"},
		{epsg4326, "[45.7537,21.2277]"}, {"<" + epsg3857 + ">", "[2363056.7547,5740966.9413]"}, {epsg3844, "[479597.8918,206741.3177]"},
	} {
		body := feature(`{"type":"Point","coordinates":`+c.coordinates+`}`, fmt.Sprintf(`,"title_ro":"%d"`, i))
		made := w.by("planner").with("Content-Crs", c.crs).do("POST", "/api/collections/places/items", body).want(201)
		path := strings.TrimPrefix(made.Header.Get("Location"), "http://locuri.example")
		at := bodyOf[pointFeature](w.nobody().do("GET", path, "")).Geometry.Coordinates
		if math.Abs(at[0]-21.2277) > 1e-7 || math.Abs(at[1]-45.7537) > 1e-7 {
			t.Errorf("%s: stored at %v", c.crs, at)
		}
		stereo := bodyOf[pointFeature](w.nobody().do("GET", path+"?crs="+epsg3844, "")).Geometry.Coordinates
		if math.Abs(stereo[0]-479597.89) > 0.011 || math.Abs(stereo[1]-206741.32) > 0.011 {
			t.Errorf("%s: in EPSG:3844 it is at %v", c.crs, stereo)
		}
		w.by("planner").with("Content-Crs", epsg3844).do("PATCH", path, `{"geometry":{"type":"Point","coordinates":[479607.89,206751.32]}}`).want(200)
		moved := bodyOf[pointFeature](w.nobody().do("GET", path+"?crs="+epsg3844, "")).Geometry.Coordinates
		if math.Abs(moved[0]-479607.89) > 0.011 || math.Abs(moved[1]-206751.32) > 0.011 {
			t.Errorf("moved to %v", moved)
		}
		w.by("planner").with("Content-Crs", epsg3844).do("PATCH", path, `{"properties":{"note":"x"}}`).want(200)
	}
	point := func(c string) string {
		return feature(`{"type":"Point","coordinates":`+c+`}`, `,"title_ro":"x"`)
	}
	for crs, body := range map[string]string{"<http://www.opengis.net/def/crs/EPSG/0/9999>": point("[1,2]"), "nonsense": point("[1,2]")} {
		w.by("planner").with("Content-Crs", crs).do("POST", "/api/collections/places/items", body).wantFields("Content-Crs")
	}
	for _, c := range []string{"[206741.32,4795970.89]", "[21.2277,45.7537]"} { // out of range, degrees taken for metres
		w.by("planner").with("Content-Crs", epsg3844).do("POST", "/api/collections/places/items", point(c)).wantFields("geometry")
	}
	w.by("planner").with("Content-Crs", epsg3844).do("POST", "/api/collections/places/items", point("[206741.32,479597.89]")).wantFields("geometry") // the axes the wrong way round lie elsewhere
}

type pointFeature struct {
	Geometry struct{ Coordinates []float64 }
}

// A lost update is refused by whatever the client gives to compare: an ETag among others, a time, or the version.
func TestLostUpdatesAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/collections/places/items/%d", w.place())
	patch := `{"properties":{"note":"x"}}`
	first := w.by("planner").do("GET", path, "").want(200)
	etag, modified := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
	if _, err := http.ParseTime(modified); err != nil {
		t.Fatalf("Last-Modified %q: %v", modified, err)
	}
	planner := func(headers ...string) *client { return w.by("planner").with(headers...) }
	planner("If-Modified-Since", modified).do("GET", path, "").want(304)
	planner("If-Modified-Since", modified, "If-None-Match", `"else"`).do("GET", path, "").want(200)
	second := planner("If-Match", etag).do("PATCH", path, patch).want(200).Header.Get("ETag")
	if second == etag || second == "" {
		t.Errorf("after the change the ETag is %s, before %s", second, etag)
	}
	planner("If-Match", etag).do("PATCH", path, patch).want(412)
	planner("If-Match", `"99-x", `+second).do("PATCH", path, patch).want(200)
	planner("If-Match", `"99-x", W/"98-y"`).do("PUT", path, newFeature).want(412)
	planner("If-Match", "*").do("PATCH", path, patch).want(200)
	planner().do("PATCH", path, patch).want(200) // as QGIS does: nothing to compare
	planner().do("PATCH", path, `{"properties":{"note":"y","version":1}}`).want(412)
	old := time.Now().Add(-time.Hour).UTC().Format(http.TimeFormat)
	coming := time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)
	planner("If-Unmodified-Since", old).do("PATCH", path, patch).want(412)
	planner("If-Unmodified-Since", coming).do("PATCH", path, patch).want(200)
	planner("If-Unmodified-Since", "no date").do("PATCH", path, patch).want(200)
	planner("If-Unmodified-Since", old).do("DELETE", path, "").want(412)
	planner("If-Match", etag).do("DELETE", path, "").want(412)
	planner("If-Unmodified-Since", coming).do("DELETE", path, "").want(204)
	planner("If-Match", second).do("DELETE", path, "").want(412)
	planner().do("DELETE", path, "").want(404)
	planner().do("PUT", path, newFeature).want(404)
}

// Whoever is responsible for one neighbourhood makes and moves places there only.
func TestPlannersStayWhereTheyAreResponsible(t *testing.T) {
	t.Parallel()
	m := newMovers(t)
	east, west := `{"type":"Point","coordinates":[21.29,45.76]}`, `{"type":"Point","coordinates":[21.22,45.76]}`
	made := m.by("elsewhere").do("POST", "/api/collections/places/items", feature(east, `,"title_ro":"La est"`)).want(201)
	m.by("elsewhere").do("POST", "/api/collections/places/items", feature(west, `,"title_ro":"La vest"`)).want(403)
	path := strings.TrimPrefix(made.Header.Get("Location"), "http://locuri.example")
	m.by("elsewhere").do("PATCH", path, `{"properties":{"note":"x"}}`).want(200)
	m.by("elsewhere").do("PATCH", path, `{"geometry":`+west+`}`).want(403)
	m.by("planner").do("PATCH", path, `{"geometry":`+west+`}`).want(200)
	m.by("elsewhere").do("PATCH", path, `{"properties":{"note":"y"}}`).want(403)
}
