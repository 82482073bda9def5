package api

import (
	"net/http"

	"locuri/geo"
)

// mostOrganisations are given at once to whoever does not say how many: lists to choose from need all of a city's.
const mostOrganisations = 1000

func (a *API) getOrganisations(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	filter := geo.OrganisationFilter{Text: p.search(), Sealed: p.boolean("sealed")}
	page := geo.Page{Limit: p.limit(mostOrganisations, mostOrganisations), After: p.text("after")}
	if err := p.err(); err != nil {
		return err
	}
	organisations, next, err := a.store.FindOrganisations(r.Context(), filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"organisations": organisations}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

// ofOrganisation gives the organisation that the address names, to somebody who is signed in for an action.
func ofOrganisation(r *http.Request, action geo.Action) (slug string, err error) {
	if err := signedIn(r, action); err != nil {
		return "", err
	}
	return pathSlug(r)
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
	Title     string   `json:"title"`
	Summary   geo.Text `json:"summary"`
	Website   string   `json:"website"`
	Source    string   `json:"source"`
	Languages []string `json:"languages"`
}

func (s organisationState) apply(o *geo.Organisation) {
	o.Title, o.Summary, o.Website, o.Source, o.Languages = s.Title, emptied(s.Summary), s.Website, s.Source, s.Languages
	if o.Languages == nil {
		o.Languages = []string{}
	}
}

// patchedOrganisation is that, and what is said of the logo.
type patchedOrganisation struct {
	organisationState
	LogoAlt geo.Text `json:"logo_alt"`
}

// patchOrganisation changes an organisation by a merge patch. Errors: Invalid.
func patchOrganisation(o *geo.Organisation, patch []byte) error {
	state := patchedOrganisation{organisationState: organisationState{o.Title, o.Summary, o.Website, o.Source, o.Languages}}
	if o.Logo != nil {
		state.LogoAlt = o.Logo.Alt
	}
	after, err := patched(state, patch)
	if err != nil {
		return err
	}
	after.apply(o)
	switch {
	case o.Logo != nil:
		logo := *o.Logo
		logo.Alt, o.Logo = emptied(after.LogoAlt), &logo
	case len(after.LogoAlt) > 0:
		return geo.InvalidField("logo_alt", "not_allowed", "must be empty: the organisation has no logo")
	}
	return nil
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
	organisation := &geo.Organisation{Slug: body.Slug}
	body.apply(organisation)
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
	slug, err := ofOrganisation(r, geo.EditOrganisation)
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
		return patchOrganisation(o, patch)
	})
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, organisation.Version, organisation)
}

func (a *API) getMembers(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.ManageMembers)
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
	slug, err := ofOrganisation(r, geo.ManageMembers)
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
	slug, err := ofOrganisation(r, geo.ManageMembers)
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
