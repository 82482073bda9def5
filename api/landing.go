package api

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"go.yaml.in/yaml/v3"

	"locuri/geo"
)

//go:embed openapi.yaml
var openapiYAML []byte

const openapiType = "application/vnd.oai.openapi+json;version=3.0"

// definition is the OpenAPI document as JSON.
var definition = sync.OnceValues(func() ([]byte, error) {
	var document any
	if err := yaml.Unmarshal(openapiYAML, &document); err != nil {
		return nil, err
	}
	return json.Marshal(document)
})

// conformance are the requirement classes that this API holds to (OGC 17-069r4 §5).
var conformance = []string{
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
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
	if err := newParams(r).err(); err != nil {
		return err
	}
	home := a.base(r) + "/api"
	body := map[string]any{
		"title":       "Locuri",
		"description": "The open map of a city's shared places",
		"links": []link{
			{home, "self", jsonType, "This page"},
			{home + "/openapi.json", "service-desc", openapiType, "The definition of this API"},
			{home + "/conformance", "conformance", jsonType, "The requirement classes this API holds to"},
			{home + "/collections", "data", jsonType, "The collections"},
			{a.base(r) + "/", "alternate", "text/html", "The map"},
		},
	}
	return a.writeFixed(w, r, jsonType, body)
}

func (a *API) getConformance(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	return a.writeFixed(w, r, jsonType, map[string]any{"conformsTo": conformance})
}

func (a *API) getDefinition(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	document, err := definition()
	if err != nil {
		return fmt.Errorf("read openapi.yaml: %w", err)
	}
	return a.writeFixed(w, r, openapiType, json.RawMessage(document))
}

// writeFixed writes what changes with its content alone: the ETag is a hash of it.
func (a *API) writeFixed(w http.ResponseWriter, r *http.Request, mediaType string, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if fresh(w, r, "W/"+contentTag(0, body)) {
		return nil
	}
	return writeAs(w, http.StatusOK, mediaType, json.RawMessage(body))
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
