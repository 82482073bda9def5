package postgis_test

import (
	"slices"
	"testing"

	"locuri/geo"
	"locuri/geo/postgis"
)

// tagging is a city with a partner's project and some places.
type tagging struct {
	db             *postgis.DB
	ana            geo.Actor // editor of foto
	project        *geo.Project
	one, two       int64 // published
	draft, foreign int64 // unpublished: made by ana, by somebody else
}

func newTagging(t *testing.T) tagging {
	t.Helper()
	db := newCity(t)
	g := tagging{db: db, ana: newPartner(t, db, "ana", "foto", geo.Editor)}
	g.project = newProject(t, db, g.ana, "foto", "Unu", geo.Period{})
	g.one, g.two = newSite(t, db, "Unu", geo.Published), newSite(t, db, "Doi", geo.Published)
	g.draft, g.foreign = newSite(t, db, "Draft", geo.Submitted), newSite(t, db, "Foreign", geo.Submitted)
	exec(t, db, `update place set created_by = $1 where id = $2`, g.ana.AccountID, g.draft)
	return g
}

func TestTagsAreWrittenInTheGivenOrder(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	tags, clashes, err := g.db.CreateTags(t.Context(), g.ana, g.project.ID, []geo.Tag{
		{PlaceID: g.two, Role: geo.Venue, Period: geo.Period{Starts: "2023-05", Ends: "2023-06"}, Note: "seara"},
		{PlaceID: g.one, Role: geo.Site},
		{PlaceID: g.two, Role: geo.Site},
		{PlaceID: g.draft, Role: geo.Inspiration},
	})
	must(t, err)
	if len(tags) != 4 || len(clashes) != 0 || clashes == nil {
		t.Fatalf("got %d tags, clashes %v", len(tags), clashes)
	}
	first := tags[0]
	if first.PlaceID != g.two || first.Role != geo.Venue || first.Ends != "2023-06" || first.Note != "seara" || first.ProjectID != g.project.ID ||
		first.Place.Title["ro"] != "Doi" || first.Place.Point[0] == 0 || first.Project != nil || first.CreatedAt.IsZero() {
		t.Errorf("got %+v", first)
	}
	if tags[1].PlaceID != g.one || tags[2].Role != geo.Site || tags[3].PlaceID != g.draft {
		t.Errorf("got another order: %+v", tags)
	}
}

func TestTaggingAgainReplacesPeriodAndNote(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	first, _ := tagPlaces(t, g.db, g.project, geo.Site, geo.Period{Starts: "2023"}, g.one)
	again, _, err := g.db.CreateTags(t.Context(), g.ana, g.project.ID, []geo.Tag{{PlaceID: g.one, Role: geo.Site, Note: "nou"}})
	must(t, err)
	if again[0].ID != first[0].ID || again[0].Starts != "" || again[0].Note != "nou" || count(t, g.db, `select count(*) from tag`) != 1 {
		t.Errorf("got %+v after %+v", again[0], first[0])
	}
}

func TestTagsAreWrittenAllOrNone(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	site := func(id int64) geo.Tag { return geo.Tag{PlaceID: id, Role: geo.Site} }
	archived := newSite(t, g.db, "Archived", geo.Archived)
	for _, test := range []struct {
		name   string
		tags   []geo.Tag
		fields []string
	}{
		{"none", nil, []string{"places"}},
		{"not found", []geo.Tag{site(g.one), site(99999), site(g.two), site(88888)}, []string{"tags[1].place_id", "tags[3].place_id"}},
		{"not to be seen", []geo.Tag{site(g.one), site(g.foreign)}, []string{"tags[1].place_id"}},
		{"archived", []geo.Tag{site(archived), site(g.one)}, []string{"tags[0].place_id"}},
		{"twice", []geo.Tag{site(g.one), site(g.one)}, []string{"tags[1].place_id"}},
		{"role", []geo.Tag{site(g.one), {PlaceID: g.two, Role: "owner"}}, []string{"tags[1].role"}},
		{"period", []geo.Tag{{PlaceID: g.two, Role: geo.Site, Period: geo.Period{Starts: "2023", Ends: "2022"}}}, []string{"tags[0].ends"}},
		{"no place", []geo.Tag{site(0)}, []string{"tags[0].place_id"}},
		{"too many", make([]geo.Tag, geo.MaxTags+1), []string{"places"}},
	} {
		_, _, err := g.db.CreateTags(t.Context(), g.ana, g.project.ID, test.tags)
		if wantField(t, err, test.fields...); t.Failed() {
			t.Fatal(test.name)
		}
		if n := count(t, g.db, `select count(*) from tag`); n != 0 {
			t.Fatalf("%s: %d tags were written", test.name, n)
		}
	}
}

