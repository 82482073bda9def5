package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/auth"
)

type whoami struct {
	Account *geo.Account
	May     []string
}

func TestSessionTellsWhoIsSignedIn(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, test := range []struct {
		client *client
		name   string
		may    string
	}{
		{s.nobody(), "", ""},
		{s.nobody().with("Cookie", "locuri_session=made-up"), "", ""},
		{s.as(s.account("rez", geo.Resident)), "Rez", "propose"},
		{s.as(s.account("pla", geo.Planner)), "Pla", "propose propose_unmoderated edit_places publish_photos see_unpublished edit_events seal_organisations"},
		{s.as(s.account("mod", geo.Moderator)), "Mod", "propose propose_unmoderated edit_places publish publish_photos moderate_photos see_unpublished edit_events"},
		{s.as(s.account("zoe", geo.Administrator)), "Zoe", "propose propose_unmoderated edit_places publish publish_photos moderate_photos see_unpublished edit_projects edit_events seal_organisations manage_accounts read_mail"},
		{s.withToken(s.account("tok", geo.Administrator), geo.ScopeRead), "Tok", "see_unpublished"},
	} {
		a := test.client.do("GET", "/api/session", "").want(http.StatusOK)
		who := bodyOf[whoami](a)
		name := ""
		if who.Account != nil {
			name = who.Account.Name
		}
		if name != test.name || strings.Join(who.May, " ") != test.may || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got %q who may %v, cache %q", test.name, name, who.May, a.Header.Get("Cache-Control"))
		}
	}
}

func TestUnknownTokenIsRefusedNotIgnored(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	a := s.nobody().with("Authorization", "Bearer locuri_made-up").do("GET", "/api/session", "").want(http.StatusUnauthorized)
	if !strings.HasPrefix(a.Header.Get("WWW-Authenticate"), "Bearer") {
		t.Errorf("got WWW-Authenticate %q", a.Header.Get("WWW-Authenticate"))
	}
}

func TestSignInByPassword(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Planner)
	must(t, s.db.SetPassword(t.Context(), ana, auth.HashPassword("parola mea lungă"), nil))
	a := s.nobody().do("POST", "/api/session", `{"email":" Ana@Example.org","password":"parola mea lungă"}`).want(http.StatusOK)
	cookie := a.Cookies()[0]
	if cookie.Name != "locuri_session" || !cookie.HttpOnly || cookie.Secure || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.MaxAge < 29*24*3600 {
		t.Errorf("got cookie %+v", cookie)
	}
	if who := bodyOf[whoami](a); who.Account == nil || who.Account.Email != "ana@example.org" || !slices.Contains(who.May, "edit_places") {
		t.Errorf("got %s", a.body)
	}
	in := &client{site: s, cookie: cookie.Value}
	if who := bodyOf[whoami](in.do("GET", "/api/session", "")); who.Account == nil || who.Account.ID != ana.AccountID {
		t.Errorf("the cookie is %+v", who.Account)
	}
}

// Over https the cookie is bound to this host, also when it is a proxy that speaks https.
func TestCookieOverHTTPS(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	must(t, s.db.SetPassword(t.Context(), s.account("ana", geo.Planner), auth.HashPassword("parola mea lungă"), nil))
	proxied := s.nobody().with("X-Forwarded-Proto", "https")
	a := proxied.do("POST", "/api/session", `{"email":"ana@example.org","password":"parola mea lungă"}`).want(http.StatusOK)
	cookie := a.Cookies()[0]
	if cookie.Name != "__Host-locuri_session" || !cookie.Secure || cookie.Path != "/" || cookie.Domain != "" {
		t.Errorf("got cookie %+v", cookie)
	}
	in := proxied.with("Cookie", cookie.Name+"="+cookie.Value)
	if who := bodyOf[whoami](in.do("GET", "/api/session", "")); who.Account == nil {
		t.Error("the cookie does not sign in")
	}
	gone := in.do("DELETE", "/api/session", "").want(http.StatusNoContent).Cookies()[0]
	if gone.Name != cookie.Name || gone.MaxAge != -1 || !gone.Secure {
		t.Errorf("got cookie %+v; a browser would keep the old one", gone)
	}
}

