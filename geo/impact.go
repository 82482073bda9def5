package geo

import (
	"context"
	"time"
)

// ImpactFilter says of which part of the city, the programme and the time numbers are wanted; a zero field does not narrow.
type ImpactFilter struct {
	Programme     string // slug
	Project       int64
	Neighbourhood string // slug
	River         string // slug; with FromKm and ToKm a stretch of it
	FromKm, ToKm  *float64
	Year          int
}

// The years that anything can be of.
const (
	firstYear = 1000
	lastYear  = 9999
)

// Check gives every fault of the filter, or nil.
func (f *ImpactFilter) Check() error {
	var p Problems
	if f.Year != 0 && (f.Year < firstYear || f.Year > lastYear) {
		p.Add("year", "not_a_year", "must be a year such as 2023")
	}
	if f.River == "" && (f.FromKm != nil || f.ToKm != nil) {
		p.Add("river", "required", "the slug of the river that the kilometres are of is needed")
	}
	if f.FromKm != nil && f.ToKm != nil && *f.FromKm > *f.ToKm {
		p.Add("to_km", "before_start", "must not lie before from_km (%g)", *f.FromKm)
	}
	return p.Err()
}

// Group is by what numbers are told apart.
type Group string

// The groups.
const (
	ByNeighbourhood Group = "neighbourhood"
	ByProgramme     Group = "programme"
	ByYear          Group = "year"
	ByStretch       Group = "stretch" // by kilometre of the river
)

// Groups are all groups.
var Groups = []Group{ByNeighbourhood, ByProgramme, ByYear, ByStretch}

// Numbers are the values of measures by their slugs; one that there is no value for, as the median of nothing, is nil.
type Numbers map[string]*float64

// NumbersOf are the numbers of one group.
type NumbersOf struct {
	Key    string  `json:"key"` // slug, year or kilometre; "" for what belongs to none
	Title  Text    `json:"title"`
	Values Numbers `json:"values"`
}

// Reported is what partners have reported for one indicator within a filter.
type Reported struct {
	Indicator    Indicator `json:"indicator"`
	Observations int       `json:"observations"` // how many
	Total        *Total    `json:"total"`        // nil where they may not be added
	WhyNot       WhyNot    `json:"why_not"`      // "" where there is a total
}

// Total is the sum of some observations of an indicator that says that they may be added.
type Total struct {
	Value        float64   `json:"value"`
	Qualifier    Qualifier `json:"qualifier"`
	Observations int       `json:"observations"` // how many are in it
	Left         int       `json:"left"`         // how many are not, since they are of no single project
}

// WhyNot is why there is no total.
type WhyNot string

// The reasons.
const (
	NotAddable    WhyNot = "not_addable"  // the indicator says so
	Overlapping   WhyNot = "overlapping"  // two of one project share a day
	CrossesYear   WhyNot = "crosses_year" // one lies only partly in the year
	MixedAccuracy WhyNot = "mixed"        // some are about, and some over
	NoneToAdd     WhyNot = "none_to_add"  // none is of a single project
)

// Derived are numbers counted from the records.
type Derived struct {
	Numbers   Numbers     `json:"numbers"`
	Groups    []NumbersOf `json:"groups"` // the same numbers apart, by what was asked for
	CountedAt time.Time   `json:"counted_at"`
}

// Impact is what came of it: numbers derived from the records, and, apart from them, what partners have reported.
type Impact struct {
	Derived
	Reported []Reported `json:"reported"`
}

// Counted is one record behind a number.
type Counted struct {
	ID      int64     `json:"id"`
	Title   Text      `json:"title"`      // of the record, or of the place it is about
	PlaceID int64     `json:"place_id"`   // 0 for what is about no place
	Project int64     `json:"project_id"` // 0 for what belongs to no project
	Slug    string    `json:"slug"`       // of an organisation
	Detail  string    `json:"detail"`     // a state, a role, a day or two counts, by the sort of record
	At      time.Time `json:"at"`         // when it was recorded
	Days    *float64  `json:"days"`       // between proposal and answer
}

// ManyRecords is how many can be counted whenever somebody asks, in about a tenth of a second.
const ManyRecords = 20_000

// Impacts reckons what came of it.
type Impacts interface {
	// CountImpact reads all records ahead. Where they are more than many, numbers are told from what was read, until it is called
	// again; else from the records themselves, as they are when somebody asks.
	CountImpact(ctx context.Context, many int64) error
	// FindImpact reckons all numbers within the filter, and apart by the group; "" for none. Only what everybody may see
	// counts. Where counting takes long, the numbers are some minutes old, as CountedAt says. Errors: Invalid.
	FindImpact(ctx context.Context, filter ImpactFilter, by Group) (*Impact, error)
	// FindCounted lists what a measure counts, the newest first, so that everybody can count again. Errors: Invalid, NotFound.
	FindCounted(ctx context.Context, measure string, filter ImpactFilter, page Page) (counted []Counted, next string, err error)
	// FindImpactPhotos gives some of the newest public photos of the places within the filter. Errors: Invalid.
	FindImpactPhotos(ctx context.Context, filter ImpactFilter, limit int) ([]Photo, error)
}
