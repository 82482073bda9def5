package api

import (
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

const tileType = "application/vnd.mapbox-vector-tile"

// maxZoom is the finest tile matrix that is made.
const maxZoom = 20

// tileOf reads the tile's address; one that is not in WebMercatorQuad is not found (OGC 20-057 allows 404 or 400).
func tileOf(r *http.Request) (z, x, y int, err error) {
	z, errZ := strconv.Atoi(chi.URLParam(r, "tileMatrix"))
	y, errY := strconv.Atoi(chi.URLParam(r, "tileRow"))
	x, errX := strconv.Atoi(chi.URLParam(r, "tileCol"))
	if errZ != nil || errY != nil || errX != nil || z < 0 || z > maxZoom || x < 0 || y < 0 || x >= 1<<z || y >= 1<<z {
		return 0, 0, 0, geo.Errorf(geo.NotFound, "There is no tile %s/%s/%s (matrix, row, column) in WebMercatorQuad down to matrix %d.",
			chi.URLParam(r, "tileMatrix"), chi.URLParam(r, "tileRow"), chi.URLParam(r, "tileCol"), maxZoom)
	}
	return z, x, y, nil
}

func (a *API) getTile(w http.ResponseWriter, r *http.Request) error {
	z, x, y, err := tileOf(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	filter := p.filter()
	filter.Condition = p.condition(geo.AllPlaces)
	if err := p.err(); err != nil {
		return err
	}
	generation, err := a.store.Generation(r.Context(), geo.AllPlaces)
	if err != nil || fresh(w, r, a.listTag(r, generation)) {
		return err
	}
	tile, err := a.store.Tile(r.Context(), actor(r), filter, z, x, y)
	if err != nil {
		return err
	}
	return writeTile(w, tile)
}

func (a *API) getBaseTile(w http.ResponseWriter, r *http.Request) error {
	z, x, y, err := tileOf(r)
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	generation, err := a.store.BaseGeneration(r.Context())
	if err != nil || fresh(w, r, a.listTag(r, generation)) {
		return err
	}
	// The base map changes when it is loaded anew: a browser may go on with what it has for an hour.
	w.Header().Set("Cache-Control", "public, max-age=3600")
	tile, err := a.store.BaseTile(r.Context(), z, x, y)
	if err != nil {
		return err
	}
	return writeTile(w, tile)
}

// writeTile answers 204 where nothing is (OGC 20-057 /req/core/tc-success allows it).
func writeTile(w http.ResponseWriter, tile []byte) error {
	if len(tile) == 0 {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	w.Header().Set("Content-Type", tileType)
	_, err := w.Write(tile)
	return ignoreGone(err)
}
