package api_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// What Firefox and Chromium send with a page.
const browserAccept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"

func TestNegotiation(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, c := range []struct{ path, accept, want string }{
		{"/api", "", "application/json"},
		{"/api", "*/*", "application/json"},
		{"/api", browserAccept, "text/html; charset=utf-8"},
		{"/api", "text/html;q=0.5, application/json", "application/json"},
		{"/api?f=html", "application/json", "text/html; charset=utf-8"},
		{"/api?f=json", browserAccept, "application/json"},
		{"/api/conformance", browserAccept, "text/html; charset=utf-8"},
		{"/api/collections", browserAccept, "text/html; charset=utf-8"},
		{"/api/collections", "application/geo+json, application/json", "application/json"}, // as GDAL asks
		{"/api/collections/places", browserAccept, "text/html; charset=utf-8"},
		{"/api/collections/places/items", "", "application/geo+json"},
		{"/api/collections/places/items", "application/json", "application/geo+json"},
		{"/api/collections/places/items?f=json", "", "application/geo+json"},
		{"/api/collections/places/items", "application/geo+json,application/json", "application/geo+json"},
		{"/api/collections/places/items", browserAccept, "text/html; charset=utf-8"},
		{"/api/collections/places/items", "application/flatgeobuf", "application/flatgeobuf"},
		{"/api/collections/places/items", "text/csv", "text/csv; charset=utf-8"},
		{"/api/collections/places/items", "application/geo+json-seq", "application/geo+json-seq"},
		{"/api/collections/places/items/1", browserAccept, "text/html; charset=utf-8"},
		{"/api/collections/places/items/1", "*/*;q=0.1", "application/geo+json"},
		{"/api/collections/places/queryables", "application/schema+json", "application/schema+json"},
		{"/api/collections/places/schema", browserAccept, "text/html; charset=utf-8"},
		{"/api/openapi.json", "application/vnd.oai.openapi+json;version=3.0", "application/vnd.oai.openapi+json;version=3.0"},
		{"/api/openapi.json", "application/vnd.oai.openapi+json;version=3.0, application/json;q=0.9", "application/vnd.oai.openapi+json;version=3.0"},
		{"/api/openapi.json", browserAccept, "text/html; charset=utf-8"},
		{"/api", "nonsense, ;;, text/html;q=abc", "text/html; charset=utf-8"},
	} {
		a := w.nobody().with("Accept", c.accept).do("GET", c.path, "").want(200)
		if got := a.Header.Get("Content-Type"); got != c.want {
			t.Errorf("%s with Accept %q: got %s, want %s", c.path, c.accept, got, c.want)
		}
		if !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Accept") {
			t.Errorf("%s does not vary by Accept", c.path)
		}
	}
	for _, path := range []string{"/api", "/api/collections", "/api/collections/places/items", "/api/collections/places/items/1", "/api/openapi.json"} {
		w.nobody().with("Accept", "image/png").do("GET", path, "").want(http.StatusNotAcceptable)
		w.nobody().with("Accept", "application/json;q=0, */*;q=0").do("GET", path, "").want(http.StatusNotAcceptable)
		w.nobody().do("GET", path+"?f=shp", "").wantFields("f")
	}
}

// What is known to be unchanged is so only in the format that is asked for, and at the address that the routes know.
func TestQuickAnswersNegotiateToo(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	list := "/api/collections/places/items?limit=2"
	tag := w.nobody().do("GET", list, "").Header.Get("ETag")
	for accept, want := range map[string]int{"*/*": 304, "application/json": 304, "application/geo+json, text/csv": 304, "text/csv": 200, "application/geo+json-seq": 200, "application/flatgeobuf": 200,
		"text/html": 200, "application/geo+json;q=0.1, text/csv": 200, "image/png": 406} {
		w.nobody().with("Accept", accept, "If-None-Match", tag).do("GET", list, "").want(want)
	}
	for _, accept := range []string{"application/geo+json-seq", "application/geo+jsonx"} {
		w.nobody().with("Accept", accept).do("GET", "/api/collections/places/items/1", "").want(http.StatusNotAcceptable)
	}
	w.nobody().with("Accept-Encoding", "gzip").ask("GET", "/api/tiles/WebMercatorQuad/0/0/0", "").want(200)
	for _, path := range []string{"/api/tiles/WebMercatorQuad%2F0/0/0", "/api/collections/places%2Fitems%2F1"} {
		w.nobody().with("Accept-Encoding", "gzip").ask("GET", path, "").want(http.StatusNotFound)
	}
}

