package api_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// inner is what no answer may hold: SQL, PostGIS, PostgreSQL, Go.
var inner = regexp.MustCompile(`(?i)SQLSTATE|\bSELECT\b.*\bFROM\b|\bST_[A-Z]\w+\(|::text|pgx|syntax error at|relation "|goroutine|\bmain_text|place\.geom|nil pointer|runtime error|\.go:\d`)

// holdOut holds that an answer to nonsense is about the question: no 5xx, nothing of what is inside, and every 400 a problem
// that names what was wrong.
func holdOut(t *testing.T, a *answer) {
	t.Helper()
	if a.StatusCode >= 500 {
		t.Errorf("%.300s: %d %.300s", a.call, a.StatusCode, a.body)
	}
	if a.StatusCode < 400 {
		return
	}
	if got := a.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("%.300s: %d as %q", a.call, a.StatusCode, got)
	}
	if found := inner.Find(a.body); found != nil {
		t.Errorf("%.300s: tells %q: %.500s", a.call, found, a.body)
	}
	var problem struct {
		Detail string
		Errors []struct{ Field, Message string }
	}
	if err := json.Unmarshal(a.body, &problem); err != nil || problem.Detail == "" || len(a.body) > 20_000 {
		t.Errorf("%.300s: %d bytes: %.300s", a.call, len(a.body), a.body)
	}
	if a.StatusCode == 400 && len(problem.Errors) == 0 && problem.Detail == "" {
		t.Errorf("%.300s: names nothing: %.300s", a.call, a.body)
	}
	for _, e := range problem.Errors {
		if e.Field == "" || e.Message == "" {
			t.Errorf("%.300s: %+v", a.call, e)
		}
	}
}

