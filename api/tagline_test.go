package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"locuri/geo"
)

// named makes a published place with a title.
func (w *world) named(title string) int64 {
	id := w.place()
	_, err := w.db.UpdatePlace(w.t.Context(), system, id, 1, "", func(pl *geo.Place) error {
		pl.Title, pl.Aliases = geo.Text{"ro": title, "en": title + " in English"}, []string{"Vechi " + title}
		return nil
	})
	must(w.t, err)
	return id
}

func TestTableOfTies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	bridge, square, other := w.named("Podul Decebal"), w.named("Piața Unirii"), w.named("Piața Unirii Mică")
	hidden := w.proposal().PlaceID
	path := fmt.Sprintf("/api/projects/%d/tags", w.project())
	table := strings.Join([]string{"place,role,starts,note", fmt.Sprint(bridge), fmt.Sprintf("https://locuri.example/places/%d-podul,site", bridge),
		"piata unirii,site,2026", "vechi podul decebal,oprire", "Piața", "Nicăieri", fmt.Sprint(hidden), "Podul Decebal in english,chef"}, "\n") + "\n"
	read := bodyOf[struct{ Lines []geo.TagLine }](w.by("editor").do("POST", path+"/reading", table).want(http.StatusOK)).Lines
	if len(read) != 8 {
		t.Fatalf("got %d lines", len(read))
	}
	for i, want := range []struct {
		place      int64
		candidates int
		wrong      string
	}{
		{bridge, 1, ""}, {bridge, 1, ""}, {square, 1, ""}, {bridge, 1, ""}, {0, 2, "place ambiguous"}, {0, 0, "place not_found"},
		{0, 0, "place not_found"}, {bridge, 1, "role not_allowed"},
	} {
		var wrong []string
		for _, p := range read[i].Problems {
			wrong = append(wrong, p.Field+" "+p.Code)
		}
		got := read[i]
		if got.Tag.PlaceID != want.place || len(got.Candidates) != want.candidates || strings.Join(wrong, ", ") != want.wrong {
			t.Errorf("line %d, %q: got place %d of %d, %v", got.Line, got.Place, got.Tag.PlaceID, len(got.Candidates), wrong)
		}
	}
	if read[4].Candidates[0].ID != square || read[4].Candidates[1].ID != other {
		t.Errorf("candidates %+v", read[4].Candidates)
	}
	if n := w.count(`select count(*) from tag`); n != 0 {
		t.Errorf("reading wrote %d ties", n)
	}

	in := w.by("editor")
	in.with("Content-Type", "application/json").ask("POST", path+"/reading", table).want(http.StatusUnsupportedMediaType)
	in.do("POST", path+"/reading", "place,\n\xff\n").want(http.StatusBadRequest)
	in.do("POST", path, fmt.Sprintf(`{"tags":[{"place_id":%d,"role":"site","starts":"x"},{"place_id":999999,"role":"venue"}]}`, square)).wantFields("tags[0].starts")
	in.do("POST", path, fmt.Sprintf(`{"tags":[{"place_id":%d,"role":"site"},{"place_id":999999,"role":"venue"}]}`, square)).wantFields("tags[1].place_id")
	in.do("POST", path, `{"tags":[],"role":"site"}`).wantFields("places")
	done := bodyOf[struct{ Tags []geo.Tag }](in.do("POST", path,
		fmt.Sprintf(`{"tags":[{"place_id":%d,"role":"site","starts":"2026"},{"place_id":%d,"role":"route_stop","note":"n"}]}`, square, bridge)).want(http.StatusOK)).Tags
	if len(done) != 2 || done[0].Role != geo.Site || done[0].Starts != "2026" || done[1].Role != geo.RouteStop || done[1].Note != "n" {
		t.Errorf("got %+v", done)
	}
}

func TestHistoryOfTies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place, project := w.place(), w.project()
	path := fmt.Sprintf("/api/projects/%d/tags", project)
	tags := func() []geo.Tag {
		return bodyOf[struct{ Tags []geo.Tag }](w.nobody().do("GET", path, "")).Tags
	}
	in := w.by("editor")
	in.do("POST", path, fmt.Sprintf(`{"places":[%d],"role":"venue"}`, place)).want(http.StatusOK)
	in.do("POST", path, fmt.Sprintf(`{"places":[%d],"role":"venue","note":"again"}`, place)).want(http.StatusOK)
	tag := fmt.Sprintf("/api/tags/%d", tags()[0].ID)
	w.by("admin").do("PATCH", tag, `{"role":"site"}`).want(http.StatusOK)
	in.do("DELETE", tag, "").want(http.StatusNoContent)

	type page struct {
		Events []geo.TagEvent
		Next   string
	}
	var got []string
	for next := path + "/history?limit=3"; next != ""; {
		p := bodyOf[page](in.do("GET", next, "").want(http.StatusOK))
		for _, e := range p.Events {
			got = append(got, strings.Join([]string{e.What, string(e.Role), e.Note, e.Author}, " "))
		}
		next = strings.TrimPrefix(p.Next, "http://locuri.example")
	}
	want := "untied site again Editor, changed site again Admin, changed venue again Editor, tied venue  Editor"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	in.do("GET", path+"/history?after=made-up", "").want(http.StatusBadRequest)
}

