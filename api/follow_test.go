package api_test

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

type activityList struct {
	Activity []geo.Activity `json:"activity"`
	Next     string         `json:"next"`
}

// heard gives what has happened by a query, the newest first, as "kind:text or state".
func (w *world) heard(query string) string {
	w.t.Helper()
	var out []string
	for _, e := range bodyOf[activityList](w.by("nobody").do("GET", "/api/activity?"+query, "").want(200)).Activity {
		what := e.Text
		if e.Kind == geo.PlaceMoved {
			what = e.To
		}
		out = append(out, fmt.Sprintf("%s:%s", e.Kind, what))
	}
	return strings.Join(out, " ")
}

func (w *world) step(name string, place int64, line, to string) {
	w.t.Helper()
	w.by(name).do("POST", fmt.Sprintf("/api/places/%d/timeline", place), fmt.Sprintf(`{"line":%q,"to":%q,"reason":"Da"}`, line, to)).want(200)
}

func TestActivityTellsWhatThePublicMaySee(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.proposal().PlaceID
	query := fmt.Sprintf("place=%d", place)
	want := func(expected string) {
		t.Helper()
		if got := w.heard(query); got != expected {
			t.Errorf("heard %q, want %q", got, expected)
		}
	}
	want("")
	w.step("moderator", place, "publication", "published")
	want("place:Da")
	w.step("planner", place, "decision", "screening")
	comment := w.say("resident", place, "Bine", 0)
	want("step:screening place:Da")
	w.decide("moderator", comment.ID, "waiting", "published", "").want(200)
	want("comment:Bine step:screening place:Da")
	w.decide("moderator", comment.ID, "published", "refused", "Nu").want(200)
	want("step:screening place:Da")
	w.step("moderator", place, "publication", "hidden")
	want("")
}

func TestActivityIsNarrowed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	quay := w.openProposal()
	for query, found := range map[string]bool{
		"": true, "kind=riverside": true, "kind=space": false, "neighbourhood=centru": true, "neighbourhood=fabric": false, "q=chei": true, "q=pod": false,
		"river=bega": true, "river=timis": false, "river=bega&from_km=4&to_km=5": true, "river=bega&from_km=5": false, "river=bega&to_km=4": false,
		fmt.Sprint("place=", quay): true, fmt.Sprint("place=", quay+1): false, "project=999999": false, "programme=bega": false, "organisation=ours": false, "step_free=yes": false,
	} {
		if got := strings.Contains(w.heard(query), "place:"); got != found {
			t.Errorf("%q: heard of the quay is %v, want %v", query, got, found)
		}
	}
	for query, field := range map[string]string{
		"from_km=3": "river", "river=bega&from_km=x": "from_km", "river=bega&from_km=NaN": "from_km", "river=bega&from_km=5&to_km=4": "to_km", "kind=x": "kind", "place=x": "place",
		"f=rss": "f", "after=x": "after", "colour=red": "colour", "after=eyJzIjoiLWF0IiwidiI6ImJhZCIsImkiOjF9": "after",
	} {
		w.by("nobody").ask("GET", "/api/activity?"+query, "").want(400).wantFields(field)
	}
}

func TestActivityCanBePagedThrough(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	for n := range 7 {
		w.say("planner", place, fmt.Sprint(n), 0)
	}
	path, seen := fmt.Sprintf("/api/activity?place=%d&limit=3", place), ""
	for path != "" {
		list := bodyOf[activityList](w.by("nobody").do("GET", path, "").want(200))
		for _, e := range list.Activity {
			seen += e.Text + " "
		}
		path = strings.TrimPrefix(list.Next, "http://locuri.example")
	}
	if want := "6 5 4 3 2 1 0  "; seen != want {
		t.Errorf("got %q, want %q", seen, want)
	}
}

