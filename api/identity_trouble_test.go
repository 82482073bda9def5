package api_test

import (
	"net/http"
	"net/url"
	"testing"

	"locuri/api"
	"locuri/geo"
)

// Whoever lacks the state, the browser or the time that it was begun with does not come in.
func TestRoundBelongsToOneBrowser(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, ana)
	fresh := func() round { return begin(t, s.nobody(), "").signIn(t, p, "Ana") }
	victim := s.as(s.account("victim", geo.Resident))
	for name, spoil := range map[string]func(*round){
		"another browser":               func(r *round) { r.browser = s.nobody() },
		"another browser that began":    func(r *round) { r.browser = begin(t, s.nobody(), "").browser },
		"somebody who is signed in":     func(r *round) { r.browser = victim },
		"no state":                      func(r *round) { r.back = "/api/session/oidc/callback?code=x" },
		"a state that nobody was given": func(r *round) { r.back = "/api/session/oidc/callback?code=x&state=made-up" },
		"too late": func(*round) {
			_, err := s.db.Pool().Exec(t.Context(), `update sign_in_attempt set expires_at = now()`)
			must(t, err)
		},
		"a second time": func(r *round) {
			if a, _ := r.end(t); a.session() == "" {
				t.Error("the first time is refused as well")
			}
		},
	} {
		r := fresh()
		spoil(&r)
		a, _ := r.end(t)
		wantTrouble(t, a, "begin_again")
		if t.Failed() {
			t.Fatal(name)
		}
	}
	if who := bodyOf[whoami](victim.do("GET", "/api/session", "")); who.Account == nil || who.Account.Email != "victim@example.org" {
		t.Errorf("who was signed in is %+v now", who.Account)
	}
}

// Answers of the provider that are not to this question.
func TestAnswersThatAreNotBelieved(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, ana)
	replaced := func(address, name, value string) string {
		u, err := url.Parse(address)
		must(t, err)
		q := u.Query()
		q.Set(name, value)
		u.RawQuery = q.Encode()
		return u.String()
	}
	codeOf := func(back string) string {
		u, err := url.Parse(back)
		must(t, err)
		return u.Query().Get("code")
	}
	nonce := begin(t, s.nobody(), "")
	nonce.sentTo = replaced(nonce.sentTo, "nonce", "another")
	a, _ := nonce.signIn(t, p, "Ana").end(t)
	wantTrouble(t, a, "not_believed")

	stolen, own := begin(t, s.nobody(), "").signIn(t, p, "Ana"), begin(t, s.nobody(), "").signIn(t, p, "Ana")
	own.back = replaced(own.back, "code", codeOf(stolen.back)) // PKCE: the code is of another round
	a, _ = own.end(t)
	wantTrouble(t, a, "not_believed")

	for back, trouble := range map[string]string{
		"error=access_denied": "declined", "error=temporarily_unavailable": "provider_down", "error=invalid_scope": "not_believed",
		"": "not_believed", "code=made-up": "not_believed", "code=x&iss=https%3A%2F%2Fevil.example": "not_believed",
	} {
		r := begin(t, s.nobody(), "")
		asked, err := url.Parse(r.sentTo)
		must(t, err)
		r.back = "/api/session/oidc/callback?" + back + "&state=" + url.QueryEscape(asked.Query().Get("state"))
		a, _ := r.end(t)
		wantTrouble(t, a, trouble)
	}
}

func TestProviderThatIsAway(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, ana)
	r := begin(t, s.nobody(), "").signIn(t, p, "Ana")
	p.Close()
	a, _ := r.end(t)
	wantTrouble(t, a, "provider_down")
	s.handler = api.New(s.db, api.Config{Provider: provider(t, p.URL)}) // a server that starts now
	wantTrouble(t, s.nobody().do("GET", "/api/session/oidc", ""), "provider_down")
	s.nobody().do("GET", "/api/site", "").want(http.StatusOK)
}

func TestTooManyRounds(t *testing.T) {
	t.Parallel()
	s, _ := newSiteAt(t, ana)
	for range 200 {
		begin(t, s.nobody(), "")
	}
	wantTrouble(t, s.nobody().do("GET", "/api/session/oidc", ""), "too_many")
}
