package geo

import "github.com/paulmach/orb"

// Change is what a write has changed, as servers of one city tell it to each other.
type Change struct {
	Collection string      `json:"c"`           // what the answers of a collection stand on: place, project, area, river, base
	Generation int64       `json:"n"`           // of that, after the write
	Boxes      []orb.Bound `json:"b,omitempty"` // longitude, latitude: where; none is everywhere
}

// Changes tells of writes as they happen, on this server and on others.
type Changes interface {
	// OnChange has told be called after each change, before the writer is answered on this server and soon after on others.
	// It is called with the zero Change, which is everything, when some may have been missed. It must be quick.
	OnChange(told func(Change))
	// Watched tells whether every change is told of: what is kept in memory is as good as the database then.
	Watched() bool
}

// maxBoxes is the most boxes that a change names; of more it names one around all.
const maxBoxes = 40

// BoxesOf gives the boxes around geometries, one around all when they are many, none when there is no geometry.
func BoxesOf(geometries ...orb.Geometry) []orb.Bound {
	var boxes []orb.Bound
	for _, g := range geometries {
		if g != nil {
			boxes = append(boxes, g.Bound())
		}
	}
	if len(boxes) <= maxBoxes {
		return boxes
	}
	all := boxes[0]
	for _, b := range boxes[1:] {
		all = all.Union(b)
	}
	return []orb.Bound{all}
}
