package api

import (
	"maps"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// Links and registers of OGC API - Tiles - Part 1 (OGC 20-057).
const (
	relTilesetsVector = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
	relTilingScheme   = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
	relTilingSchemes  = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
	webMercatorQuad   = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
	webMercatorURI    = "http://www.opengis.net/def/crs/EPSG/0/3857"
)

// asTileJSON is the description of tiles that MapLibre, Leaflet and QGIS read (TileJSON 3.0.0).
var asTileJSON = mediaFormat{"tilejson", "application/vnd.mapbox.tile+json", "", "TileJSON"}

// templated is a link with holes in its address.
type templated struct {
	link
	Templated bool `json:"templated"`
}

// tilesOf gives the collection that the path names, nil for the places of the whole dataset, and the address of its tiles.
func (a *API) tilesOf(r *http.Request) (c *geo.Collection, home string, err error) {
	if chi.URLParam(r, "collectionId") == "" {
		return nil, a.base(r) + "/api/tiles", nil
	}
	c, err = a.collectionOf(r)
	if err != nil {
		return nil, "", err
	}
	return c, a.base(r) + "/api/collections/" + c.ID + "/tiles", nil
}

// getTilesets lists the one tile set that there is (/req/tilesets-list/tileset-links).
func (a *API) getTilesets(w http.ResponseWriter, r *http.Request) error {
	c, home, err := a.tilesOf(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	if _, err := negotiate(w, r, p, asJSON); err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	w.Header().Add("Vary", "Accept-Language")
	set := a.tileset(r, c, home)
	delete(set, "layers")
	delete(set, "boundingBox")
	set["links"] = []link{
		{home + "/WebMercatorQuad", "self", jsonType, "The tile set"},
		{a.base(r) + "/api/tileMatrixSets/WebMercatorQuad", relTilingScheme, jsonType, "The tile matrix set"},
	}
	return a.writeFixed(w, r, jsonType, map[string]any{
		"links": []link{{home, "self", jsonType, "The tile sets"}}, "tilesets": []any{set},
	})
}

// getTileset describes the tile set, for OGC clients or as TileJSON.
func (a *API) getTileset(w http.ResponseWriter, r *http.Request) error {
	c, home, err := a.tilesOf(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	f, err := negotiate(w, r, p, asJSON, asTileJSON)
	if err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	w.Header().Add("Vary", "Accept-Language")
	if f == asTileJSON {
		return a.writeTileJSON(w, r, c, home)
	}
	set := a.tileset(r, c, home)
	if c != nil {
		state, err := a.store.State(r.Context(), actor(r), c)
		if err != nil {
			return err
		}
		if e := newExtent(state); e != nil && e.Spatial != nil {
			b := e.Spatial.BBox[0]
			set["boundingBox"] = map[string]any{"crs": geo.Stored.URI, "lowerLeft": b[:2], "upperRight": b[2:]}
		}
	}
	return a.writeFixed(w, r, jsonType, set)
}

func (a *API) tileset(r *http.Request, c *geo.Collection, home string) map[string]any {
	about := geo.AllPlaces
	if c != nil {
		about = c
	}
	links := []any{
		link{home + "/WebMercatorQuad", "self", jsonType, "This tile set"},
		link{home + "/WebMercatorQuad?f=tilejson", "describedby", asTileJSON.media, "The tile set as TileJSON"},
		link{a.base(r) + "/api/tileMatrixSets/WebMercatorQuad", relTilingScheme, jsonType, "The tile matrix set"},
		templated{link{home + "/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}", "item", tileType, "The tiles"}, true},
	}
	if c != nil {
		links = append(links, link{a.base(r) + "/api/collections/" + c.ID, "geodata", jsonType, about.Title[language(r)]})
	}
	return map[string]any{
		"title": about.Title[language(r)], "dataType": "vector", "crs": webMercatorURI, "tileMatrixSetURI": webMercatorQuad, "links": links,
		"layers": layersOf(about),
	}
}

// tileLayer is a layer of vector tiles: OGC 20-057 calls it id and dataType, TileJSON id and fields.
type tileLayer struct {
	ID       string            `json:"id"`
	DataType string            `json:"dataType,omitempty"`
	Fields   map[string]string `json:"fields,omitempty"`
	MinZoom  int               `json:"minzoom"`
	MaxZoom  int               `json:"maxzoom"`
}

// placeTileFields are what a place carries in a tile.
var placeTileFields = map[string]string{
	"kind": "space, riverside or intervention", "category": "text", "title": "Romanian title", "title_en": "English title", "life": "text",
	"publication": "text, missing when published", "decision": "text, of proposals",
}

func layersOf(c *geo.Collection) []tileLayer {
	if c.OfPlaces() {
		clusters := maps.Clone(placeTileFields)
		clusters["point_count"] = "number of places in a cluster"
		return []tileLayer{{"places", "vector", clusters, 0, maxZoom}, {"shapes", "vector", placeTileFields, 13, maxZoom}}
	}
	fields := map[string]string{}
	for _, f := range c.Fields() {
		if f.Queryable && f.Plain() && f.Role != geo.IDRole {
			fields[f.Name] = f.Title["en"]
		}
	}
	return []tileLayer{{c.ID, "vector", fields, 0, maxZoom}}
}

func (a *API) writeTileJSON(w http.ResponseWriter, r *http.Request, c *geo.Collection, home string) error {
	about := geo.AllPlaces
	if c != nil {
		about = c
	}
	document := map[string]any{
		"tilejson": "3.0.0", "name": about.Title[language(r)], "description": about.Description[language(r)], "scheme": "xyz",
		"tiles": []string{home + "/WebMercatorQuad/{z}/{y}/{x}"}, "minzoom": 0, "maxzoom": maxZoom, "vector_layers": layersOf(about),
	}
	city, err := a.store.FindCity(r.Context())
	if err != nil && geo.FaultOf(err) != geo.NotFound {
		return err
	}
	if err == nil {
		document["attribution"] = city.Attribution
	}
	state, err := a.store.State(r.Context(), actor(r), about)
	if err != nil {
		return err
	}
	if e := newExtent(state); e != nil && e.Spatial != nil {
		document["bounds"] = e.Spatial.BBox[0]
	}
	return a.writeFixed(w, r, asTileJSON.media, document)
}

// onlyJSON negotiates for a document that is there as JSON only, and has no parameters but f.
func onlyJSON(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	if _, err := negotiate(w, r, p, asJSON); err != nil {
		return err
	}
	return p.err()
}

func (a *API) getTileMatrixSets(w http.ResponseWriter, r *http.Request) error {
	if err := onlyJSON(w, r); err != nil {
		return err
	}
	home := a.base(r) + "/api/tileMatrixSets"
	return a.writeFixed(w, r, jsonType, map[string]any{"tileMatrixSets": []any{map[string]any{
		"id": "WebMercatorQuad", "title": "Google Maps Compatible for the World", "uri": webMercatorQuad, "crs": webMercatorURI,
		"links": []link{{home + "/WebMercatorQuad", "self", jsonType, "WebMercatorQuad"}},
	}}})
}

// getTileMatrixSet defines WebMercatorQuad (OGC 17-083r4, annex D.1), down to the finest matrix that is made.
func (a *API) getTileMatrixSet(w http.ResponseWriter, r *http.Request) error {
	if err := onlyJSON(w, r); err != nil {
		return err
	}
	if id := chi.URLParam(r, "tileMatrixSetId"); id != "WebMercatorQuad" {
		return geo.Errorf(geo.NotFound, "There is no tile matrix set %q; there is WebMercatorQuad.", id)
	}
	const half, standardPixel = 20037508.3427892, 0.00028 // metres; the pixel is the one by which scales are told
	var matrices []any
	for z := range maxZoom + 1 {
		side := int(1) << z
		cell := 2 * half / 256 / float64(side)
		matrices = append(matrices, map[string]any{
			"id": strconv.Itoa(z), "cellSize": cell, "scaleDenominator": cell / standardPixel, "pointOfOrigin": []float64{-half, half}, "cornerOfOrigin": "topLeft",
			"tileWidth": 256, "tileHeight": 256, "matrixWidth": side, "matrixHeight": side,
		})
	}
	return a.writeFixed(w, r, jsonType, map[string]any{
		"id": "WebMercatorQuad", "title": "Google Maps Compatible for the World", "uri": webMercatorQuad, "crs": webMercatorURI,
		"wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible", "orderedAxes": []string{"X", "Y"}, "tileMatrices": matrices,
	})
}
