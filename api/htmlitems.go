package api

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"locuri/geo"
)

// listed are the fields that a table of features shows, where the collection has them and anything stands in them.
var listed = []string{"title", "kind", "category", "life", "decision", "neighbourhood_title", "river_km", "organisation_title", "programme_title", "starts", "ends",
	"length_m", "area_m2", "places"}

// writeItemsPage shows a page of features to a person.
func (a *API) writeItemsPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, q geo.Query) error {
	lang := language(r)
	table := newFeatureTable(c, lang)
	next, err := a.store.StreamFeatures(r.Context(), actor(r), c, q, table.add)
	if err != nil {
		return err
	}
	match, err := a.matched(r, c, q, len(table.rows), next)
	if err != nil {
		return err
	}
	addLinks(w, a.itemsLinks(r, c, asHTML, next))
	page := &htmlPage{Title: c.Title[lang], Here: pageWord(lang, "list"), Lead: howMany(r, len(table.rows), match), Crumbs: crumbs(lang, c),
		Search: a.searchForm(r, c), Chosen: a.chosen(r, c), Others: others(a, r, slices.DeleteFunc(slices.Clone(itemFormats), func(f mediaFormat) bool { return f == asHTML })...)}
	if address := onMap(c, r.URL.Query()); address != "" {
		page.Buttons = []anchor{{Href: address, Text: pageWord(lang, "onMap")}}
	}
	if len(table.rows) > 0 {
		page.Sections = append(page.Sections, table.section())
	}
	var more section
	if q.Page.After != "" {
		more.Links = append(more.Links, anchor{Href: a.without(r), Text: pageWord(lang, "first")})
	}
	if next != "" {
		more.Links = append(more.Links, anchor{Href: a.link(r, next), Text: pageWord(lang, "next")})
	}
	page.Sections = append(page.Sections, more)
	return a.writeHTML(w, r, page)
}

func howMany(r *http.Request, returned int, match geo.Match) string {
	lang := language(r)
	switch {
	case returned == 0 && onlyPaging(r):
		return pageWord(lang, "empty")
	case returned == 0:
		return pageWord(lang, "none")
	case match.Exact:
		return fmt.Sprintf(pageWord(lang, "matched"), returned, match.Count)
	}
	return fmt.Sprintf(pageWord(lang, "returned"), returned)
}

// featureTable gathers features as rows of a table.
type featureTable struct {
	collection *geo.Collection
	language   string
	fields     []*geo.Field
	used       []bool // by field: whether any feature has it
	rows       [][]cell
}

func newFeatureTable(c *geo.Collection, language string) *featureTable {
	t := &featureTable{collection: c, language: language}
	for _, name := range listed {
		if f := geo.FieldNamed(c.Fields(), name); f != nil && (name != "kind" || c.Kind == "") {
			t.fields = append(t.fields, f)
		}
	}
	t.used = make([]bool, len(t.fields))
	return t
}

// add is a geo.FeatureWriter.
func (t *featureTable) add(id int64, _, properties []byte) error {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(properties, &values); err != nil {
		return err
	}
	number := strconv.FormatInt(id, 10)
	row := []cell{{Text: number, Number: true}}
	for i, f := range t.fields {
		one := cell{Text: valueText(f, values[f.Name], t.language), Number: f.Type == geo.NumberField || f.Type == geo.IntegerField}
		if f.Name == "title" {
			one.Text, one.Href = titleOr(values, id, t.language), "/api/collections/"+t.collection.ID+"/items/"+number+"?f=html"
		}
		t.used[i] = t.used[i] || one.Text != ""
		row = append(row, one)
	}
	t.rows = append(t.rows, row)
	return nil
}

