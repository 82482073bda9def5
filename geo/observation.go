package geo

import (
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Qualifier is how exact a value is meant.
type Qualifier string

// The qualifiers. "Over 200" is not 200, and must not become it.
const (
	Exactly Qualifier = "exactly"
	About   Qualifier = "about"
	Over    Qualifier = "over"
)

// Qualifiers are all qualifiers.
var Qualifiers = []Qualifier{Exactly, About, Over}

// ObservationState is whether somebody of the city has looked at an observation.
type ObservationState string

// The states. Both are public, each with its name: whoever reports stands by it with the organisation's name.
const (
	ReportedState  ObservationState = "reported"
	ConfirmedState ObservationState = "confirmed" // staff have seen the evidence
)

// ObservationStates are all states.
var ObservationStates = []ObservationState{ReportedState, ConfirmedState}

// Observation is a number that a partner reports for an indicator.
type Observation struct {
	ID           int64  `json:"id"`
	UUID         string `json:"-"` // made by the client; the same one again is the same observation
	Version      int    `json:"version"`
	Indicator    Named  `json:"indicator"`
	Unit         Text   `json:"unit"` // of the indicator
	Organisation Named  `json:"organisation"`
	ObservationReport
	State       ObservationState `json:"state"`
	ConfirmedBy string           `json:"confirmed_by,omitempty"` // the name of who has
	ConfirmedAt *time.Time       `json:"confirmed_at,omitempty"`
	CreatedAt   time.Time        `json:"created_at"`
	UpdatedAt   time.Time        `json:"updated_at"`

	AuthorID int64  `json:"-"`
	Area     string `json:"-"` // the neighbourhood that it is about or that its place lies in
	Strand   string `json:"-"` // the programme that it or its project is about
}

// ObservationReport is what a partner says in an observation.
type ObservationReport struct {
	Value         float64   `json:"value"`
	Qualifier     Qualifier `json:"qualifier"`
	Period                  // when; without an end it is what the start means: "2020" is the whole year
	Programme     *Named    `json:"programme"` // what it is about: at most one of these four; nil for all of them is the whole city
	Project       *Titled   `json:"project"`
	Place         *Titled   `json:"place"`
	Neighbourhood *Named    `json:"neighbourhood"`
	Source        string    `json:"source"`   // where the number stands
	Method        string    `json:"method"`   // how it was counted, where that differs from the indicator's
	Evidence      string    `json:"evidence"` // a link
	Photo         int64     `json:"photo"`    // number of a public photo that shows it; 0 for none
	Note          string    `json:"note"`
}

// Titled is a thing by its number, with the name to show.
type Titled struct {
	ID    int64 `json:"id"`
	Title Text  `json:"title"`
}

// maxValue is beyond what anybody counts in a city.
const maxValue = 1e12

// Check gives every fault that can be seen without the store, or nil.
func (o *Observation) Check() error {
	var p Problems
	if o.Indicator.Slug == "" {
		p.Add("indicator", "required", "the slug of the indicator that this is a number of is needed")
	}
	if o.Organisation.Slug == "" {
		p.Add("organisation", "required", "the slug of the organisation in whose name this is reported is needed")
	}
	if _, err := uuid.Parse(o.UUID); err != nil {
		p.Add("uuid", "not_a_uuid", "must be a UUID made by you, so that an observation sent twice is kept once")
	}
	o.ObservationReport.check(&p)
	return p.Err()
}

func (o *ObservationReport) check(p *Problems) {
	if o.Value < 0 || o.Value > maxValue || math.IsNaN(o.Value) || math.Round(o.Value*1000)/1000 != o.Value {
		p.Add("value", "not_a_value", "must be a number from 0 to %.0f with three decimals at most", maxValue)
	}
	oneOf(p, "qualifier", o.Qualifier, Qualifiers, false)
	if o.Starts == "" {
		p.Add("starts", "required", "say of when it is: a year such as 2023, a month or a day")
	}
	o.Period.check(p, "starts", "ends")
	if o.scopes() > 1 {
		p.Add("project", "one_scope", "an observation is about one programme, project, place or neighbourhood, or about the whole city")
	}
	if blank(o.Source) {
		p.Add("source", "required", "say where this number stands, so that others can look it up")
	}
	checkString(p, "source", o.Source, 1000)
	checkString(p, "method", o.Method, 2000)
	checkString(p, "note", o.Note, 2000)
	checkWebsite(p, "evidence", o.Evidence)
}

// scopes counts what the observation says it is about.
func (o *ObservationReport) scopes() (n int) {
	for _, there := range []bool{o.Programme != nil, o.Project != nil, o.Place != nil, o.Neighbourhood != nil} {
		if there {
			n++
		}
	}
	return n
}

// Close gives the period its end where it was left out: an observation is never open.
func (o *ObservationReport) Close() {
	if o.Ends == "" {
		o.Ends = o.Starts
	}
	o.Evidence = strings.TrimSpace(o.Evidence)
}

// MayConfirm gives nil when the actor may say that the evidence was seen: staff, where they are responsible, who have not
// reported it themselves or in the name of their organisation. Errors: Unauthenticated, Forbidden.
func (a Actor) MayConfirm(o *Observation) error {
	if err := a.May(ConfirmObservation, 0); err != nil || a.System {
		return err
	}
	if a.AccountID == o.AuthorID || a.memberRole(o.Organisation.ID) != "" {
		return Errorf(Forbidden, "Somebody else must confirm what you or your organisation have reported.")
	}
	limited := a.Role != Administrator && len(a.Areas)+len(a.Programmes) > 0
	if limited && !slices.Contains(a.Areas, o.Area) && !slices.Contains(a.Programmes, o.Strand) {
		return Errorf(Forbidden, "You may %s only where you are responsible.", ConfirmObservation)
	}
	return nil
}

// ObservationFilter narrows a list of observations.
type ObservationFilter struct {
	ImpactFilter
	Indicator    string // slug
	Organisation string // slug
	State        ObservationState
}

// Observations keeps what partners report.
type Observations interface {
	// FindObservations lists observations, those of the latest period first; next is "" at the end.
	FindObservations(ctx context.Context, filter ObservationFilter, page Page) (observations []Observation, next string, err error)
	// FindObservation gives one. Errors: NotFound.
	FindObservation(ctx context.Context, id int64) (*Observation, error)
	// AddObservation keeps one and fills it in. Errors: Invalid, Conflict when the indicator is retired, Unauthenticated, Forbidden.
	AddObservation(ctx context.Context, actor Actor, observation *Observation) error
	// UpdateObservation changes what is reported; one that was confirmed has to be confirmed anew.
	// Errors: NotFound, Invalid, Stale, Unauthenticated, Forbidden.
	UpdateObservation(ctx context.Context, actor Actor, id int64, version int, change func(*ObservationReport) error) (*Observation, error)
	// DeleteObservation takes one back. Errors: NotFound, Stale, Unauthenticated, Forbidden.
	DeleteObservation(ctx context.Context, actor Actor, id int64, version int) error
	// ConfirmObservation notes that staff have seen the evidence, or takes that back. Nobody confirms what they reported
	// themselves, or what their own organisation did. Errors: NotFound, Stale, Unauthenticated, Forbidden.
	ConfirmObservation(ctx context.Context, actor Actor, id int64, version int, state ObservationState) (*Observation, error)
}
