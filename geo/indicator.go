package geo

import "context"

// Indicator is something that partners report numbers of, said in words so exact that two of them count alike.
type Indicator struct {
	ID           int64  `json:"id"`
	Slug         string `json:"slug"`
	Version      int    `json:"version"`
	Title        Text   `json:"title"`
	Unit         Text   `json:"unit"`       // what a value is a number of: "activități"
	Counts       Text   `json:"counts"`     // what counts: the inclusion rule
	Excludes     Text   `json:"excludes"`   // what does not
	Source       Text   `json:"source"`     // where the numbers come from
	Method       Text   `json:"method"`     // how they are counted
	Adding       Adding `json:"adding"`     // whether values may be added
	AddingHow    Text   `json:"adding_how"` // how that is right, where they may
	Retired      bool   `json:"retired"`    // nothing new is reported for it
	Observations int    `json:"observations"`
}

// Adding is whether the values of an indicator may be added to one number.
type Adding string

// The ways. Most numbers of culture may not be added: periods overlap, and one person comes twice.
const (
	NeverAdded     Adding = "never"
	AddedByProject Adding = "projects" // values of single projects, whose periods do not overlap within a project
)

// Addings are all ways.
var Addings = []Adding{NeverAdded, AddedByProject}

// Check gives every fault of the indicator, or nil.
func (in *Indicator) Check() error {
	var p Problems
	checkSlug(&p, "slug", in.Slug)
	for _, f := range []struct {
		name     string
		text     Text
		required bool
		limit    int
	}{
		{"title", in.Title, true, 200}, {"unit", in.Unit, true, 60}, {"counts", in.Counts, true, 2000}, {"excludes", in.Excludes, true, 2000},
		{"source", in.Source, true, 1000}, {"method", in.Method, true, 2000}, {"adding_how", in.AddingHow, in.Adding == AddedByProject, 1000},
	} {
		if f.required {
			requireText(&p, f.name, f.text)
		}
		checkText(&p, f.name, f.text, f.limit)
	}
	oneOf(&p, "adding", in.Adding, Addings, false)
	return p.Err()
}

// Indicators keeps indicators.
type Indicators interface {
	// FindIndicators lists all, in the order in which they were made.
	FindIndicators(ctx context.Context) ([]Indicator, error)
	// FindIndicator gives one by slug. Errors: NotFound.
	FindIndicator(ctx context.Context, slug string) (*Indicator, error)
	// SaveIndicator creates (Version 0) or changes one by slug. Errors: Invalid, Stale, Conflict, Forbidden.
	SaveIndicator(ctx context.Context, actor Actor, indicator *Indicator) error
}
