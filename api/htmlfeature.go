package api

import (
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"locuri/geo"
)

// crumbs lead from the start of the API to a collection.
func (a *API) crumbs(r *http.Request, c *geo.Collection) []anchor {
	lang := language(r)
	out := []anchor{{Href: "/api?f=html", Text: pageWord(lang, "api")}, {Href: "/api/collections?f=html", Text: pageWord(lang, "collections")}}
	if c != nil {
		out = append(out, anchor{Href: "/api/collections/" + c.ID + "?f=html", Text: c.Title[lang]})
	}
	return out
}

// listed are the fields that a table of features shows, where the collection has them.
var listed = []string{"title", "kind", "category", "life", "neighbourhood_title", "organisation_title", "decision", "slug", "river_km", "area_m2", "places"}

// writeItemsPage shows a page of features to a person.
func (a *API) writeItemsPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, q geo.Query) error {
	lang := language(r)
	table := section{Head: []string{pageWord(lang, "id")}}
	var shown []geo.Field
	for _, name := range listed {
		if f := geo.FieldNamed(c.Fields(), name); f != nil {
			shown = append(shown, *f)
			table.Head = append(table.Head, headOf(f, lang))
		}
	}
	next, err := a.store.StreamFeatures(r.Context(), actor(r), c, q, func(id int64, _, properties []byte) error {
		var values map[string]json.RawMessage
		if err := json.Unmarshal(properties, &values); err != nil {
			return err
		}
		table.Rows = append(table.Rows, rowOf(c, id, values, shown, lang))
		return nil
	})
	if err != nil {
		return err
	}
	match, err := a.matched(r, c, q, len(table.Rows), next)
	if err != nil {
		return err
	}
	links := a.itemsLinks(r, c, next)
	addLinks(w, links)
	page := &htmlPage{Title: c.Title[lang], Lead: howMany(lang, len(table.Rows), match), Crumbs: a.crumbs(r, c)}
	if len(table.Rows) > 0 {
		page.Sections = append(page.Sections, table)
	}
	more := section{}
	if next != "" {
		more.Links = append(more.Links, anchor{Href: a.link(r, next), Text: pageWord(lang, "next")})
	}
	for _, f := range itemFormats {
		if f != asHTML {
			more.Links = append(more.Links, anchor{Href: a.address(r, f.name), Text: pageWord(lang, "thisPage") + " " + f.name, Type: f.media})
		}
	}
	page.Sections = append(page.Sections, more)
	return a.writeHTML(w, r, page)
}

func howMany(language string, returned int, match geo.Match) string {
	if returned == 0 {
		return pageWord(language, "none")
	}
	text := fmt.Sprintf(pageWord(language, "returned"), returned)
	if match.Exact {
		text += ", " + fmt.Sprintf(pageWord(language, "matched"), match.Count)
	}
	return text
}

// headOf is the title of a field with its unit.
func headOf(f *geo.Field, language string) string {
	if f.Unit == "" || f.Unit == "deg" {
		return f.Title[language]
	}
	return f.Title[language] + " (" + strings.ReplaceAll(f.Unit, "m2", "m²") + ")"
}

func rowOf(c *geo.Collection, id int64, values map[string]json.RawMessage, fields []geo.Field, language string) []cell {
	number := strconv.FormatInt(id, 10)
	row := []cell{{Text: number, Href: "/api/collections/" + c.ID + "/items/" + number + "?f=html"}}
	for _, f := range fields {
		text := plainText(values[f.Name])
		if f.Name == "title" {
			text = titleIn(values, language)
		}
		row = append(row, cell{Text: text, Number: f.Type == geo.NumberField || f.Type == geo.IntegerField})
	}
	return row
}

// titleIn gives the title in a language, or the main one.
func titleIn(values map[string]json.RawMessage, language string) string {
	if text := plainText(values["title_"+language]); text != "" {
		return text
	}
	return plainText(values["title"])
}

// plainText writes a JSON value for people: texts without quotes, lists with commas.
func plainText(raw json.RawMessage) string {
	var v any
	if len(raw) == 0 || json.Unmarshal(raw, &v) != nil {
		return ""
	}
	switch v := v.(type) {
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = itemText(item)
		}
		return strings.Join(parts, ", ")
	}
	return string(raw)
}

// itemText writes one item of a list: of objects the title.
func itemText(item any) string {
	if object, is := item.(map[string]any); is {
		return fmt.Sprint(object["title"])
	}
	return fmt.Sprint(item)
}

// writeItemPage shows one feature to a person, given as a GeoJSON feature without its closing brace.
func (a *API) writeItemPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, id int64, feature []byte) error {
	var body struct {
		Geometry   json.RawMessage
		Properties map[string]json.RawMessage
	}
	if err := json.Unmarshal(append(feature, '}'), &body); err != nil {
		return err
	}
	lang := language(r)
	home := "/api/collections/" + c.ID
	page := &htmlPage{Title: titleIn(body.Properties, lang), Crumbs: append(a.crumbs(r, c)[:2], anchor{Href: home + "/items?f=html", Text: c.Title[lang]})}
	page.Lead = plainText(body.Properties["description_"+lang])
	known := section{Title: pageWord(lang, "facts")}
	for _, f := range c.Fields() {
		value := plainText(body.Properties[f.Name])
		if value == "" || f.Name == "title" || f.Name == "description_"+lang {
			continue
		}
		known.Facts = append(known.Facts, fact{Name: headOf(&f, lang), Value: value, Href: webAddress(value)})
	}
	links := section{Links: []anchor{{Href: fmt.Sprintf("%s/items/%d?f=geojson", home, id), Text: pageWord(lang, "thisPage") + " geojson", Type: geoJSONType}}}
	if c.OfPlaces() {
		page.Button = &anchor{Href: "/places/" + strconv.FormatInt(id, 10), Text: pageWord(lang, "onMap")}
		links.Links = append(links.Links, anchor{Href: fmt.Sprintf("%s/items/%d/revisions", home, id), Text: pageWord(lang, "history")})
		page.Data = a.placeData(r, id, body.Properties, lang)
	}
	page.Sections = []section{known, links}
	return a.writeHTML(w, r, page)
}

// webAddress gives a value back when it is the address of a page, so that it is a link.
func webAddress(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

// placeData describes a place to search engines (https://schema.org/Place).
func (a *API) placeData(r *http.Request, id int64, values map[string]json.RawMessage, language string) template.JS {
	object := map[string]any{"@type": "Place", "@id": fmt.Sprintf("%s/places/%d", a.base(r), id), "url": fmt.Sprintf("%s/places/%d", a.base(r), id),
		"name": titleIn(values, language), "geo": map[string]any{"@type": "GeoCoordinates", "latitude": values["lat"], "longitude": values["lon"]}}
	if text := plainText(values["description_"+language]); text != "" {
		object["description"] = text
	}
	if step := plainText(values["step_free"]); step != "" {
		object["amenityFeature"] = map[string]any{"@type": "LocationFeatureSpecification", "name": "step-free", "value": step}
	}
	if site := plainText(values["website"]); site != "" {
		object["sameAs"] = site
	}
	return linkedData(object)
}
