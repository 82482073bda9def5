package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// featureBody is a GeoJSON feature as it is sent to us.
type featureBody struct {
	Type       string                     `json:"type"`
	ID         json.RawMessage            `json:"id"` // the address says which; a different one here is refused
	Geometry   json.RawMessage            `json:"geometry"`
	Properties map[string]json.RawMessage `json:"properties"`
	Links      json.RawMessage            `json:"links"` // ours, sent back to us
	BBox       json.RawMessage            `json:"bbox"`  // RFC 7946 §5: may be there

	shape orb.Geometry // Geometry as it is stored, when it was sent in another reference system
}

// placesOf gives the collection if it is one that can be written to.
func (a *API) placesOf(r *http.Request) (*geo.Collection, error) {
	c, err := a.collectionOf(r)
	if err != nil {
		return nil, err
	}
	if !c.Writable() {
		return nil, geo.Errorf(methodFault, "Features of %s cannot be written here. Places can, in /api/collections/places; proposals at /api/proposals.", c.ID)
	}
	return c, nil
}

// apply sets what the feature says on a place. Version, publication and UUID are not properties to set.
func (f *featureBody) apply(pl *geo.Place, c *geo.Collection) error {
	geometry, err := f.shape, error(nil)
	if geometry == nil {
		geometry, err = geo.ParseGeometry(f.Geometry)
	}
	if err != nil {
		return err
	}
	if err := pl.SetProperties(f.Properties); err != nil {
		return err
	}
	if geometry != nil {
		pl.Geometry = geometry
	}
	if c.Kind != "" && pl.Kind == "" {
		pl.Kind = c.Kind
	}
	if c.Kind != "" && pl.Kind != c.Kind {
		return geo.InvalidField("kind", "other_collection", "must be %s in the collection %s", c.Kind, c.ID)
	}
	if c.Form != "" && pl.Geometry != nil && geo.FormOf(pl.Geometry) != c.Form {
		return geo.InvalidField("geometry", "other_collection", "must be of the form %s in the collection %s", c.Form, c.ID)
	}
	return nil
}

// newPlace makes the place that a feature describes.
func (f *featureBody) newPlace(c *geo.Collection) (*geo.Place, error) {
	pl := &geo.Place{Publication: geo.Published, Life: geo.Live}
	var err error
	if pl.UUID, err = f.uuid(); err != nil {
		return nil, err
	}
	return pl, f.apply(pl, c)
}

// uuid gives the UUID that the client made, "" for none.
func (f *featureBody) uuid() (string, error) {
	raw, there := f.Properties["uuid"]
	if !there {
		return "", nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", geo.InvalidField("uuid", "wrong_type", "must be a text")
	}
	return s, nil
}

// checkShape refuses what is no GeoJSON feature, or another one than the address names.
func (f *featureBody) checkShape(id int64) error {
	var p geo.Problems
	if f.Type != "Feature" {
		p.Add("type", "not_a_feature", "must be Feature")
	}
	if given := strings.Trim(string(f.ID), `"`); id != 0 && given != "" && given != "null" && given != strconv.FormatInt(id, 10) {
		p.Add("id", "other_feature", "must be %d, as in the address, or be left out", id)
	}
	return p.Err()
}

// version gives the version that the client compares with: by If-Match or If-Unmodified-Since before the property version,
// which is all that QGIS sends.
func (f *featureBody) version(r *http.Request, stamp geo.Stamp) (int, error) {
	version, err := precondition(r, stamp)
	if err != nil || version != 0 || r.Header.Get("If-Match") != "" {
		return version, err
	}
	raw, there := f.Properties["version"]
	if !there || string(raw) == "null" {
		return 0, nil
	}
	if err := json.Unmarshal(raw, &version); err != nil || version < 1 {
		return 0, geo.InvalidField("version", "wrong_type", "must be the version that was read, a whole number")
	}
	return version, nil
}

// readReason reads why something is changed.
func readReason(r *http.Request) (string, error) {
	p := newParams(r)
	reason := p.text("reason")
	if len([]rune(reason)) > 500 {
		p.problems.Add("reason", "too_long", "may have 500 characters at most")
	}
	return reason, p.err()
}

// readFeature reads a feature, its geometry in the reference system that Content-Crs names.
func (a *API) readFeature(w http.ResponseWriter, r *http.Request, types ...string) (*featureBody, error) {
	body, err := readJSON[featureBody](w, r, types...)
	if err != nil {
		return nil, err
	}
	crs, err := contentCRS(r)
	if err != nil || crs == geo.Stored {
		return &body, err
	}
	sent, err := geo.ParseGeometry(body.Geometry)
	if err != nil || sent == nil {
		return &body, err
	}
	body.shape, err = a.store.Stored(r.Context(), sent, crs)
	return &body, err
}

