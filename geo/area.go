package geo

import (
	"context"

	"github.com/paulmach/orb"
)

// AreaSet is a named, dated set of areas.
type AreaSet struct {
	Slug    string // "neighbourhoods", "outline"
	Title   Text
	AsOf    Date
	Source  string
	Licence string
}

// Area is a polygon of a set. One of which only a point is known has that point and derives nothing.
type Area struct {
	ID       int64
	Set      string
	Slug     string
	Title    Text
	Label    orb.Point
	Geometry orb.Geometry
}

// River is a named axis in downstream direction.
type River struct {
	ID          int64
	Slug        string
	Title       Text
	OriginTitle Text    // what stands at kilometre 0
	OriginM     float64 // metres from the start of the axis to the origin
	Source      string
	Licence     string
	Axis        orb.LineString // longitude, latitude; first position upstream
}

// City is the one city this database is about.
type City struct {
	Slug        string
	Title       Text
	Attribution string
	Outline     orb.Geometry // nil when there is none yet; SaveCity leaves it to SaveAreaSet of "outline"
	Bounds      orb.Bound    // of the outline; empty when there is none
	ReachM      float64      // how far outside the outline a place may lie
	TimeZone    string       // of the IANA database, such as Europe/Bucharest; what the clocks of its events show
}

// Atlas keeps what does not change from day to day: city, areas and rivers.
type Atlas interface {
	FindCity(ctx context.Context) (*City, error)
	// SaveCity, SaveAreaSet and SaveRiver write what is named by the slug, replacing what was there. They do not
	// recompute the facts of places. Errors: Forbidden unless the actor may EditAtlas.
	SaveCity(ctx context.Context, actor Actor, city *City) error
	SaveAreaSet(ctx context.Context, actor Actor, set *AreaSet, areas []Area) error
	SaveRiver(ctx context.Context, actor Actor, river *River) error
	// SaveBase replaces everything the map draws beneath the places. Errors as SaveCity.
	SaveBase(ctx context.Context, actor Actor, features []BaseFeature) error
	// BaseTile gives the Mapbox vector tile of the base map, layers water, green, street and rail; empty when there
	// is nothing.
	BaseTile(ctx context.Context, z, x, y int) ([]byte, error)
	// BaseGeneration grows with every change to the base map, AtlasGeneration with every change to city, areas, rivers.
	BaseGeneration(ctx context.Context) (int64, error)
	AtlasGeneration(ctx context.Context) (int64, error)
}

// BaseFeature is one line or polygon of the base map.
type BaseFeature struct {
	Layer    string // water, green, street, rail
	Class    string
	Name     string
	MinZoom  int
	Geometry orb.Geometry // longitude, latitude
}
