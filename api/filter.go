package api

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// filter reads the filters of places, but for the box, which not every route takes.
func (p *params) filter() geo.Filter {
	f := geo.Filter{
		Text:           p.search(),
		IDs:            p.ids("ids"),
		Kinds:          enum(p, "kind", geo.Kinds),
		Categories:     p.list("category"),
		Lives:          enum(p, "life", geo.Lives),
		Neighbourhoods: p.list("neighbourhood"),
		Programmes:     p.list("programme"),
		Projects:       p.ids("project"),
		Organisations:  p.list("organisation"),
		StepFree:       enum(p, "step_free", geo.StepFrees),
		Banks:          enum(p, "river_bank", []string{"left", "right", "axis"}),
		Publications:   enum(p, "publication", geo.Publications),
		Proposals:      p.boolean("proposals"),
		OSM:            p.text("osm"),
		Wikidata:       p.text("wikidata"),
	}
	f.From, f.To = p.datetime()
	return f
}

// bbox reads a box of four or six numbers: west, south, east, north (OGC 17-069r4, /req/core/fc-bbox-definition).
// One that crosses the antimeridian, west greater than east, gives two.
func (p *params) bbox() []orb.Bound {
	parts := p.list("bbox")
	if parts == nil {
		return nil
	}
	n := make([]float64, len(parts))
	for i, s := range parts {
		f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			p.problems.Add("bbox", "not_a_number", "%q is not a number", s)
			return nil
		}
		n[i] = f
	}
	switch len(n) {
	case 6: // west, south, lowest, east, north, highest: places have no height
		n = []float64{n[0], n[1], n[3], n[4]}
	case 4:
	default:
		p.problems.Add("bbox", "not_a_box", "must have four numbers (west, south, east, north) or six, has %d", len(n))
		return nil
	}
	if math.Abs(n[0]) > 180 || math.Abs(n[2]) > 180 || math.Abs(n[1]) > 90 || math.Abs(n[3]) > 90 {
		p.problems.Add("bbox", "out_of_range", "must be degrees: longitudes from -180 to 180, latitudes from -90 to 90")
		return nil
	}
	if n[1] > n[3] {
		p.problems.Add("bbox", "not_a_box", "its south (%v) must not lie north of its north (%v)", n[1], n[3])
		return nil
	}
	if n[0] > n[2] {
		return []orb.Bound{{Min: orb.Point{n[0], n[1]}, Max: orb.Point{180, n[3]}}, {Min: orb.Point{-180, n[1]}, Max: orb.Point{n[2], n[3]}}}
	}
	return []orb.Bound{{Min: orb.Point{n[0], n[1]}, Max: orb.Point{n[2], n[3]}}}
}

// datetime reads an instant or an interval, open with ".." or nothing (OGC 17-069r4, /req/core/fc-time-definition).
func (p *params) datetime() (from, to *time.Time) {
	s := p.text("datetime")
	if s == "" {
		return nil, nil
	}
	start, end, interval := strings.Cut(s, "/")
	if !interval {
		from = p.instant(start)
		return from, from
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
