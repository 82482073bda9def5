package api_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// waiting gives all that somebody finds on the desk, page by page.
func (w *world) waiting(name, query string) (all []geo.Waiting) {
	w.t.Helper()
	for path := "/api/moderation" + query; path != ""; {
		page := bodyOf[struct {
			Waiting []geo.Waiting
			Next    string
		}](w.by(name).do("GET", path, "").want(200))
		all = append(all, page.Waiting...)
		path = strings.TrimPrefix(page.Next, "http://locuri.example")
	}
	return all
}

// told names what waits: its pile and number.
func told(waiting []geo.Waiting) (names []string) {
	for _, w := range waiting {
		names = append(names, fmt.Sprint(w.Matter, w.ID))
	}
	return names
}

func (w *world) piles(name string) string {
	w.t.Helper()
	var out []string
	for _, p := range bodyOf[struct{ Piles []geo.Pile }](w.by(name).do("GET", "/api/moderation/counts", "").want(200)).Piles {
		out = append(out, fmt.Sprint(p.Matter, p.Count))
	}
	return strings.Join(out, " ")
}

type judgedItem struct {
	ID      int64
	Problem *struct {
		Status  int
		Detail  string
		Decided *geo.Decided
	}
}

func (w *world) judge(name, to, reason string, items ...geo.Waiting) []judgedItem {
	w.t.Helper()
	var named []string
	for _, i := range items {
		named = append(named, fmt.Sprintf(`{"subject":%q,"id":%d,"version":%d}`, i.Subject, i.ID, i.Version))
	}
	body := fmt.Sprintf(`{"to":%q,"reason":%q,"items":[%s]}`, to, reason, strings.Join(named, ","))
	return bodyOf[struct{ Results []judgedItem }](w.by(name).do("POST", "/api/moderation/decisions", body).want(200)).Results
}

func (w *world) mustJudge(name, to, reason string, items ...geo.Waiting) {
	w.t.Helper()
	for _, r := range w.judge(name, to, reason, items...) {
		if r.Problem != nil {
			w.t.Errorf("%s %s %d: %+v", name, to, r.ID, r.Problem)
		}
	}
}

// fullDesk has one thing wait in every pile, the oldest first.
func (w *world) fullDesk(place int64) []string {
	w.t.Helper()
	proposal := w.proposal().PlaceID
	comment := w.say("resident", place, "Bănci!", 0).ID
	flagged := w.say("planner", place, "Vin.", 0).ID
	w.by("editor").do("POST", fmt.Sprintf("/api/comments/%d/flag", flagged), `{"reason":"Nu"}`).want(204)
	photo := w.photo(place)
	appealed := w.say("resident", place, "Nu!", 0).ID
	w.decide("moderator", appealed, "waiting", "refused", "Cum?").want(200)
	w.by("resident").do("POST", fmt.Sprintf("/api/comments/%d/appeal", appealed), `{"reason":"Așa"}`).want(200)
	hidden := w.proposal().PlaceID
	w.move("moderator", hidden, `{"line":"publication","to":"hidden","reason":"Nu aici"}`)
	w.move("resident", hidden, `{"line":"publication","to":"submitted","reason":"Ba da"}`)
	refused := w.photo(place)
	w.by("moderator").do("POST", at(refused, "/decision"), `{"to":"refused","reason":"Nu."}`).want(200)
	w.by("resident").do("POST", at(refused, "/appeal"), `{"reason":"Ba da."}`).want(200)
	w.by("resident").do("POST", at(refused, "/appeal"), `{"reason":"Ba da."}`).want(409)
	check, report := w.check("resident", geo.CommentWaiting), w.report("resident", geo.CommentWaiting)
	open := w.openProposal()
	edit := w.askToEdit("resident", open, `"properties":{"note":"nou"}`)
	again := []string{}
	for _, one := range []struct {
		noun string
		id   int64
	}{{"edit", w.edit("resident", geo.EditRefused)}, {"check", w.check("resident", geo.CommentRefused)}, {"report", w.report("resident", geo.CommentRefused)}} {
		w.by("resident").do("POST", fmt.Sprintf("/api/%ss/%d/appeal", one.noun, one.id), `{"reason":""}`).wantFields("reason")
		w.by("resident").do("POST", fmt.Sprintf("/api/%ss/%d/appeal", one.noun, one.id), `{"reason":"Ba da."}`).want(200)
		w.by("resident").do("POST", fmt.Sprintf("/api/%ss/%d/appeal", one.noun, one.id), `{"reason":"Ba da."}`).want(409)
		again = append(again, fmt.Sprint("appeal", one.id))
	}
	return append([]string{fmt.Sprint("proposal", proposal), fmt.Sprint("comment", comment), fmt.Sprint("flag", flagged), fmt.Sprint("photo", photo.ID),
		fmt.Sprint("appeal", appealed), fmt.Sprint("appeal", hidden), fmt.Sprint("appeal", refused.ID), fmt.Sprint("check", check), fmt.Sprint("report", report), fmt.Sprint("edit", edit.ID)}, again...)
}

