package geo

import (
	"context"
	"time"
)

// FormerMember is the name that stands for all who have deleted their account. They are one, so that nothing ties what
// one of them did together. Screens know it and say it in their language.
const FormerMember = "Fost membru"

// PersonName is a name as a reader of the language is told it.
func PersonName(name, language string) string {
	if name == FormerMember && language == "en" {
		return "Former member"
	}
	return name
}

// Retention is how long is kept what is over.
type Retention struct {
	Links    time.Duration // sign-in links, once used or too old
	Letters  time.Duration // letters, from when they were written
	Sessions time.Duration // sessions, from their end

	Applications time.Duration // what was not selected, from when its call closed
	AccessLog    time.Duration // notes of who was told what
	Refused      time.Duration // what people said of places and a moderator refused, or they took back, from then on
}

// Swept is how much was deleted because it was over.
type Swept struct{ Links, Letters, Sessions, Applications, Refused int64 }

// Privacy gives people what is kept of them, and parts them from it.
//
// When somebody goes, what was never public goes with them: drafts, proposals that no moderator has published, with
// their history. It was shown to few, nobody else builds on it, and nothing asks for keeping it (GDPR Article 17(1)(b)).
// What they proposed in the name of an organisation stays that organisation's, and what a project is tied to stays for the
// project. What was public stays public: facts on places, with every step and answer, are the record of what a city has
// decided (Article 17(3)(b) and (d)). But nobody can tell any more who it was: all those who have gone are one FormerMember.
type Privacy interface {
	// FindOwnData tells all that is kept of the actor beside their account: write is called with each thing as JSON, section
	// by section, and once with nil at the beginning of each section.
	FindOwnData(ctx context.Context, actor Actor, write func(section string, item []byte) error) error
	// DeleteAccount deletes the actor's account for good. Errors: Conflict with the field "organisation" ("sole_admin") for
	// each organisation that would be without an admin, or "role" ("last_administrator").
	DeleteAccount(ctx context.Context, actor Actor) error
	// Sweep deletes what is over and was kept long enough.
	Sweep(ctx context.Context, retention Retention) (Swept, error)
}
