package api

import (
	"net/http"

	"locuri/geo"
	"locuri/geo/auth"
)

func (a *API) getFollows(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	follows, err := a.store.FindFollows(r.Context(), actor(r))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"follows": follows})
}

type followBody struct {
	Title  string     `json:"title"`
	Watch  geo.Watch  `json:"watch"`
	Rhythm geo.Rhythm `json:"rhythm"`
}

func (a *API) addFollow(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	body, err := readJSON[followBody](w, r, jsonType)
	if err != nil {
		return err
	}
	follow := &geo.Follow{Title: body.Title, Watch: body.Watch, Rhythm: body.Rhythm}
	if err := a.store.AddFollow(r.Context(), actor(r), follow); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, follow)
}

type rhythmBody struct {
	Rhythm geo.Rhythm `json:"rhythm"`
}

func (a *API) updateFollow(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "followId")
	if err != nil {
		return err
	}
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	body, err := readJSON[rhythmBody](w, r, mergeType, jsonType)
	if err != nil {
		return err
	}
	follow, err := a.store.SetRhythm(r.Context(), actor(r), id, body.Rhythm)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, follow)
}

func (a *API) removeFollow(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "followId")
	if err != nil {
		return err
	}
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	if err := a.store.RemoveFollow(r.Context(), actor(r), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// unsubscribe ends letters for whoever holds one. Mail programs send it by themselves when somebody asks them to, with a
// form that says nothing more (RFC 8058 §3.2); a scanner that only opens the address ends nothing.
func (a *API) unsubscribe(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	token := p.text("token")
	if err := p.err(); err != nil {
		return err
	}
	if err := a.store.Unsubscribe(r.Context(), auth.HashToken(token)); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
