package api

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"time"

	"locuri/geo"
)

// revisionBody is a revision as it is shown.
type revisionBody struct {
	PlaceID    int64           `json:"place_id"`
	Version    int             `json:"version"`
	Operation  string          `json:"operation"`
	At         string          `json:"at"`
	Author     string          `json:"author"`
	Reason     string          `json:"reason"`
	Through    int64           `json:"through,omitempty"`
	Properties json.RawMessage `json:"properties"`
	Geometry   json.RawMessage `json:"geometry"`
}

func (a *API) getRevisions(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	id, err := pathID(r, "featureId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	if !c.OfPlaces() {
		return geo.Errorf(geo.NotFound, "Features of %s have no history.", c.ID)
	}
	revisions, err := a.store.FindRevisions(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	out := make([]revisionBody, len(revisions))
	for i, v := range revisions {
		out[i] = revisionBody{v.PlaceID, v.Version, v.Operation, v.At.UTC().Format(time.RFC3339), v.Author, v.Reason, v.Through, v.Properties, geo.GeoJSON(v.Geometry)}
	}
	return writeTagged(w, r, 0, map[string]any{"revisions": out})
}

// revisionFeature is one revision as a GeoJSON feature. What is said of the revision itself stands beside the feature's own
// members (RFC 7946 §6.1), so that the properties are those that the place had.
type revisionFeature struct {
	Type       string          `json:"type"`
	ID         int64           `json:"id"`
	Geometry   json.RawMessage `json:"geometry"`
	Properties json.RawMessage `json:"properties"`
	Version    int             `json:"version"`
	Operation  string          `json:"operation"`
	At         string          `json:"at"`
	Author     string          `json:"author"`
	Reason     string          `json:"reason"`
	Through    int64           `json:"through,omitempty"`
	AreaM2     *float64        `json:"area_m2,omitempty"`
	LengthM    *float64        `json:"length_m,omitempty"`
}

func featureOf(v *geo.Revision) revisionFeature {
	return revisionFeature{
		"Feature", v.PlaceID, geo.GeoJSON(v.Geometry), v.Properties,
		v.Version, v.Operation, v.At.UTC().Format(time.RFC3339), v.Author, v.Reason, v.Through, v.AreaM2, v.LengthM,
	}
}

// pathRevision reads which version of which place is meant.
func pathRevision(r *http.Request) (place int64, version int, err error) {
	if place, err = pathID(r, "placeId"); err != nil {
		return
	}
	n, err := pathID(r, "version")
	if err == nil && n > math.MaxInt32 {
		err = geo.Errorf(geo.NotFound, "There is no version %d of place %d.", n, place)
	}
	return place, int(n), err
}

func (a *API) getRevision(w http.ResponseWriter, r *http.Request) error {
	id, version, err := pathRevision(r)
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	revision, err := a.store.FindRevision(r.Context(), actor(r), id, version)
	if err != nil {
		return err
	}
	return writeTagged(w, r, version, featureOf(revision))
}

type restorationBody struct {
	Reason  string `json:"reason"`
	Version int    `json:"version"`
}

func (a *API) restoreRevision(w http.ResponseWriter, r *http.Request) error {
	id, version, err := pathRevision(r)
	if err != nil {
		return err
	}
	if err := signedIn(r, geo.Propose); err != nil {
		return err
	}
	if err := a.mayEdit(r, id); err != nil {
		return err // before the body, as with an edit
	}
	body, err := readJSON[restorationBody](w, r, jsonType)
	if err != nil {
		return err
	}
	restored, err := a.store.RestoreRevision(r.Context(), actor(r), id, version, geo.Restoration(body))
	if err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/places/%d/revisions/%d", a.base(r), id, restored.Version))
	return writePrivate(w, http.StatusCreated, featureOf(restored))
}
