package api_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"

	"locuri/geo"
)

type commentList struct {
	Comments []geo.Comment `json:"comments"`
	Next     string        `json:"next"`
}

// say has somebody comment on a place and gives the comment.
func (w *world) say(name string, place int64, text string, parent int64) geo.Comment {
	w.t.Helper()
	body := fmt.Sprintf(`{"uuid":%q,"text":%q,"parent":%d}`, uuid.NewString(), text, parent)
	return bodyOf[geo.Comment](w.by(name).do("POST", fmt.Sprintf("/api/places/%d/comments", place), body).want(201))
}

func (w *world) decide(name string, id int64, from, to, reason string) *answer {
	w.t.Helper()
	return w.by(name).do("POST", fmt.Sprintf("/api/comments/%d/decision", id), fmt.Sprintf(`{"from":%q,"to":%q,"reason":%q}`, from, to, reason))
}

// texts gives what somebody reads about a place, each with its state.
func (w *world) read(name string, place int64) string {
	w.t.Helper()
	var out []string
	for _, c := range bodyOf[commentList](w.by(name).do("GET", fmt.Sprintf("/api/places/%d/comments", place), "").want(200)).Comments {
		out = append(out, fmt.Sprintf("%s:%s", c.State, c.Text))
	}
	return strings.Join(out, " ")
}

func (w *world) wantRead(name string, place int64, want string) {
	w.t.Helper()
	if got := w.read(name, place); got != want {
		w.t.Errorf("%s reads %q, want %q", name, got, want)
	}
}

func TestCommentWaitsForItsModerator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	first := w.say("resident", place, "Bănci!", 0)
	if first.State != geo.CommentWaiting || first.Official || !first.Own {
		t.Errorf("got %+v, want it to wait", first)
	}
	w.wantRead("nobody", place, "")
	w.wantRead("editor", place, "")
	w.wantRead("resident", place, "waiting:Bănci!")
	w.decide("moderator", first.ID, "waiting", "published", "").want(200)
	w.decide("administrator", first.ID, "waiting", "refused", "spam").want(409) // both had it open
	w.wantRead("nobody", place, "published:Bănci!")

	answer := w.say("planner", place, "Vin în mai.", first.ID)
	if answer.State != geo.CommentPublished || !answer.Official {
		t.Errorf("got %+v, want an official answer at once", answer)
	}
	second := w.say("resident", place, "Și umbră", 0)
	w.wantRead("resident", place, "waiting:Și umbră published:Bănci! published:Vin în mai.")

	w.decide("moderator", second.ID, "waiting", "refused", "").want(400)
	w.decide("moderator", second.ID, "waiting", "refused", "S-a mai spus.").want(200)
	sent := w.sent("resident", "?subject=comment")
	if len(sent) != 2 || sent[0].Comment.Reason != "S-a mai spus." || sent[0].Place.ID != place {
		t.Errorf("own comments are %+v, want the refused one first, with its reason and place", sent)
	}
	w.by("resident").do("POST", fmt.Sprintf("/api/comments/%d/appeal", second.ID), `{"reason":"Unde?"}`).want(200)
	w.by("resident").do("POST", fmt.Sprintf("/api/comments/%d/appeal", second.ID), `{"reason":"Unde?"}`).want(409)
	w.wantRead("nobody", place, "published:Bănci! published:Vin în mai.")
}

func TestWhomLettersAboutCommentsGoTo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	first := w.say("resident", place, "Bănci!", 0)
	second := w.say("editor", place, "Nu!", 0)
	wantReader := func(c geo.Comment, want string) {
		t.Helper()
		got := ""
		n, err := w.db.FindCommentNotice(t.Context(), c.ID)
		must(t, err)
		if n != nil {
			got = n.Reader.Email
		}
		if got != want {
			t.Errorf("of comment %d %q is told, want %q", c.ID, got, want)
		}
	}
	wantReader(first, "")
	w.decide("moderator", first.ID, "waiting", "published", "").want(200)
	w.decide("moderator", second.ID, "waiting", "refused", "Cum?").want(200)
	wantReader(first, "")
	wantReader(second, "editor@example.org")
	wantReader(w.say("planner", place, "Vin.", first.ID), "resident@example.org")
	wantReader(w.say("planner", place, "Vin în mai.", w.say("planner", place, "Bănci?", 0).ID), "")
}

func TestSupportersHearOfAMerger(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.openProposal()
	for _, name := range []string{"resident", "editor"} {
		w.by(name).do("PUT", fmt.Sprintf("/api/places/%d/support", place), "").want(200)
	}
	merged := fmt.Sprintf(`{"line":"decision","to":"merged","reason":"La fel","merged_into":%d}`, w.place())
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/timeline", place), `{"line":"decision","to":"under_review"}`).want(200)
	timeline := bodyOf[geo.Timeline](w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/timeline", place), merged).want(200))
	n, err := w.db.FindStepNotice(t.Context(), timeline.Steps[len(timeline.Steps)-1].ID)
	must(t, err)
	if n.Author == nil || n.Author.Email != "resident@example.org" || len(n.Supporters) != 1 || n.Supporters[0].Email != "editor@example.org" {
		t.Errorf("told are %+v and %+v, want the author, and the one other supporter", n.Author, n.Supporters)
	}
}

func TestCommentThatIsGoneLeavesItsAnswers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	first := w.say("resident", place, "Bănci!", 0)
	w.decide("moderator", first.ID, "waiting", "published", "").want(200)
	w.say("planner", place, "Vin în mai.", first.ID)
	w.by("resident").do("DELETE", fmt.Sprintf("/api/comments/%d", first.ID), "").want(204)
	w.by("resident").do("DELETE", fmt.Sprintf("/api/comments/%d", first.ID), "").want(409)
	w.wantRead("nobody", place, "withdrawn: published:Vin în mai.")
}

