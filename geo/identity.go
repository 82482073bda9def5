package geo

import (
	"context"
	"time"
)

// Identity is who a person is at an OpenID Connect provider. An account may have several.
type Identity struct {
	Issuer  string // address of the provider
	Subject string // never given to somebody else there (OpenID Connect Core 1.0 §2)

	// What the provider says of the person; used to find or make an account when the identity is seen first.
	Email         string
	EmailVerified bool
	Name          string // "" when it does not say
}

// SignInAttempt is a sign-in that somebody has begun at a provider.
type SignInAttempt struct {
	State   []byte        // hash of what comes back from the provider
	Browser []byte        // hash of a secret of the browser that began it
	Back    string        // path to go on to
	Valid   time.Duration // how long it may take
}

// Identities keeps who people are at providers.
type Identities interface {
	// BeginSignIn keeps an attempt until it is taken or too old.
	BeginSignIn(ctx context.Context, attempt SignInAttempt) error
	// TakeSignIn takes an attempt once, and gives where to go on. Errors: NotFound when it is unknown, taken, too old or
	// another browser's; back is told also of one that is another browser's or too old.
	TakeSignIn(ctx context.Context, state, browser []byte) (back string, err error)
	// AccountOfIdentity gives the account of an identity. One that is seen first gets the account with its address, made
	// if need be. Errors: Invalid, naming the field email ("required", "unverified"); Forbidden when the account is
	// disabled.
	AccountOfIdentity(ctx context.Context, identity Identity) (account int64, err error)
}

// CheckNew gives an Invalid error when an identity that is seen first cannot have an account: an address that the
// provider has not verified may be anybody's, and would open the account of whoever it belongs to.
func (i *Identity) CheckNew() error {
	var p Problems
	switch {
	case i.Email == "":
		p.Add("email", "required", "the provider gives no e-mail address")
	case !i.EmailVerified:
		p.Add("email", "unverified", "the provider has not verified the e-mail address")
	default:
		checkEmail(&p, "email", i.Email)
	}
	return p.Err()
}

// ShownName is the name that a new account gets: the one the provider gives if it can be one, else what stands before
// the @.
func (i *Identity) ShownName() string {
	var p Problems
	if checkString(&p, "name", i.Name, 100); len(p) == 0 && !blank(i.Name) {
		return i.Name
	}
	return NameFromEmail(i.Email)
}
