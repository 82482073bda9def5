package geo

import (
	"context"
	"fmt"
	"regexp"
)

// ContactAudience is who is told a contact.
type ContactAudience string

// The audiences, each with those of the ones after it.
const (
	ForEveryone ContactAudience = "everyone"
	ForPartners ContactAudience = "partners" // members of any organisation
	ForOwn      ContactAudience = "own"      // members of this organisation
)

// ContactAudiences are all audiences. Staff are told every contact, by asking.
var ContactAudiences = []ContactAudience{ForEveryone, ForPartners, ForOwn}

// OrganisationContact is one way to reach an organisation. It names what for and a role, never a person: whose it is is said by
// the member, with whom it goes.
type OrganisationContact struct {
	Label    Text            `json:"label"` // what for: "Presă"
	Role     string          `json:"role"`  // who answers: "coordonatoarea voluntarilor"
	Email    string          `json:"email"`
	Phone    string          `json:"phone"`
	Website  string          `json:"website"`
	Audience ContactAudience `json:"audience"`
	Member   int64           `json:"member"` // account of the member whose it is, 0 for none; told to those who may change it
	Person   string          `json:"person"` // the name the member shows
	Example  bool            `json:"example"`
}

// ContactList is what the actor is told of an organisation's contacts.
type ContactList struct {
	Version  int                   `json:"version"` // of the organisation
	Contacts []OrganisationContact `json:"contacts"`
	Withheld int                   `json:"withheld"` // how many more staff are told when they ask; 0 for others
}

// MaxContacts is how many contacts an organisation may have.
const MaxContacts = 20

var phoneShape = regexp.MustCompile(`^\+?[0-9][0-9 ()./-]{3,28}[0-9]$`)

// CheckContacts gives every fault of an organisation's contacts, or nil.
func CheckContacts(contacts []OrganisationContact) error {
	var p Problems
	if len(contacts) > MaxContacts {
		p.Add("contacts", "too_many", "may be %d at most, are %d", MaxContacts, len(contacts))
	}
	for i := range contacts {
		contacts[i].check(&p, fmt.Sprintf("contacts[%d].", i))
	}
	return p.Err()
}

func (c *OrganisationContact) check(p *Problems, at string) {
	requireText(p, at+"label", c.Label)
	checkText(p, at+"label", c.Label, 200)
	checkString(p, at+"role", c.Role, 200)
	checkWebsite(p, at+"website", c.Website)
	oneOf(p, at+"audience", c.Audience, ContactAudiences, false)
	if c.Email != "" {
		checkEmail(p, at+"email", c.Email)
	}
	if c.Phone != "" && !phoneShape.MatchString(c.Phone) {
		p.Add(at+"phone", "not_a_phone", "must be a phone number such as +40 256 000 000")
	}
	if c.Email+c.Phone+c.Website == "" {
		p.Add(at+"email", "no_way", "give an e-mail address, a phone number or a web page")
	}
}

// ToldContacts gives the audiences that the actor belongs to as things are, without asking. An API token is nobody's partner:
// how to reach people is told to people.
func (a Actor) ToldContacts(organisation int64) []ContactAudience {
	switch {
	case a.System:
		return ContactAudiences
	case a.Scopes != nil || len(a.Memberships) == 0:
		return ContactAudiences[:1]
	case a.IsMember(organisation):
		return ContactAudiences
	}
	return []ContactAudience{ForEveryone, ForPartners}
}

// OrganisationContacts keeps how organisations are reached, and tells nobody more than is for them.
type OrganisationContacts interface {
	// FindContacts gives the contacts that are for the actor. Errors: NotFound.
	FindContacts(ctx context.Context, actor Actor, slug string) (*ContactList, error)
	// DiscloseContacts gives all to staff, and notes that it did. Errors: NotFound, Invalid without a reason, Unauthenticated, Forbidden.
	DiscloseContacts(ctx context.Context, actor Actor, slug, reason string) (*ContactList, error)
	// SetContacts puts contacts in the place of all that there are; version is the organisation's, which goes up.
	// Errors: NotFound, Stale, Invalid, Unauthenticated, Forbidden.
	SetContacts(ctx context.Context, actor Actor, slug string, version int, contacts []OrganisationContact) (*ContactList, error)
}
