package api_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"locuri/api"
	"locuri/geo"
)

type checkList struct {
	Ground geo.Ground       `json:"ground"`
	Checks []geo.FieldCheck `json:"checks"`
}

type checkQueue struct {
	Checks []geo.FieldCheck `json:"checks"`
	Count  int              `json:"count"`
	Next   string           `json:"next"`
}

func checkSaying(answers string) string {
	return fmt.Sprintf(`{"uuid":%q,%s}`, uuid.NewString(), answers)
}

// found has somebody say what they found at a place.
func (w *world) found(name string, place int64, answers string) geo.FieldCheck {
	w.t.Helper()
	return bodyOf[geo.FieldCheck](w.by(name).do("POST", fmt.Sprintf("/api/places/%d/checks", place), checkSaying(answers)).want(201))
}

// seen has somebody say it, and a moderator publish it.
func (w *world) seen(name string, place int64, answers string) {
	w.t.Helper()
	if c := w.found(name, place, answers); c.State == geo.CommentWaiting {
		w.by("moderator").do("POST", fmt.Sprintf("/api/checks/%d/decision", c.ID), `{"from":"waiting","to":"published"}`).want(200)
	}
}

func (w *world) ground(place int64) geo.Ground {
	w.t.Helper()
	return bodyOf[checkList](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/checks", place), "").want(200)).Ground
}

func (w *world) life(place int64) geo.Life {
	w.t.Helper()
	pl, err := w.db.FindPlace(w.t.Context(), system, place)
	must(w.t, err)
	return pl.Life
}

func TestCheckWaitsForItsModerator(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	if g := w.ground(place); g.Presence != "" || g.CheckedAt != nil || !g.Open || g.ValidDays != 730 {
		t.Errorf("before anybody checked: %+v", g)
	}
	c := w.found("resident", place, `"presence":"here","step_free":"yes","note":"Da"`)
	if c.State != geo.CommentWaiting || c.Official || !c.Own || w.ground(place).Presence != "" {
		t.Errorf("got %+v, want it to wait and to say nothing yet", c)
	}
	decision := fmt.Sprintf("/api/checks/%d/decision", c.ID)
	w.by("moderator").do("POST", decision, `{"from":"waiting","to":"refused"}`).want(400)
	w.by("moderator").do("POST", decision, `{"from":"waiting","to":"published"}`).want(200)
	w.by("administrator").do("POST", decision, `{"from":"waiting","to":"refused","reason":"x"}`).want(409) // both had it open
	list := bodyOf[checkList](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/checks", place), ""))
	if g := list.Ground; g.Presence != geo.Here || g.Here != 1 || g.StepFree[geo.StepFreeYes] != 1 || g.Expired {
		t.Errorf("got %+v", g)
	}
	if len(list.Checks) != 1 || list.Checks[0].Author != "" || list.Checks[0].Note != "Da" {
		t.Errorf("the public reads %+v, want one check and nobody's name", list.Checks)
	}
	w.by("resident").do("DELETE", fmt.Sprintf("/api/checks/%d", c.ID), "").want(204)
	w.by("resident").do("DELETE", fmt.Sprintf("/api/checks/%d", c.ID), "").want(404)
	if g := w.ground(place); g.Presence != "" {
		t.Errorf("what was taken back still counts: %+v", g)
	}
}

func TestNobodyDecidesOnTheirOwnCheck(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.check("moderator", geo.CommentWaiting)
	w.by("moderator").do("POST", fmt.Sprintf("/api/checks/%d/decision", c), `{"from":"waiting","to":"published"}`).want(403)
}

func TestCheckSentTwiceIsKeptOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := fmt.Sprintf("/api/places/%d/checks", w.place())
	body := checkSaying(`"presence":"gone"`)
	first := bodyOf[geo.FieldCheck](w.by("resident").do("POST", place, body).want(201))
	if again := bodyOf[geo.FieldCheck](w.by("resident").do("POST", place, strings.Replace(body, "gone", "here", 1)).want(201)); again.ID != first.ID || again.Presence != geo.Gone {
		t.Errorf("got %+v, want the first again, unchanged", again)
	}
	w.by("editor").do("POST", place, body).want(409)
}

func TestChecksThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	for body, field := range map[string]string{
		checkSaying(`"note":"ce?"`): "presence", checkSaying(`"presence":"maybe"`): "presence", checkSaying(`"step_free":"oui"`): "step_free",
		`{"presence":"here"}`: "uuid", checkSaying(`"presence":"here","note":"` + strings.Repeat("a", 2001) + `"`): "note",
	} {
		a := w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/checks", place), body).want(400)
		if !slices.Contains(problemFields(a), field) {
			t.Errorf("%s: got %s, want the field %s named", body, a.body, field)
		}
	}
	idea := w.openProposal()
	w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/checks", idea), checkSaying(`"presence":"here"`)).want(409)
}

