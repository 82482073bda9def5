package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"locuri/geo"
)

// Somebody does all that can be done here, deletes their account, and is nowhere any more: in no column of any table, in no
// line of the log. What was public is, and is by a former member.
func TestDeletedPersonIsNowhere(t *testing.T) {
	t.Parallel()
	w, p, log := newWatchedWorld(t)
	w.enterXenofon(p)
	w.useEverything("xenofon")
	public := w.propose("xenofon", "Public", "")
	ours := w.propose("xenofon", "Al nostru", `"organisation":"ours",`)
	theirs := w.proposal()
	w.move("xenofon", theirs.PlaceID, `{"line":"decision","to":"declined","reason":"Este deja una."}`) // has Xenofon named in a letter to another
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/accounts/%d", w.actors["xenofon"].AccountID), `{"role":"resident"}`).want(http.StatusOK)
	hidden := w.propose("xenofon", "Niciodată public", "")
	w.move("moderator", hidden, `{"line":"publication","to":"needs_changes","reason":"Unde?"}`)
	until(t, "all letters were tried", func() bool {
		return w.count(`select count(*) from mail where recipient = 'xeno.q7@example.org' and attempts > 0`) >= 2 &&
			w.count(`select count(*) from mail where body ~ 'Xenofon' and recipient = 'resident@example.org' and attempts > 0`) >= 1
	})
	before := w.whereabouts(xenofonWords)
	for _, column := range []string{"account.email", "account.name", "api_token.name", "identity.subject", "mail.body", "mail.recipient", "mail.trouble",
		"organisation_contact.email", "session.user_agent", "sign_in_link.email"} {
		if !slices.Contains(before, column) {
			t.Errorf("%s does not have him before, so that finding nothing afterwards would prove nothing; found %v", column, before)
		}
	}

	w.by("xenofon").do("DELETE", "/api/account", "").want(http.StatusNoContent)

	if left := w.whereabouts(xenofonWords); len(left) > 0 {
		t.Errorf("he is still in %v", left)
	}
	for _, word := range xenofonWords {
		if strings.Contains(strings.ToLower(log.String()), word) {
			t.Errorf("%s is in the log:\n%s", word, log)
		}
	}
	if !strings.Contains(log.String(), "550") {
		t.Error("nothing of the letters is in the log, so that finding nothing proves nothing")
	}
	for _, place := range []int64{public, ours} {
		first := bodyOf[geo.Timeline](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/timeline", place), "").want(http.StatusOK)).Steps[0]
		if first.Author != geo.FormerMember {
			t.Errorf("what was public is by %q", first.Author)
		}
	}
	if n := w.count(`select (select count(*) from place where id = $1) + (select count(*) from place_revision where place_id = $1)`, hidden); n != 0 {
		t.Errorf("%d rows of what was never public are left", n)
	}
	if n := w.count(`select count(*) from mail where recipient = 'resident@example.org' and body ~ $1`, geo.FormerMember); n == 0 {
		t.Error("a letter to another does not tell of a former member")
	}
	w.wantNoFormerAccount()
}

// Beside what the routes leave: what he said of places and nobody has published, with his name in it; what he asked to be told,
// and what was told of him, with the reasons; and jobs that were not done when he went.
func TestDeletedPersonIsNowhereOnTheGround(t *testing.T) {
	t.Parallel()
	w, p, log := newWatchedWorld(t)
	w.enterXenofon(p)
	words := "eu, Xenofon O'Țîrlea, xeno.q7@example.org"
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/accounts/%d", w.actors["xenofon"].AccountID), `{"role":"resident"}`).want(http.StatusOK)
	place := w.place()
	said := func(more string) string { return fmt.Sprintf(`{"uuid":%q,%s}`, uuid.NewString(), more) }
	for _, state := range []string{"waiting", "refused"} {
		check := w.found("xenofon", place, fmt.Sprintf(`"presence":"here","note":%q`, words))
		report := bodyOf[geo.Report](w.by("xenofon").do("POST", fmt.Sprintf("/api/places/%d/reports", place), said(fmt.Sprintf(`"topic":"other","text":%q`, words))).want(201))
		if state == "refused" {
			decision := fmt.Sprintf(`{"from":"waiting","to":"refused","reason":%q}`, words)
			w.by("moderator").do("POST", fmt.Sprintf("/api/checks/%d/decision", check.ID), decision).want(200)
			w.by("moderator").do("POST", fmt.Sprintf("/api/reports/%d/decision", report.ID), decision).want(200)
		}
	}
	published := bodyOf[geo.Report](w.by("xenofon").do("POST", fmt.Sprintf("/api/places/%d/reports", place), said(`"topic":"broken","text":"Banca"`)).want(201))
	w.by("moderator").do("POST", fmt.Sprintf("/api/reports/%d/decision", published.ID), `{"from":"waiting","to":"published"}`).want(200)
	w.answerReport("planner", published.ID, "open", "answered", "Vine cineva.").want(200)
	ask := fmt.Sprintf(`{"reason":%q}`, "Îl întreb pe Xenofon O'Țîrlea (Xeno.Q7@example.org) unde e banca")
	w.by("planner").do("POST", fmt.Sprintf("/api/reports/%d/contact", published.ID), ask).want(200)
	w.by("planner").do("POST", "/api/organisations/ours/contacts/disclosure", ask).want(200)
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/accounts/%d", w.actors["xenofon"].AccountID), `{"role":"planner"}`).want(http.StatusOK)
	w.by("planner").do("PUT", fmt.Sprintf("/api/places/%d/sensitivity", place), `{"sensitive":true,"reason":"Cuib"}`).want(204)
	w.by("xenofon").do("POST", fmt.Sprintf("/api/places/%d/location", place), fmt.Sprintf(`{"reason":%q}`, words)).want(200)
	w.nobody().do("POST", "/api/suggestions", fmt.Sprintf(
		`{"email":"xeno.q7@example.org","name":"Xenofon","check":{"place":%d,"uuid":%q,"presence":"here","note":%q}}`, place, uuid.NewString(), words)).want(202)
	until(t, "he was written to", func() bool {
		return w.count(`select count(*) from mail where recipient = 'xeno.q7@example.org' and body ~ 'Vine cineva' and attempts > 0`) == 1
	})
	before := w.whereabouts(xenofonWords)
	for _, column := range []string{"access_log.reason", "field_check.note", "field_check.reason", "report.text", "report.reason", "suggestion.content", "suggestion.email"} {
		if !slices.Contains(before, column) {
			t.Errorf("%s does not have him before, so that finding nothing afterwards would prove nothing; found %v", column, before)
		}
	}

	w.by("xenofon").do("DELETE", "/api/account", "").want(http.StatusNoContent)

	if left := w.whereabouts(xenofonWords); len(left) > 0 {
		t.Errorf("he is still in %v", left)
	}
	for _, word := range xenofonWords {
		if strings.Contains(strings.ToLower(log.String()), word) {
			t.Errorf("%s is in the log:\n%s", word, log)
		}
	}
	if n := w.count(`select count(*) from access_log where reason ~ 'Îl întreb pe Fost membru' and kind in ('contact', 'contacts')`); n != 2 {
		t.Error("that somebody was asked after is not in the access log any more")
	}
	if got := w.ground(place); got.Here != 0 {
		t.Errorf("what no moderator has published counts: %+v", got)
	}
}

// wantNoFormerAccount checks that nobody can see or enter the account that stands for those who have gone.
func (w *world) wantNoFormerAccount() {
	w.t.Helper()
	id := w.count(`select id from account where email = 'former.member@invalid' and disabled`)
	w.by("administrator").do("GET", fmt.Sprintf("/api/accounts/%d", id), "").want(http.StatusNotFound)
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/accounts/%d", id), `{"disabled":false}`).want(http.StatusNotFound)
	if list := w.by("administrator").do("GET", "/api/accounts", ""); strings.Contains(string(list.body), geo.FormerMember) {
		w.t.Error("the account of former members is listed")
	}
	w.nobody().do("POST", "/api/session/link", `{"email":"former.member@invalid"}`).want(http.StatusAccepted)
	if n := w.count(`select count(*) from mail where recipient = 'former.member@invalid'`); n != 0 {
		w.t.Error("a link was sent to former members")
	}
}

func TestDeletingAsksForAFreshProof(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Resident)
	in := s.as(ana)
	s.withToken(ana, geo.Scopes...).do("DELETE", "/api/account", "").want(http.StatusForbidden)
	for _, proved := range []string{"now() - interval '15 minutes'", "null"} {
		_, err := s.db.Pool().Exec(t.Context(), `update session set proved_at = `+proved)
		must(t, err)
		a := in.do("DELETE", "/api/account", "").want(http.StatusForbidden)
		if !strings.Contains(string(a.body), `"not_proved"`) {
			t.Errorf("got %s", a.body)
		}
	}
	_, err := s.db.Pool().Exec(t.Context(), `update session set proved_at = now() - interval '14 minutes'`)
	must(t, err)
	if gone := in.do("DELETE", "/api/account", "").want(http.StatusNoContent).Cookies(); len(gone) != 1 || gone[0].MaxAge != -1 {
		t.Errorf("the cookie stays: %+v", gone)
	}
	in.do("DELETE", "/api/account", "").want(http.StatusUnauthorized)
}

