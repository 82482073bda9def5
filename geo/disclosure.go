package geo

import "slices"

// Relation is what somebody is to an application.
type Relation string

// The standings. Whoever applied, for themselves or as a member of the organisation, is its applicant and nothing else to
// it; so a reviewer with a conflict is nothing else either, even if they keep the call.
const (
	Stranger            Relation = "" // nobody to it
	Applicant           Relation = "applicant"
	Keeper              Relation = "keeper"
	UndeclaredReviewer  Relation = "undeclared" // has not said whether they are free to judge it
	FreeReviewer        Relation = "reviewer"   // has said that they are
	DoneReviewer        Relation = "done"       // whose own review is in
	ConflictingReviewer Relation = "conflict"   // is not free to judge it
)

// Relations are all standings.
var Relations = []Relation{Stranger, Applicant, Keeper, UndeclaredReviewer, FreeReviewer, DoneReviewer, ConflictingReviewer}

// Part is a part of what is known of an application.
type Part string

// The parts.
const (
	NamePart    Part = "name"    // that it is there, and whose it is: enough to declare a conflict
	ContentPart Part = "content" // title, answers, site
	FilesPart   Part = "files"
	ReviewsPart Part = "reviews" // others' scores and comments, and the mean
	AwardPart   Part = "award"   // with the answer, the project and changes
)

// Parts are all parts.
var Parts = []Part{NamePart, ContentPart, FilesPart, ReviewsPart, AwardPart}

// disclosures say from which phase of the call on who sees which part; what is not named is never seen. Keepers see what was handed
// in when nobody can change it any more, so that nobody can be told what others have applied with; and scores
// when all are in or the time for them is over, so that nobody is swayed. Applicants never see scores.
var disclosures = map[Relation]map[Part]CallPhase{
	Applicant:           {NamePart: PhaseDraft, ContentPart: PhaseDraft, FilesPart: PhaseDraft, AwardPart: PhaseOver},
	Keeper:              {NamePart: PhaseReview, ContentPart: PhaseReview, FilesPart: PhaseReview, ReviewsPart: PhaseDeciding, AwardPart: PhaseDeciding},
	UndeclaredReviewer:  {NamePart: PhaseReview, AwardPart: PhaseOver},
	FreeReviewer:        {NamePart: PhaseReview, ContentPart: PhaseReview, FilesPart: PhaseReview, AwardPart: PhaseOver},
	DoneReviewer:        {NamePart: PhaseReview, ContentPart: PhaseReview, FilesPart: PhaseReview, ReviewsPart: PhaseReview, AwardPart: PhaseOver},
	ConflictingReviewer: {NamePart: PhaseReview, AwardPart: PhaseOver},
}

// Discloses tells whether somebody with a standing sees a part of an application in a state while its call is in a phase. What is not handed
// in is its applicant's alone, and of a call that was cancelled nobody else learns anything more.
func Discloses(standing Relation, part Part, state ApplicationState, phase CallPhase) bool {
	from, ever := disclosures[standing][part]
	if !ever {
		return false
	}
	if standing != Applicant && (state != ApplicationSubmitted || phase == PhaseCancelled) {
		return false
	}
	if phase == PhaseCancelled {
		return from == PhaseDraft
	}
	return slices.Index(CallPhases, phase) >= slices.Index(CallPhases, from)
}

// Disclose takes out of an application what its reader may not see while the call is in the phase, and tells whether they may know
// that it is there at all.
func (a *Application) Disclose(phase CallPhase) bool {
	sees := func(part Part) bool { return Discloses(a.Relation, part, a.State, phase) }
	if !sees(NamePart) {
		return false
	}
	if !sees(ContentPart) {
		a.Title, a.Answers, a.Site, a.Share, a.Fit = "", Answers{}, Spot{Places: []int64{}}, false, nil
	}
	if !sees(FilesPart) {
		a.Files = []ApplicationFile{}
	}
	if !sees(ReviewsPart) {
		a.Reviews, a.Score = []Review{}, nil
	}
	if !sees(AwardPart) {
		a.Award, a.Answer, a.ProjectID, a.Changes = "", "", 0, []ChangeRequest{}
	}
	return true
}