// Three who do not know of each other say that it is gone: the place says so, until somebody responsible has looked.
func TestEnoughPeopleReportAPlaceGone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	names := []string{w.stranger(), w.stranger(), w.stranger()}
	w.seen("resident", place, `"presence":"here"`)
	for _, name := range names {
		w.seen(name, place, `"presence":"gone"`)
		w.seen(name, place, `"presence":"gone"`) // once more says no more
	}
	if life := w.life(place); life != geo.Live {
		t.Errorf("it is %s, though one of four says that it is here", life)
	}
	w.seen("resident", place, `"presence":"gone"`)
	if life := w.life(place); life != geo.ReportedGone {
		t.Fatalf("it is %s, want it reported gone", life)
	}
	steps := bodyOf[geo.Timeline](w.nobody().do("GET", fmt.Sprintf("/api/places/%d/timeline", place), "")).Steps
	if last := steps[len(steps)-1]; last.To != string(geo.ReportedGone) || last.Author != "" {
		t.Errorf("the last step is %+v, want one of nobody's in particular", last)
	}
	w.seen("planner", place, `"presence":"here"`)
	if g := w.ground(place); w.life(place) != geo.Live || g.Presence != geo.Here || g.Gone != 0 {
		t.Errorf("it is %s and %+v, want it live again, and what was said before forgotten", w.life(place), g)
	}
}

// What somebody says counts once a moderator has seen it, and for as long as the site says.
func TestOldAndUnseenAnswersDoNotCount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.db.SetChecking(geo.Checking{Valid: map[geo.Kind]time.Duration{geo.Space: 30 * 24 * time.Hour}, Gone: 2})
	place := w.place()
	w.seen(w.stranger(), place, `"presence":"gone"`)
	w.found(w.stranger(), place, `"presence":"gone"`)
	_, err := w.db.Pool().Exec(t.Context(), `update step set at = at - interval '60 days'; `)
	must(t, err)
	_, err = w.db.Pool().Exec(t.Context(), `update field_check set created_at = now() - interval '31 days' where state = 'published'`)
	must(t, err)
	if g := w.ground(place); g.Presence != geo.Gone || !g.Expired || g.Gone != 0 {
		t.Errorf("got %+v, want the old answer told as old", g)
	}
	w.seen(w.stranger(), place, `"presence":"gone"`)
	if life := w.life(place); life != geo.Live {
		t.Errorf("it is %s by one answer that counts", life)
	}
}

func TestOneWhoIsResponsibleIsEnough(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	w.seen("elsewhere", place, `"presence":"gone"`) // responsible for another neighbourhood
	w.seen("editor", place, `"presence":"gone"`)
	if life := w.life(place); life != geo.Live {
		t.Errorf("it is %s", life)
	}
	w.seen("planner", place, `"presence":"gone"`)
	if life := w.life(place); life != geo.ReportedGone {
		t.Errorf("it is %s", life)
	}
	w.move("planner", place, `{"line":"life","to":"removed"}`)
	w.by("resident").do("POST", fmt.Sprintf("/api/places/%d/checks", place), checkSaying(`"presence":"here"`)).want(409)
}

