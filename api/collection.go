package api

import (
	"net/http"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// collectionBody is a collection as the OGC API writes it (OGC 17-069r4 §7.14).
type collectionBody struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Attribution string   `json:"attribution,omitempty"`
	ItemType    string   `json:"itemType"`
	ItemCount   int      `json:"itemCount"`
	CRS         []string `json:"crs"`
	StorageCRS  string   `json:"storageCrs"`
	Extent      *extent  `json:"extent,omitempty"`
	Links       []link   `json:"links"`
}

type extent struct {
	Spatial struct {
		BBox [][4]float64 `json:"bbox"`
		CRS  string       `json:"crs"`
	} `json:"spatial"`
}

func newExtent(b orb.Bound) *extent {
	if b == (orb.Bound{}) {
		return nil
	}
	e := &extent{}
	e.Spatial.BBox = [][4]float64{{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}}
	e.Spatial.CRS = geo.Stored.URI
	return e
}

// language gives the language an answer is wanted in: English unless Romanian is asked for first.
func language(r *http.Request) string {
	if header := r.Header.Get("Accept-Language"); len(header) >= 2 && header[:2] == "ro" {
		return "ro"
	}
	return "en"
}

func (a *API) collection(r *http.Request, c *geo.Collection) (*collectionBody, error) {
	state, err := a.store.State(r.Context(), actor(r), c)
	if err != nil {
		return nil, err
	}
	return &collectionBody{
		ID: c.ID, Title: c.Title[language(r)], Description: c.Description[language(r)], ItemType: "feature", ItemCount: state.Count,
		CRS: crsURIs(), StorageCRS: geo.Stored.URI, Extent: newExtent(state.Bounds), Links: a.collectionLinks(r, c),
	}, nil
}

// collectionLinks are the links of a collection: to its features in each format, to what is known of their properties,
// and to all of it in one file.
func (a *API) collectionLinks(r *http.Request, c *geo.Collection) []link {
	home := a.base(r) + "/api/collections/" + c.ID
	links := []link{
		{home, "self", jsonType, "This collection"},
		{home + "?f=html", "alternate", asHTML.media, "This collection for people"},
		{home + "/items", "items", geoJSONType, "The features"},
	}
	for _, f := range itemFormats[1:] {
		links = append(links, link{home + "/items?f=" + f.name, "items", f.media, "The features as " + f.media})
	}
	links = append(links,
		link{home + "/schema", relSchema, schemaType, "The properties of the features"},
		link{home + "/queryables", relQueryables, schemaType, "What may stand in a filter"},
		link{home + "/sortables", relSortables, schemaType, "What a list may be ordered by"},
		link{home + "/describedby", "describedby", schemaType, "The schema of a GeoJSON feature"},
	)
	for _, f := range downloadFormats {
		links = append(links, link{home + "/download?f=" + f.name, "enclosure", f.media, "All features in one file"})
	}
	return links
}

func (a *API) getCollections(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	f, err := negotiate(w, r, p, asJSON, asHTML)
	if err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	all, err := a.store.AllCollections(r.Context())
	if err != nil {
		return err
	}
	var collections []*collectionBody
	for _, c := range all {
		body, err := a.collection(r, c)
		if err != nil {
			return err
		}
		collections = append(collections, body)
	}
	w.Header().Add("Vary", "Accept-Language")
	if f == asHTML {
		return a.writeCollectionsPage(w, r, collections)
	}
	home := a.base(r) + "/api/collections"
	return a.writeFixed(w, r, jsonType, map[string]any{
		"links": []link{{home, "self", jsonType, "The collections"}, {home + "?f=html", "alternate", asHTML.media, "The collections for people"}},
		"crs":   crsURIs(), "collections": collections,
	})
}

func (a *API) getCollection(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	f, err := negotiate(w, r, p, asJSON, asHTML)
	if err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	body, err := a.collection(r, c)
	if err != nil {
		return err
	}
	w.Header().Add("Vary", "Accept-Language")
	addLinks(w, body.Links)
	if f == asHTML {
		return a.writeCollectionPage(w, r, c, body)
	}
	return a.writeFixed(w, r, jsonType, body)
}
