package geo

import (
	"context"
	"regexp"
)

// Organisation is a partner.
type Organisation struct {
	ID        int64    `json:"id"`
	Slug      string   `json:"slug"`
	Version   int      `json:"version"`
	Title     string   `json:"title"`
	Summary   Text     `json:"summary"`
	Website   string   `json:"website"`
	Source    string   `json:"source"`
	Languages []string `json:"languages"` // ISO 639 codes of those it works in
	Projects  int      `json:"projects"`  // how many, derived
	Logo      *Logo    `json:"logo"`      // nil for none; its picture is set by SetLogo
	Seal      *Seal    `json:"seal"`      // nil when no authority vouches for it
}

// OrganisationFilter narrows a list of organisations.
type OrganisationFilter struct {
	Text   string // in the name
	Sealed bool   // only those that an authority vouches for
}

// Name gives the organisation as it is shown beside what is its own.
func (o *Organisation) Name() Named {
	return Named{ID: o.ID, Slug: o.Slug, Title: Text{"ro": o.Title}, Logo: o.Logo, Seal: o.Seal}
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
	checkLanguages(&p, "languages", o.Languages)
	if o.Logo != nil {
		o.Logo.check(&p, "logo_alt")
	}
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
	// FindOrganisations lists organisations by name, after the cursor, limit at most; next is "" at the end.
	FindOrganisations(ctx context.Context, filter OrganisationFilter, page Page) (organisations []Organisation, next string, err error)
	// FindOrganisation gives one by slug. Errors: NotFound.
	FindOrganisation(ctx context.Context, slug string) (*Organisation, error)
	// CreateOrganisation adds one. Errors: Invalid, Conflict (slug taken), Forbidden.
	CreateOrganisation(ctx context.Context, actor Actor, organisation *Organisation) error
	// UpdateOrganisation changes one; version as in Places.UpdatePlace.
	UpdateOrganisation(ctx context.Context, actor Actor, slug string, version int, change func(*Organisation) error) (*Organisation, error)
	// SetLogo puts a logo whose file is kept already in the place of the one there is, whose file it has deleted; nil takes
	// it away. Errors: NotFound, Invalid, Unauthenticated, Forbidden.
	SetLogo(ctx context.Context, actor Actor, slug string, logo *Logo) (*Organisation, error)
	// FindMembers lists the people of an organisation to its admins and to administrators.
	FindMembers(ctx context.Context, actor Actor, slug string) ([]Member, error)
	// SetMember adds the account with this e-mail address or changes its role. Errors: NotFound (no such account),
	// Conflict (the last admin cannot be made an editor).
	SetMember(ctx context.Context, actor Actor, slug, email string, role MemberRole) (*Member, error)
	// RemoveMember takes a person out. Errors: NotFound, Conflict (the last admin stays).
	RemoveMember(ctx context.Context, actor Actor, slug string, account int64) error
}
