package geo

import (
	"context"
	"time"
)

// Proposal is a wish: for a new place, or for a place that is there to be changed, removed, or added to by an intervention.
// What is wished exists as a place from the first moment, with a life of idea or planned and the proposal's decision, so
// that it keeps one address from the idea to the end.
type Proposal struct {
	ID             int64       `json:"id"`
	Aim            Aim         `json:"aim"`
	PlaceID        int64       `json:"place_id"`
	Place          *PlaceRef   `json:"place,omitempty"`
	Target         *PlaceRef   `json:"target"`                    // the place that it is about; nil of a new place
	TargetVersion  int         `json:"target_version,omitempty"`  // of the target, now
	BaseVersion    int         `json:"base_version,omitempty"`    // of the target, from which a change was written
	AppliedVersion int         `json:"applied_version,omitempty"` // of the target, that an accepted change became
	Author         string      `json:"author"`                    // the name the author shows
	Organisation   *Named      `json:"organisation"`              // in whose name; nil for the author's own
	Reason         string      `json:"reason"`                    // why it is wished
	Decision       Decision    `json:"decision"`
	Publication    Publication `json:"publication"`
	Answer         string      `json:"answer"` // what was said last: of the decision, to its author and staff also by a moderator
	Example        bool        `json:"example"`
	CreatedAt      time.Time   `json:"created_at"`
	AuthorID       int64       `json:"-"`
}

// ProposalFilter narrows a list of proposals; a zero field does not narrow.
type ProposalFilter struct {
	Publications []Publication
	Decisions    []Decision
	Aims         []Aim
	Places       []int64 // the ones that these places are
	Targets      []int64 // those about these places
	Own          bool    // only the actor's
}

// Proposals keeps proposals.
type Proposals interface {
	// FindProposals lists the visible proposals that match, the newest first, or the oldest by SortID; next is "" at the end.
	FindProposals(ctx context.Context, actor Actor, filter ProposalFilter, page Page) (proposals []Proposal, next string, err error)
	// FindProposal gives one. Errors: NotFound.
	FindProposal(ctx context.Context, actor Actor, id int64) (*Proposal, error)
	// Propose writes a place with life idea (or planned) and its proposal at once. It is published at once when the
	// actor may ProposeUnmoderated, for the organisation if there is one; else it waits as submitted.
	// A place UUID already used by the actor gives that proposal again. A proposal about a place that is there names it as
	// the place's Target, and one for a change its BaseVersion. Errors as CreatePlace.
	Propose(ctx context.Context, actor Actor, place *Place, proposal *Proposal) error
}

// CheckNew gives the faults of a new proposal for the place that Place.Check does not see, or nil.
func (pr *Proposal) CheckNew(place *Place) error {
	var p Problems
	if blank(pr.Reason) {
		p.Add("reason", "required", "say why")
	}
	checkString(&p, "reason", pr.Reason, 5000)
	oneOf(&p, "aim", pr.Aim, Aims, false)
	if about := pr.Aim != NewPlace; about != (place.Target != 0) {
		p.Add("target", "required", "the number of the place that it is about is needed, unless it is for a new place")
	}
	oneOf(&p, "life", place.Life, []Life{Idea, Planned}, false)
	return p.Err()
}