// section gives the table without the columns in which nothing stands.
func (t *featureTable) section() section {
	s := section{Head: []cell{{Text: pageWord(t.language, "number"), Number: true}}, Rows: make([][]cell, len(t.rows))}
	for r, row := range t.rows {
		s.Rows[r] = row[:1:1]
	}
	for i, f := range t.fields {
		if !t.used[i] {
			continue
		}
		s.Head = append(s.Head, cell{Text: headOf(f, t.language), Number: t.rows[0][i+1].Number})
		for r, row := range t.rows {
			s.Rows[r] = append(s.Rows[r], row[i+1])
		}
	}
	return s
}

// chosen tells the filters in force, each with the address of the list without it.
func (a *API) chosen(r *http.Request, c *geo.Collection) []anchor {
	lang, values := language(r), r.URL.Query()
	var out []anchor
	for _, name := range slices.Sorted(maps.Keys(values)) {
		value := strings.Join(values[name], ", ")
		if value == "" || slices.Contains(notFilters, name) {
			continue
		}
		title := name
		if name == "q" {
			title = pageWord(lang, "search")
		}
		if f := geo.FieldNamed(c.Fields(), name); f != nil {
			title, value = f.Title[lang], wordsOf(f, value, lang)
		}
		out = append(out, anchor{Href: a.without(r, name), Text: title + ": " + value})
	}
	return out
}

// notFilters are the parameters of a list that leave what is in it as it is.
var notFilters = []string{"f", "limit", "after", "sortby", "crs", "resultType", "filter-lang", "filter-crs", "bbox-crs"}

// wordsOf gives the words of values that are separated by commas.
func wordsOf(f *geo.Field, values, language string) string {
	parts := strings.Split(values, ",")
	for i := range parts {
		parts[i] = valueWord(language, f.Name, parts[i])
	}
	return strings.Join(parts, ", ")
}

// without gives the address of the first page of this list without some parameters, for people.
func (a *API) without(r *http.Request, names ...string) string {
	values := r.URL.Query()
	for _, name := range append(names, "after") {
		values.Del(name)
	}
	values.Set("f", asHTML.name)
	return r.URL.Path + "?" + values.Encode()
}

// asked are the fields that the search form offers, where the collection has them as a list of values.
var asked = []string{"kind", "life", "decision", "step_free"}

// searchForm asks for what the list may be narrowed by, nil where there is nothing.
func (a *API) searchForm(r *http.Request, c *geo.Collection) *searchForm {
	lang, values := language(r), r.URL.Query()
	if !c.OfPlaces() {
		return nil
	}
	text := values.Get("q")
	form := &searchForm{Action: r.URL.Path, Label: pageWord(lang, "search"), Text: &text, ButtonToSend: pageWord(lang, "show")}
	own := []string{"q", "f", "after"}
	for _, name := range asked {
		f := geo.FieldNamed(c.Fields(), name)
		if f == nil || f.Values == nil || name == "kind" && c.Kind != "" || name == "decision" && !c.Proposals {
			continue
		}
		own = append(own, name)
		form.Choices = append(form.Choices, choiceOf(f, values.Get(name), lang))
	}
	form.Hidden = append(hiddenOptions(values, own), option{Name: "f", Value: asHTML.name})
	return form
}

// hiddenOptions carry on what the form does not ask for.
func hiddenOptions(values url.Values, own []string) []option {
	var out []option
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(own, name) && values.Get(name) != "" {
			out = append(out, option{Name: name, Value: values.Get(name)})
		}
	}
	return out
}

// choiceOf offers the values of a field, and what is chosen now when that is several.
func choiceOf(f *geo.Field, chosen, language string) choice {
	c := choice{Name: f.Name, Title: f.Title[language], Options: []option{{Name: pageWord(language, "any")}}}
	for _, value := range f.Values {
		c.Options = append(c.Options, option{Name: valueWord(language, f.Name, value), Value: value, Chosen: value == chosen})
	}
	if chosen != "" && !slices.Contains(f.Values, chosen) {
		c.Options = append(c.Options, option{Name: wordsOf(f, chosen, language), Value: chosen, Chosen: true})
	}
	return c
}
