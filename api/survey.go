package api

import (
	"encoding/json"
	"net/http"
	"slices"

	"locuri/geo"
)

type surveyBody struct {
	Geometry json.RawMessage `json:"geometry"`
	Kind     geo.Kind        `json:"kind"`
}

func (a *API) survey(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	body, err := readJSON[surveyBody](w, r, jsonType)
	if err != nil {
		return err
	}
	geometry, err := geo.ParseGeometry(body.Geometry)
	if err != nil {
		return err
	}
	if body.Kind != "" && !slices.Contains(geo.Kinds, body.Kind) {
		return geo.InvalidField("kind", "not_allowed", "%q is not one of %v", body.Kind, geo.Kinds)
	}
	survey, err := a.store.Survey(r.Context(), actor(r), body.Kind, geometry)
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	return writeJSON(w, http.StatusOK, survey)
}

func (a *API) selectPlaces(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	filter, limit := p.filter(), p.limit(1000, 10000)
	if err := p.err(); err != nil {
		return err
	}
	body, err := readJSON[struct {
		Geometry json.RawMessage `json:"geometry"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	geometry, err := geo.ParseGeometry(body.Geometry)
	if err != nil {
		return err
	}
	places, matched, err := a.store.FindPlacesWithin(r.Context(), actor(r), geometry, filter, limit)
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	return writeJSON(w, http.StatusOK, map[string]any{"places": places, "matched": matched})
}