func TestTagRights(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	tags, _ := tagPlaces(t, g.db, g.project, geo.Site, geo.Period{}, g.one)
	token := g.ana
	token.Scopes = []geo.Scope{geo.ScopeProjects}
	reader := g.ana
	reader.Scopes = []geo.Scope{geo.ScopeRead}
	for _, test := range []struct {
		name  string
		actor geo.Actor
		fault geo.Fault
	}{
		{"nobody", geo.Actor{}, geo.Unauthenticated},
		{"moderator", newAccount(t, g.db, "mod", geo.Moderator), geo.Forbidden},
		{"member of another", newPartner(t, g.db, "eva", "teatru", geo.Admin), geo.Forbidden},
		{"reading token", reader, geo.Forbidden},
		{"editor", g.ana, ""},
		{"token with the scope", token, ""},
		{"administrator", newAccount(t, g.db, "zoe", geo.Administrator), ""},
	} {
		wanted := []geo.Tag{{PlaceID: g.one, Role: geo.Site}}
		if _, _, err := g.db.CreateTags(t.Context(), test.actor, g.project.ID, wanted); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: CreateTags gave %v, want fault %q", test.name, err, test.fault)
		}
		if _, err := g.db.FindClashes(t.Context(), test.actor, g.project.ID, wanted); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: FindClashes gave %v, want fault %q", test.name, err, test.fault)
		}
		note := func(t *geo.Tag) error { t.Note = test.name; return nil }
		if _, _, err := g.db.UpdateTag(t.Context(), test.actor, tags[0].ID, note); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: UpdateTag gave %v, want fault %q", test.name, err, test.fault)
		}
		if test.fault != "" {
			wantFault(t, g.db.DeleteTag(t.Context(), test.actor, tags[0].ID), test.fault)
		}
	}
	_, _, err := g.db.CreateTags(t.Context(), g.ana, 9999, []geo.Tag{{PlaceID: g.one, Role: geo.Site}})
	wantFault(t, err, geo.NotFound)
	must(t, g.db.DeleteTag(t.Context(), g.ana, tags[0].ID))
	wantFault(t, g.db.DeleteTag(t.Context(), g.ana, tags[0].ID), geo.NotFound)
}

func TestUpdateTagKeepsPlaceAndProject(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	tags, _ := tagPlaces(t, g.db, g.project, geo.Site, geo.Period{}, g.one)
	tagPlaces(t, g.db, g.project, geo.Venue, geo.Period{}, g.one)
	after, clashes, err := g.db.UpdateTag(t.Context(), g.ana, tags[0].ID, func(t *geo.Tag) error {
		t.Role, t.Starts, t.Note, t.PlaceID, t.ProjectID = geo.RouteStop, "2024", "nou", g.two, 77
		return nil
	})
	must(t, err)
	if after.Role != geo.RouteStop || after.Starts != "2024" || after.Note != "nou" || after.PlaceID != g.one || after.ProjectID != g.project.ID || len(clashes) != 0 {
		t.Errorf("got %+v, clashes %v", after, clashes)
	}
	_, _, err = g.db.UpdateTag(t.Context(), g.ana, tags[0].ID, func(t *geo.Tag) error { t.Role = geo.Venue; return nil })
	wantFault(t, err, geo.Conflict)
	_, _, err = g.db.UpdateTag(t.Context(), g.ana, tags[0].ID, func(t *geo.Tag) error { t.Ends = "2023"; return nil })
	wantField(t, err, "ends")
	_, _, err = g.db.UpdateTag(t.Context(), g.ana, 9999, func(*geo.Tag) error { return nil })
	wantFault(t, err, geo.NotFound)
}

