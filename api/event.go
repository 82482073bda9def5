package api

import (
	"fmt"
	"math"
	"net/http"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// eventSpans are the spans of time that have a name, and follow the day on which they are asked for.
var eventSpans = []string{"today", "tomorrow", "weekend", "week"}

// eventFilter reads which occurrences are wanted. Without a time it is all from a first moment on, for a year.
func (a *API) eventFilter(r *http.Request, p *params, first time.Time) (geo.EventFilter, error) {
	f := geo.EventFilter{
		Events: p.ids("event"), Places: p.ids("place"), Projects: p.ids("project"), Organisations: p.list("organisation"),
		Programmes: p.list("programme"), Neighbourhoods: p.list("neighbourhood"), Near: p.near(), Stretch: p.stretch(), StepFree: p.boolean("step_free"),
		Online: p.boolean("online"), Free: p.boolean("free"), Languages: p.list("language"), Text: p.search(), Drafts: p.boolean("drafts"),
	}
	zone, err := a.store.TimeZone(r.Context())
	if err != nil {
		return f, err
	}
	// To the minute, so that what is asked for again within it is the same.
	f.From, f.To = p.span(a.config.Now().Truncate(time.Minute).In(zone), first.Truncate(time.Minute).In(zone))
	return f, nil
}

// span reads from and to, or a named span of time instead.
func (p *params) span(now, first time.Time) (from, to time.Time) {
	when := enum(p, "when", eventSpans)
	from, to = p.clock("from", now.Location()), p.clock("to", now.Location())
	switch {
	case len(when) > 1:
		p.problems.Add("when", "too_many", "may name one span of time")
	case len(when) == 1 && (!from.IsZero() || !to.IsZero()):
		p.problems.Add("when", "not_allowed", "must not be there together with from and to")
	case len(when) == 1:
		return spanOf(when[0], now)
	}
	if from.IsZero() {
		from = first
	}
	if to.IsZero() {
		to = from.AddDate(1, 0, 0)
	}
	return from, to
}

// spanOf gives a named span of time. What is over already is in none of them. The weekend is the coming one, or what is
// left of this one.
func spanOf(name string, now time.Time) (from, to time.Time) {
	day := func(n int) time.Time {
		return time.Date(now.Year(), now.Month(), now.Day()+n, 0, 0, 0, 0, now.Location())
	}
	toMonday := (8 - int(now.Weekday())) % 7
	if toMonday == 0 {
		toMonday = 7
	}
	switch name {
	case "tomorrow":
		return day(1), day(2)
	case "weekend":
		from = day(toMonday - 2)
		if from.Before(now) {
			from = now
		}
		return from, day(toMonday)
	case "week":
		return now, day(7)
	}
	return now, day(1)
}

// clock reads a day or a minute as the clocks of the city show it, or an instant of RFC 3339; the zero time for none.
func (p *params) clock(name string, zone *time.Location) time.Time {
	s := p.text(name)
	if s == "" {
		return time.Time{}
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil && t.Year() >= 1000 {
		return t.In(zone)
	}
	if c := geo.LocalTime(s); c.Valid() {
		return c.In(zone)
	}
	p.problems.Add(name, "not_a_time", "%q is not a time such as 2026-12-05, 2026-12-05T19:00 or 2026-12-05T17:00:00Z", s)
	return time.Time{}
}

// nearestM is how far around a point one looks when nothing is said, and the most.
const nearestM, farthestM = 1000, 20000

// near reads a point as longitude, latitude, and how far around it.
func (p *params) near() *geo.Near {
	parts, within := p.list("near"), p.text("within")
	metres := float64(nearestM)
	if within != "" {
		var err error
		if metres, err = geo.ParseNumber(within); err != nil || metres <= 0 || metres > farthestM {
			p.problems.Add("within", "not_a_number", "must be a number of metres, %d at most", farthestM)
		}
	}
	if parts == nil {
		if within != "" {
			p.problems.Add("near", "required", "is needed with within: longitude,latitude")
		}
		return nil
	}
	var point orb.Point
	for i, most := range []float64{180, 90} {
		n, err := geo.ParseNumber(strings.Join(parts[min(i, len(parts)-1):min(i+1, len(parts))], ""))
		if err != nil || len(parts) != 2 || math.Abs(n) > most {
			p.problems.Add("near", "not_a_point", "must be longitude,latitude such as 21.2272,45.7537")
			return nil
		}
		point[i] = n
	}
	return &geo.Near{Point: point, Metres: metres}
}

func (a *API) getEvents(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	filter, err := a.eventFilter(r, p, a.config.Now())
	if err != nil {
		return err
	}
	page := geo.Page{Limit: p.limit(50, 500), After: p.text("after")}
	if err := p.err(); err != nil {
		return err
	}
	occurrences, next, err := a.store.FindOccurrences(r.Context(), actor(r), filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"occurrences": occurrences, "from": filter.From, "to": filter.To}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

func (a *API) getEvent(w http.ResponseWriter, r *http.Request) error {
	if err := newParams(r).err(); err != nil {
		return err
	}
	id, err := pathID(r, "eventId")
	if err != nil {
		return err
	}
	event, err := a.store.FindEvent(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, event.Version, event)
}

// eventState is what may be changed of an event.
type eventState struct {
	Organisation  string             `json:"organisation"` // slug; "" for the project's, or the city's own
	Project       int64              `json:"project"`      // 0 for none
	Place         int64              `json:"place"`        // 0 for none
	Attendance    geo.Attendance     `json:"attendance"`
	OnlineURL     string             `json:"online_url"`
	Title         geo.Text           `json:"title"`
	Description   geo.Text           `json:"description"`
	Starts        geo.LocalTime      `json:"starts"`
	Ends          geo.LocalTime      `json:"ends"`
	Repeat        *geo.Repeat        `json:"repeat"`
	Skipped       []geo.Date         `json:"skipped"`
	Cancellations []geo.Cancellation `json:"cancellations"`
	Capacity      int                `json:"capacity"`
	StepFree      geo.StepFree       `json:"step_free"`
	Accessibility geo.Text           `json:"accessibility"`
	Languages     []string           `json:"languages"`
	Free          bool               `json:"free"`
	Price         geo.Text           `json:"price"`
	Website       string             `json:"website"`
	Registration  string             `json:"registration"`
	Source        string             `json:"source"`
	Publication   geo.Publication    `json:"publication"`
	Cancelled     bool               `json:"cancelled"`
	Reason        string             `json:"reason"`
}

func eventStateOf(e *geo.Event) eventState {
	s := eventState{
		Attendance: e.Attendance, OnlineURL: e.OnlineURL, Title: e.Title, Description: e.Description, Starts: e.Starts, Ends: e.Ends,
		Repeat: e.Repeat, Skipped: e.Skipped, Cancellations: e.Cancellations, Capacity: e.Capacity, StepFree: e.StepFree,
		Accessibility: e.Accessibility, Languages: e.Languages, Free: e.Free, Price: e.Price, Website: e.Website, Registration: e.Registration,
		Source: e.Source, Publication: e.Publication, Cancelled: e.Cancelled, Reason: e.Reason,
	}
	if e.Organisation != nil {
		s.Organisation = e.Organisation.Slug
	}
	if e.Project != nil {
		s.Project = e.Project.ID
	}
	if e.Place != nil {
		s.Place = e.Place.ID
	}
	return s
}

func (s eventState) apply(e *geo.Event) {
	e.Attendance, e.OnlineURL, e.Title, e.Description, e.Starts, e.Ends = s.Attendance, s.OnlineURL, emptied(s.Title), emptied(s.Description), s.Starts, s.Ends
	e.Repeat, e.Skipped, e.Cancellations, e.Capacity, e.StepFree = s.Repeat, s.Skipped, s.Cancellations, s.Capacity, s.StepFree
	e.Accessibility, e.Languages, e.Free, e.Price, e.Website, e.Registration = emptied(s.Accessibility), s.Languages, s.Free, emptied(s.Price), s.Website, s.Registration
	e.Source, e.Publication, e.Cancelled, e.Reason = s.Source, s.Publication, s.Cancelled, s.Reason
	e.Organisation, e.Project, e.Place = nil, nil, nil
	if s.Organisation != "" {
		e.Organisation = &geo.Named{Slug: s.Organisation}
	}
	if s.Project != 0 {
		e.Project = &geo.ProjectRef{ID: s.Project}
	}
	if s.Place != 0 {
		e.Place = &geo.PlaceRef{ID: s.Place}
	}
	if e.Repeat != nil {
		e.Repeat.Step = max(e.Repeat.Step, 1)
		e.Repeat.Weekdays = append([]geo.Weekday{}, e.Repeat.Weekdays...)
	}
}

func (a *API) createEvent(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.EditEvent); err != nil {
		return err
	}
	body, err := readJSON[struct {
		UUID string `json:"uuid"`
		eventState
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	if body.Publication == "" {
		body.Publication = geo.Draft
	}
	event := &geo.Event{UUID: body.UUID}
	body.apply(event)
	if err := a.store.CreateEvent(r.Context(), actor(r), event); err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("%s/api/events/%d", a.base(r), event.ID))
	return writeChanged(w, http.StatusCreated, event.Version, event)
}

func (a *API) updateEvent(w http.ResponseWriter, r *http.Request) error {
	p, err := readPatch(w, r, geo.EditEvent, "eventId")
	if err != nil {
		return err
	}
	event, err := a.store.UpdateEvent(r.Context(), actor(r), p.id, p.version, changes(p, eventStateOf, eventState.apply))
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, event.Version, event)
}

func (a *API) deleteEvent(w http.ResponseWriter, r *http.Request) error {
	id, version, err := seenTarget(r, geo.EditEvent, "eventId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.DeleteEvent(r.Context(), actor(r), id, version))
}