// Elsewhere only what was cleared is shown, and of that only what is public.
func TestEmbedShowsWhatWasCleared(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	project, shown, kept, hidden := w.project(), w.place(), w.place(), w.proposal().PlaceID
	tags, _, err := w.db.CreateTags(t.Context(), system, project, []geo.Tag{{PlaceID: shown, Role: geo.Venue}, {PlaceID: kept, Role: geo.Venue}, {PlaceID: hidden, Role: geo.Venue}})
	must(t, err)
	places := func(path string) (ids []int64) {
		for _, tag := range bodyOf[struct{ Tags []geo.Tag }](w.nobody().do("GET", path, "").want(http.StatusOK)).Tags {
			ids = append(ids, tag.PlaceID)
		}
		return ids
	}
	ours, whole := fmt.Sprintf("/api/projects/%d/embed", project), "/api/organisations/ours/embed"
	if got := places(ours); len(got) != 0 {
		t.Errorf("nothing was cleared, and %v is shown", got)
	}
	for _, tag := range []geo.Tag{tags[0], tags[2]} {
		w.by("administrator").do("PATCH", fmt.Sprintf("/api/tags/%d", tag.ID), `{"cleared":true}`).want(http.StatusOK)
	}
	for _, path := range []string{ours, whole} {
		if got := places(path); len(got) != 1 || got[0] != shown {
			t.Errorf("%s shows %v, want %d alone", path, got, shown)
		}
	}
	if got := places("/api/organisations/theirs/embed"); len(got) != 0 {
		t.Errorf("theirs shows %v", got)
	}
	w.nobody().do("GET", "/api/organisations/none/embed", "").want(http.StatusNotFound)
	w.nobody().do("GET", "/api/projects/999999/embed", "").want(http.StatusNotFound)
}

func TestPartnersWriteToEachOther(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	theirs := &geo.Project{Organisation: geo.Named{Slug: "theirs"}, Title: geo.Text{"ro": "Al lor"}, Life: geo.Planned}
	must(t, w.db.CreateProject(t.Context(), system, theirs))
	tags, _, err := w.db.CreateTags(t.Context(), system, theirs.ID, []geo.Tag{{PlaceID: place, Role: geo.Venue}})
	must(t, err)
	ours := w.project()
	path := fmt.Sprintf("/api/projects/%d/messages", ours)
	in := w.by("editor")
	unmet := func(why string) {
		t.Helper()
		a := in.do("POST", path, fmt.Sprintf(`{"tag_id":%d,"text":"Bună"}`, tags[0].ID))
		if a.wantFields("tag_id"); !strings.Contains(string(a.body), "no_clash") {
			t.Errorf("%s: %s", why, a.body)
		}
	}
	unmet("ours is nowhere")
	own := bodyOf[struct{ Tags []geo.Tag }](in.do("POST", fmt.Sprintf("/api/projects/%d/tags", ours),
		fmt.Sprintf(`{"places":[%d],"role":"inspiration"}`, place)).want(http.StatusOK)).Tags[0]
	unmet("an inspiration is in nobody's way")
	in.do("PATCH", fmt.Sprintf("/api/tags/%d", own.ID), `{"role":"site"}`).want(http.StatusOK)
	in.do("POST", path, fmt.Sprintf(`{"tag_id":%d,"text":" "}`, tags[0].ID)).wantFields("text")
	in.do("POST", path, `{"tag_id":999999,"text":"Bună"}`).wantFields("tag_id")
	in.do("POST", path, fmt.Sprintf(`{"tag_id":%d,"text":"Bună"}`, own.ID)).wantFields("tag_id") // to oneself
	w.by("outsider").do("POST", path, fmt.Sprintf(`{"tag_id":%d,"text":"Bună"}`, tags[0].ID)).want(http.StatusForbidden)
	in.do("POST", path, fmt.Sprintf(`{"tag_id":%d,"text":"Facem împreună?"}`, tags[0].ID)).want(http.StatusAccepted)
	if got := w.post.tokens["outsider@example.org"]; len(got) != 1 || got[0] != "editor@example.org: Facem împreună?" {
		t.Errorf("theirs got %q", got)
	}
}
