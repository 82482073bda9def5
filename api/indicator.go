package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getIndicators(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	indicators, err := a.store.FindIndicators(r.Context())
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"indicators": indicators})
}

func (a *API) getIndicator(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	indicator, err := a.store.FindIndicator(r.Context(), slug)
	if err != nil {
		return err
	}
	return writeTagged(w, r, indicator.Version, indicator)
}

type indicatorBody struct {
	Title     geo.Text   `json:"title"`
	Unit      geo.Text   `json:"unit"`
	Counts    geo.Text   `json:"counts"`
	Excludes  geo.Text   `json:"excludes"`
	Source    geo.Text   `json:"source"`
	Method    geo.Text   `json:"method"`
	Adding    geo.Adding `json:"adding"`
	AddingHow geo.Text   `json:"adding_how"`
	Retired   bool       `json:"retired"`
}

func (a *API) saveIndicator(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := actor(r).May(geo.EditIndicator, 0); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	b, err := readJSON[indicatorBody](w, r, jsonType)
	if err != nil {
		return err
	}
	indicator := &geo.Indicator{
		Slug: slug, Title: b.Title, Unit: b.Unit, Counts: b.Counts, Excludes: b.Excludes, Source: b.Source, Method: b.Method,
		Adding: b.Adding, AddingHow: b.AddingHow, Retired: b.Retired,
	}
	if indicator.Version, err = a.indicatorVersion(r, slug); err != nil {
		return err
	}
	if err := a.store.SaveIndicator(r.Context(), actor(r), indicator); err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, indicator.Version, indicator)
}

// indicatorVersion gives the version to be changed: the one that the client has seen, else the current one; 0 when the
// indicator is new. "If-None-Match: *" is for a new one only (RFC 9110 §13.1.2).
func (a *API) indicatorVersion(r *http.Request, slug string) (int, error) {
	seen, err := ifMatch(r)
	if err != nil || seen != 0 || r.Header.Get("If-None-Match") == "*" {
		return seen, err
	}
	current, err := a.store.FindIndicator(r.Context(), slug)
	if geo.FaultOf(err) == geo.NotFound {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return current.Version, nil
}
