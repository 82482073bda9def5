package api_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"locuri/geo"
)

// sent gives all that somebody finds among what they sent in, page by page.
func (w *world) sent(name, query string) (all []geo.Contribution) {
	w.t.Helper()
	for path := "/api/contributions" + query; path != ""; {
		page := bodyOf[struct {
			Contributions []geo.Contribution
			Next          string
		}](w.by(name).do("GET", path, "").want(200))
		all = append(all, page.Contributions...)
		path = strings.TrimPrefix(page.Next, siteURL)
	}
	return all
}

// One page of all that somebody sent in, with what has become of it; nobody's else.
func TestAllThatSomebodySentIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	w.say("outsider", place, "Altcineva", 0)
	want := []string{}
	add := func(subject geo.Subject, id int64) { want = append([]string{fmt.Sprint(subject, id)}, want...) }
	add(geo.SubjectPlace, w.proposal().PlaceID)
	add(geo.SubjectComment, w.say("resident", place, "Bănci!", 0).ID)
	add(geo.SubjectPhoto, w.photo(place).ID)
	add(geo.SubjectCheck, w.check("resident", geo.CommentWaiting))
	add(geo.SubjectReport, w.report("resident", geo.CommentRefused))
	add(geo.SubjectEdit, w.edit("resident", geo.EditRefused))
	// Made at one time: each is told once all the same.
	add(geo.SubjectComment, w.say("resident", place, "Umbră!", 0).ID)
	must(t, w.exec("UPDATE comment SET created_at = '2026-01-01'"))
	must(t, w.exec("UPDATE edit SET created_at = '2026-01-01'"))
	told := func(all []geo.Contribution) (names []string) {
		for _, c := range all {
			names = append(names, fmt.Sprint(c.Subject, c.ID))
		}
		return names
	}
	whole := told(w.sent("resident", ""))
	if a, b := slices.Sorted(slices.Values(whole)), slices.Sorted(slices.Values(want)); !slices.Equal(a, b) {
		t.Errorf("sent in were %v, told are %v", b, a)
	}
	for _, limit := range []int{1, 2, 3, 5} {
		if diff := cmp.Diff(whole, told(w.sent("resident", fmt.Sprint("?limit=", limit)))); diff != "" {
			t.Errorf("by %d: %s", limit, diff)
		}
	}
	if got := told(w.sent("resident", "?subject=photo,report&limit=1")); len(got) != 2 {
		t.Errorf("photos and reports are %v", got)
	}
	w.by("resident").do("GET", "/api/contributions?subject=moon", "").wantFields("subject")
	for _, c := range w.sent("resident", "") {
		if c.Proposal == nil && c.Comment == nil && c.Photo == nil && c.Edit == nil && c.Check == nil && c.Report == nil || c.Place.ID == 0 {
			t.Errorf("%s comes without what it is: %+v", c.Subject, c)
		}
	}
}

// What was taken back is gone, and a place that is hidden by now still has what one said there.
func TestWhatIsNotAmongWhatWasSentIn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	back, stays := w.say("resident", place, "Nu", 0), w.say("resident", place, "Da", 0)
	w.by("resident").do("DELETE", fmt.Sprintf("/api/comments/%d", back.ID), "").want(204)
	w.by("administrator").do("POST", fmt.Sprintf("/api/places/%d/timeline", place), `{"line":"publication","to":"hidden","reason":"x"}`).want(200)
	if sent := w.sent("resident", ""); len(sent) != 1 || sent[0].ID != stays.ID {
		t.Errorf("told are %+v", sent)
	}
	w.nobody().do("GET", "/api/contributions", "").want(401)
}

// Whoever may not change a place is told which way there is.
func TestWayOfChangingAPlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	open, sentBack := w.openProposal(), w.sentBack()
	for _, c := range []struct {
		who   string
		place int64
		want  geo.Editing
	}{{"nobody", open, ""}, {"outsider", open, ""}, {"planner", open, geo.EditsDirectly}, {"elsewhere", open, ""}, {"resident", open, geo.EditsHeld}, {"resident", sentBack, geo.EditsDirectly}} {
		got := bodyOf[geo.Timeline](w.by(c.who).do("GET", fmt.Sprintf("/api/places/%d/timeline", c.place), "").want(200)).Editing
		if got != c.want {
			t.Errorf("%s changes place %d by %q, want %q", c.who, c.place, got, c.want)
		}
	}
	for range 3 {
		c := w.say("resident", open, "Bine", 0)
		w.decide("moderator", c.ID, string(c.State), "published", "")
	}
	if got := bodyOf[geo.Timeline](w.by("resident").do("GET", fmt.Sprintf("/api/places/%d/timeline", open), "").want(200)).Editing; got != geo.EditsAtOnce {
		t.Errorf("somebody trusted changes it by %q", got)
	}
}

