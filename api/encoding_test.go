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
		if again := by.with("If-None-Match", tags[encoding]).ask("GET", path, ""); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: %d for its own ETag %s", encoding, again.StatusCode, tags[encoding])
		}
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
