package geo

import (
	"context"
	"time"
)

// Mail is one outgoing letter. Without a mail server it stays where the operator can read it.
type Mail struct {
	ID        int64      `json:"id"`
	To        string     `json:"to"`
	Subject   string     `json:"subject"`
	Body      string     `json:"body"` // plain text
	CreatedAt time.Time  `json:"created_at"`
	SentAt    *time.Time `json:"sent_at"` // nil: not handed to a mail server
}

// Outbox keeps outgoing mail.
type Outbox interface {
	// PutMail keeps a letter for sending.
	PutMail(ctx context.Context, mail *Mail) error
	// FindMail lists the newest letters. Errors: Unauthenticated, Forbidden unless the actor may ReadMail.
	FindMail(ctx context.Context, actor Actor, limit int) ([]Mail, error)
	// MarkSent notes that a mail server took the letter.
	MarkSent(ctx context.Context, id int64) error
}
