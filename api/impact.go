package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getImpact(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	filter, table, language := p.impact(), p.asTable(), p.language()
	var by geo.Group
	if groups := enum(p, "by", geo.Groups); len(groups) == 1 {
		by = groups[0]
	}
	if err := p.err(); err != nil {
		return err
	}
	impact, err := a.store.FindImpact(r.Context(), filter, by)
	if err != nil {
		return err
	}
	if table {
		return writeImpactTable(w, impact, language)
	}
	return writeTagged(w, r, 0, struct {
		Measures []geo.Measure `json:"measures"`
		TimeRule geo.Text      `json:"time_rule"`
		*geo.Impact
	}{geo.Measures, geo.PlaceTimeRule, impact})
}

func (a *API) getImpactRecords(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 1000), After: p.text("after")}
	filter, measure := p.impact(), p.text("measure")
	if err := p.err(); err != nil {
		return err
	}
	records, next, err := a.store.FindCounted(r.Context(), measure, filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"measure": geo.MeasureNamed(measure), "records": records}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

func (a *API) getImpactPhotos(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	limit, filter := p.limit(6, 24), p.impact()
	if err := p.err(); err != nil {
		return err
	}
	photos, err := a.store.FindImpactPhotos(r.Context(), filter, limit)
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"photos": photos})
}
