package geo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/paulmach/orb"
)

// Source is what the features of a collection are.
type Source string

// The sources.
const (
	PlaceSource   Source = "place"
	ProjectSource Source = "project" // with the points of their places as geometry
	EventSource   Source = "event"   // with the point of its place as geometry
	AreaSource    Source = "area"
	RiverSource   Source = "river"
	TrailSource   Source = "trail"
)

// Collection is what the OGC API lists under /collections.
type Collection struct {
	ID           string
	Title        Text
	Description  Text
	Source       Source
	Kind         Kind      // of places; "" when all kinds or no places
	Form         Form      // "" when all forms
	Proposals    bool      // only places that began as a proposal
	Organisation string    // slug; only places that projects of this organisation are tied to
	AsOf         time.Time // places as they were at this moment; zero is now
}

// At gives the collection of places as of a moment.
func (c *Collection) At(moment time.Time) *Collection {
	past := *c
	past.AsOf = moment
	return &past
}

// OfPlaces tells whether the features are places, with the filters of places.
func (c *Collection) OfPlaces() bool { return c.Source == PlaceSource }

// Ground names what the answers of the collection stand on, as changes name it.
func (c *Collection) Ground() []string { return grounds[c.Source] }

var grounds = map[Source][]string{
	PlaceSource: {"place"}, ProjectSource: {"project", "place"}, EventSource: {"event", "project", "place"}, AreaSource: {"area"}, RiverSource: {"river"},
	TrailSource: {"trail", "project"}, // changes of organisations and programmes are changes of projects
}

// Audience names those who see the same features of the collection. Drafts of events are seen by who may edit them: members, and tokens that may.
func (c *Collection) Audience(who Actor) string {
	if c.Source != EventSource || who.AccountID == 0 {
		return who.Audience()
	}
	return fmt.Sprint(who.AccountID, who.Role, who.Scopes, who.Memberships)
}

// Writable tells whether features can be created and changed in this collection.
func (c *Collection) Writable() bool { return c.OfPlaces() && !c.Proposals && c.Organisation == "" }

// AllPlaces is the collection of all places.
var AllPlaces = &Collections[0]

// Collections are all collections but those of partners, in the order in which they are listed.
var Collections = []Collection{
	{ID: "places", Source: PlaceSource, Title: Text{"ro": "Toate locurile", "en": "All places"},
		Description: Text{"ro": "Spații publice, locuri de pe malurile apei și intervenții artistice", "en": "Public spaces, riverside sites and art interventions"}},
	{ID: "public-spaces", Source: PlaceSource, Kind: Space, Title: Text{"ro": "Spații publice", "en": "Public spaces"},
		Description: Text{"ro": "Piețe, parcuri, curți și locuri de cultură", "en": "Squares, parks, courtyards and places of culture"}},
	{ID: "riverside-sites", Source: PlaceSource, Kind: Riverside, Title: Text{"ro": "Locuri pe malul apei", "en": "Riverside sites"},
		Description: Text{"ro": "Locuri de pe malurile apei, cu kilometru și mal", "en": "Sites along the river, with kilometre and bank"}},
	{ID: "interventions", Source: PlaceSource, Kind: Intervention, Title: Text{"ro": "Intervenții artistice", "en": "Art interventions"},
		Description: Text{"ro": "Artă în oraș: murale, sculpturi, instalații", "en": "Art in the city: murals, sculptures, installations"}},
	{ID: "place-points", Source: PlaceSource, Form: PointForm, Title: Text{"ro": "Locuri ca puncte", "en": "Places as points"},
		Description: Text{"ro": "Locurile desenate ca puncte, pentru QGIS", "en": "The places that are drawn as points, for QGIS"}},
	{ID: "place-lines", Source: PlaceSource, Form: LineForm, Title: Text{"ro": "Locuri ca linii", "en": "Places as lines"},
		Description: Text{"ro": "Locurile desenate ca linii, pentru QGIS", "en": "The places that are drawn as lines, for QGIS"}},
	{ID: "place-areas", Source: PlaceSource, Form: AreaForm, Title: Text{"ro": "Locuri ca suprafețe", "en": "Places as areas"},
		Description: Text{"ro": "Locurile desenate ca suprafețe, pentru QGIS", "en": "The places that are drawn as areas, for QGIS"}},
	{ID: "proposals", Source: PlaceSource, Proposals: true, Title: Text{"ro": "Propuneri", "en": "Proposals"},
		Description: Text{"ro": "Locuri propuse, cu starea deciziei", "en": "Proposed places, with the state of the decision"}},
	{ID: "projects", Source: ProjectSource, Title: Text{"ro": "Proiecte", "en": "Projects"},
		Description: Text{"ro": "Proiectele partenerilor, cu locurile lor ca puncte", "en": "The partners' projects, with their places as points"}},
	{ID: "events", Source: EventSource, Title: Text{"ro": "Evenimente", "en": "Events"},
		Description: Text{"ro": "Ce se întâmplă, fiecare la locul său; zilele sunt la /api/events", "en": "What is on, each at its place; the days are at /api/events"}},
	{ID: "trails", Source: TrailSource, Title: Text{"ro": "Trasee", "en": "Trails"},
		Description: Text{"ro": "Trasee publicate, cu opriri, lungime și durată", "en": "Published trails, with stops, length and time"}},
	{ID: "neighbourhoods", Source: AreaSource, Title: Text{"ro": "Cartiere", "en": "Neighbourhoods"},
		Description: Text{"ro": "Cartierele orașului, așa cum sunt cartate", "en": "The city's neighbourhoods as they are mapped"}},
	{ID: "neighbourhood-areas", Source: AreaSource, Form: AreaForm, Title: Text{"ro": "Cartiere cu contur", "en": "Neighbourhoods with an outline"},
		Description: Text{"ro": "Cartierele cartate ca suprafețe, pentru QGIS", "en": "The neighbourhoods that are mapped as areas, for QGIS"}},
	{ID: "neighbourhood-points", Source: AreaSource, Form: PointForm, Title: Text{"ro": "Cartiere fără contur", "en": "Neighbourhoods without an outline"},
		Description: Text{"ro": "Cartierele cartate doar ca puncte, pentru QGIS", "en": "The neighbourhoods that are mapped as points only, for QGIS"}},
	{ID: "rivers", Source: RiverSource, Title: Text{"ro": "Râuri", "en": "Rivers"},
		Description: Text{"ro": "Axele râurilor, în sensul curgerii", "en": "River axes, in downstream direction"}},
}

