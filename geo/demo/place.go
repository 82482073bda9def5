package demo

import (
	"context"
	"slices"

	"locuri/geo"
	"locuri/geo/format"
)

func (l *loader) loadPlaces(ctx context.Context) error {
	var places []*geo.Place
	for _, f := range l.features() {
		places = append(places, f.Place)
	}
	_, err := l.store.ImportPlaces(ctx, system, places, reason)
	for _, f := range l.features() {
		l.placeIDs[f.ID] = f.Place.ID // 0 for one of an earlier run
	}
	return err
}

// features are all places that are there from the beginning.
func (d *dataset) features() []*format.Feature { return slices.Concat(d.Places, d.Examples) }

// placeID gives the number of a place of the dataset. One of an earlier run is found by its UUID: creating it again
// gives it back unchanged.
func (l *loader) placeID(ctx context.Context, id string) (int64, error) {
	if n := l.placeIDs[id]; n != 0 {
		return n, nil
	}
	for _, f := range l.features() {
		if f.ID == id {
			err := l.store.CreatePlace(ctx, system, f.Place, reason)
			l.placeIDs[id] = f.Place.ID
			return f.Place.ID, err
		}
	}
	return 0, geo.Errorf(geo.NotFound, "The demo data has no place %q.", id)
}
