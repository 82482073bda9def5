package api_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/cql2"
)

// filterQuery gives the query of a list that is filtered, from name, value, name, value …
func filterQuery(pairs ...string) string {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return "?" + values.Encode()
}

// filtered gives the titles of the places that a filter finds, sorted.
func (w *world) filtered(pairs ...string) []string {
	w.t.Helper()
	found := titles(bodyOf[collectionAnswer](w.nobody().do("GET", "/api/collections/places/items"+filterQuery(pairs...), "").want(200)))
	slices.Sort(found)
	return found
}

// everything is what newTown has, sorted by code point.
var everything = []string{"Ancora", "Chei", "Piața Unirii", "Zid", "Țesătoarea", "Șopron"}

func TestFilterFinds(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	slices.Sort(everything)
	for filter, want := range map[string][]string{
		"kind = 'space'":     {"Piața Unirii", "Șopron"},
		"kind <> 'space'":    {"Ancora", "Chei", "Zid", "Țesătoarea"},
		"true":               everything,
		"false":              {},
		"title < 'Piața'":    {"Ancora", "Chei"},
		"title > 'Zid'":      {"Țesătoarea", "Șopron"}, // by code point, not as in a dictionary
		"id IN (1, 3)":       {"Zid", "Țesătoarea"},
		"id NOT IN (1,2,3)":  {"Ancora", "Chei", "Șopron"},
		"id BETWEEN 2 AND 1": {},
		"id * 2 - 1 = 5":     {"Zid"},
		"id % 2 = 0 AND id div 2 > 1 AND id ^ 2 < 30":            {"Chei"},
		"title LIKE '%e%'":                                       {"Chei", "Țesătoarea"},
		"CASEI(title) LIKE CASEI('Ș%')":                          {"Șopron"},
		"ACCENTI(CASEI(title)) = ACCENTI(CASEI('PIATA UNIRII'))": {"Piața Unirii"},
		"life = 'live' AND NOT kind = 'riverside'":               {"Piața Unirii", "Țesătoarea"},
		"osm IS NULL AND kind = 'space'":                         {"Șopron"},
		"osm IS NOT NULL":                                        {"Piața Unirii"},
		"osm <> 'way/8'":                                         {"Piața Unirii"}, // NULL is not other than anything
		"A_CONTAINS(aliases, ('Losonczi tér'))":                  {"Piața Unirii"},
		"A_OVERLAPS(aliases, ('x', 'y'))":                        {},
		"NOT A_OVERLAPS(aliases, ('x', 'y'))":                    {"Piața Unirii"}, // the others have none
		"A_CONTAINEDBY(aliases, (1, 'Losonczi tér', true))":      {"Piața Unirii"},
		"A_CONTAINS(aliases, ('Losonczi tér', 1))":               {},
		"NOT A_EQUALS(('Losonczi tér', 1), aliases)":             {"Piața Unirii"},
		"title = title_ro":                                       everything,
		"title_en <> title":                                      {"Chei"},
		"T_INTERSECTS(INTERVAL(starts_on, ends_on), INTERVAL('2019-06-01', '2019-06-30'))":         {"Zid"},
		"T_AFTER(starts_on, DATE('2020-01-01'))":                                                   {"Șopron"},
		"starts_on in ('2019-01-01', '2027-01-01')":                                                {"Zid", "Șopron"},
		"updated_at > TIMESTAMP('2020-01-01T00:00:00Z')":                                           everything,
		"T_BEFORE(updated_at, TIMESTAMP('2020-01-01T00:00:00Z'))":                                  {},
		"S_INTERSECTS(geometry, BBOX(21.205,45.755,21.225,45.765))":                                {"Piața Unirii", "Țesătoarea"},
		"S_INTERSECTS(geometry, BBOX(-180,-90,180,90))":                                            everything,
		"S_INTERSECTS(geometry, BBOX(170,-90,-170,90))":                                            {},
		"S_INTERSECTS(geometry, POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90)))":              everything,
		"S_DISJOINT(geometry, BBOX(21.205,45.755,21.245,45.765))":                                  {"Ancora", "Chei", "Șopron"},
		"S_EQUALS(geometry, POINT(21.21 45.76))":                                                   {"Țesătoarea"},
		"S_WITHIN(geometry, GEOMETRYCOLLECTION(POINT(21.21 45.76), MULTIPOINT((21.22 45.76))))":    {"Piața Unirii", "Țesătoarea"},
		"S_TOUCHES(geometry, LINESTRING(21.21 45.76, 21.23 45.76))":                                {"Zid", "Țesătoarea"},
		"S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(21.21 45.76), LINESTRING(0 0, 1 1)))":     {"Țesătoarea"},
		"S_INTERSECTS(geometry, BBOX(21.22, 45.76, 21.22, 45.76))":                                 {"Piața Unirii"},
		"S_INTERSECTS(geometry, MULTILINESTRING((21.2 45.76, 21.215 45.76),(21.3 45.7, 21.3 46)))": {"Țesătoarea"},
	} {
		slices.Sort(want)
		if diff := cmp.Diff(want, w.filtered("filter", filter, "limit", "100")); diff != "" {
			t.Errorf("%s:\n%s", filter, diff)
		}
		e, err := cql2.Parse(cql2.Text, filter, geo.Stored)
		must(t, err)
		if diff := cmp.Diff(want, w.filtered("filter", string(cql2.WriteJSON(e)), "filter-lang", "cql2-json")); diff != "" {
			t.Errorf("%s:\n%s", cql2.WriteJSON(e), diff)
		}
	}
}

