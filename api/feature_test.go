package api_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"locuri/geo"
)

type collectionAnswer struct {
	Features []struct {
		ID         int64
		Properties map[string]any
	}
	NumberReturned int
	NumberMatched  *int
	Links          []struct{ Href, Rel, Type string }
}

// newTown is a world with some places to look for.
func newTown(t *testing.T) *world {
	w := newWorld(t)
	kind := map[geo.Kind]string{geo.Space: "square", geo.Riverside: "quay", geo.Intervention: "mural"}
	for i, p := range []struct {
		title  string
		kind   geo.Kind
		life   geo.Life
		period geo.Period
		at     orb.Point
	}{
		{"Țesătoarea", geo.Intervention, geo.Live, geo.Period{}, orb.Point{21.21, 45.76}},
		{"Piața Unirii", geo.Space, geo.Live, geo.Period{}, orb.Point{21.22, 45.76}},
		{"Zid", geo.Intervention, geo.Ended, geo.Period{Starts: "2019", Ends: "2019-10"}, orb.Point{21.23, 45.76}},
		{"Chei", geo.Riverside, geo.Live, geo.Period{}, orb.Point{21.24, 45.7501}},
		{"Șopron", geo.Space, geo.Planned, geo.Period{Starts: "2027"}, orb.Point{21.25, 45.76}},
		{"Ancora", geo.Riverside, geo.Live, geo.Period{}, orb.Point{21.26, 45.7499}},
	} {
		pl := &geo.Place{Kind: p.kind, Category: kind[p.kind], Title: geo.Text{"ro": p.title}, Life: p.life, Period: p.period, Publication: geo.Published, Geometry: p.at}
		if i == 1 {
			pl.ExternalIDs, pl.Aliases, pl.StepFree = map[string]string{"osm": "way/7"}, []string{"Losonczi tér"}, geo.StepFreeYes
		}
		if p.title == "Chei" {
			pl.Title["en"] = "Quay"
		}
		must(t, w.db.CreatePlace(t.Context(), system, pl, "made"))
	}
	return w
}

func titles(a collectionAnswer) []string {
	out := []string{}
	for _, f := range a.Features {
		out = append(out, f.Properties["title"].(string))
	}
	return out
}

func TestFilters(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for query, want := range map[string][]string{
		"sortby=title":                         {"Ancora", "Chei", "Piața Unirii", "Șopron", "Țesătoarea", "Zid"}, // Ș after S, Ț after T, both before Z
		"sortby=title_en":                      {"Ancora", "Piața Unirii", "Chei", "Șopron", "Țesătoarea", "Zid"}, // Chei is Quay
		"":                                     {"Țesătoarea", "Piața Unirii", "Zid", "Chei", "Șopron", "Ancora"},
		"kind=space,riverside&sortby=title":    {"Ancora", "Chei", "Piața Unirii", "Șopron"},
		"life=ended":                           {"Zid"},
		"category=quay&river_bank=left":        {"Ancora"},
		"category=quay&river_bank=right":       {"Chei"},
		"river_bank=left":                      {"Ancora"}, // a bank is a fact of riverside sites alone
		"osm=way/7":                            {"Piața Unirii"},
		"osm=way/8":                            {},
		"step_free=yes":                        {"Piața Unirii"},
		"neighbourhoods=centru&kind=space":     {"Piața Unirii", "Șopron"},
		"neighbourhoods=nowhere":               {},
		"programme=bega":                       {},
		"bbox=21.205,45.755,21.225,45.765":     {"Țesătoarea", "Piața Unirii"},
		"bbox=170,45,21.215,46":                {"Țesătoarea"}, // across the antimeridian
		"bbox=21.205,45.755,0,21.225,45.765,9": {"Țesătoarea", "Piața Unirii"},
		"datetime=2020-01-01/2020-12-31&kind=intervention": {"Țesătoarea"},
		"datetime=2019-10-31&kind=intervention":            {"Țesătoarea", "Zid"},
		"datetime=../2026-12-31&kind=space":                {"Piața Unirii"},
		"datetime=2027-06-01T00:00:00Z/..&kind=space":      {"Piața Unirii", "Șopron"},
		// as GDAL and QGIS write days and open ends
		"datetime=2019-12-01T/2020-12-31T&kind=intervention":                         {"Țesătoarea"},
		"datetime=0000-01-01T00:00:00Z/2026-12-31T00:00:00Z&kind=space":              {"Piața Unirii"},
		"datetime=2027-06-01T00:00:00Z/9999-12-31T00:00:00Z&kind=space&life=planned": {"Șopron"},
		"q=piata":          {"Piața Unirii"},
		"q=unirii+piata":   {"Piața Unirii"},
		"q=piatza+unrii":   {"Piața Unirii"},
		"q=losonczi":       {"Piața Unirii"},
		"q=TESATOAREA":     {"Țesătoarea"},
		"q=sopron":         {"Șopron"},
		"q=%25%27%22%3B--": {},
		"q=xyzzyplugh":     {},
		"ids=2,4":          {"Piața Unirii", "Chei"},
	} {
		answer := bodyOf[collectionAnswer](w.by("nobody").do("GET", "/api/collections/places/items?"+query, ""))
		if diff := cmp.Diff(want, titles(answer)); diff != "" {
			t.Errorf("%s: %s", query, diff)
		}
		if answer.NumberMatched == nil || *answer.NumberMatched != len(want) || answer.NumberReturned != len(want) {
			t.Errorf("%s: matched %v, returned %d, want %d", query, answer.NumberMatched, answer.NumberReturned, len(want))
		}
	}
	answer := bodyOf[collectionAnswer](w.by("nobody").do("GET", "/api/collections/riverside-sites/items", ""))
	if diff := cmp.Diff([]string{"Chei", "Ancora"}, titles(answer)); diff != "" {
		t.Errorf("riverside sites: %s", diff)
	}
}

