package api_test

import (
	"math"
	"net/http"
	"strings"
	"testing"
)

// What QGIS 3.40 was seen to send when somebody adds a place, changes it and deletes it: every field with null, Content-Crs
// without angle brackets and only for another system than longitude and latitude, attributes and geometry in requests of
// their own, no If-Match, and the number taken as text from behind "/items/" in Location.
func TestEditingAsQGISDoes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ crs, point, moved string }{
		"longitude, latitude": {"", `[21.227827,45.755614]`, `[21.227927,45.755614]`},
		"Stereo 70":           {"http://www.opengis.net/def/crs/EPSG/0/3844", `[479809.98,206761.25]`, `[479809.61,206769.02]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.place()
			q := &qgis{w: w, client: w.by("planner"), crs: c.crs}
			q.allow("/api/collections/place-points/items", "POST")
			id := q.create(`{"geometry":{"coordinates":` + c.point + `,"type":"Point"},"properties":{` + nulls +
				`,"category":"mural","kind":"intervention","life":"live","title_ro":"Nou"},"type":"Feature"}`)
			q.wantAt(id, 21.227827, 45.755614)
			q.allow("/api/collections/place-points/items/"+id, "PUT", "PATCH", "DELETE")
			q.patch(id, "", `{"properties":{"title_en":"New","step_free":"yes"}}`)
			q.patch(id, q.crs, `{"geometry":{"coordinates":`+c.moved+`,"type":"Point"}}`)
			if f := q.wantAt(id, 21.227927, 45.755614); f.Properties["title_en"] != "New" || f.Properties["title_ro"] != "Nou" {
				t.Errorf("changed: %v", f.Properties)
			}
			q.send("PUT", "/"+id, q.crs, `{"geometry":{"coordinates":`+c.point+`,"type":"Point"},"id":"`+id+`","properties":{`+nulls+
				`,"category":"mural","kind":"intervention","life":"live","title_ro":"Alt nume"},"type":"Feature"}`).want(200)
			if f := q.wantAt(id, 21.227827, 45.755614); f.Properties["title_en"] != nil || f.Properties["title_ro"] != "Alt nume" {
				t.Errorf("replaced: %v", f.Properties)
			}
			q.client.do("DELETE", q.path("/"+id), "").want(204)
			q.client.do("GET", q.path("/"+id), "").want(404)
		})
	}
}

// nulls are fields that QGIS sends whether they may be written or not.
const nulls = `"aliases":null,"amenities":null,"area_m2":null,"created_at":null,"decision":null,"description_ro":null,"lat":null,"lon":null,` +
	`"neighbourhoods":null,"osm":null,"projects":null,"publication":null,"river_km":null,"starts":null,"title":null,"title_en":null,` +
	`"updated_at":null,"uuid":null,"version":null,"website":null`

// qgis edits the points among the places in a reference system.
type qgis struct {
	w      *world
	client *client
	crs    string
}

func (q *qgis) path(below string) string { return "/api/collections/place-points/items" + below }

// send asks what openapi/ need not know: it speaks of no null and of numbers as identifiers.
func (q *qgis) send(method, below, crs, body string) *answer {
	q.w.t.Helper()
	media := map[string]string{"PATCH": "application/merge-patch+json"}[method]
	if media == "" {
		media = "application/geo+json"
	}
	return q.client.with("Content-Type", media, "Content-Crs", crs).ask(method, q.path(below), body)
}

// create gives the new number, read as QGIS reads it.
func (q *qgis) create(body string) string {
	q.w.t.Helper()
	location := q.send("POST", "", q.crs, body).want(http.StatusCreated).Header.Get("Location")
	_, id, _ := strings.Cut(location, "/items/")
	if id == "" || strings.ContainsAny(id, "?/%") {
		q.w.t.Fatalf("Location %q", location)
	}
	return id
}

func (q *qgis) patch(id, crs, body string) {
	q.w.t.Helper()
	q.send("PATCH", "/"+id, crs, body).want(200)
}

// allow asks by OPTIONS what may be done, not as a browser asks.
func (q *qgis) allow(path string, methods ...string) {
	q.w.t.Helper()
	allowed := q.client.ask("OPTIONS", path, "").want(200).Header.Get("Allow")
	for _, method := range methods {
		if !strings.Contains(allowed, method) {
			q.w.t.Errorf("%s: Allow %q lacks %s", path, allowed, method)
		}
	}
}

type qgisFeature struct {
	Geometry   struct{ Coordinates [2]float64 }
	Properties map[string]any
}

// wantAt gives the feature, which must be at the place to the centimetre.
func (q *qgis) wantAt(id string, longitude, latitude float64) qgisFeature {
	q.w.t.Helper()
	f := bodyOf[qgisFeature](q.client.do("GET", q.path("/"+id), "").want(200))
	if at := f.Geometry.Coordinates; math.Hypot(at[0]-longitude, at[1]-latitude) > 3e-7 {
		q.w.t.Errorf("at %v, want %v, %v", at, longitude, latitude)
	}
	return f
}