// A filter holds together with every other parameter (OGC 19-079r2 /req/features-filter/mixing-expressions).
func TestFilterHoldsTogetherWithOthers(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, c := range []struct {
		want  []string
		pairs []string
	}{
		{[]string{}, []string{"filter", "kind = 'space'", "bbox", "-10,-10,-9,-9"}},
		{[]string{"Piața Unirii"}, []string{"filter", "kind = 'space'", "bbox", "21.2,45.7,21.23,45.8"}},
		{[]string{"Piața Unirii"}, []string{"filter", "kind = 'space'", "life", "live"}},
		{[]string{"Zid"}, []string{"filter", "kind = 'intervention' AND starts IS NOT NULL", "datetime", "2019-05-01/.."}},
		{[]string{"Șopron"}, []string{"filter", "kind = 'space'", "q", "sopron"}},
		{[]string{"Piața Unirii"}, []string{"filter", "kind = 'space'", "limit", "1"}},
	} {
		if diff := cmp.Diff(c.want, w.filtered(c.pairs...)); diff != "" {
			t.Errorf("%v:\n%s", c.pairs, diff)
		}
	}
	// Pages of a filtered list go on with the filter.
	first := bodyOf[collectionAnswer](w.nobody().do("GET", "/api/collections/places/items"+filterQuery("filter", "kind = 'space'", "limit", "1"), ""))
	next := first.Links[slices.IndexFunc(first.Links, func(l struct{ Href, Rel, Type string }) bool { return l.Rel == "next" })]
	second := bodyOf[collectionAnswer](w.nobody().do("GET", strings.TrimPrefix(next.Href, "http://locuri.example"), "").want(200))
	if got := titles(second); len(got) != 1 || got[0] != "Șopron" || *first.NumberMatched != 2 {
		t.Errorf("second page: %v of %d", got, *first.NumberMatched)
	}
}

