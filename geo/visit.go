package geo

import (
	"slices"
	"time"
)

// VisitState is whether a place can be visited on a day.
type VisitState string

// The states.
const (
	VisitOpen    VisitState = "open"
	VisitClosed  VisitState = "closed"
	VisitUnknown VisitState = "unknown"
)

// VisitReason is why a place is closed, or why it is not known.
type VisitReason string

// The reasons.
const (
	NotThereYet  VisitReason = "not_there_yet" // life: it is an idea or a plan
	NoLongerIs   VisitReason = "ended"         // life
	PausedNow    VisitReason = "paused"        // life
	SaidGone     VisitReason = "reported_gone" // life: not verified
	BeforePeriod VisitReason = "before_period"
	AfterPeriod  VisitReason = "after_period"
	ByHours      VisitReason = "hours"         // closed that day by its opening hours
	HoursUnread  VisitReason = "hours_unread"  // the opening hours say something that is not read
	HoursMissing VisitReason = "hours_missing" // a house has a door, and nobody said when it is open
	NotSeen      VisitReason = "not_public"    // not for the asker to see (any more)
)

// Visit is whether a place can be visited on a day, and when.
type Visit struct {
	State  VisitState  `json:"state"`
	Reason VisitReason `json:"reason,omitempty"`
	Spans  []Span      `json:"spans,omitempty"` // when it is open by its opening hours
}

// indoors are the categories of places with doors.
var indoors = []string{"museum", "gallery", "theatre", "cinema", "concert_hall", "cultural_centre", "community_centre", "library", "worship", "market",
	"exhibition", "lido"}

// VisitOn tells whether a place can be visited on a day: what is there now and within its period, by its opening hours. What
// lies outdoors is open where no hours are given.
func (pl *Place) VisitOn(day time.Time) Visit {
	date := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	closed := func(reason VisitReason) Visit { return Visit{State: VisitClosed, Reason: reason} }
	switch pl.Life {
	case Idea, Planned, InPreparation:
		return closed(NotThereYet)
	case Ended, Removed:
		return closed(NoLongerIs)
	case Paused:
		return closed(PausedNow)
	}
	switch {
	case pl.Period.Starts != "" && date.Before(pl.Period.Starts.First()):
		return closed(BeforePeriod)
	case pl.Period.Ends != "" && date.After(pl.Period.Ends.Last()):
		return closed(AfterPeriod)
	case pl.Life == ReportedGone:
		return Visit{State: VisitUnknown, Reason: SaidGone}
	case pl.OpeningHours == "" && slices.Contains(indoors, pl.Category):
		return Visit{State: VisitUnknown, Reason: HoursMissing}
	case pl.OpeningHours == "":
		return Visit{State: VisitOpen}
	}
	return byHours(pl.OpeningHours, date)
}

func byHours(hours string, day time.Time) Visit {
	spans, known := HoursOn(hours, day)
	switch {
	case !known:
		return Visit{State: VisitUnknown, Reason: HoursUnread}
	case len(spans) == 0:
		return Visit{State: VisitClosed, Reason: ByHours}
	}
	return Visit{State: VisitOpen, Spans: spans}
}

// SetVisit says of a stop whether its place, of which these are the facts, can be visited on a day.
func (s *TrailStop) SetVisit(place *Place, day time.Time) {
	visit := Visit{State: VisitClosed, Reason: NotSeen}
	if s.Place != nil {
		visit = place.VisitOn(day)
	}
	s.Visit = &visit
}