// Wrong password, no password, disabled, unknown: one answer.
func TestSignInDoesNotTellWhoHasAnAccount(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	must(t, s.db.SetPassword(t.Context(), s.account("ana", geo.Planner), auth.HashPassword("parola mea lungă"), nil))
	s.account("nopass", geo.Planner)
	off := s.account("off", geo.Planner)
	must(t, s.db.SetPassword(t.Context(), off, auth.HashPassword("parola mea lungă"), nil))
	_, err := s.db.UpdateAccount(t.Context(), system, off.AccountID, func(a *geo.Account) error { a.Disabled = true; return nil })
	must(t, err)
	first := ""
	for _, body := range []string{
		`{"email":"ana@example.org","password":"parola mea scurtă"}`,
		`{"email":"nopass@example.org","password":"parola mea lungă"}`,
		`{"email":"off@example.org","password":"parola mea lungă"}`,
		`{"email":"unknown@example.org","password":"parola mea lungă"}`,
	} {
		a := s.nobody().do("POST", "/api/session", body).want(http.StatusUnauthorized)
		if first == "" {
			first = string(a.body)
		}
		if string(a.body) != first || a.session() != "" {
			t.Errorf("%s: got %s, want %s", body, a.body, first)
		}
	}
}

func TestSignInNeedsOneWayWhole(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for body, field := range map[string]string{
		`{}`:                          "email",
		`{"email":"ana@example.org"}`: "password",
		`{"password":"x"}`:            "email",
		`{"token":"x","email":"ana@example.org"}`: "token",
		`{"name":"x"}`: "name",
	} {
		s.nobody().do("POST", "/api/session", body).wantFields(field)
	}
	s.nobody().do("POST", "/api/session", `{"email":"a\u0000@example.org","password":"x"}`).want(http.StatusBadRequest)
	s.nobody().with("Content-Type", "text/plain").do("POST", "/api/session", `{"token":"x"}`).want(http.StatusUnsupportedMediaType)
}

func TestSignInRenewsTheSession(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Planner)
	must(t, s.db.SetPassword(t.Context(), ana, auth.HashPassword("parola mea lungă"), nil))
	old := s.as(ana)
	fresh := old.do("POST", "/api/session", `{"email":"ana@example.org","password":"parola mea lungă"}`).want(http.StatusOK).session()
	if fresh == old.cookie || fresh == "" {
		t.Errorf("got session %q", fresh)
	}
	if who := bodyOf[whoami](old.do("GET", "/api/session", "")); who.Account != nil {
		t.Error("the session before still works")
	}
}

func TestTooManyWrongPasswords(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Planner)
	must(t, s.db.SetPassword(t.Context(), ana, auth.HashPassword("parola mea lungă"), nil))
	right, wrong := `{"email":"ana@example.org","password":"parola mea lungă"}`, `{"email":"ANA@example.org","password":"x"}`
	for range 12 { // what succeeds does not count
		s.nobody().do("POST", "/api/session", right).want(http.StatusOK)
	}
	for range 10 {
		s.nobody().do("POST", "/api/session", wrong).want(http.StatusUnauthorized)
	}
	a := s.nobody().do("POST", "/api/session", right).want(http.StatusTooManyRequests)
	if a.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	// by link the person still gets in, and others are not hindered
	s.nobody().do("POST", "/api/session/link", `{"email":"ana@example.org"}`).want(http.StatusAccepted)
	s.nobody().do("POST", "/api/session", `{"token":"`+s.post.tokens["ana@example.org"][0]+`"}`).want(http.StatusOK)
	s.nobody().do("POST", "/api/session", `{"email":"ion@example.org","password":"x"}`).want(http.StatusUnauthorized)
}

func TestSignInByLink(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.nobody().do("POST", "/api/session/link", `{"email":" Maria@Example.org","language":"en"}`).want(http.StatusAccepted)
	tokens := s.post.tokens["maria@example.org"]
	if len(tokens) != 1 || s.post.in != "en" {
		t.Fatalf("letters %v, in %q", s.post.tokens, s.post.in)
	}
	a := s.nobody().do("POST", "/api/session", `{"token":"`+tokens[0]+`"}`).want(http.StatusOK)
	if who := bodyOf[whoami](a); who.Account == nil || who.Account.Name != "maria" || who.Account.Role != geo.Resident || a.session() == "" {
		t.Errorf("got %s", a.body)
	}
	s.nobody().do("POST", "/api/session", `{"token":"`+tokens[0]+`"}`).want(http.StatusNotFound)
	s.nobody().do("POST", "/api/session", `{"token":"made-up"}`).want(http.StatusNotFound)
}

