package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"locuri/geo"
)

// wish sends a proposal about a place, and gives it.
func (w *world) wish(name string, aim geo.Aim, target int64, feature string) geo.Proposal {
	w.t.Helper()
	return bodyOf[geo.Proposal](w.by(name).do("POST", "/api/proposals", wishBody(aim, target, feature)).want(201))
}

func wishBody(aim geo.Aim, target int64, feature string) string {
	if feature != "" {
		feature = `,"feature":` + feature
	}
	return fmt.Sprintf(`{"aim":%q,"target":%d,"reason":"Ar fi mai bine"%s}`, aim, target, feature)
}

const (
	longer = `{"type":"Feature","geometry":{"type":"LineString","coordinates":[[21.24,45.76],[21.25,45.77]]},"properties":{"note":"Mai lungă"}}`
	mural  = `{"type":"Feature","geometry":{"type":"Point","coordinates":[21.25,45.76]},"properties":{"kind":"intervention","category":"mural","title_ro":"Mural"}}`
)

// accept has a planner accept what is proposed, and gives the answer to the last step.
func (w *world) accept(name string, place int64, more string) *answer {
	path := fmt.Sprintf("/api/places/%d/timeline", place)
	w.by(name).do("POST", path, `{"line":"decision","to":"under_review"}`).want(200)
	return w.by(name).do("POST", path, `{"line":"decision","to":"accepted","reason":"Da."`+more+`}`)
}

// feature gives a place as somebody sees it.
func (w *world) feature(name string, id int64) map[string]any {
	return bodyOf[struct{ Properties map[string]any }](w.by(name).do("GET", fmt.Sprintf("/api/collections/places/items/%d", id), "").want(200)).Properties
}

func (w *world) patch(id int64, properties string) {
	w.by("administrator").do("PATCH", fmt.Sprintf("/api/collections/places/items/%d", id), `{"properties":`+properties+`}`).want(200)
}

func TestAcceptedChangeBecomesARevisionOfItsAuthor(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	p := w.wish("resident", geo.ChangeOfPlace, place, longer)
	if p.Aim != geo.ChangeOfPlace || p.Target == nil || p.Target.ID != place || p.BaseVersion != 1 || p.Publication != geo.Submitted {
		t.Fatalf("the proposal is %+v", p)
	}
	if got := w.feature("resident", p.PlaceID); got["note"] != "Mai lungă" || got["title_ro"] != w.feature("nobody", place)["title_ro"] || got["aim"] != "change" {
		t.Errorf("its document is %v", got)
	}
	w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"publication","to":"published"}`).want(200)
	if got := w.feature("nobody", place)["note"]; got != nil {
		t.Errorf("before there is an answer the place says %v", got)
	}
	w.accept("planner", p.PlaceID, "").want(200)
	got := w.feature("nobody", place)
	if got["note"] != "Mai lungă" || got["length_m"] == nil || got["life"] != "live" || got["version"] != 2.0 {
		t.Errorf("the place is %v", got)
	}
	revision := bodyOf[struct {
		Author, Reason string
		Through        int64
	}](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/revisions/2", place), ""))
	if revision.Author != "Resident" || revision.Reason != "Ar fi mai bine" || revision.Through != p.PlaceID {
		t.Errorf("the revision is %+v", revision)
	}
	if after := bodyOf[geo.Proposal](w.nobody().do("GET", fmt.Sprintf("/api/proposals/%d", p.ID), "")); after.AppliedVersion != 2 || after.TargetVersion != 2 || after.Answer != "Da." {
		t.Errorf("the proposal is %+v", after)
	}
}

// A shape of several parts is changed in one of them, or becomes a single one; the two revisions tell how much there is more or less.
func TestChangeOfAPlaceInSeveralParts(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	shapes := map[string][2]string{
		"MultiPolygon":    {smallSquare(21.24) + "," + smallSquare(21.26), smallSquare(21.24) + "," + smallSquare(21.261)},
		"MultiLineString": {`[[21.24,45.76],[21.25,45.76]],[[21.26,45.76],[21.27,45.76]]`, `[[21.24,45.76],[21.25,45.76]],[[21.26,45.76],[21.28,45.76]]`},
		"MultiPoint":      {`[21.24,45.76],[21.25,45.76]`, `[21.24,45.76],[21.26,45.76]`},
	}
	for kind, parts := range shapes {
		shape := func(i int) string { return fmt.Sprintf(`{"type":%q,"coordinates":[%s]}`, kind, parts[i]) }
		place := bodyOf[struct{ ID int64 }](w.by("planner").do("POST", "/api/collections/places/items",
			`{"type":"Feature","geometry":`+shape(0)+`,"properties":{"kind":"space","category":"park","title_ro":"Parcul"}}`).want(201)).ID
		p := w.wish("resident", geo.ChangeOfPlace, place, `{"type":"Feature","geometry":`+shape(1)+`,"properties":{}}`)
		w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"publication","to":"published"}`).want(200)
		w.accept("administrator", p.PlaceID, "").want(200)
		if got := w.shapeOf(place); got != shape(1) {
			t.Errorf("the place is %s, want %s", got, shape(1))
		}
		words := w.wish("resident", geo.ChangeOfPlace, place, `{"type":"Feature","properties":{"note":"Doar vorbe"}}`)
		if got := w.shapeOf(words.PlaceID); w.by("moderator").do("GET", fmt.Sprintf("/api/collections/places/items/%d", words.PlaceID), "").StatusCode != 200 || got != shape(1) {
			t.Errorf("a wish that leaves the shape alone shows %s", got)
		}
		revision := bodyOf[struct {
			Geometry struct{ Type string }
		}](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/revisions/1", place), "").want(200))
		if revision.Geometry.Type != kind {
			t.Errorf("the first revision is a %s", revision.Geometry.Type)
		}
	}
}

