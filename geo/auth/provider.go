package auth

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// ErrProviderDown says that an OpenID Connect provider does not answer, or not as one should.
var ErrProviderDown = errors.New("the provider does not answer")

// ProviderConfig is what a provider's operator and ours have agreed on.
type ProviderConfig struct {
	Issuer       string // its address; what it is and where to find it is read from there
	ClientID     string
	ClientSecret string
	Title        string // what people know it by
}

// Provider is an OpenID Connect provider, by the authorization code flow with PKCE.
type Provider struct {
	config ProviderConfig
	client *http.Client

	mu    sync.Mutex
	found *oidc.Provider // nil until it has answered
	since time.Time
}

const (
	providerTime  = 10 * time.Second // it may take for one answer
	discoveryLife = 24 * time.Hour   // after which is asked again where everything is
)

// NewProvider makes a provider, and does not ask it anything yet: that it is away is no reason for a server not to start.
// Its errors are for the operator.
func NewProvider(config ProviderConfig) (*Provider, error) {
	u, err := url.Parse(config.Issuer)
	switch {
	case err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || (u.Scheme != "https" && u.Scheme != "http"):
		return nil, fmt.Errorf("%q is no issuer; it should be like https://accounts.example.org", config.Issuer)
	case u.Scheme == "http" && !isLoopback(u.Hostname()):
		return nil, fmt.Errorf("%q must begin with https:// (OpenID Connect Discovery 1.0 §4.3), except on this machine", config.Issuer)
	case config.ClientID == "":
		return nil, errors.New("the client ID that the provider knows this site by is missing")
	}
	if config.Title == "" {
		config.Title = u.Hostname()
	}
	return &Provider{config: config, client: &http.Client{Timeout: providerTime}}, nil
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Title is what people know the provider by.
func (p *Provider) Title() string { return p.config.Title }

// discover gives what the provider says of itself. What it said before counts on when it is away.
func (p *Provider) discover(ctx context.Context) (*oidc.Provider, error) {
	p.mu.Lock()
	found, since := p.found, p.since
	p.mu.Unlock()
	if found != nil && time.Since(since) < discoveryLife {
		return found, nil
	}
	fresh, err := oidc.NewProvider(ctx, p.config.Issuer)
	if err != nil && found != nil {
		return found, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrProviderDown, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.found, p.since = fresh, time.Now()
	return fresh, nil
}

// Round is one sign-in at the provider. Nonce and PKCE verifier follow from the browser's secret and the state, so that
// neither need be kept: whoever lacks the browser's secret has neither.
type Round struct {
	State    string
	Browser  string // a secret that only the browser holds which began
	Redirect string // the address here that the provider sends the browser back to
	Language string // of the pages there
	Again    bool   // have the person sign in there anew, though they are still signed in
}

func (r Round) derive(purpose string) string {
	mac := hmac.New(sha256.New, []byte(r.Browser))
	mac.Write([]byte(purpose + " " + r.State))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)) // 43 characters, as few as a verifier may have (RFC 7636 §4.1)
}

func (p *Provider) oauth(found *oidc.Provider, redirect string) *oauth2.Config {
	return &oauth2.Config{
		ClientID: p.config.ClientID, ClientSecret: p.config.ClientSecret, Endpoint: found.Endpoint(), RedirectURL: redirect,
		Scopes: []string{oidc.ScopeOpenID, "profile", "email"},
	}
}

// Begin gives the address at the provider where the round begins. Errors: ErrProviderDown.
func (p *Provider) Begin(ctx context.Context, r Round) (string, error) {
	found, err := p.discover(p.with(ctx))
	if err != nil {
		return "", err
	}
	options := []oauth2.AuthCodeOption{
		oidc.Nonce(r.derive("nonce")), oauth2.S256ChallengeOption(r.derive("verifier")), oauth2.SetAuthURLParam("ui_locales", r.Language),
	}
	if r.Again { // max_age obliges the provider to tell when the person signed in (OpenID Connect Core 1.0 §3.1.2.1)
		options = append(options, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "60"))
	}
	return p.oauth(found, r.Redirect).AuthCodeURL(r.State, options...), nil
}

