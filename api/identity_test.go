package api_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/auth/optest"
)

const siteURL = "http://locuri.example"

// newSiteAt makes a site where people may sign in at a provider, which is there too.
func newSiteAt(t *testing.T, known ...optest.Person) (*site, *optest.Provider) {
	t.Helper()
	p := optest.New(siteURL, known...)
	t.Cleanup(p.Close)
	return newSiteWith(t, api.Config{Provider: provider(t, p.URL)}), p
}

func provider(t *testing.T, issuer string) *auth.Provider {
	t.Helper()
	p, err := auth.NewProvider(auth.ProviderConfig{Issuer: issuer, ClientID: optest.ClientID, ClientSecret: optest.ClientSecret, Title: "Cetățean"})
	must(t, err)
	return p
}

var ana = optest.Person{Subject: "ana-1", Email: "Ana@Example.org", First: "Ana", Last: "Pop"}

// round is a browser that has begun to sign in, and where the provider sends it back to.
type round struct {
	browser *client
	sentTo  string // at the provider
	back    string // here
}

// begin begins in a browser, which keeps the cookie that it is given.
func begin(t *testing.T, browser *client, query string) round {
	t.Helper()
	a := browser.do("GET", "/api/session/oidc"+query, "").want(http.StatusSeeOther)
	kept := *browser
	if secret := a.session(); secret != "" {
		kept.cookie = secret
	}
	return round{browser: &kept, sentTo: a.Header.Get("Location")}
}

// signIn goes on at the provider.
func (r round) signIn(t *testing.T, p *optest.Provider, name string) round {
	t.Helper()
	back, err := p.SignIn(r.sentTo, name)
	must(t, err)
	if !strings.HasPrefix(back, siteURL+"/api/session/oidc/callback?") {
		t.Fatalf("the provider sends the browser to %s", back)
	}
	r.back = strings.TrimPrefix(back, siteURL)
	return r
}

// end comes back, and gives where one is led then.
func (r round) end(t *testing.T) (*answer, string) {
	t.Helper()
	a := r.browser.do("GET", r.back, "").want(http.StatusSeeOther)
	return a, strings.TrimPrefix(a.Header.Get("Location"), siteURL)
}

// wantTrouble ends the test unless one is led back to the sign-in screen and is nobody still.
func wantTrouble(t *testing.T, a *answer, trouble string) {
	t.Helper()
	at, err := url.Parse(a.Header.Get("Location"))
	must(t, err)
	if a.StatusCode != http.StatusSeeOther || at.Path != "/sign-in" || at.Query().Get("trouble") != trouble {
		t.Errorf("%s: got %d to %s, want trouble %s", a.call, a.StatusCode, at, trouble)
	}
	if secret := a.session(); secret != "" && !strings.HasPrefix(secret, "begun.") {
		t.Errorf("%s: a session began", a.call)
	}
}

func TestSignInAtProvider(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, ana)
	r := begin(t, s.nobody(), "?from="+url.QueryEscape("/projects?lang=en"))
	asked, err := url.Parse(r.sentTo)
	must(t, err)
	q := asked.Query()
	if q.Get("code_challenge_method") != "S256" || len(q.Get("code_challenge")) != 43 || len(q.Get("nonce")) < 40 || len(q.Get("state")) < 40 ||
		q.Get("ui_locales") != "en" || q.Get("redirect_uri") != optest.Callback(siteURL) || q.Get("prompt") != "" {
		t.Errorf("the provider is asked %v", q)
	}
	a, led := r.signIn(t, p, "Ana").end(t)
	if led != "/projects?lang=en" || a.Header.Get("Cache-Control") != "no-store" || a.Header.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("led to %q, headers %v", led, a.Header)
	}
	for _, cookie := range a.Cookies() {
		if cookie.Name != "locuri_session" || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode {
			t.Errorf("got cookie %+v", cookie)
		}
	}
	in := &client{site: s, cookie: a.session()}
	if who := bodyOf[whoami](in.do("GET", "/api/session", "")); who.Account == nil || who.Account.Email != "ana@example.org" ||
		who.Account.Name != "Ana Pop" || who.Account.Role != geo.Resident {
		t.Errorf("got %+v", who.Account)
	}
	if in.cookie == r.browser.cookie {
		t.Error("the session has the secret that was there before it")
	}
}

