package geo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Line is one of the three lines of states of a place, which are independent of each other.
type Line string

// The lines.
const (
	PublicationLine Line = "publication" // may the public see it?
	DecisionLine    Line = "decision"    // what did the authority say?
	LifeLine        Line = "life"        // what is on the ground?
)

// Lines are all lines.
var Lines = []Line{PublicationLine, DecisionLine, LifeLine}

// Transition is one allowed step on a line, with who may make it.
type Transition struct {
	Line     Line
	From, To string
	Roles    []Role // who may, within the part of the city or the programme they are responsible for
	Author   bool   // whoever proposed or created the place may
	Partner  bool   // members of the organisation that proposed it, or that has a project there, may
	Reason   bool   // a reason is mandatory
	Settled  bool   // only when nothing is left to decide: accepted, or never a proposal
}

// transitions is the table: line, state before, state after, who, and what is asked of them. The API refuses what is not
// in it, the front-end offers from it, and the tests walk it.
const transitions = `
publication  draft                  submitted              author
publication  draft                  archived               author
publication  submitted              published              moderator administrator
publication  submitted              needs_changes          moderator administrator          reason
publication  submitted              hidden                 moderator administrator          reason
publication  submitted              archived               planner moderator administrator
publication  needs_changes          submitted              author
publication  needs_changes          hidden                 moderator administrator          reason
publication  needs_changes          archived               planner moderator administrator
publication  published              hidden                 moderator administrator          reason
publication  published              archived               planner moderator administrator
publication  hidden                 submitted              author                           reason
publication  hidden                 published              moderator administrator          reason
publication  hidden                 archived               planner moderator administrator

decision     received               screening              planner administrator
decision     received               open_for_support       planner administrator
decision     received               under_review           planner administrator
decision     received               declined               planner administrator            reason
decision     received               merged                 planner administrator            reason
decision     received               withdrawn              author
decision     screening              open_for_support       planner administrator
decision     screening              under_review           planner administrator
decision     screening              declined               planner administrator            reason
decision     screening              merged                 planner administrator            reason
decision     screening              withdrawn              author
decision     open_for_support       under_review           planner administrator
decision     open_for_support       declined               planner administrator            reason
decision     open_for_support       merged                 planner administrator            reason
decision     open_for_support       withdrawn              author
decision     under_review           open_for_support       planner administrator
decision     under_review           accepted               planner administrator
decision     under_review           accepted_with_changes  planner administrator            reason
decision     under_review           declined               planner administrator            reason
decision     under_review           merged                 planner administrator            reason
decision     under_review           withdrawn              author
decision     accepted               accepted_with_changes  planner administrator            reason
decision     accepted               declined               planner administrator            reason
decision     accepted_with_changes  accepted               planner administrator            reason
decision     accepted_with_changes  declined               planner administrator            reason
decision     declined               accepted               planner administrator            reason
decision     declined               accepted_with_changes  planner administrator            reason
decision     merged                 under_review           planner administrator            reason

life         idea                   planned                planner administrator partner    settled
life         planned                idea                   planner administrator partner    reason
life         planned                in_preparation         planner administrator partner    settled
life         planned                live                   planner administrator partner    settled
life         planned                ended                  planner administrator partner    reason
life         in_preparation         planned                planner administrator partner    reason
life         in_preparation         live                   planner administrator partner    settled
life         in_preparation         ended                  planner administrator partner    reason
life         live                   paused                 planner administrator partner
life         live                   ended                  planner administrator partner
life         live                   removed                planner administrator partner
life         live                   reported_gone          planner moderator administrator
life         paused                 live                   planner administrator partner
life         paused                 ended                  planner administrator partner
life         paused                 removed                planner administrator partner
life         paused                 reported_gone          planner moderator administrator
life         ended                  live                   planner administrator partner    reason
life         ended                  removed                planner administrator partner
life         ended                  reported_gone          planner moderator administrator
life         reported_gone          live                   planner moderator administrator
life         reported_gone          paused                 planner moderator administrator
life         reported_gone          ended                  planner moderator administrator
life         reported_gone          removed                planner moderator administrator
life         removed                live                   planner administrator            reason
`

// Transitions are all allowed steps.
var Transitions = readTransitions(transitions)

// readTransitions reads the table; a word that is none is a mistake of ours.
func readTransitions(table string) []Transition {
	var out []Transition
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		t := Transition{Line: Line(words[0]), From: words[1], To: words[2]}
		for _, word := range words[3:] {
			t.read(word)
		}
		out = append(out, t)
	}
	return out
}

func (t *Transition) read(word string) {
	switch {
	case word == "author":
		t.Author = true
	case word == "partner":
		t.Partner = true
	case word == "reason":
		t.Reason = true
	case word == "settled":
		t.Settled = true
	case slices.Contains(Roles, Role(word)):
		t.Roles = append(t.Roles, Role(word))
	default:
		panic(fmt.Sprintf("%q means nothing in the table of transitions", word))
	}
}

// FindTransition gives a step, or nil when there is no such one.
func FindTransition(line Line, from, to string) *Transition {
	for i := range Transitions {
		if t := &Transitions[i]; t.Line == line && t.From == from && t.To == to {
			return t
		}
	}
	return nil
}

// Standing is what somebody is to one place.
type Standing struct {
	Author  bool // proposed or created it
	Partner bool // member of the organisation that proposed it, or of one with a project there
}

