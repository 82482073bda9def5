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
	Example      bool        `json:"example"`
	CreatedAt    time.Time   `json:"created_at"`
	AuthorID     int64       `json:"-"`
}

// Proposals keeps proposals.
type Proposals interface {
	// FindProposals lists the visible proposals, the newest first; next is "" at the end.
	FindProposals(ctx context.Context, actor Actor, page Page) (proposals []Proposal, next string, err error)
	// FindProposal gives one. Errors: NotFound.
	FindProposal(ctx context.Context, actor Actor, id int64) (*Proposal, error)
	// Propose writes a place with life idea (or planned) and its proposal at once. It is published at once when the
	// actor may ProposeUnmoderated, for the organisation if there is one; else it waits as submitted.
	// A place UUID already used by the actor gives that proposal again. Errors as CreatePlace.
	Propose(ctx context.Context, actor Actor, place *Place, proposal *Proposal) error
	// PublishProposal sets the publication of the place to published, hidden or needs_changes, with a reason for
	// the latter two. What its author has withdrawn is not published: Conflict. Errors: NotFound, Invalid, Forbidden.
	PublishProposal(ctx context.Context, actor Actor, id int64, publication Publication, reason string) (*Proposal, error)
	// WithdrawProposal lets its author take it back while nothing is decided. Errors: NotFound, Conflict, Forbidden.
	WithdrawProposal(ctx context.Context, actor Actor, id int64, reason string) (*Proposal, error)
}

// Open tells whether nothing is decided yet.
func (d Decision) Open() bool {
	return d == Received || d == Screening || d == OpenForSupport || d == UnderReview
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

// CheckPublication gives the faults of a moderator's answer, or nil: whoever is not published is told why.
func CheckPublication(publication Publication, reason string) error {
	var p Problems
	oneOf(&p, "publication", publication, []Publication{Published, NeedsChanges, Hidden}, false)
	if publication != Published && blank(reason) {
		p.Add("reason", "required", "say why, so that the author knows what to do")
	}
	checkString(&p, "reason", reason, 5000)
	return p.Err()
}

// CheckWithdrawal gives the faults of what an author says who takes a proposal back, or nil.
func CheckWithdrawal(reason string) error {
	var p Problems
	checkString(&p, "reason", reason, 5000)
	return p.Err()
}
