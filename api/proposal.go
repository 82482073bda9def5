package api

import (
	"context"
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
		Aims:         enum(p, "aim", geo.Aims),
		Places:       p.ids("place"),
		Targets:      p.ids("target"),
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
	proposals, next, err := a.store.FindProposals(r.Context(), actor(r), filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"proposals": proposals}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer) // by what it shows: people and organisations may have other names by now
}

func (a *API) getProposal(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "proposalId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	proposal, err := a.store.FindProposal(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, 0, proposal)
}

type proposalBody struct {
	Feature      *featureBody `json:"feature"`
	Reason       string       `json:"reason"`
	Organisation string       `json:"organisation"`
	Aim          geo.Aim      `json:"aim"`
	Target       int64        `json:"target"`
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
	place, proposal, err := a.readProposal(r.Context(), actor(r), raw)
	if err != nil {
		return err
	}
	if err := a.store.Propose(r.Context(), actor(r), place, proposal); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/proposals/%d", a.base(r), proposal.ID))
	return writeJSON(w, http.StatusCreated, proposal)
}

// readProposal reads a proposal from JSON. What is wished of a place that is there is read onto that place.
func (a *API) readProposal(ctx context.Context, who geo.Actor, raw []byte) (*geo.Place, *geo.Proposal, error) {
	body := proposalBody{Aim: geo.NewPlace}
	if err := decodeJSON(raw, &body); err != nil {
		return nil, nil, err
	}
	proposal := &geo.Proposal{Reason: body.Reason, Aim: body.Aim}
	if body.Organisation != "" {
		proposal.Organisation = &geo.Named{Slug: body.Organisation}
	}
	if body.Aim.Amends() {
		place, err := a.readAmendment(ctx, who, &body, proposal)
		return place, proposal, err
	}
	place, err := body.newPlace()
	return place, proposal, err
}

// newPlace makes the place that is proposed.
func (body *proposalBody) newPlace() (*geo.Place, error) {
	if body.Feature == nil {
		return nil, geo.InvalidField("feature", "required", "the place as a GeoJSON feature is needed")
	}
	if err := body.Feature.checkShape(0); err != nil {
		return nil, err
	}
	if _, told := body.Feature.Properties["life"]; !told && body.Feature.Properties != nil {
		body.Feature.Properties["life"] = []byte(`"idea"`)
	}
	place, err := body.Feature.newPlace(geo.AllPlaces)
	if err == nil && body.Aim == geo.InterventionAt {
		place.Aim = body.Aim
	}
	if err == nil {
		place.Target = body.Target
	}
	return place, err
}

// readAmendment makes the document of a proposal about a place: the place, with what the feature says set on it.
func (a *API) readAmendment(ctx context.Context, who geo.Actor, body *proposalBody, proposal *geo.Proposal) (*geo.Place, error) {
	feature := body.Feature
	if feature == nil {
		feature = &featureBody{Type: "Feature"}
	}
	if err := feature.checkShape(0); err != nil {
		return nil, err
	}
	if _, told := feature.Properties["life"]; told {
		return nil, geo.InvalidField("life", "not_allowed", "is no part of a change; what is on the ground moves by steps, or by a proposal to remove it")
	}
	target, err := a.store.FindPlace(ctx, who, body.Target)
	if geo.FaultOf(err) == geo.NotFound {
		return nil, geo.InvalidField("target", "not_found", "must be the number of a place on the public map")
	}
	if err != nil {
		return nil, err
	}
	place := target.Amendment(body.Aim)
	if place.UUID, err = feature.uuid(); err != nil {
		return nil, err
	}
	proposal.BaseVersion = target.Version
	if body.Aim == geo.RemovalOfPlace {
		return place, feature.checkRemoval()
	}
	return place, feature.apply(place, geo.AllPlaces)
}

// checkRemoval refuses what would be said of a place that is to go.
func (f *featureBody) checkRemoval() error {
	var p geo.Problems
	for name := range f.Properties {
		if property := geo.PropertyNamed(name); property == nil || !property.ReadOnly {
			p.Add(name, "not_allowed", "is no part of a proposal to remove a place; say why in the reason")
		}
	}
	if len(f.Geometry) > 0 && string(f.Geometry) != "null" {
		p.Add("geometry", "not_allowed", "is no part of a proposal to remove a place")
	}
	return p.Err()
}
