package api

import (
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// openToReaders lets pages of other websites read what is public (CORS, Fetch §3.2): without credentials, so that nothing
// is told that is not told to everybody, or with a token that the page has itself. Writes from other websites stay refused.
func openToReaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions {
			header := w.Header()
			header.Set("Access-Control-Allow-Origin", "*")
			header.Set("Access-Control-Expose-Headers", exposedHeaders)
		}
		next.ServeHTTP(w, r)
	})
}

// exposedHeaders are those that pages of other websites may read besides the few that they always may.
const exposedHeaders = "Content-Crs, ETag, Link, Location, OGC-NumberMatched, OGC-NumberReturned, Content-Disposition, Retry-After"

// options answers OPTIONS with the methods that the caller may use. QGIS asks so, and offers editing when POST is among
// those of a list of features (OGC 20-002 /req/create-replace-delete/options). A browser asks so before a page of another
// website sends more than a plain request.
func (a *API) options(w http.ResponseWriter, r *http.Request, methods []string) {
	header := w.Header()
	allowed := a.allowed(r, methods)
	header.Set("Allow", strings.Join(allowed, ", "))
	if strings.HasPrefix(r.URL.Path, "/api/collections/") && slices.Contains(allowed, http.MethodPatch) {
		header.Set("Accept-Patch", mergeType) // RFC 5789 §3.1
	}
	if r.Header.Get("Access-Control-Request-Method") != "" {
		header.Set("Access-Control-Allow-Methods", "GET, HEAD")
		header.Set("Access-Control-Allow-Headers", "Accept, Accept-Language, Authorization, If-Modified-Since, If-None-Match, X-Requested-With")
		header.Set("Access-Control-Max-Age", "86400")
	}
	header.Set("Content-Length", "0")
	w.WriteHeader(http.StatusOK)
}

// allowed leaves out the writing methods of features that the caller may not use.
func (a *API) allowed(r *http.Request, methods []string) []string {
	path, is := strings.CutPrefix(r.URL.Path, "/api/collections/")
	parts := strings.Split(path, "/")
	if !is || len(parts) < 2 || len(parts) > 3 || parts[1] != "items" {
		return methods
	}
	c, err := a.store.FindCollection(r.Context(), parts[0])
	writable := err == nil && c.Writable()
	if writable && len(parts) == 2 {
		writable = actor(r).May(geo.CreatePlace, 0) == nil
	}
	if writable && len(parts) == 3 {
		writable = a.mayChange(r, parts[2])
	}
	if writable {
		return methods
	}
	var reading []string
	for _, m := range methods {
		if m == http.MethodGet || m == http.MethodHead || m == http.MethodOptions {
			reading = append(reading, m)
		}
	}
	return reading
}

// mayChange tells whether the caller may change the place with this number. For one that there is not (QGIS asks for
// "unknown_id" in an empty layer) it tells whether they may change places at all.
func (a *API) mayChange(r *http.Request, number string) bool {
	id, err := numberOf(number)
	if err == nil {
		place, err := a.store.FindPlace(r.Context(), actor(r), id)
		if err == nil {
			return actor(r).MayEdit(place) == nil
		}
	}
	return actor(r).May(geo.EditPlace, 0) == nil
}

// methodsAt gives the methods that there are for a path.
func methodsAt(routes chi.Router, path string) []string {
	methods := []string{http.MethodOptions}
	for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
		match := method
		if method == http.MethodHead {
			match = http.MethodGet // every GET answers HEAD too
		}
		if routes.Match(chi.NewRouteContext(), match, path) {
			methods = append(methods, method)
		}
	}
	return methods
}
