package postgis

import (
	"github.com/jackc/pgx/v5/pgxpool"

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
	b := q.Filter.Boxes[0]
	return (b.CRS == nil || b.CRS.SRID == geo.Stored.SRID) && b.Max[0]-b.Min[0] <= nearby && b.Max[1]-b.Min[1] <= nearby
}
