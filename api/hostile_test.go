package api_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/postgis"
)

// feature writes the body of a new place around the geometry and further properties.
func feature(geometry, properties string) string {
	return `{"type":"Feature","geometry":` + geometry + `,"properties":{"kind":"space","category":"square","life":"live"` + properties + `}}`
}

const somewhere = `{"type":"Point","coordinates":[21.25,45.76]}`

// Whatever is asked, the answer is about the question: no internal error, and no word of what is inside.
func TestHostileQuestions(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	cursor := func(s string) string { return "after=" + base64.RawURLEncoding.EncodeToString([]byte(s)) }
	for query, field := range map[string]string{
		"datetime=0000-01-01": "datetime",
		"sortby=title&" + cursor(`{"s":"title","v":"\u0000","i":1}`):               "after",
		"sortby=-updated_at&" + cursor(`{"s":"-updated_at","v":"garbage","i":1}`):  "after",
		"sortby=-updated_at&" + cursor(`{"s":"-updated_at","v":"infinity","i":1}`): "after",
		"q=a&" + cursor(`{"s":"match","v":"garbage","i":1}`):                       "after",
		"q=a&" + cursor(`{"s":"match","v":"1e400","i":1}`):                         "after",
		"q=a&" + cursor(`{"s":"match","i":1}`):                                     "after",
	} {
		w.nobody().do("GET", "/api/collections/places/items?"+query, "").wantFields(field)
	}
	w.nobody().do("GET", "/api/projects?"+cursor(`{"s":"title","v":"\u0000","i":1}`), "").wantFields("after")
	for _, bad := range []string{`{"s":"-at","v":"garbage x","i":1}`, `{"s":"-at","v":"2026-01-01T00:00:00Z","i":-1}`, `{"s":"-at","v":"\u0000","i":1}`, `{"s":"-id","i":1}`} {
		w.nobody().do("GET", "/api/activity?"+cursor(bad), "").wantFields("after")
	}
	w.nobody().do("GET", fmt.Sprintf("/api/places/%d/comments?%s", w.place(), cursor(`{"s":"title","v":"a","i":1}`)), "").wantFields("after")
	for _, bad := range []string{`{"s":"-id","i":1}`, `{"s":"id","i":1}`, `{"s":"id","v":"2026-01-01T00:00:00Z","i":-1}`, `{"s":"id","v":"x comment comment","i":1}`} {
		w.by("moderator").do("GET", "/api/moderation?"+cursor(bad), "").wantFields("after")
		w.by("moderator").do("GET", "/api/contributions?"+cursor(bad), "").wantFields("after")
	}
	w.nobody().do("GET", "/api/collections/places/items?q=a&"+cursor(`{"s":"match","v":"1e-45","i":1}`), "").want(200)
	w.by("administrator").with("If-Match", `"3000000000"`).do("PUT", "/api/programmes/bega", `{"title":{"ro":"Bega!"}}`).want(412)
	for _, q := range []string{"a:b%20%26!c|(d", "%27", "%5C", "!!!", "%3C-%3E", "%F0%9F%98%80", "%EF%B7%BA", strings.Repeat("%C8%99", 200), "a:*", "%24%31"} {
		for _, path := range []string{"/api/collections/places/items?q=", "/api/tiles/WebMercatorQuad/0/0/0?q=", "/api/projects?q=", "/api/activity?q=", "/api/activity?river="} {
			if a := w.nobody().do("GET", path+q, ""); a.StatusCode >= 300 {
				t.Errorf("%s: %d %s", a.call, a.StatusCode, a.body)
			}
		}
	}
}

var goType = regexp.MustCompile(`\w+\.[A-Za-z]*Body|RawMessage|map\[|geo\.|int64`)

