package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"locuri/geo"
)

type shownTrail struct {
	ID       int64
	Version  int
	LengthM  float64 `json:"length_m"`
	Minutes  int
	Editable bool
	InSeason bool `json:"in_season"`
	Stops    []struct {
		Place *geo.PlaceRef
		Visit geo.Visit
	}
	Geometry struct{ Coordinates [][2]float64 }
}

func TestTrailIsMadeChangedAndRemoved(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	editor := w.by("editor")
	body := fmt.Sprintf(`{"organisation":"ours","title":{"ro":"La pas"},"mode":"foot","stops":[{"place_id":%d,"stay":15},{"place_id":%d}]}`, w.place(), w.place())
	made := editor.do("POST", "/api/trails", body).want(http.StatusCreated)
	trail := bodyOf[shownTrail](made)
	path := fmt.Sprintf("/api/trails/%d", trail.ID)
	if made.Header.Get("Location") != "http://locuri.example"+path || len(trail.Stops) != 2 || !trail.Editable || len(trail.Geometry.Coordinates) != 2 {
		t.Errorf("%v %s", made.Header, made.body)
	}
	w.nobody().do("GET", path, "").want(http.StatusNotFound) // a draft
	if list := w.nobody().do("GET", "/api/trails", ""); strings.Contains(string(list.body), "La pas") {
		t.Error("a draft is listed")
	}
	editor.with("If-Match", made.Header.Get("ETag")).do("PATCH", path, `{"publication":"published","from_month":4,"to_month":10}`).want(http.StatusOK)
	editor.with("If-Match", made.Header.Get("ETag")).do("PATCH", path, `{"mode":"bike"}`).want(http.StatusPreconditionFailed)
	shown := w.nobody().do("GET", path+"?day=2026-01-11", "").want(http.StatusOK)
	if got := bodyOf[shownTrail](shown); got.InSeason || got.Editable || got.Stops[0].Visit.State != geo.VisitOpen {
		t.Errorf("%s", shown.body)
	}
	etag := shown.Header.Get("ETag")
	w.nobody().with("If-None-Match", etag).do("GET", path+"?day=2026-01-11", "").want(http.StatusNotModified)
	list := w.nobody().do("GET", "/api/trails?mode=foot", "").want(http.StatusOK)
	w.nobody().with("If-None-Match", list.Header.Get("ETag")).do("GET", "/api/trails?mode=foot", "").want(http.StatusNotModified)
	for _, bad := range []string{"?day=tomorrow", "?day=2026-02-30", "?unknown=1"} {
		w.nobody().do("GET", path+bad, "").want(http.StatusBadRequest)
	}
	editor.do("DELETE", path, "").want(http.StatusNoContent)
	w.nobody().do("GET", path, "").want(http.StatusNotFound)
}

