package api_test

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"locuri/geo"
)

type schemaAnswer struct {
	Schema     string `json:"$schema"`
	ID         string `json:"$id"`
	Type       string
	Properties map[string]struct {
		Type, Format, Title string
		ReadOnly            bool
		Role                string `json:"x-ogc-role"`
		Seq                 *int   `json:"x-ogc-propertySeq"`
		Enum                []string
	}
	AdditionalProperties *bool
	Required             []string
}

// OGC 23-058r1 (Part 5): each collection tells its properties; OGC 19-079r2 (Part 3): and what can be asked for.
func TestSchemas(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range geo.Collections {
		home := "/api/collections/" + geo.Collections[i].ID
		for _, name := range []string{"schema", "queryables", "sortables"} {
			a := w.nobody().with("Accept", "application/schema+json").do("GET", home+"/"+name, "").want(200)
			s := bodyOf[schemaAnswer](a)
			if s.Schema != "https://json-schema.org/draft/2020-12/schema" || s.ID != "http://locuri.example"+home+"/"+name || s.Type != "object" ||
				len(s.Properties) == 0 || s.AdditionalProperties == nil || *s.AdditionalProperties {
				t.Errorf("%s of %s: %s", name, home, a.body)
			}
			seen := map[int]bool{}
			for property, p := range s.Properties {
				if spatial := strings.HasPrefix(p.Format, "geometry-"); spatial == (p.Type != "") || p.Title == "" {
					t.Errorf("%s of %s: %s has type %q, format %q, title %q", name, home, property, p.Type, p.Format, p.Title)
				}
				if p.Seq != nil && seen[*p.Seq] {
					t.Errorf("%s: the number %d is there twice", home, *p.Seq)
				}
				if p.Seq != nil {
					seen[*p.Seq] = true
				}
			}
		}
		s := bodyOf[schemaAnswer](w.nobody().do("GET", home+"/schema", ""))
		if s.Properties["id"].Role != "id" || s.Properties["geometry"].Role != "primary-geometry" {
			t.Errorf("%s: roles %+v", home, s.Properties)
		}
	}
	places := bodyOf[schemaAnswer](w.nobody().do("GET", "/api/collections/places/schema", ""))
	if !slices.Equal(places.Required, []string{"geometry", "kind", "category"}) || places.Properties["kind"].ReadOnly || !places.Properties["area_m2"].ReadOnly ||
		!slices.Contains(places.Properties["life"].Enum, "reported_gone") {
		t.Errorf("places: %+v", places)
	}
	// In the collection of one kind there is that kind, which need not be said, and its categories.
	spaces := bodyOf[schemaAnswer](w.nobody().do("GET", "/api/collections/public-spaces/schema", ""))
	if !slices.Equal(spaces.Required, []string{"geometry", "category"}) || !slices.Equal(spaces.Properties["kind"].Enum, []string{"space"}) ||
		!slices.Contains(spaces.Properties["category"].Enum, "square") || slices.Contains(spaces.Properties["category"].Enum, "mural") {
		t.Errorf("public spaces: %+v", spaces)
	}
}

// A feature that has just what the schema requires, and a name, is taken; without any of it it is not.
func TestRequiredIsRequired(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	whole := map[string]any{"type": "Feature", "geometry": json.RawMessage(somewhere), "properties": map[string]any{"kind": "space", "category": "square", "title_ro": "Piața"}}
	post := func(body any) *answer {
		text, err := json.Marshal(body)
		must(t, err)
		return w.by("planner").ask("POST", "/api/collections/places/items", string(text))
	}
	for _, name := range bodyOf[schemaAnswer](w.nobody().do("GET", "/api/collections/places/schema", "")).Required {
		part := maps.Clone(whole)
		part["properties"] = maps.Clone(whole["properties"].(map[string]any))
		delete(part, name)
		delete(part["properties"].(map[string]any), name)
		post(part).want(400)
	}
	post(whole).want(201)
}

// GDAL reads the fields of a layer from a schema in the shape of a feature, behind this link.
func TestDescribedBy(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var links []struct{ Rel, Type, Href string }
	c := bodyOf[struct {
		Links []struct{ Rel, Type, Href string }
	}](w.nobody().do("GET", "/api/collections/places", ""))
	for _, l := range c.Links {
		if l.Rel == "describedby" && l.Type == "application/schema+json" {
			links = append(links, l)
		}
	}
	if len(links) != 1 {
		t.Fatalf("links: %+v", c.Links)
	}
	s := bodyOf[struct {
		Properties struct {
			Properties struct {
				Properties map[string]struct{ Type, Format string }
			}
		}
	}](w.nobody().do("GET", strings.TrimPrefix(links[0].Href, "http://locuri.example"), ""))
	fields := s.Properties.Properties.Properties
	if fields["updated_at"].Format != "date-time" || fields["area_m2"].Type != "number" || fields["starts_on"].Format != "date" || fields["aliases"].Type != "array" {
		t.Errorf("got %+v", fields)
	}
}