func TestWhoLooksAfterSomethingCannotGo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.join("ours", "outsider", geo.Editor)
	for name, want := range map[string]string{"admin": "sole_admin", "outsider": "sole_admin", "administrator": "last_administrator"} {
		a := w.by(name).do("DELETE", "/api/account", "").want(http.StatusConflict)
		if e := bodyOf[struct{ Errors []geo.FieldError }](a).Errors; len(e) != 1 || e[0].Code != want {
			t.Errorf("%s: got %s", name, a.body)
		}
	}
	w.join("ours", "editor", geo.Admin)
	w.by("admin").do("DELETE", "/api/account", "").want(http.StatusNoContent)
	w.by("editor").do("DELETE", "/api/account", "").want(http.StatusConflict)
}

func TestOwnDataIsWhole(t *testing.T) {
	t.Parallel()
	w, p, _ := newWatchedWorld(t)
	w.enterXenofon(p)
	w.useEverything("xenofon")
	w.propose("xenofon", "Public", "")
	a := w.by("xenofon").do("GET", "/api/account/data", "").want(http.StatusOK)
	if !strings.HasPrefix(a.Header.Get("Content-Disposition"), "attachment") || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("got headers %v", a.Header)
	}
	var data map[string]json.RawMessage
	must(t, json.Unmarshal(a.body, &data))
	for _, section := range []string{"identities", "sessions", "tokens", "memberships", "contacts", "places", "proposals", "steps", "revisions", "projects", "tags",
		"sign_in_links", "letters"} {
		var items []map[string]any
		must(t, json.Unmarshal(data[section], &items))
		if len(items) == 0 {
			t.Errorf("%s are missing", section)
		}
	}
	if text := string(a.body); !strings.Contains(text, "xeno.q7@example.org") || strings.Contains(text, "hash") || strings.Contains(text, "token=") != strings.Contains(text, "token=…") {
		t.Errorf("got %s", text)
	}
	w.as(w.actors["resident"]).do("GET", "/api/account/data", "").want(http.StatusOK)
	w.withToken(w.actors["resident"], geo.Scopes...).do("GET", "/api/account/data", "").want(http.StatusForbidden)
}
