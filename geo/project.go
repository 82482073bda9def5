package geo

import (
	"context"
	"fmt"
)

// Project is an organisation's work within a programme.
type Project struct {
	ID           int64      `json:"id"`
	Version      int        `json:"version"`
	Organisation Named      `json:"organisation"` // that leads it
	Partners     []Named    `json:"partners"`     // organisations that take part beside it
	Programme    *Named     `json:"programme"`
	Title        Text       `json:"title"`
	Summary      Text       `json:"summary"`
	Goals        Text       `json:"goals"`
	Budget       string     `json:"budget"` // in words, with whose money it is: "350 000 EUR, Primăria"
	People       []Involved `json:"people"` // whom the public may know to take part
	Period                  // when
	Life         Life       `json:"life"`
	Website      string     `json:"website"`
	Source       string     `json:"source"`
	Example      bool       `json:"example"`
	Places       int        `json:"places"` // how many it is tied to, derived
}

// Involved is somebody's part in a project, as the project tells it.
type Involved struct {
	Name string `json:"name"`
	Part string `json:"part"` // "curator", "arhitectă"; "" when it is not told
}

// Named is a thing by its slug, with the name to show.
type Named struct {
	ID    int64  `json:"-"`
	Slug  string `json:"slug"`
	Title Text   `json:"title"`
	Logo  *Logo  `json:"logo,omitempty"` // of an organisation, where it is shown beside what is its own
	Seal  *Seal  `json:"seal,omitempty"` // likewise
}

// Speaker names who is heard, to a reader of the language: the organisation in whose name somebody speaks, else themselves;
// "" for nobody.
func Speaker(language, author string, organisation *Named) string {
	if organisation != nil {
		return organisation.Title.In(language)
	}
	return PersonName(author, language)
}

// Check gives every fault of the project, or nil.
func (pr *Project) Check() error {
	var p Problems
	if pr.Organisation.Slug == "" {
		p.Add("organisation", "required", "the slug of the organisation in whose name this is done is needed")
	}
	requireText(&p, "title", pr.Title)
	checkText(&p, "title", pr.Title, 200)
	checkText(&p, "summary", pr.Summary, 10000)
	checkText(&p, "goals", pr.Goals, 10000)
	checkString(&p, "budget", pr.Budget, 500)
	pr.checkPartners(&p)
	pr.checkPeople(&p)
	pr.Period.check(&p, "starts", "ends")
	oneOf(&p, "life", pr.Life, Lives, false)
	checkWebsite(&p, "website", pr.Website)
	checkString(&p, "source", pr.Source, 1000)
	return p.Err()
}

const (
	maxPartners = 50
	maxPeople   = 100
)

func (pr *Project) checkPartners(p *Problems) {
	if len(pr.Partners) > maxPartners {
		p.Add("partners", "too_many", "may be %d at most, are %d", maxPartners, len(pr.Partners))
	}
	seen := map[string]bool{pr.Organisation.Slug: true}
	for i, o := range pr.Partners {
		if seen[o.Slug] {
			p.Add(fmt.Sprintf("partners[%d]", i), "repeated", "%s takes part already", o.Slug)
		}
		seen[o.Slug] = true
	}
}

func (pr *Project) checkPeople(p *Problems) {
	if len(pr.People) > maxPeople {
		p.Add("people", "too_many", "may be %d at most, are %d", maxPeople, len(pr.People))
	}
	for i, who := range pr.People {
		field := fmt.Sprintf("people[%d]", i)
		if blank(who.Name) {
			p.Add(field+".name", "required", "a name is needed")
		}
		checkString(p, field+".name", who.Name, 200)
		checkString(p, field+".part", who.Part, 200)
	}
}

// ProjectFilter narrows a list of projects.
type ProjectFilter struct {
	Organisation string // slug, of one that leads or takes part
	Programme    string // slug
	Text         string
}

// Projects keeps projects and their ties to places.
type Projects interface {
	// FindProjects lists projects by title, after the cursor, limit at most; next is "" at the end.
	FindProjects(ctx context.Context, filter ProjectFilter, page Page) (projects []Project, next string, err error)
	// FindProject gives one. Errors: NotFound.
	FindProject(ctx context.Context, id int64) (*Project, error)
	// CreateProject adds one for an organisation the actor may act for. Errors: Invalid, Forbidden.
	CreateProject(ctx context.Context, actor Actor, project *Project) error
	// UpdateProject changes one; version as in Places.UpdatePlace. The organisation stays.
	UpdateProject(ctx context.Context, actor Actor, id int64, version int, change func(*Project) error) (*Project, error)
	// DeleteProject removes one with its tags. Errors: NotFound, Stale, Forbidden.
	DeleteProject(ctx context.Context, actor Actor, id int64, version int) error

	// FindTags lists the tags of a project, or of a place, or both; places the actor may not see are left out.
	FindTags(ctx context.Context, actor Actor, project, place int64) ([]Tag, error)
	// CreateTags ties a project to places. All are written or none. A place that has the role in the project already
	// has its period and note replaced. It gives the tags, and the clashes that it did not prevent.
	// Errors: Invalid (naming the places not found), NotFound (project), Forbidden.
	CreateTags(ctx context.Context, actor Actor, project int64, tags []Tag) ([]Tag, []Clash, error)
	// FindClashes gives the clashes that such tags would have, and writes nothing.
	FindClashes(ctx context.Context, actor Actor, project int64, tags []Tag) ([]Clash, error)
	// UpdateTag changes role, period or note. Errors: NotFound, Invalid, Forbidden.
	UpdateTag(ctx context.Context, actor Actor, id int64, change func(*Tag) error) (*Tag, []Clash, error)
	// DeleteTag unties a place. Errors: NotFound, Forbidden.
	DeleteTag(ctx context.Context, actor Actor, id int64) error
	// FindTagEvents gives what has happened to a project's ties, to who may edit it. Errors: NotFound, Forbidden.
	FindTagEvents(ctx context.Context, actor Actor, project int64, page Page) (*TagEventPage, error)
	// FindCleared gives the published places that an organisation, or one project (0: any of its), has cleared for being
	// shown elsewhere, with their projects.
	FindCleared(ctx context.Context, organisation string, project int64) ([]Tag, error)
	// MatchTagLines finds for each line the places that may be meant. Errors: as CreateTags.
	MatchTagLines(ctx context.Context, actor Actor, project int64, lines []TagLine) error
	// FindPartnerMessage gives who is written to when the people of a project write to those of another's tie at a
	// place, and who writes. Errors: NotFound, Forbidden.
	FindPartnerMessage(ctx context.Context, actor Actor, project, tag int64) (*PartnerMessage, error)
}
