package geo

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

func fullPlace() *Place {
	area, length := 12.34, 5.0
	return &Place{
		ID: 7, UUID: "6f1e7d0e-0000-4000-8000-000000000007", Version: 3, Kind: Riverside, Category: "quay",
		Title: Text{"ro": "Cheiul", "hu": "Rakpart"}, Description: Text{"en": "A quay"}, Aliases: []string{"Chei"},
		Life: Live, Period: Period{"2019", "2019-10"}, StepFree: StepFreeLimited, Amenities: []string{"bench"},
		OpeningHours: "24/7", Website: "https://example.org", Credits: "x", Source: "s", Licence: "ODbL-1.0",
		Certainty: CertaintyLow, Note: "n", ExternalIDs: map[string]string{"osm": "way/1", "wikidata": "Q1", "city_register": "a 1"},
		Example: true, Sensitive: true, Publication: Published, Decision: Received, Aim: ChangeOfPlace, Target: 3, Programmes: []string{"bega"}, Organisations: []string{"plai"}, Projects: []int64{4},
		Facts: Facts{
			Point: orb.Point{21.2, 45.7}, AreaM2: &area, LengthM: &length, Neighbourhood: "iosefin", Border: true,
			Shares: []Share{{"iosefin", "Iosefin", 0.7}}, River: &RiverPosition{"bega", "Bega", 3, 5.32, "left", 4, 4.1, 4.3, false},
		},
	}
}

// A property is written, and read back into an empty place gives the same property again.
func TestPropertiesRoundTrip(t *testing.T) {
	t.Parallel()
	full := fullPlace()
	var written map[string]json.RawMessage
	if err := json.Unmarshal(full.Properties(), &written); err != nil {
		t.Fatal(err)
	}
	for _, p := range PlaceProperties {
		optional := p.Name == "title_en" || p.Name == "title_de" || p.Name == "title_sr" ||
			(len(p.Name) > 12 && p.Name[:12] == "description_" && p.Name != "description_en")
		if _, there := written[p.Name]; !there && !optional {
			t.Errorf("property %s of a full place is not written", p.Name)
		}
	}
	back := &Place{}
	if err := back.SetProperties(written); err != nil {
		t.Fatal(err)
	}
	for _, p := range PlaceProperties {
		if p.ReadOnly {
			continue
		}
		if diff := cmp.Diff(p.get(full), p.get(back)); diff != "" {
			t.Errorf("property %s: %s", p.Name, diff)
		}
	}
	back.EmptyProperties()
	if diff := cmp.Diff(&Place{Title: Text{}, Description: Text{}, ExternalIDs: map[string]string{}}, back); diff != "" {
		t.Errorf("emptied place is not empty: %s", diff)
	}
}

func TestSetPropertiesNamesEveryFault(t *testing.T) {
	t.Parallel()
	err := (&Place{}).SetProperties(map[string]json.RawMessage{
		"colour": []byte(`"red"`), "aliases": []byte(`"one"`), "title_ro": []byte(`5`), "example": []byte(`"yes"`),
		"version": []byte(`"ignored, read-only"`),
	})
	if FaultOf(err) != Invalid {
		t.Fatalf("want invalid, got %v", err)
	}
	codes := map[string]string{}
	for _, f := range err.(*Error).Fields {
		codes[f.Field] = f.Code
	}
	want := map[string]string{"colour": "unknown", "aliases": "wrong_type", "title_ro": "wrong_type", "example": "wrong_type"}
	if diff := cmp.Diff(want, codes); diff != "" {
		t.Error(diff)
	}
}

// The kilometre is a fact of riverside sites only; the distance is everybody's.
func TestKilometreOnlyAtTheRiver(t *testing.T) {
	t.Parallel()
	pl := fullPlace()
	pl.Kind = Space
	var written map[string]any
	if err := json.Unmarshal(pl.Properties(), &written); err != nil {
		t.Fatal(err)
	}
	if written["river_km"] != nil || written["river_distance_m"] == nil {
		t.Errorf("want no river_km and a river_distance_m, got %v, %v", written["river_km"], written["river_distance_m"])
	}
}