// What is said of steps changes nothing by itself: it goes to whoever is responsible.
func TestDifferingAnswersGoToWhoeverIsResponsible(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	for _, name := range []string{w.stranger(), w.stranger(), w.stranger(), w.stranger()} {
		w.seen(name, place, `"step_free":"no"`)
	}
	queue := func(name string) checkQueue {
		return bodyOf[checkQueue](w.by(name).do("GET", "/api/checks?differing=true&limit=3", "").want(200))
	}
	differing := queue("planner")
	if differing.Count != 4 || len(differing.Checks) != 3 || differing.Next == "" {
		t.Errorf("got %+v, want four that differ on two pages", differing)
	}
	if n := queue("elsewhere").Count; n != 0 {
		t.Errorf("%d go to a planner of another neighbourhood", n)
	}
	settlement := fmt.Sprintf("/api/checks/%d/settlement", differing.Checks[0].ID)
	w.by("planner").do("POST", settlement, `{"take":true}`).want(200)
	w.by("planner").do("POST", settlement, `{"take":true}`).want(409)
	pl, err := w.db.FindPlace(t.Context(), system, place)
	must(t, err)
	if pl.StepFree != geo.StepFreeNo || queue("planner").Count != 0 {
		t.Errorf("step_free is %q and %d still differ", pl.StepFree, queue("planner").Count)
	}
	w.seen(w.stranger(), place, `"step_free":"no"`)
	w.seen(w.stranger(), place, `"step_free":"yes"`)
	if d := queue("planner"); d.Count != 1 || d.Checks[0].StepFree != geo.StepFreeYes || d.Checks[0].Stated != geo.StepFreeNo {
		t.Errorf("got %+v, want the one that differs", d)
	}
	w.by("planner").do("POST", fmt.Sprintf("/api/checks/%d/settlement", queue("planner").Checks[0].ID), `{"take":false}`).want(200)
	if queue("planner").Count != 0 {
		t.Error("what was looked at is still there")
	}
}

func TestCheckWithoutAnAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	body := fmt.Sprintf(`{"email":"vera@example.org","check":{"place":%d,"uuid":%q,"presence":"gone"}}`, place, uuid.NewString())
	w.nobody().do("POST", "/api/suggestions", body).want(202)
	w.nobody().do("POST", "/api/suggestions", body).want(202) // the answer to the first was lost
	if tokens := w.post.tokens["vera@example.org"]; len(tokens) != 1 {
		t.Fatalf("%d letters for one check", len(tokens))
	}
	token := w.post.tokens["vera@example.org"][0]
	first, again := bodyOf[confirmed](w.confirm(token).want(200)), bodyOf[confirmed](w.confirm(token).want(200))
	if first != again || first != (confirmed{geo.SuggestedCheck, place, "waiting"}) {
		t.Errorf("got %+v, then %+v", first, again)
	}
	if q := bodyOf[checkQueue](w.by("moderator").do("GET", "/api/checks", "")); q.Count != 1 || q.Checks[0].Author != "vera" {
		t.Errorf("at the desk is %+v", q)
	}
}

// A link in a letter is no session: the check of a planner by e-mail does not count as one by who is responsible.
func TestCheckByLinkIsNoWordOfStaff(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place := w.place()
	w.nobody().do("POST", "/api/suggestions", fmt.Sprintf(`{"email":"planner@example.org","check":{"place":%d,"uuid":%q,"presence":"gone"}}`, place, uuid.NewString())).want(202)
	got := bodyOf[confirmed](w.confirm(w.post.tokens["planner@example.org"][0]).want(200))
	if got.State != "waiting" || w.life(place) != geo.Live {
		t.Errorf("got %+v and the place is %s", got, w.life(place))
	}
}

