package demo

import (
	"context"

	"locuri/geo"
)

func (l *loader) loadPlaces(ctx context.Context) error {
	places := make([]*geo.Place, len(l.Places))
	for i, f := range l.Places {
		places[i] = f.Place
	}
	_, err := l.store.ImportPlaces(ctx, system, places, reason)
	for _, f := range l.Places {
		l.placeIDs[f.ID] = f.Place.ID // 0 for one of an earlier run
	}
	return err
}

// placeID gives the number of a place of the dataset. One of an earlier run is found by its UUID: creating it again
// gives it back unchanged.
func (l *loader) placeID(ctx context.Context, id string) (int64, error) {
	if n := l.placeIDs[id]; n != 0 {
		return n, nil
	}
	for _, f := range l.Places {
		if f.ID == id {
			err := l.store.CreatePlace(ctx, system, f.Place, reason)
			l.placeIDs[id] = f.Place.ID
			return f.Place.ID, err
		}
	}
	return 0, geo.Errorf(geo.NotFound, "The demo data has no place %q.", id)
}
