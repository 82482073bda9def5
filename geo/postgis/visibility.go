package postgis

import "locuri/geo"

// visible is the one rule of what an actor may see of the table place: a condition for WHERE, used by lists, tiles,
// searches, counts and single places alike.
func visible(actor geo.Actor, args *arguments) string {
	switch {
	case actor.SeesUnpublished():
		return "place.publication <> 'archived'"
	case actor.AccountID != 0:
		return "(place.publication = 'published' OR place.publication <> 'archived' AND place.created_by = " + args.add(actor.AccountID) + ")"
	}
	return "place.publication = 'published'"
}

// seesPublished tells whether the actor sees published places alone, for which there are indexes.
func seesPublished(actor geo.Actor) bool { return !actor.SeesUnpublished() && actor.AccountID == 0 }
