package main

import (
	"context"
	"io"
	"net/http"
	"time"

	"locuri/geo/postgis"
)

// newHandler puts together all that the server answers.
func newHandler(db *postgis.DB, cfg config) (http.Handler, error) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", health(db))
	return mux, nil
}

// health is for those who watch the server: 200 when it and its database answer, else 503.
func health(db *postgis.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
		defer cancel()
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		if err := db.Pool().Ping(ctx); err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			io.WriteString(w, "the database does not answer\n")
			return
		}
		io.WriteString(w, "ok\n")
	}
}
