package api

import (
	"context"
	"net/http"
	"strings"

	"locuri/geo"
)

// quick answers what is asked most often and needs no thought, before anything else is set up for a request: a kept tile
// for who is not signed in, and that a list is as the client has it. All else goes on to next.
func (a *API) quick(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet && r.Header.Get("Authorization") == "" && r.Header.Get("Cookie") == "" && (a.quickTile(w, r) || a.quickList(w, r)) {
			return
		}
		next.ServeHTTP(w, r)
	})
}

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
	setVary(w)
	_ = a.writeTile(w, r, kept, "no-cache") // fails only when the client is gone
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
	etag := a.listTag(r, generation, asGeoJSON.name, language(r))
	if known != etag {
		return false
	}
	setVary(w)
	return fresh(w, r, etag)
}

// setVary names what an answer depends on beside its address.
func setVary(w http.ResponseWriter) { w.Header().Add("Vary", "Cookie, Authorization, Accept-Encoding") }
