package geo

import "slices"

// TagLine is one line of a table of ties, as somebody has it in a spreadsheet.
type TagLine struct {
	Line  int    `json:"line"`  // in the file, counted from 1
	Place string `json:"place"` // number, address or title, as it is written
	Role  string `json:"-"`     // as it is written
	Tag   Tag    `json:"tag"`
	// Candidates are the places that may be meant: one when it is clear which, none when there is none.
	Candidates []PlaceRef `json:"candidates"`
	Problems   Problems   `json:"problems"`
}

// roleWords are what people call the roles in tables.
var roleWords = map[TagRole][]string{
	Site:        {"site", "loc de intervenție", "loc de interventie", "sit"},
	Venue:       {"venue", "loc de desfășurare", "loc de desfasurare", "scenă", "scena"},
	RouteStop:   {"route_stop", "route stop", "stop", "oprire", "popas"},
	Inspiration: {"inspiration", "inspirație", "inspiratie"},
}

// ParseTagRole gives the role by its name or by what people call it, Venue for nothing. ok is false for what is none.
func ParseTagRole(word string) (role TagRole, ok bool) {
	if word == "" {
		return Venue, true
	}
	for _, role := range TagRoles {
		if slices.Contains(roleWords[role], word) {
			return role, true
		}
	}
	return TagRole(word), false
}

// Read makes the tie that the line tells of, but for its place, and notes what is wrong with it.
func (l *TagLine) Read() {
	role, ok := ParseTagRole(l.Role)
	if !ok {
		l.Problems.Add("role", "not_allowed", "%q is not one of %v", l.Role, TagRoles)
	}
	l.Tag.Role = role
	l.Tag.Period.check(&l.Problems, "starts", "ends")
	checkString(&l.Problems, "note", l.Tag.Note, 2000)
}

// Decide takes the place that is meant when it is clear which, and notes when none or several may be.
func (l *TagLine) Decide() {
	switch len(l.Candidates) {
	case 0:
		l.Problems.Add("place", "not_found", "no place on the map is called %q", l.Place)
	case 1:
		l.Tag.PlaceID = l.Candidates[0].ID
	default:
		l.Problems.Add("place", "ambiguous", "%d places are called %q: choose one", len(l.Candidates), l.Place)
	}
}
