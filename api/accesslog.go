package api

import (
	"context"
	"net/http"

	"locuri/geo"
)

func (a *API) getAccessLog(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	if err := p.err(); err != nil {
		return err
	}
	accesses, next, err := a.store.FindAccessLog(r.Context(), actor(r), page)
	if err != nil {
		return err
	}
	answer := map[string]any{"accesses": accesses}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

func (a *API) getProposalContact(w http.ResponseWriter, r *http.Request) error {
	return a.contact(w, r, "proposalId", a.store.FindProposalContact)
}

func (a *API) getReportContact(w http.ResponseWriter, r *http.Request) error {
	return a.contact(w, r, "reportId", a.store.FindReportContact)
}

// contact tells how to reach an author. It is asked for by POST: it needs a reason, and leaves a note.
func (a *API) contact(w http.ResponseWriter, r *http.Request, name string, find func(context.Context, geo.Actor, int64, string) (*geo.Contact, error)) error {
	id, err := remarkNumber(r, name, geo.SeeContact)
	if err != nil {
		return err
	}
	body, err := readJSON[reasonBody](w, r, jsonType)
	if err != nil {
		return err
	}
	contact, err := find(r.Context(), actor(r), id, body.Reason)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, contact)
}
