package api_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"locuri/api"
	"locuri/geo"
)

type eventList struct {
	Occurrences []geo.Occurrence `json:"occurrences"`
	Next        string           `json:"next"`
}

// newEventWorld is a world whose clock shows a Wednesday in December.
func newEventWorld(t *testing.T) *world {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC) }
	return newWorldOn(t, newSiteWith(t, api.Config{PublicURL: "https://locuri.example", Now: now}))
}

// announce has somebody announce an event; more are members of the JSON.
func (w *world) announce(name, title, more string) geo.Event {
	w.t.Helper()
	body := fmt.Sprintf(`{"uuid":%q,"title":{"ro":%q},"publication":"published",%s}`, uuid.NewString(), title, more)
	return bodyOf[geo.Event](w.by(name).do("POST", "/api/events", body).want(201))
}

// whatIsOn gives what a question finds, as day, title and whether it is cancelled.
func (w *world) whatIsOn(name, query string) string {
	w.t.Helper()
	var out []string
	for _, o := range bodyOf[eventList](w.by(name).do("GET", "/api/events?"+query, "").want(200)).Occurrences {
		word := o.Starts.Format("02 15:04 ") + o.Event.Title["ro"]
		if o.Cancelled {
			word += " (" + o.Reason + ")"
		}
		out = append(out, word)
	}
	return strings.Join(out, ", ")
}

func (w *world) wantOn(name, query, want string) {
	w.t.Helper()
	if got := w.whatIsOn(name, query); got != want {
		w.t.Errorf("%s asks for %s: got %q, want %q", name, query, got, want)
	}
}

// Who sees the drafts of an organisation's events is asked anew for tiles, counts and ETags too: neither a token that may not edit them nor who
// was a member is answered with what was kept for those who may.
func TestDraftsOfEventsAreSeenByWhoMayEditThem(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.event(w.place(), geo.Draft)
	secret := bodyOf[struct{ Secret string }](w.by("editor").do("POST", "/api/tokens", `{"name":"x","scopes":["read"]}`).want(201)).Secret
	reader := w.by("nobody").with("Authorization", "Bearer "+secret)
	const tile, list, collection = "/api/collections/events/tiles/WebMercatorQuad/0/0/0", "/api/collections/events/items", "/api/collections/events"
	count := func(c *client) int {
		return bodyOf[struct{ ItemCount int }](c.do("GET", collection, "").want(200)).ItemCount
	}
	w.by("editor").do("GET", tile, "").want(200)
	seen := w.by("editor").do("GET", list, "").want(200)
	if n := count(w.by("editor")); n != 1 || len(bodyOf[collectionAnswer](seen).Features) != 1 {
		t.Fatalf("an editor sees %d of one draft, %s", n, seen.body)
	}
	reader.do("GET", tile, "").want(204)
	if n := count(reader); n != 0 {
		t.Errorf("a token that only reads counts %d drafts", n)
	}
	must(t, w.db.RemoveMember(t.Context(), system, "ours", w.actors["editor"].AccountID))
	w.by("editor").do("GET", tile, "").want(204)
	w.by("editor").with("If-None-Match", seen.Header.Get("ETag")).do("GET", list, "").want(200)
	if n := count(w.by("editor")); n != 0 {
		t.Errorf("who was a member counts %d drafts", n)
	}
}

