package postgis_test

import (
	"testing"

	"locuri/geo"
	"locuri/geo/postgis/pgtest"
)

func TestOrganisationIsMadeByAdministrator(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	o := &geo.Organisation{Slug: "foto", Title: "Foto", Summary: geo.Text{"ro": "Fotografie"}, Website: "https://example.org"}
	wantFault(t, db.CreateOrganisation(t.Context(), geo.Actor{}, o), geo.Unauthenticated)
	wantFault(t, db.CreateOrganisation(t.Context(), newAccount(t, db, "mod", geo.Moderator), o), geo.Forbidden)
	must(t, db.CreateOrganisation(t.Context(), newAccount(t, db, "zoe", geo.Administrator), o))
	wantFault(t, db.CreateOrganisation(t.Context(), system, &geo.Organisation{Slug: "foto", Title: "Other"}), geo.Conflict)
	wantFault(t, db.CreateOrganisation(t.Context(), system, &geo.Organisation{Slug: "Not a slug"}), geo.Invalid)
	found, err := db.FindOrganisation(t.Context(), "foto")
	must(t, err)
	if found.ID != o.ID || found.Version != 1 || found.Title != "Foto" || found.Summary["ro"] != "Fotografie" || found.Projects != 0 {
		t.Errorf("got %+v", found)
	}
	_, err = db.FindOrganisation(t.Context(), "none")
	wantFault(t, err, geo.NotFound)
}

func TestOrganisationsAreListedByNameWithTheirProjects(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for _, slug := range []string{"zi", "stiinta", "ana"} {
		must(t, db.CreateOrganisation(t.Context(), system, &geo.Organisation{Slug: slug, Title: map[string]string{"zi": "Zi", "stiinta": "Știință", "ana": "Ana"}[slug]}))
	}
	newProject(t, db, system, "zi", "Unu", geo.Period{})
	all, _, err := db.FindOrganisations(t.Context(), geo.OrganisationFilter{}, geo.Page{Limit: 10})
	must(t, err)
	if len(all) != 3 || all[0].Slug != "ana" || all[1].Slug != "stiinta" || all[2].Projects != 1 {
		t.Errorf("got %+v", all)
	}
}

func TestUpdateOrganisation(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	admin, editor := newPartner(t, db, "ana", "foto", geo.Admin), newPartner(t, db, "ion", "foto", geo.Editor)
	stranger := newPartner(t, db, "eva", "teatru", geo.Admin)
	title := func(o *geo.Organisation) error { o.Title = "Nou"; return nil }
	for _, test := range []struct {
		name    string
		actor   geo.Actor
		slug    string
		version int
		change  func(*geo.Organisation) error
		fault   geo.Fault
	}{
		{"nobody", geo.Actor{}, "foto", 0, title, geo.Unauthenticated},
		{"editor", editor, "foto", 0, title, geo.Forbidden},
		{"admin of another", stranger, "foto", 0, title, geo.Forbidden},
		{"none such", admin, "none", 0, title, geo.NotFound},
		{"admin", admin, "foto", 1, title, ""},
		{"admin, stale", admin, "foto", 1, title, geo.Stale},
		{"admin, no version", admin, "foto", 0, title, ""},
		{"admin, right version", admin, "foto", 3, title, ""},
		{"no title", admin, "foto", 0, func(o *geo.Organisation) error { o.Title = ""; return nil }, geo.Invalid},
		{"slug", admin, "foto", 0, func(o *geo.Organisation) error { o.Slug = "photo"; return nil }, geo.Invalid},
	} {
		got, err := db.UpdateOrganisation(t.Context(), test.actor, test.slug, test.version, test.change)
		if geo.FaultOf(err) != test.fault || (err == nil && got.Title != "Nou") {
			t.Errorf("%s: got %+v, %v, want fault %q", test.name, got, err, test.fault)
		}
	}
	found, err := db.FindOrganisation(t.Context(), "foto")
	must(t, err)
	if found.Version != 4 {
		t.Errorf("three changes made version %d, want 4", found.Version)
	}
}
