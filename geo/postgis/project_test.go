package postgis_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func newProject(tb testing.TB, db *postgis.DB, actor geo.Actor, organisation, title string, period geo.Period) *geo.Project {
	tb.Helper()
	p := &geo.Project{Organisation: geo.Named{Slug: organisation}, Title: geo.Text{"ro": title}, Period: period, Life: geo.Planned}
	must(tb, db.CreateProject(tb.Context(), actor, p))
	return p
}

// newSite makes a place in the test city and gives its number.
func newSite(tb testing.TB, db *postgis.DB, title string, publication geo.Publication) int64 {
	tb.Helper()
	p := newPlace(orb.Point{21.22, 45.751})
	p.Title, p.Publication = geo.Text{"ro": title}, publication
	must(tb, db.CreatePlace(tb.Context(), system, p, ""))
	return p.ID
}

func tagPlaces(tb testing.TB, db *postgis.DB, project *geo.Project, role geo.TagRole, period geo.Period, places ...int64) ([]geo.Tag, []geo.Clash) {
	tb.Helper()
	tags := make([]geo.Tag, len(places))
	for i, id := range places {
		tags[i] = geo.Tag{PlaceID: id, Role: role, Period: period}
	}
	tags, clashes, err := db.CreateTags(tb.Context(), system, project.ID, tags)
	must(tb, err)
	return tags, clashes
}

func TestProjectIsMadeByMembers(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	newProgramme(t, db, "bega")
	editor := newPartner(t, db, "ana", "foto", geo.Editor)
	token := editor
	token.Scopes = []geo.Scope{geo.ScopePlaces}
	for _, test := range []struct {
		name         string
		actor        geo.Actor
		organisation string
		fault        geo.Fault
	}{
		{"nobody", geo.Actor{}, "foto", geo.Unauthenticated},
		{"nobody, none such", geo.Actor{}, "none", geo.Unauthenticated},
		{"resident", newAccount(t, db, "rez", geo.Resident), "foto", geo.Forbidden},
		{"planner", newAccount(t, db, "pla", geo.Planner), "foto", geo.Forbidden},
		{"member of another", newPartner(t, db, "eva", "teatru", geo.Admin), "foto", geo.Forbidden},
		{"token without the scope", token, "foto", geo.Forbidden},
		{"editor", editor, "foto", ""},
		{"editor, none such", editor, "none", geo.Invalid},
		{"admin", newPartner(t, db, "ion", "foto", geo.Admin), "foto", ""},
		{"administrator", newAccount(t, db, "zoe", geo.Administrator), "foto", ""},
	} {
		p := &geo.Project{Organisation: geo.Named{Slug: test.organisation}, Programme: &geo.Named{Slug: "bega"}, Title: geo.Text{"ro": test.name}, Life: geo.Idea}
		err := db.CreateProject(t.Context(), test.actor, p)
		if geo.FaultOf(err) != test.fault || (err == nil && (p.ID == 0 || p.Version != 1 || p.Programme.Title["ro"] != "Program bega")) {
			t.Errorf("%s: got %+v, %v, want fault %q", test.name, p, err, test.fault)
		}
	}
}

func TestProjectErrorsNameTheField(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	newPartner(t, db, "ana", "foto", geo.Editor)
	for field, p := range map[string]geo.Project{
		"organisation": {Organisation: geo.Named{Slug: "none"}, Title: geo.Text{"ro": "x"}, Life: geo.Idea},
		"programme":    {Organisation: geo.Named{Slug: "foto"}, Title: geo.Text{"ro": "x"}, Life: geo.Idea, Programme: &geo.Named{Slug: "none"}},
		"title_ro":     {Organisation: geo.Named{Slug: "foto"}, Life: geo.Idea},
		"ends":         {Organisation: geo.Named{Slug: "foto"}, Title: geo.Text{"ro": "x"}, Life: geo.Idea, Period: geo.Period{Starts: "2023", Ends: "2022"}},
		"starts":       {Organisation: geo.Named{Slug: "foto"}, Title: geo.Text{"ro": "x"}, Life: geo.Idea, Period: geo.Period{Starts: "2023-13"}},
	} {
		wantField(t, db.CreateProject(t.Context(), system, &p), field)
	}
}

func wantField(tb testing.TB, err error, fields ...string) {
	tb.Helper()
	e, ok := err.(*geo.Error)
	if !ok || e.Fault != geo.Invalid {
		tb.Errorf("got %v, want fields %v to be wrong", err, fields)
		return
	}
	var got []string
	for _, f := range e.Fields {
		got = append(got, f.Field)
	}
	if !slices.Equal(got, fields) {
		tb.Errorf("got fields %v (%v), want %v", got, err, fields)
	}
}

