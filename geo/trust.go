package geo

import (
	"context"
	"time"
)

// Record is what has become of what somebody wrote.
type Record struct {
	Published int `json:"published"`
	Refused   int `json:"refused"` // within the last 30 days
}

// Trusted tells whether somebody's words are published at once: after three that were, and not while a refusal is fresh.
func (r Record) Trusted() bool { return r.Published >= 3 && r.Refused == 0 }

// Writer is whoever something on the moderators' desk is from.
type Writer struct {
	AccountID int64  `json:"account_id"`
	Name      string `json:"name"`
	Record
	Trusted   bool `json:"trusted"`   // what they write is published at once
	Withdrawn bool `json:"withdrawn"` // trust was taken by hand, whatever was counted
}

// TrustChange is trust that was taken from an account by hand, or given back to be counted again.
type TrustChange struct {
	Withdrawn bool      `json:"withdrawn"`
	Reason    string    `json:"reason"` // its owner reads it
	By        string    `json:"by"`     // the name that they show
	At        time.Time `json:"at"`
}

// Check gives every fault of the change, or nil.
func (c *TrustChange) Check() error { return CheckWords("reason", c.Reason) }

// Trusts keeps whom moderators have taken trust from. Each change is kept.
type Trusts interface {
	// ChangeTrust takes trust from an account, or gives it back, and has its owner told. Errors: NotFound, Invalid, Conflict when
	// it is so already or the account is staff's, whose trust is their role, Unauthenticated, Forbidden unless the actor may JudgeTrust.
	ChangeTrust(ctx context.Context, actor Actor, accountID int64, change TrustChange) (*Writer, error)
}

// TrustNotice is what is told of a change of trust; to whom it is.
type TrustNotice struct {
	Change TrustChange
	Reader Reader
}
