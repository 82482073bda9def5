package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"locuri/geo"
)

// apply begins an application and gives its number.
func (w *world) apply(name string, call int64, more string) geo.Application {
	w.t.Helper()
	return bodyOf[geo.Application](w.by(name).do("POST", fmt.Sprintf("/api/calls/%d/applications", call), `{"uuid":"`+uuid.NewString()+`"`+more+`}`).want(http.StatusCreated))
}

const atRiver = `"site":{"geometry":{"type":"Point","coordinates":[21.25,45.7503]}}`

func TestLateIsLateToTheSecond(t *testing.T) {
	t.Parallel()
	w, clock := newTimedWorld(t)
	call := w.timedCall("")
	begin := fmt.Sprintf("/api/calls/%d/applications", call)
	w.by("resident").do("POST", begin, `{"uuid":"`+uuid.NewString()+`"}`).want(http.StatusConflict)
	clock.set(t, "09:59:59")
	w.by("resident").do("POST", begin, `{"uuid":"`+uuid.NewString()+`"}`).want(http.StatusConflict)
	clock.set(t, "10:00:00")
	early, late := w.apply("resident", call, ""), w.apply("outsider", call, "")
	for name, a := range map[string]geo.Application{"resident": early, "outsider": late} {
		w.by(name).do("PATCH", fmt.Sprintf("/api/applications/%d", a.ID), `{"title":"Umbră",`+atRiver+`}`).want(http.StatusOK)
	}
	clock.set(t, "12:59:59")
	w.by("resident").do("POST", fmt.Sprintf("/api/applications/%d/submission", early.ID), "").want(http.StatusOK)
	clock.set(t, "13:00:00")
	for _, row := range []struct{ who, method, path, body string }{
		{"outsider", "POST", fmt.Sprintf("/api/applications/%d/submission", late.ID), ""},
		{"outsider", "PATCH", fmt.Sprintf("/api/applications/%d", late.ID), `{"title":"Prea târziu"}`},
		{"outsider", "DELETE", fmt.Sprintf("/api/applications/%d", late.ID), ""},
		{"outsider", "POST", fmt.Sprintf("/api/applications/%d/files?question=plan&name=x.pdf&uuid=%s", late.ID, uuid.NewString()), "%PDF-1.7"},
		{"resident", "PATCH", fmt.Sprintf("/api/applications/%d", early.ID), `{"title":"Altceva"}`},
		{"resident", "DELETE", fmt.Sprintf("/api/applications/%d", early.ID), ""},
		{"planner", "POST", begin, `{"uuid":"` + uuid.NewString() + `"}`},
	} {
		a := w.by(row.who).do(row.method, row.path, row.body).want(http.StatusConflict)
		if !strings.Contains(string(a.body), "too_late") {
			t.Errorf("%s: %s", a.call, a.body)
		}
	}
	// The answer to the first time may have been lost.
	again := bodyOf[geo.Application](w.by("resident").do("POST", fmt.Sprintf("/api/applications/%d/submission", early.ID), "").want(http.StatusOK))
	if again.State != geo.ApplicationSubmitted || again.Version != early.Version+2 {
		t.Errorf("handed in again: %+v", again)
	}
	if received := bodyOf[geo.OpenCall](w.by("editor").do("GET", fmt.Sprintf("/api/calls/%d", call), "")).Received; received == nil || *received != 1 {
		t.Errorf("received %v", received)
	}
}

