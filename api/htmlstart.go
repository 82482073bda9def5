package api

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"locuri/geo"
)

func (a *API) writeLandingPage(w http.ResponseWriter, r *http.Request) error {
	lang := language(r)
	word := func(key string) string { return pageWord(lang, key) }
	home := a.base(r) + "/api"
	return a.writeHTML(w, r, &htmlPage{
		Title: word("api"), Lead: word("apiLead"), Button: &anchor{Href: "/api/collections?f=html", Text: word("collections")},
		Sections: []section{{Links: []anchor{
			{Href: "/api/openapi.json?f=html", Text: word("definition")}, {Href: "/api/openapi.json", Text: word("openapi"), Type: "application/vnd.oai.openapi+json"},
			{Href: "/api/conformance?f=html", Text: word("conformance")},
		}}},
		Data: linkedData(map[string]any{"@type": "DataCatalog", "@id": home, "url": home, "name": "Locuri", "description": word("apiLead"), "inLanguage": []string{"ro", "en"}}),
	})
}

func (a *API) writeConformancePage(w http.ResponseWriter, r *http.Request) error {
	lang := language(r)
	table := section{Head: []string{pageWord(lang, "address")}}
	for _, class := range conformance {
		table.Rows = append(table.Rows, []cell{{Text: class, Href: class}})
	}
	return a.writeHTML(w, r, &htmlPage{Title: pageWord(lang, "conformance"), Lead: pageWord(lang, "confLead"),
		Crumbs: []anchor{{Href: "/api?f=html", Text: pageWord(lang, "api")}}, Sections: []section{table}})
}

func (a *API) writeCollectionsPage(w http.ResponseWriter, r *http.Request, bodies []*collectionBody) error {
	lang := language(r)
	table := section{Head: []string{pageWord(lang, "name"), pageWord(lang, "about"), pageWord(lang, "count"), pageWord(lang, "id")}}
	for _, c := range bodies {
		table.Rows = append(table.Rows, []cell{{Text: c.Title, Href: "/api/collections/" + c.ID + "?f=html"}, {Text: c.Description},
			{Text: strconv.Itoa(c.ItemCount), Number: true}, {Text: c.ID, Code: true}})
	}
	return a.writeHTML(w, r, &htmlPage{Title: pageWord(lang, "collections"), Lead: pageWord(lang, "collLead"),
		Crumbs: []anchor{{Href: "/api?f=html", Text: pageWord(lang, "api")}}, Sections: []section{table}})
}

func (a *API) writeCollectionPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, body *collectionBody) error {
	lang := language(r)
	word := func(key string) string { return pageWord(lang, key) }
	home := "/api/collections/" + c.ID
	page := &htmlPage{Title: body.Title, Lead: body.Description, Crumbs: a.crumbs(r, nil), Button: &anchor{Href: home + "/items?f=html", Text: word("items")}}
	facts := section{Facts: []fact{{Name: word("count"), Value: strconv.Itoa(body.ItemCount)}, {Name: word("id"), Value: c.ID}}}
	if body.Extent != nil {
		facts.Facts = append(facts.Facts, fact{Name: word("extent"), Value: strings.Trim(fmt.Sprint(body.Extent.Spatial.BBox[0]), "[]")})
	}
	for i := range geo.CRSs {
		facts.Facts = append(facts.Facts, fact{Name: word("systems"), Value: geo.CRSs[i].Name + " " + geo.CRSs[i].Safe + accuracyOf(&geo.CRSs[i]), Href: geo.CRSs[i].URI})
	}
	files := section{Title: word("download")}
	for _, f := range downloadFormats {
		files.Links = append(files.Links, anchor{Href: home + "/download?f=" + f.name, Text: f.name, Type: f.media})
	}
	properties := section{Title: word("schemas")}
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		properties.Links = append(properties.Links, anchor{Href: home + "/" + name + "?f=html", Text: word(name)})
	}
	page.Sections = []section{facts, files, properties}
	address := a.base(r) + home
	page.Data = linkedData(map[string]any{"@type": "Dataset", "@id": address, "url": address, "name": body.Title, "description": body.Description,
		"isAccessibleForFree": true, "distribution": map[string]any{"@type": "DataDownload", "encodingFormat": geoJSONType, "contentUrl": address + "/items"}})
	return a.writeHTML(w, r, page)
}

// accuracyOf tells how exact coordinates in a system are, where they are transformed.
func accuracyOf(crs *geo.CRS) string {
	if crs.Accuracy == 0 {
		return ""
	}
	return fmt.Sprintf(" (± %v m)", crs.Accuracy)
}

func (a *API) writeSchemaPage(w http.ResponseWriter, r *http.Request, c *geo.Collection, name string) error {
	lang := language(r)
	word := func(key string) string { return pageWord(lang, key) }
	table := section{Head: []string{word("id"), word("name"), word("type"), word("unit"), word("values")}}
	told, _ := schemas[name](c, lang)["properties"].(map[string]any)
	for _, f := range c.Fields() {
		if name != "describedby" && told[f.Name] == nil {
			continue
		}
		kind := string(f.Type)
		if f.ReadOnly && name == "schema" {
			kind += ", " + word("readOnly")
		}
		table.Rows = append(table.Rows, []cell{{Text: f.Name, Code: true}, {Text: f.Title[lang]}, {Text: kind}, {Text: f.Unit}, {Text: strings.Join(f.Values, ", ")}})
	}
	return a.writeHTML(w, r, &htmlPage{Title: word(name), Lead: c.Title[lang], Crumbs: a.crumbs(r, c), Sections: []section{table}})
}

// writeDefinitionPage shows the document to a person: all addresses in the order of the document's paths.
func (a *API) writeDefinitionPage(w http.ResponseWriter, r *http.Request, document map[string]any) error {
	lang := language(r)
	table := section{Head: []string{pageWord(lang, "method"), pageWord(lang, "address"), pageWord(lang, "about")}}
	paths, _ := document["paths"].(map[string]any)
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		item, _ := paths[path].(map[string]any)
		for _, method := range []string{"get", "post", "put", "patch", "delete"} {
			if operation, there := item[method].(map[string]any); there {
				table.Rows = append(table.Rows, []cell{{Text: strings.ToUpper(method)}, {Text: "/api" + path, Code: true}, {Text: fmt.Sprint(operation["summary"])}})
			}
		}
	}
	return a.writeHTML(w, r, &htmlPage{Title: pageWord(lang, "definition"), Lead: pageWord(lang, "defLead"),
		Crumbs:   []anchor{{Href: "/api?f=html", Text: pageWord(lang, "api")}},
		Sections: []section{{Links: []anchor{{Href: "/api/openapi.json", Text: pageWord(lang, "openapi")}}}, table}})
}
