package api

import "net/http"

// cookieName is the name of the session cookie. Over https the __Host- prefix has the browser see to it that no other
// host and no subpath can set it (RFC 6265bis §4.1.3.2).
func cookieName(r *http.Request) string {
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "__Host-locuri_session"
	}
	return "locuri_session"
}

func clearCookie(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: cookieName(r), Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}
