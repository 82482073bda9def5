package geo

import (
	"context"
	"time"
)

// OpenCall asks people and organisations for what they would make of places. It is kept here, with applications, reviews and
// answers; or elsewhere, and only announced by a link.
type OpenCall struct {
	ID           int64     `json:"id"`
	Version      int       `json:"version"`
	Organisation Named     `json:"organisation"` // whose editors and admins keep it
	Programme    *Named    `json:"programme"`    // whose curators keep it too
	State        CallState `json:"state"`
	Title        Text      `json:"title"`
	Story        Text      `json:"story"`
	Conditions   Text      `json:"conditions"` // who may apply, and what for
	Budget       Text      `json:"budget"`     // in words
	Link         string    `json:"link"`       // of a call that is kept elsewhere; "" for one that is kept here
	Period                 // when one that is kept elsewhere is open, as exact as it is known
	Phases
	Brief      Brief       `json:"brief"`
	Form       []Question  `json:"form"`
	Criteria   []Criterion `json:"criteria"`
	Scale      int         `json:"scale"`   // the most points for a criterion
	Reason     string      `json:"reason"`  // why it was cancelled
	Figures    *Figures    `json:"figures"` // derived once the answers are out; reported for a call that is kept elsewhere
	Source     string      `json:"source"`
	Example    bool        `json:"example"`
	ReviewedAt *time.Time  `json:"reviewed_at"` // when the last review came in, if that was before ReviewUntil
	AnsweredAt *time.Time  `json:"answered_at"` // when applicants see, or will see, the answers
	Phase      CallPhase   `json:"phase"`       // now
	Keeps      bool        `json:"keeps"`       // the asker keeps it
	Reviews    bool        `json:"reviews"`     // the asker is one of its reviewers
	Received   *int        `json:"received"`    // how many were handed in, for its keepers
}

// CallState is what its keepers have said of a call.
type CallState string

// The states of a call.
const (
	CallDraft     CallState = "draft"
	CallPublished CallState = "published"
	CallClosed    CallState = "closed"    // its answers are given
	CallCancelled CallState = "cancelled" // with a reason
)

// CallStates are all states of a call.
var CallStates = []CallState{CallDraft, CallPublished, CallClosed, CallCancelled}

// Phases are when what may be done, in the time zone of the call.
type Phases struct {
	Zone         string     `json:"zone"` // IANA name
	Opens        *time.Time `json:"opens"`
	Closes       *time.Time `json:"closes"` // the first moment that is too late
	ReviewUntil  *time.Time `json:"review_until"`
	Decides      *time.Time `json:"decides"`       // answers are not seen before
	ChangesUntil *time.Time `json:"changes_until"` // after award; nil for no end
}

// CallPhase is what may be done with a call at a moment.
type CallPhase string

// The phases, in their order.
const (
	PhaseDraft     CallPhase = "draft"
	PhaseComing    CallPhase = "coming"
	PhaseOpen      CallPhase = "open"
	PhaseReview    CallPhase = "review"
	PhaseDeciding  CallPhase = "deciding"
	PhaseOver      CallPhase = "over" // the answers are out
	PhaseCancelled CallPhase = "cancelled"
)

// CallPhases are all phases, in their order.
var CallPhases = []CallPhase{PhaseDraft, PhaseComing, PhaseOpen, PhaseReview, PhaseDeciding, PhaseOver, PhaseCancelled}

// reached tells whether a moment has come.
func reached(t *time.Time, now time.Time) bool { return t != nil && !now.Before(*t) }

// PhaseAt tells what may be done with the call at a moment. Each phase begins with the very second that is named for it.
func (c *OpenCall) PhaseAt(now time.Time) CallPhase {
	switch {
	case c.State == CallDraft:
		return PhaseDraft
	case c.State == CallCancelled:
		return PhaseCancelled
	case c.Opens != nil && now.Before(*c.Opens):
		return PhaseComing
	case c.Closes == nil || now.Before(*c.Closes):
		return PhaseOpen
	case c.Link != "" || reached(c.AnsweredAt, now):
		return PhaseOver
	case !reached(c.ReviewUntil, now) && c.ReviewedAt == nil:
		return PhaseReview
	}
	return PhaseDeciding
}

// Criterion is what reviewers look at.
type Criterion struct {
	ID     string  `json:"id"`
	Label  Text    `json:"label"`
	Weight float64 `json:"weight"`
}

// Figures are how many applied, how many of them could be selected, and how many were. nil is not known.
type Figures struct {
	Applied  *int `json:"applied"`
	Eligible *int `json:"eligible"`
	Selected *int `json:"selected"`
}

