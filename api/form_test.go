package api_test

import "testing"

// QGIS draws one sort of geometry in a layer: each has a collection, with what is in it counted, told, written and refused.
func TestCollectionsOfOneForm(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.place()
	line := `{"type":"LineString","coordinates":[[21.25,45.76],[21.26,45.76]]}`
	w.by("planner").do("POST", "/api/collections/place-lines/items", feature(somewhere, `,"title_ro":"Loc"`)).wantFields("geometry")
	made := w.by("planner").do("POST", "/api/collections/place-lines/items", feature(line, `,"title_ro":"Loc"`)).want(201)
	w.by("planner").do("PATCH", made.Header.Get("Location")[len("http://locuri.example"):], `{"geometry":`+somewhere+`}`).wantFields("geometry")
	for collection, want := range map[string]string{"place-points": "Point", "place-lines": "LineString", "place-areas": "",
		"neighbourhood-areas": "Polygon", "neighbourhood-points": ""} {
		features := bodyOf[struct {
			NumberMatched int
			Features      []struct{ Geometry struct{ Type string } }
		}](w.nobody().do("GET", "/api/collections/"+collection+"/items", ""))
		told := bodyOf[struct{ ItemCount int }](w.nobody().do("GET", "/api/collections/"+collection, ""))
		if features.NumberMatched != len(features.Features) || told.ItemCount != len(features.Features) || (want == "") != (told.ItemCount == 0) {
			t.Errorf("%s has %d features, %d match, %d are told", collection, len(features.Features), features.NumberMatched, told.ItemCount)
		}
		for _, f := range features.Features {
			if f.Geometry.Type != want {
				t.Errorf("%s has a %s", collection, f.Geometry.Type)
			}
		}
	}
}