// Of a link that is too old, made up, used before, or of somebody whose account is stopped, nothing comes; and who sends a
// challenge's solution twice, a wrong one or none is not heard.
func TestLinksAndProofsOfChecksAndReports(t *testing.T) {
	t.Parallel()
	w := newWorldOn(t, newSiteWith(t, api.Config{Work: 500, Now: time.Now}))
	place := w.place()
	bodies := map[string]string{
		"check":  fmt.Sprintf(`"check":{"place":%d,"uuid":%q,"presence":"here"}`, place, uuid.NewString()),
		"report": fmt.Sprintf(`"report":{"place":%d,"uuid":%q,"topic":"broken","text":"Banca"}`, place, uuid.NewString()),
	}
	for kind, said := range bodies {
		email := kind + "@example.org"
		body := fmt.Sprintf(`{"email":%q,%s}`, email, said)
		solution := w.solution()
		wantFault(t, w.nobody().do("POST", "/api/suggestions", body), "work_required")
		wantFault(t, w.nobody().with("Altcha", "e30=").do("POST", "/api/suggestions", body), "work_wrong")
		w.nobody().with("Altcha", solution).do("POST", "/api/suggestions", body).want(202)
		wantFault(t, w.nobody().with("Altcha", solution).do("POST", "/api/suggestions", body), "work_used")
		w.nobody().with("Altcha", w.solution()).do("POST", "/api/suggestions", body).want(202) // sent twice it is one
		if n := len(w.post.tokens[email]); n != 1 {
			t.Fatalf("%d letters for one %s", n, kind)
		}
		token := w.post.tokens[email][0]
		for _, wrong := range []string{"", "made-up", token + "x", strings.ToUpper(token)} {
			w.confirm(wrong).want(404)
		}
		must(t, w.exec("UPDATE suggestion SET expires_at = now() - interval '1 second' WHERE email = '"+email+"'"))
		if got := string(w.confirm(token).want(404).body); !strings.Contains(got, "too old") {
			t.Errorf("an old link says %s", got)
		}
		must(t, w.exec("UPDATE suggestion SET expires_at = now() + interval '1 day' WHERE email = '"+email+"'"))
		w.confirm(token).want(200)
		w.confirm(token).want(200) // a second press tells the same
		if n := w.count(`select (select count(*) from field_check) + (select count(*) from report)`); n != 1 {
			t.Errorf("%d came of one %s", n, kind)
		}
		must(t, w.exec("DELETE FROM field_check; DELETE FROM report"))
		w.confirm(token).want(404) // what came of it is gone, and so is the link

		// Signed in without trust it is no different.
		path := fmt.Sprintf("/api/places/%d/%ss", place, kind)
		own := strings.SplitN(said, fmt.Sprintf(`"place":%d,`, place), 2)[1]
		own = `{` + strings.Replace(own, bodiesUUID(own), uuid.NewString(), 1)
		wantFault(t, w.by("resident").do("POST", path, own), "work_required")
		wantFault(t, w.by("resident").with("Altcha", solution).do("POST", path, own), "work_used")
		w.by("resident").with("Altcha", w.solution()).do("POST", path, own).want(201)
		must(t, w.exec("DELETE FROM field_check; DELETE FROM report"))
	}
	stopped := fmt.Sprintf(`{"email":"outsider@example.org",%s}`, bodies["check"])
	w.nobody().with("Altcha", w.solution()).do("POST", "/api/suggestions", stopped).want(202)
	must(t, w.exec("UPDATE account SET disabled = true WHERE email = 'outsider@example.org'"))
	w.confirm(w.post.tokens["outsider@example.org"][0]).want(403)
}

// bodiesUUID is the UUID in a body.
func bodiesUUID(body string) string {
	return strings.SplitN(strings.SplitN(body, `"uuid":"`, 2)[1], `"`, 2)[0]
}

func TestSuggestedChecksAndReportsThatAreRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	place, id := w.place(), uuid.NewString()
	for body, status := range map[string]int{
		fmt.Sprintf(`"check":{"place":%d,"uuid":%q}`, place, id):                                                       400,
		fmt.Sprintf(`"check":{"place":999999,"uuid":%q,"presence":"here"}`, id):                                        404,
		fmt.Sprintf(`"check":{"place":%d,"uuid":%q,"presence":"here"}`, w.proposal().PlaceID, id):                      404,
		fmt.Sprintf(`"check":{"place":%d,"uuid":%q,"presence":"here"}`, w.openProposal(), id):                          409,
		fmt.Sprintf(`"report":{"place":%d,"uuid":%q,"topic":"broken","text":" "}`, place, id):                          400,
		fmt.Sprintf(`"report":{"place":%d,"uuid":%q,"topic":"broken","text":"Da"},"check":{"place":%[1]d}`, place, id): 400,
		fmt.Sprintf(`"report":{"place":%d,"uuid":%q,"topic":"broken","text":"Da","status":"closed"}`, place, id):       400,
		fmt.Sprintf(`"check":{"place":%d,"uuid":"not one","presence":"here"}`, place):                                  400,
	} {
		w.nobody().do("POST", "/api/suggestions", `{"email":"vera@example.org",`+body+`}`).want(status)
	}
	if n := len(w.post.tokens["vera@example.org"]); n != 0 {
		t.Errorf("%d letters were sent", n)
	}
}
