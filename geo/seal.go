package geo

import (
	"context"
	"time"
)

// Seal says that an authority vouches for an organisation: that it is who it says it is. The authority is a name and no link:
// it need not be on this site, and what it was called on that day stays true.
type Seal struct {
	Authority string    `json:"authority"`
	GivenAt   time.Time `json:"given_at"`
	Example   bool      `json:"example"` // made up for a demonstration
}

// Check gives the faults of a seal that is to be given, or nil.
func (s *Seal) Check() error {
	var p Problems
	if blank(s.Authority) {
		p.Add("authority", "required", "name the authority that vouches for the organisation, such as Primăria Municipiului Timișoara")
	}
	checkString(&p, "authority", s.Authority, 200)
	return p.Err()
}

// SealRecord is a seal with who gave it and who took it back.
type SealRecord struct {
	Seal
	GivenBy     string     `json:"given_by"` // "" for the program itself
	WithdrawnAt *time.Time `json:"withdrawn_at"`
	WithdrawnBy string     `json:"withdrawn_by"`
	Reason      string     `json:"reason"` // why it was withdrawn
}

// MaySeal gives nil when the actor may give an organisation a seal and take it back. Nobody does so for an organisation of
// their own, whatever else they are. Errors: Unauthenticated, Forbidden.
func (a Actor) MaySeal(organisation int64) error {
	if err := a.May(SealOrganisation, 0); err != nil {
		return err
	}
	if a.IsMember(organisation) {
		return Errorf(Forbidden, "You belong to this organisation; somebody else must decide on its seal.")
	}
	return nil
}

// Seals keeps which authority vouches for which organisation.
type Seals interface {
	// GiveSeal gives an organisation a seal. Errors: NotFound, Invalid, Conflict when it has one, Unauthenticated, Forbidden.
	GiveSeal(ctx context.Context, actor Actor, slug string, seal Seal) (*Organisation, error)
	// WithdrawSeal takes it back. Errors: NotFound, Invalid without a reason, Conflict when there is none, Unauthenticated, Forbidden.
	WithdrawSeal(ctx context.Context, actor Actor, slug, reason string) (*Organisation, error)
	// FindSeals tells all that an organisation was ever given to its members and to staff, the newest first.
	// Errors: NotFound, Unauthenticated, Forbidden.
	FindSeals(ctx context.Context, actor Actor, slug string) ([]SealRecord, error)
}
