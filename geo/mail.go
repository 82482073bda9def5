package geo

import (
	"context"
	"time"
)

// Mail is one outgoing letter. Without a mail server it stays where the operator can read it.
type Mail struct {
	ID          int64      `json:"id"`
	To          string     `json:"to"`
	Subject     string     `json:"subject"`
	Body        string     `json:"body"` // plain text
	HTML        string     `json:"-"`    // the same for programs that show HTML; "" when there is none
	CreatedAt   time.Time  `json:"created_at"`
	SentAt      *time.Time `json:"sent_at"`    // nil: not handed to a mail server
	ExpiresAt   *time.Time `json:"expires_at"` // not sent after it; nil: never too late
	Attempts    int        `json:"attempts"`   // that failed
	Trouble     string     `json:"trouble"`    // what the mail server said at the last of them
	Key         string     `json:"-"`          // of what it tells of: a second letter with the same key is not kept; "" for none
	Unsubscribe string     `json:"-"`          // address that ends such letters by one click (RFC 8058); "" for those that one cannot end
}

// Outbox keeps outgoing mail.
type Outbox interface {
	// PutMail keeps a letter and has it sent.
	PutMail(ctx context.Context, mail *Mail) error
	// FindMail lists the newest letters. Errors: Unauthenticated, Forbidden unless the actor may ReadMail.
	FindMail(ctx context.Context, actor Actor, limit int) ([]Mail, error)
	// FindLetter gives one letter. Errors: NotFound, and as FindMail.
	FindLetter(ctx context.Context, actor Actor, id int64) (*Mail, error)
	// SendAgain has a letter sent that was not, also when it was given up. Errors: as FindLetter; Conflict when it was
	// sent already or its time is over.
	SendAgain(ctx context.Context, actor Actor, id int64) error
	// MarkSent notes that a mail server took the letter.
	MarkSent(ctx context.Context, id int64) error
	// MarkFailed notes that it did not, and what it said.
	MarkFailed(ctx context.Context, id int64, trouble string) error
	// FindStepNotice gives what a letter about a step needs to say, and to whom. Errors: NotFound.
	FindStepNotice(ctx context.Context, stepID int64) (*StepNotice, error)
	// FindCommentNotice gives what a letter about a comment needs to say, and to whom; nil when nobody is to be told.
	FindCommentNotice(ctx context.Context, commentID int64) (*CommentNotice, error)
	// FindCheckNotice and FindReportNotice are as FindCommentNotice, of the author of a check or report.
	FindCheckNotice(ctx context.Context, checkID int64) (*CheckNotice, error)
	FindReportNotice(ctx context.Context, reportID int64) (*ReportNotice, error)
	// FindClashNotices gives what each admin of the organisations concerned is told of clashes.
	FindClashNotices(ctx context.Context, job NotifyClash) ([]ClashNotice, error)
	// FindPhotoNotice gives what a letter about a refused photo needs to say, and to whom; nil when nobody is to be told.
	// Errors: NotFound.
	FindPhotoNotice(ctx context.Context, photoID int64) (*PhotoNotice, error)
	// FindCallNotice gives what a letter about a call needs to say, and to whom. Errors: NotFound.
	FindCallNotice(ctx context.Context, job NotifyCall) (*CallNotice, error)
	// FindEditNotice gives what a letter about a decided edit needs to say, and to whom; nil when nobody is to be told.
	FindEditNotice(ctx context.Context, editID int64) (*EditNotice, error)
	// FindTrustNotice gives what a letter about trust needs to say, and to whom; nil when nobody is to be told.
	FindTrustNotice(ctx context.Context, changeID int64) (*TrustNotice, error)
}

// StepNotice is what is told of a step on a place's lines.
type StepNotice struct {
	Step    Step
	PlaceID int64
	Title   Text    // of the place
	Aim     Aim     // of the proposal; "" when it is none
	Merged  Text    // title of the place that it was merged into
	Author  *Reader // whose proposal it is; nil when they made the step themselves, or are not there any more
	// Supporters are those who were for a proposal that was merged: theirs is to say whether they are for the other one.
	Supporters []Reader
}

// Reader is somebody who is written to.
type Reader struct {
	AccountID int64
	Email     string
	Name      string
	Language  string // ro or en
}
