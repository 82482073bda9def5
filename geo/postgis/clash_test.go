package postgis_test

import (
	"testing"

	"locuri/geo"
)

func TestClashes(t *testing.T) {
	t.Parallel()
	type side struct {
		project, tag geo.Period
		role         geo.TagRole
		life         geo.Life
	}
	period := func(starts, ends geo.Date) geo.Period { return geo.Period{Starts: starts, Ends: ends} }
	may, june := period("2023-05", "2023-05"), period("2023-06", "2023-06")
	for _, test := range []struct {
		name         string
		theirs, ours side
		clash        bool
	}{
		{"same day", side{tag: period("2023-05-07", "2023-05-07")}, side{tag: period("2023-05-07", "2023-05-07")}, true},
		{"the day after", side{tag: period("2023-05-07", "2023-05-07")}, side{tag: period("2023-05-08", "2023-05-08")}, false},
		{"last and first day are one", side{tag: period("2023-05-01", "2023-05-07")}, side{tag: period("2023-05-07", "2023-05-20")}, true},
		{"months that follow each other", side{tag: may}, side{tag: june}, false},
		{"a month and its last day", side{tag: may}, side{tag: period("2023-05-31", "2023-06-02")}, true},
		{"a year and its last day", side{tag: period("2023", "2023")}, side{tag: period("2023-12-31", "")}, true},
		{"a year and the next", side{tag: period("2023", "2023")}, side{tag: period("2024", "2024")}, false},
		{"December and January", side{tag: period("2023-12", "2023-12")}, side{tag: period("2024-01", "2024-01")}, false},
		{"February of a leap year", side{tag: period("2024-02", "2024-02")}, side{tag: period("2024-02-29", "2024-02-29")}, true},
		{"open end, later", side{tag: period("2023-05", "")}, side{tag: period("2031", "2031")}, true},
		{"open end, earlier", side{tag: period("2023-05", "")}, side{tag: period("2022", "2023-04")}, false},
		{"open start, earlier", side{tag: period("", "2023-05")}, side{tag: period("1990", "1990")}, true},
		{"open start, later", side{tag: period("", "2023-05")}, side{tag: june}, false},
		{"both without any date", side{}, side{}, true},
		{"theirs without any date", side{}, side{tag: may}, true},
		{"ours without any date", side{tag: may}, side{}, true},
		{"project's dates stand in, theirs", side{project: may}, side{tag: june}, false},
		{"project's dates stand in, ours", side{tag: may}, side{project: june}, false},
		{"project's dates stand in and meet", side{project: may}, side{project: may}, true},
		{"tag's dates come before the project's", side{project: period("2020", "2030"), tag: may}, side{tag: june}, false},
		{"their inspiration", side{role: geo.Inspiration}, side{}, false},
		{"our inspiration", side{}, side{role: geo.Inspiration}, false},
		{"other roles", side{role: geo.Venue}, side{role: geo.RouteStop}, true},
		{"their project ended", side{life: geo.Ended}, side{}, false},
		{"their project removed", side{life: geo.Removed}, side{}, false},
		{"their project paused", side{life: geo.Paused}, side{}, true},
		{"our project ended", side{}, side{life: geo.Ended}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			g := newTagging(t)
			newPartner(t, g.db, "eva", "teatru", geo.Editor)
			make := func(organisation string, s side) (*geo.Project, geo.TagRole) {
				p := newProject(t, g.db, system, organisation, "Al "+organisation, s.project)
				if s.life != "" {
					_, err := g.db.UpdateProject(t.Context(), system, p.ID, 0, func(p *geo.Project) error { p.Life = s.life; return nil })
					must(t, err)
				}
				if s.role == "" {
					s.role = geo.Site
				}
				return p, s.role
			}
			theirs, theirRole := make("teatru", test.theirs)
			ours, ourRole := make("foto", test.ours)
			tagPlaces(t, g.db, theirs, theirRole, test.theirs.tag, g.one, g.two)
			wanted := []geo.Tag{{PlaceID: g.one, Role: ourRole, Period: test.ours.tag}}
			foreseen, err := g.db.FindClashes(t.Context(), g.ana, ours.ID, wanted)
			must(t, err)
			_, clashes := tagPlaces(t, g.db, ours, ourRole, test.ours.tag, g.one)
			if (len(clashes) == 1) != test.clash || len(foreseen) != len(clashes) {
				t.Errorf("got %d clashes, %d foreseen, want clash: %t", len(clashes), len(foreseen), test.clash)
			}
			_, clashes, err = g.db.UpdateTag(t.Context(), g.ana, tagID(t, g, ours), func(*geo.Tag) error { return nil })
			must(t, err)
			if (len(clashes) == 1) != test.clash {
				t.Errorf("an update gives %d clashes, want clash: %t", len(clashes), test.clash)
			}
		})
	}
}

