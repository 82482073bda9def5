package api

import (
	"net/http"
	"strconv"

	"locuri/geo"
)

func (a *API) getChecks(w http.ResponseWriter, r *http.Request) error {
	id, page, err := remarksAsked(r)
	if err != nil {
		return err
	}
	found, err := a.store.FindChecks(r.Context(), actor(r), id, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"ground": found.Ground, "checks": found.Checks}
	if found.Next != "" {
		answer["next"] = a.link(r, found.Next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

// remarksAsked reads which page of what is said of which place is meant.
func remarksAsked(r *http.Request) (placeID int64, page geo.Page, err error) {
	if placeID, err = pathID(r, "placeId"); err != nil {
		return
	}
	p := newParams(r)
	page = geo.Page{Limit: p.limit(20, 100), After: p.text("after")}
	return placeID, page, p.err()
}

func (a *API) getCheckQueue(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	filter := geo.CheckFilter{Differing: p.boolean("differing")}
	if err := p.err(); err != nil {
		return err
	}
	queue, err := a.store.FindCheckQueue(r.Context(), actor(r), filter, page)
	if err != nil {
		return err
	}
	return a.writeQueue(w, r, "checks", queue.Checks, queue.Count, queue.Next)
}

// writeQueue answers with a page of a queue.
func (a *API) writeQueue(w http.ResponseWriter, r *http.Request, name string, items any, count geo.Match, next string) error {
	answer := map[string]any{name: items, "count": count.Count, "exact": count.Exact}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

type checkBody struct {
	UUID     string       `json:"uuid"`
	Presence geo.Presence `json:"presence,omitempty"`
	StepFree geo.StepFree `json:"step_free,omitempty"`
	Note     string       `json:"note,omitempty"`
}

func (b *checkBody) check(place int64) *geo.FieldCheck {
	return &geo.FieldCheck{Remark: geo.Remark{PlaceID: place, UUID: b.UUID}, Presence: b.Presence, StepFree: b.StepFree, Note: b.Note}
}

func (a *API) addCheck(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "placeId")
	if err != nil {
		return err
	}
	body, err := readRemark[checkBody](a, w, r)
	if err != nil {
		return err
	}
	check := body.check(id)
	if err := a.store.AddCheck(r.Context(), actor(r), check); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, check)
}

// readRemark reads what somebody who is signed in says of a place, and counts it; strangers work for it.
func readRemark[T any](a *API, w http.ResponseWriter, r *http.Request) (body T, err error) {
	if err = signedIn(r, geo.CheckPlace); err != nil {
		return
	}
	if body, err = readJSON[T](w, r, jsonType); err != nil {
		return
	}
	if err = a.limits.words.take(w, r, strconv.FormatInt(actor(r).AccountID, 10)); err != nil {
		return
	}
	return body, a.demandProof(r)
}

// remarkNumber reads which check, report or other thing is meant, from somebody who is signed in.
func remarkNumber(r *http.Request, name string, action geo.Action) (int64, error) {
	id, err := pathID(r, name)
	if err != nil {
		return 0, err
	}
	return id, signedIn(r, action)
}

func (a *API) decideCheck(w http.ResponseWriter, r *http.Request) error {
	id, err := remarkNumber(r, "checkId", geo.Publish)
	if err != nil {
		return err
	}
	body, err := readJSON[commentDecisionBody](w, r, jsonType)
	if err != nil {
		return err
	}
	check, err := a.store.DecideCheck(r.Context(), actor(r), id, geo.CommentDecision(body))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, check)
}

func (a *API) settleCheck(w http.ResponseWriter, r *http.Request) error {
	id, err := remarkNumber(r, "checkId", geo.EditPlace)
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Take bool `json:"take"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	check, err := a.store.SettleCheck(r.Context(), actor(r), id, body.Take)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, check)
}

func (a *API) appealCheck(w http.ResponseWriter, r *http.Request) error {
	return appeal(w, r, "checkId", geo.CheckPlace, a.store.AppealCheck)
}

func (a *API) withdrawCheck(w http.ResponseWriter, r *http.Request) error {
	id, err := remarkNumber(r, "checkId", geo.CheckPlace)
	if err != nil {
		return err
	}
	if err := a.store.WithdrawCheck(r.Context(), actor(r), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
