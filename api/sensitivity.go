package api

import (
	"encoding/json"
	"net/http"
	"time"

	"locuri/geo"
)

// placeNumber reads which place is meant, from somebody who is signed in.
func placeNumber(r *http.Request, action geo.Action) (int64, error) {
	return remarkNumber(r, "placeId", action)
}

func (a *API) setSensitivity(w http.ResponseWriter, r *http.Request) error {
	id, err := placeNumber(r, geo.Conceal)
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Sensitive bool   `json:"sensitive"`
		Reason    string `json:"reason"`
		Version   int    `json:"version"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.store.SetSensitivity(r.Context(), actor(r), id, geo.Sensitivity(body)); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// getTrueLocation is asked for by POST: it needs a reason, and leaves a note.
func (a *API) getTrueLocation(w http.ResponseWriter, r *http.Request) error {
	id, err := placeNumber(r, geo.SeeTrueLocation)
	if err != nil {
		return err
	}
	body, err := readJSON[reasonBody](w, r, jsonType)
	if err != nil {
		return err
	}
	found, err := a.store.FindTrueLocation(r.Context(), actor(r), id, body.Reason)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, struct {
		Geometry    json.RawMessage   `json:"geometry"`
		ExternalIDs map[string]string `json:"external_ids"`
		Reason      string            `json:"reason"`
		MarkedAt    time.Time         `json:"marked_at"`
		MarkedBy    string            `json:"marked_by"`
	}{geo.GeoJSON(found.Geometry), found.ExternalIDs, found.Reason, found.MarkedAt, found.MarkedBy})
}
