package geo

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"
)

// Attendance is where one takes part in an event.
type Attendance string

// The ways to take part.
const (
	InPerson Attendance = "place"
	Online   Attendance = "online"
	Both     Attendance = "both"
)

// Attendances are all ways to take part.
var Attendances = []Attendance{InPerson, Online, Both}

// EventPublications are the states of publication that an event may have: partners answer for theirs themselves.
var EventPublications = []Publication{Draft, Published}

// Event is something that happens: once, again and again, or over a period.
type Event struct {
	ID       int64  `json:"id"`
	UUID     string `json:"uuid"` // made by the client; names the event in calendars for good
	Version  int    `json:"version"`
	Sequence int    `json:"sequence"` // how often it was changed, as calendars count (RFC 5545 §3.8.7.4)

	Organisation *Named      `json:"organisation"` // in whose name; nil for the city's own
	Project      *ProjectRef `json:"project"`      // nil for none
	Place        *PlaceRef   `json:"place"`        // nil when it is online only
	Attendance   Attendance  `json:"attendance"`
	OnlineURL    string      `json:"online_url"`

	Title       Text      `json:"title"`
	Description Text      `json:"description"`
	Starts      LocalTime `json:"starts"` // of the first occurrence
	Ends        LocalTime `json:"ends"`   // likewise; the last day itself for whole days
	// Repeat is nil for what happens once or over a period. Occurrences are named by the day on which they begin.
	Repeat        *Repeat        `json:"repeat"`
	Skipped       []Date         `json:"skipped"`       // were never meant to be, such as holidays
	Cancellations []Cancellation `json:"cancellations"` // were announced, and will not be

	Capacity      int      `json:"capacity"`  // people at most; 0 when it is not said
	StepFree      StepFree `json:"step_free"` // "" is as the place
	Accessibility Text     `json:"accessibility"`
	Languages     []string `json:"languages"` // ISO 639 codes of what is spoken
	Free          bool     `json:"free"`
	Price         Text     `json:"price"` // in words
	Website       string   `json:"website"`
	Registration  string   `json:"registration"` // address where one books or registers
	Source        string   `json:"source"`
	Example       bool     `json:"example"` // made up to show how the site works

	Publication Publication `json:"publication"`
	Cancelled   bool        `json:"cancelled"` // all of it
	Reason      string      `json:"reason"`    // of that
	MayEdit     bool        `json:"may_edit"`  // the asker may change it
	CreatedAt   time.Time   `json:"created_at"`
	UpdatedAt   time.Time   `json:"updated_at"`
}

// Cancellation says of one occurrence that it will not be.
type Cancellation struct {
	Day    Date   `json:"day"`
	Reason string `json:"reason"`
}

// Occurrence is one time that an event happens.
type Occurrence struct {
	Day       Date      `json:"day"` // on which it begins, in the city
	Starts    time.Time `json:"starts"`
	Ends      time.Time `json:"ends"` // a whole day ends when the next begins
	Cancelled bool      `json:"cancelled"`
	Reason    string    `json:"reason"`
	Event     *Event    `json:"event,omitempty"`
}

const (
	longestOnce     = MostRepeatYears * 366 * 24 * time.Hour
	longestRepeated = 31 * 24 * time.Hour
	mostCapacity    = 1000000
)

// Check gives every fault of the event that can be seen without a database, or nil.
func (e *Event) Check() error {
	var p Problems
	if _, err := uuid.Parse(e.UUID); err != nil {
		p.Add("uuid", "not_a_uuid", "must be a UUID made by you, so that an event sent twice is kept once")
	}
	requireText(&p, "title", e.Title)
	checkText(&p, "title", e.Title, 200)
	checkText(&p, "description", e.Description, 10000)
	e.checkWhere(&p)
	if e.checkSpan(&p); len(p) == 0 || e.Starts.Valid() && e.Ends.Valid() {
		e.checkDays(&p)
	}
	e.checkVisit(&p)
	oneOf(&p, "publication", e.Publication, EventPublications, false)
	checkString(&p, "source", e.Source, 1000)
	if e.Cancelled {
		checkReason(&p, "reason", e.Reason)
	}
	checkString(&p, "reason", e.Reason, 1000)
	return p.Err()
}

func checkReason(p *Problems, field, reason string) {
	if blank(reason) {
		p.Add(field, "required", "say why it is cancelled; everybody will read it")
	}
}

