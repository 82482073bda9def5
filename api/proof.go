package api

import (
	"errors"
	"net/http"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

// proofLife is how long somebody has time to solve a challenge and to write what it is for.
const proofLife = 30 * time.Minute

// proofHeader is where a solution comes in: what it is for has bodies of its own.
const proofHeader = "Altcha"

func (a *API) getChallenge(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	key, err := a.store.ProofKey(r.Context())
	if err != nil {
		return err
	}
	challenge, err := auth.NewChallenge(key, max(a.config.Work, 1), a.config.Now().Add(proofLife))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, challenge)
}

// demandProof asks strangers for a proof of work: who has no account, and who has no trust yet. A program with a token of
// its owner's is no stranger. Each solution counts once. Errors: Invalid, naming the field "altcha".
func (a *API) demandProof(r *http.Request) error {
	who := actor(r)
	if a.config.Work == 0 || who.Scopes != nil {
		return nil
	}
	if who.AccountID != 0 {
		if trusted, err := a.store.Trusted(r.Context(), who); err != nil || trusted {
			return err
		}
	}
	payload := r.Header.Get(proofHeader)
	if payload == "" {
		return geo.InvalidField("altcha", "work_required", "must be a solution of a challenge from /api/challenge, in the header %s", proofHeader)
	}
	key, err := a.store.ProofKey(r.Context())
	if err != nil {
		return err
	}
	challenge, expires, err := auth.CheckSolution(key, payload, a.config.Now())
	switch {
	case errors.Is(err, auth.ErrExpiredProblem):
		return geo.InvalidField("altcha", "work_expired", "must be a solution of a newer challenge; this one has expired")
	case err != nil:
		return geo.InvalidField("altcha", "work_wrong", "must be a solution of a challenge of ours; %s", err)
	}
	if err := a.store.SpendProof(r.Context(), challenge, expires); geo.FaultOf(err) == geo.Conflict {
		return geo.InvalidField("altcha", "work_used", "must be a solution that was not used yet")
	} else if err != nil {
		return err
	}
	return nil
}
