package api_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"locuri/geo"
)

// history is a place whose revisions were written an hour apart, up to now.
func (w *world) history(id int64) func(version int) string {
	w.t.Helper()
	begun := time.Now().Add(-48 * time.Hour).UTC().Truncate(time.Second)
	_, err := w.db.Pool().Exec(w.t.Context(), `UPDATE place_revision SET at = $2::timestamptz + version * interval '1 hour',
		until = CASE WHEN until = 'infinity' THEN until ELSE $2::timestamptz + (version + 1) * interval '1 hour' END WHERE place_id = $1`, id, begun)
	must(w.t, err)
	return func(version int) string {
		return "as-of=" + url.QueryEscape(begun.Add(time.Duration(version)*time.Hour+30*time.Minute).Format(time.RFC3339))
	}
}

func TestMapAsOfAMoment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	item := fmt.Sprintf("/api/collections/places/items/%d", place)
	w.patch(place, `{"title_ro":"Al doilea nume","kind":"riverside","category":"quay"}`)
	w.by("administrator").do("PATCH", item, `{"geometry":{"type":"LineString","coordinates":[[21.27,45.77],[21.28,45.78]]}}`).want(200)
	when := w.history(place)
	list, tile := "/api/collections/places/items?", "/api/tiles/WebMercatorQuad/%s?"
	for version, want := range map[int]string{0: "[]", 1: fmt.Sprint([]int64{place}), 2: fmt.Sprint([]int64{place}), 3: fmt.Sprint([]int64{place})} {
		if got := fmt.Sprint(walker{w.nobody()}.ids(list + when(version))); got != want {
			t.Errorf("at version %d the list is %s, want %s", version, got, want)
		}
	}
	ids := func(query string) string { return fmt.Sprint(walker{w.nobody()}.ids(list + query)) }
	for query, want := range map[string]bool{
		"kind=space&" + when(1): true, "kind=space&" + when(2): false, "kind=riverside&" + when(2): true, "life=live&" + when(1): true,
		"bbox=21.21,45.75,21.23,45.77&" + when(2): true, "bbox=21.21,45.75,21.23,45.77&" + when(3): false, "bbox=21.26,45.76,21.29,45.79&" + when(3): true,
		"neighbourhoods=centru&" + when(3): true, "neighbourhoods=fabric&" + when(3): false, "sortby=title&" + when(3): true, "programme=bega&" + when(3): false,
	} {
		if got := ids(query) != "[]"; got != want {
			t.Errorf("%s: found is %v, want %v", query, got, want)
		}
	}
	if got := bodyOf[struct{ Properties map[string]any }](w.nobody().do("GET", item+"?"+when(1), "").want(200)).Properties; got["version"] != 1.0 || got["kind"] != "space" {
		t.Errorf("the place was %v", got)
	}
	w.nobody().do("GET", item+"?"+when(0), "").want(404)
	for version, there := range map[int]bool{0: false, 1: true, 2: true, 3: true} {
		for _, address := range []string{"0/0/0", "12/1462/2289"} {
			body := w.nobody().ask("GET", fmt.Sprintf(tile, address)+when(version), "").body
			if got := len(body) > 0; address == "0/0/0" && got != there {
				t.Errorf("at version %d tile %s has %d bytes", version, address, len(body))
			}
		}
	}
}

// What was not public then stays so, and what may not be seen now is not seen as of any day.
func TestPastShowsOnlyWhatWasAndIsPublic(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	waiting := w.openProposal() // version 1 waited, version 2 is public
	when := w.history(waiting)
	items := "/api/collections/places/items?"
	for _, name := range []string{"nobody", "resident", "moderator"} {
		if got := (walker{w.by(name)}).ids(items + when(1)); len(got) != 0 {
			t.Errorf("%s sees %v when it waited", name, got)
		}
		if got := (walker{w.by(name)}).ids(items + when(2)); len(got) != 1 {
			t.Errorf("%s sees %v when it was public", name, got)
		}
	}
	w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", waiting), `{"line":"publication","to":"hidden","reason":"x"}`).want(200)
	for name, want := range map[string]int{"nobody": 0, "editor": 0, "resident": 1, "moderator": 1} {
		if got := (walker{w.by(name)}).ids(items + when(2)); len(got) != want {
			t.Errorf("after it was hidden %s sees %v, want %d", name, got, want)
		}
	}
	if body := w.nobody().ask("GET", "/api/tiles/WebMercatorQuad/0/0/0?"+when(2), "").body; len(body) != 0 {
		t.Errorf("after it was hidden it is on the map of the past: %d bytes", len(body))
	}
	w.by("planner").do("DELETE", fmt.Sprintf("/api/collections/places/items/%d", waiting), "").want(204)
	if got := (walker{w.by("administrator")}).ids(items + when(2)); len(got) != 0 {
		t.Errorf("after it was archived staff see %v", got)
	}
}

func TestBadQuestionsAboutThePast(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	for path, field := range map[string]string{
		"/api/collections/places/items?as-of=yesterday":                         "as-of",
		"/api/collections/places/items?as-of=0000-01-01":                        "as-of",
		"/api/collections/places/items?as-of=2999-01-01":                        "as-of",
		"/api/collections/rivers/items?as-of=2020-01-01":                        "as-of",
		"/api/collections/places/items?as-of=2020-01-01&q=parc":                 "q",
		"/api/collections/places/items?as-of=2020-01-01&filter=life%3D'live'":   "filter",
		"/api/collections/places/items?as-of=2020-01-01&organisation=plai":      "organisation",
		"/api/collections/places/items?as-of=2020-01-01&datetime=2020-01-01":    "datetime",
		"/api/tiles/WebMercatorQuad/0/0/0?as-of=x":                              "as-of",
		fmt.Sprintf("/api/collections/places/items/%d?as-of=2020-13-01", place): "as-of",
	} {
		walker{w.nobody()}.refused(path, field)
	}
	today := time.Now().UTC().Format(time.DateOnly)
	if got := (walker{w.nobody()}).ids("/api/collections/places/items?as-of=" + today); len(got) != 1 {
		t.Errorf("as of today there are %v", got)
	}
	w.wish("planner", geo.ChangeOfPlace, place, longer)
	if got := (walker{w.nobody()}).ids("/api/collections/places/items?as-of=" + today); len(got) != 1 {
		t.Errorf("with a proposal about it there are %v", got)
	}
	if page := w.nobody().ask("GET", "/api/collections/places/items?f=html&as-of="+today, "").want(200); !strings.Contains(string(page.body), "Pia") {
		t.Errorf("the page for people is %s", page.body)
	}
}