// askToEdit sends an edit of a place as somebody sees it now.
func (w *world) askToEdit(name string, place int64, more string) geo.Edit {
	w.t.Helper()
	return bodyOf[geo.Edit](w.tryToEdit(name, place, more).want(201))
}

func (w *world) tryToEdit(name string, place int64, more string) *answer {
	w.t.Helper()
	seen, err := w.db.FindPlace(w.t.Context(), system, place)
	must(w.t, err)
	body := fmt.Sprintf(`{"uuid":%q,"version":%d,"reason":"Mai bine",%s}`, uuid.NewString(), seen.Version, more)
	return w.by(name).do("POST", fmt.Sprintf("/api/places/%d/edits", place), body)
}

func TestOneDeskForAllThatWaits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	want := w.fullDesk(place)
	for _, limit := range []int{1, 2, 3, 8, 100} {
		if diff := cmp.Diff(want, told(w.waiting("moderator", fmt.Sprint("?limit=", limit)))); diff != "" {
			t.Errorf("by %d: %s", limit, diff)
		}
	}
	if got := w.piles("moderator"); got != "proposal1 edit1 comment1 flag1 photo1 report1 check1 appeal6" {
		t.Errorf("counted %s", got)
	}
	if diff := cmp.Diff([]string{want[1], want[3]}, told(w.waiting("moderator", "?matter=photo,comment&limit=1"))); diff != "" {
		t.Error(diff)
	}
	all := w.waiting("moderator", "")
	for _, item := range all {
		if item.Proposal == nil && item.Comment == nil && item.Photo == nil && item.Edit == nil && item.Check == nil && item.Report == nil || item.Writer == nil || item.Writer.Name == "" {
			t.Errorf("%s comes without what it is or whose: %+v", item.Matter, item)
		}
	}
	w.by("moderator").do("GET", "/api/moderation?matter=nix", "").wantFields("matter")
	w.mustJudge("moderator", "published", "", all...)
	if left := w.waiting("moderator", ""); len(left) != 0 {
		t.Errorf("still waiting: %v", told(left))
	}
}

