package api

import (
	"net/http"
	"strconv"

	"locuri/geo"
)

// crumbs lead from the start of the API to a collection; nil leads to all of them.
func crumbs(language string, c *geo.Collection) []anchor {
	out := []anchor{{Href: "/api?f=html", Text: pageWord(language, "api")}, {Href: "/api/collections?f=html", Text: pageWord(language, "collections")}}
	if c != nil {
		out = append(out, anchor{Href: "/api/collections/" + c.ID + "?f=html", Text: c.Title[language]})
	}
	return out
}

func (a *API) writeLandingPage(w http.ResponseWriter, r *http.Request) error {
	collections, err := a.store.AllCollections(r.Context())
	if err != nil {
		return err
	}
	lang := language(r)
	word := func(key string) string { return pageWord(lang, key) }
	home := a.base(r) + "/api"
	return a.writeHTML(w, r, &htmlPage{
		Title: word("api"), Lead: word("apiLead"), Buttons: []anchor{{Href: "/api/collections?f=html", Text: word("collections")}},
		Sections: []section{
			{Title: word("inQGIS"), Steps: []step{{word("qgisOpen"), ""}, {word("qgisAddress"), home}, {word("qgisVersion"), ""}, {word("qgisEdit"), ""}}},
			{Title: word("inPrograms"), Steps: []step{
				{word("withGDAL"), "ogr2ogr places.gpkg OAPIF:" + home + " places"},
				{word("withCurl"), "curl '" + home + "/collections/places/items?bbox=21.21,45.74,21.24,45.76'"},
				{word("withFilter"), "curl -G " + home + "/collections/places/items --data-urlencode \"filter=kind = 'space' AND area_m2 > 5000\""},
				{word("onMaps"), home + "/tiles/WebMercatorQuad?f=tilejson"},
			}},
			{Title: word("more"), Links: []anchor{
				{Href: "/api/openapi.json?f=html", Text: word("definition")},
				{Href: "/api/openapi.json?f=json", Text: word("openapi"), Type: "application/vnd.oai.openapi+json"},
				{Href: "/api/conformance?f=html", Text: word("conformance")},
			}},
		},
		Others: others(a, r, asJSON), About: a.catalogData(r, collections),
	})
}

// others lead to the page in other formats.
func others(a *API, r *http.Request, formats ...mediaFormat) []anchor {
	var out []anchor
	for _, f := range formats {
		out = append(out, anchor{Href: a.address(r, f.name), Text: f.title, Type: f.media})
	}
	return out
}

func (a *API) writeConformancePage(w http.ResponseWriter, r *http.Request) error {
	lang := language(r)
	table := section{Head: []cell{{Text: pageWord(lang, "address")}}}
	for _, class := range conformance {
		table.Rows = append(table.Rows, []cell{{Text: class, Href: class}})
	}
	return a.writeHTML(w, r, &htmlPage{Title: pageWord(lang, "conformance"), Lead: pageWord(lang, "confLead"),
		Crumbs: crumbs(lang, nil)[:1], Sections: []section{table}, Others: others(a, r, asJSON)})
}

func (a *API) writeCollectionsPage(w http.ResponseWriter, r *http.Request, bodies []*collectionBody) error {
	lang := language(r)
	table := section{Head: []cell{{Text: pageWord(lang, "name")}, {Text: pageWord(lang, "count"), Number: true}, {Text: pageWord(lang, "id")}}}
	for _, c := range bodies {
		table.Rows = append(table.Rows, []cell{{Text: c.Title, Href: "/api/collections/" + c.ID + "?f=html", Note: c.Description},
			{Text: strconv.Itoa(c.ItemCount), Number: true}, {Text: c.ID, Code: true}})
	}
	return a.writeHTML(w, r, &htmlPage{Title: pageWord(lang, "collections"), Lead: pageWord(lang, "collLead"),
		Crumbs: crumbs(lang, nil)[:1], Sections: []section{table}, Others: others(a, r, asJSON)})
}