func smallSquare(west float64) string {
	return fmt.Sprintf(`[[[%[1]v,45.76],[%[2]v,45.76],[%[2]v,45.761],[%[1]v,45.761],[%[1]v,45.76]]]`, west, west+0.001)
}

// shapeOf gives the geometry of a place as it is sent.
func (w *world) shapeOf(id int64) string {
	w.t.Helper()
	f := bodyOf[struct{ Geometry json.RawMessage }](w.by("moderator").do("GET", fmt.Sprintf("/api/collections/places/items/%d", id), "").want(200))
	return string(f.Geometry)
}

func TestDeclinedChangeLeavesThePlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	p := w.wish("editor", geo.ChangeOfPlace, place, longer)
	path := fmt.Sprintf("/api/places/%d/timeline", p.PlaceID)
	w.by("moderator").do("POST", path, `{"line":"publication","to":"published"}`).want(200)
	w.by("planner").do("POST", path, `{"line":"decision","to":"declined","reason":"Nu."}`).want(200)
	if got := w.feature("nobody", place); got["version"] != 1.0 {
		t.Errorf("the place is %v", got)
	}
	// A correction of the answer is seen as one, and does what is wished.
	w.by("planner").do("POST", path, `{"line":"decision","to":"accepted_with_changes","reason":"Ba da."}`).want(200)
	if got := w.feature("nobody", place); got["note"] != "Mai lungă" {
		t.Errorf("after the correction the place is %v", got)
	}
	steps := bodyOf[geo.Timeline](w.nobody().do("GET", path, "")).Steps
	if last := steps[len(steps)-1]; !last.Correction {
		t.Errorf("the last step is %+v", last)
	}
}

// What was changed meanwhile is told, and neither change is lost.
func TestChangeOfWhatWasChangedMeanwhile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	p := w.wish("editor", geo.ChangeOfPlace, place, longer)
	w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"publication","to":"published"}`).want(200)
	w.patch(place, `{"description_ro":"Cu pomi noi","note":"Alta"}`)
	w.accept("planner", p.PlaceID, "").want(http.StatusPreconditionFailed)
	if got := w.feature("nobody", place); got["version"] != 2.0 || got["note"] != "Alta" {
		t.Errorf("the place is %v", got)
	}
	if got := w.feature("nobody", p.PlaceID); got["decision"] != "under_review" {
		t.Errorf("the proposal is %v", got)
	}
	again := `{"line":"decision","to":"accepted","reason":"Da.","target_version":%d}`
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), fmt.Sprintf(again, 1)).want(http.StatusPreconditionFailed)
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), fmt.Sprintf(again, 2)).want(200)
	if got := w.feature("nobody", place); got["note"] != "Mai lungă" || got["description_ro"] != "Cu pomi noi" || got["version"] != 3.0 {
		t.Errorf("the place is %v", got)
	}
}

func TestAcceptedRemovalMovesTheLife(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	p := w.wish("planner", geo.RemovalOfPlace, place, "")
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"decision","to":"under_review"}`).want(403) // nobody decides on their own
	w.by("elsewhere").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"decision","to":"under_review"}`).want(403)
	w.accept("administrator", p.PlaceID, "").want(200)
	if got := w.feature("nobody", place); got["life"] != "removed" {
		t.Errorf("the place is %v", got)
	}
	steps := bodyOf[geo.Timeline](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/timeline", place), "")).Steps
	if last := steps[len(steps)-1]; last.To != "removed" || last.Reason != "Ar fi mai bine" || last.Author != "Administrator" {
		t.Errorf("the last step of the place is %+v", last)
	}
	w.by("administrator").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"life","to":"planned"}`).want(409)
	w.by("planner").do("POST", "/api/proposals", wishBody(geo.RemovalOfPlace, place, "")).wantFields("target")
}

func TestInterventionAtAPlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	p := w.wish("planner", geo.InterventionAt, place, mural)
	if got := w.feature("nobody", p.PlaceID); got["aim"] != "intervention" || got["target"] != float64(place) || got["life"] != "idea" {
		t.Errorf("the intervention is %v", got)
	}
	if got := w.proposals("nobody", fmt.Sprintf("/api/proposals?target=%d", place)); !cmp.Equal(got, []int64{p.PlaceID}) {
		t.Errorf("at the place there are %v", got)
	}
	w.accept("administrator", p.PlaceID, "").want(200)
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), `{"line":"life","to":"planned"}`).want(200)
}

// What is proposed about a place is no place: it is in no list, on no tile and not counted, but among proposals.
func TestAmendmentsAreAmongProposalsOnly(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	first := bodyOf[resource](w.nobody().do("GET", "/api/collections/places?f=json", ""))
	p := w.wish("planner", geo.ChangeOfPlace, place, longer)
	seen := func(path string) string { return fmt.Sprint(walker{w.nobody()}.ids(path)) }
	for path, want := range map[string]string{
		"/api/collections/places/items":                         fmt.Sprint([]int64{place}),
		"/api/collections/place-lines/items":                    "[]",
		"/api/collections/places/items?q=Mai":                   "[]",
		"/api/collections/places/items?filter=note+IS+NOT+NULL": "[]",
		"/api/collections/proposals/items":                      fmt.Sprint([]int64{p.PlaceID}),
		"/api/collections/places/items?proposals=true":          fmt.Sprint([]int64{p.PlaceID}),
	} {
		if got := seen(path); got != want {
			t.Errorf("%s has %s, want %s", path, got, want)
		}
	}
	if got := bodyOf[resource](w.nobody().do("GET", "/api/collections/places?f=json", "")); *got.ItemCount != *first.ItemCount {
		t.Errorf("there are %d places, want %d", *got.ItemCount, *first.ItemCount)
	}
	if got := bodyOf[resource](w.nobody().do("GET", "/api/collections/proposals?f=json", "")); *got.ItemCount != 1 {
		t.Errorf("there are %d proposals, want 1", *got.ItemCount)
	}
	var counted int
	must(t, w.db.Pool().QueryRow(t.Context(), "SELECT sum(n) FROM place_count WHERE level = 16").Scan(&counted))
	if counted != 1 {
		t.Errorf("%d places are counted for the map, want 1", counted)
	}
	survey := w.nobody().do("POST", "/api/survey", `{"geometry":{"type":"Point","coordinates":[21.245,45.765]}}`)
	if strings.Contains(string(survey.body), fmt.Sprintf(`"id":%d`, p.PlaceID)) {
		t.Errorf("it is shown as a place nearby: %s", survey.body)
	}
	w.by("editor").do("POST", fmt.Sprintf("/api/projects/%d/tags", w.project()), fmt.Sprintf(`{"places":[%d],"role":"venue"}`, p.PlaceID)).wantFields("places[0]")
	w.by("planner").do("POST", "/api/proposals", wishBody(geo.ChangeOfPlace, p.PlaceID, longer)).wantFields("target")
}

func TestBadAmendmentsAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place, waiting := w.place(), w.proposal().PlaceID
	for _, c := range []struct {
		aim     geo.Aim
		target  int64
		feature string
		field   string
	}{
		{geo.ChangeOfPlace, 999999, longer, "target"},
		{geo.ChangeOfPlace, 0, longer, "target"},
		{geo.ChangeOfPlace, waiting, longer, "target"},
		{geo.ChangeOfPlace, place, `{"type":"Feature","properties":{}}`, "feature"},
		{geo.ChangeOfPlace, place, "", "feature"},
		{geo.ChangeOfPlace, place, `{"type":"Feature","properties":{"life":"removed"}}`, "life"},
		{geo.ChangeOfPlace, place, `{"type":"Feature","properties":{"colour":"red"}}`, "colour"},
		{geo.ChangeOfPlace, place, `{"type":"Feature","properties":{"title_ro":""}}`, "title_ro"},
		{geo.RemovalOfPlace, place, longer, "note"},
		{geo.RemovalOfPlace, waiting, "", "target"},
		{geo.InterventionAt, place, `{"type":"Feature","geometry":{"type":"Point","coordinates":[21.25,45.76]},"properties":{"kind":"space","category":"square","title_ro":"Nu"}}`, "kind"},
		{geo.InterventionAt, 0, mural, "target"},
		{geo.InterventionAt, place, "", "feature"},
		{geo.NewPlace, place, mural, "target"},
		{"wish", place, mural, "aim"},
	} {
		a := w.by("planner").do("POST", "/api/proposals", wishBody(c.aim, c.target, c.feature)).want(400)
		if !strings.Contains(string(a.body), `"field":"`+c.field) {
			t.Errorf("%s of %d with %s: %s, want it to name %s", c.aim, c.target, c.feature, a.body, c.field)
		}
	}
}

// What is sent twice is kept once, whatever it is for.
func TestAmendmentSentTwiceIsKeptOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	feature := fmt.Sprintf(`{"type":"Feature","properties":{"uuid":%q}}`, uuid.NewString())
	first, second := w.wish("resident", geo.RemovalOfPlace, place, feature), w.wish("resident", geo.RemovalOfPlace, place, feature)
	if first.ID != second.ID {
		t.Errorf("the second is %d, want %d", second.ID, first.ID)
	}
}

func TestAssessmentsAreForStaff(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.openProposal()
	path := fmt.Sprintf("/api/places/%d/assessments", place)
	note := fmt.Sprintf(`{"uuid":%q,"feasibility":"Se poate","cost":" 2.000 lei ","competence":"Primăria"}`, uuid.NewString())
	for range 2 {
		w.by("planner").do("POST", path, note).want(201)
	}
	w.by("moderator").do("POST", path, note).want(409)
	w.by("planner").do("POST", path, `{"uuid":"x","note":"y"}`).wantFields("uuid")
	w.by("planner").do("POST", path, fmt.Sprintf(`{"uuid":%q,"note":" "}`, uuid.NewString())).wantFields("note")
	w.by("planner").do("POST", path, fmt.Sprintf(`{"uuid":%q,"note":%q}`, uuid.NewString(), strings.Repeat("x", 5001))).wantFields("note")
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/assessments", w.place()), note).want(409)
	got := bodyOf[struct{ Assessments []geo.Assessment }](w.by("moderator").do("GET", path, "").want(200)).Assessments
	if len(got) != 1 || got[0].Cost != "2.000 lei" || got[0].Author != "Planner" {
		t.Errorf("staff read %+v", got)
	}
	for _, name := range []string{"nobody", "resident", "editor"} {
		timeline := w.by(name).do("GET", fmt.Sprintf("/api/places/%d/timeline", place), "").want(200)
		if strings.Contains(string(timeline.body), "Se poate") {
			t.Errorf("%s reads the note in the timeline", name)
		}
	}
}

// Who follows a place hears of what is proposed about it.
func TestFollowersHearOfAmendments(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	w.wish("planner", geo.RemovalOfPlace, place, "")
	w.wish("planner", geo.InterventionAt, place, mural)
	for _, path := range []string{fmt.Sprintf("/api/activity?place=%d", place), "/api/activity?neighbourhood=centru"} {
		got := bodyOf[struct{ Activity []geo.Activity }](w.nobody().do("GET", path, "").want(200)).Activity
		if len(got) != 3 || !got[0].Proposal || !got[1].Proposal {
			t.Errorf("%s tells %+v, want the place and both proposals", path, got)
		}
	}
}