// /conf/queryables-query-parameters: every plain queryable is a parameter.
func TestQueryablesAreParameters(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	across := feature(`{"type":"LineString","coordinates":[[21.299,45.76],[21.309,45.76]]}`, `,"title_ro":"Linie"`) // mostly in Fabric, and in Centru
	w.by("planner").do("POST", "/api/collections/places/items", across).want(201)
	if all := titles(bodyOf[collectionAnswer](w.nobody().do("GET", "/api/collections/places/items?neighbourhoods=centru", ""))); !slices.Contains(all, "Linie") {
		t.Errorf("in Centru, if only in part, are %v", all)
	}
	for i := range geo.Collections {
		c := &geo.Collections[i]
		features := bodyOf[collectionAnswer](w.nobody().do("GET", "/api/collections/"+c.ID+"/items", "")).Features
		for _, f := range c.Fields() {
			if !f.Queryable || !f.Plain() || len(features) == 0 {
				continue
			}
			value := features[0].Properties[f.Name]
			if f.Role == geo.IDRole || value == nil {
				continue
			}
			text, _ := json.Marshal(value)
			query := f.Name + "=" + url.QueryEscape(strings.Trim(string(text), `"`))
			found := bodyOf[collectionAnswer](w.nobody().do("GET", "/api/collections/"+c.ID+"/items?"+query, "")).Features
			if len(found) == 0 {
				t.Errorf("%s?%s finds nothing", c.ID, query)
			}
			for _, g := range found {
				if got := g.Properties[f.Name]; got != value {
					t.Errorf("%s?%s finds one with %v", c.ID, query, got)
				}
			}
		}
	}
	for query, field := range map[string]string{"area_m2=large": "area_m2", "version=1.5": "version", "example=maybe": "example", "starts_on=2019": "starts_on",
		"updated_at=yesterday": "updated_at", "certainty=perhaps": "certainty", "category=castle": "category", "colour=red": "colour", "updated_at=0000-01-01T00:00:00Z": "updated_at"} {
		w.nobody().do("GET", "/api/collections/places/items?"+query, "").wantFields(field)
	}
	w.nobody().do("GET", "/api/collections/rivers/items?kind=space", "").wantFields("kind")
}

// What is told as sortable is taken by sortby, from the first to the last and back, on every page.
func TestSortablesSort(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for i := range geo.Collections {
		home := "/api/collections/" + geo.Collections[i].ID
		for property := range bodyOf[schemaAnswer](w.nobody().do("GET", home+"/sortables", "")).Properties {
			up, down := idsBy(w, home+"/items?limit=2&sortby="+property), idsBy(w, home+"/items?limit=2&sortby=-"+property)
			slices.Reverse(down)
			if !slices.Equal(up, down) {
				t.Errorf("%s by %s: %v up, %v down and turned", home, property, up, down)
			}
		}
	}
	w.nobody().do("GET", "/api/collections/rivers/items?sortby=title", "").wantFields("sortby")
	w.nobody().do("GET", "/api/collections/places/items?sortby=area_m2", "").wantFields("sortby")
}

// idsBy reads a list to its end.
func idsBy(w *world, path string) (ids []int64) {
	for path != "" {
		page := bodyOf[struct {
			Features []struct{ ID int64 }
			Links    []struct{ Rel, Href string }
		}](w.nobody().do("GET", path, "").want(200))
		for _, f := range page.Features {
			ids = append(ids, f.ID)
		}
		path = ""
		for _, l := range page.Links {
			if l.Rel == "next" {
				path = strings.TrimPrefix(l.Href, "http://locuri.example")
			}
		}
	}
	return ids
}

