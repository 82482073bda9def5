package geo

import (
	"context"
	"time"
)

// Proposal is a wish for a new place. The place exists from the first moment, with a life of idea or planned and the
// proposal's decision, so that it keeps one address from the idea to the end.
type Proposal struct {
	ID           int64       `json:"id"`
	PlaceID      int64       `json:"place_id"`
	Place        *PlaceRef   `json:"place,omitempty"`
	Author       string      `json:"author"`       // the name the author shows
	Organisation *Named      `json:"organisation"` // in whose name; nil for the author's own
	Reason       string      `json:"reason"`       // why it is wished
	Decision     Decision    `json:"decision"`
	Publication  Publication `json:"publication"`
	Answer       string      `json:"answer"` // what was said last: of the decision, to its author and staff also by a moderator
	Example      bool        `json:"example"`
	CreatedAt    time.Time   `json:"created_at"`
	AuthorID     int64       `json:"-"`
}

// ProposalFilter narrows a list of proposals; a zero field does not narrow.
type ProposalFilter struct {
	Publications []Publication
	Decisions    []Decision
	Own          bool // only the actor's
}

// Proposals keeps proposals.
type Proposals interface {
	// FindProposals lists the visible proposals that match, the newest first, or the oldest by SortID; next is "" at the end.
	FindProposals(ctx context.Context, actor Actor, filter ProposalFilter, page Page) (proposals []Proposal, next string, err error)
	// FindProposal gives one. Errors: NotFound.
	FindProposal(ctx context.Context, actor Actor, id int64) (*Proposal, error)
	// Propose writes a place with life idea (or planned) and its proposal at once. It is published at once when the
	// actor may ProposeUnmoderated, for the organisation if there is one; else it waits as submitted.
	// A place UUID already used by the actor gives that proposal again. Errors as CreatePlace.
	Propose(ctx context.Context, actor Actor, place *Place, proposal *Proposal) error
}

// CheckNew gives the faults of a new proposal for the place that Place.Check does not see, or nil.
func (pr *Proposal) CheckNew(place *Place) error {
	var p Problems
	if blank(pr.Reason) {
		p.Add("reason", "required", "say why this place")
	}
	checkString(&p, "reason", pr.Reason, 5000)
	oneOf(&p, "life", place.Life, []Life{Idea, Planned}, false)
	return p.Err()
}
