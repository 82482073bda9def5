package demo

import (
	"context"

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
		made := &geo.Proposal{Reason: p.Reason}
		if p.Organisation != "" {
			made.Organisation = &geo.Named{Slug: p.Organisation}
		}
		if err := l.store.Propose(ctx, actor, p.place.Place, made); err != nil {
			return err
		}
	}
	return nil
}