// Every collection takes filters on its own fields, and each field can be asked for.
func TestEveryQueryableCanBeAskedFor(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.tag()
	values := map[geo.FieldType]string{geo.StringField: "'foo'", geo.IntegerField: "1", geo.NumberField: "3.14", geo.BooleanField: "true",
		geo.DateField: "DATE('2022-04-14')", geo.TimeField: "TIMESTAMP('2022-04-14T14:48:46Z')"}
	for i := range geo.Collections {
		c := &geo.Collections[i]
		for _, f := range c.Fields() {
			if !f.Queryable {
				continue
			}
			filters := []string{f.Name + " IS NULL", "NOT " + f.Name + " IS NULL"}
			for _, op := range []string{"=", "<>", "<", ">", "<=", ">="} {
				if f.Plain() {
					filters = append(filters, f.Name+" "+op+" "+values[f.Type], f.Name+" "+op+" "+f.Name, f.Name+" IN ("+values[f.Type]+")")
				}
			}
			switch f.Type {
			case geo.StringField:
				filters = append(filters, "ACCENTI(CASEI("+f.Name+")) LIKE ACCENTI(CASEI('foo%'))")
			case geo.IntegerField, geo.NumberField:
				filters = append(filters, f.Name+" BETWEEN 0 AND 100", f.Name+" + 1.5 > "+f.Name+" * 2")
			case geo.DateField, geo.TimeField:
				filters = append(filters, "T_AFTER("+f.Name+", "+values[f.Type]+")", "T_DURING(INTERVAL("+f.Name+",'..'), INTERVAL('..', '2022-01-01'))")
			case geo.StringsField:
				filters = append(filters, "A_CONTAINS("+f.Name+`, ("foo","bar"))`, "A_EQUALS("+f.Name+", ())")
			case geo.NumbersField:
				filters = append(filters, "A_OVERLAPS("+f.Name+", (1, 2.5))", "A_CONTAINEDBY("+f.Name+", (1))")
			case geo.ShapeField:
				filters = append(filters, "S_INTERSECTS("+f.Name+", BBOX(20, 45, 22, 46))", "S_CROSSES("+f.Name+", "+f.Name+")")
			}
			both := strings.Join(filters[:2], " AND ")
			for _, filter := range append(filters, both) {
				a := w.nobody().do("GET", "/api/collections/"+c.ID+"/items"+filterQuery("filter", filter), "").want(200)
				if found := bodyOf[collectionAnswer](a); filter == both && found.NumberReturned != 0 {
					t.Errorf("%s: %s finds something", c.ID, filter)
				}
			}
		}
	}
}

// What a feature shows is what a filter finds it by: its values, its geometry, and NULL for what it does not show.
func TestFeaturesAreFoundByWhatTheyShow(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.tag()
	odd := &geo.Place{Kind: geo.Space, Category: "park", Title: geo.Text{"ro": "Triunghi"}, Life: geo.Live, Publication: geo.Published,
		Geometry: orb.Polygon{{{21.2345671, 45.7345673}, {21.2348675, 45.7345677}, {21.2348679, 45.7347671}, {21.2345671, 45.7345673}}}}
	must(t, w.db.CreatePlace(t.Context(), system, odd, "its point has many decimals"))
	w.event(odd.ID, geo.Published)
	_, _, err := w.db.CreateTags(t.Context(), system, w.project(), []geo.Tag{{PlaceID: odd.ID, Role: geo.Venue}})
	must(t, err)
	must(t, w.db.CreateTrail(t.Context(), system, &geo.Trail{Title: geo.Text{"ro": "Ocol"}, Mode: geo.OnFoot, Publication: geo.Published,
		Stops: []geo.TrailStop{{PlaceID: odd.ID, Via: []orb.Point{{21.234567891, 45.7}}}, {PlaceID: w.place()}}}))
	for i := range geo.Collections {
		c := &geo.Collections[i]
		path := "/api/collections/" + c.ID + "/items"
		for _, f := range bodyOf[shownList](w.nobody().do("GET", path+"?limit=100", "").want(200)).Features {
			shown := f.condition(c.Fields())
			found := bodyOf[shownList](w.nobody().do("GET", path+filterQuery("filter-lang", "cql2-json", "filter", shown), "").want(200)).Features
			if !slices.ContainsFunc(found, func(other shownFeature) bool { return other.ID == f.ID }) {
				t.Errorf("%s does not find %d by %s", c.ID, f.ID, shown)
			}
		}
	}
}

type shownList struct{ Features []shownFeature }

type shownFeature struct {
	ID         int64
	Geometry   json.RawMessage
	Properties map[string]json.RawMessage
}

