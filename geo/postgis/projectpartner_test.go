package postgis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"locuri/geo"
	"locuri/geo/postgis"
)

// A project is also that of the organisations that take part: in their lists, in their numbers, and at its places.
func TestPartnersOfAProject(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	lead := newPartner(t, db, "ana", "foto", geo.Editor)
	other := newPartner(t, db, "eva", "teatru", geo.Admin)
	p := newProject(t, db, system, "foto", "Lumini", geo.Period{})
	place := newSite(t, db, "Cheiul", geo.Published)
	tagPlaces(t, db, p, geo.Site, geo.Period{}, place)

	join := func(actor geo.Actor, slugs ...string) error {
		_, err := db.UpdateProject(t.Context(), actor, p.ID, 0, func(p *geo.Project) error {
			p.Partners = nil
			for _, slug := range slugs {
				p.Partners = append(p.Partners, geo.Named{Slug: slug})
			}
			return nil
		})
		return err
	}
	wantFault(t, join(other, "teatru"), geo.Forbidden)
	wantFault(t, join(lead, "nimeni"), geo.Invalid)
	wantFault(t, join(lead, "foto"), geo.Invalid)
	wantFault(t, join(lead, "teatru", "teatru"), geo.Invalid)
	must(t, join(lead, "teatru"))

	listed, _, err := db.FindProjects(t.Context(), geo.ProjectFilter{Organisation: "teatru"}, geo.Page{})
	must(t, err)
	if len(listed) != 1 || listed[0].Partners[0].Title.In("ro") != "Asociația teatru" {
		t.Errorf("the partner's list: %+v", listed)
	}
	if diff := cmp.Diff([]string{"foto", "teatru"}, organisationsAt(t, db, place)); diff != "" {
		t.Errorf("the place is of others: %s", diff)
	}
	o, err := db.FindOrganisation(t.Context(), "teatru")
	must(t, err)
	if o.Projects != 1 {
		t.Errorf("the partner has %d projects, want 1", o.Projects)
	}
	must(t, join(lead))
	if diff := cmp.Diff([]string{"foto"}, organisationsAt(t, db, place)); diff != "" {
		t.Errorf("after it left: %s", diff)
	}
}

func TestWhatAProjectSays(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	newPartner(t, db, "ana", "foto", geo.Editor)
	p := &geo.Project{Organisation: geo.Named{Slug: "foto"}, Title: geo.Text{"ro": "Lumini"}, Life: geo.Planned,
		Goals: geo.Text{"ro": "Să lumineze"}, Budget: "5 000 EUR", People: []geo.Involved{{Name: "Ioana Țurcan", Part: "artistă"}}}
	must(t, db.CreateProject(t.Context(), system, p))
	found, err := db.FindProject(t.Context(), p.ID)
	must(t, err)
	if diff := cmp.Diff(p, found); diff != "" || found.Goals["ro"] != "Să lumineze" || found.Budget != "5 000 EUR" || found.People[0].Part != "artistă" {
		t.Errorf("got %+v: %s", found, diff)
	}
	p.People = append(p.People, geo.Involved{Part: "nimeni"})
	wantFault(t, p.Check(), geo.Invalid)
}

// The curator changes what a programme says, and nobody else's right to.
func TestCuratorOfAProgramme(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	admin, ana := newAccount(t, db, "zoe", geo.Administrator), newAccount(t, db, "ana", geo.Resident)
	newProgramme(t, db, "bega")
	save := func(actor geo.Actor, curator *string) (*geo.Programme, error) {
		g, err := db.FindProgramme(t.Context(), "bega")
		must(t, err)
		g.Story, g.CuratorEmail = geo.Text{"ro": "A fost odată " + actor.Name}, curator
		return g, db.SaveProgramme(t.Context(), actor, g)
	}
	_, err := save(ana, nil)
	wantFault(t, err, geo.Forbidden)
	_, err = save(admin, new("nobody@example.org"))
	wantFault(t, err, geo.Invalid)
	g, err := save(admin, new("ANA@example.org"))
	must(t, err)
	if g.Curator != ana.Name {
		t.Errorf("the curator is %q", g.Curator)
	}
	g, err = save(ana, nil)
	must(t, err)
	if g.Story["ro"] != "A fost odată "+ana.Name || g.Curator != ana.Name {
		t.Errorf("got %+v", g)
	}
	_, err = save(ana, new("zoe@example.org"))
	wantFault(t, err, geo.Forbidden)
	token := ana
	token.Scopes = []geo.Scope{geo.ScopeProjects}
	_, err = save(token, nil)
	wantFault(t, err, geo.Forbidden)
	g, err = save(admin, new(""))
	must(t, err)
	if g.Curator != "" {
		t.Errorf("the curator is %q, want nobody", g.Curator)
	}
}

func organisationsAt(t *testing.T, db *postgis.DB, place int64) (slugs []string) {
	t.Helper()
	must(t, db.Pool().QueryRow(t.Context(), `select organisations from place where id = $1`, place).Scan(&slugs))
	return slugs
}