// OGC 17-069r4 §7.14: where and when a collection is. An end that is open for one is open for all.
func TestExtent(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type extent struct {
		Attribution string
		Extent      *struct {
			Spatial  *struct{ BBox [][]float64 }
			Temporal *struct{ Interval [][]*string }
		}
	}
	of := func(id string) extent {
		return bodyOf[extent](w.nobody().do("GET", "/api/collections/"+id, "").want(200))
	}
	if e := of("places").Extent; e != nil {
		t.Errorf("nothing is somewhere: %+v", e)
	}
	if e := of("rivers").Extent; e.Spatial == nil || e.Temporal != nil {
		t.Errorf("a river has no time: %+v", e)
	}
	interval := func() []string {
		var ends []string
		for _, end := range of("places").Extent.Temporal.Interval[0] {
			if end == nil {
				ends = append(ends, "open")
				continue
			}
			ends = append(ends, *end)
		}
		return ends
	}
	for _, step := range []struct{ properties, from, to string }{
		{`,"title_ro":"a","starts":"2019-10","ends":"2020"`, "2019-10-01T00:00:00Z", "2020-12-31T23:59:59Z"},
		{`,"title_ro":"b"`, "2019-10-01T00:00:00Z", "2020-12-31T23:59:59Z"},
		{`,"title_ro":"c","starts":"2018"`, "2018-01-01T00:00:00Z", "open"},
		{`,"title_ro":"d","ends":"2030-02-03"`, "open", "open"},
	} {
		w.by("planner").do("POST", "/api/collections/places/items", feature(somewhere, step.properties)).want(201)
		if got := interval(); !slices.Equal(got, []string{step.from, step.to}) {
			t.Errorf("with %s: %v, want %s to %s", step.properties, got, step.from, step.to)
		}
	}
	w.tag() // a project of 2026 to 2027
	// OGC 17-069r4 /req/core/fc-time-response holds wherever there is a time.
	for datetime, want := range map[string]int{"1900-01-01/1999-12-31": 0, "2027-12-31": 1, "2026-01-01/..": 1, "2028-01-01/..": 0} {
		if ids := idsBy(w, "/api/collections/projects/items?datetime="+datetime); len(ids) != want {
			t.Errorf("projects of %s: %v, want %d", datetime, ids, want)
		}
	}
	if ids := idsBy(w, "/api/collections/rivers/items?datetime=1900-01-01"); len(ids) != 1 {
		t.Errorf("a river without a time is of all times; got %v", ids)
	}
	if e := of("projects").Extent; e.Temporal == nil || *e.Temporal.Interval[0][1] != "2027-12-31T23:59:59Z" {
		t.Errorf("projects: %+v", e.Temporal)
	}
}

// The document as clients get it is valid, is relative to /api, and has the paths of each collection in full.
// takes gives the parameters that a list or a tile of the open data takes: those that the answer to an unknown one tells.
func (w *world) takes(path string) []string {
	a := w.nobody().ask("GET", "/api"+path+"?colour=red", "").want(400)
	_, known, _ := strings.Cut(string(a.body), "known are ")
	known, _, _ = strings.Cut(known, `"`)
	return strings.Split(known, ", ")
}

func TestServedDefinition(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.tag() // ours has a place: it has a collection
	body := w.nobody().do("GET", "/api/openapi.json", "").want(200).body
	document, err := openapi3.NewLoader().LoadFromData(body)
	must(t, err)
	must(t, document.Validate(t.Context()))
	if document.Servers[0].URL != "http://locuri.example/api" {
		t.Errorf("server %s", document.Servers[0].URL)
	}
	for _, id := range []string{"places", "interventions", "projects", "rivers", "partner-ours"} {
		item := document.Paths.Value("/collections/" + id + "/items")
		if item == nil || item.Get == nil {
			t.Fatalf("no path of %s", id)
		}
		limit := item.Get.Parameters[0]
		if limit.Ref != "#/components/parameters/limit" {
			t.Errorf("%s: limit is %q", id, limit.Ref)
		}
		for _, p := range item.Get.Parameters {
			if p.Value.Style != "form" || p.Value.Explode == nil || *p.Value.Explode {
				t.Errorf("%s: %s has style %q", id, p.Value.Name, p.Value.Style)
			}
		}
		if writable := id == "places" || id == "interventions"; (item.Post != nil) != writable {
			t.Errorf("%s: POST is told of wrongly", id)
		}
	}
	// OGC 17-069r4 /req/core/query-param-unknown: what is taken is what the document tells.
	for path, item := range document.Paths.Map() {
		list := strings.HasSuffix(path, "/items") && !strings.Contains(path, "{")
		if !list && !strings.HasPrefix(path, "/tile") && !strings.HasPrefix(path, "/collections/{collectionId}/tiles") {
			continue
		}
		address := strings.NewReplacer("{tileMatrix}", "0", "{tileRow}", "0", "{tileCol}", "0", "{collectionId}", "places", "{tileMatrixSetId}", "WebMercatorQuad").Replace(path)
		for _, name := range w.takes(address) {
			if name != "as-of" && item.Get.Parameters.GetByInAndName("query", name) == nil { // as-of says itself where it cannot be asked
				t.Errorf("%s takes %s, which is not told", path, name)
			}
		}
	}
	limit := document.Components.Parameters["limit"].Value.Schema.Value
	if *limit.Min != 1 || *limit.Max != 10000 || limit.Default != 100.0 {
		t.Errorf("limit: %v to %v, default %v", *limit.Min, *limit.Max, limit.Default)
	}
	if rivers := document.Paths.Value("/collections/rivers/items").Get.Parameters; rivers.GetByInAndName("query", "kind") != nil || rivers.GetByInAndName("query", "length_m") == nil {
		t.Error("rivers have the parameters of places, or not their own")
	}
}