// condition says in CQL2 JSON all that the feature shows.
func (f shownFeature) condition(fields []geo.Field) string {
	var parts []string
	for _, field := range fields {
		value, shown := f.Properties[field.Name]
		operator := "="
		switch {
		case !field.Queryable || field.Role == geo.IDRole:
			continue
		case field.Type == geo.ShapeField:
			value, shown, operator = f.Geometry, string(f.Geometry) != "null", "s_equals"
		case field.Type == geo.StringsField, field.Type == geo.NumbersField:
			operator = "a_equals"
		case shown && field.Type == geo.DateField:
			value = fmt.Appendf(nil, `{"date":%s}`, value)
		case shown && field.Type == geo.TimeField:
			value = fmt.Appendf(nil, `{"timestamp":%s}`, value)
		}
		part := fmt.Sprintf(`{"op":%q,"args":[{"property":%q},%s]}`, operator, field.Name, value)
		if !shown {
			part = fmt.Sprintf(`{"op":"isNull","args":[{"property":%q}]}`, field.Name)
		}
		parts = append(parts, part)
	}
	return `{"op":"and","args":[` + strings.Join(parts, ",") + `]}`
}

// The literals of a filter are in filter-crs, in its authority's axis order (OGC 19-079r2 /req/filter/filter-crs-param).
func TestFilterCRS(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	// Piața Unirii at 21.22 E 45.76 N is at 206176 E 480326 N in Stereo 70 (gdaltransform).
	for crs, filter := range map[string]string{
		"http://www.opengis.net/def/crs/OGC/1.3/CRS84": "S_INTERSECTS(geometry, BBOX(21.215,45.755,21.225,45.765))",
		"http://www.opengis.net/def/crs/EPSG/0/4326":   "S_INTERSECTS(geometry, BBOX(45.755,21.215,45.765,21.225))",
		"http://www.opengis.net/def/crs/EPSG/0/3857":   "S_INTERSECTS(geometry, BBOX(2361640,5741500,2362770,5744000))",
		"http://www.opengis.net/def/crs/EPSG/0/3844":   "S_INTERSECTS(geometry, BBOX(480000,205900,480600,206500))",
	} {
		if got := w.filtered("filter", filter, "filter-crs", crs); !slices.Equal(got, []string{"Piața Unirii"}) {
			t.Errorf("%s: %v", crs, got)
		}
	}
	if a := w.nobody().ask("GET", "/api/collections/places/items"+filterQuery("filter", "S_INTERSECTS(geometry, POINT(45.76 21.22))", "filter-crs", "[EPSG:4326]"), ""); a.StatusCode != 200 {
		t.Errorf("a safe CURIE is refused: %s", a.body)
	}
}

