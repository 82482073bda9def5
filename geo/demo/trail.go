package demo

import (
	"context"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// trail is a trail with its identifier in the dataset, and the places of its stops by theirs.
type trail struct {
	ID          string         `json:"id"`
	Title       geo.Text       `json:"title"`
	Description geo.Text       `json:"description"`
	Mode        geo.TravelMode `json:"mode"`
	StepFree    geo.StepFree   `json:"step_free"`
	FromMonth   int            `json:"from_month"`
	ToMonth     int            `json:"to_month"`
	Source      string         `json:"source"`
	Stops       []struct {
		Place string      `json:"place"`
		Note  geo.Text    `json:"note"`
		Stay  int         `json:"stay"`
		Via   []orb.Point `json:"via"`
	} `json:"stops"`
}

// loadTrails writes each trail, the city's own, unless there is one of its title.
func (l *loader) loadTrails(ctx context.Context) error {
	there, _, err := l.store.FindTrails(ctx, system, geo.TrailFilter{}, geo.Page{Limit: 1000})
	if err != nil {
		return err
	}
	titles := map[string]bool{}
	for i := range there {
		titles[there[i].Title["ro"]] = true
	}
	for i := range l.Trails {
		if titles[l.Trails[i].Title["ro"]] {
			continue
		}
		if err := l.saveTrail(ctx, &l.Trails[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) saveTrail(ctx context.Context, t *trail) error {
	fresh := &geo.Trail{Title: t.Title, Description: t.Description, Mode: t.Mode, StepFree: t.StepFree, FromMonth: t.FromMonth, ToMonth: t.ToMonth,
		Publication: geo.Published, Source: t.Source}
	for _, s := range t.Stops {
		place, err := l.placeID(ctx, s.Place)
		if err != nil {
			return err
		}
		fresh.Stops = append(fresh.Stops, geo.TrailStop{PlaceID: place, Note: s.Note, Stay: s.Stay, Via: s.Via})
	}
	return l.store.CreateTrail(ctx, system, fresh)
}