// A held edit is refused, appealed, taken after all; each time its author is told.
func TestRefusedEditIsAppealed(t *testing.T) {
	t.Parallel()
	w, _, _ := newWatchedWorld(t)
	place := w.openProposal()
	edit := w.askToEdit("resident", place, `"properties":{"note":"nou"}`)
	w.by("outsider").do("DELETE", fmt.Sprintf("/api/edits/%d", edit.ID), "").want(404)
	w.mustJudge("moderator", "refused", "De unde știi?", w.waiting("moderator", "?matter=edit")...)
	w.by("resident").do("DELETE", fmt.Sprintf("/api/edits/%d", edit.ID), "").want(409)
	until(t, "its author is told of the refusal, and of the appeal", func() bool {
		return w.count(`select count(*) from mail where recipient = 'resident@example.org' and body ~ 'De unde știi' and body ~ '/account/contributions' and body ~ 'not agree|nu ești de acord'`) == 1
	})
	w.by("resident").do("POST", fmt.Sprintf("/api/edits/%d/appeal", edit.ID), `{"reason":"Am fost acolo."}`).want(200)
	items := w.waiting("moderator", "?matter=appeal")
	if len(items) != 1 || items[0].Edit == nil || items[0].Edit.Appeal != "Am fost acolo." || items[0].Edit.Answer != "De unde știi?" {
		t.Fatalf("the desk has %+v", items)
	}
	w.mustJudge("administrator", "refused", "Tot nu.", items...)
	until(t, "its author is told again, and of no other appeal", func() bool {
		return w.count(`select count(*) from mail where recipient = 'resident@example.org' and body ~ 'Tot nu' and body !~ 'not agree|nu ești de acord'`) == 1
	})
	w.by("resident").do("POST", fmt.Sprintf("/api/edits/%d/appeal", edit.ID), `{"reason":"Ba da."}`).want(409)
	back := w.askToEdit("resident", place, `"properties":{"note":"alta"}`)
	w.by("resident").do("DELETE", fmt.Sprintf("/api/edits/%d", back.ID), "").want(204)
	if left := w.waiting("moderator", ""); len(left) != 0 {
		t.Errorf("what was taken back waits: %v", told(left))
	}
}

// The link in the letter tells what it stands for before anything is made.
func TestSuggestionIsReadBeforeItIsConfirmed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	read := func(token string) (got struct {
		Kind      geo.SuggestionKind
		Aim       geo.Aim
		Title     geo.Text
		Confirmed bool
	}) {
		t.Helper()
		return bodyOf[struct {
			Kind      geo.SuggestionKind
			Aim       geo.Aim
			Title     geo.Text
			Confirmed bool
		}](w.nobody().do("POST", "/api/suggestions/reading", fmt.Sprintf(`{"token":%q}`, token)).want(200))
	}
	token := w.suggest("vera@example.org", "")
	for range 2 {
		if got := read(token); got.Kind != geo.SuggestedProposal || got.Aim != geo.NewPlace || got.Title["ro"] == "" || got.Confirmed {
			t.Errorf("a proposal reads %+v", got)
		}
	}
	if n := w.count("SELECT count(*) FROM proposal"); n != 0 {
		t.Error("reading it has made it")
	}
	w.confirm(token).want(200)
	if got := read(token); !got.Confirmed || len(got.Title) != 0 {
		t.Errorf("once confirmed it reads %+v", got)
	}
	place := w.place()
	body := w.fill(fmt.Sprintf(`{"email":"vera@example.org","report":{"place":%d,"uuid":"{uuid}","topic":"broken","text":"Ruptă"}}`, place), "nobody")
	w.nobody().do("POST", "/api/suggestions", body).want(202)
	letters := w.post.tokens["vera@example.org"]
	if got := read(letters[len(letters)-1]); got.Kind != geo.SuggestedReport || got.Aim != "" || got.Title["ro"] == "" {
		t.Errorf("a report reads %+v", got)
	}
}