func (e *Event) checkWhere(p *Problems) {
	oneOf(p, "attendance", e.Attendance, Attendances, false)
	switch {
	case e.Attendance == Online && e.Place != nil:
		p.Add("place", "not_allowed", "must be empty for what is online only; choose both for what is there as well")
	case (e.Attendance == InPerson || e.Attendance == Both) && e.Place == nil:
		p.Add("place", "required", "the number of the place where it happens is needed")
	}
	if e.Attendance == InPerson && e.OnlineURL != "" {
		p.Add("online_url", "not_allowed", "must be empty for what is at a place only; choose both for what is online as well")
	}
	checkWebsite(p, "online_url", e.OnlineURL)
}

// checkSpan notes what is wrong with the first occurrence.
func (e *Event) checkSpan(p *Problems) {
	for _, at := range []struct {
		field string
		clock LocalTime
	}{{"starts", e.Starts}, {"ends", e.Ends}} {
		if !at.clock.Valid() {
			p.Add(at.field, "not_a_time", "must be a day and hour such as 2026-12-05T19:00, or 2026-12-05 for a whole day")
		}
	}
	if !e.Starts.Valid() || !e.Ends.Valid() {
		return
	}
	longest := longestOnce
	if e.Repeat != nil {
		longest = longestRepeated
	}
	switch length := e.Ends.Wall().Sub(e.Starts.Wall()); {
	case e.Starts.WholeDay() != e.Ends.WholeDay():
		p.Add("ends", "other_shape", "must name a day only, or an hour too, just as starts does")
	case length < 0 || length == 0 && !e.Starts.WholeDay():
		p.Add("ends", "before_start", "must lie after the start, %s", e.Starts)
	case length > longest:
		p.Add("ends", "too_long", "must lie within %d days of the start", longest/(24*time.Hour))
	}
}

// checkDays notes what is wrong with the repetition and with the days that are left out of it.
func (e *Event) checkDays(p *Problems) {
	if e.Repeat == nil {
		if len(e.Skipped)+len(e.Cancellations) > 0 {
			p.Add("repeat", "required", "is needed where single days are skipped or cancelled; an event that happens once is cancelled whole")
		}
		return
	}
	faults := len(*p)
	if e.Repeat.check(p, e.Starts); len(*p) > faults {
		return
	}
	days := e.days()
	switch {
	case len(days) == 0 || days[0] != e.Starts.Day():
		p.Add("repeat", "other_start", "must fall on the day of the start, %s, too", e.Starts.Day())
	case len(days) > MostOccurrences:
		p.Add("repeat.until", "too_many", "gives more than %d occurrences; choose an earlier day", MostOccurrences)
	}
	left := checkAmong(p, "skipped", e.Skipped, days)
	if len(left) == 0 {
		p.Add("skipped", "too_many", "must leave at least one day")
	}
	var cancelled []Date
	for _, c := range e.Cancellations {
		cancelled = append(cancelled, c.Day)
		checkReason(p, "cancellations", c.Reason)
		checkString(p, "cancellations", c.Reason, 1000)
	}
	checkAmong(p, "cancellations", cancelled, left)
}

