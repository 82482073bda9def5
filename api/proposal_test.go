package api_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"locuri/geo"
)

type proposalsAnswer struct {
	Proposals []geo.Proposal
	Next      string
}

func TestListsOfProposals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	first, second, third := w.proposal(), w.proposal(), w.proposal()
	w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", second.PlaceID), `{"line":"publication","to":"published"}`).want(200)
	w.by("planner").do("POST", fmt.Sprintf("/api/places/%d/timeline", second.PlaceID), `{"line":"decision","to":"declined","reason":"Este deja una."}`).want(200)
	w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", third.PlaceID), `{"line":"publication","to":"needs_changes","reason":"Unde?"}`).want(200)
	ours := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "Piață"}, Life: geo.Idea, Geometry: orb.Point{21.25, 45.76}}
	must(t, w.db.Propose(t.Context(), w.actors["planner"], ours, &geo.Proposal{Reason: "Because"}))
	fourth := ours.ID
	for _, c := range []struct {
		who, query string
		want       []int64
	}{
		{"nobody", "", []int64{fourth, second.PlaceID}},
		{"moderator", "", []int64{fourth, third.PlaceID, second.PlaceID, first.PlaceID}},
		{"moderator", "sortby=id", []int64{first.PlaceID, second.PlaceID, third.PlaceID, fourth}},
		{"moderator", "publication=submitted&sortby=id", []int64{first.PlaceID}},
		{"moderator", "publication=submitted,needs_changes", []int64{third.PlaceID, first.PlaceID}},
		{"nobody", "publication=submitted", []int64{}},
		{"nobody", "decision=declined", []int64{second.PlaceID}},
		{"resident", "own=true", []int64{third.PlaceID, second.PlaceID, first.PlaceID}},
		{"planner", "own=true", []int64{fourth}},
		{"outsider", "own=true", []int64{}},
	} {
		for _, limit := range []int{1, 2, 50} {
			got := w.proposals(c.who, fmt.Sprintf("/api/proposals?limit=%d&%s", limit, c.query))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s as %s, by %d: %s", c.query, c.who, limit, diff)
			}
		}
	}
	w.nobody().do("GET", "/api/proposals?own=true", "").want(http.StatusUnauthorized)
	w.nobody().do("GET", "/api/proposals?sortby=title", "").wantFields("sortby")
}

// proposals gives the places of a list of proposals, page by page.
func (w *world) proposals(name, path string) []int64 {
	places := []int64{}
	for path != "" {
		page := bodyOf[proposalsAnswer](w.by(name).do("GET", path, ""))
		for _, p := range page.Proposals {
			places = append(places, p.PlaceID)
		}
		path = page.Next
		if len(path) > len("http://locuri.example") {
			path = path[len("http://locuri.example"):]
		}
	}
	return places
}

func TestAnswerIsForWhoMayReadIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.proposal()
	move := func(name, step string) {
		w.by(name).do("POST", fmt.Sprintf("/api/places/%d/timeline", p.PlaceID), step).want(200)
	}
	answer := func(name string) string {
		return bodyOf[geo.Proposal](w.by(name).do("GET", fmt.Sprintf("/api/proposals/%d", p.ID), "")).Answer
	}
	if got := answer("resident"); got != "" {
		t.Errorf("before any answer its author reads %q", got)
	}
	move("moderator", `{"line":"publication","to":"needs_changes","reason":"Scoate telefonul."}`)
	if got := answer("resident"); got != "Scoate telefonul." {
		t.Errorf("its author reads %q", got)
	}
	move("resident", `{"line":"publication","to":"submitted","reason":"L-am scos."}`)
	if got := answer("moderator"); got != "Scoate telefonul." {
		t.Errorf("the moderator reads %q: what its author says is no answer", got)
	}
	move("moderator", `{"line":"publication","to":"published"}`)
	if got := answer("nobody"); got != "" {
		t.Errorf("the public reads %q of what was between author and moderator", got)
	}
	move("planner", `{"line":"decision","to":"declined","reason":"Este deja una."}`)
	if got := answer("nobody"); got != "Este deja una." {
		t.Errorf("the public reads %q", got)
	}
}
