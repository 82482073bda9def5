package geo

import (
	"context"
	"time"
)

// ReportTopic is what sort of problem is reported.
type ReportTopic string

// The topics.
const (
	Broken    ReportTopic = "broken"    // something there does not work any more
	WrongData ReportTopic = "wrong"     // what is said here of the place is not so
	Dangerous ReportTopic = "dangerous" // somebody may be hurt
	OtherWoe  ReportTopic = "other"
)

// ReportTopics are all topics, in the order in which people are offered them.
var ReportTopics = []ReportTopic{Broken, WrongData, Dangerous, OtherWoe}

// ReportStatus is what has become of a report.
type ReportStatus string

// The states of reports.
const (
	ReportOpen     ReportStatus = "open"
	ReportAnswered ReportStatus = "answered" // somebody responsible has said something of it
	ReportClosed   ReportStatus = "closed"   // there is nothing left to do
)

// ReportStatuses are all states.
var ReportStatuses = []ReportStatus{ReportOpen, ReportAnswered, ReportClosed}

// Report is a problem at a place.
type Report struct {
	Remark
	Topic      ReportTopic  `json:"topic"`
	Text       string       `json:"text"`
	Status     ReportStatus `json:"status"`
	Answer     string       `json:"answer,omitempty"` // for everybody
	AnsweredAt *time.Time   `json:"answered_at,omitempty"`
}

// Check gives every fault of a new report, or nil.
func (r *Report) Check() error {
	var p Problems
	oneOf(&p, "topic", r.Topic, ReportTopics, false)
	if blank(r.Text) {
		p.Add("text", "required", "write what is wrong, so that somebody can look at it")
	}
	checkString(&p, "text", r.Text, maxRemark)
	r.check(&p)
	return p.Err()
}

// ReportAnswer is what somebody responsible says of a report.
type ReportAnswer struct {
	From ReportStatus // as it was seen: of two who answer the second is told
	To   ReportStatus
	Text string // for everybody; needed unless it is opened again
}

// Check gives the faults of an answer that can be seen without the report, or nil.
func (a *ReportAnswer) Check() error {
	var p Problems
	oneOf(&p, "from", a.From, ReportStatuses, false)
	oneOf(&p, "to", a.To, ReportStatuses, false)
	if a.To != ReportOpen && blank(a.Text) {
		p.Add("answer", "required", "say what was done or will be; everybody can read it, and its author gets it by e-mail")
	}
	checkString(&p, "answer", a.Text, maxRemark)
	return p.Err()
}

// ReportFilter says which reports on all places are wanted.
type ReportFilter struct {
	Status ReportStatus // those published that are so, instead of those that wait for a moderator
}

// ReportQueue is a page of reports on all places.
type ReportQueue struct {
	Reports []Report
	Next    string // cursor of the next page, "" at the end
	Count   Match  // how many there are
}

// Reports keeps what people report.
type Reports interface {
	// FindReports gives a page of the reports on a place, the newest first. Who made one sees it whatever its state.
	// Errors: NotFound.
	FindReports(ctx context.Context, actor Actor, placeID int64, page Page) (reports []Report, next string, err error)
	// FindReport gives one. Errors: NotFound.
	FindReport(ctx context.Context, actor Actor, id int64) (*Report, error)
	// FindReportQueue gives reports on all places, the oldest first: what waits, to who may Publish, or those of a status, to who
	// may AnswerReport. Errors: Unauthenticated, Forbidden.
	FindReportQueue(ctx context.Context, actor Actor, filter ReportFilter, page Page) (*ReportQueue, error)
	// AddReport keeps a report, published at once or waiting, and fills it in.
	// Errors: Invalid, NotFound, Conflict when the place is not public, Unauthenticated, Forbidden.
	AddReport(ctx context.Context, actor Actor, report *Report) error
	// DecideReport publishes or refuses a report, and has its author told of a refusal. Errors: as DecideCheck.
	DecideReport(ctx context.Context, actor Actor, id int64, decision CommentDecision) (*Report, error)
	// AnswerReport answers a published report, closes it or opens it again, and has its author told of an answer.
	// Errors: NotFound, Invalid, Conflict when it is not as it was seen, Unauthenticated, Forbidden.
	AnswerReport(ctx context.Context, actor Actor, id int64, answer ReportAnswer) (*Report, error)
	// AppealReport has a refused report of the actor's looked at once more. Errors: as WithdrawReport, Invalid.
	AppealReport(ctx context.Context, actor Actor, id int64, words string) (*Report, error)
	// WithdrawReport takes back the actor's own report. Errors: NotFound, Conflict, Unauthenticated, Forbidden.
	WithdrawReport(ctx context.Context, actor Actor, id int64) error
}

// ReportNotice is what is told of a report to its author.
type ReportNotice struct {
	Report  Report
	Answers int  // how often it was answered
	Title   Text // of the place
	Reader  Reader
}
