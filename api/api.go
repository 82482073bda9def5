// Package api speaks HTTP: a request comes in, an interface of package geo answers, a response goes out.
package api

import (
	"log/slog"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

// Config is what the API needs to know of the site it runs on.
type Config struct {
	PublicURL string // "https://locuri.example", without a slash at the end; "" takes the request's own host
	Version   string // of the software
	Logger    *slog.Logger
	Post      Post             // sends letters; nil when there is nobody to send them
	Provider  *auth.Provider   // OpenID Connect provider where people may sign in; nil for none
	Album     Album            // takes photos in and gives them out
	Blobs     geo.Blobs        // keeps the files that people apply with
	IsDown    func(error) bool // tells whether an error of the store's may be over soon; nil: none is
	TileCache int              // megabytes of tiles to keep; 0 keeps none
	Work      int              // the largest number that strangers' machines must find before they are heard; 0 asks for none
	Now       func() time.Time // for tests; nil is the clock
}

// API answers everything under /api.
type API struct {
	store   geo.Store
	config  Config
	limits  limits
	hashing hashing

	tiles     *tileCache
	described memo          // the OpenAPI document as it was last given
	downloads chan struct{} // one for each that is under way
	uploads   chan struct{} // likewise
}

// New makes the handler of everything under /api and of /healthz.
func New(store geo.Store, config Config) Handler {
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.IsDown == nil {
		config.IsDown = func(error) bool { return false }
	}
	if config.Logger == nil {
		config.Logger = slog.New(slog.DiscardHandler)
	}
	a := &API{store: store, config: config, limits: newLimits(), hashing: newHashing(), tiles: newTileCache(config.TileCache), downloads: make(chan struct{}, mostDownloads),
		uploads: make(chan struct{}, mostUploads)}
	store.OnChange(a.tiles.change)
	return Handler{a.routes(), a}
}