func TestApplicationIsHeldToFormAndBrief(t *testing.T) {
	t.Parallel()
	w, clock := newTimedWorld(t)
	call := w.timedCall(`,"brief":{"kind":"stretch","river":"bega","from_km":3,"to_km":6,"bank":"right","max_offset_m":100},"form":[
		{"id":"why","type":"long_text","label":{"ro":"De ce"},"required":true,"max":20},{"id":"cost","type":"number","label":{"ro":"Cost"},"min":1,"max":5000},
		{"id":"kind","type":"choice","label":{"ro":"Fel"},"options":[{"id":"art","label":{"ro":"Artă"}},{"id":"play","label":{"ro":"Joacă"}}]},
		{"id":"days","type":"choices","label":{"ro":"Zile"},"max":1,"options":[{"id":"sat","label":{"ro":"Sâmbătă"}},{"id":"sun","label":{"ro":"Duminică"}}]},
		{"id":"when","type":"date","label":{"ro":"Când"}},{"id":"web","type":"link","label":{"ro":"Pagină"}},
		{"id":"plan","type":"file","label":{"ro":"Plan"},"required":true,"files":["pdf"],"max":1,"max_mb":1}]`)
	clock.set(t, "11:00:00")
	a := w.apply("resident", call, "")
	path := fmt.Sprintf("/api/applications/%d", a.ID)
	w.by("resident").do("POST", path+"/submission", "").wantFields("title", "site", "answers.why", "answers.plan")
	w.by("resident").do("PATCH", path, `{"answers":{"why":"`+strings.Repeat("x", 21)+`","cost":6000,"kind":"nap","days":["sat","sun"],"when":"2027-02-30","web":"x","plan":"x"}}`).
		wantFields("answers.why", "answers.cost", "answers.kind", "answers.days", "answers.when", "answers.web", "answers.plan")
	for site, code := range map[string]string{
		`[21.25,45.7503]`: "", `[21.25,45.7497]`: "wrong_bank", `[21.25,45.755]`: "too_far", `[21.225,45.7503]`: "outside_stretch", `[22.25,45.7503]`: "out_of_reach",
	} {
		fit := bodyOf[geo.Fit](w.nobody().do("POST", fmt.Sprintf("/api/calls/%d/fit", call), `{"geometry":{"type":"Point","coordinates":`+site+`}}`).want(200))
		if fit.Fits != (code == "") || !fit.Fits && fit.Problems[0].Code != code {
			t.Errorf("%s: %+v, want %q", site, fit, code)
		}
	}
	w.by("resident").do("PATCH", path, `{"title":"Umbră","answers":{"why":"Da","cost":10,"days":["sat"]},"site":{"geometry":{"type":"Point","coordinates":[21.25,45.7497]}}}`).want(200)
	file := func(content string) *answer {
		return w.by("resident").do("POST", path+"/files?question=plan&name=plan.pdf&uuid="+uuid.NewString(), content)
	}
	file("%PDX-1.7").want(http.StatusBadRequest)
	file("\xff\xd8\xff a picture").want(http.StatusBadRequest)
	file("%PDF-1.7" + strings.Repeat("x", 1<<20)).want(http.StatusRequestEntityTooLarge)
	kept := bodyOf[geo.ApplicationFile](file("%PDF-1.7").want(http.StatusCreated))
	file("%PDF-1.7").want(http.StatusBadRequest) // one is enough
	w.by("resident").do("POST", path+"/submission", "").wantFields("site")
	w.by("resident").do("PATCH", path, `{`+atRiver+`}`).want(200)
	w.by("resident").do("POST", path+"/submission", "").want(200)
	w.by("resident").do("DELETE", fmt.Sprintf("/api/files/%d", kept.ID), "").wantFields("answers.plan")
	w.by("resident").do("PATCH", path, `{"answers":{"why":null}}`).wantFields("answers.why")
	w.by("resident").with("If-Match", `"1"`).do("PATCH", path, `{"title":"Lumină"}`).want(http.StatusPreconditionFailed)
	download := w.by("resident").do("GET", fmt.Sprintf("/api/files/%d", kept.ID), "").want(200)
	if h := download.Header; !strings.HasPrefix(h.Get("Content-Disposition"), "attachment;") || h.Get("Content-Type") != "application/pdf" ||
		h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("the file comes with %v", h)
	}
	w.by("resident").do("DELETE", path, "").want(http.StatusNoContent)
	w.by("resident").do("POST", path+"/submission", "").want(http.StatusConflict)
}

