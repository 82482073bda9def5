package api_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"locuri/geo"
)

// A program that looks at a few features to learn the properties learns all of them, in their order; nobody else is sent nulls.
func TestSamplesNameEveryProperty(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.place()
	var want []string
	for _, f := range geo.AllPlaces.Fields() {
		if f.Name != "id" && f.Name != "geometry" && !f.WriteOnly {
			want = append(want, f.Name)
		}
	}
	for limit, all := range map[string]bool{"10": true, "20": true, "9": false, "100": false} {
		features := bodyOf[struct {
			Features []struct{ Properties json.RawMessage }
		}](w.nobody().ask("GET", "/api/collections/places/items?limit="+limit, ""))
		if len(features.Features) != 1 {
			t.Fatalf("limit=%s: %d features", limit, len(features.Features))
		}
		got := names(t, features.Features[0].Properties)
		if slices.Equal(got, want) != all || !slices.Contains(got, "title_ro") {
			t.Errorf("limit=%s: %v", limit, got)
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
