package api

import (
	"context"
	"errors"
	"net/http"

	"locuri/geo"
)

func (a *API) getWaiting(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	matters := enum(p, "matter", geo.Matters)
	if err := actor(r).May(geo.Publish, 0); err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	waiting, next, err := a.store.FindWaiting(r.Context(), actor(r), matters, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"waiting": waiting}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

func (a *API) countWaiting(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.Publish); err != nil {
		return err
	}
	piles, err := a.store.CountWaiting(r.Context(), actor(r))
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"piles": piles})
}

type judgementBody struct {
	To     geo.Outcome `json:"to"`
	Reason string      `json:"reason"`
	Items  []thing     `json:"items"`
}

// thing is one of those decided on, as it was seen.
type thing struct {
	Subject geo.Subject `json:"subject"`
	ID      int64       `json:"id"`
	Version int         `json:"version"`
}

// judged is what has come of one of several decisions.
type judged struct {
	Subject geo.Subject `json:"subject"`
	ID      int64       `json:"id"`
	Problem *problem    `json:"problem,omitempty"`
}

// judge decides on each thing by itself: what cannot be decided stops no other, and says why.
func (a *API) judge(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.Publish); err != nil {
		return err
	}
	if err := actor(r).May(geo.Publish, 0); err != nil {
		return err
	}
	body, err := readJSON[judgementBody](w, r, jsonType)
	if err != nil {
		return err
	}
	if len(body.Items) == 0 || len(body.Items) > geo.MaxDecisions {
		return geo.InvalidField("items", "wrong_number", "must name 1 to %d things", geo.MaxDecisions)
	}
	results := make([]judged, len(body.Items))
	for i, item := range body.Items {
		judgement := geo.Judgement{Subject: item.Subject, ID: item.ID, Version: item.Version, To: body.To, Reason: body.Reason}
		if err := judgement.Check(); err != nil {
			return err // the same for all of them, and nothing is decided yet when it is the first
		}
		results[i] = judged{Subject: item.Subject, ID: item.ID}
	}
	for i, item := range body.Items {
		err := a.store.Judge(r.Context(), actor(r), geo.Judgement{Subject: item.Subject, ID: item.ID, Version: item.Version, To: body.To, Reason: body.Reason})
		if errors.Is(err, context.Canceled) {
			return err
		}
		if err != nil {
			results[i].Problem = a.problemOf(r, err)
		}
	}
	return writePrivate(w, http.StatusOK, map[string]any{"results": results})
}

type trustBody struct {
	Withdrawn bool   `json:"withdrawn"`
	Reason    string `json:"reason"`
}

func (a *API) changeTrust(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.JudgeTrust); err != nil {
		return err
	}
	id, err := pathID(r, "accountId")
	if err != nil {
		return err
	}
	body, err := readJSON[trustBody](w, r, jsonType)
	if err != nil {
		return err
	}
	writer, err := a.store.ChangeTrust(r.Context(), actor(r), id, geo.TrustChange{Withdrawn: body.Withdrawn, Reason: body.Reason})
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, writer)
}
