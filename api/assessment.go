package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getAssessments(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	assessments, err := a.store.FindAssessments(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"assessments": assessments})
}

// assessmentBody is a note of staff as it is sent to us.
type assessmentBody struct {
	UUID        string `json:"uuid"`
	Feasibility string `json:"feasibility"`
	Cost        string `json:"cost"`
	Competence  string `json:"competence"`
	Note        string `json:"note"`
}

func (a *API) addAssessment(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := actor(r).May(geo.Assess, 0); err != nil {
		return err // before the body is judged
	}
	body, err := readJSON[assessmentBody](w, r, jsonType)
	if err != nil {
		return err
	}
	assessment := &geo.Assessment{
		PlaceID: id, UUID: body.UUID, Feasibility: body.Feasibility, Cost: body.Cost, Competence: body.Competence, Note: body.Note,
	}
	if err := a.store.AddAssessment(r.Context(), actor(r), assessment); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, assessment)
}
