package api_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
	"github.com/paulmach/orb"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

var system = geo.Actor{System: true}

// world is a small city with one person of every sort, behind the real API.
type world struct {
	t        testing.TB
	db       *postgis.DB
	handler  http.Handler
	document routers.Router
	ids      map[string]int64  // account by name
	secrets  map[string]string // API token or session by name
	serial   atomic.Int64
	post     pillarBox
}

// pillarBox keeps the tokens of the sign-in links that were sent, by address.
type pillarBox struct{ tokens sync.Map }

func (b *pillarBox) SignInLink(_ context.Context, to, _, token string, _ time.Duration) error {
	b.tokens.Store(to, token)
	return nil
}

// people are all sorts of people; editor and admin belong to the organisation "ours", outsider is admin of "theirs".
var people = []string{"nobody", "resident", "editor", "admin", "outsider", "planner", "moderator", "administrator"}

func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{t: t, db: pgtest.New(t), ids: map[string]int64{}, secrets: map[string]string{}}
	w.handler = api.New(w.db, api.Config{Version: "test", Post: &w.post})
	w.document = readDocument(t)
	w.makeCity()
	roles := map[string]geo.Role{"planner": geo.Planner, "moderator": geo.Moderator, "administrator": geo.Administrator}
	for _, name := range people[1:] {
		role := roles[name]
		if role == "" {
			role = geo.Resident
		}
		w.makeAccount(name, role)
	}
	for _, slug := range []string{"ours", "theirs"} {
		w.must(w.db.CreateOrganisation(w.ctx(), system, &geo.Organisation{Slug: slug, Title: slug}))
	}
	w.join("ours", "admin", geo.Admin)
	w.join("ours", "editor", geo.Editor)
	w.join("theirs", "outsider", geo.Admin)
	w.must(w.db.SaveProgramme(w.ctx(), system, &geo.Programme{Slug: "bega", Title: geo.Text{"ro": "Bega!"}}))
	return w
}

func (w *world) ctx() context.Context { return context.Background() }

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func square(west, south, east, north float64) orb.Polygon {
	return orb.Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}
}

func (w *world) makeCity() {
	ctx, city := w.ctx(), square(21.2, 45.7, 21.3, 45.8)
	w.must(w.db.SaveCity(ctx, system, &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000}))
	for _, set := range []string{"outline", "neighbourhoods"} {
		area := geo.Area{Slug: "centru", Title: geo.Text{"ro": "Centru"}, Label: orb.Point{21.25, 45.75}, Geometry: city}
		w.must(w.db.SaveAreaSet(ctx, system, &geo.AreaSet{Slug: set, Title: geo.Text{"ro": set}}, []geo.Area{area}))
	}
	w.must(w.db.SaveRiver(ctx, system, &geo.River{Slug: "bega", Title: geo.Text{"ro": "Bega"}, OriginTitle: geo.Text{"ro": "Uzina"}, Axis: orb.LineString{{21.31, 45.75}, {21.19, 45.75}}}))
}

func (w *world) makeAccount(name string, role geo.Role) {
	account := &geo.Account{Email: name + "@example.org", Name: name, Role: role, Language: "ro"}
	w.must(w.db.CreateAccount(w.ctx(), system, account))
	secret, hash := auth.NewToken("")
	w.must(w.db.CreateSession(w.ctx(), &geo.Session{AccountID: account.ID, ExpiresAt: time.Now().Add(time.Hour)}, hash))
	w.ids[name], w.secrets[name] = account.ID, secret
}

func (w *world) join(slug, name string, role geo.MemberRole) {
	_, err := w.db.SetMember(w.ctx(), system, slug, name+"@example.org", role)
	w.must(err)
}

// actor gives who a person is, as the store sees them.
func (w *world) actor(name string) geo.Actor {
	if name == "nobody" {
		return geo.Actor{}
	}
	actor, _, err := w.db.ActorBySession(w.ctx(), auth.HashToken(w.secrets[name]))
	w.must(err)
	return actor
}

// place makes a fresh published place.
func (w *world) place() int64 {
	n := w.serial.Add(1)
	pl := &geo.Place{
		Kind: geo.Space, Category: "square", Title: geo.Text{"ro": fmt.Sprintf("Piața %d", n)}, Life: geo.Live,
		Publication: geo.Published, Geometry: orb.Point{21.22 + float64(n%50)*0.001, 45.76},
	}
	w.must(w.db.CreatePlace(w.ctx(), system, pl, "made for a test"))
	return pl.ID
}

// proposal makes a fresh proposal of the resident's, which waits for a moderator.
func (w *world) proposal() *geo.Proposal {
	p := &geo.Proposal{Reason: "Because"}
	pl := &geo.Place{Kind: geo.Riverside, Category: "quay", Title: geo.Text{"ro": "Un chei"}, Life: geo.Idea, Geometry: orb.Point{21.25, 45.7505}}
	w.must(w.db.Propose(w.ctx(), w.actor("resident"), pl, p))
	return p
}

