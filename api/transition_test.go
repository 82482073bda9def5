package api_test

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// transitionTable says, for each step on each line, what it answers to each person. Every step that is not in it must be
// refused to everybody.
//
//go:embed testdata/transitions.txt
var transitionTable string

// movers are the columns of the table: the resident is the place's author, ours has a project there, theirs has not,
// and elsewhere is a planner of another neighbourhood.
var movers = []string{"nobody", "resident", "stranger", "editor", "outsider", "planner", "elsewhere", "moderator", "administrator"}

var states = map[geo.Line][]string{
	geo.PublicationLine: texts(geo.Publications),
	geo.DecisionLine:    texts(geo.Decisions),
	geo.LifeLine:        texts(geo.Lives),
}

func texts[T ~string](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

func TestEveryStepForEverybody(t *testing.T) {
	t.Parallel()
	want := readTransitionTable(t)
	w := newMovers(t)
	for _, line := range geo.Lines {
		t.Run(string(line), func(t *testing.T) {
			for _, from := range states[line] {
				for _, to := range states[line] {
					w.walk(t, line, from, to, want[fmt.Sprint(line, " ", from, " ", to)])
				}
			}
		})
	}
}

// readTransitionTable gives the expected statuses by "line from to".
func readTransitionTable(t *testing.T) map[string][]string {
	t.Helper()
	table := map[string][]string{}
	for row := range strings.Lines(transitionTable) {
		words := strings.Fields(row)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if len(words) != 3+len(movers) {
			t.Fatalf("transitions.txt: %d columns in %q, want %d", len(words), row, 3+len(movers))
		}
		table[strings.Join(words[:3], " ")] = words[3:]
	}
	return table
}

// mover is a world with a place that the resident proposed and on which a project of ours works.
type mover struct {
	*world
	moved int64 // the place
	other int64
}

func newMovers(t *testing.T) *mover {
	w := newWorld(t)
	w.enter("stranger", geo.Resident)
	must(t, w.db.SaveAreaSet(t.Context(), system, &geo.AreaSet{Slug: "neighbourhoods", Title: geo.Text{"ro": "Cartiere"}}, []geo.Area{
		{Slug: "centru", Title: geo.Text{"ro": "Centru"}, Label: orb.Point{21.25, 45.75}, Geometry: square(21.2, 45.7, 21.28, 45.8)},
		{Slug: "fabric", Title: geo.Text{"ro": "Fabric"}, Label: orb.Point{21.29, 45.75}, Geometry: square(21.28, 45.7, 21.3, 45.8)},
	}))
	m := &mover{world: w, moved: w.proposal().PlaceID, other: w.place()}
	_, _, err := w.db.CreateTags(t.Context(), system, w.project(), []geo.Tag{{PlaceID: m.moved, Role: geo.Site}})
	must(t, err)
	return m
}

// walk tries one step as everybody, each time from the same state.
func (m *mover) walk(t *testing.T, line geo.Line, from, to string, want []string) {
	t.Helper()
	body := fmt.Sprintf(`{"line":%q,"to":%q,"reason":"because"%s}`, line, to, m.target(line, to))
	for i, name := range movers {
		expected := "4xx"
		if want != nil {
			expected = want[i]
		}
		m.put(line, from)
		got := m.by(name).do("POST", fmt.Sprintf("/api/places/%d/timeline", m.moved), body).StatusCode
		if expected == "4xx" && got >= 400 && got < 500 || expected == fmt.Sprint(got) {
			continue
		}
		t.Errorf("%s from %s to %s as %s: got %d, want %s", line, from, to, name, got, expected)
	}
}

func (m *mover) target(line geo.Line, to string) string {
	if line == geo.DecisionLine && to == string(geo.Merged) {
		return fmt.Sprintf(`,"merged_into":%d`, m.other)
	}
	return ""
}

// put sets the place's state; the other lines stand where nothing hinders: published and accepted.
func (m *mover) put(line geo.Line, state string) {
	values := map[geo.Line]string{geo.PublicationLine: "published", geo.DecisionLine: "accepted", geo.LifeLine: "live"}
	values[line] = state
	_, err := m.db.Pool().Exec(m.t.Context(), "UPDATE place SET publication = $2, decision = $3, life = $4 WHERE id = $1",
		m.moved, values[geo.PublicationLine], values[geo.DecisionLine], values[geo.LifeLine])
	must(m.t, err)
}

// The table of the tests and the table of the domain have the same steps.
func TestTransitionTableIsWhole(t *testing.T) {
	t.Parallel()
	want := readTransitionTable(t)
	for _, step := range geo.Transitions {
		name := fmt.Sprint(step.Line, " ", step.From, " ", step.To)
		if want[name] == nil {
			t.Errorf("testdata/transitions.txt does not have %s", name)
		}
		delete(want, name)
		if !slices.Contains(states[step.Line], step.From) || !slices.Contains(states[step.Line], step.To) {
			t.Errorf("%s is between states that there are not", name)
		}
	}
	for name := range want {
		t.Errorf("the domain has no step %s", name)
	}
}

func TestStepsAskForTheirReason(t *testing.T) {
	t.Parallel()
	m := newMovers(t)
	for _, step := range geo.Transitions {
		who := "administrator"
		if len(step.Roles) == 0 {
			who = "resident"
		}
		m.put(step.Line, step.From)
		body := fmt.Sprintf(`{"line":%q,"to":%q,"reason":" "%s}`, step.Line, step.To, m.target(step.Line, step.To))
		answer := m.by(who).do("POST", fmt.Sprintf("/api/places/%d/timeline", m.moved), body)
		switch {
		case step.From == string(geo.Archived):
			answer.want(404)
		case step.Reason:
			answer.wantFields("reason")
		default:
			answer.want(200)
		}
	}
}

func TestNobodyDecidesOnTheirOwnProposal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, name := range []string{"planner", "moderator", "administrator"} {
		pl := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "A mea"}, Life: geo.Idea, Geometry: orb.Point{21.25, 45.76}}
		must(t, w.db.Propose(t.Context(), w.actors[name], pl, &geo.Proposal{Reason: "Because"}))
		path := fmt.Sprintf("/api/places/%d/timeline", pl.ID)
		w.by(name).do("POST", path, `{"line":"decision","to":"under_review"}`).want(403)
		w.by(name).do("POST", path, `{"line":"publication","to":"hidden","reason":"because"}`).want(403)
		w.by(name).do("POST", path, `{"line":"decision","to":"withdrawn"}`).want(200)
	}
}

