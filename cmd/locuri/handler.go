package main

import (
	"net/http"

	"locuri/api"
	"locuri/api/early"
	"locuri/geo/postgis"
	"locuri/web"
)

// handler is all that the server answers, and what of it can be answered early.
type handler struct {
	http.Handler
	early func(*http.Request) *early.Answer
}

// newHandler puts together all that the server answers.
func newHandler(db *postgis.DB, cfg config) handler {
	mux := http.NewServeMux()
	answers := api.New(db, api.Config{
		PublicURL: fixedURL(cfg), Version: version, Logger: cfg.Log, Post: cfg.Post, Provider: cfg.Provider, Album: cfg.Album, Blobs: cfg.Blobs,
		IsDown: postgis.IsDown, TileCache: cfg.TileCache, Work: cfg.Work,
	})
	mux.Handle("/api", answers)
	mux.Handle("/api/", answers)
	mux.Handle("/healthz", answers)
	mux.Handle("/", web.Handler())
	return handler{mux, answers.Early}
}

// fixedURL gives the address that links must use whatever host was asked; "" to use that host.
func fixedURL(cfg config) string {
	if !cfg.Fixed {
		return ""
	}
	return cfg.PublicURL.String()
}