// OGC 17-069r4 /req/core/root-op and its like: every document leads to itself with the type it has, and to its other
// formats; in the header as in the body.
func TestEveryDocumentLeadsToItsFormats(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, path := range []string{"/api", "/api/conformance", "/api/collections", "/api/collections/places", "/api/collections/places/items", "/api/collections/places/items/1",
		"/api/collections/places/queryables"} {
		for _, accept := range []string{"application/json", "text/html"} {
			a := w.nobody().with("Accept", accept).do("GET", path, "").want(200)
			media, _, _ := strings.Cut(a.Header.Get("Content-Type"), ";")
			links := strings.Join(a.Header.Values("Link"), "\n")
			if !strings.Contains(links, `<http://locuri.example`+path+`>; rel="self"; type="`+media+`"`) {
				t.Errorf("%s as %s does not lead to itself:\n%s", path, accept, links)
			}
			other := map[string]string{"application/json": "text/html", "text/html": "json"}[accept]
			if !regexp.MustCompile(`rel="alternate"; type="[a-z/+]*` + other + `"`).MatchString(links) {
				t.Errorf("%s as %s does not lead to %s:\n%s", path, accept, other, links)
			}
		}
	}
	// /req/queryables/queryables-link: from what can be filtered, also for who asks for the head alone.
	head := w.nobody().ask("HEAD", "/api/collections/places/items", "").want(200)
	if !strings.Contains(strings.Join(head.Header.Values("Link"), "\n"), `/api/collections/places/queryables>; rel="http://www.opengis.net/def/rel/ogc/1.0/queryables"`) {
		t.Errorf("no link to the queryables: %v", head.Header)
	}
}

func TestLanguageOfAnAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for header, want := range map[string]string{"": "Rivers", "ro": "Râuri", "ro-RO,ro;q=0.9,en;q=0.8": "Râuri", "en-GB,ro;q=0.5": "Rivers", "hu,ro;q=0.2": "Râuri",
		"en;q=0.3, ro;q=0.7": "Râuri", "ro;q=0": "Rivers", "*": "Rivers", "ROMANIAN": "Rivers", "RO": "Râuri", "ro;q=x": "Râuri"} {
		a := w.nobody().with("Accept-Language", header).do("GET", "/api/collections/rivers", "")
		if got := bodyOf[struct{ Title string }](a).Title; got != want {
			t.Errorf("Accept-Language %q: %s, want %s", header, got, want)
		}
	}
}

// Each page stands for itself, in both languages, and nothing that somebody wrote can become markup or a script.
func TestPagesForPeople(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.by("planner").do("POST", "/api/collections/places/items", feature(somewhere, `,"title_ro":"</script><img src=x onerror=alert(1)>","title_en":"Square","description_ro":"</script><b>"`)).want(201)
	for _, path := range []string{"/api", "/api/conformance", "/api/collections", "/api/collections/places", "/api/collections/places/items", "/api/collections/places/items/1",
		"/api/collections/places/schema", "/api/collections/places/queryables", "/api/collections/places/sortables", "/api/collections/places/describedby",
		"/api/openapi.json", "/api/collections/neighbourhoods/items", "/api/collections/rivers/items", "/api/collections/projects/items"} {
		for _, language := range []string{"ro", "en"} {
			a := w.nobody().with("Accept", "text/html").with("Accept-Language", language).do("GET", path, "").want(200)
			body := string(a.body)
			if !strings.Contains(body, `<html lang="`+language+`">`) || strings.Count(body, "<h1>") != 1 || strings.Contains(body, "<img") || strings.Contains(body, "%!") {
				t.Errorf("%s in %s:\n%s", path, language, body)
			}
			if strings.Count(body, "</script>") != strings.Count(body, "<script ") {
				t.Errorf("%s in %s: a script was closed by somebody's words", path, language)
			}
			if !strings.Contains(a.Header.Get("Content-Security-Policy"), "default-src 'none'") {
				t.Errorf("%s has no policy", path)
			}
		}
	}
	for path, want := range map[string]string{"/api": "DataCatalog", "/api/collections/places": "Dataset", "/api/collections/places/items/1": "Place",
		"/api/collections/rivers/items/1": "RiverBodyOfWater", "/api/conformance": "BreadcrumbList"} {
		page := string(w.nobody().with("Accept", "text/html").do("GET", path, "").want(200).body)
		_, data, _ := strings.Cut(page, `<script type="application/ld+json">`)
		data, _, _ = strings.Cut(data, "</script>")
		var graph struct {
			Context string           `json:"@context"`
			Graph   []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal([]byte(data), &graph); err != nil || graph.Context != "https://schema.org" || graph.Graph[len(graph.Graph)-1]["@type"] != want {
			t.Errorf("%s: %v: %s", path, err, data)
		}
	}
	page := string(w.nobody().with("Accept", "text/html").do("GET", "/api/collections/places/items/1", "").want(200).body)
	for _, part := range []string{`href="/places/1"`, `"latitude":`, "Square", "Public space"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page of a place lacks %s:\n%s", part, page)
		}
	}
	list := string(w.nobody().do("GET", "/api/collections/places/items?f=html&kind=space,riverside&life=live&q=square&limit=1", "").want(200).body)
	for _, part := range []string{"Kind: Public space, Riverside site", `value="space,riverside" selected`, `value="live" selected`, `name="q" value="square"`,
		`name="limit" value="1"`, "?f=html&amp;life=live&amp;limit=1&amp;q=square"} {
		if !strings.Contains(list, part) {
			t.Errorf("the list lacks %s:\n%s", part, list)
		}
	}
	list = string(w.nobody().do("GET", "/api/collections/places/items?f=html&neighbourhoods=fabric", "").want(200).body)
	if !strings.Contains(list, `"/?neighbourhood=fabric"`) {
		t.Errorf("the map is not narrowed as the list is:\n%s", list)
	}
}
