package geo

import (
	"context"

	"github.com/paulmach/orb"
)

// Collection is what the OGC API lists under /collections.
type Collection struct {
	ID          string
	Title       Text
	Description Text
	Kind        Kind // of places; "" when all kinds or no places
	Places      bool // its features are places, with the filters of places
	Proposals   bool // only places that began as a proposal
}

// Collections are all collections, in the order in which they are listed.
var Collections = []Collection{
	{ID: "places", Places: true, Title: Text{"ro": "Toate locurile", "en": "All places"},
		Description: Text{"ro": "Spații publice, locuri de pe malurile apei și intervenții artistice", "en": "Public spaces, riverside sites and art interventions"}},
	{ID: "public-spaces", Places: true, Kind: Space, Title: Text{"ro": "Spații publice", "en": "Public spaces"},
		Description: Text{"ro": "Piețe, parcuri, curți și locuri de cultură", "en": "Squares, parks, courtyards and places of culture"}},
	{ID: "riverside-sites", Places: true, Kind: Riverside, Title: Text{"ro": "Locuri pe malul apei", "en": "Riverside sites"},
		Description: Text{"ro": "Locuri de pe malurile apei, cu kilometru și mal", "en": "Sites along the river, with kilometre and bank"}},
	{ID: "interventions", Places: true, Kind: Intervention, Title: Text{"ro": "Intervenții artistice", "en": "Art interventions"},
		Description: Text{"ro": "Artă în oraș: murale, sculpturi, instalații", "en": "Art in the city: murals, sculptures, installations"}},
	{ID: "proposals", Places: true, Proposals: true, Title: Text{"ro": "Propuneri", "en": "Proposals"},
		Description: Text{"ro": "Locuri propuse, cu starea deciziei", "en": "Proposed places, with the state of the decision"}},
	{ID: "neighbourhoods", Title: Text{"ro": "Cartiere", "en": "Neighbourhoods"},
		Description: Text{"ro": "Cartierele orașului, așa cum sunt cartate", "en": "The city's neighbourhoods as they are mapped"}},
	{ID: "rivers", Title: Text{"ro": "Râuri", "en": "Rivers"},
		Description: Text{"ro": "Axele râurilor, în sensul curgerii", "en": "River axes, in downstream direction"}},
}

// FindCollection gives a collection by its identifier, or nil.
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
}

// Match is how many features match a filter. Not Exact means: at least so many, not counted further.
type Match struct {
	Count int
	Exact bool
}

// FeatureWriter takes features one by one as they come from the database: the identifier, the geometry and the
// properties as JSON text. The slices are only good during the call.
type FeatureWriter func(id int64, geometry, properties []byte) error

// Features streams GeoJSON out of the store without building it in memory.
type Features interface {
	// Generation is State's Generation alone, cheap enough to be asked before every answer.
	Generation(ctx context.Context, collection *Collection) (int64, error)
	// State gives count and bounds.
	State(ctx context.Context, actor Actor, collection *Collection) (State, error)
	// CountFeatures counts matches, exactly up to a limit.
	CountFeatures(ctx context.Context, actor Actor, collection *Collection, filter Filter) (Match, error)
	// StreamFeatures writes one page and gives the cursor of the next, "" at the end. Filters that make no sense for
	// the collection are refused by the caller. Errors: Invalid for a cursor that is not of this list.
	StreamFeatures(ctx context.Context, actor Actor, collection *Collection, filter Filter, page Page, write FeatureWriter) (next string, err error)
	// FindFeature writes one feature and gives its version, 0 where the collection keeps none. Errors: NotFound.
	FindFeature(ctx context.Context, actor Actor, collection *Collection, id int64, write FeatureWriter) (version int, err error)
	// Tile gives the Mapbox vector tile of the visible places that match, empty when there are none. Layers "places"
	// (points: one place, or a cluster with point_count and counts by kind) and "shapes" (lines and polygons).
	Tile(ctx context.Context, actor Actor, filter Filter, z, x, y int) ([]byte, error)
}

// Store is all that a server needs to keep.
type Store interface {
	Places
	Proposals
	Features
	Programmes
	Organisations
	Projects
	Accounts
	Outbox
	Atlas
}
