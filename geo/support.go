package geo

import "context"

// Support is how many people are for a proposal.
type Support struct {
	Count int  `json:"count"`
	Own   bool `json:"own"`  // the asker is one of them
	Open  bool `json:"open"` // one can still join or leave
}

// Open tells whether people can still say that they are for a proposal: until there is an answer.
func (d Decision) Open() bool {
	return d == Received || d == Screening || d == OpenForSupport || d == UnderReview
}

// Supports keeps who is for which proposal; nobody is told who.
type Supports interface {
	// FindSupport counts. Errors: NotFound.
	FindSupport(ctx context.Context, actor Actor, placeID int64) (*Support, error)
	// SetSupport has the actor join or leave; twice is as once.
	// Errors: NotFound, Conflict when it is no open, public proposal, Unauthenticated, Forbidden.
	SetSupport(ctx context.Context, actor Actor, placeID int64, on bool) (*Support, error)
}