// Nobody is shown what they would be refused: neither what lies elsewhere nor what is their own.
func TestDeskIsNarrowedToOnesDuties(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.enter("fabric", geo.Moderator)
	account := fmt.Sprintf("/api/accounts/%d", w.actors["fabric"].AccountID)
	w.by("administrator").do("PATCH", account, `{"areas":["fabric"]}`).want(200)
	w.actors["fabric"] = geo.Actor{AccountID: w.actors["fabric"].AccountID, Role: geo.Moderator, Areas: []string{"fabric"}}
	w.fullDesk(w.place())
	if left := w.waiting("fabric", ""); len(left) != 0 || strings.ContainsAny(w.piles("fabric"), "123456789") {
		t.Errorf("shown are %v, counted %s", told(left), w.piles("fabric"))
	}
	there := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "Fabric"}, Life: geo.Idea, Geometry: orb.Point{21.305, 45.75}}
	must(t, w.db.Propose(t.Context(), w.actors["resident"], there, &geo.Proposal{Reason: "Da"}))
	items := w.waiting("fabric", "")
	if diff := cmp.Diff([]string{fmt.Sprint("proposal", there.ID)}, told(items)); diff != "" {
		t.Error(diff)
	}
	elsewhere := w.waiting("moderator", "")[0]
	if r := w.judge("fabric", "refused", "Nu", elsewhere)[0]; r.Problem == nil || r.Problem.Status != 403 {
		t.Errorf("decided elsewhere: %+v", r)
	}
	own := w.photoBy("editor", w.place(), "")
	must(t, w.exec("UPDATE account SET role = 'moderator' WHERE id = $1", w.actors["editor"].AccountID))
	if slices.Contains(told(w.waiting("editor", "")), fmt.Sprint("photo", own.ID)) {
		t.Error("one's own photo is on one's desk")
	}
	w.by("editor").do("POST", at(own, "/decision"), `{"to":"published"}`).want(403)
}

func (w *world) exec(sql string, args ...any) error {
	_, err := w.db.Pool().Exec(w.t.Context(), sql, args...)
	return err
}

// Of two moderators the second learns who decided what, whatever the thing is, and nothing is done twice.
func TestSecondModeratorIsToldWhoCameFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fullDesk(w.place())
	seen := w.waiting("administrator", "")
	for i, item := range seen {
		to := map[bool]string{true: "refused", false: "published"}[i%2 == 0]
		w.mustJudge("moderator", to, "Așa e", item)
		r := w.judge("administrator", "published", "", item)[0]
		if r.Problem == nil || r.Problem.Status != 409 || r.Problem.Decided == nil || r.Problem.Decided.By != "Moderator" || !strings.Contains(r.Problem.Detail, "Moderator made this") {
			t.Errorf("%s: got %+v, want a conflict that says who", item.Matter, r.Problem)
		}
	}
}

func TestManyAreDecidedWithOneReasonAndNoneStopsAnother(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fullDesk(w.place())
	all := w.waiting("moderator", "")
	w.mustJudge("administrator", "published", "", all[1])
	failed := 0
	for _, r := range w.judge("moderator", "refused", "Reclamă.", all...) {
		if r.Problem != nil {
			failed++
		}
	}
	if failed != 1 || len(w.waiting("moderator", "")) != 0 {
		t.Errorf("%d failed, want the one that was decided; left are %v", failed, told(w.waiting("moderator", "")))
	}
	for body, field := range map[string]string{
		`{"to":"refused","items":[{"subject":"comment","id":1}]}`:                                                         "reason",
		`{"to":"lost","items":[{"subject":"comment","id":1}]}`:                                                            "to",
		`{"to":"sent_back","reason":"x","items":[{"subject":"comment","id":1}]}`:                                          "to",
		`{"to":"waiting","items":[{"subject":"place","id":1}]}`:                                                           "to",
		`{"to":"published","items":[{"subject":"moon","id":1}]}`:                                                          "subject",
		`{"to":"published","items":[]}`:                                                                                   "items",
		`{"to":"published","items":[` + strings.Repeat(`{"subject":"edit","id":1},`, 200) + `{"subject":"edit","id":1}]}`: "items",
	} {
		w.by("moderator").do("POST", "/api/moderation/decisions", body).wantFields(field)
	}
	for _, subject := range geo.Subjects {
		r := w.judge("moderator", "published", "", geo.Waiting{Thing: geo.Thing{Subject: subject, ID: 999999}})[0]
		if r.Problem == nil || r.Problem.Status != 404 {
			t.Errorf("%s 999999: %+v, want it not to be found", subject, r.Problem)
		}
	}
}

