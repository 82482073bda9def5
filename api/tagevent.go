package api

import (
	"net/http"

	"locuri/geo"
)

func (a *API) getTagHistory(w http.ResponseWriter, r *http.Request) error {
	if who := actor(r); who.AccountID == 0 {
		return who.May(geo.EditProject, 0)
	}
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after"), Sort: geo.SortNewest}
	if err := p.err(); err != nil {
		return err
	}
	id, err := pathID(r, "projectId")
	if err != nil {
		return err
	}
	events, err := a.store.FindTagEvents(r.Context(), actor(r), id, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"events": events.Events}
	if events.Next != "" {
		answer["next"] = a.link(r, events.Next)
	}
	return writePrivate(w, http.StatusOK, answer)
}

// embedded is what a partner shows of its places elsewhere.
type embedded struct {
	Title geo.Text  `json:"title"`
	By    string    `json:"by"` // the organisation; "" when the title says it
	Of    geo.Named `json:"organisation"`
	Tags  []geo.Tag `json:"tags"`
}

func (a *API) getProjectEmbed(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	id, err := pathID(r, "projectId")
	if err != nil {
		return err
	}
	project, err := a.store.FindProject(r.Context(), id)
	if err != nil {
		return err
	}
	return a.writeEmbed(w, r, embedded{Title: project.Title, By: project.Organisation.Title.In("ro"), Of: project.Organisation}, "", id)
}

func (a *API) getOrganisationEmbed(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	slug, err := pathSlug(r)
	if err != nil {
		return err
	}
	o, err := a.store.FindOrganisation(r.Context(), slug)
	if err != nil {
		return err
	}
	return a.writeEmbed(w, r, embedded{Title: o.Name().Title, Of: o.Name()}, slug, 0)
}

func (a *API) writeEmbed(w http.ResponseWriter, r *http.Request, e embedded, organisation string, project int64) (err error) {
	if e.Tags, err = a.store.FindCleared(r.Context(), organisation, project); err != nil {
		return err
	}
	return writeTagged(w, r, 0, e)
}

// writeToPartner sends a message to the people of another project that is at a place at the same time.
func (a *API) writeToPartner(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.EditProject); err != nil {
		return err
	}
	id, err := pathID(r, "projectId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		TagID int64  `json:"tag_id"`
		Text  string `json:"text"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := geo.CheckMessage(body.Text); err != nil {
		return err
	}
	message, err := a.store.FindPartnerMessage(r.Context(), actor(r), id, body.TagID)
	if err != nil {
		return err
	}
	if err := a.limits.words.take(w, r, message.From.Email); err != nil {
		return err
	}
	if a.config.Post == nil {
		return geo.Errorf(geo.Unavailable, "This site sends no letters.")
	}
	message.Text = body.Text
	if err := a.config.Post.PartnerMessage(r.Context(), message); err != nil {
		return err
	}
	w.WriteHeader(http.StatusAccepted)
	return nil
}
