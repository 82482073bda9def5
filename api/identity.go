package api

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

// attemptLife is how long somebody may take to sign in at the provider.
const attemptLife = 15 * time.Minute

// beginPrefix begins the value of the session cookie of a browser that is nobody's yet, but has begun to sign in at the
// provider.
const beginPrefix = "begun."

// beginAtProvider sends the browser to the OpenID Connect provider.
//
// What comes back must come back to the browser that began, or somebody could have others sign in as him by sending them
// the address that he was sent back to, and read what they then write in his account (RFC 6749 §10.12). So the state is
// bound to a secret that only this browser holds: its session cookie. A browser without a session gets the cookie for the
// time of signing in, with a secret that stands for nobody, and no other cookie is needed. It is SameSite=Lax, which a
// browser sends when it is led here from another site. The secret of the session that begins is a new one. In the
// database there are only hashes of state and secret; nonce and PKCE verifier are derived from both and kept nowhere.
func (a *API) beginAtProvider(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	back, again := ownPath(p.text("from")), p.boolean("again")
	if err := p.err(); err != nil {
		return err
	}
	if a.config.Provider == nil {
		return notFound(w, r)
	}
	if err := a.limits.provider.take(w, r, clientIP(r)); err != nil {
		return a.backToSignIn(w, r, back, err)
	}
	state, hash := auth.NewToken("")
	round := auth.Round{State: state, Browser: a.browserSecret(w, r), Redirect: a.callback(r), Language: languageOf(back), Again: again}
	address, err := a.config.Provider.Begin(r.Context(), round)
	if err != nil {
		return a.backToSignIn(w, r, back, err)
	}
	attempt := geo.SignInAttempt{State: hash, Browser: auth.HashToken(round.Browser), Back: back, Valid: attemptLife}
	if err := a.store.BeginSignIn(r.Context(), attempt); err != nil {
		return err
	}
	return seeOther(w, address)
}

// browserSecret gives the value of the session cookie, and sets one that stands for nobody where there is no session.
func (a *API) browserSecret(w http.ResponseWriter, r *http.Request) string {
	cookie, err := r.Cookie(cookieName(r))
	if err == nil && session(r) != nil {
		return cookie.Value
	}
	secret, _ := auth.NewToken(beginPrefix)
	if err == nil && strings.HasPrefix(cookie.Value, beginPrefix) {
		secret = cookie.Value // begun in another tab as well
	}
	setCookie(w, r, secret, int(attemptLife.Seconds()))
	return secret
}

func (a *API) callback(r *http.Request) string { return a.base(r) + "/api/session/oidc/callback" }

// endAtProvider takes who the provider sends back. It says so in the address, whose other parameters are its own affair.
func (a *API) endAtProvider(w http.ResponseWriter, r *http.Request) error {
	if a.config.Provider == nil {
		return notFound(w, r)
	}
	query, cookie := r.URL.Query(), ""
	if c, err := r.Cookie(cookieName(r)); err == nil {
		cookie = c.Value
	}
	state := query.Get("state")
	back, err := a.store.TakeSignIn(r.Context(), auth.HashToken(state), auth.HashToken(cookie))
	if err != nil {
		return a.backToSignIn(w, r, back, err)
	}
	round := auth.Round{State: state, Browser: cookie, Redirect: a.callback(r)}
	if err := a.enterAs(w, r, round, query); err != nil {
		return a.backToSignIn(w, r, back, err)
	}
	a.limits.provider.giveBack(clientIP(r))
	return seeOther(w, a.base(r)+back)
}

// Refusals that are neither the provider's absence nor the store's.
var (
	errDeclined     = errors.New("the person or the provider has declined")
	errNotBelieved  = errors.New("the provider's answer is not to be believed")
	errorsOfPeople  = []string{"access_denied", "login_required", "interaction_required", "consent_required", "account_selection_required"}
	errorsOfOutages = []string{"server_error", "temporarily_unavailable"}
)