func TestHostileBodies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sound := `,"title_ro":"Loc"`
	for _, c := range []struct{ name, body string }{
		{"list", `[]`}, {"number", `5`}, {"text", `"x"`}, {"list of properties", `{"type":"Feature","properties":[1]}`}, {"depth", strings.Repeat("[", 20000)},
		{"text that is not UTF-8", feature(somewhere, ",\"title_ro\":\"A\xff\"")},
		{"a bell in a title", feature(somewhere, `,"title_ro":"A\u0007"`)}, {"an escape in an alias", feature(somewhere, sound+`,"aliases":["\u001b[31m"]`)},
		{"a title that nobody sees", feature(somewhere, `,"title_ro":"\u200b"`)},
		{"a null coordinate", feature(`{"type":"Point","coordinates":[21.25,null]}`, sound)},
		{"an empty part of a line", feature(`{"type":"MultiLineString","coordinates":[[],[[21.25,45.76],[21.26,45.76]]]}`, sound)},
		{"a line of no length", feature(`{"type":"MultiLineString","coordinates":[[[21.25,45.76],[21.25,45.76]],[[21.25,45.76],[21.26,45.76]]]}`, sound)},
		{"the whole Earth", feature(`{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}`, sound)},
		{"a line under a centimetre", feature(`{"type":"LineString","coordinates":[[21.25,45.76],[21.25000001,45.76]]}`, sound)},
		{"a pole", feature(`{"type":"Point","coordinates":[21,90]}`, sound)},
		{"no area", feature(`{"type":"Polygon","coordinates":[[[21.25,45.76],[21.26,45.76],[21.27,45.76],[21.25,45.76]]]}`, sound)},
		{"a spike", feature(`{"type":"Polygon","coordinates":[[[21.25,45.76],[21.26,45.76],[21.28,45.76],[21.26,45.76],[21.26,45.77],[21.25,45.76]]]}`, sound)},
	} {
		a := w.by("planner").do("POST", "/api/collections/places/items", c.body)
		if a.StatusCode != 400 || goType.Match(a.body) {
			t.Errorf("%s: %d %s, want 400 without a word of Go", c.name, a.StatusCode, a.body)
		}
	}
	w.by("planner").do("POST", "/api/projects", `{"organisation":"ours","title":5}`).wantFields("title")
	urn := `,"uuid":"urn:uuid:6F1E7D0E-0000-4000-8000-00000000000B"`
	made := bodyOf[struct{ Properties map[string]any }](w.by("planner").do("POST", "/api/collections/places/items", feature(somewhere, sound+urn)).want(201))
	if made.Properties["uuid"] != "6f1e7d0e-0000-4000-8000-00000000000b" {
		t.Errorf("a UUID written as a URN is kept as %v", made.Properties["uuid"])
	}
}

// A create sent again before the first is answered makes one place, whoever comes first.
// What is compressed is told so, not taken for JSON that is none.
func TestCompressedBodiesAreRefusedByName(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	a := w.by("planner").with("Content-Encoding", "gzip").ask("POST", "/api/collections/places/items", "\x1f\x8b").want(http.StatusUnsupportedMediaType)
	if !strings.Contains(string(a.body), "Content-Encoding") {
		t.Errorf("%s", a.body)
	}
}

func TestTwinCreatesMakeOnePlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := strings.Replace(newProposal, `"kind"`, `"uuid":"6f1e7d0e-0000-4000-8000-00000000000c","kind"`, 1)
	answers := make([]*answer, 6)
	var wait sync.WaitGroup
	for i := range answers {
		wait.Go(func() { answers[i] = w.by("resident").ask("POST", "/api/proposals", body) })
	}
	wait.Wait()
	for _, a := range answers {
		if a.StatusCode != 201 || a.Header.Get("Location") != answers[0].Header.Get("Location") {
			t.Errorf("%d at %s, want 201 at %s", a.StatusCode, a.Header.Get("Location"), answers[0].Header.Get("Location"))
		}
	}
}

func TestAPlacesUUIDIsNoProposals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	uuid := `,"title_ro":"Loc","uuid":"6f1e7d0e-0000-4000-8000-00000000000e"`
	w.by("planner").do("POST", "/api/collections/places/items", feature(somewhere, uuid)).want(201)
	w.by("planner").do("POST", "/api/proposals", `{"reason":"De ce nu","feature":`+feature(somewhere, uuid+`,"life":"idea"`)+`}`).want(409)
}

func TestADeletedPlaceDoesNotComeBackByItsUUID(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := feature(somewhere, `,"title_ro":"Loc","uuid":"6f1e7d0e-0000-4000-8000-00000000000d"`)
	made := w.by("planner").do("POST", "/api/collections/places/items", body).want(201)
	w.by("planner").do("DELETE", strings.TrimPrefix(made.Header.Get("Location"), "http://locuri.example"), "").want(204)
	w.by("planner").do("POST", "/api/collections/places/items", body).want(409)
}

// The public sees no version of a place in which it was not published, nor why a moderator sent it back.
func TestHistoryBeforePublication(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.proposal()
	decide := func(body string) {
		w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"publication",`+body).want(200)
	}
	decide(`"to":"needs_changes","reason":"take your telephone number out"}`)
	w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"publication","to":"submitted"}`).want(200)
	decide(`"to":"published"}`)
	path := fmt.Sprintf("/api/collections/places/items/%d/revisions", p.PlaceID)
	etag := w.by("resident").do("GET", path, "").Header.Get("ETag")
	for name, want := range map[string]int{"nobody": 1, "editor": 1, "resident": 4, "planner": 4, "moderator": 4} {
		a := w.by(name).with("If-None-Match", map[bool]string{true: etag}[want == 1]).do("GET", path, "").want(200)
		if got := len(bodyOf[struct{ Revisions []any }](a).Revisions); got != want {
			t.Errorf("%s sees %d revisions, want %d", name, got, want)
		}
	}
}

