package geo

import (
	"context"
	"time"
)

// Suggestion is what somebody says who has no account, or is not signed in: a proposal, a check or a report. It counts
// once they have confirmed that the address is theirs.
type Suggestion struct {
	Email    string
	Name     string // that others will see; "" makes one of the address
	Language string
	Content  []byte // what was sent, JSON
}

// Suggested is what a suggestion holds: one of the three.
type Suggested struct {
	Place    *Place // with Proposal
	Proposal *Proposal
	Check    *FieldCheck
	Report   *Report
}

// UUID is what the client calls it; "" for a proposal, whose place has one.
func (s Suggested) UUID() string {
	switch {
	case s.Check != nil:
		return s.Check.UUID
	case s.Report != nil:
		return s.Report.UUID
	}
	return ""
}

// SuggestionKind is what sort of thing is suggested.
type SuggestionKind string

// The kinds of suggestions.
const (
	SuggestedProposal SuggestionKind = "proposal"
	SuggestedCheck    SuggestionKind = "check"
	SuggestedReport   SuggestionKind = "report"
)

// Kind is what sort of thing it is.
func (s Suggested) Kind() SuggestionKind {
	switch {
	case s.Check != nil:
		return SuggestedCheck
	case s.Report != nil:
		return SuggestedReport
	}
	return SuggestedProposal
}

// Confirmed is what came of a suggestion.
type Confirmed struct {
	Kind    SuggestionKind `json:"kind"`
	PlaceID int64          `json:"place_id"`
	Title   Text           `json:"title"` // of the place
	State   string         `json:"state"` // the publication of a proposal; of the others whether the public sees them
}

// SuggestionValid is how long somebody has time to confirm.
const SuggestionValid = 7 * 24 * time.Hour

// Check gives the faults of who suggests, or nil.
func (s *Suggestion) Check() error {
	var p Problems
	checkEmail(&p, "email", s.Email)
	checkString(&p, "name", s.Name, 100)
	oneOf(&p, "language", s.Language, []string{"ro", "en"}, false)
	return p.Err()
}

// Suggestions keeps what is suggested until it is confirmed.
type Suggestions interface {
	// AddSuggestion keeps one under the hash of the token in its letter, when what it holds would be taken. It is not fresh,
	// and has its letter already, when the same check or report was sent with the same address before.
	// Errors: Invalid, NotFound and Conflict, as of what it holds.
	AddSuggestion(ctx context.Context, s *Suggestion, what Suggested, hash []byte) (fresh bool, err error)
	// FindSuggestion gives what waits, or was confirmed. Errors: NotFound when it is unknown or too old.
	FindSuggestion(ctx context.Context, hash []byte) (*Suggestion, error)
	// ConfirmSuggestion makes what it holds, in the name of the account with that address, which is made if need be. It waits
	// for a moderator whoever's the account is: a link in a letter is no session. Twice is as once; what is then is empty.
	// Errors: NotFound, Forbidden for a disabled account, Invalid when the city has changed meanwhile.
	ConfirmSuggestion(ctx context.Context, hash []byte, what Suggested) (*Confirmed, error)
}
