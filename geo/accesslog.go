package geo

import (
	"context"
	"time"
)

// AccessKind is what somebody was told that not everybody may know.
type AccessKind string

// The kinds of accesses.
const (
	ToldLocation AccessKind = "location" // where a sensitive place is
	ToldContact  AccessKind = "contact"  // how to reach one person
	ToldAccounts AccessKind = "accounts" // how to reach all that have an account
	ToldMembers  AccessKind = "members"  // how to reach those of an organisation
	ToldContacts AccessKind = "contacts" // how to reach an organisation, beside what everybody is told
	ToldMail     AccessKind = "mail"     // what was written to whom
	Concealed    AccessKind = "concealed"
	Revealed     AccessKind = "revealed" // to everybody: the place is not sensitive any more
)

// Access is one time that somebody was told. It names people by their accounts, so who has gone is a former member in it.
type Access struct {
	ID           int64      `json:"id"`
	At           time.Time  `json:"at"`
	Who          string     `json:"who"`
	Kind         AccessKind `json:"kind"`
	PlaceID      int64      `json:"place_id,omitempty"`
	PlaceTitle   Text       `json:"place_title,omitempty"`
	Subject      string     `json:"subject,omitempty"` // whose contact it was
	Organisation string     `json:"organisation,omitempty"`
	Reason       string     `json:"reason,omitempty"`
}

// Contact is how to reach a person.
type Contact struct {
	Name  string `json:"name"`
	Email string `json:"email"`
}

// Accesses keeps who was told what. It is written by the methods that tell, in the transaction in which they do.
type Accesses interface {
	// FindProposalContact and FindReportContact tell whoever is responsible for the place how to reach the author, and note that.
	// Errors: NotFound, also when the author has gone, Invalid without a reason, Unauthenticated, Forbidden.
	FindProposalContact(ctx context.Context, actor Actor, proposalID int64, reason string) (*Contact, error)
	FindReportContact(ctx context.Context, actor Actor, reportID int64, reason string) (*Contact, error)
	// FindAccessLog gives a page of what was told, the newest first. Errors: Unauthenticated, Forbidden.
	FindAccessLog(ctx context.Context, actor Actor, page Page) (accesses []Access, next string, err error)
}
