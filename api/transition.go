package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getTimeline(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	timeline, err := a.store.FindTimeline(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, timeline.Version, timeline)
}

// moveBody is a step on one of the lines as it is sent to us.
type moveBody struct {
	Line         geo.Line `json:"line"`
	To           string   `json:"to"`
	Reason       string   `json:"reason"`
	Organisation string   `json:"organisation"`
	MergedInto   int64    `json:"merged_into"`
	Version      int      `json:"version"`

	TargetVersion int `json:"target_version"`
}

func (a *API) movePlace(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	if actor(r).AccountID == 0 {
		return geo.Errorf(geo.Unauthenticated, "Sign in to change the state of a place.") // before the body is judged
	}
	body, err := readJSON[moveBody](w, r, jsonType)
	if err != nil {
		return err
	}
	timeline, err := a.store.MovePlace(r.Context(), actor(r), id, geo.Move(body))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, timeline)
}
