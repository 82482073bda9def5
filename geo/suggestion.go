package geo

import (
	"context"
	"time"
)

// Suggestion is a proposal of somebody who has no account, or is not signed in: it counts once they have confirmed that
// the address is theirs.
type Suggestion struct {
	Email    string
	Name     string // that others will see; "" makes one of the address
	Language string
	Content  []byte // the proposal as it was sent, JSON
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
	// AddSuggestion keeps one under the hash of the token in its letter, when the proposal would be taken.
	// Errors: Invalid, as of the proposal itself.
	AddSuggestion(ctx context.Context, s *Suggestion, place *Place, proposal *Proposal, hash []byte) error
	// FindSuggestion gives what waits, or was confirmed. Errors: NotFound when it is unknown or too old.
	FindSuggestion(ctx context.Context, hash []byte) (*Suggestion, error)
	// ConfirmSuggestion makes the proposal, in the name of the account with that address, which is made if need be. It waits
	// for a moderator whoever's the account is: a link in a letter is no session. Twice is as once.
	// Errors: NotFound, Forbidden for a disabled account, Invalid when the city has changed meanwhile.
	ConfirmSuggestion(ctx context.Context, hash []byte, place *Place, proposal *Proposal) error
}
