package api_test

import (
	"net/http"
	"strings"
	"testing"

	"locuri/geo"
)

// unsealed makes a fresh organisation, and gives its slug.
func (w *world) unsealed() string {
	w.t.Helper()
	o := &geo.Organisation{Slug: "org-" + strings.ToLower(w.stranger()), Title: "Asociație"}
	must(w.t, w.db.CreateOrganisation(w.t.Context(), system, o))
	return o.Slug
}

// sealed makes a fresh organisation that an authority vouches for.
func (w *world) sealed() string {
	w.t.Helper()
	slug := w.unsealed()
	_, err := w.db.GiveSeal(w.t.Context(), system, slug, geo.Seal{Authority: "Primăria"})
	must(w.t, err)
	return slug
}

// A seal is shown wherever the organisation is, and gone everywhere once it is withdrawn.
func TestSealIsShownWithItsOrganisation(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.project()
	shown := []string{"/api/organisations", "/api/organisations?sealed=true", "/api/organisations/ours", "/api/organisations/ours/embed", "/api/projects", "/api/projects/1",
		"/api/projects/1/embed"}
	given := w.by("planner").do("POST", "/api/organisations/ours/seal", `{"authority":" Primăria Timișoara "}`).want(http.StatusOK)
	if seal := bodyOf[geo.Organisation](given).Seal; seal == nil || seal.Authority != "Primăria Timișoara" || seal.Example || seal.GivenAt.IsZero() {
		t.Errorf("got %s", given.body)
	}
	tags := map[string]string{}
	for _, path := range shown {
		a := w.nobody().do("GET", path, "").want(http.StatusOK)
		tags[path] = a.Header.Get("ETag")
		if !strings.Contains(string(a.body), `"authority":"Primăria Timișoara"`) || strings.Contains(string(a.body), "Planner") {
			t.Errorf("%s: %s", path, a.body)
		}
	}
	w.by("administrator").do("POST", "/api/organisations/ours/seal/withdrawal", `{"reason":"Nu mai există"}`).want(http.StatusOK)
	for _, path := range shown {
		a := w.nobody().with("If-None-Match", tags[path]).do("GET", path, "").want(http.StatusOK)
		if strings.Contains(string(a.body), "Primăria") || strings.Contains(string(a.body), "Nu mai există") {
			t.Errorf("%s: %s", path, a.body)
		}
	}
}

func TestSealIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const path = "/api/organisations/ours/seal"
	w.by("planner").do("POST", path, `{"authority":" "}`).wantFields("authority")
	w.by("planner").do("POST", path, `{"authority":"`+strings.Repeat("ț", 201)+`"}`).wantFields("authority")
	w.by("planner").ask("POST", path, `{"authority":"Primăria","example":true}`).wantFields("example")
	w.by("planner").do("POST", "/api/organisations/none/seal", `{"authority":"Primăria"}`).want(http.StatusNotFound)
	w.by("planner").do("POST", path+"/withdrawal", `{"reason":"x"}`).want(http.StatusConflict)
	w.by("planner").do("POST", path, `{"authority":"Primăria"}`).want(http.StatusOK)
	w.by("administrator").do("POST", path, `{"authority":"Consiliul Județean"}`).want(http.StatusConflict)
	w.by("planner").do("POST", path+"/withdrawal", `{"reason":"\n"}`).wantFields("reason")
	w.withToken(w.actors["planner"], geo.Scopes...).do("POST", path+"/withdrawal", `{"reason":"x"}`).want(http.StatusForbidden)
}

// Whoever belongs to an organisation has no say about its seal, not even as an administrator of the site.
func TestNobodySealsTheirOwn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	sealed := w.sealed()
	for _, name := range []string{"planner", "administrator"} {
		w.join("ours", name, geo.Editor)
		w.join(sealed, name, geo.Admin)
		w.by(name).do("POST", "/api/organisations/ours/seal", `{"authority":"Primăria"}`).want(http.StatusForbidden)
		w.by(name).do("POST", "/api/organisations/"+sealed+"/seal/withdrawal", `{"reason":"x"}`).want(http.StatusForbidden)
		w.by(name).do("POST", "/api/organisations/theirs/seal", `{"authority":"Primăria"}`).want(http.StatusOK)
		w.by(name).do("POST", "/api/organisations/theirs/seal/withdrawal", `{"reason":"x"}`).want(http.StatusOK)
	}
}

// All that was ever given is kept, with who did it and why it ended.
func TestSealsAreKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const path = "/api/organisations/ours/seal"
	w.by("planner").do("POST", path, `{"authority":"Primăria"}`).want(http.StatusOK)
	w.by("administrator").do("POST", path+"/withdrawal", `{"reason":"S-a mutat"}`).want(http.StatusOK)
	w.by("administrator").do("POST", path, `{"authority":"Consiliul Județean"}`).want(http.StatusOK)
	seals := bodyOf[struct{ Seals []geo.SealRecord }](w.by("editor").do("GET", path+"s", "").want(http.StatusOK)).Seals
	if len(seals) != 2 {
		t.Fatalf("got %+v", seals)
	}
	if now, then := seals[0], seals[1]; now.Authority != "Consiliul Județean" || now.GivenBy != "Administrator" || now.WithdrawnAt != nil ||
		then.Authority != "Primăria" || then.GivenBy != "Planner" || then.WithdrawnBy != "Administrator" || then.Reason != "S-a mutat" || then.WithdrawnAt == nil {
		t.Errorf("got %+v", seals)
	}
}
