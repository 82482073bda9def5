package geo

import (
	"context"
	"time"
)

// Rhythm is how often somebody hears of what they follow.
type Rhythm string

// The rhythms.
const (
	Daily  Rhythm = "daily"
	Weekly Rhythm = "weekly"
	Never  Rhythm = "never" // by e-mail; it is still in the list, with its feed
)

// Rhythms are all rhythms.
var Rhythms = []Rhythm{Daily, Weekly, Never}

// Follow is what somebody wants to hear of.
type Follow struct {
	ID        int64     `json:"id"`
	Title     string    `json:"title"` // as its owner knows it: "Cheiul", "Fabric", "Bega, km 3-5"
	Watch     Watch     `json:"watch"`
	Rhythm    Rhythm    `json:"rhythm"`
	CreatedAt time.Time `json:"created_at"`
	ToldAt    time.Time `json:"-"`
}

// MostFollows is how much one person may follow.
const MostFollows = 100

// Check gives every fault of the follow, or nil.
func (f *Follow) Check() error {
	var p Problems
	if blank(f.Title) {
		p.Add("title", "required", "say what you call it")
	}
	checkString(&p, "title", f.Title, 200)
	oneOf(&p, "rhythm", f.Rhythm, Rhythms, false)
	if err := p.Err(); err != nil {
		return err
	}
	return f.Watch.Check()
}

// Follows keeps what people follow.
type Follows interface {
	// FindFollows lists the actor's own, the newest first. Errors: Unauthenticated.
	FindFollows(ctx context.Context, actor Actor) ([]Follow, error)
	// AddFollow keeps one and fills it in; the same watch again only takes the new title and rhythm.
	// Errors: Invalid, Conflict when there are MostFollows already, Unauthenticated, Forbidden.
	AddFollow(ctx context.Context, actor Actor, follow *Follow) error
	// SetRhythm changes how often one of the actor's own is told of. Errors: NotFound, Invalid, Unauthenticated, Forbidden.
	SetRhythm(ctx context.Context, actor Actor, id int64, rhythm Rhythm) (*Follow, error)
	// RemoveFollow ends one of the actor's own. Errors: NotFound, Unauthenticated, Forbidden.
	RemoveFollow(ctx context.Context, actor Actor, id int64) error
	// Unsubscribe sets the rhythm of all that somebody follows to Never, by the hash of the token in a letter; any number
	// of times. Errors: NotFound.
	Unsubscribe(ctx context.Context, hash []byte) error
}

// Digest is what one reader is told at once.
type Digest struct {
	Reader   Reader
	Follows  []string   // titles of what something happened to
	Activity []Activity // the newest first, each once, without the reader's own
	More     int        // that is left out
	Hash     []byte     // of the token for unsubscribing that the letter carries
}

// Digests tells people of what they follow.
type Digests interface {
	// WriteDigests has a letter written to each reader whose time has come, by now, and something has happened. The letter is
	// kept in the transaction that notes it as told: it is told once. It gives how many were written.
	WriteDigests(ctx context.Context, now time.Time, write func(*Digest) (*Mail, error)) (int, error)
}
