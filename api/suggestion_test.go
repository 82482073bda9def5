package api_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"locuri/geo"
)

// suggest sends a suggestion and gives the token of the letter, "" when none was sent.
func (w *world) suggest(email, more string) string {
	w.t.Helper()
	before := len(w.post.tokens[email])
	w.by("nobody").do("POST", "/api/suggestions", fmt.Sprintf(`{"email":%q%s,"proposal":%s}`, email, more, newProposal)).want(202)
	if len(w.post.tokens[email]) == before {
		return ""
	}
	return w.post.tokens[email][before]
}

type confirmed struct {
	Kind    geo.SuggestionKind `json:"kind"`
	PlaceID int64              `json:"place_id"`
	State   string             `json:"state"`
}

func (w *world) confirm(token string) *answer {
	return w.by("nobody").do("POST", "/api/suggestions/confirmation", fmt.Sprintf(`{"token":%q}`, token))
}

func TestSuggestionCountsOnceItIsConfirmed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	waiting := func() int {
		return len(bodyOf[struct{ Proposals []geo.Proposal }](w.by("moderator").do("GET", "/api/proposals?publication=submitted", "").want(200)).Proposals)
	}
	token := w.suggest("vera@example.org", `,"name":"Vera","language":"en"`)
	if w.post.in != "en" || waiting() != 0 {
		t.Errorf("letter in %q, %d wait, want an English letter and nothing at the desk yet", w.post.in, waiting())
	}
	first := bodyOf[confirmed](w.confirm(token).want(200))
	again := bodyOf[confirmed](w.confirm(token).want(200))
	if first != again || first.State != string(geo.Submitted) || waiting() != 1 {
		t.Errorf("got %+v, then %+v, and %d wait, want one that waits", first, again, waiting())
	}
	w.by("nobody").do("GET", fmt.Sprintf("/api/places/%d/timeline", first.PlaceID), "").want(404)

	// Whoever signs in later with the same address finds what was theirs.
	w.by("nobody").do("POST", "/api/session/link", `{"email":"vera@example.org"}`).want(202)
	link := w.post.tokens["vera@example.org"][1]
	vera := w.nobody()
	vera.cookie = vera.do("POST", "/api/session", fmt.Sprintf(`{"token":%q}`, link)).want(200).session()
	own := bodyOf[struct{ Proposals []geo.Proposal }](vera.do("GET", "/api/proposals?own=true", "").want(200)).Proposals
	if len(own) != 1 || own[0].Author != "Vera" || own[0].PlaceID != first.PlaceID {
		t.Errorf("own proposals are %+v, want the one, by Vera", own)
	}
}

func TestSuggestionInTheNameOfStaffWaitsAsAnyOther(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	got := bodyOf[confirmed](w.confirm(w.suggest("administrator@example.org", "")).want(200))
	if got.State != string(geo.Submitted) {
		t.Errorf("it is %s, want it to wait: a link is no session", got.State)
	}
}

func TestSuggestionsThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	feature := func(geometry string) string {
		return `{"reason":"Da","feature":{"type":"Feature","geometry":` + geometry + `,"properties":{"kind":"space","category":"square","title_ro":"Nouă"}}}`
	}
	for _, c := range []struct{ body, field string }{
		{`{"email":"nobody","proposal":` + newProposal + `}`, "email"},
		{`{"email":"a@example.org","language":"fr","proposal":` + newProposal + `}`, "language"},
		{`{"email":"a@example.org","name":"` + strings.Repeat("a", 101) + `","proposal":` + newProposal + `}`, "name"},
		{`{"email":"a@example.org","proposal":` + ourProposal + `}`, "organisation"},
		{`{"email":"a@example.org","proposal":{"reason":"Da"}}`, "feature"},
		{`{"email":"a@example.org","proposal":` + strings.Replace(newProposal, "De ce nu", "", 1) + `}`, "reason"},
		{`{"email":"a@example.org","proposal":` + feature(`{"type":"Point","coordinates":[2,48]}`) + `}`, "geometry"},
		{`{"email":"a@example.org","proposal":` + feature(`{"type":"Polygon","coordinates":[[[21.2,45.7],[21.3,45.8],[21.3,45.7],[21.2,45.8],[21.2,45.7]]]}`) + `}`, "geometry"},
	} {
		a := w.by("nobody").ask("POST", "/api/suggestions", c.body).want(400)
		if !slices.ContainsFunc(problemFields(a), func(f string) bool { return f == c.field }) {
			t.Errorf("%s: got %s, want the field %s named", c.body, a.body, c.field)
		}
	}
	w.by("nobody").ask("POST", "/api/suggestions", `{"email":"a@example.org","proposal":[]}`).want(400)
	w.by("nobody").ask("POST", "/api/suggestions", `{"email":"a@example.org"}`).want(400)
}

func problemFields(a *answer) []string {
	var fields []string
	for _, e := range bodyOf[struct{ Errors []geo.FieldError }](a).Errors {
		fields = append(fields, e.Field)
	}
	return fields
}

func TestTrapCatchesPrograms(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if token := w.suggest("bot@example.org", `,"homepage":"https://spam.example"`); token != "" {
		t.Error("a letter was sent to a program")
	}
}

func TestSuggestionsAreNotEndless(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 20 {
		w.suggest("vera@example.org", "")
	}
	w.by("nobody").do("POST", "/api/suggestions", `{"email":"vera@example.org","proposal":`+newProposal+`}`).want(429)
}
