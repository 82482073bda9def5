package postgis_test

import (
	"testing"

	"locuri/geo"
)

// The admins of the other organisation are told once, in the transaction of the tie; a note alone tells nobody again.
func TestOthersAreToldOfClashes(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	ana, eva := newPartner(t, db, "ana", "foto", geo.Editor), newPartner(t, db, "eva", "teatru", geo.Admin)
	newPartner(t, db, "ion", "teatru", geo.Editor)
	ours := newProject(t, db, system, "foto", "Lumini", geo.Period{Starts: "2026", Ends: "2026"})
	theirs := newProject(t, db, system, "teatru", "Umbre", geo.Period{Starts: "2026-05", Ends: "2026-06"})
	one, two := newSite(t, db, "Cheiul", geo.Published), newSite(t, db, "Podul", geo.Published)
	tagPlaces(t, db, theirs, geo.Venue, geo.Period{}, one, two)
	told := func() int { return count(t, db, `select count(*) from river_job where kind = 'notify_clash'`) }

	tags, clashes, err := db.CreateTags(t.Context(), ana, ours.ID, []geo.Tag{{PlaceID: one, Role: geo.Site}, {PlaceID: two, Role: geo.Site}})
	must(t, err)
	if len(clashes) != 2 || told() != 1 {
		t.Fatalf("%d clashes, told %d times", len(clashes), told())
	}
	notices, err := db.FindClashNotices(t.Context(), geo.NotifyClash{ProjectID: ours.ID, TagIDs: []int64{clashes[0].TagID, clashes[1].TagID}})
	must(t, err)
	if len(notices) != 1 || notices[0].Reader.AccountID != eva.AccountID || len(notices[0].Clashes) != 2 || notices[0].Project.ID != ours.ID {
		t.Errorf("got %+v", notices)
	}
	_, _, err = db.UpdateTag(t.Context(), ana, tags[0].ID, func(t *geo.Tag) error { t.Note = "x"; return nil })
	must(t, err)
	if told() != 1 {
		t.Error("a note told them again")
	}
	_, _, err = db.UpdateTag(t.Context(), ana, tags[0].ID, func(t *geo.Tag) error { t.Ends = "2026-07"; return nil })
	must(t, err)
	if told() != 2 {
		t.Error("another period told nobody")
	}
	must(t, db.DeleteProject(t.Context(), system, ours.ID, 0))
	notices, err = db.FindClashNotices(t.Context(), geo.NotifyClash{ProjectID: ours.ID, TagIDs: []int64{clashes[0].TagID}})
	if err != nil || len(notices) != 0 {
		t.Errorf("of a project that is gone: %+v, %v", notices, err)
	}
}
