package geo

import (
	"context"
	"net/url"
	"regexp"
	"slices"
	"time"

	"github.com/paulmach/orb"
)

// Place is a thing with a geometry, of one kind, from the first idea to the removed artwork.
type Place struct {
	ID      int64
	UUID    string // made by the client, so that a repeated create is harmless; made by the store when empty
	Version int    // grows by one with every write; the optimistic lock

	Kind         Kind
	Category     string // one of Vocabularies[Kind].Categories
	Title        Text
	Description  Text
	Aliases      []string
	Life         Life
	Period       Period // when it is (or was) there, for what is temporary
	StepFree     StepFree
	Amenities    []string // of Vocabularies[Kind].Amenities
	OpeningHours string   // in the opening_hours syntax of OpenStreetMap, or plain words
	Website      string
	Credits      string // who made it
	Source       string
	Licence      string // SPDX identifier where there is one
	Certainty    Certainty
	Note         string            // what is uncertain about it, in words
	ExternalIDs  map[string]string // "osm": "way/123", "wikidata": "Q42"
	Example      bool              // made up to show how the site works, by a demo account

	Geometry orb.Geometry // any simple-feature type but a collection

	Sensitive bool // not everybody's to find: Geometry is then a displaced point, and so are all facts that follow from it

	Publication Publication
	Decision    Decision // of the proposal it began as; "" when it never was one
	Aim         Aim      // of that, when it is about a place that is there
	Target      int64    // that place; 0 for none

	Facts         Facts
	Programmes    []string // slugs of the programmes whose projects are tied to it
	Organisations []string // slugs of the organisations whose projects are
	Projects      []int64
	CreatedAt     time.Time
	UpdatedAt     time.Time
	CreatedBy     int64 // account; 0 when it was imported
}

// MaxVertices is the most vertices a place's geometry may have.
const MaxVertices = 5000

// ExternalIDKeys are the registers a place may name its number in, with the shape of a number there.
var ExternalIDKeys = map[string]*regexp.Regexp{
	"osm":           regexp.MustCompile(`^(node|way|relation)/\d{1,19}$`),
	"wikidata":      regexp.MustCompile(`^Q\d{1,12}$`),
	"city_register": regexp.MustCompile(`^[\w./ -]{1,60}$`),
}

// Check gives every fault of the place that can be seen without a database, or nil.
// Validity of the geometry and its reach are the store's to check (Facts needs PostGIS).
func (pl *Place) Check() error {
	var p Problems
	oneOf(&p, "kind", pl.Kind, Kinds, false)
	requireText(&p, "title", pl.Title)
	checkText(&p, "title", pl.Title, 200)
	checkText(&p, "description", pl.Description, 10000)
	oneOf(&p, "life", pl.Life, Lives, false)
	oneOf(&p, "step_free", pl.StepFree, StepFrees, true)
	oneOf(&p, "certainty", pl.Certainty, Certainties, true)
	oneOf(&p, "publication", pl.Publication, Publications, false)
	pl.Period.check(&p, "starts", "ends")
	pl.checkVocabulary(&p)
	pl.checkStrings(&p)
	p = append(p, CheckGeometry("geometry", pl.Geometry)...)
	return p.Err()
}

func (pl *Place) checkVocabulary(p *Problems) {
	words, known := Vocabularies[pl.Kind]
	if !known {
		return // already noted as a wrong kind
	}
	oneOf(p, "category", pl.Category, words.Categories, false)
	for _, a := range pl.Amenities {
		if !slices.Contains(words.Amenities, a) {
			p.Add("amenities", "not_allowed", "%q is not an amenity of a place of kind %s: one of %v", a, pl.Kind, words.Amenities)
		}
	}
}

