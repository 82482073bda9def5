package api_test

import (
	"encoding/base64"
	"testing"

	"locuri/geo"
	"locuri/geo/auth"
)

// basic is how QGIS and GDAL send a token: as the password of whatever user.
func basic(token string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte("qgis:"+token))
}

// A token is taken as Bearer and as the password of Basic; what is no token is refused, not passed over.
func TestWaysToSendAToken(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.by("administrator").do("POST", "/api/tokens", `{"name":"x","scopes":["read"]}`)
	secret := bodyOf[struct{ Secret string }](r).Secret
	waiting := w.fill("/api/collections/places/items/{waiting}", "")
	for _, right := range []string{"Bearer " + secret, "bearer " + secret, basic(secret)} {
		w.by("nobody").with("Authorization", right).do("GET", waiting, "").want(200)
	}
	for _, wrong := range []string{"Bearer made-up", "Bearer", "bearer  ", basic("made-up"), basic(""), "Basic", "Basic %%%", "Digest x", secret} {
		if r := w.by("nobody").with("Authorization", wrong).do("GET", "/api", ""); r.StatusCode != 401 {
			t.Errorf("Authorization: %s: %d, want 401", wrong, r.StatusCode)
		}
	}
}

// The password of an account opens the site to a person, not the API to a program that would keep it in a project file.
func TestBasicTakesNoPasswordOfAnAccount(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	ana := s.account("ana", geo.Planner)
	must(t, s.db.SetPassword(t.Context(), ana, auth.HashPassword("parola mea lungă"), nil))
	password := base64.StdEncoding.EncodeToString([]byte("ana@example.org:parola mea lungă"))
	s.nobody().with("Authorization", "Basic "+password).do("GET", "/api/session", "").want(401)
}
