package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getSupport(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	support, err := a.store.FindSupport(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, support)
}

func (a *API) joinSupport(w http.ResponseWriter, r *http.Request) error {
	return a.setSupport(w, r, true)
}

func (a *API) leaveSupport(w http.ResponseWriter, r *http.Request) error {
	return a.setSupport(w, r, false)
}

func (a *API) setSupport(w http.ResponseWriter, r *http.Request, on bool) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	if err := signedIn(r, geo.SupportProposal); err != nil {
		return err
	}
	support, err := a.store.SetSupport(r.Context(), actor(r), id, on)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, support)
}