// CallFilter says which calls are wanted.
type CallFilter struct {
	When         CallTime // "" for all
	Organisation string   // slug
	Programme    string   // slug
	Stretch      Stretch  // those whose brief has a stretch that meets it, or names a place on it
	Mine         bool     // those that the actor keeps or reviews
}

// CallTime is when a call is, as people ask for it. Each has its order: what opens or closes first, or closed last.
type CallTime string

// The times.
const (
	CallsOpen   CallTime = "open"
	CallsComing CallTime = "coming"
	CallsReview CallTime = "review" // closed, and the answers are not out
	CallsPast   CallTime = "past"   // there is nothing more to wait for
)

// CallTimes are all times.
var CallTimes = []CallTime{CallsOpen, CallsComing, CallsReview, CallsPast}

// CallStep is a step of a call's state.
type CallStep struct {
	To     CallState
	Reason string // of a cancellation; applicants read it
	Now    bool   // the answers are seen at once, not at the moment that was promised
}

// Clock tells the time. The store asks it within the transaction, when what it decides on is locked: who waits for a
// lock while a deadline passes is late.
type Clock func() time.Time

// Reviewer is somebody who reviews the applications of a call, as its keepers see them.
type Reviewer struct {
	AccountID int64  `json:"account_id"`
	Name      string `json:"name"`
	Email     string `json:"email"`
	Done      int    `json:"done"`      // reviews handed in
	Conflicts int    `json:"conflicts"` // applications that they leave to others
	Total     int    `json:"total"`     // applications
}

// Calls keeps open calls. A draft is there for its keepers only.
type Calls interface {
	// FindCalls lists calls. Errors: Invalid.
	FindCalls(ctx context.Context, actor Actor, clock Clock, filter CallFilter, page Page) (calls []OpenCall, next string, err error)
	// FindCall gives one. Errors: NotFound.
	FindCall(ctx context.Context, actor Actor, clock Clock, id int64) (*OpenCall, error)
	// CreateCall adds a draft. Errors: Invalid, Unauthenticated, Forbidden.
	CreateCall(ctx context.Context, actor Actor, clock Clock, call *OpenCall) error
	// UpdateCall changes one; version as in Places.UpdatePlace. Once somebody has begun to apply, brief, form and criteria stay and the
	// deadline only moves away. Errors: NotFound, Stale, Invalid, Conflict, Unauthenticated, Forbidden.
	UpdateCall(ctx context.Context, actor Actor, clock Clock, id int64, version int, change func(*OpenCall) error) (*OpenCall, error)
	// MoveCall publishes, cancels or answers one, and has whom it concerns told. Errors: as UpdateCall.
	MoveCall(ctx context.Context, actor Actor, clock Clock, id int64, step CallStep) (*OpenCall, error)
	// CopyCall makes a draft of one, with its dates so many years later that it has not begun. Errors: NotFound, Forbidden.
	CopyCall(ctx context.Context, actor Actor, clock Clock, id int64) (*OpenCall, error)
	// DeleteCall removes a draft. Errors: NotFound, Conflict, Unauthenticated, Forbidden.
	DeleteCall(ctx context.Context, actor Actor, id int64) error
	// CheckSite tells how a site fits the brief of a call. Errors: NotFound, Invalid.
	CheckSite(ctx context.Context, actor Actor, clock Clock, id int64, site Spot) (*Fit, error)

	// FindReviewers lists the reviewers of a call to its keepers. Errors: NotFound, Unauthenticated, Forbidden.
	FindReviewers(ctx context.Context, actor Actor, clock Clock, call int64) ([]Reviewer, error)
	// AddReviewer names the account with this address. Errors: NotFound, Invalid, Conflict, Unauthenticated, Forbidden.
	AddReviewer(ctx context.Context, actor Actor, clock Clock, call int64, email string) error
	// RemoveReviewer takes one out whose reviews are not in. Errors: NotFound, Conflict, Unauthenticated, Forbidden.
	RemoveReviewer(ctx context.Context, actor Actor, clock Clock, call, account int64) error

	// FindOpportunities lists the sites of unsuccessful applications whose applicants agreed, the newest first.
	FindOpportunities(ctx context.Context, clock Clock, page Page) (opportunities []Opportunity, next string, err error)
}

// Opportunity is a site that somebody would have made something of. Who, is not told.
type Opportunity struct {
	CallID   int64      `json:"call_id"`
	Call     Text       `json:"call"` // its title
	Geometry Drawn      `json:"geometry"`
	Places   []PlaceRef `json:"places"`
}