// Pages are stable: in every order they give each place once, also while places come in between.
func TestPaging(t *testing.T) {
	t.Parallel()
	for _, query := range []string{"sortby=id", "sortby=title", "sortby=title_en", "sortby=-updated_at", "q=a&sortby=match", "q=c"} {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			w := newTown(t)
			for range 20 {
				w.place()
			}
			all := titles(bodyOf[collectionAnswer](w.by("nobody").do("GET", "/api/collections/places/items?"+query, "")))
			var paged []string
			path := "/api/collections/places/items?limit=3&" + query
			for path != "" {
				answer := bodyOf[collectionAnswer](w.by("nobody").do("GET", path, ""))
				paged = append(paged, titles(answer)...)
				path = ""
				for _, l := range answer.Links {
					if l.Rel == "next" {
						path = strings.TrimPrefix(l.Href, "http://locuri.example")
						if l.Type != "application/geo+json" {
							t.Errorf("next has type %q", l.Type)
						}
					}
				}
			}
			if diff := cmp.Diff(all, paged); diff != "" || len(all) == 0 {
				t.Errorf("%d in one page, %d in pages: %s", len(all), len(paged), diff)
			}
		})
	}
}

func TestBadParametersAreNamed(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	cursor := ""
	for _, l := range bodyOf[collectionAnswer](w.by("nobody").do("GET", "/api/collections/places/items?limit=1&sortby=title", "")).Links {
		if _, after, ok := strings.Cut(l.Href, "after="); ok && l.Rel == "next" {
			cursor, _, _ = strings.Cut(after, "&")
		}
	}
	for query, field := range map[string]string{
		"colour=red": "colour", "limit=0": "limit", "limit=ten": "limit", "limit=-1": "limit", "limit=%2B5": "limit", "bbox=1,2,3": "bbox", "bbox=a,b,c,d": "bbox",
		"bbox=21,46,22,45": "bbox", "bbox=200000,470000,180,90": "bbox", "bbox=NaN,1,2,3": "bbox", "datetime=yesterday": "datetime",
		"datetime=2024-01-01/2023-01-01": "datetime", "datetime=../..": "datetime", "datetime=..": "datetime", "uuid=x": "uuid", "area_m2=1_000": "area_m2",
		"bbox=2_1,45,22,46": "bbox", "bbox=21,45,9,22,46,1": "bbox", "kind=ship": "kind", "life=dead": "life", "sortby=colour": "sortby",
		"sortby=match": "sortby", "after=made-up": "after", "after=" + cursor: "after", "project=x": "project", "q=" + strings.Repeat("a", 201): "q",
		"q=a%00b": "q", "q=%ff": "q", "kind=space&kind=riverside": "kind", "proposals=perhaps": "proposals", "ids=0": "ids", "limit=1;drop": "query",
	} {
		response := w.by("nobody").do("GET", "/api/collections/places/items?"+query, "")
		problem := bodyOf[struct {
			Errors []struct{ Field, Code, Message string }
		}](response)
		if response.StatusCode != 400 || len(problem.Errors) != 1 || problem.Errors[0].Field != field || problem.Errors[0].Message == "" {
			t.Errorf("%s: got %d %+v, want 400 about %s", query, response.StatusCode, problem.Errors, field)
		}
	}
	// More than the maximum is not an error, though the document names the maximum.
	if r := w.by("nobody").ask("GET", "/api/collections/places/items?limit=99999999999999999999", ""); r.StatusCode != 200 {
		t.Errorf("a limit above the maximum: %d", r.StatusCode)
	}
	for path, want := range map[string]int{
		"/api/collections/rivers/items?kind=space": 400, "/api/collections/ships/items": 404,
		"/api/collections/places/items/0": 404, "/api/collections/places/items/x": 404, "/api/collections/places/items/1?x=1": 400,
		"/api/tiles/WebMercatorQuad/1/2/0": 404, "/api/tiles/WebMercatorQuad/-1/0/0": 404, "/api/collections/rivers/items/1": 200,
		"/api/tiles/WebMercatorQuad/00/0/0": 404, "/api/tiles/WebMercatorQuad/0/+0/0": 404, "/api/tiles/WebMercatorQuad/0/0/-0": 404, "/api/collections/places/items/01": 404,
		"/api/collections/rivers/items/1/revisions": 404, "/api/collections/neighbourhoods/items?bbox=21,45,22,46": 200,
	} {
		if got := w.by("nobody").do("GET", path, "").StatusCode; got != want {
			t.Errorf("%s: got %d, want %d", path, got, want)
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, path := range []string{
		"/api", "/api/conformance", "/api/openapi.json", "/api/site", "/api/collections", "/api/collections/places", "/api/collections/places/items?limit=2",
		"/api/collections/places/items/1", "/api/collections/places/items/1/revisions", "/api/tiles/WebMercatorQuad/0/0/0", "/api/programmes",
		"/api/organisations", "/api/organisations/ours", "/api/projects", "/api/proposals", "/api/programmes/bega", "/api/places/1/tags",
	} {
		first := w.by("nobody").do("GET", path, "")
		etag := first.Header.Get("ETag")
		again := w.by("nobody").with("If-None-Match", `"other", `+etag).do("GET", path, "")
		if etag == "" || first.StatusCode != 200 || again.StatusCode != 304 {
			t.Errorf("%s: %d with ETag %q, then %d", path, first.StatusCode, etag, again.StatusCode)
		}
		head := w.by("nobody").ask("HEAD", path, "")
		if head.StatusCode != 200 || head.Header.Get("ETag") != etag {
			t.Errorf("HEAD %s: %d with %q, GET had %q", path, head.StatusCode, head.Header.Get("ETag"), etag)
		}
	}
	list := "/api/collections/places/items"
	before := w.by("nobody").do("GET", list, "").Header.Get("ETag")
	if staff := w.by("planner").with("If-None-Match", before).do("GET", list, ""); staff.StatusCode != 200 {
		t.Errorf("a planner is told 304 for the public's list: %d", staff.StatusCode)
	}
	w.place()
	if after := w.by("nobody").with("If-None-Match", before).do("GET", list, ""); after.StatusCode != 200 {
		t.Errorf("after a change the list is still %d", after.StatusCode)
	}
	w.tag()
	partner := "/api/collections/partner-ours/items?f=html"
	before = w.nobody().do("GET", partner, "").want(200).Header.Get("ETag")
	w.by("admin").do("PATCH", "/api/organisations/ours", `{"title":"Alt nume"}`).want(200)
	if after := w.nobody().with("If-None-Match", before).do("GET", partner, "").want(200); !strings.Contains(string(after.body), "Alt nume") {
		t.Errorf("the list of an organisation does not have its new name: %s", after.body)
	}
}

func TestOptimisticLock(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/collections/places/items/%d", w.place())
	etag := w.by("planner").do("GET", path, "").Header.Get("ETag")
	patch := func(body string, headers ...string) *answer {
		return w.by("planner").with(headers...).do("PATCH", path+"?reason=why", body)
	}
	changed := patch(`{"properties":{"note":"one"}}`, "If-Match", etag)
	if changed.Header.Get("Last-Modified") == "" {
		t.Error("a change does not tell when it was: who locks by time must ask again")
	}
	if changed.StatusCode != 200 || changed.Header.Get("ETag") == etag || changed.Header.Get("ETag") == "" {
		t.Fatalf("change: %d, ETag %q then %q", changed.StatusCode, etag, changed.Header.Get("ETag"))
	}
	for name, got := range map[string]int{
		"stale ETag":             patch(`{"properties":{"note":"two"}}`, "If-Match", etag).StatusCode,
		"stale version":          patch(`{"properties":{"note":"two","version":1}}`).StatusCode,
		"nonsense":               patch(`{"properties":{"note":"two"}}`, "If-Match", `"abc"`).StatusCode,
		"stale delete":           w.by("planner").with("If-Match", etag).do("DELETE", path, "").StatusCode,
		"what must not be there": patch(`{"properties":{"note":"two"}}`, "If-None-Match", "*").StatusCode,
		"nor this version":       patch(`{"properties":{"note":"two"}}`, "If-None-Match", changed.Header.Get("ETag")).StatusCode,
		"If-Match, no feature":   w.by("planner").with("If-Match", `"1-a"`).do("DELETE", "/api/collections/places/items/999", "").StatusCode,
	} {
		if got != 412 {
			t.Errorf("%s: %d, want 412", name, got)
		}
	}
	for name, got := range map[string]int{
		"no condition": patch(`{"properties":{"note":"three"}}`).StatusCode,
		"any":          patch(`{"properties":{"note":"four"}}`, "If-Match", "*").StatusCode,
		"version":      patch(`{"properties":{"note":"five","version":4}}`).StatusCode,
	} {
		if got != 200 {
			t.Errorf("%s: %d, want 200", name, got)
		}
	}
	history := bodyOf[struct {
		Revisions []struct {
			Version        int
			Author, Reason string
			Properties     map[string]any
		}
	}](w.by("nobody").do("GET", path+"/revisions", ""))
	if n := len(history.Revisions); n != 5 || history.Revisions[0].Author != "Planner" || history.Revisions[0].Reason != "why" || history.Revisions[4].Properties["note"] != nil {
		t.Errorf("history: %+v", history)
	}
}

// RFC 7946 §3.1.6: outer rings are counterclockwise and inner ones clockwise, however they were drawn, and in whichever order of axes.
func TestRingsAreWound(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	outer, inner := "[21.22,45.75],[21.22,45.76],[21.23,45.76],[21.23,45.75],[21.22,45.75]", "[21.224,45.754],[21.226,45.754],[21.226,45.756],[21.224,45.756],[21.224,45.754]"
	const wound = `{"type":"Polygon","coordinates":[[[21.22,45.75],[21.23,45.75],[21.23,45.76],[21.22,45.76],[21.22,45.75]],` +
		`[[21.224,45.754],[21.224,45.756],[21.226,45.756],[21.226,45.754],[21.224,45.754]]]}`
	clockwise := `{"type":"Polygon","coordinates":[[` + outer + `],[` + inner + `]]}`
	created := w.by("planner").do("POST", "/api/collections/places/items", feature(clockwise, `,"title_ro":"Curte"`)).want(201)
	path := strings.TrimPrefix(created.Header.Get("Location"), "http://locuri.example")
	swapped := strings.NewReplacer("[21.22,45.75]", "[45.75,21.22]", "[21.22,45.76]", "[45.76,21.22]", "[21.23,45.76]", "[45.76,21.23]", "[21.23,45.75]", "[45.75,21.23]",
		"[21.224,45.754]", "[45.754,21.224]", "[21.226,45.754]", "[45.754,21.226]", "[21.226,45.756]", "[45.756,21.226]", "[21.224,45.756]", "[45.756,21.224]").Replace(clockwise)
	for _, write := range []func(){func() {}, func() {
		w.by("planner").with("Content-Crs", "<http://www.opengis.net/def/crs/EPSG/0/4326>").do("PATCH", path, `{"geometry":`+swapped+`}`).want(200)
	}} {
		write()
		for _, address := range []string{path, "/api/collections/places/items?limit=1"} {
			if a := w.nobody().do("GET", address, "").want(200); !strings.Contains(string(a.body), wound) {
				t.Errorf("%s: %s", address, a.body)
			}
		}
	}
	multi := strings.Replace(clockwise, `"Polygon","coordinates":[`, `"MultiPolygon","coordinates":[[`, 1)
	multi = strings.TrimSuffix(multi, "}") + "]}"
	if a := w.by("planner").do("PATCH", path, `{"geometry":`+multi+`}`).want(200); !strings.Contains(string(a.body), "[[[21.22,45.75],[21.23,45.75]") {
		t.Errorf("%s", a.body)
	}
}

func TestReplaceAndPatch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	created := w.by("planner").with("Content-Type", "application/geo+json; charset=utf-8").do("POST", "/api/collections/interventions/items", `{"type":"Feature","geometry":{"type":"Point","coordinates":[21.25,45.76,90]},"properties":{"uuid":"6F1E7D0E-0000-4000-8000-000000000001","category":"mural","title_ro":"Zid","title_en":"Wall","aliases":["Perete"],"osm":"way/1","life":"live"}}`)
	if created.StatusCode != 201 || !strings.HasPrefix(created.Header.Get("Location"), "http://locuri.example/api/collections/interventions/items/") {
		t.Fatalf("create: %d %s", created.StatusCode, created.Header.Get("Location"))
	}
	path := strings.TrimPrefix(created.Header.Get("Location"), "http://locuri.example")
	properties := func(r *answer) map[string]any {
		t.Helper()
		return bodyOf[struct{ Properties map[string]any }](r).Properties
	}
	got := properties(w.by("planner").do("PATCH", path, `{"properties":{"title_en":null,"credits":"Ana"},"geometry":{"type":"Point","coordinates":[21.26,45.7]}}`))
	if got["title_en"] != nil || got["credits"] != "Ana" || got["osm"] != "way/1" || got["lat"] != 45.7 || got["kind"] != "intervention" {
		t.Errorf("patched: %v", got)
	}
	got = properties(w.by("planner").do("PUT", path, `{"type":"Feature","geometry":{"type":"Point","coordinates":[21.26,45.7]},"properties":{"category":"mural","title_ro":"Alt zid","life":"live"}}`))
	if got["credits"] != nil || got["aliases"] != nil || got["title"] != "Alt zid" || got["version"] != 3.0 {
		t.Errorf("replaced: %v", got)
	}
	for body, want := range map[string]int{
		`{"type":"Feature","properties":{"category":"mural","title_ro":"x","life":"live"}}`:                                                                        400, // no geometry
		`{"type":"Feature","id":77,"geometry":{"type":"Point","coordinates":[21.26,45.7]},"properties":{"category":"mural","title_ro":"x","life":"live"}}`:         400,
		`{"type":"Feature","geometry":{"type":"Point","coordinates":[21.26,45.7]},"properties":{"kind":"space","category":"square","title_ro":"x","life":"live"}}`: 400,
		`{"type":"FeatureCollection","features":[]}`: 400, `[]`: 400, `{`: 400, ``: 415, `{"type":"Feature"}{}`: 400, `null`: 400,
	} {
		if r := w.by("planner").do("PUT", path, body); r.StatusCode != want {
			t.Errorf("PUT %s: %d, want %d", body, r.StatusCode, want)
		}
	}
	if r := w.by("planner").do("PUT", path, strings.Repeat(" ", 3<<20)); r.StatusCode != 413 {
		t.Errorf("a body of 3 MiB: %d", r.StatusCode)
	}
	if r := w.by("planner").do("POST", "/api/collections/rivers/items", "{}"); r.StatusCode != 405 {
		t.Errorf("a river cannot be made here: %d", r.StatusCode)
	}
}

// A create that is repeated because its answer was lost makes nothing new.
func TestRepeatedCreateIsHarmless(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := strings.Replace(newFeature, `"kind"`, `"uuid":"6f1e7d0e-0000-4000-8000-00000000000a","kind"`, 1)
	first := w.by("planner").do("POST", "/api/collections/places/items", body)
	again := w.by("planner").do("POST", "/api/collections/places/items", body)
	if first.StatusCode != 201 || again.StatusCode != 201 || first.Header.Get("Location") != again.Header.Get("Location") {
		t.Errorf("%d %s, then %d %s", first.StatusCode, first.Header.Get("Location"), again.StatusCode, again.Header.Get("Location"))
	}
	if other := w.by("moderator").do("POST", "/api/collections/places/items", body); other.StatusCode != 409 {
		t.Errorf("somebody else's uuid: %d, want 409", other.StatusCode)
	}
}

func TestFaultsOfAPlaceAreAllNamed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	response := w.by("planner").do("POST", "/api/collections/places/items", `{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[21.25,45.76],[21.26,45.76],[21.26,45.77]]]},
		"properties":{"kind":"space","category":"mural","life":"undead","starts":"2023-13","website":"javascript:alert(1)","amenities":["helipad"],"osm":"way/x"}}`)
	fields := map[string]bool{}
	for _, e := range bodyOf[struct{ Errors []struct{ Field string } }](response).Errors {
		fields[e.Field] = true
	}
	want := map[string]bool{"geometry": true, "category": true, "life": true, "starts": true, "website": true, "amenities": true, "osm": true, "title_ro": true}
	if diff := cmp.Diff(want, fields); diff != "" || response.StatusCode != 400 {
		t.Errorf("%d: %s", response.StatusCode, diff)
	}
}

