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

// extent is where and when the features of a collection are (OGC 17-069r4 §7.14.2).
type extent struct {
	Spatial  *spatialExtent  `json:"spatial,omitempty"`
	Temporal *temporalExtent `json:"temporal,omitempty"`
}

// spatialExtent is west, south, east and north.
type spatialExtent struct {
	BBox [][4]float64 `json:"bbox"`
	CRS  string       `json:"crs"`
}

// temporalExtent is from when to when, each an RFC 3339 time or null for an open end.
type temporalExtent struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}

// newExtent gives the extent, nil when nothing is known of it.
func newExtent(state geo.State) *extent {
	var e extent
	if b := state.Bounds; b != (orb.Bound{}) {
		e.Spatial = &spatialExtent{BBox: [][4]float64{{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}}, CRS: geo.Stored.URI}
	}
	if p := state.Period; p != nil {
		e.Temporal = &temporalExtent{Interval: [][2]*string{{instant(p.Starts, "T00:00:00Z"), instant(p.Ends, "T23:59:59Z")}}, TRS: gregorian}
	}
	if e == (extent{}) {
		return nil
	}
	return &e
}

const gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"

// instant gives a time on a day, nil for an open end.
func instant(day geo.Date, clock string) *string {
	if day == "" {
		return nil
	}
	s := string(day) + clock
	return &s
}

// attribution gives whom the data of the city is owed to, "" when nobody is named.
func (a *API) attribution(r *http.Request) (string, error) {
	city, err := a.store.FindCity(r.Context())
	if geo.FaultOf(err) == geo.NotFound { // not set up yet
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return city.Attribution, nil
}

func (a *API) collection(r *http.Request, c *geo.Collection, attribution string) (*collectionBody, error) {
	state, err := a.store.State(r.Context(), actor(r), c)
	if err != nil {
		return nil, err
	}
	return &collectionBody{
		ID: c.ID, Title: c.Title[language(r)], Description: c.Description[language(r)], Attribution: attribution, ItemType: "feature", ItemCount: state.Count,
		CRS: crsURIs(), StorageCRS: geo.Stored.URI, Extent: newExtent(state), Links: a.collectionLinks(r, c),
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
		link{home + "/tiles", relTilesetsVector, jsonType, "Vector tiles of the features"},
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
	attribution, err := a.attribution(r)
	if err != nil {
		return err
	}
	var collections []*collectionBody
	for _, c := range all {
		body, err := a.collection(r, c, attribution)
		if err != nil {
			return err
		}
		collections = append(collections, body)
	}
	w.Header().Add("Vary", "Accept-Language")
	links := a.selfLinks(r, f, asJSON, asHTML)
	addLinks(w, links)
	if f == asHTML {
		return a.writeCollectionsPage(w, r, collections)
	}
	return a.writeFixed(w, r, jsonType, map[string]any{"links": links, "crs": crsURIs(), "collections": collections})
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
	attribution, err := a.attribution(r)
	if err != nil {
		return err
	}
	body, err := a.collection(r, c, attribution)
	if err != nil {
		return err
	}
	w.Header().Add("Vary", "Accept-Language")
	if r.URL.RawQuery != "" || f == asHTML { // of the first two, which stand for any collection in a list
		body.Links = append(a.selfLinks(r, f, asJSON, asHTML), body.Links[2:]...)
	}
	addLinks(w, body.Links)
	if f == asHTML {
		return a.writeCollectionPage(w, r, c, body)
	}
	return a.writeFixed(w, r, jsonType, body)
}