// partnerPrefix begins the identifier of the collection of one organisation's places; its slug follows.
const partnerPrefix = "partner-"

// PartnerCollection is the collection of the places that an organisation works with.
func PartnerCollection(slug, title string) *Collection {
	return &Collection{ID: partnerPrefix + slug, Source: PlaceSource, Organisation: slug,
		Title:       Text{"ro": "Locurile partenerului " + title, "en": "Places of " + title},
		Description: Text{"ro": "Locurile legate de proiectele organizației " + title, "en": "The places that projects of " + title + " are tied to"}}
}

// PartnerSlug gives the slug of the organisation whose collection has this identifier, "" for another collection.
func PartnerSlug(id string) string {
	slug, _ := strings.CutPrefix(id, partnerPrefix)
	if slug == id {
		return ""
	}
	return slug
}

// FindCollection gives a collection by its identifier, or nil; those of partners the store knows.
func FindCollection(id string) *Collection {
	for i := range Collections {
		if Collections[i].ID == id {
			return &Collections[i]
		}
	}
	return nil
}

// State is how a collection stands for an actor; it changes with every write that could change an answer.
type State struct {
	Generation int64     // grows with every change to the collection
	Count      int       // features the actor may see
	Bounds     orb.Bound // of what the actor may see; empty when there is nothing
	Period     *Period   // in days, from the first to the last of what says when it is; nil when nothing does
}

// Match is how many features match a filter. Not Exact means: at least so many, not counted further.
type Match struct {
	Count int
	Exact bool
}

// FeatureWriter takes features one by one as they come from the database: the identifier, the geometry and the
// properties as JSON text. The slices are only good during the call.
type FeatureWriter func(id int64, geometry, properties []byte) error

// Query is what is asked of a collection.
type Query struct {
	Filter Filter
	Page   Page
	CRS    *CRS // of the geometry in the answer; nil is Stored
}

// Stamp tells one state of a feature from another.
type Stamp struct {
	Version   int       // 0 where the collection keeps none
	UpdatedAt time.Time // zero where it is not known
}

// Features streams GeoJSON out of the store without building it in memory.
type Features interface {
	// FindCollection gives a collection by its identifier, those of partners too. Errors: NotFound.
	FindCollection(ctx context.Context, id string) (*Collection, error)
	// AllCollections gives Collections and those of partners who have places.
	AllCollections(ctx context.Context) ([]*Collection, error)
	// Generation is State's Generation alone, cheap enough to be asked before every answer.
	Generation(ctx context.Context, collection *Collection) (int64, error)
	// State gives count and bounds.
	State(ctx context.Context, actor Actor, collection *Collection) (State, error)
	// CountFeatures counts matches, exactly up to a limit.
	CountFeatures(ctx context.Context, actor Actor, collection *Collection, filter Filter) (Match, error)
	// StreamFeatures writes one page and gives the cursor of the next, "" at the end. Filters that make no sense for
	// the collection are refused by the caller. Errors: Invalid for a cursor that is not of this list.
	StreamFeatures(ctx context.Context, actor Actor, collection *Collection, query Query, write FeatureWriter) (next string, err error)
	// FindFeature writes one feature, its geometry in crs (nil is Stored). Errors: NotFound.
	FindFeature(ctx context.Context, actor Actor, collection *Collection, id int64, crs *CRS, write FeatureWriter) (Stamp, error)
	// Stored gives a geometry that is in another reference system, in the authority's order of axes, as it would be stored.
	// Errors: Invalid, naming the field "geometry", when it lies where the system has no coordinates.
	Stored(ctx context.Context, geometry orb.Geometry, crs *CRS) (orb.Geometry, error)
	// Tile gives the Mapbox vector tile of the visible features that match, empty when there are none. Of places it has
	// the layers "places" (points: one place, or a cluster with point_count and counts by kind) and "shapes" (lines and
	// polygons), else one layer with the collection's identifier and a field for each plain property.
	Tile(ctx context.Context, actor Actor, collection *Collection, filter Filter, z, x, y int) ([]byte, error)
}

// Store is all that a server needs to keep.
type Store interface {
	Places
	Revisions
	Steps
	Proposals
	Assessments
	Suggestions
	Comments
	Checks
	Reports
	Sensitivities
	Accesses
	Supports
	Activities
	Follows
	Features
	Changes
	Programmes
	Organisations
	OrganisationContacts
	Seals
	Projects
	Calls
	Applications
	Events
	Strips
	Trails
	Accounts
	Identities
	Privacy
	Outbox
	Photos
	Moderation
	Contributions
	Edits
	Trusts
	Proofs
	Atlas
	Indicators
	Observations
	Impacts
}
