package api_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"locuri/geo"
)

type revisionFeature struct {
	Geometry   struct{ Type string }
	Properties map[string]any
	Version    int
	Author     string
	Reason     string
	AreaM2     float64 `json:"area_m2"`
	LengthM    float64 `json:"length_m"`
}

func (w *world) revision(id int64, version int) revisionFeature {
	w.t.Helper()
	return bodyOf[revisionFeature](w.by("nobody").do("GET", fmt.Sprintf("/api/places/%d/revisions/%d", id, version), "").want(200))
}

func restorationPath(id int64, version int) string {
	return fmt.Sprintf("/api/places/%d/revisions/%d/restoration", id, version)
}

func TestARevisionComesBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.place()
	item := fmt.Sprintf("/api/collections/places/items/%d", id)
	w.by("planner").do("PATCH", item, `{"geometry":{"type":"Polygon","coordinates":[[[21.22,45.76],[21.221,45.76],[21.221,45.761],[21.22,45.76]]]},
		"properties":{"kind":"riverside","category":"quay","title_ro":"Alta","title_en":"Other","note":"x","osm":"way/1","aliases":["y"],"starts":"2020"}}`).want(200)
	w.step("planner", id, "life", "paused")
	first, second := w.revision(id, 1), w.revision(id, 2)
	if first.Geometry.Type != "Point" || first.AreaM2 != 0 || second.AreaM2 < 3000 || second.AreaM2 != second.Properties["area_m2"] || second.Author != w.actors["planner"].Name {
		t.Errorf("got %+v and %+v", first, second)
	}
	a := w.by("planner").do("POST", restorationPath(id, 1), `{"reason":" Era mai bine ","version":3}`).want(201)
	got := bodyOf[revisionFeature](a)
	if want := fmt.Sprintf("http://locuri.example/api/places/%d/revisions/4", id); a.Header.Get("Location") != want || got.Version != 4 || got.Reason != "Era mai bine" {
		t.Errorf("at %s: %+v", a.Header.Get("Location"), got)
	}
	for _, derived := range []string{"version", "updated_at"} {
		delete(first.Properties, derived)
		delete(got.Properties, derived)
	}
	first.Properties["life"] = "paused" // the states stay as they are
	if want, is := fmt.Sprint(first.Properties), fmt.Sprint(got.Properties); is != want || got.Geometry.Type != "Point" {
		t.Errorf("restored %s, want %s", is, want)
	}
	w.by("planner").do("POST", restorationPath(id, 1), `{"reason":"Iar","version":4}`).want(409)
	w.by("planner").do("POST", restorationPath(id, 2), `{"reason":"Iar","version":3}`).want(412)
	w.by("planner").do("POST", restorationPath(id, 9), `{"reason":"Iar","version":4}`).want(404)
	w.by("planner").do("POST", restorationPath(id, 2), `{"reason":" ","version":0}`).want(400).wantFields("reason", "version")
	w.by("planner").do("POST", restorationPath(id, 2), `{"reason":"Da","version":4}`).want(201)
	if back := w.revision(id, 5); back.AreaM2 != second.AreaM2 || back.Properties["river_bank"] == nil {
		t.Errorf("facts are not derived again: %+v", back)
	}
}

// What stood in it then may not be among the properties: it is measured now, and what is no property any more is left out.
func TestAnOldRevisionIsMeasuredAndRestored(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.edited()
	_, err := w.db.Pool().Exec(t.Context(), `UPDATE place_revision SET properties = (properties::jsonb - 'length_m' || '{"colour":"red"}')::text WHERE place_id = $1 AND version = 2`, id)
	must(t, err)
	if got := w.revision(id, 2); math.Abs(got.LengthM-777) > 3 || got.Properties["length_m"] != nil {
		t.Errorf("length %v, properties %v", got.LengthM, got.Properties)
	}
	w.by("planner").do("POST", restorationPath(id, 1), `{"reason":"Da","version":2}`).want(201)
	w.by("planner").do("POST", restorationPath(id, 2), `{"reason":"Nu","version":3}`).want(201)
}

// What was hidden can neither be read nor brought back by who may not see it, and a state never comes back.
func TestHiddenRevisionsStayHidden(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	id := w.openProposal()
	path := fmt.Sprintf("/api/places/%d/revisions/", id)
	for _, c := range []struct {
		who, version string
		status       int
	}{
		{"nobody", "1", 404}, {"editor", "1", 404}, {"resident", "1", 200}, {"planner", "1", 200}, {"nobody", "2", 200},
		{"nobody", "0", 404}, {"nobody", "x", 404}, {"nobody", "99999999999", 404}, {"nobody", "2?x=1", 400},
	} {
		w.by(c.who).ask("GET", path+c.version, "").want(c.status)
	}
	w.by("planner").do("PATCH", fmt.Sprintf("/api/collections/places/items/%d", id), `{"properties":{"note":"x"}}`).want(200)
	a := w.by("planner").do("POST", restorationPath(id, 1), `{"reason":"Da","version":3}`).want(201)
	got := bodyOf[revisionFeature](a).Properties
	if got["publication"] != "published" || got["decision"] != "received" || got["life"] != "idea" || got["note"] != nil {
		body, _ := json.Marshal(got)
		t.Errorf("got %s", body)
	}
	readOnly := w.withToken(w.actors["planner"], geo.ScopeRead)
	readOnly.ask("POST", restorationPath(id, 3), `{"reason":"Da","version":4}`).want(403)
}
