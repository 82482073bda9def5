package api

import (
	"slices"
	"strings"
	"time"

	"locuri/geo"
)

// filter reads the filters of places, but for the box, which not every route takes.
func (p *params) filter() geo.Filter {
	f := geo.Filter{
		Text:           p.search(),
		IDs:            p.ids("ids"),
		Kinds:          enum(p, "kind", geo.Kinds),
		Categories:     enum(p, "category", geo.Categories),
		Lives:          enum(p, "life", geo.Lives),
		Neighbourhoods: p.list("neighbourhoods"),
		Programmes:     p.list("programme"),
		Projects:       p.ids("project"),
		Organisations:  p.list("organisation"),
		StepFree:       enum(p, "step_free", geo.StepFrees),
		Banks:          enum(p, "river_bank", []string{"left", "right", "axis"}),
		Publications:   enum(p, "publication", geo.Publications),
		Stretch:        p.stretch(),
		Proposals:      p.boolean("proposals"),
		OSM:            p.text("osm"),
		Wikidata:       p.text("wikidata"),
	}
	f.From, f.To = p.datetime()
	return f
}

// datetime reads an instant or an interval, open with ".." or nothing (OGC 17-069r4, /req/core/fc-time-definition).
func (p *params) datetime() (from, to *time.Time) {
	s := p.text("datetime")
	if s == "" {
		return nil, nil
	}
	start, end, interval := strings.Cut(s, "/")
	if !interval {
		if from = p.instant(start); from == nil && len(p.problems) == 0 {
			p.problems.Add("datetime", "not_a_time", "must be a time, or an interval such as 2023-10-06/..")
		}
		return from, from
	}
	if rest, fromQGIS := strings.CutPrefix(start, "0000-"); fromQGIS { // QGIS writes an open start as 0000-01-01T00:00:00Z
		start = "0001-" + rest
	}
	from, to = p.instant(start), p.instant(end)
	switch {
	case from == nil && to == nil && len(p.problems) == 0:
		p.problems.Add("datetime", "not_a_time", "must have a start or an end")
	case from != nil && to != nil && to.Before(*from):
		p.problems.Add("datetime", "before_start", "its end must not lie before its start")
	}
	return from, to
}

// instant reads an RFC 3339 time or a date; nil for an open end. GDAL writes a date with a T at its end and nothing
// after it when it filters by day: taken as the date.
func (p *params) instant(s string) *time.Time {
	if s == "" || s == ".." {
		return nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly, "2006-01-02T"} {
		if t, err := time.Parse(layout, s); err == nil && t.UTC().Year() > 0 { // PostgreSQL, as the calendar, has no year 0
			return &t
		}
	}
	p.problems.Add("datetime", "not_a_time", "%q is not a time such as 2023-10-06 or 2023-10-06T18:00:00Z", s)
	return nil
}

// equals reads the plain queryables of the collection that no other parameter has read: each must have the value given
// (OGC 19-079r2 /req/queryables-query-parameters/parameters).
func (p *params) equals(c *geo.Collection) []geo.FieldValue {
	var out []geo.FieldValue
	for _, f := range c.Fields() {
		if !f.Queryable || !f.Plain() || slices.Contains(p.known, f.Name) {
			continue
		}
		s := p.text(f.Name)
		if s == "" {
			continue
		}
		value, err := f.Parse(s)
		if err != nil {
			p.problems.Add(f.Name, "wrong_type", "%s", err)
			continue
		}
		out = append(out, geo.FieldValue{Field: f.Name, Value: value})
	}
	return out
}
