package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// site is a server on a database of the test's own.
type site struct {
	t        *testing.T
	db       *postgis.DB
	handler  http.Handler
	document routers.Router // of openapi.yaml
	post     *post
}

// post keeps the tokens of sign-in links instead of sending them.
type post struct {
	mu     sync.Mutex
	tokens map[string][]string // by address
	in     string              // language of the last letter
}

func (p *post) SignInLink(_ context.Context, to, language, token string, _ time.Duration) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tokens[to] = append(p.tokens[to], token)
	p.in = language
	return nil
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, db: pgtest.New(t), document: readDocument(t), post: &post{tokens: map[string][]string{}}}
	s.handler = api.New(s.db, api.Config{Post: s.post})
	return s
}

// account makes an account whose name and address begin with the given word.
func (s *site) account(word string, role geo.Role) geo.Actor {
	s.t.Helper()
	a := &geo.Account{Email: word + "@example.org", Name: strings.ToUpper(word[:1]) + word[1:], Role: role, Language: "ro"}
	must(s.t, s.db.CreateAccount(s.t.Context(), system, a))
	return geo.Actor{AccountID: a.ID, Name: a.Name, Role: role}
}

// partner makes an account that is a member of an organisation, and the organisation if it is not there.
func (s *site) partner(word, organisation string, role geo.MemberRole) geo.Actor {
	s.t.Helper()
	err := s.db.CreateOrganisation(s.t.Context(), system, &geo.Organisation{Slug: organisation, Title: "Asociația " + organisation})
	if err != nil && geo.FaultOf(err) != geo.Conflict {
		s.t.Fatal(err)
	}
	who := s.account(word, geo.Resident)
	_, err = s.db.SetMember(s.t.Context(), system, organisation, word+"@example.org", role)
	must(s.t, err)
	return who
}

// as gives a client with a session of the account.
func (s *site) as(who geo.Actor) *client {
	s.t.Helper()
	secret, hash := auth.NewToken("")
	must(s.t, s.db.CreateSession(s.t.Context(), &geo.Session{AccountID: who.AccountID}, hash))
	return &client{site: s, cookie: secret}
}

// withToken gives a client with an API token of the account.
func (s *site) withToken(who geo.Actor, scopes ...geo.Scope) *client {
	s.t.Helper()
	secret, hash := auth.NewToken(auth.APITokenPrefix)
	must(s.t, s.db.CreateToken(s.t.Context(), who, &geo.Token{Name: "test", Scopes: scopes}, hash))
	return &client{site: s, token: secret}
}

func (s *site) nobody() *client { return &client{site: s} }

// client is who asks.
type client struct {
	*site
	cookie, token string
	header        http.Header // besides
}

// with gives a client that sends one more header.
func (c *client) with(name, value string) *client {
	more := *c
	more.header = c.header.Clone()
	if more.header == nil {
		more.header = http.Header{}
	}
	more.header.Set(name, value)
	return &more
}

// answer is a response that has been read and held to the contract.
type answer struct {
	*http.Response
	t    *testing.T
	call string
	body []byte
}

// do asks, and checks that the answer is one that openapi.yaml foresees for the route.
func (c *client) do(method, path, body string) *answer {
	c.t.Helper()
	r := httptest.NewRequestWithContext(c.t.Context(), method, "http://locuri.example"+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
		if method == http.MethodPatch {
			r.Header.Set("Content-Type", "application/merge-patch+json")
		}
	}
	if c.cookie != "" {
		r.AddCookie(&http.Cookie{Name: "locuri_session", Value: c.cookie})
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	for name, values := range c.header {
		r.Header[name] = values
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	a := &answer{Response: w.Result(), t: c.t, call: method + " " + path, body: w.Body.Bytes()}
	c.holdToContract(r, a)
	return a
}

// want ends the test when the status is another.
func (a *answer) want(status int) *answer {
	a.t.Helper()
	if a.StatusCode != status {
		a.t.Fatalf("%s: got %d %s, want %d", a.call, a.StatusCode, a.body, status)
	}
	return a
}

// wantFields ends the test unless the answer is a 400 that names just these fields.
func (a *answer) wantFields(fields ...string) {
	a.t.Helper()
	a.want(http.StatusBadRequest)
	var got []string
	for _, e := range bodyOf[struct{ Errors []geo.FieldError }](a).Errors {
		got = append(got, e.Field)
	}
	if strings.Join(got, " ") != strings.Join(fields, " ") {
		a.t.Errorf("%s: %s names the fields %v, want %v", a.call, a.body, got, fields)
	}
}

// session gives the value of the session cookie that the answer sets.
func (a *answer) session() string {
	for _, c := range a.Cookies() {
		if strings.HasSuffix(c.Name, "locuri_session") {
			return c.Value
		}
	}
	return ""
}

// bodyOf gives the body of an answer.
func bodyOf[T any](a *answer) T {
	a.t.Helper()
	var v T
	if err := json.Unmarshal(a.body, &v); err != nil {
		a.t.Fatalf("%s: %s: %v", a.call, a.body, err)
	}
	return v
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holdToContract checks that openapi.yaml foresees the answer.
func (s *site) holdToContract(r *http.Request, a *answer) {
	t := s.t
	t.Helper()
	route, pathParams, err := s.document.FindRoute(r)
	if err != nil {
		t.Errorf("%s is not in openapi.yaml: %v", a.call, err)
		return
	}
	err = openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: pathParams, Route: route},
		Status:                 a.StatusCode,
		Header:                 a.Header,
		Body:                   io.NopCloser(bytes.NewReader(a.body)),
		Options:                &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		t.Errorf("%s: the answer is not as openapi.yaml says: %v\n%s", a.call, err, a.body)
	}
}