func TestTrustIsEarnedAndLost(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	var last geo.Comment
	for range 3 {
		last = w.say("resident", place, "Bine", 0)
		w.decide("moderator", last.ID, "waiting", "published", "").want(200)
	}
	for text, want := range map[string]geo.CommentState{
		"Bine":                        geo.CommentPublished,
		"Vezi https://example.org":    geo.CommentWaiting,
		"Vezi example.org/reclame.":   geo.CommentWaiting,
		"Str. Palanca nr. 2. Frumos.": geo.CommentPublished,
	} {
		if got := w.say("resident", place, text, 0).State; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
	w.by("editor").do("POST", fmt.Sprintf("/api/comments/%d/flag", last.ID), `{"reason":"Spam"}`).want(204)
	w.by("editor").do("POST", fmt.Sprintf("/api/comments/%d/flag", last.ID), `{"reason":"Spam"}`).want(204)
	flagged := w.waiting("moderator", "?matter=flag")
	if len(flagged) != 1 || flagged[0].Comment.Flags != 1 || fmt.Sprint(flagged[0].Comment.FlagReasons) != "[Spam]" {
		t.Errorf("flagged are %+v, want the one, once", flagged)
	}
	w.decide("moderator", last.ID, "published", "refused", "Nu").want(200)
	if got := w.say("resident", place, "Bine", 0).State; got != geo.CommentWaiting {
		t.Errorf("after a refusal a comment is %s, want it to wait", got)
	}
}

func TestCommentSentTwiceIsKeptOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/places/%d/comments", w.place())
	body := fmt.Sprintf(`{"uuid":%q,"text":"Bine"}`, uuid.NewString())
	first := bodyOf[geo.Comment](w.by("resident").do("POST", path, body).want(201))
	again := bodyOf[geo.Comment](w.by("resident").do("POST", path, body).want(201))
	if first.ID != again.ID {
		t.Errorf("got comments %d and %d, want one", first.ID, again.ID)
	}
	w.by("editor").do("POST", path, body).want(409)
}

func TestCommentsThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place, other := w.place(), w.place()
	elsewhere := w.say("planner", other, "Aici", 0)
	answer := w.say("planner", other, "Da", elsewhere.ID)
	for name, c := range map[string]struct{ body, field string }{
		"no text":         {`{"uuid":"{uuid}","text":" "}`, "text"},
		"too long":        {fmt.Sprintf(`{"uuid":"{uuid}","text":%q}`, strings.Repeat("ș", 2001)), "text"},
		"control":         {`{"uuid":"{uuid}","text":"a\u0007"}`, "text"},
		"no uuid":         {`{"text":"Da"}`, "uuid"},
		"other place":     {fmt.Sprintf(`{"uuid":"{uuid}","text":"Da","parent":%d}`, elsewhere.ID), "parent"},
		"to an answer":    {fmt.Sprintf(`{"uuid":"{uuid}","text":"Da","parent":%d}`, answer.ID), "parent"},
		"to nothing":      {`{"uuid":"{uuid}","text":"Da","parent":999999}`, "parent"},
		"no organisation": {`{"uuid":"{uuid}","text":"Da","organisation":"nix"}`, "organisation"},
	} {
		path := fmt.Sprintf("/api/places/%d/comments", place)
		a := w.by("planner").do("POST", path, w.fill(c.body, "planner")).want(400)
		if !strings.Contains(string(a.body), fmt.Sprintf(`"field":%q`, c.field)) {
			t.Errorf("%s: got %s, want the field %s named", name, a.body, c.field)
		}
	}
}

func TestThreadsCanBePagedThrough(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	for n := range 5 {
		c := w.say("planner", place, fmt.Sprint("c", n), 0)
		w.say("planner", place, fmt.Sprint("a", n), c.ID)
	}
	path, seen := fmt.Sprintf("/api/places/%d/comments?limit=2", place), ""
	for path != "" {
		list := bodyOf[commentList](w.by("nobody").do("GET", path, "").want(200))
		for _, c := range list.Comments {
			seen += c.Text + " "
		}
		path = strings.TrimPrefix(list.Next, "http://locuri.example")
	}
	if want := "c4 a4 c3 a3 c2 a2 c1 a1 c0 a0 "; seen != want {
		t.Errorf("got %q, want %q", seen, want)
	}
}

func TestSupportIsOncePerPersonAndEndsWithTheAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.openProposal()
	path := fmt.Sprintf("/api/places/%d/support", place)
	for _, name := range []string{"resident", "resident", "editor"} {
		w.by(name).do("PUT", path, "").want(200)
	}
	got := bodyOf[geo.Support](w.by("editor").do("GET", path, "").want(200))
	if got != (geo.Support{Count: 2, Own: true, Open: true}) {
		t.Errorf("got %+v, want two, with one's own", got)
	}
	w.by("editor").do("DELETE", path, "").want(200)
	for _, to := range []string{"screening", "under_review", "accepted"} {
		_, err := w.db.MovePlace(t.Context(), w.actors["planner"], place, geo.Move{Line: geo.DecisionLine, To: to, Reason: "Da"})
		must(t, err)
	}
	w.by("editor").do("PUT", path, "").want(409)
	got = bodyOf[geo.Support](w.by("nobody").do("GET", path, "").want(200))
	if got != (geo.Support{Count: 1}) {
		t.Errorf("got %+v, want one, closed", got)
	}
}
