package geo

import "context"

// Stretch is a part of a river: what lies between two kilometres, on one bank or both, no farther from the axis than so
// many metres. A zero field does not narrow. It is one filter for lists, tiles, follows and the view of the river.
type Stretch struct {
	River   string   `json:"river,omitempty"`   // slug
	FromKm  *float64 `json:"from_km,omitempty"` // downstream from its origin
	ToKm    *float64 `json:"to_km,omitempty"`
	Bank    string   `json:"bank,omitempty"`     // left, right; what is on the axis is on both
	WithinM *float64 `json:"within_m,omitempty"` // from the nearest of the geometry to the axis
}

// Banks are the sides of a river, looking downstream.
var Banks = []string{"left", "right"}

// check notes every fault of the stretch.
func (s *Stretch) check(p *Problems) {
	checkString(p, "river", s.River, mostWatched*100)
	oneOf(p, "bank", s.Bank, Banks, true)
	if s.River == "" && (s.FromKm != nil || s.ToKm != nil || s.Bank != "" || s.WithinM != nil) {
		p.Add("river", "required", "is needed with from_km, to_km, bank and within_m")
	}
	if s.FromKm != nil && s.ToKm != nil && *s.FromKm > *s.ToKm {
		p.Add("to_km", "before_start", "must not be less than from_km; kilometres count downstream")
	}
}

// Check gives every fault of the stretch, or nil.
func (s *Stretch) Check() error {
	var p Problems
	s.check(&p)
	return p.Err()
}

// Riverside gives the stretch with a distance from the axis, also when none was named: that which the view of a river reaches.
func (s Stretch) Riverside() Stretch {
	if within := float64(RiversideM); s.River != "" && s.WithinM == nil {
		s.WithinM = &within
	}
	return s
}

// RiversideM is how far from the axis the view of a river reaches: some minutes on foot.
const RiversideM = 300

// GapKm is how long a bank must be without a riverside site to be told as a gap.
const GapKm = 1

// Strip is a river drawn straight: all that its view shows, in kilometres along the axis.
type Strip struct {
	Slug        string       `json:"slug"`
	Title       Text         `json:"title"`
	OriginTitle Text         `json:"origin"`  // what stands at kilometre 0
	FromKm      float64      `json:"from_km"` // where the axis begins, and where it ends
	ToKm        float64      `json:"to_km"`
	WithinM     float64      `json:"within_m"` // how far from the axis it reaches
	Bridges     []StripSite  `json:"bridges"`
	Sites       []StripSite  `json:"sites"`  // one by one; empty when they are too many, and Groups stand for them
	Groups      []StripGroup `json:"groups"` // by tenth of a kilometre, bank and kind
	Gaps        []StripGap   `json:"gaps"`   // banks without a riverside site for GapKm and more
	Chosen      StripChoice  `json:"chosen"` // of the stretch that was asked for; of the whole river without one
}

// StripSite is a place on the strip.
type StripSite struct {
	ID      int64    `json:"id"`
	Kind    Kind     `json:"kind"`
	Life    Life     `json:"life"`
	Title   Text     `json:"title"`
	Aliases []string `json:"aliases,omitempty"` // of bridges, which have several names
	Km      float64  `json:"km"`
	FromKm  float64  `json:"from_km"` // of its geometry
	ToKm    float64  `json:"to_km"`
	Bank    string   `json:"bank"` // left, right, axis
	OffsetM float64  `json:"offset_m"`
}

// StripGroup are the places of a kind on a tenth of a kilometre of a bank.
type StripGroup struct {
	Km    float64 `json:"km"` // the middle of it
	Bank  string  `json:"bank"`
	Kind  Kind    `json:"kind"`
	Count int     `json:"count"`
}

// StripGap is a length of a bank on which there is no riverside site.
type StripGap struct {
	Bank   string  `json:"bank"`
	FromKm float64 `json:"from_km"`
	ToKm   float64 `json:"to_km"`
}

// StripChoice are the numbers of a stretch.
type StripChoice struct {
	FromKm float64      `json:"from_km"`
	ToKm   float64      `json:"to_km"`
	Bank   string       `json:"bank"` // "" is both
	Count  int          `json:"count"`
	PerKm  float64      `json:"per_km"`
	Counts []StripCount `json:"counts"` // the parts of Count
}

// StripCount is how many places of a kind are in a state of life.
type StripCount struct {
	Kind  Kind `json:"kind"`
	Life  Life `json:"life"`
	Count int  `json:"count"`
}

// Strips tells rivers as lines.
type Strips interface {
	// FindStrip gives the strip of a river with the visible places that match the filter. The stretch of the filter names
	// the river, and narrows only what is Chosen. Errors: NotFound, Invalid.
	FindStrip(ctx context.Context, actor Actor, filter Filter) (*Strip, error)
}