func TestTagsOfUnseenPlacesAreLeftOut(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	tags, _ := tagPlaces(t, g.db, g.project, geo.Site, geo.Period{}, g.one, g.draft, g.foreign)
	for _, test := range []struct {
		name  string
		actor geo.Actor
		want  []int64
	}{
		{"nobody", geo.Actor{}, []int64{g.one}},
		{"author of one", g.ana, []int64{g.draft, g.one}},
		{"planner", newAccount(t, g.db, "pla", geo.Planner), []int64{g.draft, g.foreign, g.one}},
	} {
		found, err := g.db.FindTags(t.Context(), test.actor, g.project.ID, 0)
		must(t, err)
		var got []int64
		for _, tag := range found {
			got = append(got, tag.PlaceID)
			if tag.Place == nil || tag.Project != nil {
				t.Errorf("%s: got place %v, project %v", test.name, tag.Place, tag.Project)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got places %v, want %v by title", test.name, got, test.want)
		}
		for i, tag := range tags {
			byPlace, err := g.db.FindTags(t.Context(), test.actor, 0, tag.PlaceID)
			must(t, err)
			if seen := len(byPlace) == 1; seen != slices.Contains(test.want, tag.PlaceID) {
				t.Errorf("%s: tag %d by place is seen: %t", test.name, i, seen)
			}
		}
	}
	wantFault(t, g.db.DeleteTag(t.Context(), g.ana, tags[2].ID), geo.NotFound)
}

func TestTagsOfAPlaceNameTheirProjects(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	tagPlaces(t, g.db, g.project, geo.Site, geo.Period{}, g.one, g.two)
	tagPlaces(t, g.db, newProject(t, g.db, system, "foto", "Alt proiect", geo.Period{Starts: "2021"}), geo.Venue, geo.Period{}, g.one)
	tags, err := g.db.FindTags(t.Context(), geo.Actor{}, 0, g.one)
	must(t, err)
	if len(tags) != 2 || tags[0].Project.Title["ro"] != "Alt proiect" || tags[0].Project.Starts != "2021" || tags[0].Place != nil ||
		tags[1].Project.Organisation.Slug != "foto" || tags[1].Project.Programme != nil {
		t.Errorf("got %+v", tags)
	}
	both, err := g.db.FindTags(t.Context(), geo.Actor{}, g.project.ID, g.one)
	must(t, err)
	if len(both) != 1 || both[0].Place == nil || both[0].Project == nil {
		t.Errorf("got %+v, want the one tag with both", both)
	}
	_, err = g.db.FindTags(t.Context(), geo.Actor{}, 0, 0)
	wantFault(t, err, geo.Invalid)
}

// Two partners who tag the same places in opposite order at once neither block each other for good, nor lose a tie.
func TestTaggingAtOnce(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	projects := []*geo.Project{g.project}
	for _, title := range []string{"Doi", "Trei", "Patru"} {
		projects = append(projects, newProject(t, g.db, system, "foto", title, geo.Period{}))
	}
	var writes []func() error
	for i, p := range projects {
		tags := []geo.Tag{{PlaceID: g.one, Role: geo.Site}, {PlaceID: g.two, Role: geo.Site}}
		if i%2 == 1 {
			slices.Reverse(tags)
		}
		writes = append(writes, func() error { _, _, err := g.db.CreateTags(t.Context(), system, p.ID, tags); return err })
	}
	for _, err := range atOnce(writes...) {
		must(t, err)
	}
	for _, id := range []int64{g.one, g.two} {
		if n := count(t, g.db, `select cardinality(projects) from place where id = $1`, id); n != len(projects) {
			t.Errorf("place %d knows %d of %d projects", id, n, len(projects))
		}
	}
}
