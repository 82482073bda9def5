package geo

import (
	"context"
	"time"
)

// Contribution is one thing that a person sent in, with what has become of it.
type Contribution struct {
	Thing
	At time.Time `json:"at"` // when it was made
}

// Contributions tells people what they have sent in.
type Contributions interface {
	// FindContributions gives a page of what the actor sent in, the newest first: of these subjects, or of all. What they took
	// back of comments, checks and reports is gone. Errors: Unauthenticated.
	FindContributions(ctx context.Context, actor Actor, subjects []Subject, page Page) (contributions []Contribution, next string, err error)
}
