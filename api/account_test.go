package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/auth"
)

func TestOwnAccount(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.partner("ana", "foto", geo.Admin)
	in := s.as(ana)
	s.nobody().do("GET", "/api/account", "").want(http.StatusUnauthorized)
	s.nobody().do("PATCH", "/api/account", `{"name":"x"}`).want(http.StatusUnauthorized)
	a := bodyOf[geo.Account](in.do("GET", "/api/account", "").want(http.StatusOK))
	if a.Email != "ana@example.org" || len(a.Memberships) != 1 || a.Memberships[0].Slug != "foto" {
		t.Errorf("got %+v", a)
	}
	a = bodyOf[geo.Account](in.do("PATCH", "/api/account", `{"name":"Ana Pop","language":"en"}`).want(http.StatusOK))
	if a.Name != "Ana Pop" || a.Language != "en" {
		t.Errorf("got %+v", a)
	}
	in.do("PATCH", "/api/account", `{"name":null}`).wantFields("name")
	in.do("PATCH", "/api/account", `{"language":"fr"}`).wantFields("language")
	in.do("PATCH", "/api/account", `{"role":"administrator"}`).wantFields("role")
	in.do("PATCH", "/api/account", `[]`).want(http.StatusBadRequest)
	token := s.withToken(ana, geo.Scopes...)
	token.do("GET", "/api/account", "").want(http.StatusOK)
	token.do("PATCH", "/api/account", `{"name":"x"}`).want(http.StatusForbidden)
}

func TestSetPassword(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Resident)
	in, other := s.as(ana), s.as(ana)
	s.nobody().do("PUT", "/api/account/password", `{"password":"parola mea lungă"}`).want(http.StatusUnauthorized)
	s.withToken(ana, geo.Scopes...).do("PUT", "/api/account/password", `{"password":"parola mea lungă"}`).want(http.StatusForbidden)
	in.do("PUT", "/api/account/password", `{}`).wantFields("password")
	in.do("PUT", "/api/account/password", `{"password":"scurtă"}`).wantFields("password")
	in.do("PUT", "/api/account/password", `{"password":"parola mea lungă"}`).want(http.StatusNoContent)
	if who := bodyOf[whoami](other.do("GET", "/api/session", "")); who.Account != nil {
		t.Error("the other session goes on")
	}
	if who := bodyOf[whoami](in.do("GET", "/api/session", "")); who.Account == nil || !who.Account.HasPassword {
		t.Errorf("got %+v, want this session to go on with a password", who.Account)
	}
	in.do("PUT", "/api/account/password", `{"password":"alta și mai lungă"}`).wantFields("current")
	in.do("PUT", "/api/account/password", `{"password":"alta și mai lungă","current":"greșit"}`).wantFields("current")
	in.do("PUT", "/api/account/password", `{"password":"alta și mai lungă","current":"parola mea lungă"}`).want(http.StatusNoContent)
	s.nobody().do("POST", "/api/session", `{"email":"ana@example.org","password":"alta și mai lungă"}`).want(http.StatusOK)
	in.do("PUT", "/api/account/password", `{"password":"","current":"alta și mai lungă"}`).want(http.StatusNoContent)
	s.nobody().do("POST", "/api/session", `{"email":"ana@example.org","password":"alta și mai lungă"}`).want(http.StatusUnauthorized)
}

func TestAccountsAreForAdministrators(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana, zoe := s.account("ana", geo.Resident), s.account("zoe", geo.Administrator)
	path := fmt.Sprintf("/api/accounts/%d", ana.AccountID)
	for _, test := range []struct {
		name   string
		client *client
		status int
	}{
		{"nobody", s.nobody(), http.StatusUnauthorized},
		{"resident", s.as(ana), http.StatusForbidden},
		{"planner", s.as(s.account("pla", geo.Planner)), http.StatusForbidden},
		{"moderator", s.as(s.account("mod", geo.Moderator)), http.StatusForbidden},
		{"administrator's token", s.withToken(zoe, geo.Scopes...), http.StatusForbidden},
		{"administrator", s.as(zoe), http.StatusOK},
	} {
		test.client.do("GET", "/api/accounts", "").want(test.status)
		test.client.do("PATCH", path, `{"name":"Nou"}`).want(test.status)
		test.client.do("GET", "/api/mail", "").want(test.status)
		status := test.status
		if status == http.StatusOK {
			status = http.StatusCreated
		}
		test.client.do("POST", "/api/accounts", `{"email":"new@example.org","name":"New","role":"planner"}`).want(status)
	}
	s.as(ana).do("GET", path, "").want(http.StatusOK)
	s.as(ana).do("GET", fmt.Sprintf("/api/accounts/%d", zoe.AccountID), "").want(http.StatusForbidden)
}