func TestCallKeepsFaithWithApplicants(t *testing.T) {
	t.Parallel()
	w, clock := newTimedWorld(t)
	call := w.timedCall("")
	path := fmt.Sprintf("/api/calls/%d", call)
	w.by("editor").do("PATCH", path, `{"closes":"2027-03-01T12:00"}`).want(200) // nobody has begun
	clock.set(t, "11:00:00")
	w.apply("resident", call, "")
	w.by("editor").do("PATCH", path, `{"closes":"2027-03-01T11:30","scale":5,"brief":{"kind":"area","neighbourhood":"centru"},"form":[{"id":"x","type":"number","label":{"ro":"x"}}],
		"criteria":[{"id":"idea","label":{"ro":"Ideea"},"weight":1}]}`).wantFields("brief", "form", "criteria", "scale", "closes")
	w.by("editor").do("PATCH", path, `{"closes":"2027-03-01T12:30","story":{"ro":"Poveste"}}`).want(200)
	w.by("editor").do("PATCH", path, `{"opens":"2027-03-01T14:30"}`).want(http.StatusBadRequest)
	w.by("editor").do("DELETE", path, "").want(http.StatusConflict)
	w.by("editor").do("POST", path+"/state", `{"to":"cancelled"}`).wantFields("reason")
	w.by("editor").do("POST", path+"/state", `{"to":"closed"}`).want(http.StatusConflict)
	w.by("editor").do("POST", "/api/calls", `{"organisation":"ours","title":{"ro":"x"},"zone":"Europe/Bucharest","opens":"2027-03-28T03:30"}`).wantFields("opens")
	w.by("editor").do("POST", "/api/calls", `{"organisation":"ours","title":{"ro":"x"},"zone":"Mars/Phobos","opens":"tomorrow"}`).wantFields("opens")
	w.by("editor").do("POST", "/api/calls", `{"organisation":"ours","title":{"ro":"x"},"brief":{"kind":"stretch","river":"mures","from_km":1,"to_km":2,"max_offset_m":9}}`).wantFields("brief.river")
	copied := bodyOf[geo.OpenCall](w.by("editor").do("POST", path+"/copy", "").want(http.StatusCreated))
	if copied.State != geo.CallDraft || copied.Opens.Format("2006-01-02T15:04") != "2028-03-01T10:00" || len(copied.Criteria) != 2 {
		t.Errorf("the copy: %+v", copied)
	}
}