// enterAs begins the session of who the provider says it is.
func (a *API) enterAs(w http.ResponseWriter, r *http.Request, round auth.Round, query url.Values) error {
	if err := a.refusal(query); err != nil {
		return err
	}
	person, err := a.config.Provider.Finish(r.Context(), round, query.Get("code"))
	if err != nil {
		if !errors.Is(err, auth.ErrProviderDown) && r.Context().Err() == nil {
			err = errors.Join(errNotBelieved, err)
		}
		return err
	}
	account, err := a.store.AccountOfIdentity(r.Context(), geo.Identity{
		Issuer: person.Issuer, Subject: person.Subject, Email: person.Email, EmailVerified: person.EmailVerified, Name: person.Name,
	})
	if err != nil {
		return err
	}
	_, err = a.begin(w, r, account, person.ProvedAt)
	return err
}

// refusal gives why the provider sends somebody back without a code (RFC 6749 §4.1.2.1), nil when it does not.
func (a *API) refusal(query url.Values) error {
	code := query.Get("error")
	switch {
	case slices.Contains(errorsOfPeople, code):
		return errDeclined
	case slices.Contains(errorsOfOutages, code):
		return auth.ErrProviderDown
	case code != "" || query.Get("code") == "" || !a.config.Provider.IsIssuer(query.Get("iss")):
		return errNotBelieved
	}
	return nil
}

// backToSignIn leads a person back to the sign-in screen, which says in their language what went wrong.
func (a *API) backToSignIn(w http.ResponseWriter, r *http.Request, back string, err error) error {
	trouble := troubleOf(err)
	if trouble == "" {
		return err
	}
	if trouble == "provider_down" || trouble == "not_believed" {
		a.config.Logger.Warn("nobody could sign in at the provider", "trouble", trouble, "error", err)
	}
	back = cmp.Or(back, "/")
	query := url.Values{"trouble": {trouble}, "from": {back}}
	if language := languageOf(back); language != "ro" {
		query.Set("lang", language)
	}
	return seeOther(w, a.base(r)+"/sign-in?"+query.Encode())
}

// troubleOf names what went wrong, as the sign-in screen knows it; "" for what is none of a person's business.
func troubleOf(err error) string {
	var e *geo.Error
	switch {
	case errors.Is(err, auth.ErrProviderDown):
		return "provider_down"
	case errors.Is(err, errDeclined):
		return "declined"
	case errors.Is(err, errNotBelieved):
		return "not_believed"
	case !errors.As(err, &e):
		return ""
	case e.Fault == geo.NotFound:
		return "begin_again"
	case e.Fault == geo.TooMany:
		return "too_many"
	case e.Fault == geo.Forbidden:
		return "disabled"
	case e.Fault == geo.Invalid:
		return "unverified"
	}
	return ""
}

// seeOther sends the browser on. The address that it leaves holds secrets, which nobody else need see or keep.
func seeOther(w http.ResponseWriter, address string) error {
	header := w.Header()
	header.Set("Location", address)
	header.Set("Cache-Control", "no-store")
	header.Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(http.StatusSeeOther)
	return nil
}

// ownPath gives a path of this site's pages that a browser may be sent to, "/" for anything else: //evil.example is
// another site, and a browser reads \ as / (WHATWG URL §4.4).
func ownPath(path string) string {
	u, err := url.Parse(path)
	if err != nil || u.Scheme != "" || u.Host != "" || len(path) > 2000 || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") ||
		strings.Contains(path, `\`) || u.Path == "/api" || strings.HasPrefix(u.Path, "/api/") || strings.HasPrefix(u.Path, "/sign-in") {
		return "/" + keptLanguage(u)
	}
	return path
}

// keptLanguage keeps the language of an address that is not gone to.
func keptLanguage(u *url.URL) string {
	if u != nil && u.Query().Get("lang") == "en" {
		return "?lang=en"
	}
	return ""
}

// languageOf gives the language of a page of this site by its address.
func languageOf(path string) string {
	u, err := url.Parse(path)
	if err == nil && u.Query().Get("lang") == "en" {
		return "en"
	}
	return "ro"
}
