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

type reportList struct {
	Reports []geo.Report `json:"reports"`
	Count   int          `json:"count"`
	Next    string       `json:"next"`
}

func (w *world) answerReport(name string, id int64, from, to, answer string) *answer {
	w.t.Helper()
	return w.by(name).do("POST", fmt.Sprintf("/api/reports/%d/answer", id), fmt.Sprintf(`{"from":%q,"to":%q,"answer":%q}`, from, to, answer))
}

// A visitor without an account reports a broken bench, and hears back.
func TestReportWithoutAnAccountIsAnswered(t *testing.T) {
	t.Parallel()
	w, _, _ := newWatchedWorld(t)
	place := w.place()
	w.nobody().do("POST", "/api/suggestions", fmt.Sprintf(
		`{"email":"vera@example.org","name":"Vera","language":"en","report":{"place":%d,"uuid":%q,"topic":"broken","text":"The bench has no seat"}}`, place, uuid.NewString())).want(202)
	var letter string
	must(t, w.db.Pool().QueryRow(t.Context(), `select body from mail where recipient = 'vera@example.org'`).Scan(&letter))
	if !strings.Contains(letter, "/confirm?about=report&token=") || strings.Contains(letter, "bench") {
		t.Errorf("the letter is %s; it should hold the link, and nothing that a stranger wrote", letter)
	}
	token := strings.TrimSpace(strings.SplitN(strings.SplitN(letter, "token=", 2)[1], "\n", 2)[0])
	if got := bodyOf[confirmed](w.confirm(token).want(200)); got != (confirmed{geo.SuggestedReport, place, "waiting"}) {
		t.Errorf("got %+v", got)
	}
	waiting := bodyOf[reportList](w.by("moderator").do("GET", "/api/reports", "").want(200))
	if waiting.Count != 1 || waiting.Reports[0].Author != "Vera" {
		t.Fatalf("at the desk is %+v", waiting)
	}
	id := waiting.Reports[0].ID
	w.answerReport("planner", id, "open", "closed", "Gata").want(404)
	w.by("moderator").do("POST", fmt.Sprintf("/api/reports/%d/decision", id), `{"from":"waiting","to":"published"}`).want(200)
	open := bodyOf[reportList](w.by("planner").do("GET", "/api/reports?status=open", "").want(200))
	if open.Count != 1 || open.Reports[0].Text != "The bench has no seat" {
		t.Errorf("open are %+v", open)
	}
	if n := bodyOf[reportList](w.by("elsewhere").do("GET", "/api/reports?status=open", "")).Count; n != 0 {
		t.Errorf("%d go to a planner of another neighbourhood", n)
	}
	w.answerReport("planner", id, "open", "closed", " ").want(400)
	w.answerReport("planner", id, "open", "closed", "A new seat is on it.").want(200)
	w.answerReport("administrator", id, "open", "answered", "Somebody else was faster.").want(409)
	until(t, "she hears back", func() bool {
		return w.count(`select count(*) from mail where recipient = 'vera@example.org' and body ~ 'A new seat is on it' and body ~ 'now closed'`) == 1
	})
	public := bodyOf[reportList](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/reports", place), "").want(200)).Reports
	if len(public) != 1 || public[0].Status != geo.ReportClosed || public[0].Answer != "A new seat is on it." || public[0].Author != "" {
		t.Errorf("the public reads %+v", public)
	}
	w.answerReport("planner", id, "closed", "open", "").want(200)
	w.answerReport("planner", id, "open", "answered", "It broke again; we know.").want(200)
	until(t, "she hears of the second answer", func() bool {
		return w.count(`select count(*) from mail where recipient = 'vera@example.org' and body ~ 'broke again' and body !~ 'now closed'`) == 1
	})
}

func TestRefusalOfAReportSaysWhy(t *testing.T) {
	t.Parallel()
	w, _, _ := newWatchedWorld(t)
	name := w.stranger()
	id, check := w.report(name, geo.CommentWaiting), w.check(name, geo.CommentWaiting)
	w.by("moderator").do("POST", fmt.Sprintf("/api/reports/%d/decision", id), `{"from":"waiting","to":"refused","reason":"Este deja rezolvat"}`).want(200)
	w.by("moderator").do("POST", fmt.Sprintf("/api/checks/%d/decision", check), `{"from":"waiting","to":"refused","reason":"Ai greșit locul"}`).want(200)
	until(t, "the author is told", func() bool {
		return w.count(`select count(*) from mail where recipient = $1 and (body ~ 'Este deja rezolvat' or body ~ 'Se intră|Nu se intră' and body ~ 'Ai greșit locul')`, name+"@example.org") == 2
	})
	if own := w.sent(name, "?subject=report"); len(own) != 1 || own[0].Report.Reason != "Este deja rezolvat" {
		t.Errorf("the author reads %+v", own)
	}
	w.nobody().do("GET", fmt.Sprintf("/api/reports/%d", id), "").want(404)
}

func TestReportsThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := fmt.Sprintf("/api/places/%d/reports", w.place())
	for body, field := range map[string]string{
		`{"uuid":"` + uuid.NewString() + `","topic":"boring","text":"Da"}`: "topic", `{"uuid":"` + uuid.NewString() + `","topic":"broken"}`: "text",
		`{"topic":"broken","text":"Da"}`: "uuid", `{"uuid":"` + uuid.NewString() + `","topic":"broken","text":"` + strings.Repeat("ă", 2001) + `"}`: "text",
	} {
		a := w.by("resident").do("POST", place, body).want(400)
		if !slices.Contains(problemFields(a), field) {
			t.Errorf("%s: got %s, want the field %s named", body, a.body, field)
		}
	}
	markup := fmt.Sprintf(`{"uuid":%q,"topic":"other","text":"<script>alert(1)</script>"}`, uuid.NewString())
	if got := w.by("resident").do("POST", place, markup).want(201); strings.Contains(string(got.body), "<script") {
		t.Errorf("markup stands in the answer as it is: %s", got.body)
	}
}

func TestReportSentTwiceIsKeptOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/places/%d/reports", w.place())
	body := fmt.Sprintf(`{"uuid":%q,"topic":"broken","text":"Banca"}`, uuid.NewString())
	first := bodyOf[geo.Report](w.by("resident").do("POST", path, body).want(201))
	again := bodyOf[geo.Report](w.by("resident").do("POST", path, strings.Replace(body, "Banca", "Alta", 1)).want(201))
	if again.ID != first.ID || again.Text != "Banca" {
		t.Errorf("got %+v, want the first again, unchanged", again)
	}
	w.by("editor").do("POST", path, body).want(409)
}

// What people write is text wherever it is read: in answers, in the feed, in letters as text and as HTML.
func TestMarkupIsText(t *testing.T) {
	t.Parallel()
	w, _, _ := newWatchedWorld(t)
	place := w.place()
	const evil = `<script>alert(1)</script><img src=x onerror=alert(2)> [aici](javascript:alert(3))`
	send := func(name, what, body string) *answer {
		return w.by(name).do("POST", fmt.Sprintf("/api/places/%d/%s", place, what), fmt.Sprintf(body, uuid.NewString(), evil)).want(201)
	}
	said := send("planner", "comments", `{"uuid":%q,"text":%q}`)
	found := send("planner", "checks", `{"uuid":%q,"presence":"here","note":%q}`)
	told := send("resident", "reports", `{"uuid":%q,"topic":"other","text":%q}`)
	id := bodyOf[geo.Report](told).ID
	w.by("moderator").do("POST", fmt.Sprintf("/api/reports/%d/decision", id), `{"from":"waiting","to":"published"}`).want(200)
	w.answerReport("planner", id, "open", "closed", evil).want(200)
	for _, a := range []*answer{
		said, found, told, w.nobody().do("GET", fmt.Sprintf("/api/places/%d/comments", place), "").want(200),
		w.nobody().do("GET", fmt.Sprintf("/api/places/%d/checks", place), "").want(200), w.nobody().do("GET", fmt.Sprintf("/api/places/%d/reports", place), "").want(200),
		w.nobody().ask("GET", fmt.Sprintf("/api/activity?f=atom&place=%d", place), "").want(200),
	} {
		if strings.Contains(string(a.body), "<script") || strings.Contains(string(a.body), "<img") {
			t.Errorf("%s: markup stands there as it is: %s", a.call, a.body)
		}
	}
	if got := bodyOf[geo.Comment](said).Text; got != evil {
		t.Errorf("what was said became %q", got)
	}
	until(t, "the author is told", func() bool { return w.count(`select count(*) from mail where body ~ 'alert'`) == 1 })
	if n := w.count(`select count(*) from mail where html ~ '<script|<img|href="javascript' or html !~ '&lt;script&gt;'`); n != 0 {
		t.Error("markup stands in a letter as it is")
	}
}

