package api

import (
	"encoding/csv"
	"net/http"
	"strconv"

	"locuri/geo"
	"locuri/geo/format"
)

// language reads in which language words in a table are wanted.
func (p *params) language() string {
	languages := enum(p, "lang", geo.Languages)
	if len(languages) == 0 {
		return geo.Languages[0]
	}
	return languages[0]
}

// newTable begins a file of comma-separated values (RFC 4180) with its header.
func newTable(w http.ResponseWriter, name string, header ...string) *csv.Writer {
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`.csv"`)
	w.Header().Set("Cache-Control", "no-cache")
	table := csv.NewWriter(w)
	table.UseCRLF = true
	_ = table.Write(header) // Flush tells of all errors
	return table
}

// addRow writes a row in which no cell is a formula to a spreadsheet.
func addRow(table *csv.Writer, cells ...string) {
	for i := range cells {
		cells[i] = format.Harmless(cells[i])
	}
	_ = table.Write(cells)
}

// number writes a value without needless digits, and nothing for none.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// writeImpactTable writes the derived numbers: of the whole, and of each group. What was reported is another file, so that
// nobody sums the two.
func writeImpactTable(w http.ResponseWriter, impact *geo.Impact, language string) error {
	table := newTable(w, "impact-derived", "origin", "number", "title", "group", "group_title", "value", "unit", "rule")
	groups := append([]geo.NumbersOf{{Key: "*", Values: impact.Numbers}}, impact.Groups...)
	for _, g := range groups {
		for _, m := range geo.Measures {
			addRow(table, "derived", m.Slug, m.Title.In(language), g.Key, g.Title.In(language), number(g.Values[m.Slug]), m.Unit.In(language), m.Rule.In(language))
		}
	}
	table.Flush()
	return ignoreGone(table.Error())
}

// writeObservationTable writes all observations within a filter, page by page.
func (a *API) writeObservationTable(w http.ResponseWriter, r *http.Request, filter geo.ObservationFilter, language string) error {
	page := geo.Page{Limit: 1000}
	observations, next, err := a.store.FindObservations(r.Context(), filter, page)
	if err != nil {
		return err
	}
	table := newTable(w, "impact-reported", "origin", "id", "indicator", "title", "qualifier", "value", "unit", "starts", "ends", "organisation",
		"programme", "project_id", "project", "place_id", "place", "neighbourhood", "source", "method", "evidence", "photo", "note", "state")
	for {
		for i := range observations {
			addObservationRow(table, &observations[i], language)
		}
		table.Flush()
		if next == "" || table.Error() != nil {
			return ignoreGone(table.Error())
		}
		page.After = next
		if observations, next, err = a.store.FindObservations(r.Context(), filter, page); err != nil {
			return err
		}
	}
}

func addObservationRow(table *csv.Writer, o *geo.Observation, language string) {
	projectID, project := titledCells(o.Project, language)
	placeID, place := titledCells(o.Place, language)
	photo := ""
	if o.Photo != 0 {
		photo = strconv.FormatInt(o.Photo, 10)
	}
	addRow(table, "reported", strconv.FormatInt(o.ID, 10), o.Indicator.Slug, o.Indicator.Title.In(language), string(o.Qualifier), number(&o.Value),
		o.Unit.In(language), string(o.Starts), string(o.Ends), o.Organisation.Title.In(language), namedCell(o.Programme), projectID, project,
		placeID, place, namedCell(o.Neighbourhood), o.Source, o.Method, o.Evidence, photo, o.Note, string(o.State))
}

func titledCells(t *geo.Titled, language string) (id, title string) {
	if t == nil {
		return "", ""
	}
	return strconv.FormatInt(t.ID, 10), t.Title.In(language)
}

func namedCell(n *geo.Named) string {
	if n == nil {
		return ""
	}
	return n.Slug
}