// A life goes on only after the answer, also when it is edited with the rest of the place.
func TestLifeWaitsForTheAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.proposal()
	path := fmt.Sprintf("/api/places/%d/timeline", p.PlaceID)
	item := fmt.Sprintf("/api/collections/places/items/%d", p.PlaceID)
	move := func(name, step string, status int) {
		t.Helper()
		w.by(name).do("POST", path, step).want(status)
	}
	move("moderator", `{"line":"publication","to":"published"}`, 200)
	move("planner", `{"line":"life","to":"planned"}`, 409)
	w.by("planner").do("PATCH", item, `{"properties":{"life":"planned"}}`).want(409)
	w.by("planner").do("PATCH", item, `{"properties":{"life":"ended"}}`).wantFields("life")
	move("planner", `{"line":"decision","to":"under_review"}`, 200)
	move("planner", `{"line":"decision","to":"accepted","reason":"Da, la primăvară."}`, 200)
	w.by("planner").do("PATCH", item+"?reason=Se+face", `{"properties":{"life":"planned"}}`).want(200)
	move("planner", `{"line":"life","to":"live"}`, 200)
	move("planner", `{"line":"decision","to":"declined","reason":"Ne-am răzgândit."}`, 200)
	steps := bodyOf[geo.Timeline](w.nobody().do("GET", path, "")).Steps
	var told []string
	for _, s := range steps {
		told = append(told, fmt.Sprintf("%s %s>%s %s %s %v", s.Line, s.From, s.To, s.Author, s.Reason, s.Correction))
	}
	want := []string{
		"decision >received Resident Because false", "life >idea Resident Because false", "publication submitted>published Moderator  false",
		"decision received>under_review Planner  false", "decision under_review>accepted Planner Da, la primăvară. false",
		"life idea>planned Planner Se face false", "life planned>live Planner  false", "decision accepted>declined Planner Ne-am răzgândit. true",
	}
	if !slices.Equal(told, want) {
		t.Errorf("the public timeline is\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if n := len(bodyOf[geo.Timeline](w.by("resident").do("GET", path, "")).Steps); n != len(want)+1 {
		t.Errorf("its author sees %d steps, want %d: being submitted too", n, len(want)+1)
	}
}

func TestStaleMoveIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	path := fmt.Sprintf("/api/places/%d/timeline", w.proposal().PlaceID)
	w.by("moderator").do("POST", path, `{"line":"publication","to":"published","version":1}`).want(200)
	w.by("moderator").do("POST", path, `{"line":"publication","to":"hidden","reason":"because","version":1}`).want(412)
	w.by("moderator").do("POST", path, `{"line":"publication","to":"published"}`).want(409)
	w.by("moderator").do("POST", path, `{"line":"colour","to":"red"}`).wantFields("line")
	w.by("planner").do("POST", path, `{"line":"decision","to":"merged","reason":"same"}`).wantFields("merged_into")
	w.by("planner").do("POST", path, `{"line":"decision","to":"merged","reason":"same","merged_into":999999}`).wantFields("merged_into")
	w.by("planner").do("POST", path, `{"line":"decision","to":"screening","organisation":"ours"}`).want(403)
	w.by("planner").do("POST", path, `{"line":"decision","to":"screening","organisation":"nobody"}`).wantFields("organisation")
}
