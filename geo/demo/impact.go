package demo

import (
	"context"
	"fmt"

	"locuri/geo"
)

// loadImpact writes indicators, and what was reported for them.
func (l *loader) loadImpact(ctx context.Context) error {
	for i := range l.Indicators {
		fresh := l.Indicators[i]
		_, err := l.store.FindIndicator(ctx, fresh.Slug)
		if geo.FaultOf(err) == geo.NotFound {
			err = l.store.SaveIndicator(ctx, system, &fresh)
		}
		if err != nil {
			return err
		}
	}
	for i := range l.Observations {
		if err := l.store.AddObservation(ctx, system, l.observation(&l.Observations[i])); err != nil {
			return fmt.Errorf("%s of %s: %w", l.Observations[i].Indicator, l.Observations[i].Starts, err)
		}
	}
	return nil
}

// observation gives one under a UUID of its own, by which the store knows it again.
func (l *loader) observation(o *observation) *geo.Observation {
	fresh := &geo.Observation{
		UUID:      uuidOf(fmt.Sprintf("observation/%s/%s/%s/%v", o.Indicator, o.Project, o.Starts, o.Value)),
		Indicator: geo.Named{Slug: o.Indicator}, Organisation: geo.Named{Slug: o.Organisation},
		ObservationReport: geo.ObservationReport{
			Value: o.Value, Qualifier: o.Qualifier, Period: o.Period, Source: o.Source, Evidence: o.Evidence, Note: o.Note,
		},
	}
	if o.Project != "" {
		fresh.Project = &geo.Titled{ID: l.projectIDs[o.Project]}
	}
	return fresh
}
