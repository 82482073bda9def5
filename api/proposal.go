package api

import (
	"fmt"
	"net/http"

	"locuri/geo"
)

func (a *API) getProposals(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 1000), After: p.text("after"), Sort: geo.SortNewest}
	if orders := enum(p, "sortby", []geo.Sort{geo.SortID, geo.SortNewest}); len(orders) > 0 {
		page.Sort = orders[0]
	}
	filter := geo.ProposalFilter{
		Publications: enum(p, "publication", geo.Publications),
		Decisions:    enum(p, "decision", geo.Decisions),
		Own:          p.boolean("own"),
	}
	if err := p.err(); err != nil {
		return err
	}
	if filter.Own {
		if actor(r).AccountID == 0 {
			return geo.Errorf(geo.Unauthenticated, "Sign in to see your own proposals.")
		}
	}
	generation, err := a.store.Generation(r.Context(), geo.FindCollection("proposals"))
	if err != nil || fresh(w, r, a.listTag(r, generation)) {
		return err
	}
	proposals, next, err := a.store.FindProposals(r.Context(), actor(r), filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"proposals": proposals}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeJSON(w, http.StatusOK, answer)
}

func (a *API) getProposal(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "proposalId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	generation, err := a.store.Generation(r.Context(), geo.FindCollection("proposals"))
	if err != nil {
		return err
	}
	proposal, err := a.store.FindProposal(r.Context(), actor(r), id)
	if err != nil || fresh(w, r, a.listTag(r, generation)) {
		return err
	}
	return writeJSON(w, http.StatusOK, proposal)
}

type proposalBody struct {
	Feature      *featureBody `json:"feature"`
	Reason       string       `json:"reason"`
	Organisation string       `json:"organisation"`
}

func (a *API) createProposal(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if actor(r).AccountID == 0 {
		return actor(r).May(geo.Propose, 0) // before the body is judged
	}
	raw, err := readBody(w, r, jsonType)
	if err != nil {
		return err
	}
	place, proposal, err := readProposal(raw)
	if err != nil {
		return err
	}
	if err := a.store.Propose(r.Context(), actor(r), place, proposal); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/proposals/%d", a.base(r), proposal.ID))
	return writeJSON(w, http.StatusCreated, proposal)
}

// readProposal reads a proposal from JSON.
func readProposal(raw []byte) (*geo.Place, *geo.Proposal, error) {
	var body proposalBody
	if err := decodeJSON(raw, &body); err != nil {
		return nil, nil, err
	}
	if body.Feature == nil {
		return nil, nil, geo.InvalidField("feature", "required", "the place as a GeoJSON feature is needed")
	}
	if err := body.Feature.checkShape(0); err != nil {
		return nil, nil, err
	}
	if _, told := body.Feature.Properties["life"]; !told && body.Feature.Properties != nil {
		body.Feature.Properties["life"] = []byte(`"idea"`)
	}
	place, err := body.Feature.newPlace(geo.AllPlaces)
	if err != nil {
		return nil, nil, err
	}
	proposal := &geo.Proposal{Reason: body.Reason}
	if body.Organisation != "" {
		proposal.Organisation = &geo.Named{Slug: body.Organisation}
	}
	return place, proposal, nil
}
