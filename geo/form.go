package geo

import "github.com/paulmach/orb"

// Form is what sort of geometry a place has. QGIS draws one sort in a layer of OGC API - Features, that of the first
// feature it meets, and nothing of all others: for it there is a collection for each.
type Form string

// The forms, each in single and multi.
const (
	PointForm Form = "point"
	LineForm  Form = "line"
	AreaForm  Form = "area"
)

// Forms are all forms; the index of each is its dimension.
var Forms = []Form{PointForm, LineForm, AreaForm}

// FormOf gives the form of a geometry.
func FormOf(g orb.Geometry) Form { return Forms[g.Dimensions()] }

// formats are the forms as OGC 23-058r1 §7.8 names them behind "geometry-".
var formats = map[Form]string{"": "any", PointForm: "point-or-multipoint", LineForm: "linestring-or-multilinestring", AreaForm: "polygon-or-multipolygon"}