func tagID(t *testing.T, g tagging, project *geo.Project) int64 {
	t.Helper()
	tags, err := g.db.FindTags(t.Context(), system, project.ID, 0)
	must(t, err)
	return tags[0].ID
}

func TestClashNamesTheOther(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	newPartner(t, g.db, "eva", "teatru", geo.Editor)
	theirs := newProject(t, g.db, system, "teatru", "Scena", geo.Period{Starts: "2023"})
	tags, _ := tagPlaces(t, g.db, theirs, geo.Venue, geo.Period{}, g.one)
	_, clashes := tagPlaces(t, g.db, g.project, geo.Site, geo.Period{}, g.one, g.two)
	if len(clashes) != 1 {
		t.Fatalf("got %d clashes, want 1", len(clashes))
	}
	c := clashes[0]
	if c.PlaceID != g.one || c.PlaceTitle["ro"] != "Unu" || c.TagID != tags[0].ID || c.Role != geo.Venue || c.Starts != "2023" ||
		c.Project.ID != theirs.ID || c.Project.Title["ro"] != "Scena" || c.Project.Organisation.Slug != "teatru" {
		t.Errorf("got %+v", c)
	}
}

func TestOwnTagsDoNotClash(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	tagPlaces(t, g.db, g.project, geo.Venue, geo.Period{}, g.one)
	if _, clashes := tagPlaces(t, g.db, g.project, geo.Site, geo.Period{}, g.one); len(clashes) != 0 {
		t.Errorf("got %+v", clashes)
	}
}

// A foreseen clash tells nothing of a place that the actor may not see, and writes nothing.
func TestFindClashesKeepsSecrets(t *testing.T) {
	t.Parallel()
	g := newTagging(t)
	newPartner(t, g.db, "eva", "teatru", geo.Editor)
	theirs := newProject(t, g.db, system, "teatru", "Scena", geo.Period{})
	tagPlaces(t, g.db, theirs, geo.Site, geo.Period{}, g.foreign, g.one)
	clashes, err := g.db.FindClashes(t.Context(), g.ana, g.project.ID, []geo.Tag{{PlaceID: g.foreign, Role: geo.Site}, {PlaceID: g.one, Role: geo.Site}})
	must(t, err)
	if len(clashes) != 1 || clashes[0].PlaceID != g.one {
		t.Errorf("got %+v, want the published place only", clashes)
	}
	if n := count(t, g.db, `select count(*) from tag where project_id = $1`, g.project.ID); n != 0 {
		t.Errorf("%d tags were written", n)
	}
	_, err = g.db.FindClashes(t.Context(), g.ana, g.project.ID, []geo.Tag{{PlaceID: g.one, Role: geo.Site, Period: geo.Period{Starts: "soon"}}})
	wantField(t, err, "tags[0].starts")
	_, err = g.db.FindClashes(t.Context(), g.ana, 9999, []geo.Tag{{PlaceID: g.one, Role: geo.Site}})
	wantFault(t, err, geo.NotFound)
}
