package postgis_test

import (
	"testing"

	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestSaveProgramme(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	admin := newAccount(t, db, "zoe", geo.Administrator)
	g := &geo.Programme{Slug: "bega", Title: geo.Text{"ro": "Bega!"}}
	wantFault(t, db.SaveProgramme(t.Context(), geo.Actor{}, g), geo.Unauthenticated)
	wantFault(t, db.SaveProgramme(t.Context(), newPartner(t, db, "ana", "foto", geo.Admin), g), geo.Forbidden)
	wantFault(t, db.SaveProgramme(t.Context(), admin, &geo.Programme{Slug: "bega", Version: 1, Title: g.Title}), geo.NotFound)
	must(t, db.SaveProgramme(t.Context(), admin, g))
	if g.ID == 0 || g.Version != 1 {
		t.Errorf("got %+v", g)
	}
	wantFault(t, db.SaveProgramme(t.Context(), admin, &geo.Programme{Slug: "bega", Title: g.Title}), geo.Conflict)
	wantFault(t, db.SaveProgramme(t.Context(), admin, &geo.Programme{Slug: "bega", Version: 1}), geo.Invalid)
	g.Summary = geo.Text{"en": "River"}
	must(t, db.SaveProgramme(t.Context(), admin, g))
	if g.Version != 2 {
		t.Errorf("got version %d, want 2", g.Version)
	}
	wantFault(t, db.SaveProgramme(t.Context(), admin, &geo.Programme{Slug: "bega", Version: 1, Title: g.Title}), geo.Stale)
	found, err := db.FindProgramme(t.Context(), "bega")
	must(t, err)
	if found.Summary["en"] != "River" || found.Title["ro"] != "Bega!" {
		t.Errorf("got %+v", found)
	}
	_, err = db.FindProgramme(t.Context(), "none")
	wantFault(t, err, geo.NotFound)
}

// Numbers told to everybody count published places, each once.
func TestProgrammeCountsItsProjectsAndPublicPlaces(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	newProgramme(t, db, "bega")
	newPartner(t, db, "ana", "foto", geo.Admin)
	one, two := newProject(t, db, system, "foto", "Unu", geo.Period{}), newProject(t, db, system, "foto", "Doi", geo.Period{})
	for _, p := range []*geo.Project{one, two} {
		_, err := db.UpdateProject(t.Context(), system, p.ID, 0, func(p *geo.Project) error { p.Programme = &geo.Named{Slug: "bega"}; return nil })
		must(t, err)
	}
	shown, hidden := newSite(t, db, "Shown", geo.Published), newSite(t, db, "Hidden", geo.Draft)
	tagPlaces(t, db, one, geo.Site, geo.Period{}, shown, hidden)
	tagPlaces(t, db, two, geo.Site, geo.Period{}, shown)
	g, err := db.FindProgramme(t.Context(), "bega")
	must(t, err)
	if g.Projects != 2 || g.Places != 1 {
		t.Errorf("got %d projects and %d places, want 2 and 1", g.Projects, g.Places)
	}
	p, err := db.FindProject(t.Context(), one.ID)
	must(t, err)
	if p.Places != 1 {
		t.Errorf("the project counts %d places, want 1", p.Places)
	}
}

func newProgramme(tb testing.TB, db *postgis.DB, slug string) {
	tb.Helper()
	must(tb, db.SaveProgramme(tb.Context(), system, &geo.Programme{Slug: slug, Title: geo.Text{"ro": "Program " + slug}}))
}
