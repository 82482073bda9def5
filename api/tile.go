package api

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

const tileType = "application/vnd.mapbox-vector-tile"

// asTile is the format of tiles.
var asTile = mediaFormat{"mvt", tileType, "application/x-protobuf", "Mapbox Vector Tile"}

// maxZoom is the finest tile matrix that is made.
const maxZoom = 20

// tileOf reads the tile's address; one that is not in WebMercatorQuad is not found (OGC 20-057 allows 404 or 400).
func tileOf(matrix, row, col string) (z, x, y int, err error) {
	z, isZ := tileNumber(matrix)
	y, isY := tileNumber(row)
	x, isX := tileNumber(col)
	if !isZ || !isY || !isX || z > maxZoom || x >= 1<<z || y >= 1<<z {
		return 0, 0, 0, geo.Errorf(geo.NotFound, "There is no tile %s/%s/%s (matrix, row, column) in WebMercatorQuad down to matrix %d.", matrix, row, col, maxZoom)
	}
	return z, x, y, nil
}

// tileNumber reads a number as a template is filled with it: a tile has one address, without +1 and 01.
func tileNumber(s string) (n int, is bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && s[0] != '+' && s[0] != '-' && (s[0] != '0' || s == "0")
}

func tileOfPath(r *http.Request) (z, x, y int, err error) {
	return tileOf(chi.URLParam(r, "tileMatrix"), chi.URLParam(r, "tileRow"), chi.URLParam(r, "tileCol"))
}

// getTile answers with a tile of a collection, or of all places when the path names none.
func (a *API) getTile(w http.ResponseWriter, r *http.Request) error {
	z, x, y, err := tileOfPath(r)
	if err != nil {
		return err
	}
	c := geo.AllPlaces
	if chi.URLParam(r, "collectionId") != "" {
		if c, err = a.collectionOf(r); err != nil {
			return err
		}
	}
	p := newParams(r)
	if _, err := negotiate(w, r, p, asTile); err != nil {
		return err
	}
	var filter geo.Filter
	if c.OfPlaces() {
		filter = p.filter()
	} else {
		filter.IDs = p.ids("ids")
	}
	filter.Condition = p.condition(c)
	c = p.asOf(r, c, a.config.Now())
	if err := p.err(); err != nil {
		return err
	}
	who := actor(r)
	tile := keptTile{key: tileKey{tileWhat(c, who, r), z, x, y}, ground: c.Ground(), everywhere: filter.Text != "" || !c.OfPlaces() || !c.AsOf.IsZero()}
	made, err := a.tile(r.Context(), tile, func(ctx context.Context) ([]byte, error) { return a.store.Tile(ctx, who, c, filter, z, x, y) })
	if err != nil {
		return err
	}
	return a.writeTile(w, r, made, "no-cache")
}

// tileWhat is what a tile depends on but for its address.
func tileWhat(c *geo.Collection, who geo.Actor, r *http.Request) string {
	if r.URL.RawQuery == "" {
		return c.ID + " " + c.Audience(who)
	}
	query := r.URL.Query()
	query.Del("f")
	return c.ID + " " + c.Audience(who) + " " + query.Encode()
}

// tile gives a tile: the kept one, or a new one. Nothing is kept while the server may not hear of changes.
func (a *API) tile(ctx context.Context, tile keptTile, produce func(context.Context) ([]byte, error)) (*keptTile, error) {
	if a.tiles.budget == 0 || !a.store.Watched() {
		plain, err := produce(ctx)
		if err != nil {
			return nil, err
		}
		tile.pack(plain)
		return &tile, nil
	}
	if kept := a.tiles.get(tile.key); kept != nil {
		return kept, nil
	}
	return a.tiles.make(ctx, tile, produce)
}

func (a *API) getBaseTile(w http.ResponseWriter, r *http.Request) error {
	z, x, y, err := tileOfPath(r)
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	tile := keptTile{key: tileKey{"base", z, x, y}, ground: []string{"base"}, everywhere: true}
	made, err := a.tile(r.Context(), tile, func(ctx context.Context) ([]byte, error) { return a.store.BaseTile(ctx, z, x, y) })
	if err != nil {
		return err
	}
	// The base map changes when it is loaded anew: a browser may go on with what it has.
	return a.writeTile(w, r, made, fmt.Sprintf("max-age=%d", int(tileLife.Seconds())))
}

// writeTile sends a tile as it is kept, compressed, or unpacks it for the few who take no gzip. It answers 204 where
// nothing is (OGC 20-057 /req/core/tc-success allows it).
func (a *API) writeTile(w http.ResponseWriter, r *http.Request, tile *keptTile, cache string) error {
	if fresh(w, r, tile.etag) {
		return nil
	}
	header := w.Header()
	header.Set("Cache-Control", strings.Replace(header.Get("Cache-Control"), "no-cache", cache, 1))
	if len(tile.gzipped) == 0 {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	header.Set("Content-Type", tileType)
	if takesGzip(r) {
		header.Set("Content-Encoding", "gzip")
		header["Content-Length"] = tile.whole.Header["Content-Length"]
		_, err := w.Write(tile.gzipped)
		return ignoreGone(err)
	}
	plain, err := tile.plain()
	if err != nil {
		return err
	}
	_, err = w.Write(plain)
	return ignoreGone(err)
}

// takesGzip tells whether the client can unpack gzip (RFC 9110 §12.5.3).
func takesGzip(r *http.Request) bool {
	takes := false
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, weight, _ := strings.Cut(part, ";")
		taken := strings.TrimRight(strings.ReplaceAll(weight, " ", ""), "0.") != "q=" // 0.000 is 0 as well
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip":
			return taken
		case "*":
			takes = taken
		}
	}
	return takes
}
