package geo

import (
	"context"
	"strings"
	"time"
)

// Watch says at which places something must happen to be told of it. Values of one field are alternatives, fields all
// hold together; without any it is the whole city.
type Watch struct {
	Places         []int64    `json:"places,omitempty"`
	Kinds          []Kind     `json:"kinds,omitempty"`
	Neighbourhoods []string   `json:"neighbourhoods,omitempty"` // slugs
	Programmes     []string   `json:"programmes,omitempty"`     // slugs
	Organisations  []string   `json:"organisations,omitempty"`  // slugs
	Projects       []int64    `json:"projects,omitempty"`
	StepFree       []StepFree `json:"step_free,omitempty"`
	Text           string     `json:"text,omitempty"` // as in a search
	Stretch
}

// mostWatched is how many values a field of a watch may have.
const mostWatched = 100

// Check gives every fault of the watch, or nil.
func (w *Watch) Check() error {
	var p Problems
	for _, k := range w.Kinds {
		oneOf(&p, "kind", k, Kinds, false)
	}
	for _, s := range w.StepFree {
		oneOf(&p, "step_free", s, StepFrees, false)
	}
	for field, n := range map[string]int{
		"place": len(w.Places), "neighbourhood": len(w.Neighbourhoods), "programme": len(w.Programmes), "organisation": len(w.Organisations),
		"project": len(w.Projects), "kind": len(w.Kinds), "step_free": len(w.StepFree),
	} {
		if n > mostWatched {
			p.Add(field, "too_many", "may have %d values at most", mostWatched)
		}
	}
	for field, slugs := range map[string][]string{
		"neighbourhood": w.Neighbourhoods, "programme": w.Programmes, "organisation": w.Organisations,
	} {
		checkString(&p, field, strings.Join(slugs, ""), mostWatched*100)
	}
	checkString(&p, "q", w.Text, 200)
	w.Stretch.check(&p)
	return p.Err()
}

// Filter gives the filter of places.
func (w *Watch) Filter() Filter {
	return Filter{
		IDs: w.Places, Kinds: w.Kinds, Neighbourhoods: w.Neighbourhoods, Programmes: w.Programmes, Organisations: w.Organisations,
		Projects: w.Projects, StepFree: w.StepFree, Text: w.Text, Stretch: w.Stretch, Amendments: true,
	}
}

// ActivityKind is what sort of thing has happened.
type ActivityKind string

// The kinds of activity.
const (
	PlaceAppeared ActivityKind = "place"   // a place or proposal was published
	PlaceMoved    ActivityKind = "step"    // on the line of decisions or of life
	PlaceDebated  ActivityKind = "comment" // a comment was published
	// EventAnnounced is an event at the place that was published for the first time; Text is its title.
	EventAnnounced ActivityKind = "event"
)

// Activity is one thing that has happened at a public place.
type Activity struct {
	Kind         ActivityKind `json:"kind"`
	ID           int64        `json:"id"` // of the step, the comment or the event
	At           time.Time    `json:"at"`
	Place        PlaceRef     `json:"place"`
	Proposal     bool         `json:"proposal"`      // the place is a wish
	Aim          Aim          `json:"aim,omitempty"` // what a wish about a place that is there is for
	Line         Line         `json:"line"`          // of a step
	To           string       `json:"to"`            // state after a step
	Author       string       `json:"author"`        // the name they show
	Organisation *Named       `json:"organisation"`  // in whose name
	Official     bool         `json:"official"`      // of a comment
	Text         string       `json:"text"`          // reason of the step, the comment, or the title of the event
}

// What names what has happened: "place", "idea" (a new place is proposed), "proposal" (something about one that is there),
// "event", "comment", "answer" (an official one), or "step".
func (e *Activity) What() string {
	switch {
	case e.Kind == PlaceDebated && e.Official:
		return "answer"
	case e.Kind == PlaceAppeared && e.Aim != "":
		return "proposal"
	case e.Kind == PlaceAppeared && e.Proposal:
		return "idea"
	}
	return string(e.Kind)
}

// Activities tells what has happened.
type Activities interface {
	// FindActivity gives what has happened at public places within the last year, the newest first; next is "" at the end.
	// Errors: Invalid.
	FindActivity(ctx context.Context, watch Watch, page Page) (activity []Activity, next string, err error)
}
