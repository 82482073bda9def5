package geo

import "context"

// Programme is a strand of the cultural programme.
type Programme struct {
	ID       int64  `json:"id"`
	Slug     string `json:"slug"`
	Version  int    `json:"version"`
	Title    Text   `json:"title"`
	Summary  Text   `json:"summary"`
	Story    Text   `json:"story"`   // what it is about, told at length
	Curator  string `json:"curator"` // the name of who may change it beside administrators; "" for nobody
	Source   string `json:"source"`
	Projects int    `json:"projects"` // how many, derived
	Places   int    `json:"places"`   // how many its projects are tied to, derived

	CuratorID    int64   `json:"-"` // account; 0 for nobody
	CuratorEmail *string `json:"-"` // who is to be the curator from now on, "" for nobody; nil leaves it
}

// Check gives every fault of the programme, or nil.
func (g *Programme) Check() error {
	var p Problems
	checkSlug(&p, "slug", g.Slug)
	requireText(&p, "title", g.Title)
	checkText(&p, "title", g.Title, 200)
	checkText(&p, "summary", g.Summary, 10000)
	checkText(&p, "story", g.Story, 50000)
	checkString(&p, "source", g.Source, 1000)
	return p.Err()
}

// MayEditProgramme gives nil when the actor may change the programme: its curator and administrators may.
// Errors: Unauthenticated, Forbidden.
func (a Actor) MayEditProgramme(g *Programme) error {
	if a.Scopes == nil && a.AccountID != 0 && a.AccountID == g.CuratorID {
		return nil
	}
	return a.May(EditProgramme, 0)
}

// Programmes keeps programmes.
type Programmes interface {
	FindProgrammes(ctx context.Context) ([]Programme, error)
	// FindProgramme gives one by slug. Errors: NotFound.
	FindProgramme(ctx context.Context, slug string) (*Programme, error)
	// SaveProgramme creates (Version 0) or changes one by slug. Only administrators say who the curator is.
	// Errors: Invalid, Stale, Conflict, Forbidden.
	SaveProgramme(ctx context.Context, actor Actor, programme *Programme) error
}
