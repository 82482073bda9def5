package api_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"locuri/geo"
)

// A program that looks at the first features to learn the properties learns all of them, in their order; nobody else is
// sent nulls.
func TestFirstFeatureNamesEveryProperty(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.place()
	w.place()
	var want []string
	for _, f := range geo.AllPlaces.Fields() {
		if f.Name != "id" && f.Name != "geometry" {
			want = append(want, f.Name)
		}
	}
	for accept, learns := range map[string]bool{"application/geo+json, application/json": true, "application/geo+json": false, "*/*": false} {
		page := bodyOf[struct {
			Features []struct{ Properties json.RawMessage }
		}](w.nobody().with("Accept", accept).ask("GET", "/api/collections/places/items", ""))
		if len(page.Features) != 2 {
			t.Fatalf("Accept: %s: %d features", accept, len(page.Features))
		}
		for i, f := range page.Features {
			got := names(t, f.Properties)
			if slices.Equal(got, want) != (learns && i == 0) || !slices.Contains(got, "title_ro") {
				t.Errorf("Accept: %s: feature %d has %v", accept, i, got)
			}
		}
	}
}

// names gives the names in an object in their order.
func names(t *testing.T, object json.RawMessage) (names []string) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(object))
	_, err := decoder.Token()
	must(t, err)
	for decoder.More() {
		name, err := decoder.Token()
		must(t, err)
		names = append(names, name.(string))
		var value json.RawMessage
		must(t, decoder.Decode(&value))
	}
	return names
}
