package geo

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
)

// Every displacement lies between the two distances, is drawn the same each time, and all together they lie all around.
func TestDisplacements(t *testing.T) {
	t.Parallel()
	d := Displacing{MinM: 150, MaxM: 400}
	point := orb.Point{21.2272, 45.7541}
	var quarters [4]int
	for id := range int64(1000) {
		drawn := d.Of("secret", id)
		if again := d.Of("secret", id); again != drawn {
			t.Fatalf("place %d is displaced by %v, then by %v", id, drawn, again)
		}
		if other := d.Of("another", id); other == drawn {
			t.Fatalf("place %d is displaced alike by another secret", id)
		}
		far := orbgeo.DistanceHaversine(point, drawn.Shown(point))
		if far < 149 || far > 402 {
			t.Errorf("place %d is shown %.1f m off", id, far)
		}
		quarters[int(drawn.Bearing)/90]++
	}
	for i, n := range quarters {
		if n < 200 {
			t.Errorf("%d of 1000 lie in quarter %d", n, i)
		}
	}
}

func TestSameSpot(t *testing.T) {
	t.Parallel()
	shown := orb.Point{21.2272, 45.7541}
	for _, c := range []struct {
		sent orb.Geometry
		same bool
	}{
		{shown, true}, {orb.Point{21.2272004, 45.7541002}, true}, {orb.Point{21.22721, 45.7541}, false}, {orb.MultiPoint{shown}, false}, {nil, false},
	} {
		if got := SameSpot(shown, c.sent); got != c.same {
			t.Errorf("%v: got %t", c.sent, got)
		}
	}
}

// What a place says of itself that follows from where it is, or leads there, is changed by relocating it; nothing else is.
func TestRelocateLeavesNothingThatTellsWhere(t *testing.T) {
	t.Parallel()
	before, after := fullPlace(), fullPlace()
	after.Kind, after.ExternalIDs = Space, nil // of which no kilometre is shown
	after.Facts = Facts{Point: orb.Point{21.9, 45.9}, Neighbourhood: "fabric", Shares: []Share{{"fabric", "Fabric", 1}}, River: &RiverPosition{"timis", "Timiș", 9, 1, "right", 8, 9.1, 9.3, true}}
	relocated, err := after.Relocate(before.Properties())
	if err != nil {
		t.Fatal(err)
	}
	var was, is map[string]json.RawMessage
	for raw, into := range map[string]*map[string]json.RawMessage{string(before.Properties()): &was, string(relocated): &is} {
		if err := json.Unmarshal([]byte(raw), into); err != nil {
			t.Fatal(err)
		}
	}
	for name, value := range was {
		p := PropertyNamed(name)
		differs := func(facts Facts) bool {
			other := fullPlace()
			other.Facts = facts
			return cmp.Diff(p.get(fullPlace()), p.get(other)) != ""
		}
		tells := p.tellsWhere
		if differs(after.Facts) && !tells {
			t.Errorf("%s follows from where the place is, and is not taken for it", name)
		}
		if !tells && string(is[name]) != string(value) {
			t.Errorf("%s was %s and is %s", name, value, is[name])
		}
	}
	for _, word := range []string{"way/1", "Q1", "a 1", "iosefin", "Iosefin", "21.2,", "45.7,", "12.3", "bega\",\"river_title", "5.32", "left"} {
		if strings.Contains(string(relocated), word) {
			t.Errorf("%s is still in %s", word, relocated)
		}
	}
	if string(is["sensitive"]) != "true" || string(is["lon"]) != "21.9" {
		t.Errorf("got %s", relocated)
	}
}
