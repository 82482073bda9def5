package geo

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/paulmach/orb"
)

// TravelMode is how a trail is travelled.
type TravelMode string

// The modes.
const (
	OnFoot TravelMode = "foot"
	ByBike TravelMode = "bike"
	ByBoat TravelMode = "boat"
)

// TravelModes are all modes.
var TravelModes = []TravelMode{OnFoot, ByBike, ByBoat}

// kmPerHour are the speeds that the time of a trail is reckoned by, at walking pace and its like.
var kmPerHour = map[TravelMode]float64{OnFoot: 4, ByBike: 12, ByBoat: 6}

// Trail is a way through the city from place to place.
type Trail struct {
	ID           int64          `json:"id"`
	Version      int            `json:"version"`
	Organisation *Named         `json:"organisation"` // whose it is; nil for the city's own
	Programme    *Named         `json:"programme"`
	Project      *ProjectName   `json:"project"`
	Title        Text           `json:"title"`
	Description  Text           `json:"description"`
	Mode         TravelMode     `json:"mode"`
	StepFree     StepFree       `json:"step_free"`   // "" is not known
	FromMonth    int            `json:"from_month"`  // of the season, 1 to 12; 0 with ToMonth for the whole year
	ToMonth      int            `json:"to_month"`    // the season may go over the new year
	Publication  Publication    `json:"publication"` // draft or published
	Source       string         `json:"source"`
	Example      bool           `json:"example"`
	LengthM      float64        `json:"length_m"` // on the spheroid, derived at the write
	Minutes      int            `json:"minutes"`  // length by the speed of the mode, and the stays; derived
	Line         orb.LineString `json:"-"`        // from stop to stop, derived
	Stops        []TrailStop    `json:"stops"`    // in their order; nil in lists
	StopCount    int            `json:"stop_count"`
	Editable     bool           `json:"editable"` // by the asker
	CreatedAt    time.Time      `json:"created_at"`
	UpdatedAt    time.Time      `json:"updated_at"`
}

// ProjectName is a project by its number, with the name to show.
type ProjectName struct {
	ID    int64 `json:"id"`
	Title Text  `json:"title"`
}

// TrailStop is a place on a trail.
type TrailStop struct {
	PlaceID int64       `json:"place_id"`
	Place   *PlaceRef   `json:"place"` // nil when the asker may not see it (any more)
	Note    Text        `json:"note"`
	Stay    int         `json:"stay"`            // minutes
	Via     []orb.Point `json:"via"`             // through which the line goes on to the next stop; straight without any
	AtM     float64     `json:"at_m"`            // metres along the line, derived
	Visit   *Visit      `json:"visit,omitempty"` // on the day that was asked for
}

// Limits of trails.
const (
	MaxStops = 100
	MaxVia   = 500 // of one stop
	MaxStay  = 600 // minutes
)

// Check gives every fault of the trail, or nil.
func (tr *Trail) Check() error {
	var p Problems
	requireText(&p, "title", tr.Title)
	checkText(&p, "title", tr.Title, 200)
	checkText(&p, "description", tr.Description, 10000)
	oneOf(&p, "mode", tr.Mode, TravelModes, false)
	oneOf(&p, "step_free", tr.StepFree, StepFrees, true)
	oneOf(&p, "publication", tr.Publication, []Publication{Draft, Published}, false)
	checkString(&p, "source", tr.Source, 1000)
	if (tr.FromMonth == 0) != (tr.ToMonth == 0) || min(tr.FromMonth, tr.ToMonth) < 0 || max(tr.FromMonth, tr.ToMonth) > 12 {
		p.Add("from_month", "not_a_month", "must be, with to_month, a month from 1 to 12, or both 0 for the whole year")
	}
	tr.checkStops(&p)
	return p.Err()
}

func (tr *Trail) checkStops(p *Problems) {
	if n := len(tr.Stops); n > MaxStops {
		p.Add("stops", "too_many", "may be %d at most, are %d", MaxStops, n)
	} else if tr.Publication == Published && n < 2 {
		p.Add("stops", "too_few", "a published trail has two at least")
	}
	for i := range tr.Stops {
		tr.Stops[i].check(p)
	}
}

func (s *TrailStop) check(p *Problems) {
	if s.PlaceID <= 0 {
		p.Add("stops", "required", "each needs the number of a place in place_id")
	}
	checkText(p, "stops.note", s.Note, 1000)
	if s.Stay < 0 || s.Stay > MaxStay {
		p.Add("stops", "not_a_stay", "stay must be from 0 to %d minutes", MaxStay)
	}
	if len(s.Via) > MaxVia {
		p.Add("stops", "too_many_vertices", "via may have %d positions at most, has %d", MaxVia, len(s.Via))
	}
	if slices.ContainsFunc(s.Via, func(at orb.Point) bool { return !(math.Abs(at[0]) <= 180 && math.Abs(at[1]) <= 85) }) {
		p.Add("stops", "not_a_position", "via must be longitude and latitude in degrees")
	}
}

// Reckon sets the time from the length: by the speed of the mode, and as long as one stays at the stops.
func (tr *Trail) Reckon() {
	minutes := tr.LengthM / 1000 / kmPerHour[tr.Mode] * 60
	for _, s := range tr.Stops {
		minutes += float64(s.Stay)
	}
	tr.Minutes = int(math.Round(minutes))
}

// InSeason tells whether the day lies in the season of the trail.
func (tr *Trail) InSeason(day time.Time) bool {
	m := int(day.Month())
	switch {
	case tr.FromMonth == 0:
		return true
	case tr.FromMonth <= tr.ToMonth:
		return tr.FromMonth <= m && m <= tr.ToMonth
	}
	return m >= tr.FromMonth || m <= tr.ToMonth
}

// TrailFilter narrows a list of trails.
type TrailFilter struct {
	Organisation string // slug
	Programme    string // slug
	Project      int64
	Place        int64 // that stop there
	Modes        []TravelMode
	StepFree     bool // only those that are
}

// Trails keeps trails. Drafts are seen by who may edit them.
type Trails interface {
	// FindTrails lists trails by title, without their stops; next is "" at the end.
	FindTrails(ctx context.Context, actor Actor, filter TrailFilter, page Page) (trails []Trail, next string, err error)
	// FindTrail gives one with its stops, each with its Visit on the day. Errors: NotFound.
	FindTrail(ctx context.Context, actor Actor, id int64, day time.Time) (*Trail, error)
	// CreateTrail adds one and fills it in. Errors: Invalid, Unauthenticated, Forbidden.
	CreateTrail(ctx context.Context, actor Actor, trail *Trail) error
	// UpdateTrail changes one; version as in Places.UpdatePlace. The organisation stays.
	UpdateTrail(ctx context.Context, actor Actor, id int64, version int, change func(*Trail) error) (*Trail, error)
	// DeleteTrail removes one. Errors: NotFound, Stale, Unauthenticated, Forbidden.
	DeleteTrail(ctx context.Context, actor Actor, id int64, version int) error
	// TrailGround gives what the map draws beneath a box, simplified to metres: for the picture of a leaflet.
	TrailGround(ctx context.Context, box orb.Bound, metres float64) ([]BaseFeature, error)
}