func TestCallFromPublicationToProject(t *testing.T) {
	t.Parallel()
	w, clock := newTimedWorld(t)
	call := w.timedCall("")
	path := fmt.Sprintf("/api/calls/%d", call)
	reviewers := []string{w.stranger(), w.stranger(), w.stranger()}
	for _, name := range reviewers {
		w.by("editor").do("POST", path+"/reviewers", `{"email":"`+name+`@example.org"}`).want(200)
	}
	clock.set(t, "11:00:00")
	ids := map[string]int64{}
	for _, name := range []string{"resident", "outsider", "planner"} {
		more := ""
		if name == "outsider" {
			more = `,"organisation":"theirs"`
		}
		a := w.apply(name, call, more)
		ids[name] = a.ID
		w.by(name).do("PATCH", fmt.Sprintf("/api/applications/%d", a.ID), `{"title":"De la `+name+`","share":true,`+atRiver+`}`).want(200)
		w.by(name).do("POST", fmt.Sprintf("/api/applications/%d/submission", a.ID), "").want(200)
	}
	w.by("editor").do("POST", path+"/reviewers", `{"email":"resident@example.org"}`).want(http.StatusConflict)
	w.by(reviewers[0]).do("POST", path+"/applications", `{"uuid":"`+uuid.NewString()+`"}`).want(http.StatusConflict)
	clock.set(t, "13:00:00")
	review := func(name string, id int64, body string) *answer {
		return w.by(name).do("PUT", fmt.Sprintf("/api/applications/%d/review", id), body)
	}
	review(reviewers[0], ids["resident"], `{"conflict":false,"done":true,"scores":{"idea":11,"x":1}}`).wantFields("scores.idea", "scores.place", "scores.x")
	review(reviewers[0], ids["planner"], `{"conflict":true}`).wantFields("note")
	for i, name := range reviewers {
		for who, id := range ids {
			body := fmt.Sprintf(`{"conflict":false,"done":true,"scores":{"idea":%d,"place":%d}}`, 6+i, len(who)-4)
			if i == 0 && who == "planner" {
				body = `{"conflict":true,"note":"Suntem rude."}`
			}
			review(name, id, body).want(200)
		}
	}
	review(reviewers[1], ids["resident"], `{"conflict":false,"done":true,"scores":{"idea":1,"place":1}}`).want(http.StatusConflict) // theirs are in: it is over
	decide := func(id int64, body string) *answer {
		return w.by("editor").do("PUT", fmt.Sprintf("/api/applications/%d/decision", id), body)
	}
	decide(ids["resident"], `{"award":"declined"}`).wantFields("answer")
	chosen := bodyOf[geo.Application](decide(ids["outsider"], `{"award":"selected","answer":"Felicitări"}`).want(200))
	if chosen.Score == nil || *chosen.Score != 6 || len(chosen.Reviews) != 3 { // (2·7+4)/3
		t.Errorf("scored %v by %d", *chosen.Score, len(chosen.Reviews))
	}
	w.by("editor").do("POST", path+"/state", `{"to":"closed"}`).want(http.StatusConflict)
	decide(ids["resident"], `{"award":"declined","answer":"Nu acum."}`).want(200)
	decide(ids["planner"], `{"award":"ineligible","answer":"Prea departe."}`).want(200)
	w.by("editor").do("POST", path+"/state", `{"to":"closed"}`).want(200)
	decide(ids["resident"], `{"award":"selected"}`).want(http.StatusConflict)
	project := fmt.Sprintf("/api/applications/%d/project", ids["outsider"])
	w.by("editor").do("POST", project, `{"kind":"space","category":"square"}`).want(http.StatusConflict)
	clock.set(t, "15:00:00")
	w.by("editor").do("POST", project, `{}`).want(http.StatusBadRequest)
	made := bodyOf[geo.Application](w.by("editor").do("POST", project, `{"kind":"space","category":"square"}`).want(http.StatusCreated))
	tags := bodyOf[struct{ Tags []geo.Tag }](w.nobody().do("GET", fmt.Sprintf("/api/projects/%d/tags", made.ProjectID), "").want(200)).Tags
	if len(tags) != 1 || tags[0].Place.Title["ro"] != "De la outsider" {
		t.Errorf("the project is tied to %+v", tags)
	}
	w.by("editor").do("POST", project, `{"kind":"space","category":"square"}`).want(http.StatusConflict)
	figures := bodyOf[geo.OpenCall](w.nobody().do("GET", path, "").want(200)).Figures
	if figures == nil || *figures.Applied != 3 || *figures.Eligible != 2 || *figures.Selected != 1 {
		t.Errorf("the figures are %+v", figures)
	}
	sites := w.nobody().do("GET", "/api/opportunities", "").want(200)
	if found := bodyOf[struct{ Opportunities []geo.Opportunity }](sites).Opportunities; len(found) != 1 || strings.Contains(strings.ToLower(string(sites.body)), "resident") {
		t.Errorf("opportunities: %s", sites.body)
	}
	if n := w.count(`select count(*) from river_job where kind = 'notify_call' and args->>'news' = 'answered' and scheduled_at > now() + interval '30 minutes'`); n != 3 {
		t.Errorf("%d letters wait for the moment of the answers", n)
	}
	ask := fmt.Sprintf("/api/applications/%d/changes", ids["outsider"])
	w.by("outsider").do("POST", ask, `{"uuid":"`+uuid.NewString()+`","about":"dates","text":" "}`).wantFields("text")
	change := bodyOf[geo.ChangeRequest](w.by("outsider").do("POST", ask,
		`{"uuid":"`+uuid.NewString()+`","about":"dates","text":"Cu o lună mai târziu"}`).want(http.StatusCreated))
	w.keepersRead(geo.NotifyCall{News: geo.CallChangeAsk, CallID: call, ApplicationID: ids["outsider"], ChangeID: change.ID}, "Cu o lună mai târziu")
	w.by("editor").do("POST", fmt.Sprintf("/api/changes/%d/decision", change.ID), `{"to":"declined"}`).wantFields("answer")
	w.by("editor").do("POST", fmt.Sprintf("/api/changes/%d/decision", change.ID), `{"to":"accepted"}`).want(200)
	w.by("editor").do("POST", fmt.Sprintf("/api/changes/%d/decision", change.ID), `{"to":"accepted"}`).want(http.StatusConflict)
}

