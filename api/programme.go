package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// pathSlug reads a slug from the path. What is no text names nothing: NotFound.
func pathSlug(r *http.Request) (string, error) {
	slug := chi.URLParam(r, "slug")
	if !utf8.ValidString(slug) || strings.ContainsRune(slug, 0) || len(slug) > 80 {
		return "", geo.Errorf(geo.NotFound, "There is nothing with this name.")
	}
	return slug, nil
}

// writeTagged answers a GET with a value, under an ETag that follows from its version (0 for a list) and its content.
func writeTagged(w http.ResponseWriter, r *http.Request, version int, value any) error {
	body, err := json.Marshal(value)
	if err != nil || fresh(w, r, contentTag(version, body)) {
		return err
	}
	w.Header().Set("Content-Type", jsonType)
	_, err = w.Write(body)
	return ignoreGone(err)
}

func (a *API) getProgrammes(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	programmes, err := a.store.FindProgrammes(r.Context())
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"programmes": programmes})
}

func (a *API) getProgramme(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	programme, err := a.store.FindProgramme(r.Context(), slug)
	if err != nil {
		return err
	}
	return writeTagged(w, r, programme.Version, struct {
		*geo.Programme
		MayEdit bool `json:"may_edit"` // who asks
	}{programme, actor(r).MayEditProgramme(programme) == nil})
}

type programmeBody struct {
	Title   geo.Text `json:"title"`
	Summary geo.Text `json:"summary"`
	Story   geo.Text `json:"story"`
	Curator *string  `json:"curator_email"` // missing: as it is
	Source  string   `json:"source"`
}

func (a *API) saveProgramme(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := signedIn(r, geo.EditProgramme); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	body, err := readJSON[programmeBody](w, r, jsonType)
	if err != nil {
		return err
	}
	programme := &geo.Programme{Slug: slug, Title: body.Title, Summary: emptied(body.Summary), Story: emptied(body.Story), CuratorEmail: body.Curator,
		Source: body.Source}
	if programme.Version, err = a.programmeVersion(r, slug); err != nil {
		return err
	}
	if err := a.store.SaveProgramme(r.Context(), actor(r), programme); err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, programme.Version, programme)
}

// programmeVersion gives the version to be changed: the one that the client has seen, else the current one; 0 when the
// programme is new.
func (a *API) programmeVersion(r *http.Request, slug string) (int, error) {
	seen, err := ifMatch(r)
	if err != nil || seen != 0 {
		return seen, err
	}
	current, err := a.store.FindProgramme(r.Context(), slug)
	if geo.FaultOf(err) == geo.NotFound {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return current.Version, nil
}