func TestWhatIsWithdrawnIsNotPublished(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	proposal := w.proposal()
	path := fmt.Sprintf("/api/places/%d/timeline", proposal.PlaceID)
	w.by("resident").do("POST", path, `{"line":"decision","to":"withdrawn","reason":"`+strings.Repeat("a", 5001)+`"}`).wantFields("reason")
	w.by("resident").do("POST", path, `{"line":"decision","to":"withdrawn","reason":"a better idea"}`).want(200)
	w.by("moderator").do("POST", path, `{"line":"publication","to":"published"}`).want(409)
	w.by("moderator").do("POST", path, `{"line":"publication","to":"hidden","reason":"withdrawn"}`).want(200)
	w.nobody().do("GET", fmt.Sprintf("/api/proposals/%d", proposal.ID), "").want(404)
}

// What is not published is found by those who may see it as everything else is, and by nobody else.
func TestSearchFollowsVisibility(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.by("resident").do("POST", "/api/proposals", `{"reason":"De ce nu","feature":`+feature(somewhere, `,"title_ro":"Loc","description_ro":"xilofon mare","life":"idea"`)+`}`).want(201)
	for name, want := range map[string]int{"nobody": 0, "outsider": 0, "resident": 1, "moderator": 1} {
		a := bodyOf[collectionAnswer](w.by(name).do("GET", "/api/collections/places/items?q=xilofon", ""))
		if len(a.Features) != want || *a.NumberMatched != want {
			t.Errorf("%s finds %d of %d, want %d", name, len(a.Features), *a.NumberMatched, want)
		}
	}
}

// overtaken is a store in which somebody else changes a place again right after each change.
type overtaken struct{ geo.Store }

func (o overtaken) UpdatePlace(ctx context.Context, actor geo.Actor, id int64, version int, reason string, change func(*geo.Place) error) (*geo.Place, error) {
	place, err := o.Store.UpdatePlace(ctx, actor, id, version, reason, change)
	if err != nil {
		return nil, err
	}
	_, err = o.Store.UpdatePlace(ctx, system, id, 0, "overtaken", func(pl *geo.Place) error { pl.Note = "theirs"; return nil })
	return place, err
}

// A writer gets the ETag of what he wrote: with a later one he would overwrite, unseen, what came in between.
func TestWriterIsToldHisOwnVersion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.handler = api.New(overtaken{w.db}, api.Config{})
	path := fmt.Sprintf("/api/collections/places/items/%d", w.place())
	a := w.by("planner").do("PATCH", path, `{"properties":{"note":"mine"}}`).want(200)
	if note := bodyOf[struct{ Properties map[string]any }](a).Properties["note"]; note != "mine" {
		t.Errorf("the answer has the note %v", note)
	}
	w.by("planner").with("If-Match", a.Header.Get("ETag")).do("PATCH", path, `{"properties":{"note":"mine again"}}`).want(412)
}

// slowReader is a client that takes nothing before the database has answered somebody else.
type slowReader struct {
	*httptest.ResponseRecorder
	ask func()
}

func (s slowReader) Write(b []byte) (int, error) {
	s.ask()
	return s.ResponseRecorder.Write(b)
}

// Clients on slow lines, however many, keep no database connection from others.
func TestSlowReadersHoldNoConnection(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 100 {
		pl := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "Loc"}, Description: geo.Text{"ro": strings.Repeat("text ", 300)},
			Life: geo.Live, Publication: geo.Published, Geometry: orb.Point{21.25, 45.76}}
		must(t, w.db.CreatePlace(t.Context(), system, pl, ""))
	}
	held := w.db.Pool().Stat().AcquiredConns()
	reader := slowReader{httptest.NewRecorder(), func() {
		for deadline := time.Now().Add(time.Second); w.db.Pool().Stat().AcquiredConns() > held; time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Error("a connection is held while the client reads")
				return
			}
		}
	}}
	w.handler.ServeHTTP(reader, w.nobody().request(http.MethodGet, "/api/collections/places/items", ""))
	if reader.Body.Len() < 128<<10 {
		t.Errorf("the page has %d bytes, too few to try this with", reader.Body.Len())
	}
}

// ended is a store whose database server ends the connection on which it is asked.
type ended struct{ geo.Store }

func (e ended) FindProgrammes(ctx context.Context) ([]geo.Programme, error) {
	_, err := e.Store.(*postgis.DB).Pool().Exec(ctx, `select pg_terminate_backend(pg_backend_pid())`)
	return nil, err
}

// A client may come again when the database is back: that is no internal error.
func TestLostDatabaseIsUnavailable(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.handler = api.New(ended{s.db}, api.Config{IsDown: postgis.IsDown})
	if a := s.nobody().ask("GET", "/api/programmes", ""); a.StatusCode != 503 || a.Header.Get("Retry-After") == "" {
		t.Errorf("%d %s, Retry-After %q", a.StatusCode, a.body, a.Header.Get("Retry-After"))
	}
}
