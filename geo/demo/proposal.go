package demo

import (
	"context"
	"encoding/json"

	"locuri/geo"
)

// loadProposals lets demo accounts propose; who did already gets the same proposal again.
func (l *loader) loadProposals(ctx context.Context) error {
	for i := range l.Proposals {
		p := &l.Proposals[i]
		actor, err := l.actor(ctx, p.Author)
		if err != nil {
			return err
		}
		made := &geo.Proposal{Aim: p.Aim, Reason: p.Reason}
		if p.Organisation != "" {
			made.Organisation = &geo.Named{Slug: p.Organisation}
		}
		place, err := l.proposed(ctx, p, made)
		if err != nil {
			return err
		}
		if err := l.store.Propose(ctx, actor, place, made); err != nil {
			return err
		}
		l.placeIDs["proposal/"+p.place.ID] = place.ID
	}
	return nil
}

// proposed gives what is proposed: a new place, or the document of how one that is there should be.
func (l *loader) proposed(ctx context.Context, p *proposal, made *geo.Proposal) (*geo.Place, error) {
	place := p.place.Place
	if p.Target == "" {
		return place, nil
	}
	id, err := l.placeID(ctx, p.Target)
	if err != nil {
		return nil, err
	}
	if !p.Aim.Amends() {
		place.Aim, place.Target = p.Aim, id
		return place, nil
	}
	target, err := l.store.FindPlace(ctx, system, id)
	if err != nil {
		return nil, err
	}
	made.BaseVersion = target.Version
	document := target.Amendment(p.Aim)
	document.UUID = place.UUID
	if place.Geometry != nil {
		document.Geometry = place.Geometry
	}
	return document, document.SetProperties(p.properties())
}

// properties gives those that the feature names.
func (p *proposal) properties() map[string]json.RawMessage {
	var feature struct{ Properties map[string]json.RawMessage }
	_ = json.Unmarshal(p.Feature, &feature) // it was read before
	return feature.Properties
}
