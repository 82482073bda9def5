package api

import (
	"net/http"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

func (a *API) getTokens(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	tokens, err := a.store.FindTokens(r.Context(), actor(r))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"tokens": tokens})
}

type tokenBody struct {
	Name      string      `json:"name"`
	Scopes    []geo.Scope `json:"scopes"`
	ExpiresAt *time.Time  `json:"expires_at"`
}

// createToken shows the secret this once: only its hash is kept.
func (a *API) createToken(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := actor(r).May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	body, err := readJSON[tokenBody](w, r, jsonType)
	if err != nil {
		return err
	}
	token := &geo.Token{Name: body.Name, Scopes: body.Scopes, ExpiresAt: body.ExpiresAt}
	secret, hash := auth.NewToken(auth.APITokenPrefix)
	if err := a.store.CreateToken(r.Context(), actor(r), token, hash); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, struct {
		*geo.Token
		Secret string `json:"secret"`
	}{token, secret})
}

func (a *API) revokeToken(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	id, err := pathID(r, "tokenId")
	if err != nil {
		return err
	}
	if err := a.store.RevokeToken(r.Context(), actor(r), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