func TestAdministratorManagesAccounts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	admin := s.account("zoe", geo.Administrator)
	zoe := s.as(admin)
	created := zoe.do("POST", "/api/accounts", `{"email":"New@example.org","name":"Nou","role":"planner"}`).want(http.StatusCreated)
	a := bodyOf[geo.Account](created)
	path := fmt.Sprintf("/api/accounts/%d", a.ID)
	if a.Email != "new@example.org" || a.Language != "ro" || !strings.HasSuffix(created.Header.Get("Location"), path) {
		t.Errorf("got %+v at %q", a, created.Header.Get("Location"))
	}
	zoe.do("POST", "/api/accounts", `{"email":"new@example.org","name":"Nou","role":"planner"}`).want(http.StatusConflict)
	zoe.do("POST", "/api/accounts", `{"email":"x","name":"","role":"king"}`).wantFields("email", "name", "role")
	in := s.as(geo.Actor{AccountID: a.ID})
	a = bodyOf[geo.Account](zoe.do("PATCH", path, `{"role":"moderator","disabled":true}`).want(http.StatusOK))
	if a.Role != geo.Moderator || !a.Disabled {
		t.Errorf("got %+v", a)
	}
	if who := bodyOf[whoami](in.do("GET", "/api/session", "")); who.Account != nil {
		t.Error("a disabled account is still signed in")
	}
	zoe.do("PATCH", fmt.Sprintf("/api/accounts/%d", admin.AccountID), `{"role":"resident"}`).want(http.StatusForbidden)
	zoe.do("PATCH", "/api/accounts/9999", `{"role":"resident"}`).want(http.StatusNotFound)
	zoe.do("GET", "/api/accounts/9999", "").want(http.StatusNotFound)
	zoe.do("GET", "/api/accounts?limit=3", "").wantFields("limit")
}

func TestTokens(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Planner)
	in := s.as(ana)
	s.nobody().do("GET", "/api/tokens", "").want(http.StatusUnauthorized)
	s.nobody().do("POST", "/api/tokens", `{"name":"QGIS","scopes":["read"]}`).want(http.StatusUnauthorized)
	in.do("POST", "/api/tokens", `{"name":"","scopes":[]}`).wantFields("name", "scopes")
	in.do("POST", "/api/tokens", `{"name":"x","scopes":["read"],"expires_at":"2001-01-01T00:00:00Z"}`).wantFields("expires_at")
	if a := in.do("POST", "/api/tokens", `{"name":"x","scopes":["read"],"expires_at":"tomorrow"}`).want(400); !strings.Contains(string(a.body), "RFC 3339") {
		t.Errorf("got %s", a.body)
	}
	made := bodyOf[struct {
		geo.Token
		Secret string
	}](in.do("POST", "/api/tokens", `{"name":"QGIS","scopes":["read"]}`).want(http.StatusCreated))
	if !strings.HasPrefix(made.Secret, auth.APITokenPrefix) || made.Name != "QGIS" {
		t.Errorf("got %+v", made)
	}
	list := in.do("GET", "/api/tokens", "").want(http.StatusOK)
	if strings.Contains(string(list.body), made.Secret) || !strings.Contains(string(list.body), `"QGIS"`) {
		t.Errorf("got %s", list.body)
	}
	token := &client{site: s, token: made.Secret}
	if who := bodyOf[whoami](token.do("GET", "/api/session", "").want(http.StatusOK)); who.Account.Name != "Ana" {
		t.Errorf("got %+v", who)
	}
	token.do("GET", "/api/tokens", "").want(http.StatusForbidden)
	token.do("POST", "/api/tokens", `{"name":"x","scopes":["read"]}`).want(http.StatusForbidden)
	path := fmt.Sprintf("/api/tokens/%d", made.ID)
	token.do("DELETE", path, "").want(http.StatusForbidden)
	s.as(s.account("ion", geo.Administrator)).do("DELETE", path, "").want(http.StatusNotFound)
	in.do("DELETE", path, "").want(http.StatusNoContent)
	token.do("GET", "/api/session", "").want(http.StatusUnauthorized)
}

func TestMailIsShownToAdministrators(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, subject := range []string{"one", "two"} {
		must(t, s.db.PutMail(t.Context(), &geo.Mail{To: "ana@example.org", Subject: subject, Body: "x"}))
	}
	a := s.as(s.account("zoe", geo.Administrator)).do("GET", "/api/mail?limit=1", "").want(http.StatusOK)
	if m := bodyOf[struct{ Mail []geo.Mail }](a).Mail; len(m) != 1 || m[0].Subject != "two" {
		t.Errorf("got %s", a.body)
	}
}