// A decision can be taken back by whoever made it, for a moment, and nothing has happened then.
func TestFreshDecisionCanBeTakenBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.fullDesk(w.place())
	all := w.waiting("moderator", "?matter=comment,flag,photo,appeal")
	all = slices.DeleteFunc(all, func(i geo.Waiting) bool { return i.Subject != geo.SubjectComment && i.Subject != geo.SubjectPhoto })
	before := told(all)
	w.mustJudge("moderator", "refused", "Nu", all...)
	if r := w.judge("administrator", "waiting", "", all[0])[0]; r.Problem == nil || r.Problem.Status != 409 {
		t.Errorf("somebody else's decision was taken back: %+v", r)
	}
	w.mustJudge("moderator", "waiting", "", all...)
	again := slices.DeleteFunc(w.waiting("moderator", "?matter=comment,flag,photo,appeal"), func(i geo.Waiting) bool { return i.Subject != geo.SubjectComment && i.Subject != geo.SubjectPhoto })
	if diff := cmp.Diff(before, told(again)); diff != "" {
		t.Error(diff)
	}
	n, err := w.db.FindCommentNotice(t.Context(), all[0].ID)
	must(t, err)
	if n != nil {
		t.Errorf("the author is told of a refusal that was taken back: %+v", n)
	}
	must(t, w.exec("UPDATE comment SET decided_at = now() - interval '1 minute'"))
	w.mustJudge("moderator", "published", "", again[0])
	must(t, w.exec("UPDATE comment SET decided_at = now() - interval '1 minute'"))
	if r := w.judge("moderator", "waiting", "", again[0])[0]; r.Problem == nil || r.Problem.Status != 409 {
		t.Errorf("an old decision was taken back: %+v", r)
	}
}

// What a proposal says may have changed while it was looked at; then it is looked at again.
func TestDecisionNamesWhatItSaw(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.proposal().PlaceID
	seen := w.waiting("moderator", "")[0]
	w.by("planner").do("PATCH", fmt.Sprintf("/api/collections/places/items/%d", place), `{"properties":{"note":"x"}}`).want(200)
	if r := w.judge("moderator", "published", "", seen)[0]; r.Problem == nil || r.Problem.Status != 412 {
		t.Errorf("got %+v, want it stale", r.Problem)
	}
	w.mustJudge("moderator", "sent_back", "Unde?", w.waiting("moderator", "")...)
	if left := w.waiting("moderator", ""); len(left) != 0 {
		t.Errorf("left are %v", told(left))
	}
	w.move("resident", place, `{"line":"publication","to":"submitted"}`)
	w.move("resident", place, `{"line":"decision","to":"withdrawn"}`)
	if left := w.waiting("moderator", ""); len(left) != 0 {
		t.Errorf("what its author took back waits: %v", told(left))
	}
}