// What the browser holds in the meantime stands for nobody, and the database holds nothing that would help another.
func TestRoundLeavesOnlyHashes(t *testing.T) {
	t.Parallel()
	s, _ := newSiteAt(t, ana)
	r := begin(t, s.nobody(), "")
	if who := r.browser.do("GET", "/api/session", ""); bodyOf[whoami](who).Account != nil || who.session() != "" || len(who.Cookies()) > 0 {
		t.Errorf("half-way the browser is %s, and is told %v", who.body, who.Cookies())
	}
	var rows string
	must(t, s.db.Pool().QueryRow(t.Context(), `select string_agg(x::text, '') from sign_in_attempt x`).Scan(&rows))
	asked, err := url.Parse(r.sentTo)
	must(t, err)
	for _, secret := range []string{asked.Query().Get("state"), asked.Query().Get("nonce"), r.browser.cookie} {
		if strings.Contains(rows, secret) {
			t.Errorf("%s is in the database", secret)
		}
	}
	if again := begin(t, r.browser, ""); again.browser.cookie != r.browser.cookie {
		t.Error("a second tab takes the first one's secret away")
	}
}

func TestIdentityFindsItsAccount(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, ana)
	account := s.account("ana", geo.Planner)
	enter := func() *geo.Account {
		a, _ := begin(t, s.nobody(), "").signIn(t, p, "Ana").end(t)
		return bodyOf[whoami]((&client{site: s, cookie: a.session()}).do("GET", "/api/session", "")).Account
	}
	if got := enter(); got == nil || got.ID != account.AccountID || got.Name != "Ana" || got.Role != geo.Planner {
		t.Errorf("by a verified address: got %+v", got)
	}
	changed := ana
	changed.Email, changed.Unverified = "Ana@elsewhere.example", true
	p.Add(changed)
	if got := enter(); got == nil || got.ID != account.AccountID {
		t.Errorf("after the address there has changed: got %+v", got)
	}
}

func TestAccountMayHaveSeveralIdentities(t *testing.T) {
	t.Parallel()
	s, one := newSiteAt(t, ana)
	two := optest.New(siteURL, optest.Person{Subject: "4711", Email: "ana@example.org"})
	t.Cleanup(two.Close)
	first, _ := begin(t, s.nobody(), "").signIn(t, one, "Ana").end(t)
	s.handler = api.New(s.db, api.Config{Provider: provider(t, two.URL)})
	second, _ := begin(t, s.nobody(), "").signIn(t, two, "ana").end(t)
	who := func(a *answer) int64 {
		return bodyOf[whoami]((&client{site: s, cookie: a.session()}).do("GET", "/api/session", "")).Account.ID
	}
	if who(first) != who(second) {
		t.Errorf("the same address is account %d and account %d", who(first), who(second))
	}
}

func TestWhoMayNotEnterByProvider(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, optest.Person{Subject: "1", Email: "ion@example.org", Unverified: true}, optest.Person{Subject: "2", Email: "off@example.org"},
		optest.Person{Subject: "3", Email: "later@example.org"}, optest.Person{Subject: "4", Email: ""})
	disable := func(id int64) {
		_, err := s.db.UpdateAccount(t.Context(), system, id, func(a *geo.Account) error { a.Disabled = true; return nil })
		must(t, err)
	}
	disable(s.account("off", geo.Planner).AccountID)
	s.account("ion", geo.Administrator)
	later := s.account("later", geo.Planner)
	a, _ := begin(t, s.nobody(), "").signIn(t, p, "later").end(t)
	if a.session() == "" {
		t.Fatal("an account that is not disabled stays out")
	}
	disable(later.AccountID)
	for name, trouble := range map[string]string{"ion": "unverified", "off": "disabled", "later": "disabled", "": "unverified"} {
		a, _ := begin(t, s.nobody(), "?from="+url.QueryEscape("/account?lang=en")).signIn(t, p, name).end(t)
		wantTrouble(t, a, trouble)
		if led := a.Header.Get("Location"); !strings.Contains(led, "lang=en") || !strings.Contains(led, url.QueryEscape("/account?lang=en")) {
			t.Errorf("%s: the way back or the language is lost: %s", name, led)
		}
	}
}

