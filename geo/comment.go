package geo

import (
	"context"
	"regexp"
	"time"

	"github.com/google/uuid"
)

// CommentState is whether the public sees a comment.
type CommentState string

// The states of comments.
const (
	CommentWaiting   CommentState = "waiting"   // for a moderator
	CommentPublished CommentState = "published" // for everybody
	CommentRefused   CommentState = "refused"   // by a moderator, with the reason
	CommentWithdrawn CommentState = "withdrawn" // by its author
)

// CommentStates are all states of comments.
var CommentStates = []CommentState{CommentWaiting, CommentPublished, CommentRefused, CommentWithdrawn}

// Comment is what somebody says about a place, or an answer to that.
type Comment struct {
	ID           int64        `json:"id"`
	UUID         string       `json:"-"` // made by the client; the same one again is the same comment
	PlaceID      int64        `json:"place_id"`
	Place        *PlaceRef    `json:"place,omitempty"`  // in lists over several places
	Parent       int64        `json:"parent,omitempty"` // the comment that it answers
	Author       string       `json:"author"`           // the name the author shows
	Organisation *Named       `json:"organisation"`     // in whose name; nil for the author's own
	Official     bool         `json:"official"`         // by whoever was responsible for the place when it was written
	Text         string       `json:"text"`             // plain; "" where it is not for the reader any more
	State        CommentState `json:"state"`
	Reason       string       `json:"reason,omitempty"`       // of a refusal, for its author and moderators
	Appeal       string       `json:"appeal,omitempty"`       // against it
	Flags        int          `json:"flags,omitempty"`        // that nobody has looked at, for moderators
	FlagReasons  []string     `json:"flag_reasons,omitempty"` // the newest of them, for moderators
	Own          bool         `json:"own"`                    // the asker's
	CreatedAt    time.Time    `json:"created_at"`
	AuthorID     int64        `json:"-"`
}

// maxComment is the most characters of a comment.
const maxComment = 2000

// Check gives every fault of a new comment, or nil.
func (c *Comment) Check() error {
	var p Problems
	if blank(c.Text) {
		p.Add("text", "required", "write what you want to say")
	}
	checkString(&p, "text", c.Text, maxComment)
	if _, err := uuid.Parse(c.UUID); err != nil {
		p.Add("uuid", "not_a_uuid", "must be a UUID made by you, so that a comment sent twice is kept once")
	}
	return p.Err()
}

var linkPattern = regexp.MustCompile(`(?i)https?:|www\.|\.[a-z]{2,}/`)

// HasLink tells whether something in a text leads away from here.
func HasLink(text string) bool { return linkPattern.MatchString(text) }

// CommentDecision is what a moderator says of a comment.
type CommentDecision struct {
	From   CommentState // as it was seen: of two moderators the second is told
	To     CommentState
	Reason string
}

// Check gives the faults of a decision that can be seen without the comment, or nil.
func (d *CommentDecision) Check() error {
	var p Problems
	oneOf(&p, "from", d.From, CommentStates, false)
	oneOf(&p, "to", d.To, []CommentState{CommentPublished, CommentRefused}, false)
	if d.To == CommentRefused && blank(d.Reason) {
		p.Add("reason", "required", "say why; the author will read it")
	}
	checkString(&p, "reason", d.Reason, 1000)
	return p.Err()
}

// CheckWords gives the fault of a few words that must be there, such as why something is flagged, or nil.
func CheckWords(field, s string) error {
	var p Problems
	if blank(s) {
		p.Add(field, "required", "say it in a few words")
	}
	checkString(&p, field, s, 1000)
	return p.Err()
}

// Comments keeps what people say about places.
type Comments interface {
	// FindComments gives a page of the threads about a place the actor may see, the newest first, each followed by its
	// answers, the oldest first. Who wrote a comment sees it whatever its state. Errors: NotFound.
	FindComments(ctx context.Context, actor Actor, placeID int64, page Page) (comments []Comment, next string, err error)
	// AddComment keeps a comment, published at once or waiting, and fills it in.
	// Errors: Invalid, NotFound, Conflict when the place is not public, Unauthenticated, Forbidden.
	AddComment(ctx context.Context, actor Actor, comment *Comment) error
	// DecideComment publishes or refuses a comment, and has its author told of a refusal. Flags count as looked at.
	// Errors: NotFound, Invalid, Conflict when it is not as it was seen, Unauthenticated, Forbidden, also for one's own.
	DecideComment(ctx context.Context, actor Actor, id int64, decision CommentDecision) (*Comment, error)
	// WithdrawComment takes back the actor's own comment. Errors: NotFound, Conflict, Unauthenticated.
	WithdrawComment(ctx context.Context, actor Actor, id int64) error
	// AppealComment has a refused comment of the actor's looked at once more. Errors: as WithdrawComment, Invalid.
	AppealComment(ctx context.Context, actor Actor, id int64, words string) (*Comment, error)
	// FlagComment tells moderators of a published comment, once for each person. Errors: NotFound, Invalid, Unauthenticated.
	FlagComment(ctx context.Context, actor Actor, id int64, words string) error
}

// CommentNotice is what is told of a comment: of a refusal to its author, of an official answer to whoever it answers.
type CommentNotice struct {
	Comment Comment
	Title   Text // of the place
	Reader  Reader
}
