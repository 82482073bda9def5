package api

import (
	"net/http"

	"locuri/geo"
)

// stretch reads a stretch of a river. River alone is the field of that name, which any place may be asked by.
func (p *params) stretch() geo.Stretch {
	s := geo.Stretch{River: p.text("river"), FromKm: p.km("from_km"), ToKm: p.km("to_km"), Bank: p.text("bank"),
		WithinM: p.number("within_m", 0, 100000)}
	if err, ok := s.Check().(*geo.Error); ok {
		p.problems = append(p.problems, err.Fields...)
	}
	return s
}

// km reads a place on a river; nil when there is none.
func (p *params) km(name string) *float64 { return p.number(name, -1000, 10000) }

// number reads a number between two others; nil when there is none.
func (p *params) number(name string, least, most float64) *float64 {
	s := p.text(name)
	if s == "" {
		return nil
	}
	n, err := geo.ParseNumber(s)
	if err != nil || n < least || n > most {
		p.problems.Add(name, "not_a_number", "must be a number such as 3.5, from %g to %g", least, most)
		return nil
	}
	return &n
}

func (a *API) getStrip(w http.ResponseWriter, r *http.Request) error {
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	p.values.Set("river", slug) // the path names it
	filter := p.filter()
	if err := p.err(); err != nil {
		return err
	}
	places, err := a.store.Generation(r.Context(), geo.AllPlaces)
	if err != nil {
		return err
	}
	atlas, err := a.store.AtlasGeneration(r.Context())
	if err != nil || fresh(w, r, a.listTag(r, places+atlas)) {
		return err
	}
	strip, err := a.store.FindStrip(r.Context(), actor(r), filter)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, strip)
}
