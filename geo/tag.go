package geo

import "time"

// TagRole is what a place is to a project.
type TagRole string

// The roles of a place in a project.
const (
	Site        TagRole = "site"       // something is made or changed here
	Venue       TagRole = "venue"      // something happens here
	RouteStop   TagRole = "route_stop" // a stop on the way
	Inspiration TagRole = "inspiration"
)

// TagRoles are all roles.
var TagRoles = []TagRole{Site, Venue, RouteStop, Inspiration}

// MaxTags is the most tags written at once.
const MaxTags = 1000

// Tag is the tie of a project to a place.
type Tag struct {
	ID        int64       `json:"id"`
	ProjectID int64       `json:"project_id"`
	Project   *ProjectRef `json:"project,omitempty"` // filled when listed by place
	PlaceID   int64       `json:"place_id"`
	Place     *PlaceRef   `json:"place,omitempty"` // filled when listed by project
	Role      TagRole     `json:"role"`
	Period                // when; empty means the project's own period
	Note      string      `json:"note"`
	Cleared   bool        `json:"cleared"` // shown where the partner embeds its places elsewhere
	CreatedAt time.Time   `json:"created_at"`
}

// ProjectRef is enough of a project to name it where its tags are listed.
type ProjectRef struct {
	ID           int64  `json:"id"`
	Title        Text   `json:"title"`
	Organisation Named  `json:"organisation"`
	Programme    *Named `json:"programme"`
	Period
	Life Life `json:"life"`
}

// Check gives every fault of the tag, or nil.
func (t *Tag) Check() error {
	var p Problems
	if t.PlaceID <= 0 {
		p.Add("place_id", "required", "the number of a place is needed")
	}
	oneOf(&p, "role", t.Role, TagRoles, false)
	t.Period.check(&p, "starts", "ends")
	checkString(&p, "note", t.Note, 2000)
	return p.Err()
}

// Clash is another project's use of a place in a period that overlaps with ours. Inspiration never clashes.
// It is a warning: partners may share a place.
type Clash struct {
	PlaceID    int64      `json:"place_id"`
	PlaceTitle Text       `json:"place_title"`
	TagID      int64      `json:"tag_id"`
	Role       TagRole    `json:"role"`
	Period                // of the other tag, or of its project
	Project    ProjectRef `json:"project"`
}
