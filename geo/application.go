package geo

import (
	"context"
	"strconv"
	"time"

	"github.com/google/uuid"
)

// Application is what somebody would make of a site, for a call.
type Application struct {
	ID           int64             `json:"id"`
	Version      int               `json:"version"`
	UUID         string            `json:"-"` // made by the client; the same one again is the same application
	CallID       int64             `json:"call_id"`
	Call         *CallRef          `json:"call,omitempty"` // in lists over several calls
	State        ApplicationState  `json:"state"`
	Relation     Relation          `json:"standing"`     // what the asker is to it
	Applicant    string            `json:"applicant"`    // the name to show
	Organisation *Named            `json:"organisation"` // in whose name; nil for the applicant's own
	Title        string            `json:"title"`
	Answers      Answers           `json:"answers"`
	Site         Spot              `json:"site"`
	Share        bool              `json:"share"` // its site may be shown without a name if it is not selected
	Files        []ApplicationFile `json:"files"`
	Fit          *Fit              `json:"fit"` // how the site fits the brief; nil without a site
	SavedAt      time.Time         `json:"saved_at"`
	SubmittedAt  *time.Time        `json:"submitted_at"`
	Award        Award             `json:"award"`
	Answer       string            `json:"answer"` // to its applicant
	ProjectID    int64             `json:"project_id,omitempty"`
	Changes      []ChangeRequest   `json:"changes"`
	Review       *Review           `json:"review"`  // the asker's own
	Reviews      []Review          `json:"reviews"` // everybody's that are in, as far as the asker may see them
	Score        *float64          `json:"score"`   // the mean of them, weighted
	AccountID    int64             `json:"-"`
}

// CallRef is enough of a call to name it where its applications are listed.
type CallRef struct {
	ID     int64      `json:"id"`
	Title  Text       `json:"title"`
	Zone   string     `json:"zone"`
	Closes *time.Time `json:"closes"`
	Phase  CallPhase  `json:"phase"`
}

// ApplicationState is what its applicant has done with an application.
type ApplicationState string

// The states of an application.
const (
	ApplicationDraft     ApplicationState = "draft"
	ApplicationSubmitted ApplicationState = "submitted"
	ApplicationWithdrawn ApplicationState = "withdrawn"
)

// ApplicationStates are all states of an application.
var ApplicationStates = []ApplicationState{ApplicationDraft, ApplicationSubmitted, ApplicationWithdrawn}

// Award is what the keepers say of an application.
type Award string

// The awards; "" is none yet.
const (
	Selected   Award = "selected"
	Reserve    Award = "reserve"    // if a selected one falls out
	NotChosen  Award = "declined"   // eligible, and not selected
	Ineligible Award = "ineligible" // does not meet the conditions
)

// Awards are all awards.
var Awards = []Award{Selected, Reserve, NotChosen, Ineligible}

// ApplicationFile is a file that answers a question.
type ApplicationFile struct {
	ID            int64     `json:"id"`
	ApplicationID int64     `json:"application_id"`
	UUID          string    `json:"-"` // made by the client
	Question      string    `json:"question"`
	Name          string    `json:"name"`
	MediaType     string    `json:"media_type"` // as its content says
	Size          int       `json:"size"`
	CreatedAt     time.Time `json:"created_at"`
	Key           string    `json:"-"`
	Kind          FileKind  `json:"-"`
}

// Blob names the file's blob.
func (f *ApplicationFile) Blob() string { return f.Key[:2] + "/" + f.Key + "-file" }

// CheckName gives the faults of what is said of a file, or nil.
func (f *ApplicationFile) CheckName() error {
	var p Problems
	if blank(f.Name) {
		p.Add("name", "required", "the name of the file is needed")
	}
	checkString(&p, "name", f.Name, 200)
	CheckUUID(&p, f.UUID)
	return p.Err()
}

// CheckUUID notes what is no UUID made by a client.
func CheckUUID(p *Problems, id string) {
	if _, err := uuid.Parse(id); err != nil {
		p.Add("uuid", "not_a_uuid", "must be a UUID made by you, so that what is sent twice is kept once")
	}
}

// Check gives every fault of an application to the call, or nil; of one that is or will be handed in also what is missing.
func (a *Application) Check(c *OpenCall, complete bool) error {
	p := a.Site.Check()
	if complete && blank(a.Title) {
		p.Add("title", "required", "a title is needed")
	}
	checkString(&p, "title", a.Title, 200)
	if complete && a.Site.Empty() {
		p.Add("site", "required", "choose where it would be")
	}
	files := map[string]int{}
	for _, f := range a.Files {
		files[f.Question]++
	}
	CheckAnswers(&p, c.Form, a.Answers, files, complete)
	return p.Err()
}

// Review is what one reviewer says of one application.
type Review struct {
	AccountID   int64              `json:"-"`
	Reviewer    string             `json:"reviewer"` // their name
	Conflict    bool               `json:"conflict"` // they declared that they are not free to judge it
	Note        string             `json:"note"`     // what the conflict is
	Scores      map[string]float64 `json:"scores"`   // by criterion
	Comment     string             `json:"comment"`
	SavedAt     time.Time          `json:"saved_at"`
	SubmittedAt *time.Time         `json:"submitted_at"` // it then stays as it is
}