// A photo of a broken bench, or of what somebody found, is no picture of the place, and is not shown before what it belongs to.
func TestPhotosOfReportsAndChecks(t *testing.T) {
	t.Parallel()
	for noun, list := range map[string]string{"report": "reports", "check": "checks"} {
		t.Run(noun, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			id := map[string]func(string, geo.CommentState) int64{"report": w.report, "check": w.check}[noun]("planner", geo.CommentWaiting)
			type remarks struct{ Reports, Checks []geo.Remark }
			waiting := bodyOf[remarks](w.by("moderator").do("GET", "/api/"+list, "").want(200))
			place := append(waiting.Reports, waiting.Checks...)[0].PlaceID
			upload := w.fill(newPhoto(fmt.Sprintf(`,%q:%d`, noun, id)), "planner")
			at := fmt.Sprintf("/api/places/%d/", place)
			photo := bodyOf[geo.Photo](w.by("planner").do("POST", at+"photos", upload).want(201))
			w.by("moderator").do("POST", at+"photos", upload).wantFields(noun)
			w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/photos", w.place()), upload).want(400)
			address := fmt.Sprintf("/api/photos/%d", photo.ID)
			w.nobody().do("GET", address, "").want(404)
			w.by("moderator").do("POST", fmt.Sprintf("/api/%s/%d/decision", list, id), `{"from":"waiting","to":"published"}`).want(200)
			w.nobody().do("GET", address, "").want(200)
			if gallery := bodyOf[struct{ Photos []geo.Photo }](w.nobody().do("GET", at+"photos", "")).Photos; len(gallery) != 0 {
				t.Errorf("it is shown as a picture of the place: %+v", gallery)
			}
			told := bodyOf[remarks](w.nobody().do("GET", at+list, "").want(200))
			if all := append(told.Reports, told.Checks...); len(all) != 1 || !slices.Equal(all[0].Photos, []int64{photo.ID}) {
				t.Errorf("told are %+v", all)
			}
			w.by("planner").do("DELETE", fmt.Sprintf("/api/%s/%d", list, id), "").want(http.StatusNoContent)
			w.nobody().do("GET", address, "").want(404)
		})
	}
}

func TestPhotoBelongsToOneRemark(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/photos", w.place()), w.fill(newPhoto(`,"report":1,"check":1`), "planner")).wantFields("check")
}

func TestReportsAreNotEndless(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	body := func() string { return fmt.Sprintf(`{"uuid":%q,"topic":"other","text":"Da"}`, uuid.NewString()) }
	for range 60 {
		w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/reports", place), body()).want(201)
	}
	w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/reports", place), body()).want(429)
	first := bodyOf[reportList](w.by("moderator").do("GET", "/api/reports?limit=40", "").want(200))
	second := bodyOf[reportList](w.by("moderator").do("GET", strings.TrimPrefix(first.Next, siteURL), "").want(200))
	if first.Count != 60 || len(first.Reports) != 40 || len(second.Reports) != 20 || second.Reports[0].ID <= first.Reports[39].ID {
		t.Errorf("the queue has %d, on pages of %d and %d", first.Count, len(first.Reports), len(second.Reports))
	}
}