// project makes a fresh project of ours.
func (w *world) project() int64 {
	p := &geo.Project{Organisation: geo.Named{Slug: "ours"}, Title: geo.Text{"ro": "Proiect"}, Life: geo.Planned, Period: geo.Period{Starts: "2026", Ends: "2027"}}
	w.must(w.db.CreateProject(w.ctx(), system, p))
	return p.ID
}

func (w *world) tag() int64 {
	tags, _, err := w.db.CreateTags(w.ctx(), system, w.project(), []geo.Tag{{PlaceID: w.place(), Role: geo.Site}})
	w.must(err)
	return tags[0].ID
}

// token makes a fresh API token of a person's; of nobody's it gives a number that there is not.
func (w *world) token(name string) int64 {
	if name == "nobody" {
		return 999999
	}
	token := &geo.Token{Name: "test", Scopes: []geo.Scope{geo.ScopeRead}}
	_, hash := auth.NewToken("")
	w.must(w.db.CreateToken(w.ctx(), w.actor(name), token, hash))
	return token.ID
}

// stranger makes a fresh account.
func (w *world) stranger() string {
	name := fmt.Sprintf("stranger%d", w.serial.Add(1))
	w.makeAccount(name, geo.Resident)
	return name
}

// fill puts fresh things in for {place}, {proposal} and the like.
func (w *world) fill(text, name string) string {
	for _, hole := range []struct {
		name  string
		thing func() any
	}{
		{"{place}", func() any { return w.place() }},
		{"{waiting}", func() any { return w.proposal().PlaceID }},
		{"{proposal}", func() any { return w.proposal().ID }},
		{"{project}", func() any { return w.project() }},
		{"{tag}", func() any { return w.tag() }},
		{"{token}", func() any { return w.token(name) }},
		{"{self}", func() any { return w.ids[name] }},
		{"{account}", func() any { return w.ids[w.stranger()] }},
		{"{email}", func() any { return w.stranger() + "@example.org" }},
		{"{serial}", func() any { return w.serial.Add(1) }},
		{"{member}", func() any {
			name := w.stranger()
			w.join("ours", name, geo.Editor)
			return w.ids[name]
		}},
	} {
		if strings.Contains(text, hole.name) {
			text = strings.ReplaceAll(text, hole.name, fmt.Sprint(hole.thing()))
		}
	}
	return text
}

// request asks in a person's name, by session. A body is JSON unless the header says otherwise.
func (w *world) request(name, method, path, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, "http://test.example"+path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
		if method == http.MethodPatch {
			r.Header.Set("Content-Type", "application/merge-patch+json")
		}
	}
	if secret := w.secrets[name]; secret != "" {
		r.AddCookie(&http.Cookie{Name: "locuri_session", Value: secret})
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// do answers a request and holds the answer to the OpenAPI document.
func (w *world) do(t testing.TB, r *http.Request) *http.Response {
	t.Helper()
	var sent []byte
	if r.Body != nil {
		sent, _ = io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(sent))
	}
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r)
	response := recorder.Result()
	w.validate(t, r, sent, response, recorder.Body.Bytes())
	return response
}

func (w *world) validate(t testing.TB, r *http.Request, sent []byte, response *http.Response, body []byte) {
	t.Helper()
	route, pathParams, err := w.document.FindRoute(r)
	if err != nil {
		t.Errorf("%s %s is not in the document: %v", r.Method, r.URL.Path, err)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(sent))
	options := &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true}
	input := &openapi3filter.RequestValidationInput{Request: r, PathParams: pathParams, Route: route, Options: options}
	if response.StatusCode < 300 {
		if err := openapi3filter.ValidateRequest(w.ctx(), input); err != nil {
			t.Errorf("%s %s succeeds though the document forbids it: %v", r.Method, r.URL, err)
		}
	}
	if response.Header.Get("Content-Type") == "application/vnd.mapbox-vector-tile" {
		return // binary; looked at by the tests of tiles
	}
	output := &openapi3filter.ResponseValidationInput{RequestValidationInput: input, Status: response.StatusCode, Header: response.Header, Options: options}
	output.SetBodyBytes(body)
	if err := openapi3filter.ValidateResponse(w.ctx(), output); err != nil {
		t.Errorf("%s %s answers %d, not as the document says: %v", r.Method, r.URL, response.StatusCode, err)
	}
}

func readDocument(t testing.TB) routers.Router {
	t.Helper()
	document := loadDocument(t)
	router, err := gorillamux.NewRouter(document)
	if err != nil {
		t.Fatal(err)
	}
	return router
}

func loadDocument(t testing.TB) *openapi3.T {
	t.Helper()
	document, err := openapi3.NewLoader().LoadFromFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func init() {
	asJSON := openapi3filter.RegisteredBodyDecoder("application/json")
	for _, media := range []string{"application/geo+json", "application/merge-patch+json", "application/problem+json", "application/vnd.oai.openapi+json"} {
		openapi3filter.RegisterBodyDecoder(media, asJSON)
	}
}

// httpAnswer answers a request without holding it to the document, for what the document does not know.
func httpAnswer(w *world, r *http.Request) *http.Response {
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r)
	return recorder.Result()
}
