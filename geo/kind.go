package geo

import "slices"

// Kind is what sort of place a place is.
type Kind string

// The kinds.
const (
	Space        Kind = "space"        // a public space: square, park, courtyard, street, venue
	Riverside    Kind = "riverside"    // a site on the river's banks or on the water
	Intervention Kind = "intervention" // art in situ
)

// Kinds are all kinds, in the order in which people are offered them.
var Kinds = []Kind{Space, Riverside, Intervention}

// Life is what is on the ground.
type Life string

// The states of life.
const (
	Idea          Life = "idea"
	Planned       Life = "planned"
	InPreparation Life = "in_preparation"
	Live          Life = "live"
	Paused        Life = "paused"
	Ended         Life = "ended"
	Removed       Life = "removed"
	ReportedGone  Life = "reported_gone" // not verified
)

// Lives are all states of life, in the order of a life.
var Lives = []Life{Idea, Planned, InPreparation, Live, Paused, Ended, Removed, ReportedGone}

// Publication says whether the public may see a place.
type Publication string

// The states of publication.
const (
	Draft        Publication = "draft"
	Submitted    Publication = "submitted"
	NeedsChanges Publication = "needs_changes"
	Published    Publication = "published"
	Hidden       Publication = "hidden"
	Archived     Publication = "archived" // deleted: in no list, its revisions kept
)

// Publications are all states of publication.
var Publications = []Publication{Draft, Submitted, NeedsChanges, Published, Hidden, Archived}

// Decision is what the authority said of a proposal.
type Decision string

// The states of decision.
const (
	Received            Decision = "received"
	Screening           Decision = "screening"
	OpenForSupport      Decision = "open_for_support"
	UnderReview         Decision = "under_review"
	Accepted            Decision = "accepted"
	AcceptedWithChanges Decision = "accepted_with_changes"
	Declined            Decision = "declined"
	Merged              Decision = "merged"
	Withdrawn           Decision = "withdrawn"
)

// Decisions are all states of decision.
var Decisions = []Decision{
	Received, Screening, OpenForSupport, UnderReview, Accepted, AcceptedWithChanges, Declined, Merged, Withdrawn,
}

// StepFree says whether a place can be reached and used without a step.
type StepFree string

// The answers; "" is not known.
const (
	StepFreeYes     StepFree = "yes"
	StepFreeLimited StepFree = "limited"
	StepFreeNo      StepFree = "no"
)

// StepFrees are all answers.
var StepFrees = []StepFree{StepFreeYes, StepFreeLimited, StepFreeNo}

// Certainty is how sure the source is of what is said and where.
type Certainty string

// The degrees; "" is not stated.
const (
	CertaintyHigh   Certainty = "high"
	CertaintyMedium Certainty = "medium"
	CertaintyLow    Certainty = "low" // the position is approximate
)

// Certainties are all degrees.
var Certainties = []Certainty{CertaintyHigh, CertaintyMedium, CertaintyLow}

// Vocabulary is what makes sense for one kind of place: the one table that form, check and filter read.
type Vocabulary struct {
	Categories []string `json:"categories"`
	Amenities  []string `json:"amenities"`
}

// Vocabularies are the categories and amenities of each kind.
var Vocabularies = map[Kind]Vocabulary{
	Space: {
		Categories: []string{
			"square", "park", "garden", "courtyard", "street", "market", "playground", "forest", "sports_ground",
			"museum", "gallery", "theatre", "cinema", "concert_hall", "cultural_centre", "community_centre", "library",
			"worship", "heritage", "industrial_heritage", "disused_building", "brownfield", "other",
		},
		Amenities: []string{
			"bench", "shade", "drinking_water", "toilets", "accessible_toilets", "lighting", "playground",
			"bicycle_parking", "power", "stage", "shelter", "wifi",
		},
	},
	Riverside: {
		Categories: []string{
			"embankment", "quay", "boat_stop", "bridge", "footbridge", "railway_bridge", "lock", "beach", "lido", "garden",
			"green_corridor", "stage", "terrace", "water_sports", "heritage", "industrial_heritage", "disused_building",
			"brownfield", "cultural_ground", "other",
		},
		Amenities: []string{
			"bench", "shade", "drinking_water", "toilets", "accessible_toilets", "lighting", "bicycle_parking", "power",
			"stage", "shelter", "mooring", "steps_to_water", "ramp_to_water", "railing", "lifebuoy",
		},
	},
	Intervention: {
		Categories: []string{
			"mural", "graffiti", "sculpture", "statue", "bust", "monument", "memorial", "fountain", "installation",
			"light", "sound", "pavilion", "performance", "exhibition", "street_furniture", "paving", "landmark",
			"archaeology", "other",
		},
		Amenities: []string{"lighting", "bench", "information_board", "audio_description", "braille", "touchable"},
	},
}

// oneOf notes value under field when it is not among allowed; an empty value passes when optional.
func oneOf[T ~string](p *Problems, field string, value T, allowed []T, optional bool) {
	if (value == "" && optional) || slices.Contains(allowed, value) {
		return
	}
	if value == "" {
		p.Add(field, "required", "is needed: one of %v", allowed)
		return
	}
	p.Add(field, "not_allowed", "%q is not one of %v", string(value), allowed)
}