func TestPartnerAnnouncesAndCancelsOneOccurrence(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	place := w.place()
	e := w.announce("editor", "Jam", fmt.Sprintf(`"organisation":"ours","attendance":"place","place":%d,"starts":"2026-12-04T19:00","ends":"2026-12-04T21:00",
		"repeat":{"every":"week","until":"2026-12-25"},"skipped":["2026-12-25"]`, place))
	if e.Sequence != 0 || !e.MayEdit || e.Organisation.Slug != "ours" || e.Place.ID != place || e.Repeat.Step != 1 {
		t.Errorf("got %+v", e)
	}
	w.wantOn("nobody", "", "04 19:00 Jam, 11 19:00 Jam, 18 19:00 Jam")
	path := fmt.Sprintf("/api/events/%d", e.ID)
	w.by("editor").with("If-Match", `"1"`).do("PATCH", path, `{"cancellations":[{"day":"2026-12-11","reason":"Plouă"}]}`).want(200)
	w.by("admin").with("If-Match", `"1"`).do("PATCH", path, `{"title":{"ro":"Alt titlu"}}`).want(412)
	w.by("editor").do("PATCH", path, `{"cancellations":[{"day":"2026-12-12","reason":"x"}]}`).wantFields("cancellations")
	w.wantOn("nobody", "", "04 19:00 Jam, 11 19:00 Jam (Plouă), 18 19:00 Jam")
	cancelled := bodyOf[geo.Event](w.by("editor").do("PATCH", path, `{"cancelled":true,"reason":"Nu mai avem trupă"}`).want(200))
	if cancelled.Sequence != 2 {
		t.Errorf("the sequence is %d after two changes", cancelled.Sequence)
	}
	w.wantOn("nobody", "to=2026-12-05", "04 19:00 Jam (Nu mai avem trupă)")
	again := bodyOf[geo.Event](w.by("editor").do("PATCH", path, `{"cancelled":false}`).want(200))
	if again.Reason != "" || len(again.Cancellations) != 1 {
		t.Errorf("got %+v, want only the one day cancelled", again)
	}
	w.by("editor").do("DELETE", path, "").want(409)
	w.by("editor").do("PATCH", path, `{"publication":"draft"}`).want(200)
	w.wantOn("nobody", "", "")
	w.wantOn("editor", "drafts=true&to=2026-12-05", "04 19:00 Jam")
	w.wantOn("outsider", "drafts=true", "")
	w.by("editor").do("DELETE", path, "").want(204)
	w.by("editor").do("GET", path, "").want(404)
}

func TestNamedSpansOfTime(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t) // Wednesday, noon in the city
	for _, row := range []struct{ title, starts, ends string }{
		{"azi dimineață", "2026-12-02T09:00", "2026-12-02T10:00"}, {"acum", "2026-12-02T11:00", "2026-12-02T13:00"}, {"mâine", "2026-12-03", "2026-12-03"},
		{"vineri noaptea", "2026-12-04T23:00", "2026-12-05T01:00"}, {"duminică", "2026-12-06T23:30", "2026-12-06T23:59"}, {"luni", "2026-12-07T00:00", "2026-12-07T01:00"},
	} {
		w.announce("planner", row.title, fmt.Sprintf(`"attendance":"online","starts":%q,"ends":%q`, row.starts, row.ends))
	}
	w.wantOn("nobody", "when=today", "02 11:00 acum")
	w.wantOn("nobody", "when=tomorrow", "03 00:00 mâine")
	w.wantOn("nobody", "when=weekend", "04 23:00 vineri noaptea, 06 23:30 duminică")
	w.wantOn("nobody", "when=week&limit=500", "02 11:00 acum, 03 00:00 mâine, 04 23:00 vineri noaptea, 06 23:30 duminică, 07 00:00 luni")
	w.wantOn("nobody", "from=2026-12-02&to=2026-12-02T10:30", "02 09:00 azi dimineață")
	w.wantOn("nobody", "from=2026-12-06T22:00:00Z&to=2026-12-08", "07 00:00 luni")
	first := bodyOf[eventList](w.nobody().do("GET", "/api/events?limit=2&from=2026-12-01", "").want(200))
	rest := bodyOf[eventList](w.nobody().do("GET", strings.TrimPrefix(first.Next, "https://locuri.example"), "").want(200))
	if len(first.Occurrences) != 2 || len(rest.Occurrences) != 2 || rest.Occurrences[0].Event.Title["ro"] != "mâine" {
		t.Errorf("the second page is %+v", rest)
	}
}

func TestEventRefusalsNameTheField(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	for query, field := range map[string]string{
		"when=never": "when", "when=today&from=2026-12-02": "when", "from=yesterday": "from", "from=2026-12-02&to=2026-12-01": "to", "to=2036-12-01": "to",
		"near=21.2": "near", "near=21.2,x": "near", "near=21,45,1": "near", "near=200,45": "near", "within=5": "near", "near=21.2,45.7&within=90000": "within",
		"from_km=3": "river", "river=bega&from_km=3&to_km=1": "to_km", "bank=left": "river", "river=bega&bank=up": "bank", "step_free=perhaps": "step_free",
		"place=x": "place", "after=x": "after", "colour=red": "colour",
	} {
		w.nobody().do("GET", "/api/events?"+query, "").wantFields(field)
		if field != "after" {
			w.nobody().do("GET", "/api/events.ics?"+query, "").wantFields(field)
		}
	}
	good := `"uuid":"` + uuid.NewString() + `","title":{"ro":"Nou"},"attendance":"online","starts":"2026-12-05T19:00","ends":"2026-12-05T21:00"`
	for body, field := range map[string]string{
		`{` + good + `,"organisation":"nobody"}`: "organisation", `{` + good + `,"project":999999}`: "project", `{` + good + `,"place":999999}`: "place",
		`{` + good + `,"colour":"red"}`: "colour", `{` + good + `,"repeat":{"every":"week","until":"2027-01-01","by":1}}`: "by", `{` + good + `,"free":"yes"}`: "free",
	} {
		w.by("planner").do("POST", "/api/events", body).wantFields(field)
	}
}

