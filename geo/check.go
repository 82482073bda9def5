package geo

import (
	"context"
	"time"
)

// Presence is the answer to "is it still here?".
type Presence string

// The answers; "" is none.
const (
	Here Presence = "here"
	Gone Presence = "gone"
)

// Presences are all answers.
var Presences = []Presence{Here, Gone}

// FieldCheck is what somebody found at a place: whether it is still here, whether one gets in without a step, or both. It
// never changes what is published by itself: many people together, or whoever is responsible, do.
type FieldCheck struct {
	Remark
	Presence Presence `json:"presence,omitempty"`
	StepFree StepFree `json:"step_free,omitempty"`
	Note     string   `json:"note,omitempty"`
	Stated   StepFree `json:"stated_step_free"` // what the place says of steps; "" when it says nothing
}

// Check gives every fault of a new check, or nil.
func (c *FieldCheck) Check() error {
	var p Problems
	oneOf(&p, "presence", c.Presence, Presences, true)
	oneOf(&p, "step_free", c.StepFree, StepFrees, true)
	if c.Presence == "" && c.StepFree == "" {
		p.Add("presence", "required", "answer one of the two questions: presence or step_free")
	}
	checkString(&p, "note", c.Note, maxRemark)
	c.check(&p)
	return p.Err()
}

// OnTheGround tells whether there is something to be found at a place of that life, or should be.
func (l Life) OnTheGround() bool { return l == Live || l == Paused || l == Ended || l == ReportedGone }

// Checking is how checks of places count.
type Checking struct {
	Valid map[Kind]time.Duration // how long a check says something of a place of each kind
	Gone  int                    // by how many more people a place must be said to be gone than here to be reported gone
}

// StandardChecking is how checks count where nobody has said otherwise. Art in the street comes and goes faster than a square.
var StandardChecking = Checking{
	Valid: map[Kind]time.Duration{Space: 730 * 24 * time.Hour, Riverside: 365 * 24 * time.Hour, Intervention: 365 * 24 * time.Hour},
	Gone:  3,
}

// Ground is what is known of a place from being there.
type Ground struct {
	Presence  Presence         `json:"presence,omitempty"`   // the newest answer; "" when nobody has checked
	CheckedAt *time.Time       `json:"checked_at,omitempty"` // when it was given
	Expired   bool             `json:"expired"`              // it is too old to say much
	ValidDays int              `json:"valid_days"`           // how long a check counts here
	Here      int              `json:"here"`                 // people whose newest answer that still counts is this
	Gone      int              `json:"gone"`
	StepFree  map[StepFree]int `json:"step_free"` // likewise
	Open      bool             `json:"open"`      // there is something to be checked
}

// PlaceChecks is a page of the checks of a place.
type PlaceChecks struct {
	Ground Ground
	Checks []FieldCheck
	Next   string // cursor of the next page, "" at the end
}

// CheckFilter says which checks of all places are wanted.
type CheckFilter struct {
	Differing bool // those published that say of steps what the place does not, instead of those that wait
}

// CheckQueue is a page of checks of all places.
type CheckQueue struct {
	Checks []FieldCheck
	Next   string // cursor of the next page, "" at the end
	Count  Match  // how many there are
}

// Checks keeps what people find at places.
type Checks interface {
	// FindChecks gives what is known of a place from being there, and a page of its checks, the newest first. Who made a
	// check sees it whatever its state. Errors: NotFound.
	FindChecks(ctx context.Context, actor Actor, placeID int64, page Page) (*PlaceChecks, error)
	// FindCheckQueue gives checks of all places, the oldest first: what waits, to who may Publish, or what differs, to who may
	// EditPlace. Errors: Unauthenticated, Forbidden.
	FindCheckQueue(ctx context.Context, actor Actor, filter CheckFilter, page Page) (*CheckQueue, error)
	// AddCheck keeps a check, published at once or waiting, and fills it in. What follows from a published one is done with
	// it: enough people who say that a place is gone, or one who is responsible, have it reported gone; and who is
	// responsible and finds it there again takes that back.
	// Errors: Invalid, NotFound, Conflict when there is nothing to be found at the place, Unauthenticated, Forbidden.
	AddCheck(ctx context.Context, actor Actor, check *FieldCheck) error
	// DecideCheck publishes or refuses a check, and has its author told of a refusal.
	// Errors: NotFound, Invalid, Conflict when it is not as it was seen, Unauthenticated, Forbidden, also for one's own.
	DecideCheck(ctx context.Context, actor Actor, id int64, decision CommentDecision) (*FieldCheck, error)
	// SettleCheck ends the difference between what a check says of steps and what its place does: take writes it into the
	// place. All checks of the place that say the same are settled with it. Errors: NotFound, Conflict, Unauthenticated, Forbidden.
	SettleCheck(ctx context.Context, actor Actor, id int64, take bool) (*FieldCheck, error)
	// AppealCheck has a refused check of the actor's looked at once more. Errors: as WithdrawCheck, Invalid.
	AppealCheck(ctx context.Context, actor Actor, id int64, words string) (*FieldCheck, error)
	// WithdrawCheck takes back the actor's own check. Errors: NotFound, Conflict, Unauthenticated, Forbidden.
	WithdrawCheck(ctx context.Context, actor Actor, id int64) error
}

// CheckNotice is what is told of a check to its author.
type CheckNotice struct {
	Check  FieldCheck
	Title  Text // of the place
	Reader Reader
}