func TestUpdateProject(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newPartner(t, db, "ana", "foto", geo.Editor)
	eva := newPartner(t, db, "eva", "teatru", geo.Admin)
	p := newProject(t, db, ana, "foto", "Unu", geo.Period{})
	live := func(p *geo.Project) error { p.Life, p.Starts = geo.Live, "2023-05"; return nil }
	for _, test := range []struct {
		name    string
		actor   geo.Actor
		id      int64
		version int
		change  func(*geo.Project) error
		fault   geo.Fault
	}{
		{"nobody", geo.Actor{}, p.ID, 0, live, geo.Unauthenticated},
		{"member of another", eva, p.ID, 0, live, geo.Forbidden},
		{"none such", ana, p.ID + 1, 0, live, geo.NotFound},
		{"member", ana, p.ID, 1, live, ""},
		{"stale", ana, p.ID, 1, live, geo.Stale},
		{"no version", ana, p.ID, 0, live, ""},
		{"takes it to another", ana, p.ID, 0, func(p *geo.Project) error { p.Organisation.Slug = "teatru"; return nil }, geo.Invalid},
		{"takes it to another by number", ana, p.ID, 0, func(p *geo.Project) error { p.Organisation.ID++; return nil }, ""},
		{"no such programme", ana, p.ID, 0, func(p *geo.Project) error { p.Programme = &geo.Named{Slug: "none"}; return nil }, geo.Invalid},
		{"refused by the caller", ana, p.ID, 0, func(*geo.Project) error { return geo.Errorf(geo.TooLarge, "x") }, geo.TooLarge},
	} {
		if _, err := db.UpdateProject(t.Context(), test.actor, test.id, test.version, test.change); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: got %v, want fault %q", test.name, err, test.fault)
		}
	}
	after, err := db.FindProject(t.Context(), p.ID)
	must(t, err)
	if after.Version != 4 || after.Life != geo.Live || after.Starts != "2023-05" || after.Organisation.Slug != "foto" {
		t.Errorf("got %+v", after)
	}
}

func TestDeleteProjectTakesItsTagsAndTiesAway(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	ana := newPartner(t, db, "ana", "foto", geo.Editor)
	p := newProject(t, db, ana, "foto", "Unu", geo.Period{})
	site := newSite(t, db, "Chei", geo.Published)
	tagPlaces(t, db, p, geo.Site, geo.Period{}, site)
	wantFault(t, db.DeleteProject(t.Context(), geo.Actor{}, p.ID, 0), geo.Unauthenticated)
	wantFault(t, db.DeleteProject(t.Context(), newPartner(t, db, "eva", "teatru", geo.Admin), p.ID, 0), geo.Forbidden)
	wantFault(t, db.DeleteProject(t.Context(), ana, p.ID, 7), geo.Stale)
	must(t, db.DeleteProject(t.Context(), ana, p.ID, 1))
	wantFault(t, db.DeleteProject(t.Context(), ana, p.ID, 1), geo.NotFound)
	place, err := db.FindPlace(t.Context(), system, site)
	must(t, err)
	if len(place.Projects) != 0 || count(t, db, `select count(*) from tag`) != 0 {
		t.Errorf("the place still has projects %v", place.Projects)
	}
}

// A place is found by programme and project as soon as the tag or the project's programme is written.
func TestTiesOfPlacesFollow(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	newProgramme(t, db, "bega")
	newProgramme(t, db, "pace")
	newPartner(t, db, "ana", "foto", geo.Editor)
	p := newProject(t, db, system, "foto", "Unu", geo.Period{})
	site := newSite(t, db, "Chei", geo.Published)
	wantTies := func(step string, programmes []string, organisations int, projects ...int64) {
		t.Helper()
		place, err := db.FindPlace(t.Context(), geo.Actor{}, site)
		must(t, err)
		o := count(t, db, `select cardinality(organisations) from place where id = $1`, site)
		if !slices.Equal(place.Programmes, programmes) || o != organisations || !slices.Equal(place.Projects, projects) || place.Version != 1 {
			t.Errorf("%s: got programmes %v, %d organisations, projects %v, version %d", step, place.Programmes, o, place.Projects, place.Version)
		}
	}
	join := func(slug string) {
		t.Helper()
		_, err := db.UpdateProject(t.Context(), system, p.ID, 0, func(p *geo.Project) error { p.Programme = &geo.Named{Slug: slug}; return nil })
		must(t, err)
	}
	tags, _ := tagPlaces(t, db, p, geo.Site, geo.Period{}, site)
	wantTies("tagged", []string{}, 1, p.ID)
	join("bega")
	wantTies("joined", []string{"bega"}, 1, p.ID)
	join("pace")
	wantTies("joined another", []string{"pace"}, 1, p.ID)
	must(t, db.DeleteTag(t.Context(), system, tags[0].ID))
	wantTies("untied", []string{}, 0)
}

