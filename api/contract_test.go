package api_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"locuri/api"
)

func init() {
	asJSON := openapi3filter.RegisteredBodyDecoder("application/json")
	for _, media := range []string{"application/geo+json", "application/merge-patch+json", "application/problem+json", "application/vnd.oai.openapi+json", "application/schema+json", "application/vnd.mapbox.tile+json"} {
		openapi3filter.RegisterBodyDecoder(media, asJSON)
	}
	for _, media := range []string{"text/html", "text/calendar", "text/csv", "application/flatgeobuf", "application/geo+json-seq", "application/geopackage+sqlite3", "application/gpx+xml", "image/jpeg", "image/png", "image/webp", "application/pdf", "application/octet-stream"} {
		openapi3filter.RegisterBodyDecoder(media, openapi3filter.FileBodyDecoder)
	}
}

func readDocument(t *testing.T) routers.Router {
	t.Helper()
	router, err := gorillamux.NewRouter(loadDocument(t))
	must(t, err)
	return router
}

func loadDocument(t *testing.T) *openapi3.T {
	t.Helper()
	kept, err := api.Definition()
	must(t, err)
	text, err := json.Marshal(kept)
	must(t, err)
	document, err := openapi3.NewLoader().LoadFromData(text)
	must(t, err)
	return document
}

// holdToContract checks that openapi/ foresees the answer, and the question when it was answered with success.
func (s *site) holdToContract(r *http.Request, a *answer) {
	t := s.t
	t.Helper()
	route, pathParams, err := s.document.FindRoute(r)
	if err != nil {
		t.Errorf("%s is not in openapi/: %v", a.call, err)
		return
	}
	options := &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true}
	input := &openapi3filter.RequestValidationInput{Request: r, PathParams: pathParams, Route: route, Options: options}
	if a.StatusCode < 300 {
		if err := openapi3filter.ValidateRequest(t.Context(), input); err != nil {
			t.Errorf("%s succeeds though openapi/ forbids it: %v", a.call, err)
		}
	}
	if a.Header.Get("Content-Type") == "application/vnd.mapbox-vector-tile" {
		return // binary; looked at by the tests of tiles
	}
	output := &openapi3filter.ResponseValidationInput{RequestValidationInput: input, Status: a.StatusCode, Header: a.Header, Options: options}
	output.SetBodyBytes(a.body)
	if err := openapi3filter.ValidateResponse(t.Context(), output); err != nil {
		t.Errorf("%s: the answer is not as openapi/ says: %v\n%s", a.call, err, a.body)
	}
}
