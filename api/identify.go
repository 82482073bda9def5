package api

import (
	"context"
	"net/http"
	"strings"

	"locuri/geo"
	"locuri/geo/auth"
)

type contextKey int

const identityKey contextKey = 0

// identity is who asks, and by which session if by one.
type identity struct {
	actor   geo.Actor
	session *geo.Session
}

// identify finds out who asks, by API token or session cookie. A token or cookie that is not known (any more) is
// refused for a token and ignored for a cookie: a browser goes on as nobody.
func (a *API) identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, err := a.identityOf(w, r)
		if err != nil {
			a.fail(w, r, err)
			return
		}
		setVary(w)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), identityKey, id)))
	})
}

func (a *API) identityOf(w http.ResponseWriter, r *http.Request) (identity, error) {
	if r.Header.Get("Authorization") != "" {
		secret, there := token(r)
		if !there {
			return identity{}, geo.Errorf(geo.Unauthenticated, "Authorization must be Bearer with an API token, or Basic with an API token as password and any user name.")
		}
		actor, err := a.store.ActorByToken(r.Context(), auth.HashToken(secret))
		return identity{actor: actor}, err
	}
	cookie, err := r.Cookie(cookieName(r))
	if err != nil {
		return identity{}, nil // no cookie: nobody
	}
	if strings.HasPrefix(cookie.Value, beginPrefix) {
		return identity{}, nil // at the provider just now, and nobody until they are back
	}
	actor, session, err := a.store.ActorBySession(r.Context(), auth.HashToken(cookie.Value))
	if geo.FaultOf(err) == geo.Unauthenticated {
		clearCookie(w, r)
		return identity{}, nil
	}
	return identity{actor, session}, err
}

// token reads the API token from Authorization: Bearer (RFC 6750 §2.1), or Basic with the token as password (RFC 7617),
// which is all that QGIS before 3.28 and GDAL's option USERPWD can send. A password of an account is never taken here.
func token(r *http.Request) (secret string, there bool) {
	if _, password, basic := r.BasicAuth(); basic {
		return password, true
	}
	scheme, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(secret), strings.EqualFold(scheme, "Bearer") // RFC 9110 §11.1: schemes know no case
}

// actor gives who asks.
func actor(r *http.Request) geo.Actor {
	id, _ := r.Context().Value(identityKey).(identity)
	return id.actor
}

// session gives the session by which somebody asks, or nil.
func session(r *http.Request) *geo.Session {
	id, _ := r.Context().Value(identityKey).(identity)
	return id.session
}