func TestActivityIsAFeed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	w.say("planner", place, "<b>Da</b> & nu", 0)
	path := fmt.Sprintf("/api/activity?f=atom&place=%d", place)
	a := w.by("nobody").with("Accept-Language", "ro").ask("GET", path, "").want(200)
	if got := a.Header.Get("Content-Type"); got != "application/atom+xml" {
		t.Errorf("media type %q", got)
	}
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Author  string `xml:"author>name"`
			Content string `xml:"content"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	must(t, xml.Unmarshal(a.body, &feed))
	if len(feed.Entries) != 2 || feed.Updated == "" || feed.ID == "" {
		t.Fatalf("got %+v, want two entries", feed)
	}
	e := feed.Entries[0]
	if e.Title != "Piața 1: răspuns oficial" || e.Content != "<b>Da</b> & nu" || e.Author != "Planner" || e.Link.Href != fmt.Sprintf("http://locuri.example/places/%d", place) {
		t.Errorf("got %+v", e)
	}
	w.by("nobody").with("Accept-Language", "ro", "If-None-Match", a.Header.Get("ETag")).do("GET", path, "").want(304)
}

// digests has letters written as of a time, and gives them as "to: items".
func (w *world) digests(at time.Time) []string {
	w.t.Helper()
	var out []string
	_, err := w.db.WriteDigests(w.t.Context(), at, func(d *geo.Digest) (*geo.Mail, error) {
		var items []string
		for _, e := range d.Activity {
			items = append(items, string(e.Kind))
		}
		out = append(out, fmt.Sprintf("%s: %s +%d", d.Reader.Name, strings.Join(items, " "), d.More))
		_, d.Hash = auth.NewToken("")
		return &geo.Mail{To: d.Reader.Email, Subject: "x", Body: "x"}, nil
	})
	must(w.t, err)
	slices.Sort(out)
	return out
}

func TestDigestsTellOnceAndInTime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	follow := func(name, watch string, rhythm geo.Rhythm) geo.Follow {
		body := fmt.Sprintf(`{"title":"Aici","watch":%s,"rhythm":%q}`, watch, rhythm)
		return bodyOf[geo.Follow](w.by(name).do("POST", "/api/follows", body).want(201))
	}
	here := fmt.Sprintf(`{"places":[%d]}`, place)
	follow("resident", here, geo.Daily)
	follow("resident", `{"neighbourhoods":["centru"]}`, geo.Weekly)
	follow("editor", here, geo.Weekly)
	follow("admin", here, geo.Never)
	follow("outsider", `{"kinds":["intervention"]}`, geo.Daily)
	follow("planner", here, geo.Daily)
	w.say("planner", place, "Vin tei", 0)
	now := time.Now()
	for _, step := range []struct {
		after time.Duration
		want  string
	}{
		{time.Hour, "[]"},
		{24 * time.Hour, "[Resident: comment +0]"}, // both follows of theirs, one letter; nothing to the planner, who said it
		{24 * time.Hour, "[]"},
		{48 * time.Hour, "[]"},
		{8 * 24 * time.Hour, "[Editor: comment +0]"},
		{9 * 24 * time.Hour, "[]"},
	} {
		if got := fmt.Sprint(w.digests(now.Add(step.after))); got != step.want {
			t.Errorf("after %s: %s, want %s", step.after, got, step.want)
		}
	}
}

func TestDigestIsNotEndless(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	w.by("resident").do("POST", "/api/follows", fmt.Sprintf(`{"title":"Aici","watch":{"places":[%d]},"rhythm":"daily"}`, place)).want(201)
	for range 25 {
		w.say("planner", place, "Da", 0)
	}
	got := w.digests(time.Now().Add(24 * time.Hour))
	if len(got) != 1 || !strings.HasSuffix(got[0], " +5") {
		t.Errorf("got %v, want 20 and 5 more", got)
	}
}

func TestOneClickEndsTheLetters(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.follow("resident")
	token, hash := auth.NewToken("")
	_, err := w.db.Pool().Exec(t.Context(), "INSERT INTO unsubscription (hash, account_id) VALUES ($1, $2)", hash, w.actors["resident"].AccountID)
	must(t, err)
	path := "/api/unsubscription?token=" + url.QueryEscape(token)
	w.by("nobody").ask("GET", path, "").want(405) // a scanner opens links
	for range 2 {
		w.by("nobody").with("Content-Type", "application/x-www-form-urlencoded").do("POST", path, "").want(204)
	}
	list := bodyOf[struct{ Follows []geo.Follow }](w.by("resident").do("GET", "/api/follows", "").want(200)).Follows
	if len(list) != 1 || list[0].Rhythm != geo.Never {
		t.Errorf("follows are %+v, want the one, told of never", list)
	}
}

func TestFollowsThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for body, field := range map[string]string{
		`{"title":" ","watch":{},"rhythm":"daily"}`:                                                         "title",
		`{"title":"x","watch":{},"rhythm":"hourly"}`:                                                        "rhythm",
		`{"title":"x","watch":{"kinds":["house"]},"rhythm":"daily"}`:                                        "kind",
		`{"title":"x","watch":{"from_km":2},"rhythm":"daily"}`:                                              "river",
		`{"title":"x","watch":{"places":[` + strings.Repeat("1,", 100) + `1]},"rhythm":"daily"}`:            "place",
		`{"title":"x","watch":{"text":"` + strings.Repeat("a", 201) + `"},"rhythm":"daily"}`:                "q",
		`{"title":"x","watch":{"river":"` + strings.Repeat("a", 10001) + `"},"rhythm":"daily"}`:             "river",
		`{"title":"x","watch":{"neighbourhoods":["a\u0007"]},"rhythm":"daily"}`:                             "neighbourhood",
		`{"title":"x","watch":{"kinds":[` + strings.Repeat(`"space",`, 100) + `"space"]},"rhythm":"daily"}`: "kind",
		`{"title":"x","watch":{"river":"bega","from_km":5,"to_km":3},"rhythm":"daily"}`:                     "to_km",
		`{"title":"` + strings.Repeat("a", 201) + `","watch":{"neighbourhoods":["x"]},"rhythm":"weekly"}`:   "title",
	} {
		w.by("resident").ask("POST", "/api/follows", body).want(400).wantFields(field)
	}
	first := w.follow("resident")
	w.by("editor").do("PATCH", fmt.Sprintf("/api/follows/%d", first), `{"rhythm":"daily"}`).want(404)
	w.by("editor").do("DELETE", fmt.Sprintf("/api/follows/%d", first), "").want(404)
	for n := range geo.MostFollows - 1 {
		w.by("resident").do("POST", "/api/follows", fmt.Sprintf(`{"title":"x","watch":{"text":"t%d"},"rhythm":"never"}`, n)).want(201)
	}
	w.by("resident").do("POST", "/api/follows", `{"title":"x","watch":{"text":"one more"},"rhythm":"never"}`).want(409)
	w.by("resident").do("POST", "/api/follows", `{"title":"y","watch":{"text":"t1"},"rhythm":"daily"}`).want(201)
}