func TestFilterRefuses(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, c := range []struct {
		fields, query string
	}{
		{"filter", filterQuery("filter", "THIS IS NOT A FILTER")},
		{"filter", filterQuery("filter", "THIS IS NOT A FILTER", "filter-lang", "cql2-text")},
		{"filter", filterQuery("filter", "THIS IS NOT A FILTER", "filter-lang", "cql2-json")},
		{"filter", filterQuery("filter", "")},
		{"filter", filterQuery("filter", "nothing_like_it = 1")},
		{"filter", filterQuery("filter", "neighbourhoods IS NULL")},
		{"filter", filterQuery("filter", `{"op":"=","args":[{"property":"kind"},"space"]}`)},
		{"filter", filterQuery("filter", "S_INTERSECTS(geometry,BBOX(1000000,1000000,2000000,2000000))")},
		{"filter", filterQuery("filter", "S_INTERSECTS(geometry,POINT(90 180))")},
		{"filter", filterQuery("filter", "S_INTERSECTS(geometry,POINT(21.22 45.76))", "filter-crs", "http://www.opengis.net/def/crs/EPSG/0/3844")},
		{"filter", filterQuery("filter", "S_INTERSECTS(geometry,MULTIPOINT(7.02 49.92, 90 180))")},
		{"filter", filterQuery("filter", "S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(21.21 45.76), BBOX(0,0,1,1)))")},
		{"filter", filterQuery("filter", "id = 'one'")},
		{"filter", filterQuery("filter", "title = 1")},
		{"filter", filterQuery("filter", "1 / (id - 1) > 0")},
		{"filter", filterQuery("filter", "id % 0 = 1")},
		{"filter", filterQuery("filter", "10.0 ^ (id * 400) > 0")},
		{"filter", filterQuery("filter", "(0 - id) ^ 0.5 > 0")},
		{"filter", filterQuery("filter", "id * 9223372036854775807 > 0")},
		{"filter", filterQuery("filter", "title LIKE 'a\\'")},
		{"filter", filterQuery("filter", strings.Repeat("(", 5000)+"true")},
		{"filter", filterQuery("filter", strings.Repeat("NOT ", 2000)+"true")},
		{"filter", filterQuery("filter", "title = '"+strings.Repeat("a", 9000)+"'")},
		{"filter-lang", filterQuery("filter", "true", "filter-lang", "sql")},
		{"filter-crs", filterQuery("filter", "true", "filter-crs", "http://www.opengis.net/def/crs/OGC/0/does_not_exist")},
		{"filter", "?filter=true&filter=false"},
		{"filter", "?filter=title%20=%20'%ff'"},
	} {
		w.nobody().do("GET", "/api/collections/places/items"+c.query, "").wantFields(c.fields)
	}
	a := w.nobody().do("GET", "/api/collections/rivers/items"+filterQuery("filter", "kind = 'space'"), "").want(400)
	if body := string(a.body); !strings.Contains(body, "origin_m") || !strings.Contains(body, "at character 1") {
		t.Errorf("the queryables are not told: %s", body)
	}
	a = w.nobody().do("GET", "/api/collections/places/items"+filterQuery("filter", ` {"op":"not"}`), "").want(400)
	if !strings.Contains(string(a.body), "filter-lang=cql2-json") {
		t.Errorf("the other language is not told: %s", a.body)
	}
}

// A tile draws what the filter finds, far out and near.
func TestFilterOfTiles(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, tile := range []string{"0/0/0", "11/730/1144"} { // the second around 21.24 E 45.75 N
		all := w.nobody().do("GET", "/api/tiles/WebMercatorQuad/"+tile, "").want(200)
		some := w.nobody().do("GET", "/api/tiles/WebMercatorQuad/"+tile+filterQuery("filter", "river_km % 1 >= 0 AND title LIKE 'C%'"), "").want(200)
		if len(some.body) >= len(all.body) || !strings.Contains(string(some.body), "Chei") {
			t.Errorf("%s: %d bytes of %d", tile, len(some.body), len(all.body))
		}
		w.nobody().do("GET", "/api/tiles/WebMercatorQuad/"+tile+filterQuery("filter", "false"), "").want(204)
		w.nobody().do("GET", "/api/tiles/WebMercatorQuad/"+tile+filterQuery("filter", "1 / (id - id) = 1"), "").wantFields("filter")
		w.nobody().do("GET", "/api/tiles/WebMercatorQuad/"+tile+filterQuery("filter", "nothing"), "").wantFields("filter")
	}
}

// What GDAL and QGIS write.
func TestFilterOfClients(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for _, c := range []struct{ language, filter, want string }{
		{"cql-text", "((kind = 'space') AND (title ILIKE 'piața%'))", "Piața Unirii"},
		{"cql-text", "(osm IS NULL) AND starts_on >= '2027/01/01'", "Șopron"},
		{"cql-text", "(NOT (created_at < '2026-01-01T00:00:00Z')) AND title = 'Zid'", "Zid"},
		{"cql2-text", `(("kind" = 'space') AND (CASEI("title") LIKE CASEI('PIAȚA%')))`, "Piața Unirii"},
		{"cql2-text", `(( - ("id")) = -3)`, "Zid"},
		{"cql2-text", `("title" = 'Zid') OR ("title" = 'a\\b''c')`, "Zid"},
		{"cql2-text", `("created_at" >= TIMESTAMP('2020-01-01T00:00:00.000Z')) AND ("starts_on" = DATE('2019-01-01'))`, "Zid"},
	} {
		if got := w.filtered("filter-lang", c.language, "filter", c.filter); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %v, want %s", c.filter, got, c.want)
		}
	}
}
