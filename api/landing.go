package api

import (
	"net/http"

	"locuri/geo"
)

// conformance are the requirement classes that this API holds to (OGC 17-069r4 §5).
var conformance = []string{
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html",
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-timestamps",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
	"http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/schemas",
	"http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/advanced-property-roles",
	"http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/returnables-and-receivables",
	"http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/queryables",
	"http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/sortables",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
	"http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
	// The names of the drafts, before Part 5 became one of Common; QGIS looks for the first.
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
	"http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
	"http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
	"http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-operators", // the draft's name, which QGIS looked for until 2025
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
	"http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/property-property",
	"http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
	"http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
	"http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
}

func (a *API) getLandingPage(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	f, err := negotiate(w, r, p, asJSON, asHTML)
	if err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	home := a.base(r) + "/api"
	links := append(a.selfLinks(r, f, asJSON, asHTML), []link{
		{home + "/openapi.json", "service-desc", openapiType, "The definition of this API"},
		{home + "/openapi.json?f=html", "service-doc", asHTML.media, "The definition of this API for people"},
		{home + "/conformance", "conformance", jsonType, "The requirement classes this API holds to"},
		{home + "/conformance", relConformance, jsonType, "The requirement classes this API holds to"},
		{home + "/collections", "data", jsonType, "The collections"},
		{home + "/tiles", relTilesetsVector, jsonType, "Vector tiles of all places"},
		{home + "/tileMatrixSets", relTilingSchemes, jsonType, "The tile matrix sets"},
		{a.base(r) + "/", "related", asHTML.media, "The map"},
	}...)
	addLinks(w, links)
	if f == asHTML {
		return a.writeLandingPage(w, r)
	}
	return a.writeFixed(w, r, jsonType, map[string]any{
		"title": "Locuri", "description": "The open map of a city's shared places", "links": links,
	})
}

func (a *API) getConformance(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	f, err := negotiate(w, r, p, asJSON, asHTML)
	if err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	addLinks(w, a.selfLinks(r, f, asJSON, asHTML))
	if f == asHTML {
		return a.writeConformancePage(w, r)
	}
	return a.writeFixed(w, r, jsonType, map[string]any{"conformsTo": conformance})
}

func (a *API) getHealth(w http.ResponseWriter, r *http.Request) error {
	if _, err := a.store.Generation(r.Context(), geo.AllPlaces); err != nil {
		a.config.Logger.Error("database does not answer", "error", err)
		return geo.Errorf(geo.Unavailable, "The database does not answer.")
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, err := w.Write([]byte("ok\n"))
	return ignoreGone(err)
}
