package postgis

import (
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/paulmach/orb"

	"locuri/geo"
)

const (
	nearby = 0.005 // how many degrees a box may span that is taken for a few streets
	fewest = 20    // for a smaller limit the one plan might be to go through all places by number until so many are found
)

// nearConfig is for the connections for lists of a few streets. The database plans a list anew each time, since a wide box is read best by number and a
// narrow one by the index of geometries; for a narrow one that takes a quarter of the answer's time, to find the same plan. These connections
// plan once. They open when they are needed.
func nearConfig(config *pgxpool.Config) *pgxpool.Config {
	near := config.Copy()
	near.ConnConfig.RuntimeParams["plan_cache_mode"] = "force_generic_plan"
	return near
}

// isNear tells whether a list is of a few streets, in the order of numbers, so that finding the places by the box and sorting them is the best way
// to make it, whatever else is asked.
func isNear(c *geo.Collection, q geo.Query) bool {
	if !c.OfPlaces() || len(q.Filter.Boxes) != 1 || q.Page.Limit < fewest || q.Filter.Text != "" || q.Filter.Condition != nil {
		return false
	}
	if name, _ := q.Page.Sort.Field(); name != "id" {
		return false
	}
	return isSmall(q.Filter.Boxes[0])
}

// isSmall tells whether a box is of a few streets. There the planner need not know the box to find that an index is the way to read it.
func isSmall(b geo.Box) bool {
	return (b.CRS == nil || b.CRS.SRID == geo.Stored.SRID) && b.Max[0]-b.Min[0] <= nearby && b.Max[1]-b.Min[1] <= nearby
}

// meetsSmall gives a condition for meeting a small box. Of the streets whose boxes overlap it most do not meet it, and telling costs more than
// all else; so what everybody may see is found by its box in axes that are turned by 45 degrees (x + y, x - y) as well, which an index has
// beside the other. Each box is made once, where a plan for any box would make it again for every row.
func (src source) meetsSmall(b geo.Box, args *arguments) string {
	condition := "ST_Intersects(" + src.geometry + ",(SELECT " + envelope(b, args) + "))"
	if !src.public {
		return condition
	}
	turned := geo.Box{Bound: orb.Bound{Min: orb.Point{b.Min[0] + b.Min[1], b.Min[0] - b.Max[1]}, Max: orb.Point{b.Max[0] + b.Max[1], b.Max[0] - b.Min[1]}}}
	return condition + " AND ST_Affine(" + src.geometry + ",1,1,1,-1,0,0) && (SELECT " + envelope(turned, args) + ")"
}
