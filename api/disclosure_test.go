package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"locuri/api"
	"locuri/geo"
)

// ticking is a clock that is set by hand.
type ticking struct{ at atomic.Pointer[time.Time] }

func (c *ticking) now() time.Time { return *c.at.Load() }

// set sets the clock to an hour, minute and second of the day of the test's call.
func (c *ticking) set(t *testing.T, hour string) {
	t.Helper()
	zone, err := time.LoadLocation(geo.DefaultZone)
	must(t, err)
	at, err := time.ParseInLocation(time.DateTime, "2027-03-01 "+hour, zone)
	must(t, err)
	c.at.Store(&at)
}

// newTimedWorld is a world whose clock stands still until it is set.
func newTimedWorld(t *testing.T) (*world, *ticking) {
	t.Helper()
	clock := &ticking{}
	clock.set(t, "09:00:00")
	return newWorldOn(t, newSiteWith(t, api.Config{Now: clock.now})), clock
}

// timedCall makes a call of ours that opens at 10, closes at 13, is reviewed until 14 and answers at 15, on the clock's day.
func (w *world) timedCall(more string) int64 {
	w.t.Helper()
	body := `{"organisation":"ours","title":{"ro":"Lumini pe Bega"},"opens":"2027-03-01T10:00","closes":"2027-03-01T13:00:00","review_until":"2027-03-01T14:00",
		"decides":"2027-03-01T15:00","scale":10,"criteria":[{"id":"idea","label":{"ro":"Ideea"},"weight":2},{"id":"place","label":{"ro":"Locul"},"weight":1}]` + more + `}`
	call := bodyOf[geo.OpenCall](w.by("editor").do("POST", "/api/calls", body).want(http.StatusCreated))
	w.by("editor").do("POST", fmt.Sprintf("/api/calls/%d/state", call.ID), `{"to":"published"}`).want(http.StatusOK)
	return call.ID
}

// Who sees what of an application, to the second. N is that it is there and whose it is, C its content, F its files, R what reviewers
// scored, A what was decided.
var secrecy = []struct{ hour, sees string }{
	//           applicant colleague keeper undeclared free done conflict tornkeeper stranger nobody
	{"09:59:59", "NCF  NCF  -     -  -    -     -  -  - -"}, // not open yet: it was put there by the test
	{"12:59:59", "NCF  NCF  -     -  -    -     -  -  - -"},
	{"13:00:00", "NCF  NCF  NCF   N  NCF  NCFR  N  N  - -"}, // closed
	{"13:59:59", "NCF  NCF  NCF   N  NCF  NCFR  N  N  - -"},
	{"14:00:00", "NCF  NCF  NCFRA N  NCF  NCFR  N  N  - -"}, // the reviews are over
	{"14:59:59", "NCF  NCF  NCFRA N  NCF  NCFR  N  N  - -"},
	{"15:00:00", "NCFA NCFA NCFRA NA NCFA NCFRA NA NA - -"}, // the answers are out
}

func TestWhoSeesWhatAndWhen(t *testing.T) {
	t.Parallel()
	w, clock := newTimedWorld(t)
	call := w.timedCall(`,"form":[{"id":"plan","type":"file","label":{"ro":"Planul"}}]`)
	who := map[string]string{"keeper": "editor", "tornkeeper": "administrator", "colleague": "outsider", "nobody": "nobody"}
	for _, name := range []string{"applicant", "undeclared", "free", "done", "conflict", "stranger"} {
		who[name] = w.stranger()
	}
	application, file := w.judgedApplication(call, who)
	for _, row := range secrecy {
		clock.set(t, row.hour)
		sees := strings.Fields(row.sees)
		for i, name := range []string{"applicant", "colleague", "keeper", "undeclared", "free", "done", "conflict", "tornkeeper", "stranger", "nobody"} {
			if got := w.partsSeen(who[name], application, file); got != sees[i] {
				t.Errorf("at %s the %s sees %s, want %s", row.hour, name, got, sees[i])
			}
		}
		listed := strings.Contains(string(w.by("editor").do("GET", fmt.Sprintf("/api/calls/%d/applications", call), "").want(200).body), "Umbră")
		if want := sees[2] != "-"; listed != want {
			t.Errorf("at %s the keeper's list has the title: %t", row.hour, listed)
		}
		public := bodyOf[geo.OpenCall](w.nobody().do("GET", fmt.Sprintf("/api/calls/%d", call), "").want(200))
		if counted := public.Figures != nil; counted != (row.hour == "15:00:00") || public.Received != nil {
			t.Errorf("at %s the public is told %+v", row.hour, public.Figures)
		}
	}
	clock.set(t, "12:00:00")
	w.by("editor").do("POST", fmt.Sprintf("/api/calls/%d/state", call), `{"to":"cancelled","reason":"x"}`).want(http.StatusConflict) // its answers have a time
}

// judgedApplication puts an application of the organisation theirs there, with everything that can be said of one.
func (w *world) judgedApplication(call int64, who map[string]string) (application, file int64) {
	application = w.application(who["applicant"], geo.PhaseDraft, "submitted", "declined")
	exec := func(sql string, args ...any) {
		_, err := w.db.Pool().Exec(w.t.Context(), sql, args...)
		must(w.t, err)
	}
	exec(`update application set call_id = $2, organisation_id = (select id from organisation where slug = 'theirs'), answer = 'Nu acum.' where id = $1`, application, call)
	exec(`update call set state = 'closed', answered_at = decides where id = $1`, call)
	for _, name := range []string{"undeclared", "free", "done", "conflict"} {
		w.appoint(call, who[name])
	}
	const review = `insert into review (application_id, account_id, conflict, scores, saved_at, submitted_at) values ($1, $2, $3, $4, now(), $5)`
	now := time.Now()
	exec(review, application, w.actors[who["free"]].AccountID, false, `{}`, nil)
	exec(review, application, w.actors[who["done"]].AccountID, false, `{"idea":8,"place":5}`, &now)
	exec(review, application, w.actors[who["conflict"]].AccountID, true, `{}`, nil)
	exec(review, application, w.actors[who["tornkeeper"]].AccountID, true, `{}`, nil)
	return application, w.file(application)
}

// partsSeen names the parts of an application that somebody is shown.
func (w *world) partsSeen(name string, application, file int64) string {
	download := w.by(name).ask("GET", fmt.Sprintf("/api/files/%d", file), "")
	a := w.by(name).do("GET", fmt.Sprintf("/api/applications/%d", application), "")
	if a.StatusCode != http.StatusOK {
		if download.StatusCode == http.StatusOK {
			return "F"
		}
		return "-"
	}
	shown := bodyOf[geo.Application](a)
	parts := ""
	for _, part := range []struct {
		name string
		seen bool
	}{
		{"N", shown.Applicant != ""}, {"C", shown.Title != "" && !shown.Site.Empty()}, {"F", len(shown.Files) > 0}, {"R", len(shown.Reviews) > 0 && shown.Score != nil},
		{"A", shown.Award != "" && shown.Answer != ""},
	} {
		if part.seen {
			parts += part.name
		}
	}
	if (len(shown.Files) > 0) != (download.StatusCode == http.StatusOK) {
		w.t.Errorf("%s is shown %d files, and their download answers %d", name, len(shown.Files), download.StatusCode)
	}
	return parts
}
