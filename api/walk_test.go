package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// walker asks as a client that knows the standards' abstract tests and nothing of this server: it goes by links.
type walker struct{ *client }

// resource is what links, collections and items have between them.
type resource struct {
	ID             string
	Type           string
	ConformsTo     []string
	Links          []walkLink
	Collections    []resource
	Tilesets       []resource
	CRS            json.RawMessage
	StorageCRS     string
	ItemCount      *int
	Extent         struct{ Spatial struct{ BBox [][4]float64 } }
	Features       []walkFeature
	NumberMatched  *int
	NumberReturned int
	TimeStamp      time.Time
	Properties     map[string]struct{ Type, Format string }
	Schema         string `json:"$schema"`
	SchemaID       string `json:"$id"`
}

type walkLink struct {
	Href, Rel, Type string
	Templated       bool
}

type walkFeature struct {
	ID         json.Number
	Geometry   *struct{ Type string }
	Properties map[string]any
}

const ogc = "http://www.opengis.net/def/rel/ogc/1.0/"

// newWalk is a walk through a town.
func newWalk(t *testing.T) (walker, resource) {
	w := newTown(t)
	walk := walker{w.nobody()}
	return walk, walk.read("/api/collections/places")
}

// path is what follows the host in a link.
func (walk walker) path(href string) string {
	walk.t.Helper()
	path, ours := strings.CutPrefix(href, "http://locuri.example")
	if !ours {
		walk.t.Fatalf("%s is no address of this server", href)
	}
	return path
}

func (walk walker) read(path string) resource {
	walk.t.Helper()
	return bodyOf[resource](walk.ask("GET", path, "").want(200))
}

// link finds a link by relation and media type.
func (walk walker) link(r resource, rel, media string) string {
	walk.t.Helper()
	i := slices.IndexFunc(r.Links, func(l walkLink) bool { return l.Rel == rel && (media == "" || l.Type == media) })
	if i < 0 {
		walk.t.Fatalf("%s has no link %s of type %s", r.ID, rel, media)
	}
	return walk.path(r.Links[i].Href)
}

// with gives an address with further parameters.
func with(path string, query ...string) string {
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	for i := 0; i < len(query); i += 2 {
		path += separator + query[i] + "=" + url.QueryEscape(query[i+1])
		separator = "&"
	}
	return path
}

func (walk walker) ids(path string) (ids []string) {
	walk.t.Helper()
	for _, f := range walk.read(path).Features {
		ids = append(ids, f.ID.String())
	}
	slices.Sort(ids)
	return ids
}

// refused holds that a question is answered with a problem that names the parameter (RFC 9457).
func (walk walker) refused(path, parameter string) {
	walk.t.Helper()
	a := walk.ask("GET", path, "")
	if a.StatusCode != 400 || a.Header.Get("Content-Type") != "application/problem+json" || !strings.Contains(string(a.body), `"field":"`+parameter+`"`) {
		walk.t.Errorf("%s: %d %s, want 400 that names %s", path, a.StatusCode, a.body, parameter)
	}
}

// linked is a document with links, also those of what it lists.
type linked struct {
	Links                 []walkLink
	Collections, Tilesets []linked
}

func (l linked) all() []walkLink {
	links := l.Links
	for _, below := range append(l.Collections, l.Tilesets...) {
		links = append(links, below.Links...)
	}
	return links
}