func (p *Provider) with(ctx context.Context) context.Context {
	return oidc.ClientContext(ctx, p.client)
}

// Person is who the provider says has signed in.
type Person struct {
	Issuer, Subject string
	Email           string
	EmailVerified   bool
	Name            string
	ProvedAt        time.Time // when they proved it there; zero when it does not tell
}

// claims are those of an ID token or of the provider's answer about a person that we ask for (§5.1).
type claims struct {
	Email         string  `json:"email"`
	EmailVerified anyBool `json:"email_verified"`
	Name          string  `json:"name"`
	AuthTime      int64   `json:"auth_time"`
	Party         string  `json:"azp"`
}

// anyBool also reads "true", as some providers write it.
type anyBool bool

// UnmarshalJSON takes all that is not true for false: what is not sure counts for nothing.
func (b *anyBool) UnmarshalJSON(raw []byte) error {
	*b = anyBool(strings.Trim(string(raw), `"`) == "true")
	return nil
}

// Finish takes the code that the browser brought back, once, and gives who the provider says it is. All that OpenID
// Connect Core 1.0 §3.1.3.7 asks is checked: signature, issuer, audience, party, time and nonce. Errors: ErrProviderDown;
// any other means that it is not to be believed.
func (p *Provider) Finish(ctx context.Context, r Round, code string) (*Person, error) {
	ctx = p.with(ctx)
	found, err := p.discover(ctx)
	if err != nil {
		return nil, err
	}
	tokens, err := p.oauth(found, r.Redirect).Exchange(ctx, code, oauth2.VerifierOption(r.derive("verifier")))
	if err != nil {
		return nil, exchangeError(err)
	}
	raw, _ := tokens.Extra("id_token").(string)
	token, err := found.Verifier(&oidc.Config{ClientID: p.config.ClientID}).Verify(ctx, raw)
	if err != nil {
		return nil, err
	}
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(r.derive("nonce"))) != 1 {
		return nil, errors.New("the ID token has another nonce: it is not of this round")
	}
	var c claims
	if err := token.Claims(&c); err != nil {
		return nil, err
	}
	if c.Party != "" && c.Party != p.config.ClientID {
		return nil, errors.New("the ID token was made for another site")
	}
	return p.person(ctx, found, tokens, token, c)
}

// exchangeError tells a provider that is away from one that refuses the code.
func exchangeError(err error) error {
	var refused *oauth2.RetrieveError
	if errors.As(err, &refused) && refused.Response.StatusCode < http.StatusInternalServerError {
		return fmt.Errorf("the provider refuses the code: %s", refused.ErrorCode)
	}
	return fmt.Errorf("%w: %w", ErrProviderDown, err)
}

// person asks the provider for the address and the name when the token does not tell them (§5.3).
func (p *Provider) person(ctx context.Context, found *oidc.Provider, tokens *oauth2.Token, token *oidc.IDToken, c claims) (*Person, error) {
	if c.Email == "" && found.UserInfoEndpoint() != "" {
		info, err := found.UserInfo(ctx, oauth2.StaticTokenSource(tokens))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrProviderDown, err)
		}
		if info.Subject != token.Subject { // §5.3.2: else it may be told of somebody else
			return nil, errors.New("the provider tells of another person")
		}
		if err := info.Claims(&c); err != nil {
			return nil, err
		}
	}
	person := &Person{Issuer: token.Issuer, Subject: token.Subject, Email: c.Email, EmailVerified: bool(c.EmailVerified), Name: c.Name}
	if c.AuthTime > 0 {
		person.ProvedAt = time.Unix(c.AuthTime, 0)
	}
	return person, nil
}

// IsIssuer tells whether an answer that names its issuer is this provider's (RFC 9207 §2.4); one that names none is taken.
func (p *Provider) IsIssuer(issuer string) bool { return issuer == "" || issuer == p.config.Issuer }