func (pl *Place) checkStrings(p *Problems) {
	checkString(p, "opening_hours", pl.OpeningHours, 255)
	checkString(p, "credits", pl.Credits, 500)
	checkString(p, "source", pl.Source, 1000)
	checkString(p, "licence", pl.Licence, 100)
	checkString(p, "note", pl.Note, 2000)
	checkWebsite(p, "website", pl.Website)
	if len(pl.Aliases) > 50 {
		p.Add("aliases", "too_many", "may be 50 at most, are %d", len(pl.Aliases))
	}
	for _, a := range pl.Aliases {
		checkString(p, "aliases", a, 200)
	}
	for key, id := range pl.ExternalIDs {
		shape, known := ExternalIDKeys[key]
		if !known {
			p.Add(key, "unknown_register", "must be osm, wikidata or city_register")
		} else if !shape.MatchString(id) {
			p.Add(key, "not_an_id", "%q does not look like an identifier of %s", id, key)
		}
	}
}

// checkWebsite notes what is not an absolute http or https address.
func checkWebsite(p *Problems, field, s string) {
	checkString(p, field, s, 500)
	u, err := url.Parse(s)
	if s != "" && (err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http")) {
		p.Add(field, "not_a_url", "must be an address that begins with https:// or http://")
	}
}

// Places keeps places. Every method applies the one visibility rule to what the actor may see.
type Places interface {
	// FindPlace gives one place, or NotFound also where the actor may not see it.
	FindPlace(ctx context.Context, actor Actor, id int64) (*Place, error)
	// CreatePlace checks, derives the facts, and writes place and first revision. It fills in ID, UUID, Version, Facts
	// and times. A UUID that the same actor has already used gives that place and changes nothing.
	// Errors: Invalid, Unauthenticated, Forbidden.
	CreatePlace(ctx context.Context, actor Actor, place *Place, reason string) error
	// ImportPlaces writes many new places as CreatePlace does, all or none, and gives how many were new: a UUID that
	// is there already is left alone. Only for the System.
	ImportPlaces(ctx context.Context, actor Actor, places []*Place, reason string) (int, error)
	// UpdatePlace applies change to the current place and writes it as a new revision. A version above 0 that is not
	// the current one gives Stale and writes nothing. Errors: NotFound, Stale, Invalid, Unauthenticated, Forbidden.
	UpdatePlace(ctx context.Context, actor Actor, id int64, version int, reason string, change func(*Place) error) (*Place, error)
	// DeletePlace archives the place: it is in no list any more, its address answers NotFound, its revisions stay.
	// Errors as UpdatePlace.
	DeletePlace(ctx context.Context, actor Actor, id int64, version int, reason string) error
	// FindRevisions gives the revisions of a place the actor may see, the newest first; of those in which the place was
	// not published only to its author and to who may SeeUnpublished.
	FindRevisions(ctx context.Context, actor Actor, id int64) ([]Revision, error)
	// FindPlacesWithin gives the visible places that match the filter and intersect the polygon, the first limit of
	// them by title, and how many there are in all.
	FindPlacesWithin(ctx context.Context, actor Actor, polygon orb.Geometry, filter Filter, limit int) ([]PlaceRef, int, error)
	// Survey derives the facts of a geometry that is not stored, and the visible places nearby that a new one there
	// might repeat. Kind may be "". What is wrong with the geometry comes back in Survey.Problems, not as an error.
	Survey(ctx context.Context, actor Actor, kind Kind, geometry orb.Geometry) (*Survey, error)
}

// PlaceRef is enough of a place to name and list it.
type PlaceRef struct {
	ID        int64     `json:"id"`
	Kind      Kind      `json:"kind"`
	Category  string    `json:"category"`
	Title     Text      `json:"title"`
	Life      Life      `json:"life"`
	Point     orb.Point `json:"point"`                // longitude, latitude of the representative point
	DistanceM *float64  `json:"distance_m,omitempty"` // from the geometry asked about, when one was
}

// Survey is what can be said of a geometry before it becomes a place.
type Survey struct {
	Facts    *Facts     `json:"facts,omitempty"` // nil when the geometry is too broken to have any
	Problems Problems   `json:"problems"`
	Nearby   []PlaceRef `json:"nearby"`
}
