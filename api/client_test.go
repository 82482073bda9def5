package api_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/routers"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/blob"
	"locuri/geo/photo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

var system = geo.Actor{System: true}

// site is a server on a database of the test's own.
type site struct {
	t        *testing.T
	db       *postgis.DB
	handler  http.Handler
	document routers.Router // of openapi/
	post     *post
	album    *photo.Album
	blobs    geo.Blobs
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

func (p *post) ConfirmLink(ctx context.Context, s *geo.Suggestion, _ geo.SuggestionKind, token string) error {
	return p.SignInLink(ctx, s.Email, s.Language, token, 0)
}

func (p *post) PartnerMessage(ctx context.Context, m *geo.PartnerMessage) error {
	return p.SignInLink(ctx, m.To[0].Email, m.To[0].Language, m.From.Email+": "+m.Text, 0)
}

func newSite(t *testing.T) *site {
	t.Helper()
	return newSiteWith(t, api.Config{})
}

// newBlobs keeps files in a folder of the test's.
func newBlobs(t *testing.T) geo.Blobs {
	t.Helper()
	blobs, err := blob.Open(t.Context(), t.TempDir())
	must(t, err)
	return blobs
}

// newSiteWith makes a site that has a provider, a log or the like.
func newSiteWith(t *testing.T, config api.Config) *site {
	t.Helper()
	s := &site{t: t, db: pgtest.New(t), document: readDocument(t), post: &post{tokens: map[string][]string{}}}
	s.blobs = newBlobs(t)
	s.album = photo.NewAlbum(s.db, s.blobs)
	config.Version, config.Post, config.Album, config.Blobs, config.IsDown = "test", s.post, s.album, s.blobs, postgis.IsDown
	if config.Logger == nil {
		config.Logger = slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
	}
	s.handler = api.New(s.db, config)
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

// as gives a client with a session of the account, which has just proved who they are.
func (s *site) as(who geo.Actor) *client {
	s.t.Helper()
	secret, hash := auth.NewToken("")
	now := time.Now()
	must(s.t, s.db.CreateSession(s.t.Context(), &geo.Session{AccountID: who.AccountID, ProvedAt: &now}, hash))
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

// with gives a client that sends more headers, given as name, value, name, value …
func (c *client) with(headers ...string) *client {
	more := *c
	more.header = c.header.Clone()
	if more.header == nil {
		more.header = http.Header{}
	}
	for i := 0; i < len(headers); i += 2 {
		more.header.Set(headers[i], headers[i+1])
	}
	return &more
}

// answer is a response that has been read.
type answer struct {
	*http.Response
	t    *testing.T
	call string
	body []byte
}

// do asks, and holds question and answer to openapi/.
func (c *client) do(method, path, body string) *answer {
	c.t.Helper()
	a := c.ask(method, path, body)
	c.holdToContract(c.request(method, path, body), a)
	return a
}

// ask asks what the document need not know.
func (c *client) ask(method, path, body string) *answer {
	c.t.Helper()
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, c.request(method, path, body))
	return &answer{Response: w.Result(), t: c.t, call: method + " " + path, body: w.Body.Bytes()}
}

// request makes the request. A body is JSON unless it is a form, a picture or a table, or a header says otherwise.
func (c *client) request(method, path, body string) *http.Request {
	r := httptest.NewRequestWithContext(c.t.Context(), method, "http://locuri.example"+path, strings.NewReader(body))
	sniffed := http.DetectContentType([]byte(body))
	switch {
	case body == "":
	case strings.HasPrefix(body, "--"+boundary):
		r.Header.Set("Content-Type", "multipart/form-data; boundary="+boundary)
	case strings.HasPrefix(body, "%PDF"):
		r.Header.Set("Content-Type", "application/octet-stream")
	case strings.HasPrefix(sniffed, "image/"):
		r.Header.Set("Content-Type", sniffed)
	case strings.HasPrefix(body, "place,"):
		r.Header.Set("Content-Type", "text/csv")
	case method == http.MethodPatch:
		r.Header.Set("Content-Type", "application/merge-patch+json")
	default:
		r.Header.Set("Content-Type", "application/json")
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
	return r
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