// Check gives every fault of a review of an application to the call, or nil; of one that is handed in also what is missing.
func (r *Review) Check(c *OpenCall, complete bool) error {
	var p Problems
	known := map[string]bool{}
	for _, criterion := range c.Criteria {
		known[criterion.ID] = true
		score, there := r.Scores[criterion.ID]
		switch {
		case !there && complete && !r.Conflict:
			p.Add("scores."+criterion.ID, "required", "must be scored")
		case there && (score < 0 || score > float64(c.Scale) || score != float64(int(score))):
			p.Add("scores."+criterion.ID, "out_of_range", "must be a whole number from 0 to %d", c.Scale)
		}
	}
	for id := range r.Scores {
		if !known[id] {
			p.Add("scores."+id, "unknown", "is no criterion of this call")
		}
	}
	if r.Conflict && len(r.Scores) > 0 {
		p.Add("scores", "not_allowed", "are not given by somebody who is not free to judge")
	}
	if r.Conflict && blank(r.Note) {
		p.Add("note", "required", "say in a few words what ties you to it")
	}
	checkString(&p, "note", r.Note, 1000)
	checkString(&p, "comment", r.Comment, 5000)
	return p.Err()
}

// Points gives the mean of a review's scores, weighted by the criteria of the call.
func (c *OpenCall) Points(r *Review) float64 {
	var sum, weights float64
	for _, criterion := range c.Criteria {
		sum += criterion.Weight * r.Scores[criterion.ID]
		weights += criterion.Weight
	}
	return sum / weights
}

// Score gives the mean of the reviews that are in; nil when there is none.
func (c *OpenCall) Score(reviews []Review) *float64 {
	var sum float64
	n := 0
	for i := range reviews {
		if reviews[i].SubmittedAt != nil && !reviews[i].Conflict && len(c.Criteria) > 0 {
			sum += c.Points(&reviews[i])
			n++
		}
	}
	if n == 0 {
		return nil
	}
	mean := sum / float64(n)
	return &mean
}

// AwardDecision is what a keeper says of an application.
type AwardDecision struct {
	Award  Award
	Answer string
}

// Check gives every fault of a decision, or nil.
func (d *AwardDecision) Check() error {
	var p Problems
	oneOf(&p, "award", d.Award, Awards, false)
	if (d.Award == NotChosen || d.Award == Ineligible) && blank(d.Answer) {
		p.Add("answer", "required", "say why; its applicant will read it")
	}
	checkString(&p, "answer", d.Answer, 5000)
	return p.Err()
}

// ChangeRequest asks for a change of what was awarded.
type ChangeRequest struct {
	ID            int64       `json:"id"`
	ApplicationID int64       `json:"application_id"`
	UUID          string      `json:"-"` // made by the client
	About         ChangeAbout `json:"about"`
	Text          string      `json:"text"`
	State         ChangeState `json:"state"`
	Answer        string      `json:"answer"`
	CreatedAt     time.Time   `json:"created_at"`
	DecidedAt     *time.Time  `json:"decided_at"`
}

// ChangeAbout is what is to change.
type ChangeAbout string

// ChangeAbouts are what may change.
var ChangeAbouts = []ChangeAbout{"dates", "place", "budget", "other"}

// ChangeState is what a keeper has said of a change.
type ChangeState string

// The states of a request.
const (
	ChangeAsked    ChangeState = "asked"
	ChangeAccepted ChangeState = "accepted"
	ChangeDeclined ChangeState = "declined"
)

// Check gives every fault of a request, or nil.
func (r *ChangeRequest) Check() error {
	var p Problems
	oneOf(&p, "about", r.About, ChangeAbouts, false)
	if blank(r.Text) {
		p.Add("text", "required", "say what is to change, and why")
	}
	checkString(&p, "text", r.Text, 5000)
	CheckUUID(&p, r.UUID)
	return p.Err()
}

// ChangeAnswer is what a keeper says of a request.
type ChangeAnswer struct {
	To     ChangeState
	Answer string
}

// Check gives every fault of an answer, or nil.
func (d *ChangeAnswer) Check() error {
	var p Problems
	oneOf(&p, "to", d.To, []ChangeState{ChangeAccepted, ChangeDeclined}, false)
	if d.To == ChangeDeclined && blank(d.Answer) {
		p.Add("answer", "required", "say why; its applicant will read it")
	}
	checkString(&p, "answer", d.Answer, 5000)
	return p.Err()
}

