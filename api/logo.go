package api

import (
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

func (a *API) setLogo(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.EditOrganisation)
	if err != nil {
		return err
	}
	organisation, err := a.store.FindOrganisation(r.Context(), slug)
	if err != nil {
		return err
	}
	if err := actor(r).May(geo.EditOrganisation, organisation.ID); err != nil { // before 20 MB are read
		return err
	}
	done, err := a.startUpload(w, r)
	if err != nil {
		return err
	}
	defer done()
	upload, err := readUpload[struct {
		Alt geo.Text `json:"alt"`
	}](w, r)
	if err != nil {
		return err
	}
	organisation, err = a.config.Album.SetLogo(r.Context(), actor(r), slug, emptied(upload.fields.Alt), upload.file, upload.declared)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, organisation.Version, organisation)
}

func (a *API) removeLogo(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.EditOrganisation)
	if err != nil {
		return err
	}
	organisation, err := a.store.SetLogo(r.Context(), actor(r), slug, nil)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, organisation.Version, organisation)
}

// getLogo gives the picture. What an address names never changes; an address that is no logo's any more names nothing.
func (a *API) getLogo(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	organisation, err := a.store.FindOrganisation(r.Context(), slug)
	if err != nil {
		return err
	}
	logo := organisation.Logo
	if logo == nil || logo.Key != chi.URLParam(r, "key") {
		return geo.Errorf(geo.NotFound, "%s has no such logo.", organisation.Title)
	}
	return writePicture(w, r, picture{
		name: logo.File(), cache: publishedCache, save: fmt.Sprintf("locuri-%s.jpg", organisation.Slug),
		read: func() ([]byte, error) { return a.config.Album.Logo(r.Context(), logo) },
	})
}
