package api

import (
	"context"
	"net/http"

	"locuri/geo"
)

// secure tells whether the browser speaks https, to us or to the proxy before us. Who makes the header up only
// changes the name of their own cookie.
func secure(r *http.Request) bool {
	return r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
}

// cookieName is the name of the session cookie. Over https the __Host- prefix has the browser see to it that no other
// host and no subpath can set it (RFC 6265bis §4.1.3.2).
func cookieName(r *http.Request) string {
	if secure(r) {
		return "__Host-locuri_session"
	}
	return "locuri_session"
}

func setCookie(w http.ResponseWriter, r *http.Request, value string, maxAge int) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName(r), Value: value, Path: "/", MaxAge: maxAge, HttpOnly: true, Secure: secure(r), SameSite: http.SameSiteLaxMode,
	})
}

func clearCookie(w http.ResponseWriter, r *http.Request) { setCookie(w, r, "", -1) }

// whoami is who is signed in, and what they may do without an organisation.
type whoami struct {
	Account *geo.Account `json:"account"`
	May     []string     `json:"may"`
}

// offers are the rights that a client needs to know of, by the name it knows them by.
var offers = []struct {
	name   string
	action geo.Action
}{
	{"propose", geo.Propose},
	{"propose_unmoderated", geo.ProposeUnmoderated},
	{"edit_places", geo.EditPlace},
	{"publish", geo.Publish},
	{"publish_photos", geo.PublishOwnPhoto},
	{"moderate_photos", geo.ModeratePhotos},
	{"see_unpublished", geo.SeeUnpublished},
	{"edit_projects", geo.EditProject},
	{"edit_events", geo.EditEvent},
	{"seal_organisations", geo.SealOrganisation},
	{"manage_accounts", geo.ManageAccounts},
	{"read_mail", geo.ReadMail},
}

func (a *API) whoami(ctx context.Context, who geo.Actor) (whoami, error) {
	answer := whoami{May: []string{}}
	if who.AccountID == 0 {
		return answer, nil
	}
	for _, o := range offers {
		if who.May(o.action, 0) == nil {
			answer.May = append(answer.May, o.name)
		}
	}
	account, err := a.store.FindAccount(ctx, who, who.AccountID)
	answer.Account = account
	return answer, err
}

func (a *API) getSession(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	answer, err := a.whoami(r.Context(), actor(r))
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, answer)
}

// writePrivate writes JSON that no cache may keep.
func writePrivate(w http.ResponseWriter, status int, value any) error {
	w.Header().Set("Cache-Control", "no-store")
	return writeJSON(w, status, value)
}

// signOut ends the session, if there is one. Who is not signed in has nothing to wait for.
func (a *API) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	if who := actor(r); who.AccountID != 0 {
		if err := who.May(geo.ManageOwnAccount, 0); err != nil {
			return err // an API token is no session
		}
	}
	if s := session(r); s != nil {
		if err := a.store.EndSession(r.Context(), actor(r), s.ID); err != nil && geo.FaultOf(err) != geo.NotFound {
			return err
		}
	}
	clearCookie(w, r)
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// shownSession is a session of one's own; current is the one by which it is asked.
type shownSession struct {
	geo.Session
	Current bool `json:"current"`
}

func (a *API) getSessions(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	sessions, err := a.store.FindSessions(r.Context(), actor(r))
	if err != nil {
		return err
	}
	shown := make([]shownSession, len(sessions))
	for i, s := range sessions {
		shown[i] = shownSession{s, session(r) != nil && session(r).ID == s.ID}
	}
	return writePrivate(w, http.StatusOK, map[string]any{"sessions": shown})
}

// endOtherSessions signs out everywhere else.
func (a *API) endOtherSessions(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	var keep int64
	if s := session(r); s != nil {
		keep = s.ID
	}
	if err := a.store.EndOtherSessions(r.Context(), actor(r), keep); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (a *API) endSession(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.ManageOwnAccount); err != nil {
		return err
	}
	id, err := pathID(r, "sessionId")
	if err != nil {
		return err
	}
	if err := a.store.EndSession(r.Context(), actor(r), id); err != nil {
		return err
	}
	if s := session(r); s != nil && s.ID == id {
		clearCookie(w, r)
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}
