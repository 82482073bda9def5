package geo

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/google/uuid"
)

// Edit is a change of a published place by somebody who may ask for one: whoever proposed the place, and partners there. Who
// is trusted has it at once; else it waits for a moderator, and the public goes on seeing the place as it is.
type Edit struct {
	ID           int64                      `json:"id"`
	Version      int                        `json:"-"` // grows when its author sends it anew
	UUID         string                     `json:"-"` // made by the client; the same one again is the same edit
	PlaceID      int64                      `json:"place_id"`
	PlaceVersion int                        `json:"place_version"` // that it began with
	Author       string                     `json:"author"`
	Properties   map[string]json.RawMessage `json:"properties"` // that change
	Geometry     json.RawMessage            `json:"geometry"`   // null: stays
	Reason       string                     `json:"reason"`
	State        EditState                  `json:"state"`
	Answer       string                     `json:"answer"` // why it was refused
	Appeal       string                     `json:"appeal"` // what its author said against that
	CreatedAt    time.Time                  `json:"created_at"`
	AuthorID     int64                      `json:"-"`
}

// Editing is how an actor may change what a place says.
type Editing string

// The ways of changing a place; "" is none but to propose it.
const (
	EditsDirectly Editing = "direct" // by changing the place: it is theirs to look after, or to finish
	EditsAtOnce   Editing = "edit"   // by an edit, which is made at once
	EditsHeld     Editing = "held"   // by an edit, which a moderator looks at first
)

// EditState is what has become of an edit.
type EditState string

// The states of edits.
const (
	EditWaiting   EditState = "waiting"
	EditPublished EditState = "published"
	EditRefused   EditState = "refused"
)

// lineProperties change by steps, with reasons of their own.
var lineProperties = []string{"life", "decision", "publication"}

// Check gives the faults of a new edit that can be seen without its place, or nil.
func (e *Edit) Check() error {
	var p Problems
	if _, err := uuid.Parse(e.UUID); err != nil {
		p.Add("uuid", "not_a_uuid", "must be a UUID made by you, so that an edit sent twice is kept once")
	}
	if e.PlaceVersion < 1 {
		p.Add("version", "required", "the version of the place that you saw is needed, a whole number")
	}
	if blank(e.Reason) {
		p.Add("reason", "required", "say why; it stands in the history")
	}
	checkString(&p, "reason", e.Reason, 500)
	if len(e.Properties) == 0 && !e.HasGeometry() {
		p.Add("properties", "required", "name what changes")
	}
	for name := range e.Properties {
		if slices.Contains(lineProperties, name) {
			p.Add(name, "not_allowed", "changes by a step on the place's timeline, not by an edit")
		}
	}
	return p.Err()
}

// HasGeometry tells whether the edit changes where the place is.
func (e *Edit) HasGeometry() bool { return len(e.Geometry) > 0 && string(e.Geometry) != "null" }

// Apply makes the change on the place. Errors: Invalid.
func (e *Edit) Apply(pl *Place) error {
	if e.HasGeometry() {
		geometry, err := ParseGeometry(e.Geometry)
		if err != nil {
			return err
		}
		pl.Geometry = geometry
	}
	return pl.SetProperties(e.Properties)
}

// EditNotice is what is told of an edit that was decided on.
type EditNotice struct {
	Edit   Edit
	Title  Text // of the place
	Author Reader
}

// Edits keeps changes that wait.
type Edits interface {
	// AddEdit makes the change when the actor is trusted, else keeps it for a moderator and fills it in; an earlier one of the
	// actor's that still waits for the same place is replaced. Errors: Invalid as UpdatePlace, NotFound, Stale, Conflict when the
	// place is not published, Unauthenticated, Forbidden.
	AddEdit(ctx context.Context, actor Actor, edit *Edit) error
	// FindEdits gives the actor's own edits of a place, the newest first. Errors: NotFound, Unauthenticated.
	FindEdits(ctx context.Context, actor Actor, placeID int64) ([]Edit, error)
	// AppealEdit has a refused edit of the actor's looked at once more. Errors: NotFound, Invalid, Conflict, Unauthenticated, Forbidden.
	AppealEdit(ctx context.Context, actor Actor, id int64, words string) (*Edit, error)
	// WithdrawEdit takes back an edit of the actor's that waits; nothing of it is kept. Errors: as AppealEdit.
	WithdrawEdit(ctx context.Context, actor Actor, id int64) error
}
