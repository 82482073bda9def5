package api

import (
	"bytes"
	"context"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// front asks quick before the routes, whose set-up costs more than a quick answer does.
type front struct {
	chi.Router
	quick func(http.ResponseWriter, *http.Request) bool
}

func (f front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !f.quick(w, r) {
		f.Router.ServeHTTP(w, r)
	}
}

// quick answers what is asked most often and needs no thought, before anything else is set up for a request: a kept tile
// for who is not signed in, that a list is as the client has it, and one feature. It gives false for all else, which it leaves alone.
func (a *API) quick(w http.ResponseWriter, r *http.Request) bool {
	return r.Method == http.MethodGet && r.Header["Authorization"] == nil && r.Header["Cookie"] == nil && (a.quickTile(w, r) || a.quickList(w, r) || a.quickItem(w, r))
}

// The headers of quick answers, made once: they are read only.
var (
	quickOrigin   = []string{"*"}
	quickExposed  = []string{exposedHeaders}
	quickCache    = []string{"public, no-cache"}
	quickVary     = []string{varyHeader, "Accept"}
	quickType     = []string{tileType}
	quickEncoding = []string{"gzip"}
)

const tilesPath = "/api/tiles/WebMercatorQuad/"

// quickTile sends a kept tile of all places without filters.
func (a *API) quickTile(w http.ResponseWriter, r *http.Request) bool {
	address, is := strings.CutPrefix(r.URL.Path, tilesPath)
	if !is || r.URL.RawQuery != "" || !takesTiles(r.Header.Get("Accept")) || !a.store.Watched() {
		return false
	}
	matrix, rest, _ := strings.Cut(address, "/")
	row, col, _ := strings.Cut(rest, "/")
	z, x, y, err := tileOf(matrix, row, col)
	if err != nil {
		return false
	}
	kept := a.tiles.get(tileKey{publicPlaces, z, x, y})
	if kept == nil {
		return false
	}
	header := w.Header()
	header["Access-Control-Allow-Origin"], header["Access-Control-Expose-Headers"] = quickOrigin, quickExposed
	header["Vary"] = quickVary
	known := r.Header["If-None-Match"]
	switch {
	case len(known) == 1 && known[0] == kept.etag[0]:
		header["Etag"], header["Cache-Control"] = kept.etag, quickCache
		w.WriteHeader(http.StatusNotModified)
	case len(known) == 0 && len(kept.gzipped) > 0 && takesGzip(r):
		header["Etag"], header["Cache-Control"] = kept.etag, quickCache
		header["Content-Type"], header["Content-Encoding"], header["Content-Length"] = quickType, quickEncoding, kept.length
		_, _ = w.Write(kept.gzipped) // fails only when the client is gone
	default:
		_ = a.writeTile(w, r, kept, "no-cache")
	}
	return true
}

// takesTiles tells whether an Accept header surely takes tiles; what is not sure is looked at more closely elsewhere.
func takesTiles(accept string) bool {
	return accept == "" || accept == "*/*" || accept == tileType || strings.HasSuffix(accept, ",*/*;q=0.8")
}

var publicPlaces = geo.AllPlaces.ID + " " + geo.Public

// quickList tells with 304 that a list of features in GeoJSON is as the client has it: its ETag is made of the question
// and of the generation of the collection, so that neither need be read any further.
func (a *API) quickList(w http.ResponseWriter, r *http.Request) bool {
	known := r.Header.Get("If-None-Match")
	id, is := strings.CutPrefix(r.URL.Path, "/api/collections/")
	if known == "" || !is || !strings.HasSuffix(id, "/items") || strings.Contains(r.URL.RawQuery, "f=") || strings.Contains(r.Header.Get("Accept"), "html") {
		return false
	}
	c := geo.FindCollection(strings.TrimSuffix(id, "/items"))
	if c == nil || !a.store.Watched() {
		return false
	}
	generation, err := a.store.Generation(context.Background(), c)
	if err != nil {
		return false
	}
	etag := a.itemsTag(r, generation, asGeoJSON)
	if known != etag {
		return false
	}
	header := w.Header()
	header["Access-Control-Allow-Origin"], header["Access-Control-Expose-Headers"] = quickOrigin, quickExposed
	header["Vary"] = quickVary
	return fresh(w, r, etag)
}

// smallFeature is up to how many bytes a feature is not worth compressing: it fits into the first packets of a connection.
const smallFeature = 4 << 10

// quickItem gives one feature as GeoJSON to who asks for nothing special. What is wrong with a question is told elsewhere.
func (a *API) quickItem(w http.ResponseWriter, r *http.Request) bool {
	path, is := strings.CutPrefix(r.URL.Path, "/api/collections/")
	collection, number, one := strings.Cut(path, "/items/")
	c := geo.FindCollection(collection)
	if !is || !one || c == nil || r.URL.RawQuery != "" || !takesGeoJSON(r.Header["Accept"]) {
		return false
	}
	id, err := numberOf(number)
	if err != nil {
		return false
	}
	body := pageBuffers.Get().(*bytes.Buffer)
	defer func() {
		body.Reset()
		pageBuffers.Put(body)
	}()
	ctx, cancel := context.WithTimeout(r.Context(), mostTime)
	defer cancel()
	stamp, err := a.store.FindFeature(ctx, geo.Actor{}, c, id, nil, func(id int64, geometry, properties []byte) error {
		writeFeature(body, id, geometry, properties)
		return nil
	})
	if err != nil || body.Len() > smallFeature && r.Header["Accept-Encoding"] != nil {
		return false
	}
	header := w.Header()
	header["Access-Control-Allow-Origin"], header["Access-Control-Expose-Headers"] = quickOrigin, quickExposed
	header["Vary"] = quickVary
	setContentCRS(w, nil)
	if !freshSince(w, r, contentTag(stamp.Version, body.Bytes()), stamp.UpdatedAt) {
		_ = a.endItem(w, r, http.StatusOK, c, id, body) // fails only when the client is gone
	}
	return true
}

// takesGeoJSON tells whether an Accept header surely asks for GeoJSON first.
func takesGeoJSON(accept []string) bool {
	return len(accept) == 0 || len(accept) == 1 && (accept[0] == "*/*" || strings.HasPrefix(accept[0], geoJSONType) && !strings.Contains(accept[0], ";"))
}

// varyHeader names what every answer depends on beside its address.
const varyHeader = "Cookie, Authorization, Accept-Encoding"

func setVary(w http.ResponseWriter) { w.Header().Add("Vary", varyHeader) }
