package geo

import (
	"context"
	"net/mail"
	"strings"
	"time"
)

// Account is a person's. Only its owner and administrators see the address.
type Account struct {
	ID          int64        `json:"id"`
	Email       string       `json:"email"`
	Name        string       `json:"name"`
	Role        Role         `json:"role"`
	Areas       []string     `json:"areas"`      // neighbourhoods that a planner or moderator is responsible for
	Programmes  []string     `json:"programmes"` // programmes likewise; without either, everything
	Language    string       `json:"language"`
	HasPassword bool         `json:"has_password"`
	Disabled    bool         `json:"disabled"`
	CreatedAt   time.Time    `json:"created_at"`
	Memberships []Membership `json:"memberships"`
	Trust       *TrustChange `json:"trust"` // the last time that it was taken or given back by hand; nil: never
}

// Check gives every fault of the account, or nil.
func (a *Account) Check() error {
	var p Problems
	checkEmail(&p, "email", a.Email)
	if blank(a.Name) {
		p.Add("name", "required", "a name that others will see is needed")
	}
	checkString(&p, "name", a.Name, 100)
	oneOf(&p, "role", a.Role, Roles, false)
	oneOf(&p, "language", a.Language, []string{"ro", "en"}, false)
	return p.Err()
}

// NormalEmail is an address as it is stored and compared: trimmed, in lower case.
func NormalEmail(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// NameFromEmail is what a person is called who has not said: what stands before the @.
func NameFromEmail(email string) string {
	name, _, _ := strings.Cut(email, "@")
	runes := []rune(name)
	return string(runes[:min(len(runes), 100)])
}

func checkEmail(p *Problems, field, s string) {
	checkString(p, field, s, 254)
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || !strings.Contains(s, "@") {
		p.Add(field, "not_an_email", "must be an e-mail address such as ana@example.org")
	}
}

// CheckEmail gives an Invalid error when s is no e-mail address.
func CheckEmail(s string) error {
	var p Problems
	checkEmail(&p, "email", s)
	return p.Err()
}

// CheckPassword gives an Invalid error when a password is too short or too long to be taken (NIST SP 800-63B §5.1.1.2:
// length counts, composition rules do not).
func CheckPassword(s string) error {
	var p Problems
	if len([]rune(s)) < 10 {
		p.Add("password", "too_short", "must have 10 characters or more")
	}
	checkString(&p, "password", s, 200)
	return p.Err()
}

// Accounts keeps people, how they sign in, and what acts in their name.
type Accounts interface {
	// FindAccounts lists accounts by name. Errors: Unauthenticated, Forbidden unless the actor may ManageAccounts.
	FindAccounts(ctx context.Context, actor Actor) ([]Account, error)
	// FindAccount gives one account to its owner or to who may ManageAccounts.
	FindAccount(ctx context.Context, actor Actor, id int64) (*Account, error)
	// CreateAccount adds an account. Errors: Conflict when the address is taken.
	CreateAccount(ctx context.Context, actor Actor, account *Account) error
	// UpdateAccount changes name and language (its owner), role and disabled (who may ManageAccounts, never on
	// oneself). Disabling ends every session and token of the account.
	UpdateAccount(ctx context.Context, actor Actor, id int64, change func(*Account) error) (*Account, error)
	// SetPassword stores a PHC string, or takes the password away when it is "". It ends the account's other sessions.
	SetPassword(ctx context.Context, actor Actor, phc string, keep *Session) error
	// PasswordOf gives account and PHC string by e-mail address; id 0 when there is none or it is disabled.
	PasswordOf(ctx context.Context, email string) (id int64, phc string, err error)

	// CreateSignInLink stores the hash of a single-use token for an address, valid for the given time.
	// An address without an account gets one, as resident, when the link is used.
	CreateSignInLink(ctx context.Context, email string, hash []byte, valid time.Duration) error
	// UseSignInLink takes the token once and gives its account. Errors: NotFound when unknown, used or too old.
	UseSignInLink(ctx context.Context, hash []byte) (account int64, err error)

	// CreateSession stores a session by its hash only.
	CreateSession(ctx context.Context, session *Session, hash []byte) error
	// ActorBySession gives who a session's hash stands for, and moves its end. Errors: Unauthenticated.
	ActorBySession(ctx context.Context, hash []byte) (Actor, *Session, error)
	// EndSession ends one session of the actor.
	EndSession(ctx context.Context, actor Actor, id int64) error
	// FindSessions lists the actor's sessions, the one that was used last first.
	FindSessions(ctx context.Context, actor Actor) ([]Session, error)
	// EndOtherSessions ends all sessions of the actor but one.
	EndOtherSessions(ctx context.Context, actor Actor, keep int64) error

	// FindTokens lists the actor's own tokens, the newest first.
	FindTokens(ctx context.Context, actor Actor) ([]Token, error)
	// CreateToken stores a token of the actor by its hash only. A token cannot make tokens.
	CreateToken(ctx context.Context, actor Actor, token *Token, hash []byte) error
	// RevokeToken ends one of the actor's own tokens. Errors: NotFound.
	RevokeToken(ctx context.Context, actor Actor, id int64) error
	// ActorByToken gives who a token's hash stands for, with its scopes. Errors: Unauthenticated.
	ActorByToken(ctx context.Context, hash []byte) (Actor, error)
}

// Session is one signed-in browser.
type Session struct {
	ID         int64      `json:"id"`
	AccountID  int64      `json:"-"`
	CreatedAt  time.Time  `json:"created_at"`
	LastSeenAt time.Time  `json:"last_seen_at"` // to the hour
	ExpiresAt  time.Time  `json:"expires_at"`
	UserAgent  string     `json:"user_agent"`
	ProvedAt   *time.Time `json:"-"` // when the person last proved who they are; nil when that is not known
}

// Proved tells whether the person proved who they are a short time ago, so that a browser which somebody left open is not
// enough for what cannot be undone.
func (s *Session) Proved(now time.Time) bool {
	return s != nil && s.ProvedAt != nil && now.Sub(*s.ProvedAt) < provedFor
}

const provedFor = 15 * time.Minute

// Token lets a program act with a part of its owner's rights.
type Token struct {
	ID         int64      `json:"id"`
	AccountID  int64      `json:"-"`
	Name       string     `json:"name"`
	Scopes     []Scope    `json:"scopes"`
	CreatedAt  time.Time  `json:"created_at"`
	ExpiresAt  *time.Time `json:"expires_at"`
	LastUsedAt *time.Time `json:"last_used_at"`
}

// Check gives every fault of the token, or nil.
func (t *Token) Check() error {
	var p Problems
	if blank(t.Name) {
		p.Add("name", "required", "say what the token is for")
	}
	checkString(&p, "name", t.Name, 100)
	if len(t.Scopes) == 0 {
		p.Add("scopes", "required", "at least one of %v is needed", Scopes)
	}
	for _, s := range t.Scopes {
		oneOf(&p, "scopes", s, Scopes, false)
	}
	if t.ExpiresAt != nil && !t.ExpiresAt.After(time.Now()) {
		p.Add("expires_at", "in_the_past", "must lie in the future")
	}
	return p.Err()
}
