package api

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"locuri/geo"
)

func (a *API) writeCollectionPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, body *collectionBody) error {
	lang := language(r)
	word := func(key string) string { return pageWord(lang, key) }
	home := "/api/collections/" + c.ID
	page := &htmlPage{Title: body.Title, Lead: body.Description, Crumbs: crumbs(lang, nil), About: a.datasetData(r, body), Others: others(a, r, asJSON),
		Buttons: []anchor{{Href: home + "/items?f=html", Text: word("items")}}}
	if address := onMap(c, nil); address != "" {
		page.Buttons = append(page.Buttons, anchor{Href: address, Text: word("onMap")})
	}
	files := section{Title: word("download")}
	for _, f := range downloadFormats {
		files.Links = append(files.Links, anchor{Href: home + "/download?f=" + f.name, Text: f.title, Type: f.media})
	}
	address := a.base(r) + "/api"
	qgis := section{Title: word("inQGIS"), Steps: []step{{word("qgisOpen"), ""}, {word("qgisAddress"), address}, {word("qgisVersion"), ""}}}
	if c.ID == geo.AllPlaces.ID {
		qgis.Steps = append(qgis.Steps, step{word("qgisForms"), "place-points, place-lines, place-areas"})
	}
	programs := section{Title: word("inPrograms"), Steps: []step{
		{word("withGDAL"), "ogr2ogr " + c.ID + ".gpkg OAPIF:" + address + " " + c.ID}, {word("onMaps"), address + "/collections/" + c.ID + "/tiles/WebMercatorQuad?f=tilejson"}}}
	properties := section{Title: word("schemas")}
	for _, name := range []string{"schema", "queryables", "sortables", "describedby"} {
		properties.Links = append(properties.Links, anchor{Href: home + "/" + name + "?f=html", Text: word(name)})
	}
	page.Sections = []section{{Facts: collectionFacts(body, lang)}, files, qgis, programs, properties}
	return a.writeHTML(w, r, page)
}

func collectionFacts(body *collectionBody, language string) []fact {
	facts := []fact{plainFact(pageWord(language, "count"), strconv.Itoa(body.ItemCount)), plainFact(pageWord(language, "id"), body.ID)}
	if body.Extent != nil && body.Extent.Spatial != nil {
		facts = append(facts, plainFact(pageWord(language, "extent"), strings.Trim(fmt.Sprint(body.Extent.Spatial.BBox[0]), "[]")))
	}
	if body.Extent != nil && body.Extent.Temporal != nil {
		facts = append(facts, plainFact(pageWord(language, "period"), periodText(body.Extent.Temporal.Interval[0], language)))
	}
	if body.Attribution != "" {
		facts = append(facts, plainFact(pageWord(language, "attribution"), body.Attribution))
	}
	systems := fact{Name: pageWord(language, "systems")}
	for i := range geo.CRSs {
		crs := &geo.CRSs[i]
		systems.Values = append(systems.Values, anchor{Href: crs.URI, Text: crs.Name + " " + crs.Safe + accuracyOf(crs)})
	}
	return append(facts, systems)
}

// periodText tells an interval in words.
func periodText(interval [2]*string, language string) string {
	from, to, _ := strings.Cut(isoInterval(interval), "/")
	switch {
	case from == ".." && to == "..":
		return pageWord(language, "always")
	case to == "..":
		return fmt.Sprintf(pageWord(language, "since"), from)
	case from == "..":
		return fmt.Sprintf(pageWord(language, "until"), to)
	}
	return from + " – " + to
}

// onMap gives the address of the map that shows the collection, narrowed as a list of it is where the map can be; "" where
// it shows no such thing.
func onMap(c *geo.Collection, narrowed url.Values) string {
	if !c.OfPlaces() {
		return ""
	}
	query := url.Values{}
	for _, name := range []string{"q", "kind", "neighbourhood", "programme", "organisation", "project", "step_free"} {
		if value := narrowed.Get(name); value != "" {
			query.Set(name, value)
		}
	}
	if value := narrowed.Get("neighbourhoods"); value != "" {
		query.Set("neighbourhood", value) // the map's one filter of them
	}
	if c.Kind != "" {
		query.Set("kind", string(c.Kind))
	}
	if c.Organisation != "" {
		query.Set("organisation", c.Organisation)
	}
	if len(query) == 0 {
		return "/"
	}
	return "/?" + query.Encode()
}

// accuracyOf tells how exact coordinates in a system are, where they are transformed.
func accuracyOf(crs *geo.CRS) string {
	if crs.Accuracy == 0 {
		return ""
	}
	return fmt.Sprintf(" (± %v m)", crs.Accuracy)
}

// schemaLeads are the words that introduce each schema.
var schemaLeads = map[string]string{"schema": "schemaLead", "queryables": "queryLead", "sortables": "sortLead", "describedby": "describeLead"}

func (a *API) writeSchemaPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, name string) error {
	lang := language(r)
	word := func(key string) string { return pageWord(lang, key) }
	table := section{Head: []cell{{Text: word("id")}, {Text: word("name")}, {Text: word("type")}, {Text: word("values")}}}
	if name == "schema" {
		table.Head = append(table.Head, cell{Text: word("writable")})
	}
	for _, f := range c.Fields() {
		if !toldIn(name, c, &f) {
			continue
		}
		kind := string(f.Type)
		if f.Unit != "" {
			kind += " (" + f.Unit + ")"
		}
		row := []cell{{Text: f.Name, Code: true}, {Text: f.Title[lang]}, {Text: kind}, {Text: strings.Join(f.Values, ", ")}}
		if name == "schema" {
			row = append(row, cell{Text: truth(!f.ReadOnly && c.Writable(), lang)})
		}
		table.Rows = append(table.Rows, row)
	}
	return a.writeHTML(w, r, &htmlPage{Title: word(name), Lead: fmt.Sprintf(word(schemaLeads[name]), c.Title[lang]), Crumbs: crumbs(lang, c),
		Sections: []section{table}, Others: others(a, r, asSchema)})
}

// toldIn tells whether a schema tells of a field.
func toldIn(schema string, c *geo.Collection, f *geo.Field) bool {
	if schema == "describedby" {
		return f.Role != geo.IDRole && f.Role != geo.GeometryRole
	}
	properties, _ := schemas[schema](c, "en")["properties"].(map[string]any)
	return properties[f.Name] != nil
}

func truth(is bool, language string) string {
	if is {
		return pageWord(language, "yes")
	}
	return pageWord(language, "no")
}