// Applications keeps what is applied for, and what is said of it. What the actor may not know of is NotFound, and what
// they may not see of one is empty; the table of disclosures says which and when.
type Applications interface {
	// FindOwnApplications lists what the actor applied for, also for an organisation, the newest first. Errors: Unauthenticated.
	FindOwnApplications(ctx context.Context, actor Actor, clock Clock, page Page) (applications []Application, next string, err error)
	// FindApplications lists those to a call to its keepers and reviewers, by number. Errors: NotFound, Unauthenticated, Forbidden.
	FindApplications(ctx context.Context, actor Actor, clock Clock, call int64, page Page) (applications []Application, next string, err error)
	// FindApplication gives one. Errors: NotFound.
	FindApplication(ctx context.Context, actor Actor, clock Clock, id int64) (*Application, error)
	// BeginApplication keeps a draft, and fills it in. The UUID of an earlier one of the actor's gives that one.
	// Errors: NotFound, Invalid, Conflict when the call is not open or theirs to keep or to review, Unauthenticated, Forbidden.
	BeginApplication(ctx context.Context, actor Actor, clock Clock, application *Application) error
	// UpdateApplication changes title, answers, site and consent until the call closes; what is handed in stays complete.
	// Errors: NotFound, Stale, Invalid, Conflict, Unauthenticated, Forbidden.
	UpdateApplication(ctx context.Context, actor Actor, clock Clock, id int64, version int, change func(*Application) error) (*Application, error)
	// SubmitApplication hands one in, once; again it changes nothing. Errors: as UpdateApplication.
	SubmitApplication(ctx context.Context, actor Actor, clock Clock, id int64) (*Application, error)
	// WithdrawApplication takes one back until the call closes: a draft is deleted. Errors: as UpdateApplication.
	WithdrawApplication(ctx context.Context, actor Actor, clock Clock, id int64) error

	// AddFile keeps what is known of a file whose blob is there already. The UUID of an earlier one gives that one.
	AddFile(ctx context.Context, actor Actor, clock Clock, file *ApplicationFile) error
	// FindFile gives what is known of a file to whom its application's files are disclosed. Errors: NotFound.
	FindFile(ctx context.Context, actor Actor, clock Clock, id int64) (*ApplicationFile, error)
	// RemoveFile deletes a file until the call closes. Errors: as UpdateApplication.
	RemoveFile(ctx context.Context, actor Actor, clock Clock, id int64) error

	// SaveReview keeps the actor's review, and hands it in when done. Errors: NotFound, Invalid, Conflict, Unauthenticated, Forbidden.
	SaveReview(ctx context.Context, actor Actor, clock Clock, application int64, review *Review, done bool) (*Application, error)
	// DecideApplication says what becomes of one, until the answers are announced. Errors: as UpdateApplication.
	DecideApplication(ctx context.Context, actor Actor, clock Clock, id int64, version int, decision AwardDecision) (*Application, error)
	// MakeProject makes a selected application a project, with its places; a drawn site becomes a place of this kind and category.
	// Errors: NotFound, Invalid, Conflict, Unauthenticated, Forbidden.
	MakeProject(ctx context.Context, actor Actor, clock Clock, id int64, kind Kind, category string) (*Application, error)
	// AskChange asks for a change of what was awarded. Errors: NotFound, Invalid, Conflict, Unauthenticated, Forbidden.
	AskChange(ctx context.Context, actor Actor, clock Clock, change *ChangeRequest) error
	// AnswerChange accepts or declines one. Errors: NotFound, Invalid, Conflict, Unauthenticated, Forbidden.
	AnswerChange(ctx context.Context, actor Actor, clock Clock, id int64, answer ChangeAnswer) (*ChangeRequest, error)
}

// CallNotice is what is told of a call or of an application to it.
type CallNotice struct {
	Call    Text // its title
	Reason  string
	Award   Award
	Change  ChangeState
	Readers []Reader
}

// CallNews is what letters about calls tell of.
type CallNews string

// What they tell of.
const (
	CallReviewer  CallNews = "reviewer"  // somebody was named as one
	CallReceived  CallNews = "received"  // an application was handed in
	CallAnswered  CallNews = "answered"  // the answer to an application is out
	CallGone      CallNews = "cancelled" // the call was cancelled
	CallChangeAsk CallNews = "asked"     // a change after award was asked for; the call's keepers are told
	CallChangeAns CallNews = "change"    // a change after award was answered
)

// NotifyCall tells whom it concerns of a call.
type NotifyCall struct {
	News          CallNews `json:"news"`
	CallID        int64    `json:"call_id"`
	ApplicationID int64    `json:"application_id,omitempty"`
	AccountID     int64    `json:"account_id,omitempty"` // of a reviewer
	ChangeID      int64    `json:"change_id,omitempty"`
}

// Kind names the job in the queue.
func (NotifyCall) Kind() string { return "notify_call" }

// About names what the letters of the job are about, each once.
func (n NotifyCall) About() string {
	return string(n.News) + " " + strconv.FormatInt(n.CallID, 10) + " " + strconv.FormatInt(n.ApplicationID, 10) + " " + strconv.FormatInt(n.ChangeID, 10)
}

// DeleteBlob deletes the blob of a file that is gone.
type DeleteBlob struct {
	Name string `json:"name"`
}

// Kind names the job in the queue.
func (DeleteBlob) Kind() string { return "delete_blob" }
