package geo

import (
	"time"

	"github.com/paulmach/orb"
)

// Filter narrows a list of places; a zero field does not narrow. Values of one field are alternatives, fields
// all hold together.
type Filter struct {
	IDs            []int64
	Kinds          []Kind
	Categories     []string
	Lives          []Life
	Neighbourhoods []string // slugs
	Programmes     []string // slugs
	Projects       []int64
	Organisations  []string // slugs
	StepFree       []StepFree
	Banks          []string // left, right, axis
	Publications   []Publication
	Proposals      bool         // only what began as a proposal
	OSM, Wikidata  string       // identifier in a register
	Text           string       // search: folded, any word order, some typing errors
	Boxes          []Box        // what meets one of these boxes; two when a box crosses the antimeridian
	From, To       *time.Time   // places whose period meets this span; nil is open. Places without a period always meet
	Equals         []FieldValue // fields of the collection that must have these values
	Condition      Expression   // of a filter language, checked against the fields of the collection; nil for none
}

// Box is a rectangle in a reference system; nil is Stored. X is first, whatever the authority's order.
type Box struct {
	orb.Bound
	CRS *CRS
}

// Sort is an order of a list. The identifier always decides between equals.
type Sort string

// The orders.
const (
	SortID      Sort = "id"
	SortNewest  Sort = "-id"
	SortTitle   Sort = "title"       // Romanian collation
	SortTitleEn Sort = "title_en"    // English titles, English collation; a title that there is not, by the main one
	SortUpdated Sort = "-updated_at" // newest first
	SortMatch   Sort = "match"       // best match first; with a text search only
)

// Page is which part of a list is wanted.
type Page struct {
	Limit int
	After string // opaque, from an earlier page of the same list; "" is the start
	Sort  Sort
}