func TestTrailListNarrows(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	trail := w.trail(geo.Published)
	w.trail(geo.Published)
	count := func(query string) int {
		return len(bodyOf[struct{ Trails []shownTrail }](w.nobody().do("GET", "/api/trails"+query, "").want(http.StatusOK)).Trails)
	}
	for query, want := range map[string]int{
		"": 2, "?organisation=ours": 2, "?organisation=theirs": 0, "?programme=bega": 0, "?mode=bike,boat": 0, "?mode=foot": 2, "?step_free=true": 0,
		fmt.Sprintf("?place=%d", trail.Stops[0].PlaceID): 1, "?project=99": 0, "?limit=1": 1,
	} {
		if got := count(query); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
	page := bodyOf[struct{ Next string }](w.nobody().do("GET", "/api/trails?limit=1", ""))
	rest := w.nobody().do("GET", strings.TrimPrefix(page.Next, "http://locuri.example"), "").want(http.StatusOK)
	if got := bodyOf[struct{ Trails []shownTrail }](rest).Trails; len(got) != 1 {
		t.Errorf("the second page: %s", rest.body)
	}
}

// GDAL reads what a device would: the waypoints, the route and the track, with their names.
func TestTrailGPXIsReadByGDAL(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	trail := w.trail(geo.Published)
	_, err := w.db.UpdatePlace(t.Context(), system, trail.Stops[1].PlaceID, 0, "", func(pl *geo.Place) error { pl.OpeningHours = "Mo-Sa 10:00-18:00"; return nil })
	must(t, err)
	ogrinfo, err := exec.LookPath("ogrinfo")
	must(t, err)
	for day, points := range map[string]int{"2026-07-11": 2, "2026-07-12": 1} { // Sunday the second is closed
		a := w.nobody().do("GET", fmt.Sprintf("/api/trails/%d/gpx?lang=ro&day=%s", trail.ID, day), "").want(http.StatusOK)
		if a.Header.Get("Content-Type") != "application/gpx+xml" {
			t.Errorf("%v", a.Header)
		}
		file := filepath.Join(t.TempDir(), "trail.gpx")
		must(t, os.WriteFile(file, a.body, 0o600))
		out, err := exec.Command(ogrinfo, "-ro", "-al", file).CombinedOutput()
		must(t, err)
		said := string(out)
		for layer, n := range map[string]int{"waypoints": points, "routes": 1, "tracks": 1, "route_points": points, "track_points": 3} {
			_, after, found := strings.Cut(said, "Layer name: "+layer+"\n")
			if _, count, _ := strings.Cut(after, "Feature Count: "); !found || !strings.HasPrefix(count, fmt.Sprint(n)+"\n") {
				t.Errorf("%s, %s: want %d features\n%s", day, layer, n, said)
			}
		}
		if !strings.Contains(said, "name (String) = La pas") || points == 2 && !strings.Contains(said, "Cu <ocol> & pauză") ||
			!strings.Contains(said, "link1_href (String) = http://locuri.example/places/") {
			t.Errorf("names, notes and links:\n%s", said)
		}
	}
}

func TestTrailLeafletHoldsMapStopsAndCodes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	trail := w.trail(geo.Published)
	_, err := w.db.UpdatePlace(t.Context(), system, trail.Stops[0].PlaceID, 0, "", func(pl *geo.Place) error { pl.Life = geo.Ended; return nil })
	must(t, err)
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/trails/%d", trail.ID), `{"from_month":4,"to_month":10}`).want(http.StatusOK)
	a := w.nobody().do("GET", fmt.Sprintf("/api/trails/%d/leaflet?lang=en&day=2026-07-12", trail.ID), "").want(http.StatusOK)
	page := string(a.body)
	for _, want := range []string{`<html lang="en">`, "At walking pace", `class="map"`, `aria-label="QR: http://locuri.example/places/`, "Skipped that day", "is over",
		"Cu &lt;ocol&gt; &amp; pauză", "12.07.2026", "4 km/h", "season: April–October"} {
		if !strings.Contains(page, want) {
			t.Errorf("the leaflet lacks %q", want)
		}
	}
	if n := strings.Count(page, `class="code"`); n != 2 { // the trail's, and the one stop's that is open
		t.Errorf("%d codes", n)
	}
	if csp := a.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(page, " style=") {
		t.Errorf("policy %q", csp)
	}
}

func TestTrailsAreACollection(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	trail := w.trail(geo.Published)
	w.trail(geo.Draft)
	a := w.nobody().do("GET", "/api/collections/trails/items?filter=mode%3D'foot'", "").want(http.StatusOK)
	var items struct {
		Features []struct {
			ID         int64
			Properties map[string]any
			Geometry   struct{ Type string }
		}
	}
	must(t, json.Unmarshal(a.body, &items))
	if len(items.Features) != 1 || items.Features[0].ID != trail.ID || items.Features[0].Geometry.Type != "LineString" || items.Features[0].Properties["stops"] != 2.0 {
		t.Errorf("%s", a.body)
	}
	html := w.nobody().with("Accept", "text/html").do("GET", fmt.Sprintf("/api/collections/trails/items/%d", trail.ID), "").want(http.StatusOK)
	if !strings.Contains(string(html.body), fmt.Sprintf("/trails/%d", trail.ID)) {
		t.Error("the page does not lead to the trail")
	}
}

func TestStripOverHTTP(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.openProposal()
	a := w.nobody().do("GET", "/api/rivers/bega?from_km=1&to_km=6&kind=riverside", "").want(http.StatusOK)
	if strip := bodyOf[geo.Strip](a); strip.Chosen.Count != 1 || len(strip.Sites) != 1 || strip.Chosen.FromKm != 1 {
		t.Errorf("%s", a.body)
	}
	w.nobody().with("If-None-Match", a.Header.Get("ETag")).do("GET", "/api/rivers/bega?from_km=1&to_km=6&kind=riverside", "").want(http.StatusNotModified)
	for _, bad := range []string{"?from_km=6&to_km=1", "?bank=north", "?from_km=NaN", "?km=3"} {
		w.nobody().do("GET", "/api/rivers/bega"+bad, "").want(http.StatusBadRequest)
	}
	w.nobody().do("GET", "/api/rivers/timis", "").want(http.StatusNotFound)
	for _, path := range []string{"/api/collections/places/items", "/api/activity"} {
		w.nobody().do("GET", path+"?river=bega&from_km=1&to_km=6&bank=left&within_m=300", "").want(http.StatusOK)
		w.nobody().do("GET", path+"?river=bega&from_km=6&to_km=1", "").want(http.StatusBadRequest)
	}
}
