package api

import (
	"bytes"
	"context"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"locuri/api/early"
	"locuri/geo"
)

// Handler answers everything under /api and /healthz.
type Handler struct {
	chi.Router
	api *API
}

// ServeHTTP tries the quick answers before the routes, whose set-up costs more than a quick answer does.
func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if answer := h.Early(r); answer != nil {
		answer.WriteTo(w)
	} else if !isPlain(r) || !h.api.quickItem(w, r) {
		h.Router.ServeHTTP(w, r)
	}
}

// Early gives what is asked for most often and needs neither thought nor the database: a kept tile for who is not signed in, and that a
// list is as the client has it. It gives nil for all else.
func (h Handler) Early(r *http.Request) *early.Answer {
	if !isPlain(r) {
		return nil
	}
	if answer := h.api.earlyTile(r); answer != nil {
		return answer
	}
	return h.api.earlyList(r)
}

// isPlain tells whether a request is of somebody who is not signed in, to read something at an address that means what it looks like: an
// escaped slash divides nothing.
func isPlain(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodHead) && r.Header["Authorization"] == nil && r.Header["Cookie"] == nil && r.URL.RawPath == ""
}

// The headers of quick answers, made once: they are read only.
var (
	quickOrigin  = []string{"*"}
	quickExposed = []string{exposedHeaders}
	quickCache   = []string{"public, no-cache"}
	quickVary    = []string{varyHeader, "Accept"}
)

const tilesPath = "/api/tiles/WebMercatorQuad/"

// earlyTile gives a kept tile of all places without filters.
func (a *API) earlyTile(r *http.Request) *early.Answer {
	address, is := strings.CutPrefix(r.URL.Path, tilesPath)
	if !is || r.URL.RawQuery != "" || !a.store.Watched() {
		return nil
	}
	if _, taken := preferred(r, asTile); !taken {
		return nil
	}
	matrix, rest, _ := strings.Cut(address, "/")
	row, col, _ := strings.Cut(rest, "/")
	z, x, y, err := tileOf(matrix, row, col)
	if err != nil {
		return nil
	}
	kept := a.tiles.get(tileKey{publicPlaces, z, x, y})
	if kept == nil {
		return nil
	}
	known := r.Header["If-None-Match"]
	switch {
	case len(known) == 1 && known[0] == kept.etag:
		return kept.same
	case len(known) == 0 && takesGzip(r):
		return kept.whole
	}
	return nil
}

// earlyHeader is what every early answer has.
func earlyHeader(etag string) http.Header {
	return http.Header{"Access-Control-Allow-Origin": quickOrigin, "Access-Control-Expose-Headers": quickExposed, "Vary": quickVary,
		"Etag": {etag}, "Cache-Control": quickCache}
}

var publicPlaces = geo.AllPlaces.ID + " " + geo.Public

// noTime is for asking the store for what it has in memory: it does not begin to ask the database.
var noTime = func() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}()

// earlyList tells with 304 that a list of features in GeoJSON is as the client has it: its ETag is made of the question
// and of the generation of the collection, so that neither need be read any further.
func (a *API) earlyList(r *http.Request) *early.Answer {
	known := r.Header.Get("If-None-Match")
	id, is := strings.CutPrefix(r.URL.Path, "/api/collections/")
	if known == "" || !is || !strings.HasSuffix(id, "/items") {
		return nil
	}
	c := geo.FindCollection(strings.TrimSuffix(id, "/items"))
	if f, taken := preferred(r, itemFormats...); c == nil || f != asGeoJSON || !taken {
		return nil
	}
	generation, err := a.store.Generation(noTime, c)
	if err != nil || known != a.itemsTag(r, c, generation, asGeoJSON) {
		return nil
	}
	return &early.Answer{Status: http.StatusNotModified, Header: earlyHeader(known)}
}

// smallFeature is up to how many bytes a feature is not worth compressing: it fits into the first packets of a connection.
const smallFeature = 4 << 10

// quickItem gives one feature as GeoJSON to who asks for nothing special. What is wrong with a question is told elsewhere.
func (a *API) quickItem(w http.ResponseWriter, r *http.Request) bool {
	path, is := strings.CutPrefix(r.URL.Path, "/api/collections/")
	collection, number, one := strings.Cut(path, "/items/")
	c := geo.FindCollection(collection)
	if !is || !one || c == nil || r.URL.RawQuery != "" {
		return false
	}
	if f, taken := preferred(r, featureFormats...); f != asGeoJSON || !taken {
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

// varyHeader names what every answer depends on beside its address.
const varyHeader = "Cookie, Authorization, Accept-Encoding"

func setVary(w http.ResponseWriter) { w.Header().Add("Vary", varyHeader) }