// A token carries part of its owner's rights, whoever the owner is.
func TestTokenScopes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	secrets := map[string]string{}
	for _, scopes := range []string{`"read"`, `"places"`, `"projects","read"`} {
		r := w.by("administrator").do("POST", "/api/tokens", `{"name":"x","scopes":[`+scopes+`]}`)
		secrets[scopes] = bodyOf[struct{ Secret string }](r).Secret
	}
	waiting := w.fill("/api/collections/places/items/{waiting}", "")
	for _, c := range []struct {
		scopes, method, path, body string
		want                       int
	}{
		{`"read"`, "GET", waiting, "", 200}, {`"places"`, "GET", waiting, "", 404},
		{`"read"`, "POST", "/api/collections/places/items", newFeature, 403}, {`"places"`, "POST", "/api/collections/places/items", newFeature, 201},
		{`"projects","read"`, "POST", "/api/projects", ourProject, 201}, {`"places"`, "POST", "/api/projects", ourProject, 403},
		{`"projects","read"`, "POST", "/api/tokens", `{"name":"x","scopes":["read"]}`, 403}, {`"places"`, "GET", "/api/accounts", "", 403},
	} {
		r := w.by("nobody").with("Authorization", "Bearer "+secrets[c.scopes]).do(c.method, c.path, c.body)
		if r.StatusCode != c.want {
			t.Errorf("%s %s with scopes %s: %d, want %d", c.method, c.path, c.scopes, r.StatusCode, c.want)
		}
	}
}

func TestOtherWebsitesCannotWrite(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, header := range [][]string{{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}} {
		if r := w.by("planner").with(header...).do("POST", "/api/collections/places/items", newFeature); r.StatusCode != 403 {
			t.Errorf("%v: %d, want 403", header, r.StatusCode)
		}
	}
}

func TestMethodsAreTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	answer := w.by("nobody").ask("OPTIONS", "/api/projects/1", "")
	if answer.StatusCode != 200 || answer.Header.Get("Allow") != "OPTIONS, GET, HEAD, PATCH, DELETE" {
		t.Errorf("OPTIONS: %d, Allow %q", answer.StatusCode, answer.Header.Get("Allow"))
	}
	if answer := w.by("nobody").ask("PUT", "/api/projects/1", "{}"); answer.StatusCode != 405 || answer.Header.Get("Allow") == "" {
		t.Errorf("PUT: %d, Allow %q", answer.StatusCode, answer.Header.Get("Allow"))
	}
}