// Allows gives nil when the actor may make the step on the place. Nobody decides on what is their own: neither what is
// said of a proposal nor whether the public sees it. Errors: Unauthenticated, Forbidden, Conflict.
func (t *Transition) Allows(actor Actor, standing Standing, place *Place) error {
	switch {
	case actor.System:
		return nil
	case actor.AccountID == 0:
		return Errorf(Unauthenticated, "Sign in to change the state of a place.")
	case actor.Scopes != nil && !slices.Contains(actor.Scopes, ScopePlaces):
		return Errorf(Forbidden, "This API token may not change the state of a place.")
	}
	if err := t.allowsPerson(actor, standing, place); err != nil {
		return err
	}
	if t.Line == PublicationLine && t.To == string(Published) && place.Decision == Withdrawn {
		return Errorf(Conflict, "Its author has taken it back; it cannot be published.")
	}
	if t.Line == LifeLine && place.Aim.Amends() {
		return Errorf(Conflict, "A proposal to change or remove a place has no life of its own.")
	}
	if t.Settled && !place.Decision.Settled() {
		return Errorf(Conflict, "The proposal is %s; only what is accepted can become %s.", words(string(place.Decision)), words(t.To))
	}
	return nil
}

func (t *Transition) allowsPerson(actor Actor, standing Standing, place *Place) error {
	byRole := slices.Contains(t.Roles, actor.Role) && actor.Covers(place)
	switch {
	case t.Author && standing.Author, t.Partner && standing.Partner:
		return nil
	case byRole && t.Line != LifeLine && standing.Author && t.To != string(Archived):
		return Errorf(Forbidden, "Nobody decides on their own proposal; somebody else must.")
	case byRole:
		return nil
	}
	return Errorf(Forbidden, "You may not make this place %s.", words(t.To))
}

// words writes a state for people.
func words(state string) string { return strings.ReplaceAll(state, "_", " ") }

// Settled tells whether nothing stands against going on: it was accepted, or there never was a proposal.
func (d Decision) Settled() bool { return d == "" || d == Accepted || d == AcceptedWithChanges }

// Decided tells whether there was an answer, which can be corrected but not taken away.
func (d Decision) Decided() bool { return d == Accepted || d == AcceptedWithChanges || d == Declined }

// StateOn gives the state of the place on a line.
func (pl *Place) StateOn(line Line) string {
	switch line {
	case PublicationLine:
		return string(pl.Publication)
	case DecisionLine:
		return string(pl.Decision)
	}
	return string(pl.Life)
}

// SetState sets the state of the place on a line.
func (pl *Place) SetState(line Line, state string) {
	switch line {
	case PublicationLine:
		pl.Publication = Publication(state)
	case DecisionLine:
		pl.Decision = Decision(state)
	default:
		pl.Life = Life(state)
	}
}

// Offer is a step that an actor may make now.
type Offer struct {
	Line   Line   `json:"line"`
	To     string `json:"to"`
	Reason bool   `json:"reason"` // mandatory
}

// Offers gives the steps that the actor may make on the place now.
func (pl *Place) Offers(actor Actor, standing Standing) []Offer {
	offers := []Offer{}
	for i := range Transitions {
		t := &Transitions[i]
		if pl.StateOn(t.Line) == t.From && t.Allows(actor, standing, pl) == nil {
			offers = append(offers, Offer{t.Line, t.To, t.Reason})
		}
	}
	return offers
}

// Move is a step that somebody wants to make.
type Move struct {
	Line         Line
	To           string
	Reason       string // the public answer, on the line of decisions
	Organisation string // slug; in whose name, "" for one's own
	MergedInto   int64  // place, when the decision is merged
	Version      int    // of the place that was seen; 0 compares nothing
	// TargetVersion is that of the place that a proposal is about, when the actor has seen what was changed there since the
	// proposal was written; 0 is as then.
	TargetVersion int
}

// Check gives the faults of a move that can be seen without the place, or nil.
func (m *Move) Check() error {
	var p Problems
	oneOf(&p, "line", m.Line, Lines, false)
	if blank(m.To) {
		p.Add("to", "required", "the state after the step is needed")
	}
	checkString(&p, "reason", m.Reason, 5000)
	if merged := m.Line == DecisionLine && m.To == string(Merged); merged != (m.MergedInto != 0) {
		p.Add("merged_into", "required", "the number of the place that it is merged into is needed when, and only when, the decision is merged")
	}
	return p.Err()
}

// Step is one step that was made: an entry of a place's public timeline.
type Step struct {
	ID           int64     `json:"id"`
	Line         Line      `json:"line"`
	From         string    `json:"from"` // "" when the place began with it
	To           string    `json:"to"`
	At           time.Time `json:"at"`
	Author       string    `json:"author"`       // the name the person shows; "" when the program made it
	Organisation *Named    `json:"organisation"` // in whose name; nil for the author's own
	Reason       string    `json:"reason"`
	Correction   bool      `json:"correction"` // of an answer that had been given
	MergedInto   int64     `json:"merged_into,omitempty"`
}

// Timeline is where a place stands, how it came there, and where the actor may take it.
type Timeline struct {
	Version int     `json:"version"` // of the place
	Steps   []Step  `json:"steps"`   // the oldest first
	Offers  []Offer `json:"offers"`
	Editing Editing `json:"editing"` // how the actor may change what the place says
}

// Steps keeps the steps of places on their lines.
type Steps interface {
	// FindTimeline gives the timeline of a place the actor may see. What a moderator and an author say to one another
	// is for those two and for staff. Errors: NotFound.
	FindTimeline(ctx context.Context, actor Actor, placeID int64) (*Timeline, error)
	// MovePlace makes one step and gives the timeline after it. What is accepted of a place that is there is done with the
	// step: a change is written as a new revision in its author's name, a removal moves the line of life. Errors: NotFound,
	// Invalid for a step that there is not or that lacks a reason, Stale also when the place that is to change has been
	// changed and TargetVersion does not say that this was seen, Conflict, Unauthenticated, Forbidden.
	MovePlace(ctx context.Context, actor Actor, placeID int64, move Move) (*Timeline, error)
}
