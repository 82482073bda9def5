package api

import (
	"net/http"
	"slices"
	"time"

	"locuri/geo"
)

// pastFilters are the parameters that can be asked together with as-of: the others look at what is kept of places as they
// are now.
var pastFilters = []string{"as-of", "f", "limit", "after", "sortby", "bbox", "bbox-crs", "crs", "ids", "kind", "category", "life", "neighbourhoods", "programme", "project",
	"step_free", "river_bank", "proposals", "resultType"}

// asOf gives the collection as of the moment that is asked for, else as it is now.
func (p *params) asOf(r *http.Request, c *geo.Collection, now time.Time) *geo.Collection {
	s := p.text("as-of")
	if s == "" {
		return c
	}
	moment := moment(s)
	switch {
	case moment.IsZero():
		p.problems.Add("as-of", "not_a_time", "%q is not a day such as 2023-10-06 or a time such as 2023-10-06T18:00:00Z", s)
	case moment.After(now.Add(24 * time.Hour)):
		p.problems.Add("as-of", "future", "must not lie in the future")
	case !c.OfPlaces() || c.Organisation != "":
		p.problems.Add("as-of", "not_possible", "is kept of places only; ask /api/collections/places")
	}
	for name := range r.URL.Query() {
		if !slices.Contains(pastFilters, name) && r.URL.Query().Get(name) != "" {
			p.problems.Add(name, "not_possible", "cannot be asked of the past; leave out as-of or this")
		}
	}
	return c.At(moment)
}

// moment reads a time, or a day as its end; zero is none.
func moment(s string) time.Time {
	if t, err := time.Parse(time.DateOnly, s); err == nil && t.Year() > 0 {
		return t.AddDate(0, 0, 1).Add(-time.Microsecond) // the finest that PostgreSQL keeps
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil && t.UTC().Year() > 0 {
		return t
	}
	return time.Time{}
}