// nonsense is given to every parameter.
var nonsense = []string{"", " ", "\x00", "a\x00b", "\xff\xfe", "\u202e", "'", `"`, `\`, "--", "';drop table place;--", "%", "%00", "{}", "[]", "null", "NaN", "-Infinity", "1e999",
	"-1", "0", "9223372036854775808", "0x1", "1,2,3,4", "1,2,3,4,5,6,7", ",,,,", "../..", "..", "T", "<script>", "$1", "${x}", "()", "((((((((", strings.Repeat("9", 400),
	strings.Repeat("a,", 3000), strings.Repeat("(", 5000), strings.Repeat("é", 5000), "http://www.opengis.net/def/crs/EPSG/0/31700", "EPSG:3844", "[EPSG:9999]"}

func TestHostileParameters(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	refused := 0
	for path, parameters := range map[string][]string{
		"/api":             {"f", "x"},
		"/api/conformance": {"f"}, "/api/openapi.json": {"f"}, "/api/collections": {"f", "limit"},
		"/api/collections/places":             {"f"},
		"/api/collections/places/items":       {"f", "limit", "after", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "sortby", "resultType", "q", "kind", "area_m2", "example", "starts_on", "updated_at", "id", "ids", "title", "geometry", "amenities"},
		"/api/collections/projects/items":     {"bbox", "datetime", "filter", "sortby", "starts_on", "places"},
		"/api/collections/places/items/1":     {"f", "crs"},
		"/api/collections/places/download":    {"f", "crs", "bbox", "filter", "limit"},
		"/api/collections/places/schema":      {"f"},
		"/api/collections/places/queryables":  {"f"},
		"/api/collections/places/describedby": {"f"},
		"/api/tiles":                          {"f"}, "/api/tiles/WebMercatorQuad": {"f"}, "/api/tileMatrixSets": {"f"}, "/api/tileMatrixSets/WebMercatorQuad": {"f"},
		"/api/tiles/WebMercatorQuad/0/0/0":                    {"filter", "filter-crs", "bbox", "datetime", "kind", "q", "f"},
		"/api/collections/places/tiles/WebMercatorQuad/0/0/0": {"filter", "bbox", "datetime", "title", "area_m2"},
	} {
		for _, parameter := range parameters {
			for _, value := range nonsense {
				a := w.nobody().ask("GET", path+"?"+parameter+"="+url.QueryEscape(value), "")
				holdOut(t, a)
				if a.StatusCode == 400 && !strings.Contains(string(a.body), `"field":"`+parameter+`"`) {
					t.Errorf("%.300s: does not name the parameter: %.300s", a.call, a.body)
				}
				refused += a.StatusCode / 400
			}
			holdOut(t, w.nobody().ask("GET", path+"?"+parameter+"=a&"+parameter+"=b", ""))
			holdOut(t, w.nobody().ask("GET", path+"?"+parameter+"[]=a&"+parameter+"=%zz&;=", ""))
		}
	}
	if refused < 1000 {
		t.Errorf("only %d questions are refused", refused)
	}
}

// An answer is never many times the question, however many faults there are in it.
func TestFaultsAreNotMultiplied(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	unknown := ""
	for i := range 5000 {
		unknown += fmt.Sprintf("a%d=1&", i)
	}
	for _, query := range []string{unknown, strings.Repeat("a", 60_000), "category=" + strings.TrimSuffix(strings.Repeat("a,", 1000), ","), "ids=" + strings.TrimSuffix(strings.Repeat("a,", 1000), ",")} {
		if a := w.nobody().ask("GET", "/api/collections/places/items?"+query, "").want(400); len(a.body) > 60_000 {
			t.Errorf("%.100s: %d bytes", query, len(a.body))
		}
	}
}

func TestHostileFilters(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	deep := func(open, close string, n int) string {
		return strings.Repeat(open, n) + "true" + strings.Repeat(close, n)
	}
	ring := strings.TrimSuffix(strings.Repeat("21 45,", 6000), ",")
	texts := []string{"1/0 = 1", "area_m2 / 0 > 1", "area_m2 ^ 9999 > 1", "area_m2 % 0 = 1", "id div 0 = 1", "10 ^ 400 > area_m2", "-area_m2 ^ 0.5 > 1",
		"id = 99999999999999999999999", "title = 5", "area_m2 = 'x'", "updated_at > 'x'", "updated_at > TIMESTAMP('294277-01-01T00:00:00Z')", "updated_at > DATE('0000-00-00')",
		"title LIKE '" + strings.Repeat("%_", 500) + "'", `title LIKE '\'`, "title LIKE title", "title IN ()", "title IN (" + strings.TrimSuffix(strings.Repeat("'x',", 5000), ",") + ")",
		"pg_sleep(10)", "version() = 'x'", "CASEI(pg_sleep(10)) = 'x'", "place.id = 1", `"place"."id" = 1`, `"id""; drop table place" = 1`, "title = 'a''; drop table place;--'", "title = '\x00'",
		"S_INTERSECTS(geometry, POLYGON((0 0,1 1,0 0)))", "S_INTERSECTS(geometry, POLYGON((0 0,1 1,1 0,0 1)))", "S_INTERSECTS(geometry, POLYGON((" + ring + ")))",
		"S_INTERSECTS(geometry, POINT(1e400 1))", "S_INTERSECTS(geometry, POINT(NaN NaN))", "S_INTERSECTS(geometry, POINT EMPTY)", "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(1 1),POLYGON((0 0,1 1,1 0,0 0))))",
		"S_RELATE(geometry, POINT(1 1))", "S_WITHIN(title, POINT(1 1))", "S_WITHIN(geometry, geometry)", "S_CROSSES(POINT(1 1), POINT(1 1))", "S_INTERSECTS(geometry, BBOX(21,45,NaN,46))", "S_INTERSECTS(geometry, BBOX(1,2))",
		"T_DURING(updated_at, INTERVAL('x','y'))", "T_AFTER(title, DATE('2020-01-01'))", "T_EQUALS(INTERVAL('..','..'), INTERVAL('..','..'))", "T_MEETS(updated_at, updated_at)",
		"A_CONTAINS(amenities, 5)", "A_EQUALS(amenities, ((((('x'))))))", "A_OVERLAPS(amenities, (title, 1, true))",
		deep("(", ")", 31), deep("(", ")", 3000), deep("NOT (", ")", 3000), strings.Repeat("id=1 OR ", 3000) + "true", strings.Repeat("-", 5000) + "1 = 1", "id = " + strings.Repeat("1+", 5000) + "1",
		"id BETWEEN 5 AND 1", "id BETWEEN 'a' AND 1", "NOT", "AND", "true AND", "id = ", "= 1", "id == 1", "id != 1", "id = 1;", "/* */ true", "true -- x", "title IS NOT", "true true", "\u00a0true", "ｔｒｕｅ"}
	for _, filter := range texts {
		for _, path := range []string{"/api/collections/places/items", "/api/tiles/WebMercatorQuad/0/0/0", "/api/collections/places/download"} {
			for _, language := range []string{"", "cql2-text", "cql-text", "cql2-json"} {
				holdOut(t, w.nobody().ask("GET", path+"?filter="+url.QueryEscape(filter)+"&filter-lang="+language, ""))
			}
		}
	}
	for _, filter := range []string{strings.Repeat(`{"op":"not","args":[`, 5000) + "true" + strings.Repeat("]}", 5000), strings.Repeat("[", 9000), `{"op":"="}`, `{"op":"=","args":[1]}`,
		`{"op":"=","args":[{"property":"id"},{"property":["x"]}]}`, `{"op":["="],"args":{}}`, `{"op":"sleep","args":[10]}`, `{"op":"=","op":"<>","args":[1,1]}`, `{"op":"=","args":[1,1],"x":1}`,
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[]}]}`, `{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":["1",2]}]}`,
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1e308,1e308]}]}`, `{"op":"t_after","args":[{"property":"updated_at"},{"timestamp":5}]}`, `{"op":"like","args":["a",1]}`,
		`{"op":"in","args":["a",[]]}`, `"x"`, `1`, `{}`, `{"op":"=","args":[{"property":"title"},"\u0000"]}`, `{"op":"=","args":[{"property":"title"},"\ud800"]}`, "{\"op\":\"=\",\"args\":[{\"property\":\"title\"},\"\xff\"]}"} {
		holdOut(t, w.nobody().ask("GET", "/api/collections/places/items?filter-lang=cql2-json&filter="+url.QueryEscape(filter), ""))
	}
}

func TestHostileAddressesAndHeaders(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, id := range []string{"%00", "%ff", "..%2f..", "%27", "places%20", "PLACES", "partner-", "partner-%27", "partner-" + strings.Repeat("a", 5000), strings.Repeat("%2f", 50), "%2e%2e", "0", "-1", "1.5", "9223372036854775808", "NaN", "%EF%BC%91"} {
		for _, pattern := range []string{"/api/collections/%s", "/api/collections/%s/items", "/api/collections/%s/queryables", "/api/collections/%s/tiles", "/api/collections/%s/download", "/api/collections/places/items/%s",
			"/api/tileMatrixSets/%s", "/api/tiles/%s", "/api/tiles/%s/0/0/0", "/api/tiles/WebMercatorQuad/%s/0/0", "/api/tiles/WebMercatorQuad/0/%s/0", "/api/tiles/WebMercatorQuad/0/0/%s", "/api/collections/places/tiles/WebMercatorQuad/3/%s/1"} {
			holdOut(t, w.nobody().ask("GET", fmt.Sprintf(pattern, id), ""))
		}
	}
	for _, header := range []string{"Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "Range", "Origin", "Access-Control-Request-Method", "Content-Crs", "Cookie", "Authorization", "X-Forwarded-Host", "Prefer"} {
		for _, value := range []string{"", ",", ";", "*", "\"", "\xff", "W/", "*/*;q=abc", "text/html;q=-1, ,;", strings.Repeat("a,", 4000), strings.Repeat(`"x",`, 2000), "Thu, 99 Foo 2026 99:99:99 GMT", "bytes=0-0,5-1", "null", "ro-\x01"} {
			for _, path := range []string{"/api", "/api/collections/places/items", "/api/collections/places/items/1", "/api/tiles/WebMercatorQuad/0/0/0"} {
				for _, method := range []string{"GET", "HEAD", "OPTIONS"} {
					if a := w.nobody().with(header, value).ask(method, path, ""); method != "HEAD" {
						holdOut(t, a)
					}
				}
			}
		}
	}
}

func TestHostileEdits(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	body := feature(somewhere, `,"title_ro":"Loc"`)
	for _, header := range [][]string{{"If-Match", `"0"`}, {"If-Match", `"-1-x"`}, {"If-Match", "x"}, {"If-Match", `W/"1"`}, {"If-Match", strings.Repeat(`"1",`, 3000)}, {"If-Unmodified-Since", "never"},
		{"If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"}, {"Content-Crs", "<>"}, {"Content-Crs", "EPSG:3844; drop"}, {"Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/3844>"}, {"Content-Type", "text/plain"},
		{"Content-Type", ""}, {"Content-Type", "application/geo+json; charset=utf-16"}, {"Content-Type", "multipart/form-data"}, {"Content-Encoding", "gzip"}, {"Expect", "nonsense"}, {"X-HTTP-Method-Override", "DELETE"}} {
		for _, method := range []string{"POST", "PUT", "PATCH", "DELETE"} {
			for _, path := range []string{"/api/collections/places/items", "/api/collections/places/items/1", "/api/collections/rivers/items/1", "/api/collections/places/items/99999"} {
				holdOut(t, w.by("planner").with(header...).ask(method, path, body))
			}
		}
	}
	for _, body := range []string{"", "null", "[]", "{", `{"type":"Feature"}`, `{"type":"FeatureCollection","features":[]}`, strings.Repeat(`{"properties":`, 9000), strings.Repeat("[", 20000), `{"type":"Feature","geometry":{"type":"Point","coordinates":[1e999,1]}}`,
		`{"type":"Feature","properties":{"title_ro":"\u0000"}}`, `{"type":"Feature","properties":{"title_ro":"` + strings.Repeat("a", 100_000) + `"}}`, `{"type":"Feature","id":{},"properties":{}}`, `{"type":"Feature","crs":{"type":"name"},"properties":{}}`,
		`{"properties":{"version":-1}}`, `{"properties":{"version":1e30}}`, `{"properties":{"aliases":"x"}}`, `{"properties":{"amenities":[[[]]]}}`, `{"properties":{"constructor":1,"__proto__":{}}}`, `{"geometry":{"type":"Point","coordinates":[479809,206761]}}`,
		`{"geometry":{"type":"Polygon","coordinates":[[` + strings.TrimSuffix(strings.Repeat("[21.2,45.7],", 60000), ",") + `]]}}`, "\xff\xfe{\x00}\x00", "\ufeff{}"} {
		for _, method := range []string{"POST", "PUT", "PATCH"} {
			path := map[string]string{"POST": "/api/collections/places/items"}[method]
			if path == "" {
				path = "/api/collections/places/items/1"
			}
			holdOut(t, w.by("planner").ask(method, path, body))
			holdOut(t, w.by("planner").with("Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/3844>").ask(method, path, body))
		}
	}
}
