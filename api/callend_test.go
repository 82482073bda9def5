package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// A call that is kept elsewhere is only told of: nobody applies to it here, and what nobody has reported is not told.
func TestCallKeptElsewhere(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, body := range []string{
		`{"organisation":"ours","title":{"ro":"Cu cifre"},"link":"https://example.org/a","starts":"2020-10","ends":"2020-11-13","figures":{"applied":33,"selected":4}}`,
		`{"organisation":"ours","title":{"ro":"Fără cifre"},"link":"https://example.org/b","starts":"2021"}`,
	} {
		call := bodyOf[geo.OpenCall](w.by("editor").do("POST", "/api/calls", body).want(http.StatusCreated))
		w.by("editor").do("POST", fmt.Sprintf("/api/calls/%d/state", call.ID), `{"to":"published"}`).want(http.StatusOK)
		w.by("resident").do("POST", fmt.Sprintf("/api/calls/%d/applications", call.ID), `{"uuid":"6f1e7d0e-0c4b-4f0c-9f0a-3b1a5a4f5d10"}`).want(http.StatusConflict)
	}
	past := bodyOf[struct{ Calls []geo.OpenCall }](w.nobody().do("GET", "/api/calls?when=past", "").want(200)).Calls
	if len(past) != 1 || past[0].Phase != geo.PhaseOver || *past[0].Figures.Applied != 33 || past[0].Figures.Eligible != nil {
		t.Errorf("past: %+v", past)
	}
	open := bodyOf[struct{ Calls []geo.OpenCall }](w.nobody().do("GET", "/api/calls?when=open", "").want(200)).Calls
	if len(open) != 1 || open[0].Figures != nil || open[0].Closes != nil {
		t.Errorf("open: %+v", open)
	}
	w.by("editor").do("POST", "/api/calls", `{"organisation":"ours","title":{"ro":"x"},"link":"javascript:alert(1)","figures":{"applied":-1}}`).wantFields("link", "figures.applied")
}

// Each list of calls is read to its end by its pages, in its order.
func TestCallPages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	want := map[int64]bool{}
	for range 5 {
		want[w.call(geo.PhaseOpen)] = true
	}
	w.call(geo.PhaseComing)
	w.call(geo.PhaseReview)
	type page struct {
		Calls []geo.OpenCall
		Next  string
	}
	path, got := "/api/calls?when=open&limit=2", 0
	for path != "" && got < 20 {
		p := bodyOf[page](w.nobody().do("GET", path, "").want(200))
		for _, c := range p.Calls {
			if !want[c.ID] {
				t.Errorf("call %d is there twice, or is not open", c.ID)
			}
			delete(want, c.ID)
			got++
		}
		path = ""
		if p.Next != "" {
			path = p.Next[len("http://locuri.example"):]
		}
	}
	if len(want) > 0 {
		t.Errorf("missing %v", want)
	}
}

// What somebody applied with in their own name goes with them; that they were counted does not.
func TestApplicantWhoGoes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	name := w.stranger()
	draft, judged := w.application(name, geo.PhaseOpen, "draft", ""), w.application(name, geo.PhaseReview, "submitted", "")
	answered := w.application(name, geo.PhaseOver, "submitted", "declined")
	w.file(judged)
	must(t, w.db.DeleteAccount(t.Context(), w.actors[name]))
	for sql, want := range map[string]int{
		fmt.Sprintf(`select count(*) from application where id = %d`, draft):                                                          0,
		fmt.Sprintf(`select count(*) from application where id = %d and state = 'withdrawn' and title = '' and geom is null`, judged): 1,
		fmt.Sprintf(`select count(*) from application where id = %d and state = 'submitted' and title = ''`, answered):                1,
		`select count(*) from application_file`:                     0,
		`select count(*) from river_job where kind = 'delete_blob'`: 1,
	} {
		if got := w.count(sql); got != want {
			t.Errorf("%s: %d, want %d", sql, got, want)
		}
	}
}

// Long after a call what was not selected is emptied; what was stays.
func TestApplicationsAreSwept(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	draft, declined := w.application("resident", geo.PhaseOver, "draft", ""), w.application("resident", geo.PhaseOver, "submitted", "declined")
	selected, fresh := w.application("resident", geo.PhaseOver, "submitted", "selected"), w.application("resident", geo.PhaseOpen, "draft", "")
	w.file(declined)
	const years = 3 * 365 * 24 * time.Hour
	if swept, err := w.db.Sweep(t.Context(), geo.Retention{Letters: years, Links: years, Sessions: years, Applications: years}); err != nil || swept.Applications != 0 {
		t.Fatalf("too early: %+v, %v", swept, err)
	}
	for range 2 {
		_, err := w.db.Sweep(t.Context(), geo.Retention{Letters: years, Links: years, Sessions: years})
		must(t, err)
	}
	if n := w.count(`select count(*) from application where id = $1 and title = '' and account_id is null and geom is not null`, declined); n != 1 {
		t.Error("what was declined is not emptied, or its site is gone")
	}
	if n := w.count(`select count(*) from application where id = any($1) and title <> ''`, []int64{selected, fresh}); n != 2 {
		t.Error("what was selected, or is still written, is touched")
	}
	if n := w.count(`select count(*) from application_file`) + w.count(`select count(*) from application where id = $1`, draft); n != 0 {
		t.Error("a file or a draft is left")
	}
}

// Along a stretch of river are the calls whose own stretch meets it, and those that name a place on it.
func TestCallsAlongAStretch(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	quay := &geo.Place{Kind: geo.Riverside, Category: "quay", Title: geo.Text{"ro": "Chei"}, Life: geo.Live, Geometry: orb.Point{21.25, 45.7503}, Publication: geo.Published, UUID: uuid.NewString()}
	must(t, w.db.CreatePlace(t.Context(), system, quay, "for the test"))
	km := quay.Facts.River.Km
	names := map[int64]string{}
	for name, brief := range map[string]string{
		"whole city": `{}`, "right": `{"kind":"stretch","river":"bega","from_km":2,"to_km":6,"bank":"right","max_offset_m":100}`,
		"both": `{"kind":"stretch","river":"bega","from_km":5.5,"to_km":8,"max_offset_m":100}`, "by place": fmt.Sprintf(`{"kind":"places","places":[%d]}`, quay.ID),
	} {
		id := w.call(geo.PhaseOpen)
		names[id] = name
		_, err := w.db.Pool().Exec(t.Context(), `update call set brief = $2 where id = $1`, id, brief)
		must(t, err)
	}
	for query, want := range map[string]string{
		"":                                 "both, by place, right, whole city",
		"river=bega":                       "both, by place, right",
		"river=bega&from_km=6.5&to_km=7":   "both",
		"river=bega&bank=left&from_km=5.7": "both",
		"river=bega&bank=right&to_km=2":    "right",
		"river=timis":                      "",
		fmt.Sprintf("river=bega&from_km=%.2f&to_km=%.2f&bank=%s", km-0.01, km+0.01, quay.Facts.River.Bank): "by place, right",
	} {
		var found []string
		for _, c := range bodyOf[struct{ Calls []geo.OpenCall }](w.nobody().do("GET", "/api/calls?when=open&"+query, "").want(200)).Calls {
			found = append(found, names[c.ID])
		}
		slices.Sort(found)
		if got := strings.Join(found, ", "); got != want {
			t.Errorf("%q gives %s, want %s", query, got, want)
		}
	}
	w.nobody().do("GET", "/api/calls?from_km=3", "").wantFields("river")
	w.nobody().do("GET", "/api/calls?river=bega&bank=up", "").wantFields("bank")
}