// checkAmong notes days on which nothing happens, or that are there twice, and gives the days without them.
func checkAmong(p *Problems, field string, wanted, days []Date) []Date {
	left := slices.Clone(days)
	for _, day := range wanted {
		i := slices.Index(left, day)
		if i < 0 {
			p.Add(field, "not_a_day", "%s is none of the days on which it happens, or is there twice", day)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	return left
}

func (e *Event) checkVisit(p *Problems) {
	if e.Capacity < 0 || e.Capacity > mostCapacity {
		p.Add("capacity", "not_allowed", "must be a whole number up to %d, or 0 when it is not said", mostCapacity)
	}
	oneOf(p, "step_free", e.StepFree, StepFrees, true)
	checkText(p, "accessibility", e.Accessibility, 2000)
	checkText(p, "price", e.Price, 300)
	checkLanguages(p, "languages", e.Languages)
	checkWebsite(p, "website", e.Website)
	checkWebsite(p, "registration", e.Registration)
}

// days are those on which the event would begin if none were skipped.
func (e *Event) days() []Date {
	if e.Repeat == nil {
		return []Date{e.Starts.Day()}
	}
	return e.Repeat.days(e.Starts.Day())
}

// On gives start and end of the occurrence of a day as the clock shows them.
func (e *Event) On(day Date) (starts, ends LocalTime) {
	later := day.First().Sub(e.Starts.Day().First())
	return localTimeOf(e.Starts.Wall().Add(later), e.Starts), localTimeOf(e.Ends.Wall().Add(later), e.Ends)
}

// Occurrences writes down each time that the event happens, in the zone of the city. RFC 5545 §3.8.5.3: each takes just
// as long as the first, also in the night in which the clock is changed.
func (e *Event) Occurrences(zone *time.Location) []Occurrence {
	length := e.Ends.In(zone).Sub(e.Starts.In(zone))
	var out []Occurrence
	for _, day := range e.days() {
		if slices.Contains(e.Skipped, day) {
			continue
		}
		starts, ends := e.On(day)
		o := Occurrence{Day: day, Starts: starts.In(zone), Cancelled: e.Cancelled, Reason: e.Reason}
		if o.Ends = o.Starts.Add(length); e.Starts.WholeDay() {
			o.Ends = instant(ends.Wall().AddDate(0, 0, 1), zone) // days, not hours
		}
		if i := slices.IndexFunc(e.Cancellations, func(c Cancellation) bool { return c.Day == day }); i >= 0 && !e.Cancelled {
			o.Cancelled, o.Reason = true, e.Cancellations[i].Reason
		}
		out = append(out, o)
	}
	return out
}

// Next gives the first occurrence that is not over at a time, else the first of all.
func (e *Event) Next(now time.Time, zone *time.Location) Occurrence {
	all := e.Occurrences(zone)
	for _, o := range all {
		if o.Ends.After(now) {
			return o
		}
	}
	return all[0]
}

// Near is what lies around a point that somebody has named.
type Near struct {
	Point  orb.Point
	Metres float64
}

// Box is a rectangle, in degrees, that all of it lies in.
func (n *Near) Box() orb.Bound {
	north := n.Metres / 110574 // of a degree of latitude, where it is shortest
	east := north / max(math.Cos((math.Abs(n.Point.Lat())+north)*math.Pi/180), 0.001)
	return orb.Bound{Min: orb.Point{n.Point[0] - east, n.Point[1] - north}, Max: orb.Point{n.Point[0] + east, n.Point[1] + north}}
}

// EventFilter says which occurrences are wanted. Values of one field are alternatives, fields all hold together.
type EventFilter struct {
	From, To       time.Time // what happens at least in part from From on, before To
	Events         []int64
	Places         []int64
	Projects       []int64
	Organisations  []string // slugs, as the following
	Programmes     []string
	Neighbourhoods []string
	Near           *Near
	Stretch        Stretch // as Stretch.Riverside has it
	StepFree       bool
	Online         bool // online, or there as well
	Free           bool
	Languages      []string
	Text           string
	Drafts         bool // only drafts that the actor may edit, instead of what is published
}

// MostEventDays is how long the time between From and To may be.
const MostEventDays = 2 * 366

// Check gives every fault of the filter, or nil.
func (f *EventFilter) Check() error {
	var p Problems
	switch {
	case !f.To.After(f.From):
		p.Add("to", "before_start", "must lie after from")
	case f.To.Sub(f.From) > MostEventDays*24*time.Hour:
		p.Add("to", "too_long", "must lie within %d days of from", MostEventDays)
	}
	f.Stretch.check(&p)
	return p.Err()
}

// MayEditEvent gives nil when the actor may change the event: in the name of its organisation, and of its project's.
// Errors: Unauthenticated, Forbidden.
func (a Actor) MayEditEvent(e *Event) error {
	var organisation int64
	if e.Organisation != nil {
		organisation = e.Organisation.ID
	}
	return a.May(EditEvent, organisation)
}

// Events keeps what happens.
type Events interface {
	// FindOccurrences lists occurrences by their start, each with its event; next is "" at the end. Errors: Invalid.
	FindOccurrences(ctx context.Context, actor Actor, filter EventFilter, page Page) (occurrences []Occurrence, next string, err error)
	// FindEvents gives the events that have an occurrence which matches, limit at most, by the start of the first that does.
	FindEvents(ctx context.Context, actor Actor, filter EventFilter, limit int) ([]Event, error)
	// FindEvent gives one. Errors: NotFound, also where the actor may not see it or its place.
	FindEvent(ctx context.Context, actor Actor, id int64) (*Event, error)
	// CreateEvent adds one with its occurrences and fills it in. A UUID that the same actor has used gives that event and
	// changes nothing. Errors: Invalid, Unauthenticated, Forbidden, Conflict when somebody else has used the UUID.
	CreateEvent(ctx context.Context, actor Actor, event *Event) error
	// UpdateEvent changes one; version as in Places.UpdatePlace. Errors: NotFound, Stale, Invalid, Unauthenticated, Forbidden.
	UpdateEvent(ctx context.Context, actor Actor, id int64, version int, change func(*Event) error) (*Event, error)
	// TimeZone gives that of the city, UTC before there is one.
	TimeZone(ctx context.Context) (*time.Location, error)
	// DeleteEvent removes a draft. Errors: NotFound, Stale, Unauthenticated, Forbidden, Conflict when it is published: people may
	// have it in their calendars, where only a cancellation reaches them.
	DeleteEvent(ctx context.Context, actor Actor, id int64, version int) error
}