// keepersRead holds that the job waits once, and that just the editor and admin of the calling organisation read what is asked.
func (w *world) keepersRead(job geo.NotifyCall, text string) {
	w.t.Helper()
	if n := w.count(`select count(*) from river_job where kind = 'notify_call' and args->>'news' = 'asked'`); n != 1 {
		w.t.Errorf("%d letters tell the keepers", n)
	}
	notice, err := w.db.FindCallNotice(w.t.Context(), job)
	must(w.t, err)
	var readers []string
	for _, r := range notice.Readers {
		readers = append(readers, r.Email)
	}
	slices.Sort(readers)
	if notice.Reason != text || !slices.Equal(readers, []string{"admin@example.org", "editor@example.org"}) {
		w.t.Errorf("%v are told %q", readers, notice.Reason)
	}
}

// A call is in one list of the four at any time; between its closing and its answers it is under review, and not past.
func TestCallsByTime(t *testing.T) {
	t.Parallel()
	w, clock := newTimedWorld(t)
	call := w.timedCall("")
	gone := w.timedCall("")
	w.by("editor").do("POST", fmt.Sprintf("/api/calls/%d/state", gone), `{"to":"cancelled","reason":"Fără bani."}`).want(200)
	lists := func(id int64) string {
		var in []string
		for _, when := range geo.CallTimes {
			found := bodyOf[struct{ Calls []geo.OpenCall }](w.nobody().do("GET", "/api/calls?when="+string(when), "").want(200)).Calls
			if slices.ContainsFunc(found, func(c geo.OpenCall) bool { return c.ID == id }) {
				in = append(in, string(when))
			}
		}
		return strings.Join(in, " ")
	}
	for _, step := range []struct{ at, want string }{{"09:59:59", "coming"}, {"10:00:00", "open"}, {"12:59:59", "open"}, {"13:00:00", "review"}, {"14:00:00", "review"}} {
		clock.set(t, step.at)
		if got := lists(call); got != step.want {
			t.Errorf("at %s it is in %q, want %q", step.at, got, step.want)
		}
		if got := lists(gone); got != "past" {
			t.Errorf("at %s the cancelled one is in %q", step.at, got)
		}
	}
	w.by("editor").do("POST", fmt.Sprintf("/api/calls/%d/state", call), `{"to":"closed"}`).want(200)
	if got := lists(call); got != "review" {
		t.Errorf("before the answers are out it is in %q", got)
	}
	clock.set(t, "15:00:00")
	if got := lists(call); got != "past" {
		t.Errorf("once the answers are out it is in %q", got)
	}
}

func TestBeginningTwiceIsOne(t *testing.T) {
	t.Parallel()
	w, clock := newTimedWorld(t)
	call := w.timedCall("")
	clock.set(t, "11:00:00")
	path, body := fmt.Sprintf("/api/calls/%d/applications", call), `{"uuid":"`+uuid.NewString()+`"}`
	first := bodyOf[geo.Application](w.by("resident").do("POST", path, body).want(http.StatusCreated))
	again := bodyOf[geo.Application](w.by("resident").do("POST", path, body).want(http.StatusCreated))
	if first.ID != again.ID {
		t.Errorf("%d and %d", first.ID, again.ID)
	}
	w.by("planner").do("POST", path, body).want(http.StatusConflict)
	w.by("resident").do("POST", path, `{"uuid":"x"}`).wantFields("uuid")
	w.by("resident").do("POST", path, `{"uuid":"`+uuid.NewString()+`","organisation":"theirs"}`).want(http.StatusForbidden)
}
