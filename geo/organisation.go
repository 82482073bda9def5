package geo

import (
	"context"
	"regexp"
)

// Organisation is a partner.
type Organisation struct {
	ID       int64  `json:"id"`
	Slug     string `json:"slug"`
	Version  int    `json:"version"`
	Title    string `json:"title"`
	Summary  Text   `json:"summary"`
	Website  string `json:"website"`
	Source   string `json:"source"`
	Projects int    `json:"projects"` // how many, derived
}

var slugShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func checkSlug(p *Problems, field, slug string) {
	if len(slug) > 80 || !slugShape.MatchString(slug) {
		p.Add(field, "not_a_slug", "must be small letters and digits without accents, joined by single hyphens, 80 at most")
	}
}

// Check gives every fault of the organisation, or nil.
func (o *Organisation) Check() error {
	var p Problems
	checkSlug(&p, "slug", o.Slug)
	if blank(o.Title) {
		p.Add("title", "required", "the organisation's name is needed")
	}
	checkString(&p, "title", o.Title, 200)
	checkText(&p, "summary", o.Summary, 10000)
	checkWebsite(&p, "website", o.Website)
	checkString(&p, "source", o.Source, 1000)
	return p.Err()
}

// Member is a person in an organisation, as its members see it.
type Member struct {
	AccountID int64      `json:"account_id"`
	Name      string     `json:"name"`
	Email     string     `json:"email"`
	Role      MemberRole `json:"role"`
}

// Organisations keeps partners and who belongs to them.
type Organisations interface {
	FindOrganisations(ctx context.Context) ([]Organisation, error)
	// FindOrganisation gives one by slug. Errors: NotFound.
	FindOrganisation(ctx context.Context, slug string) (*Organisation, error)
	// CreateOrganisation adds one. Errors: Invalid, Conflict (slug taken), Forbidden.
	CreateOrganisation(ctx context.Context, actor Actor, organisation *Organisation) error
	// UpdateOrganisation changes one; version as in Places.UpdatePlace.
	UpdateOrganisation(ctx context.Context, actor Actor, slug string, version int, change func(*Organisation) error) (*Organisation, error)
	// FindMembers lists the people of an organisation to its admins and to administrators.
	FindMembers(ctx context.Context, actor Actor, slug string) ([]Member, error)
	// SetMember adds the account with this e-mail address or changes its role. Errors: NotFound (no such account),
	// Conflict (the last admin cannot be made an editor).
	SetMember(ctx context.Context, actor Actor, slug, email string, role MemberRole) (*Member, error)
	// RemoveMember takes a person out. Errors: NotFound, Conflict (the last admin stays).
	RemoveMember(ctx context.Context, actor Actor, slug string, account int64) error
}
