package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getOrganisations(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	organisations, err := a.store.FindOrganisations(r.Context())
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, map[string]any{"organisations": organisations})
}

func (a *API) getOrganisation(w http.ResponseWriter, r *http.Request) error {
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
	return writeTagged(w, r, organisation.Version, organisation)
}

// organisationState is what may be changed of an organisation.
type organisationState struct {
	Title   string   `json:"title"`
	Summary geo.Text `json:"summary"`
	Website string   `json:"website"`
	Source  string   `json:"source"`
}

func (a *API) createOrganisation(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if err := actor(r).May(geo.CreateOrganisation, 0); err != nil {
		return err
	}
	body, err := readJSON[struct {
		Slug string `json:"slug"`
		organisationState
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	organisation := &geo.Organisation{
		Slug: body.Slug, Title: body.Title, Summary: emptied(body.Summary), Website: body.Website, Source: body.Source,
	}
	if err := a.store.CreateOrganisation(r.Context(), actor(r), organisation); err != nil {
		return err
	}
	w.Header().Set("Location", a.base(r)+"/api/organisations/"+organisation.Slug)
	return writeChanged(w, http.StatusCreated, organisation.Version, organisation)
}

// emptied gives an empty text for one that was not given, as the answer must have one.
func emptied(t geo.Text) geo.Text {
	if t == nil {
		return geo.Text{}
	}
	return t
}

func (a *API) updateOrganisation(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.EditOrganisation); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	patch, err := readBody(w, r, mergeType, jsonType)
	if err != nil {
		return err
	}
	version, err := ifMatch(r)
	if err != nil {
		return err
	}
	organisation, err := a.store.UpdateOrganisation(r.Context(), actor(r), slug, version, func(o *geo.Organisation) error {
		after, err := patched(organisationState{o.Title, o.Summary, o.Website, o.Source}, patch)
		o.Title, o.Summary, o.Website, o.Source = after.Title, emptied(after.Summary), after.Website, after.Source
		return err
	})
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, organisation.Version, organisation)
}

func (a *API) getMembers(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageMembers); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	members, err := a.store.FindMembers(r.Context(), actor(r), slug)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"members": members})
}

func (a *API) setMember(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageMembers); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Email string         `json:"email"`
		Role  geo.MemberRole `json:"role"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	member, err := a.store.SetMember(r.Context(), actor(r), slug, body.Email, body.Role)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, member)
}

func (a *API) removeMember(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageMembers); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	account, err := pathID(r, "accountId")
	if err != nil {
		return err
	}
	if err := a.store.RemoveMember(r.Context(), actor(r), slug, account); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
