// Package optest runs an OpenID Connect provider for tests: a real one, zitadel's, whose people live in memory.
package optest

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"

	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
)

// What a site is known by at the provider.
const (
	ClientID     = "locuri"
	ClientSecret = "a secret between two servers"
)

// Password is everybody's.
const Password = "parola de la furnizor"

// Person is somebody who has an account at the provider, and signs in there by the name before the @ of the address.
type Person struct {
	Subject    string
	Email      string
	Unverified bool // the provider has not verified the address
	First      string
	Last       string
}

// people are a provider's, by subject.
type people struct {
	mu  sync.Mutex
	all map[string]*storage.User
}

func (p *people) add(person Person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	name, _, _ := strings.Cut(person.Email, "@")
	p.all[person.Subject] = &storage.User{
		ID: person.Subject, Username: name, Password: Password, FirstName: person.First, LastName: person.Last,
		Email: person.Email, EmailVerified: !person.Unverified,
	}
}

// GetUserByID fulfils storage.UserStore.
func (p *people) GetUserByID(id string) *storage.User {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all[id]
}

// GetUserByUsername fulfils storage.UserStore.
func (p *people) GetUserByUsername(name string) *storage.User {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, user := range p.all {
		if user.Username == name {
			return user
		}
	}
	return nil
}

// ExampleClientID fulfils storage.UserStore.
func (*people) ExampleClientID() string { return "" }

// Callback is the address that the provider sends browsers back to, on the site at base.
func Callback(base string) string { return base + "/api/session/oidc/callback" }

// Handler makes the provider itself, for the people and the one site at base.
func Handler(issuer, base string, known ...Person) (http.Handler, func(Person)) {
	sites := map[string]*storage.Client{ClientID: storage.WebClient(ClientID, ClientSecret, Callback(base))}
	p := &people{all: map[string]*storage.User{}}
	for _, person := range known {
		p.add(person)
	}
	return exampleop.SetupServer(issuer, storage.NewStorageWithClients(p, sites), slog.New(slog.DiscardHandler), false), p.add
}

// Provider is one that runs.
type Provider struct {
	*httptest.Server
	Add func(Person)
}

// New runs a provider, for the site at base.
func New(base string, known ...Person) *Provider {
	p := &Provider{Server: httptest.NewUnstartedServer(nil)}
	issuer := "http://" + p.Listener.Addr().String()
	p.Config.Handler, p.Add = Handler(issuer, base, known...)
	p.Start()
	return p
}

// SignIn goes to an address at the provider as a browser would, signs in there by name, and gives the address that the
// browser is sent back to.
func (p *Provider) SignIn(address, name string) (back string, err error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return "", err
	}
	browser := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if !strings.HasPrefix(r.URL.String(), p.URL) {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	page, err := browser.Get(address)
	if err != nil {
		return "", err
	}
	defer page.Body.Close()
	if back := page.Header.Get("Location"); back != "" {
		return back, nil
	}
	form := url.Values{"id": {page.Request.URL.Query().Get("authRequestID")}, "username": {name}, "password": {Password}}
	answer, err := browser.PostForm(p.URL+"/login/username", form)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	if back = answer.Header.Get("Location"); back == "" {
		said, _ := io.ReadAll(answer.Body)
		return "", errors.Join(errors.New("the provider sends nobody back"), fmt.Errorf("%s: %s", answer.Status, said))
	}
	return back, nil
}
