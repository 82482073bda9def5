package geo

import "context"

// Programme is a strand of the cultural programme.
type Programme struct {
	ID       int64  `json:"id"`
	Slug     string `json:"slug"`
	Version  int    `json:"version"`
	Title    Text   `json:"title"`
	Summary  Text   `json:"summary"`
	Source   string `json:"source"`
	Projects int    `json:"projects"` // how many, derived
	Places   int    `json:"places"`   // how many its projects are tied to, derived
}

// Check gives every fault of the programme, or nil.
func (g *Programme) Check() error {
	var p Problems
	checkSlug(&p, "slug", g.Slug)
	requireText(&p, "title", g.Title)
	checkText(&p, "title", g.Title, 200)
	checkText(&p, "summary", g.Summary, 10000)
	checkString(&p, "source", g.Source, 1000)
	return p.Err()
}

// Programmes keeps programmes.
type Programmes interface {
	FindProgrammes(ctx context.Context) ([]Programme, error)
	// FindProgramme gives one by slug. Errors: NotFound.
	FindProgramme(ctx context.Context, slug string) (*Programme, error)
	// SaveProgramme creates (Version 0) or changes one by slug. Errors: Invalid, Stale, Conflict, Forbidden.
	SaveProgramme(ctx context.Context, actor Actor, programme *Programme) error
}
