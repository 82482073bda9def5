package api

import (
	"encoding/json"
	"net/http"
	"strconv"

	"locuri/geo"
)

func (a *API) getEdits(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := signedIn(r, geo.Propose); err != nil {
		return err
	}
	edits, err := a.store.FindEdits(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"edits": edits})
}

type editBody struct {
	UUID       string                     `json:"uuid"`
	Version    int                        `json:"version"`
	Reason     string                     `json:"reason"`
	Properties map[string]json.RawMessage `json:"properties"`
	Geometry   json.RawMessage            `json:"geometry"`
}

func (a *API) addEdit(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := signedIn(r, geo.Propose); err != nil {
		return err
	}
	body, err := readJSON[editBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.limits.words.take(w, r, strconv.FormatInt(actor(r).AccountID, 10)); err != nil {
		return err
	}
	edit := &geo.Edit{PlaceID: id, UUID: body.UUID, PlaceVersion: body.Version, Reason: body.Reason, Properties: body.Properties, Geometry: body.Geometry}
	if err := a.store.AddEdit(r.Context(), actor(r), edit); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, edit)
}

func (a *API) appealEdit(w http.ResponseWriter, r *http.Request) error {
	return appeal(w, r, "editId", geo.Propose, a.store.AppealEdit)
}

func (a *API) withdrawEdit(w http.ResponseWriter, r *http.Request) error {
	id, err := remarkNumber(r, "editId", geo.Propose)
	if err != nil {
		return err
	}
	if err := a.store.WithdrawEdit(r.Context(), actor(r), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
