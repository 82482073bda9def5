package geo

import "time"

// TagEvent is one change of a project's ties to places. It stays when the tie is gone.
type TagEvent struct {
	ID    int64    `json:"id"`
	Place PlaceRef `json:"place"`
	What  string   `json:"what"` // tied, changed, untied
	Role  TagRole  `json:"role"` // after it; of what was untied, before
	Period
	Note   string    `json:"note"`
	At     time.Time `json:"at"`
	Author string    `json:"author"` // "" for the program itself
}

// TagEventPage is a page of what has happened to a project's ties, the newest first.
type TagEventPage struct {
	Events []TagEvent `json:"events"`
	Next   string     `json:"-"` // cursor; "" at the end
}

// NotifyClash tells other organisations that a project was tied to places where they are at the same time.
type NotifyClash struct {
	ProjectID int64   `json:"project_id"`
	TagIDs    []int64 `json:"tag_ids"` // of the others' ties
}

// Kind names the job in the queue.
func (NotifyClash) Kind() string { return "notify_clash" }

// ClashNotice is what an organisation is told of clashes.
type ClashNotice struct {
	Project ProjectRef // that is new at the places
	Clashes []Clash    // with what is the reader's
	Reader  Reader
}

// PartnerMessage is what one partner writes to another about a place at which both are.
type PartnerMessage struct {
	From    Reader
	Project ProjectRef // of who writes
	Clash   Clash      // the tie of who is written to
	Text    string
	To      []Reader
}

// CheckMessage gives what is wrong with what one partner writes to another, or nil.
func CheckMessage(text string) error {
	var p Problems
	if blank(text) {
		p.Add("text", "required", "write what you want to ask")
	}
	checkString(&p, "text", text, 4000)
	return p.Err()
}
