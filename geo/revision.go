package geo

import (
	"context"
	"time"

	"github.com/paulmach/orb"
)

// Revision is one immutable version of a place: who, when, why, and the whole of it.
type Revision struct {
	PlaceID    int64
	Version    int
	Operation  string // create, update, delete
	At         time.Time
	AuthorID   int64  // 0 when imported
	Author     string // the name the author shows; "" when imported
	Reason     string
	Through    int64        // the place that is the proposal it came through; 0 for none
	Properties []byte       // the place's properties then, as the JSON object of a GeoJSON feature
	Geometry   orb.Geometry // then
	AreaM2     *float64     // of a polygon; only FindRevision and RestoreRevision give it
	LengthM    *float64     // of a line; as AreaM2
}

// Revisions gives single revisions of places, and brings one back.
type Revisions interface {
	// FindRevision gives one revision of those that FindRevisions gives the actor. Errors: NotFound.
	FindRevision(ctx context.Context, actor Actor, placeID int64, version int) (*Revision, error)
	// RestoreRevision writes the place as it was in a revision that the actor may see as a new one, and gives that. Where
	// the place stands on its three lines stays. Errors: as UpdatePlace, and Conflict when the place is so already.
	RestoreRevision(ctx context.Context, actor Actor, placeID int64, version int, restoration Restoration) (*Revision, error)
}

// Restoration is why an old revision comes back, and what was seen before.
type Restoration struct {
	Reason  string
	Version int // of the place that was seen
}

// Check gives the faults of a restoration that can be seen without the place, or nil.
func (r *Restoration) Check() error {
	var p Problems
	if blank(r.Reason) {
		p.Add("reason", "required", "say why; it stands in the history")
	}
	checkString(&p, "reason", r.Reason, 500)
	if r.Version < 1 {
		p.Add("version", "required", "the version of the place that you saw is needed, a whole number")
	}
	return p.Err()
}

// Restore sets the place's geometry and all that describes it to what they were. Errors: Conflict when they are.
func (pl *Place) Restore(r *Revision) error {
	old, err := r.document()
	if err != nil {
		return err
	}
	before := *pl
	pl.Geometry = r.Geometry
	if err := pl.take(describing(), old); err != nil {
		return err
	}
	if pl.SameAs(&before) {
		return Errorf(Conflict, "The place is as it was in version %d already.", r.Version)
	}
	return nil
}