func (a *API) createItem(w http.ResponseWriter, r *http.Request) error {
	c, err := a.placesOf(r)
	if err != nil {
		return err
	}
	reason, err := readReason(r)
	if err != nil {
		return err
	}
	if err := actor(r).May(geo.CreatePlace, 0); err != nil {
		return err // before the body: who may not write learns nothing of our checks
	}
	body, err := a.readFeature(w, r, geoJSONType, jsonType)
	if err != nil {
		return err
	}
	if err := body.checkShape(0); err != nil {
		return err
	}
	place, err := body.newPlace(c)
	if err != nil {
		return err
	}
	if err := a.store.CreatePlace(r.Context(), actor(r), place, reason); err != nil {
		return err
	}
	// QGIS takes the new number from behind /items/ in Location, as text: no query may follow it.
	w.Header().Set("Location", fmt.Sprintf("%s/api/collections/%s/items/%d", a.base(r), c.ID, place.ID))
	return a.writePlace(w, r, http.StatusCreated, c, place)
}

func (a *API) replaceItem(w http.ResponseWriter, r *http.Request) error {
	return a.change(w, r, func(body *featureBody, c *geo.Collection) func(*geo.Place) error {
		return func(pl *geo.Place) error {
			if len(body.Geometry) == 0 || string(body.Geometry) == "null" {
				pl.Geometry = nil // a replacement without one is refused by the check
			}
			pl.EmptyProperties()
			return body.apply(pl, c)
		}
	}, geoJSONType, jsonType)
}

func (a *API) updateItem(w http.ResponseWriter, r *http.Request) error {
	return a.change(w, r, func(body *featureBody, c *geo.Collection) func(*geo.Place) error {
		return func(pl *geo.Place) error {
			if string(body.Geometry) == "null" {
				pl.Geometry = nil
			}
			return body.apply(pl, c)
		}
	}, mergeType, geoJSONType, jsonType)
}

// change reads a feature, has the place changed by it, and writes the place as it is then.
func (a *API) change(w http.ResponseWriter, r *http.Request, how func(*featureBody, *geo.Collection) func(*geo.Place) error, types ...string) error {
	c, id, reason, stamp, err := a.writable(r)
	if err != nil {
		return err
	}
	body, err := a.readFeature(w, r, types...)
	if err != nil {
		return err
	}
	if body.Type == "" && types[0] == mergeType {
		body.Type = "Feature" // a patch names what it changes only
	}
	if err := body.checkShape(id); err != nil {
		return err
	}
	version, err := body.version(r, stamp)
	if err != nil {
		return err
	}
	place, err := a.store.UpdatePlace(r.Context(), actor(r), id, version, reason, how(body, c))
	if err != nil {
		return err
	}
	return a.writePlace(w, r, http.StatusOK, c, place)
}

// writePlace answers a write with what was written, not with what somebody else may have made of it since: the client
// will name this ETag as the version that it knows.
func (a *API) writePlace(w http.ResponseWriter, r *http.Request, status int, c *geo.Collection, place *geo.Place) error {
	var body bytes.Buffer
	writeFeature(&body, place.ID, geo.GeoJSON(place.Geometry), place.Properties())
	w.Header().Set("ETag", contentTag(place.Version, body.Bytes()))
	w.Header().Set("Last-Modified", place.UpdatedAt.UTC().Format(http.TimeFormat))
	return a.endItem(w, r, status, c, place.ID, &body)
}

func (a *API) deleteItem(w http.ResponseWriter, r *http.Request) error {
	_, id, reason, stamp, err := a.writable(r)
	if err != nil {
		return err
	}
	version, err := precondition(r, stamp)
	if err != nil {
		return err
	}
	if err := a.store.DeletePlace(r.Context(), actor(r), id, version, reason); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// writable gives what a change of a feature needs to know before its body is read. Who may not edit is told so before
// anything else, and a feature that is not in the collection is not found.
func (a *API) writable(r *http.Request) (c *geo.Collection, id int64, reason string, stamp geo.Stamp, err error) {
	if c, err = a.placesOf(r); err != nil {
		return
	}
	if err = actor(r).May(geo.Propose, 0); err != nil {
		return // nobody, and a token without the scope
	}
	if id, err = pathID(r, "featureId"); err != nil {
		return
	}
	if err = a.mayEdit(r, id); err != nil {
		return
	}
	if reason, err = readReason(r); err != nil {
		return
	}
	stamp, err = a.store.FindFeature(r.Context(), actor(r), c, id, nil, func(int64, []byte, []byte) error { return nil })
	if geo.FaultOf(err) == geo.NotFound && r.Header.Get("If-Match") != "" {
		err = geo.Errorf(geo.Stale, "There is no feature %d in %s any more.", id, c.ID) // RFC 9110 §13.1.1
	}
	return
}

// mayEdit refuses who may neither edit places nor finish this one, which they proposed. The store asks again when it writes.
func (a *API) mayEdit(r *http.Request, id int64) error {
	refusal := actor(r).May(geo.EditPlace, 0)
	if refusal == nil {
		return nil
	}
	place, err := a.store.FindPlace(r.Context(), actor(r), id)
	if err != nil || actor(r).MayEdit(place) != nil {
		return refusal
	}
	return nil
}