// Every link of every document leads to what it says it leads to (OGC 17-069r4 /req/core/*-links).
func TestWalkEveryLink(t *testing.T) {
	t.Parallel()
	walk, _ := newWalk(t)
	seen, todo := map[string]bool{}, []string{"/api"}
	for len(todo) > 0 && len(seen) < 1000 {
		path := todo[0]
		todo = todo[1:]
		for _, l := range bodyOf[linked](walk.ask("GET", path, "").want(200)).all() {
			if l.Type == "" || l.Rel == "" {
				t.Errorf("%s: the link %+v lacks relation or type", path, l)
			}
			if l.Templated || seen[l.Href] || !strings.HasPrefix(l.Href, "http://locuri.example/api") {
				continue
			}
			seen[l.Href] = true
			a := walk.with("Accept", l.Type).ask("GET", walk.path(l.Href), "")
			got := a.Header.Get("Content-Type")
			if a.StatusCode != 200 && a.StatusCode != 204 || !strings.HasPrefix(got, l.Type) {
				t.Errorf("%s: the link to %s gives %d %s, says %s", path, l.Href, a.StatusCode, got, l.Type)
			}
			if got == "application/json" || got == "application/geo+json" && !strings.Contains(l.Href, "/download") {
				todo = append(todo, walk.path(l.Href))
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d links from the landing page on", len(seen))
	}
}

func TestWalkConformance(t *testing.T) {
	t.Parallel()
	walk, _ := newWalk(t)
	told := walk.read(walk.link(walk.read("/api"), "conformance", "application/json")).ConformsTo
	for _, class := range []string{
		"ogcapi-features-1/1.0/conf/core", "ogcapi-features-1/1.0/conf/geojson", "ogcapi-features-1/1.0/conf/oas30", "ogcapi-features-1/1.0/conf/html",
		"ogcapi-features-2/1.0/conf/crs", "ogcapi-features-3/1.0/conf/queryables", "ogcapi-features-3/1.0/conf/queryables-query-parameters",
		"ogcapi-features-3/1.0/conf/filter", "ogcapi-features-3/1.0/conf/features-filter", "ogcapi-features-4/1.0/conf/create-replace-delete",
		"ogcapi-features-4/1.0/conf/update", "ogcapi-features-4/1.0/conf/features", "ogcapi-features-4/1.0/conf/optimistic-locking-etags",
		"ogcapi-features-4/1.0/conf/optimistic-locking-timestamps", "ogcapi-common-3/1.0/conf/schemas", "ogcapi-features-5/1.0/conf/schemas",
		"ogcapi-tiles-1/1.0/conf/core", "ogcapi-tiles-1/1.0/conf/tileset", "ogcapi-tiles-1/1.0/conf/tilesets-list", "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
		"ogcapi-tiles-1/1.0/conf/mvt",
	} {
		if !slices.Contains(told, "http://www.opengis.net/spec/"+class) {
			t.Errorf("does not claim %s", class)
		}
	}
}

// Paging leads to every feature once, whatever the limit and the order (/req/core/fc-links, fc-limit-response).
func TestWalkPages(t *testing.T) {
	t.Parallel()
	walk, places := newWalk(t)
	items := walk.link(places, "items", "application/geo+json")
	for _, query := range []string{"limit=1", "limit=2", "limit=3&sortby=title", "limit=2&sortby=-title", "limit=4&filter=id%3E2", "limit=1&crs=http://www.opengis.net/def/crs/EPSG/0/3844"} {
		matched, got := walk.read(items+"?"+query).NumberMatched, []string(nil)
		for path := items + "?" + query; path != ""; {
			page := walk.read(path)
			if len(page.Features) != page.NumberReturned || page.TimeStamp.IsZero() || len(got) > 100 {
				t.Fatalf("%s: %d features, says %d", path, len(page.Features), page.NumberReturned)
			}
			for _, f := range page.Features {
				got = append(got, f.ID.String())
			}
			path = ""
			if next := slices.IndexFunc(page.Links, func(l walkLink) bool { return l.Rel == "next" }); next >= 0 {
				path = walk.path(page.Links[next].Href)
			}
		}
		slices.Sort(got)
		if all := len(slices.Compact(slices.Clone(got))); all != len(got) || matched == nil || len(got) != *matched {
			t.Errorf("%s: %d features, %d of them different, matched %v", query, len(got), all, matched)
		}
	}
	for _, limit := range []string{"0", "-1", "abc", "1.5", "1e3", "0x10"} {
		walk.refused(with(items, "limit", limit), "limit")
	}
	for _, limit := range []string{"10001", "99999999999999999999"} {
		walk.read(with(items, "limit", limit))
	}
}

func TestWalkWindowsAndTimes(t *testing.T) {
	t.Parallel()
	walk, places := newWalk(t)
	items := walk.link(places, "items", "application/geo+json")
	all, box := walk.ids(items), places.Extent.Spatial.BBox[0]
	whole := fmt.Sprintf("%v,%v,%v,%v", box[0], box[1], box[2], box[3])
	for _, same := range []string{whole, "-180,-90,180,90", fmt.Sprintf("%v,%v,-100,%v,%v,100", box[0], box[1], box[2], box[3]), "170,-90,169,90"} {
		if got := walk.ids(with(items, "bbox", same)); !slices.Equal(got, all) {
			t.Errorf("bbox=%s: %v of %v", same, got, all)
		}
	}
	if got := walk.ids(with(items, "bbox", "0,0,1,1")); got != nil {
		t.Errorf("in the Gulf of Guinea there are %v", got)
	}
	for _, bad := range []string{"1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,1,1", "21,45,22,NaN", "21,45,22,Inf", "21,91,22,92", "200000,470000,180,90", ",,,"} {
		walk.refused(with(items, "bbox", bad), "bbox")
	}
	for _, good := range []string{"2019-06-01", "2019-06-01T10:00:00Z", "2019-06-01T10:00:00.5+02:00", "2019-01-01/2019-12-31", "../2019-12-31", "/2019-12-31",
		"2019-01-01/..", "2019-01-01/", "0000-01-01T00:00:00Z/..", "../9999-12-31T00:00:00Z", "2024-01-01T/2024-12-31T"} {
		walk.read(with(items, "datetime", good))
	}
	for _, bad := range []string{"2019-13-01", "yesterday", "2019-01-01/2019-02-01/2019-03-01", "2020-01-01/2019-01-01", "../..x", "2019-01-01T25:00:00Z"} {
		walk.refused(with(items, "datetime", bad), "datetime")
	}
}

// Each feature is found by each plain value it has (OGC 19-079r2 /conf/queryables-query-parameters), and every queryable
// can stand in a filter (/conf/filter).
func TestWalkQueryables(t *testing.T) {
	t.Parallel()
	walk, places := newWalk(t)
	items, path := walk.link(places, "items", "application/geo+json"), walk.link(places, ogc+"queryables", "application/schema+json")
	answer := walk.with("Accept", "application/schema+json").ask("GET", path, "").want(200)
	told := bodyOf[resource](answer)
	if answer.Header.Get("Content-Type") != "application/schema+json" || told.Schema != "https://json-schema.org/draft/2020-12/schema" ||
		told.SchemaID != "http://locuri.example"+path || told.Type != "object" || len(told.Properties) == 0 {
		t.Errorf("%s %+v", answer.Header, told)
	}
	head := walk.ask("HEAD", items, "").want(200)
	if !strings.Contains(strings.Join(head.Header.Values("Link"), ","), `rel="`+ogc+`queryables"`) {
		t.Error("no header leads to the queryables")
	}
	first := walk.read(items).Features[0]
	for name, property := range told.Properties {
		walk.read(with(items, "filter", `"`+name+`" IS NULL`))
		value, there := first.Properties[name]
		switch {
		case strings.HasPrefix(property.Format, "geometry-"):
			if property.Type != "" {
				t.Errorf("%s has the type %s", name, property.Type)
			}
			continue
		case property.Type == "" || property.Type == "array":
			continue
		case property.Type == "number" || property.Type == "integer" || property.Type == "boolean":
			walk.refused(with(items, name, "nonsense"), name)
		}
		if there {
			if ids := walk.ids(with(items, name, fmt.Sprint(value))); !slices.Contains(ids, first.ID.String()) {
				t.Errorf("%s=%v finds %v, not %s", name, value, ids, first.ID)
			}
		}
	}
}

func TestWalkFilters(t *testing.T) {
	t.Parallel()
	walk, places := newWalk(t)
	items := walk.link(places, "items", "application/geo+json")
	all, b := walk.ids(items), places.Extent.Spatial.BBox[0]
	inside := fmt.Sprintf("S_INTERSECTS(geometry,BBOX(%v,%v,%v,%v))", b[0], b[1], b[2], b[3])
	if got := walk.ids(with(items, "filter", inside, "filter-lang", "cql2-text")); !slices.Equal(got, all) {
		t.Errorf("in the extent are %v of %v", got, all)
	}
	asJSON := fmt.Sprintf(`{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[%v,%v,%v,%v]}]}`, b[0], b[1], b[2], b[3])
	if got := walk.ids(with(items, "filter", asJSON, "filter-lang", "cql2-json")); !slices.Equal(got, all) {
		t.Errorf("in the extent are, in JSON, %v of %v", got, all)
	}
	if got := walk.ids(with(items, "filter", inside, "bbox", "0,0,1,1")); got != nil {
		t.Errorf("elsewhere are %v", got)
	}
	for _, bad := range []string{"THIS IS NOT A FILTER", "this_is_not_a_queryable = 1", "S_INTERSECTS(geometry,BBOX(1000000,1000000,2000000,2000000))", "S_INTERSECTS(geometry,POINT(90 180))", ""} {
		walk.refused(with(items, "filter", bad), "filter")
		walk.refused(with(items, "filter", bad, "filter-lang", "cql2-text"), "filter")
	}
	walk.refused(with(items, "filter", "true", "filter-crs", "http://www.opengis.net/def/crs/OGC/0/does_not_exist"), "filter-crs")
	walk.refused(with(items, "filter", "true", "filter-lang", "sql"), "filter-lang")
}

// One place is where it is in every system: asked for, looked for with bbox, and with filter (OGC 18-058r1, 19-079r2).
func TestWalkSystems(t *testing.T) {
	t.Parallel()
	walk, places := newWalk(t)
	items := walk.link(places, "items", "application/geo+json")
	var systems []string
	if err := json.Unmarshal(places.CRS, &systems); err != nil || len(systems) < 4 {
		t.Fatalf("%v: %s", err, places.CRS)
	}
	for _, crs := range systems {
		a := walk.ask("GET", with(items+"/2", "crs", crs), "").want(200)
		if got := a.Header.Get("Content-Crs"); got != "<"+crs+">" {
			t.Errorf("%s: Content-Crs %q", crs, got)
		}
		at := bodyOf[struct {
			Geometry struct{ Coordinates [2]float64 }
		}](a).Geometry.Coordinates
		around := fmt.Sprintf("%f,%f,%f,%f", at[0]-0.0005, at[1]-0.0005, at[0]+0.0005, at[1]+0.0005)
		if strings.Contains(crs, "3857") || strings.Contains(crs, "3844") {
			around = fmt.Sprintf("%f,%f,%f,%f", at[0]-5, at[1]-5, at[0]+5, at[1]+5)
		}
		if got := walk.ids(with(items, "bbox", around, "bbox-crs", crs)); !slices.Equal(got, []string{"2"}) {
			t.Errorf("%s: around %v is %v", crs, at, got)
		}
		if got := walk.ids(with(items, "filter", "S_INTERSECTS(geometry,BBOX("+around+"))", "filter-crs", crs)); !slices.Equal(got, []string{"2"}) {
			t.Errorf("%s: a filter finds %v around %v", crs, got, at)
		}
	}
	for _, parameter := range []string{"crs", "bbox-crs"} {
		walk.refused(with(items, "bbox", "21,45,22,46", parameter, "http://www.opengis.net/def/crs/OGC/0/does_not_exist"), parameter)
	}
}

// What every resource does alike: HEAD, conditional GET, 404, 405, 406, an unknown parameter.
func TestWalkHTTP(t *testing.T) {
	t.Parallel()
	walk, _ := newWalk(t)
	for _, path := range []string{"/api", "/api/conformance", "/api/openapi.json", "/api/collections", "/api/collections/places", "/api/collections/places/items",
		"/api/collections/places/items/2", "/api/collections/places/queryables", "/api/collections/places/schema", "/api/collections/places/sortables",
		"/api/collections/places/tiles", "/api/collections/places/tiles/WebMercatorQuad", "/api/tiles", "/api/tiles/WebMercatorQuad", "/api/tileMatrixSets",
		"/api/tileMatrixSets/WebMercatorQuad"} {
		get, head := walk.ask("GET", path, "").want(200), walk.ask("HEAD", path, "").want(200)
		if head.Header.Get("Content-Type") != get.Header.Get("Content-Type") || head.Header.Get("ETag") != get.Header.Get("ETag") {
			t.Errorf("HEAD %s: %v", path, head.Header)
		}
		etag := get.Header.Get("ETag")
		if a := walk.with("If-None-Match", `"other", `+etag).ask("GET", path, ""); etag == "" || a.StatusCode != 304 || len(a.body) != 0 || a.Header.Get("ETag") != etag {
			t.Errorf("%s with its ETag %q: %d", path, etag, a.StatusCode)
		}
		walk.refused(path+"?unknown=1", "unknown")
		if a := walk.with("Accept", "image/png").ask("GET", path, ""); a.StatusCode != 406 {
			t.Errorf("%s as image/png: %d", path, a.StatusCode)
		}
		if a := walk.ask("OPTIONS", path, ""); a.StatusCode >= 300 || !strings.Contains(a.Header.Get("Allow"), "GET") {
			t.Errorf("OPTIONS %s: %d, Allow %q", path, a.StatusCode, a.Header.Get("Allow"))
		}
		walk.ask("GET", path+"/", "").want(200) // a slash at the end is forgiven
	}
	for _, path := range []string{"/api/collections/nowhere", "/api/collections/nowhere/items", "/api/collections/places/items/999999", "/api/collections/rivers/items/2222",
		"/api/collections/nowhere/queryables", "/api/collections/nowhere/tiles", "/api/tileMatrixSets/nowhere", "/api/tiles/nowhere"} {
		walk.ask("GET", path, "").want(404)
	}
	walk.ask("DELETE", "/api/collections", "").want(405)
}

// Tiles are found by the template of their tile set (OGC 20-057 /req/tileset/description).
func TestWalkTiles(t *testing.T) {
	t.Parallel()
	walk, places := newWalk(t)
	for _, start := range []string{walk.link(places, ogc+"tilesets-vector", ""), "/api/tiles"} {
		for _, listed := range walk.read(start).Tilesets {
			walk.link(listed, ogc+"tiling-scheme", "")
			set := walk.read(walk.link(listed, "self", "application/json"))
			i := slices.IndexFunc(set.Links, func(l walkLink) bool { return l.Rel == "item" && l.Templated })
			if i < 0 || set.Links[i].Type != "application/vnd.mapbox-vector-tile" {
				t.Fatalf("%s: %+v", start, set.Links)
			}
			tile := func(z, row, col int) *answer {
				path := walk.path(set.Links[i].Href)
				for name, n := range map[string]int{"tileMatrix": z, "tileRow": row, "tileCol": col} {
					path = strings.ReplaceAll(path, "{"+name+"}", strconv.Itoa(n))
				}
				return walk.ask("GET", path, "")
			}
			if a := tile(0, 0, 0); a.StatusCode != 200 || a.Header.Get("Content-Type") != set.Links[i].Type || len(a.body) == 0 {
				t.Errorf("%s: tile 0/0/0: %d", start, a.StatusCode)
			}
			if a := tile(10, 0, 0); a.StatusCode != 204 && (a.StatusCode != 200 || len(a.body) != 0) {
				t.Errorf("%s: an empty tile: %d", start, a.StatusCode)
			}
			for _, outside := range []*answer{tile(1, 2, 0), tile(1, 0, 2), tile(99, 0, 0), tile(-1, 0, 0)} {
				if outside.StatusCode != 404 && outside.StatusCode != http.StatusBadRequest {
					t.Errorf("%s: %d", outside.call, outside.StatusCode)
				}
			}
		}
	}
}
