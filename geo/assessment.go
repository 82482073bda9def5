package geo

import (
	"context"
	"time"
)

// Assessment is what somebody of the staff notes of a proposal for the others, before there is an answer. It is never public.
type Assessment struct {
	ID          int64     `json:"id"`
	UUID        string    `json:"uuid"` // made by the client, so that a repeated note is harmless
	PlaceID     int64     `json:"place_id"`
	Author      string    `json:"author"`      // the name the person shows
	Feasibility string    `json:"feasibility"` // whether and how it can be done, in words
	Cost        string    `json:"cost"`        // what it would cost, and whom
	Competence  string    `json:"competence"`  // who would have to decide or to do it
	Note        string    `json:"note"`
	CreatedAt   time.Time `json:"created_at"`
}

// Check gives every fault of the assessment, or nil.
func (a *Assessment) Check() error {
	var p Problems
	if blank(a.Feasibility + a.Cost + a.Competence + a.Note) {
		p.Add("note", "required", "say something in one of the fields feasibility, cost, competence or note")
	}
	checkString(&p, "feasibility", a.Feasibility, 2000)
	checkString(&p, "cost", a.Cost, 2000)
	checkString(&p, "competence", a.Competence, 2000)
	checkString(&p, "note", a.Note, 5000)
	return p.Err()
}

// Assessments keeps what staff note of proposals.
type Assessments interface {
	// FindAssessments gives those of a proposal, the oldest first. Errors: Unauthenticated, Forbidden, NotFound.
	FindAssessments(ctx context.Context, actor Actor, placeID int64) ([]Assessment, error)
	// AddAssessment keeps one and fills it in; a UUID that the actor has used for the place gives that one again. Errors: Invalid,
	// Unauthenticated, Forbidden, NotFound, Conflict when the place is no proposal.
	AddAssessment(ctx context.Context, actor Actor, assessment *Assessment) error
}