func TestOnlyOwnPagesAreComeBackTo(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, ana)
	for from, want := range map[string]string{
		"/places/3-x?kind=space#map=1/2/3": "/places/3-x?kind=space#map=1/2/3", "": "/", "projects": "/", "//evil.example": "/", `/\evil.example`: "/",
		"https://evil.example/?lang=en": "/?lang=en", "javascript:alert(1)": "/", "/api/session": "/", "/sign-in?token=x": "/",
		"/\t/evil.example": "/", "/%zz": "/", "/" + strings.Repeat("x", 3000): "/",
	} {
		_, led := begin(t, s.nobody(), "?from="+url.QueryEscape(from)).signIn(t, p, "Ana").end(t)
		if led != want {
			t.Errorf("from %q: led to %q, want %q", from, led, want)
		}
	}
	s.nobody().do("GET", "/api/session/oidc?form=/", "").wantFields("form")
}

// Who is signed in can prove once more who they are, and has one session afterwards.
func TestProvingAgainAtProvider(t *testing.T) {
	t.Parallel()
	s, p := newSiteAt(t, ana)
	first, _ := begin(t, s.nobody(), "").signIn(t, p, "Ana").end(t)
	in := &client{site: s, cookie: first.session()}
	r := begin(t, in, "?again=true&from=/account/delete")
	if r.browser.cookie != in.cookie || !strings.Contains(r.sentTo, "prompt=login") || !strings.Contains(r.sentTo, "max_age=60") {
		t.Errorf("got cookie %q, sent to %s", r.browser.cookie, r.sentTo)
	}
	a, led := r.signIn(t, p, "Ana").end(t)
	if led != "/account/delete" {
		t.Errorf("led to %s", led)
	}
	again := &client{site: s, cookie: a.session()}
	if n := len(bodyOf[sessions](again.do("GET", "/api/sessions", "")).Sessions); n != 1 {
		t.Errorf("%d sessions, want 1", n)
	}
	again.do("DELETE", "/api/account", "").want(http.StatusNoContent)
}

func TestSiteNamesItsProvider(t *testing.T) {
	t.Parallel()
	s, _ := newSiteAt(t)
	a := s.nobody().do("GET", "/api/site", "").want(http.StatusOK)
	if !strings.Contains(string(a.body), `"sign_in_at":"Cetățean"`) {
		t.Errorf("got %s", a.body)
	}
	s.handler = api.New(s.db, api.Config{Version: "test"})
	s.nobody().with("If-None-Match", a.Header.Get("ETag")).do("GET", "/api/site", "").want(http.StatusOK)
}

func TestProviderIsConfiguredRightly(t *testing.T) {
	t.Parallel()
	var wrong []string
	for _, issuer := range []string{"", "accounts.example", "http://accounts.example", "https://", "ftp://accounts.example", "https://accounts.example?x=y"} {
		if _, err := auth.NewProvider(auth.ProviderConfig{Issuer: issuer, ClientID: "x"}); err == nil {
			wrong = append(wrong, issuer)
		}
	}
	if len(wrong) > 0 {
		t.Errorf("taken as issuers: %q", wrong)
	}
	if _, err := auth.NewProvider(auth.ProviderConfig{Issuer: "https://accounts.example"}); err == nil {
		t.Error("no client ID is taken")
	}
	titles := []string{}
	for _, title := range []string{"", "Primăria"} {
		p, err := auth.NewProvider(auth.ProviderConfig{Issuer: "https://accounts.example/realms/x", ClientID: "x", Title: title})
		must(t, err)
		titles = append(titles, p.Title())
	}
	if !slices.Equal(titles, []string{"accounts.example", "Primăria"}) {
		t.Errorf("got titles %q", titles)
	}
}
