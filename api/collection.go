package api

import (
	"net/http"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// crs84 is longitude, latitude on WGS 84.
const crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

// collectionBody is a collection as the OGC API writes it (OGC 17-069r4 §7.14).
type collectionBody struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
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
	e.Spatial.CRS = crs84
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
	home := a.base(r) + "/api/collections/" + c.ID
	return &collectionBody{
		ID: c.ID, Title: c.Title[language(r)], Description: c.Description[language(r)], ItemType: "feature", ItemCount: state.Count,
		CRS: []string{crs84}, StorageCRS: crs84, Extent: newExtent(state.Bounds),
		Links: []link{
			{home, "self", jsonType, "This collection"},
			{home + "/items", "items", geoJSONType, "The features"},
		},
	}, nil
}

func (a *API) getCollections(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
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
	home := a.base(r) + "/api/collections"
	return a.writeFixed(w, r, jsonType, map[string]any{
		"links": []link{{home, "self", jsonType, "The collections"}}, "collections": collections,
	})
}

func (a *API) getCollection(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	body, err := a.collection(r, c)
	if err != nil {
		return err
	}
	w.Header().Add("Vary", "Accept-Language")
	return a.writeFixed(w, r, jsonType, body)
}
