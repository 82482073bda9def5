package geo

import "github.com/paulmach/orb"

// Facts are derived from a place's geometry at every write and can be recomputed. They are never entered by hand.
type Facts struct {
	Point         orb.Point      `json:"point"`                // representative point, on the geometry
	AreaM2        *float64       `json:"area_m2,omitempty"`    // polygons only, on the spheroid
	LengthM       *float64       `json:"length_m,omitempty"`   // lines only, on the spheroid
	Neighbourhood string         `json:"neighbourhood"`        // slug of the one with the greatest share; "" when outside all
	Shares        []Share        `json:"neighbourhoods"`       // all it touches, the greatest share first
	Border        bool           `json:"neighbourhood_border"` // lies in more than one neighbourhood, or partly in none
	River         *RiverPosition `json:"river,omitempty"`      // nil when the city has no river
}

// Share is how much of a place lies in one area: of its area, its length or its points, 0 to 1.
type Share struct {
	Slug  string  `json:"slug"`
	Title string  `json:"title"`
	Share float64 `json:"share"`
}

// RiverPosition is where a place lies along a named river axis.
type RiverPosition struct {
	River     string  `json:"river"`      // slug of the axis
	Title     string  `json:"title"`      // its name
	DistanceM float64 `json:"distance_m"` // the geometry's shortest distance to the axis
	Km        float64 `json:"km"`         // along the axis from its origin, downstream positive, of the point's foot
	Bank      string  `json:"bank"`       // left, right (looking downstream) or axis (less than 1 m off it)
	OffsetM   float64 `json:"offset_m"`   // distance of the representative point to the axis
	FromKm    float64 `json:"from_km"`    // the kilometres between which the whole geometry lies
	ToKm      float64 `json:"to_km"`
	Beyond    bool    `json:"beyond"` // the foot is an end of the axis: the kilometre says little
}
