package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) giveSeal(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.SealOrganisation)
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Authority string `json:"authority"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	organisation, err := a.store.GiveSeal(r.Context(), actor(r), slug, geo.Seal{Authority: body.Authority})
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, organisation.Version, organisation)
}

func (a *API) withdrawSeal(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.SealOrganisation)
	if err != nil {
		return err
	}
	body, err := readJSON[reasonBody](w, r, jsonType)
	if err != nil {
		return err
	}
	organisation, err := a.store.WithdrawSeal(r.Context(), actor(r), slug, body.Reason)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, organisation.Version, organisation)
}

func (a *API) getSeals(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.SeeSeals)
	if err != nil {
		return err
	}
	seals, err := a.store.FindSeals(r.Context(), actor(r), slug)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"seals": seals})
}
