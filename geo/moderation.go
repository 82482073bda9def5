package geo

import (
	"context"
	"time"
)

// Subject is what sort of thing a moderator decides on.
type Subject string

// The subjects.
const (
	SubjectPlace   Subject = "place" // one that was proposed, or handed in by hand
	SubjectComment Subject = "comment"
	SubjectPhoto   Subject = "photo"
	SubjectEdit    Subject = "edit"
	SubjectCheck   Subject = "check"
	SubjectReport  Subject = "report"
)

// Subjects are all subjects.
var Subjects = []Subject{SubjectPlace, SubjectComment, SubjectPhoto, SubjectEdit, SubjectCheck, SubjectReport}

// Matter is why something waits for a moderator: one of the piles on the desk.
type Matter string

// The matters.
const (
	MatterProposal Matter = "proposal" // of a place
	MatterEdit     Matter = "edit"     // of a published place, by who has no trust yet
	MatterComment  Matter = "comment"
	MatterFlag     Matter = "flag" // on a comment that is published
	MatterPhoto    Matter = "photo"
	MatterReport   Matter = "report"
	MatterCheck    Matter = "check"
	MatterAppeal   Matter = "appeal" // against a refusal
)

// Matters are all matters, in the order in which the desk shows its piles.
var Matters = []Matter{MatterProposal, MatterEdit, MatterComment, MatterFlag, MatterPhoto, MatterReport, MatterCheck, MatterAppeal}

// Thing is something that people sent in, of any sort: what it is about, and the one that it is.
type Thing struct {
	Subject  Subject     `json:"subject"`
	ID       int64       `json:"id"`      // of the subject
	Version  int         `json:"version"` // of the subject, to be named by a decision; 0 where it cannot change
	Place    PlaceRef    `json:"place"`   // that it is about
	Proposal *Proposal   `json:"proposal,omitempty"`
	Comment  *Comment    `json:"comment,omitempty"`
	Photo    *Photo      `json:"photo,omitempty"`
	Edit     *Edit       `json:"edit,omitempty"`
	Check    *FieldCheck `json:"check,omitempty"`
	Report   *Report     `json:"report,omitempty"`
}

// Waiting is one thing that waits for a moderator, with all that is needed to decide.
type Waiting struct {
	Thing
	Matter Matter    `json:"matter"`
	Since  time.Time `json:"since"`  // when it was made: who came first is answered first
	Writer *Writer   `json:"writer"` // whose it is; nil when nobody's
}

// MaxDecisions is on how many things one decision can be made at once.
const MaxDecisions = 200

// UndoneWithin is how long a moderator may take a decision on a comment or a photo back; the letter about it waits so long.
const UndoneWithin = 20 * time.Second

// Outcome is what a moderator decides.
type Outcome string

// The outcomes.
const (
	OutcomePublished Outcome = "published"
	OutcomeSentBack  Outcome = "sent_back" // to its author, to be mended; proposals alone
	OutcomeRefused   Outcome = "refused"
	OutcomeWaiting   Outcome = "waiting" // one's own decision is taken back at once
)

// Outcomes are all outcomes.
var Outcomes = []Outcome{OutcomePublished, OutcomeSentBack, OutcomeRefused, OutcomeWaiting}

// Judgement is a decision on something that waits.
type Judgement struct {
	Subject Subject
	ID      int64
	Version int // as it was seen; 0 compares nothing
	To      Outcome
	Reason  string // its author reads it; a must unless it is published
}

// Check gives the faults of a judgement that can be seen without its subject, or nil.
func (j *Judgement) Check() error {
	var p Problems
	oneOf(&p, "subject", j.Subject, Subjects, false)
	oneOf(&p, "to", j.To, Outcomes, false)
	if j.To == OutcomeSentBack && j.Subject != SubjectPlace {
		p.Add("to", "not_allowed", "only a proposal can be sent back")
	}
	if j.To == OutcomeWaiting && j.Subject != SubjectComment && j.Subject != SubjectPhoto {
		p.Add("to", "not_allowed", "only a decision on a comment or a photo can be taken back")
	}
	if (j.To == OutcomeSentBack || j.To == OutcomeRefused) && blank(j.Reason) {
		p.Add("reason", "required", "say why; the author will read it")
	}
	checkString(&p, "reason", j.Reason, 1000)
	return p.Err()
}

// Decided is who has decided what, for whoever came second.
type Decided struct {
	By string    `json:"by"` // the name they show; "" when they are not known
	To string    `json:"to"` // the state that the thing is in since
	At time.Time `json:"at"`
}

// Pile is how much of one matter waits for the actor.
type Pile struct {
	Matter Matter `json:"matter"`
	Count  int    `json:"count"`
	Exact  bool   `json:"exact"` // else there is more
}

// Moderation is the one desk for everything that waits for a moderator.
type Moderation interface {
	// FindWaiting gives a page of what waits for the actor to decide, the oldest first: of these matters, or of all. What
	// lies outside of what they are responsible for, or is their own, is not theirs to decide and not shown.
	// Errors: Unauthenticated, Forbidden unless the actor may Publish.
	FindWaiting(ctx context.Context, actor Actor, matters []Matter, page Page) (waiting []Waiting, next string, err error)
	// CountWaiting tells how much of each matter FindWaiting would give. Errors: as FindWaiting.
	CountWaiting(ctx context.Context, actor Actor) ([]Pile, error)
	// Judge decides on one thing. Errors: NotFound, Invalid, Conflict with who has decided what, Stale when it has changed and
	// still waits, Unauthenticated, Forbidden, also for one's own.
	Judge(ctx context.Context, actor Actor, judgement Judgement) error
}