func TestLinkRequestAnswersTheSame(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	off := s.account("off", geo.Planner)
	_, err := s.db.UpdateAccount(t.Context(), system, off.AccountID, func(a *geo.Account) error { a.Disabled = true; return nil })
	must(t, err)
	s.account("ana", geo.Planner)
	for _, word := range []string{"ana", "unknown", "off"} {
		a := s.nobody().do("POST", "/api/session/link", `{"email":"`+word+`@example.org"}`).want(http.StatusAccepted)
		if len(a.body) != 0 {
			t.Errorf("%s: got %s", word, a.body)
		}
	}
	if len(s.post.tokens) != 2 || s.post.tokens["off@example.org"] != nil || s.post.in != "ro" {
		t.Errorf("letters to %v, in %q", s.post.tokens, s.post.in)
	}
	s.nobody().do("POST", "/api/session/link", `{"email":"ana"}`).wantFields("email")
	s.nobody().do("POST", "/api/session/link", `{"email":"ana@example.org","language":"fr"}`).wantFields("language")
}

func TestTooManyLinks(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for range 20 {
		s.nobody().do("POST", "/api/session/link", `{"email":"ana@example.org"}`).want(http.StatusAccepted)
	}
	s.nobody().do("POST", "/api/session/link", `{"email":"ana@example.org"}`).want(http.StatusTooManyRequests)
	s.nobody().do("POST", "/api/session/link", `{"email":"ion@example.org"}`).want(http.StatusAccepted)
}

func TestSignOut(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Planner)
	in := s.as(ana)
	in.do("DELETE", "/api/session", "").want(http.StatusNoContent)
	if who := bodyOf[whoami](in.do("GET", "/api/session", "")); who.Account != nil {
		t.Error("still signed in")
	}
	in.do("DELETE", "/api/session", "").want(http.StatusNoContent)
	s.nobody().do("DELETE", "/api/session", "").want(http.StatusNoContent)
	s.withToken(ana, geo.Scopes...).do("DELETE", "/api/session", "").want(http.StatusForbidden)
}

func TestWritesFromOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	in := s.as(s.account("ana", geo.Planner))
	in.with("Sec-Fetch-Site", "cross-site").do("DELETE", "/api/session", "").want(http.StatusForbidden)
	in.with("Origin", "https://evil.example").do("PATCH", "/api/account", `{"name":"Eva"}`).want(http.StatusForbidden)
	in.with("Sec-Fetch-Site", "same-origin").do("PATCH", "/api/account", `{"name":"Eva"}`).want(http.StatusOK)
}

type sessions struct {
	Sessions []struct {
		geo.Session
		Current bool
	}
}

func TestSessionsAreShownAndEnded(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Planner)
	must(t, s.db.SetPassword(t.Context(), ana, auth.HashPassword("parola mea lungă"), nil))
	enter := func(agent string) *client {
		a := s.nobody().with("User-Agent", agent).do("POST", "/api/session", `{"email":"ana@example.org","password":"parola mea lungă"}`).want(http.StatusOK)
		return &client{site: s, cookie: a.session()}
	}
	phone, laptop, library := enter("Telefon"), enter("Laptop"), enter("Biblioteca")
	other := s.as(s.account("ion", geo.Administrator))
	list := bodyOf[sessions](laptop.do("GET", "/api/sessions", "").want(http.StatusOK)).Sessions
	if len(list) != 3 || list[1].UserAgent != "Laptop" || !list[1].Current || list[0].Current || list[0].LastSeenAt.IsZero() {
		t.Fatalf("got %+v", list)
	}
	theirs := fmt.Sprintf("/api/sessions/%d", list[0].ID)
	other.do("DELETE", theirs, "").want(http.StatusNotFound)
	s.withToken(ana, geo.Scopes...).do("GET", "/api/sessions", "").want(http.StatusForbidden)
	s.withToken(ana, geo.Scopes...).do("DELETE", "/api/sessions", "").want(http.StatusForbidden)
	s.withToken(ana, geo.Scopes...).do("DELETE", theirs, "").want(http.StatusForbidden)
	laptop.do("DELETE", theirs, "").want(http.StatusNoContent)
	laptop.do("DELETE", theirs, "").want(http.StatusNotFound)
	wantIn := func(c *client, in bool) {
		t.Helper()
		if who := bodyOf[whoami](c.do("GET", "/api/session", "")); (who.Account != nil) != in {
			t.Errorf("signed in: %v, want %v", who.Account != nil, in)
		}
	}
	wantIn(library, false)
	wantIn(phone, true)
	laptop.do("DELETE", "/api/sessions", "").want(http.StatusNoContent)
	wantIn(phone, false)
	wantIn(laptop, true)
	wantIn(other, true)
	if gone := laptop.do("DELETE", fmt.Sprintf("/api/sessions/%d", list[1].ID), "").want(http.StatusNoContent).Cookies(); len(gone) != 1 || gone[0].MaxAge != -1 {
		t.Errorf("the cookie of one's own ended session stays: %+v", gone)
	}
}
