package api

import (
	"net/http"

	"locuri/geo"
)

// getContacts tells what is for who asks. What is not for everybody is kept by no cache.
func (a *API) getContacts(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	contacts, err := a.store.FindContacts(r.Context(), actor(r), slug)
	if err != nil {
		return err
	}
	if actor(r).AccountID != 0 {
		return writePrivate(w, http.StatusOK, contacts)
	}
	return writeTagged(w, r, contacts.Version, contacts)
}

// discloseContacts tells staff the others. It is asked for by POST: it needs a reason, and leaves a note.
func (a *API) discloseContacts(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.SeeContact)
	if err != nil {
		return err
	}
	body, err := readJSON[reasonBody](w, r, jsonType)
	if err != nil {
		return err
	}
	contacts, err := a.store.DiscloseContacts(r.Context(), actor(r), slug, body.Reason)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, contacts)
}

// contactInput is what is written of a contact.
type contactInput struct {
	Label    geo.Text            `json:"label"`
	Role     string              `json:"role"`
	Email    string              `json:"email"`
	Phone    string              `json:"phone"`
	Website  string              `json:"website"`
	Audience geo.ContactAudience `json:"audience"`
	Member   int64               `json:"member"`
	Example  bool                `json:"example"`
}

func (a *API) setContacts(w http.ResponseWriter, r *http.Request) error {
	slug, err := ofOrganisation(r, geo.EditOrganisation)
	if err != nil {
		return err
	}
	version, err := ifMatch(r)
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Contacts []contactInput `json:"contacts"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	contacts := make([]geo.OrganisationContact, len(body.Contacts))
	for i, c := range body.Contacts {
		contacts[i] = geo.OrganisationContact{
			Label: c.Label, Role: c.Role, Email: c.Email, Phone: c.Phone, Website: c.Website, Audience: c.Audience, Member: c.Member, Example: c.Example,
		}
	}
	all, err := a.store.SetContacts(r.Context(), actor(r), slug, version, contacts)
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, all.Version, all)
}