// An event of a project is in the name of the project's organisation; nobody else ties theirs to it.
func TestEventOfAProject(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	project := w.project()
	online := fmt.Sprintf(`"project":%d,"attendance":"online","starts":"2026-12-05","ends":"2026-12-06"`, project)
	e := w.announce("editor", "Târg", online)
	if e.Organisation == nil || e.Organisation.Slug != "ours" || e.Project.ID != project {
		t.Errorf("got %+v", e)
	}
	body := fmt.Sprintf(`{"uuid":%q,"title":{"ro":"Nou"},"organisation":"theirs",%s}`, uuid.NewString(), online)
	w.by("outsider").do("POST", "/api/events", body).want(403)
	w.wantOn("nobody", fmt.Sprintf("project=%d", project), "05 00:00 Târg")
	w.wantOn("nobody", "organisation=ours", "05 00:00 Târg")
	w.wantOn("nobody", "organisation=theirs", "")
	w.wantOn("nobody", "programme=bega", "")
	w.by("admin").do("PATCH", fmt.Sprintf("/api/projects/%d", project), `{"programme":"bega"}`).want(200)
	w.wantOn("nobody", "programme=bega", "05 00:00 Târg")
	w.by("admin").do("DELETE", fmt.Sprintf("/api/projects/%d", project), "").want(204)
	w.wantOn("nobody", "organisation=ours", "05 00:00 Târg")
}

// What is at a place that nobody may see is not seen either, by whatever way.
func TestEventsAtUnseenPlacesAreUnseen(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	place := w.place()
	e := w.announce("editor", "Ascuns", fmt.Sprintf(`"organisation":"ours","attendance":"both","place":%d,"starts":"2026-12-05","ends":"2026-12-05"`, place))
	_, err := w.db.Pool().Exec(t.Context(), `update place set publication = 'hidden' where id = $1`, place)
	must(t, err)
	w.wantOn("nobody", "", "")
	w.wantOn("planner", "", "05 00:00 Ascuns")
	for _, path := range []string{"/api/events.ics", "/api/collections/events/items"} {
		if a := w.nobody().do("GET", path, "").want(200); strings.Contains(string(a.body), "Ascuns") {
			t.Errorf("%s shows it", path)
		}
	}
	for _, path := range []string{"/api/events/%d", "/api/events/%d.ics", "/api/collections/events/items/%d"} {
		w.nobody().do("GET", fmt.Sprintf(path, e.ID), "").want(404)
	}
}

// Who follows a place hears of what is announced there, once, and not of drafts; nobody is named.
func TestNewEventsAreActivity(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	place := w.place()
	w.event(place, geo.Draft)
	e := w.announce("editor", "Jam", fmt.Sprintf(`"organisation":"ours","attendance":"place","place":%d,"starts":"2026-12-05","ends":"2026-12-05"`, place))
	w.by("editor").do("PATCH", fmt.Sprintf("/api/events/%d", e.ID), `{"capacity":10}`).want(200)
	list := bodyOf[struct{ Activity []geo.Activity }](w.nobody().do("GET", fmt.Sprintf("/api/activity?place=%d", place), "").want(200)).Activity
	if len(list) == 0 || list[0].Kind != geo.EventAnnounced || list[0].ID != e.ID || list[0].Text != "Jam" || list[0].Author != "" || list[0].Organisation.Slug != "ours" {
		t.Fatalf("got %+v", list)
	}
	for _, other := range list[1:] {
		if other.Kind == geo.EventAnnounced {
			t.Errorf("there is also %+v", other)
		}
	}
	feed := w.nobody().ask("GET", fmt.Sprintf("/api/activity?place=%d&f=atom", place), "").want(200)
	if !strings.Contains(string(feed.body), "new event") && !strings.Contains(string(feed.body), "eveniment nou") {
		t.Errorf("the feed is\n%s", feed.body)
	}
}
