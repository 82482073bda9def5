package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// A compressed answer is not the same bytes, so its strong ETag is another one (RFC 9110 §8.8.3.3); each is known again, and a change may name
// either.
func TestETagTellsTheEncoding(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/collections/places/items/%d?f=json", w.place())
	tags := map[string]string{}
	for _, encoding := range []string{"identity", "gzip"} {
		by := w.by("nobody").with("Accept-Encoding", encoding)
		tags[encoding] = by.ask("GET", path, "").Header.Get("ETag")
		if again := by.with("If-None-Match", tags[encoding]).ask("GET", path, ""); again.StatusCode != http.StatusNotModified || again.Header.Get("ETag") != tags[encoding] {
			t.Errorf("%s: %d as %s for its own ETag %s", encoding, again.StatusCode, again.Header.Get("ETag"), tags[encoding])
		}
	}
	if other := w.by("nobody").with("If-None-Match", tags["gzip"]).ask("GET", path, ""); other.StatusCode != http.StatusOK {
		t.Errorf("%d to who has it compressed only, and takes nothing compressed", other.StatusCode)
	}
	if tags["identity"] == tags["gzip"] || !strings.HasSuffix(tags["gzip"], `-gzip"`) {
		t.Errorf("ETags are %v", tags)
	}
	path = strings.TrimSuffix(path, "?f=json")
	changed := w.by("planner").with("If-Match", tags["gzip"]).do("PATCH", path, `{"properties":{"note":"x"}}`)
	if changed.StatusCode != http.StatusOK {
		t.Errorf("a change by the ETag of the compressed answer: %d %s", changed.StatusCode, changed.body)
	}
}

// RFC 9110 §12.5.3: a weight of 0 refuses an encoding.
func TestRefusedEncodingIsNotSent(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for accept, want := range map[string]string{"": "", "gzip": "gzip", "GZIP;q=0.5": "gzip", "gzip;q=0": "", "gzip; q=0.000, br": "", "*;q=0, gzip": "gzip", "gzip;q=0, *": "", "deflate": ""} {
		for _, path := range []string{"/api/collections", "/api/collections/places/items", "/api/tiles/WebMercatorQuad/0/0/0"} {
			a := w.nobody().with("Accept-Encoding", accept).ask("GET", path, "").want(200)
			if got := a.Header.Get("Content-Encoding"); got != want {
				t.Errorf("%s, Accept-Encoding %q: as %q", path, accept, got)
			}
		}
	}
}

// Who locks by ETag may compare that of an answer to a write with that of a later read, or of HEAD.
func TestOneFeatureHasOneETag(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/collections/places/items/%d", w.place())
	written := w.by("planner").with("Accept-Encoding", "gzip").ask("PATCH", path, `{"properties":{"note":"x"}}`).want(200)
	for _, method := range []string{"GET", "HEAD"} {
		read := w.nobody().with("Accept-Encoding", "gzip").ask(method, path, "").want(200)
		if got, want := read.Header.Get("ETag"), written.Header.Get("ETag"); got != want {
			t.Errorf("%s has %s, the write had %s", method, got, want)
		}
	}
}

// What is answered before the routes is what the routes would answer.
func TestQuickFeatureIsTheSame(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/collections/places/items/%d", w.place())
	quick, slow := w.by("nobody").do("GET", path, ""), w.by("nobody").with("Accept", "application/geo+json;q=1").do("GET", path, "")
	if string(quick.body) != string(slow.body) {
		t.Errorf("quick: %s\nslow: %s", quick.body, slow.body)
	}
	for name, want := range slow.Header {
		if got := quick.Header[name]; strings.Join(got, ", ") != strings.Join(want, ", ") {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	waiting := fmt.Sprintf("/api/collections/places/items/%d", w.proposal().PlaceID)
	for path, want := range map[string]int{waiting: 404, path + "0000": 404, "/api/collections/places/items/x": 404, "/api/collections/rivers/items/1": 200} {
		if got := w.by("nobody").do("GET", path, "").StatusCode; got != want {
			t.Errorf("%s: %d, want %d", path, got, want)
		}
	}
}