// What a place is tied to stands in its feature: lists and tiles of places must be asked for again.
func TestTiesMoveTheGenerationOfPlaces(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	newProgramme(t, db, "bega")
	newPartner(t, db, "ana", "foto", geo.Editor)
	p := newProject(t, db, system, "foto", "Unu", geo.Period{})
	site := newSite(t, db, "Chei", geo.Published)
	var tags []geo.Tag
	for _, write := range []struct {
		name   string
		do     func()
		places bool
	}{
		{"create tags", func() { tags, _ = tagPlaces(t, db, p, geo.Site, geo.Period{}, site) }, true},
		{"update tag", func() {
			_, _, err := db.UpdateTag(t.Context(), system, tags[0].ID, func(g *geo.Tag) error { g.Note = "x"; return nil })
			must(t, err)
		}, false},
		{"update project", func() {
			_, err := db.UpdateProject(t.Context(), system, p.ID, 0, func(p *geo.Project) error { p.Website = "https://example.org"; return nil })
			must(t, err)
		}, false},
		{"delete tag", func() { must(t, db.DeleteTag(t.Context(), system, tags[0].ID)) }, true},
		{"delete project", func() { must(t, db.DeleteProject(t.Context(), system, p.ID, 0)) }, false},
	} {
		places := generation(t, db, "place")
		write.do()
		if moved := generation(t, db, "place") > places; moved != write.places {
			t.Errorf("%s: the generation of places moved: %t, want %t", write.name, moved, write.places)
		}
	}
}

func generation(tb testing.TB, db *postgis.DB, collection string) int {
	tb.Helper()
	return count(tb, db, `select n from generation where collection = $1`, collection)
}

func TestProjectsComeInPagesByTitle(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	newPartner(t, db, "ana", "foto", geo.Editor)
	want := []string{"Ana", "Ană", "Anghel", "Șapte", "Țăran", "Zece", "Zece"}
	for _, i := range []int{6, 2, 4, 0, 5, 3, 1} {
		newProject(t, db, system, "foto", want[i], geo.Period{})
	}
	var got []string
	page := geo.Page{Limit: 3}
	for pages := 0; ; pages++ {
		projects, next, err := db.FindProjects(t.Context(), geo.ProjectFilter{}, page)
		must(t, err)
		for _, p := range projects {
			got = append(got, p.Title["ro"])
		}
		if page.After = next; next == "" || pages > 5 {
			break
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, after := range []string{"x", "e30", "!!!"} {
		_, _, err := db.FindProjects(t.Context(), geo.ProjectFilter{}, geo.Page{After: after})
		wantField(t, err, "after")
	}
}

func TestProjectsAreFiltered(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	newProgramme(t, db, "bega")
	newPartner(t, db, "ana", "foto", geo.Editor)
	newPartner(t, db, "eva", "teatru", geo.Editor)
	newProject(t, db, system, "foto", "Lumini pe Bega", geo.Period{})
	newProject(t, db, system, "teatru", "Scena în curte", geo.Period{})
	in := newProject(t, db, system, "teatru", "Poveștile orașului", geo.Period{})
	_, err := db.UpdateProject(t.Context(), system, in.ID, 0, func(p *geo.Project) error { p.Programme = &geo.Named{Slug: "bega"}; return nil })
	must(t, err)
	for _, test := range []struct {
		filter geo.ProjectFilter
		want   []string
	}{
		{geo.ProjectFilter{}, []string{"Lumini pe Bega", "Poveștile orașului", "Scena în curte"}},
		{geo.ProjectFilter{Organisation: "teatru"}, []string{"Poveștile orașului", "Scena în curte"}},
		{geo.ProjectFilter{Programme: "bega"}, []string{"Poveștile orașului"}},
		{geo.ProjectFilter{Programme: "bega", Organisation: "foto"}, nil},
		{geo.ProjectFilter{Text: "POVESTILE"}, []string{"Poveștile orașului"}},
		{geo.ProjectFilter{Text: " bega  lumini "}, []string{"Lumini pe Bega"}},
		{geo.ProjectFilter{Text: "povestiile"}, []string{"Poveștile orașului"}},
		{geo.ProjectFilter{Text: "curte", Organisation: "foto"}, nil},
		{geo.ProjectFilter{Text: "xyzzy"}, nil},
	} {
		projects, next, err := db.FindProjects(t.Context(), test.filter, geo.Page{})
		must(t, err)
		var got []string
		for _, p := range projects {
			got = append(got, p.Title["ro"])
		}
		if !slices.Equal(got, test.want) || next != "" {
			t.Errorf("%s: got %v, next %q, want %v", fmt.Sprintf("%+v", test.filter), got, next, test.want)
		}
	}
}
