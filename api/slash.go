package api

import (
	"net/http"
	"strings"
)

// forgiveSlash takes an address with a slash at its end, as QGIS tries when one without does not answer, for the one
// without: it is served, not redirected, and its links have no slash.
func forgiveSlash(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path := strings.TrimRight(r.URL.Path, "/"); path != "" && path != r.URL.Path {
			plain, address := *r, *r.URL
			address.Path, address.RawPath = path, strings.TrimRight(address.RawPath, "/")
			plain.URL = &address
			r = &plain
		}
		next.ServeHTTP(w, r)
	})
}
