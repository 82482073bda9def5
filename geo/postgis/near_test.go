package postgis

import (
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
)

func TestNear(t *testing.T) {
	t.Parallel()
	streets := geo.Box{Bound: orb.Bound{Min: orb.Point{21.2, 45.7}, Max: orb.Point{21.204, 45.704}}}
	city := geo.Box{Bound: orb.Bound{Min: orb.Point{21.2, 45.7}, Max: orb.Point{21.3, 45.704}}}
	metres := geo.Box{Bound: streets.Bound, CRS: &geo.CRS{SRID: 3857}}
	page := geo.Page{Limit: 100, Sort: geo.SortID}
	for name, c := range map[string]struct {
		q    geo.Query
		want bool
	}{
		"some streets":        {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{streets}}, Page: page}, true},
		"the city":            {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{city}}, Page: page}, false},
		"two boxes":           {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{streets, streets}}, Page: page}, false},
		"no box":              {geo.Query{Page: page}, false},
		"metres":              {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{metres}}, Page: page}, false},
		"a text":              {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{streets}, Text: "x"}, Page: page}, false},
		"a few of many":       {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{streets}}, Page: geo.Page{Limit: 10, Sort: geo.SortID}}, false},
		"in order of titles":  {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{streets}}, Page: geo.Page{Limit: 100, Sort: "title"}}, false},
		"the last ones first": {geo.Query{Filter: geo.Filter{Boxes: []geo.Box{streets}}, Page: geo.Page{Limit: 100, Sort: "-id"}}, true},
	} {
		if got := isNear(geo.AllPlaces, c.q); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
