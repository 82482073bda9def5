package geo

import (
	"strings"
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
	Amendments     bool         // also what is proposed about places, as if it were one
	Stretch        Stretch      // of a river
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

// Sort is an order of a list: a sortable field, with a minus before it from the last to the first, or SortMatch. The
// identifier always decides between equals.
type Sort string

// The orders that are spoken of by name. Titles follow the collation of their language; an English title that there is
// not is the main one.
const (
	SortID     Sort = "id"
	SortNewest Sort = "-id"
	SortTitle  Sort = "title"
	SortMatch  Sort = "match" // best match first; with a text search only
)

// Field gives the name of the field and whether the order goes from the last to the first.
func (s Sort) Field() (name string, down bool) {
	name, down = strings.CutPrefix(string(s), "-")
	return name, down
}

// Page is which part of a list is wanted.
type Page struct {
	Limit int
	After string // opaque, from an earlier page of the same list; "" is the start
	Sort  Sort
}