func TestEditOfThePublishedWaitsUnlessTrusted(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.openProposal()
	note := func() string {
		pl, err := w.db.FindPlace(t.Context(), geo.Actor{}, place)
		must(t, err)
		return pl.Note
	}
	first := w.askToEdit("resident", place, `"properties":{"note":"unu"}`)
	second := w.askToEdit("resident", place, `"properties":{"note":"doi"},"geometry":{"type":"Point","coordinates":[21.26,45.76]}`)
	if first.State != geo.EditWaiting || second.State != geo.EditWaiting || note() != "" {
		t.Errorf("got %s and %s, note %q, want both to wait", first.State, second.State, note())
	}
	items := w.waiting("moderator", "?matter=edit")
	if diff := cmp.Diff([]string{fmt.Sprint("edit", second.ID)}, told(items)); diff != "" {
		t.Errorf("the second should stand for the first: %s", diff)
	}
	w.mustJudge("moderator", "published", "", items...)
	if note() != "doi" {
		t.Errorf("the note is %q", note())
	}
	revisions, err := w.db.FindRevisions(t.Context(), system, place)
	must(t, err)
	if revisions[0].Author != "Resident" || revisions[0].Reason != "Mai bine" {
		t.Errorf("the revision is %+v, want it in the author's name", revisions[0])
	}
	edits := bodyOf[struct{ Edits []geo.Edit }](w.by("resident").do("GET", fmt.Sprintf("/api/places/%d/edits", place), "").want(200)).Edits
	if len(edits) != 1 || edits[0].State != geo.EditPublished {
		t.Errorf("own edits are %+v", edits)
	}
	for range 3 {
		c := w.say("resident", place, "Bine", 0)
		w.decide("moderator", c.ID, string(c.State), "published", "")
	}
	if e := w.askToEdit("resident", place, `"properties":{"note":"trei"}`); e.State != geo.EditPublished || note() != "trei" {
		t.Errorf("of somebody trusted the edit is %s, the note %q", e.State, note())
	}
	for _, c := range []struct{ more, field string }{
		{`"properties":{"life":"live"}`, "life"}, {`"properties":{"publication":"hidden"}`, "publication"}, {`"properties":{}`, "properties"},
		{`"properties":{"title_ro":""}`, "title_ro"}, {`"geometry":{"type":"Point","coordinates":[26,44]}`, "geometry"}, {`"properties":{"moon":1}`, "moon"},
	} {
		w.tryToEdit("resident", place, c.more).wantFields(c.field)
	}
	w.tryToEdit("editor", place, `"properties":{"note":"x"}`).want(403)
	w.tryToEdit("resident", w.proposal().PlaceID, `"properties":{"note":"x"}`).want(409)
}

func TestTrustCanBeTakenAndGivenBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	ours := `{"uuid":"{uuid}","text":"Noi","organisation":"ours"}`
	say := func() geo.CommentState {
		return bodyOf[geo.Comment](w.by("editor").do("POST", fmt.Sprintf("/api/places/%d/comments", place), w.fill(ours, "editor")).want(201)).State
	}
	if got := say(); got != geo.CommentPublished {
		t.Errorf("an organisation's comment is %s", got)
	}
	path := fmt.Sprintf("/api/accounts/%d/trust", w.actors["editor"].AccountID)
	w.by("moderator").do("POST", path, `{"withdrawn":true,"reason":""}`).wantFields("reason")
	writer := bodyOf[geo.Writer](w.by("moderator").do("POST", path, `{"withdrawn":true,"reason":"Reclamă"}`).want(200))
	if !writer.Withdrawn || writer.Trusted {
		t.Errorf("got %+v", writer)
	}
	w.by("moderator").do("POST", path, `{"withdrawn":true,"reason":"Reclamă"}`).want(409)
	if got := say(); got != geo.CommentWaiting {
		t.Errorf("without trust a comment is %s", got)
	}
	if got := w.photoBy("editor", place, `,"organisation":"ours"`).State; got != geo.PhotoWaiting {
		t.Errorf("without trust a photo is %s", got)
	}
	account := bodyOf[geo.Account](w.by("administrator").do("GET", strings.TrimSuffix(path, "/trust"), "").want(200))
	if account.Trust == nil || account.Trust.Reason != "Reclamă" || account.Trust.By != "Moderator" {
		t.Errorf("the account says %+v", account.Trust)
	}
	w.by("administrator").do("POST", path, `{"withdrawn":false,"reason":"A înțeles"}`).want(200)
	if got := say(); got != geo.CommentPublished {
		t.Errorf("with trust again a comment is %s", got)
	}
	if n := w.count("SELECT count(*) FROM trust_change"); n != 2 {
		t.Errorf("%d changes of trust are kept, want both", n)
	}
	w.by("moderator").do("POST", fmt.Sprintf("/api/accounts/%d/trust", w.actors["planner"].AccountID), `{"withdrawn":true,"reason":"x"}`).want(409)
	w.by("moderator").do("POST", "/api/accounts/999999/trust", `{"withdrawn":true,"reason":"x"}`).want(404)
}
