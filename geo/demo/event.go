package demo

import (
	"context"
	"slices"
	"time"

	"locuri/geo"
)

// event is an event with what it belongs to by identifiers of the dataset. Either it has been, with its day; or it is an
// example, which lies relative to the day of loading, so that this weekend something is on.
type event struct {
	ID            string          `json:"id"`
	Organisation  string          `json:"organisation"`
	Project       string          `json:"project"`
	Place         string          `json:"place"`
	Title         geo.Text        `json:"title"`
	Description   geo.Text        `json:"description"`
	Starts        geo.LocalTime   `json:"starts"`
	Ends          geo.LocalTime   `json:"ends"`
	Repeat        *geo.Repeat     `json:"repeat"`
	Day           string          `json:"day"`          // of an example: "today" or the day of the week on which it begins
	Hours         []geo.LocalTime `json:"hours"`        // from and to; none for a whole day
	Days          int             `json:"days"`         // how many days it is open
	RepeatEvery   geo.Frequency   `json:"repeat_every"` // for a year
	CancelFirst   string          `json:"cancel_first"` // why the first is cancelled
	Capacity      int             `json:"capacity"`
	StepFree      geo.StepFree    `json:"step_free"`
	Accessibility geo.Text        `json:"accessibility"`
	Languages     []string        `json:"languages"`
	Free          bool            `json:"free"`
	Price         geo.Text        `json:"price"`
	OnlineURL     string          `json:"online_url"`
	Registration  string          `json:"registration"`
	Source        string          `json:"source"`
}

func (l *loader) loadEvents(ctx context.Context) error {
	zone, err := l.store.TimeZone(ctx)
	if err != nil {
		return err
	}
	today := time.Now().In(zone)
	for i := range l.Events {
		e := l.Events[i].event(today)
		if id := l.Events[i].Project; id != "" {
			e.Project = &geo.ProjectRef{ID: l.projectIDs[id]}
		}
		if id := l.Events[i].Place; id != "" {
			place, err := l.placeID(ctx, id)
			if err != nil {
				return err
			}
			e.Place = &geo.PlaceRef{ID: place}
		}
		if err := l.store.CreateEvent(ctx, system, e); err != nil {
			return err
		}
	}
	return nil
}

// event makes the event as it is when it is loaded today.
func (d *event) event(today time.Time) *geo.Event {
	e := &geo.Event{UUID: uuidOf("event/" + d.ID), Title: d.Title, Description: d.Description, Starts: d.Starts, Ends: d.Ends, Repeat: d.Repeat,
		Attendance: geo.InPerson, Capacity: d.Capacity, StepFree: d.StepFree, Accessibility: d.Accessibility, Languages: d.Languages, Free: d.Free,
		Price: d.Price, OnlineURL: d.OnlineURL, Registration: d.Registration, Source: d.Source, Publication: geo.Published, Example: d.Day != ""}
	if d.Organisation != "" {
		e.Organisation = &geo.Named{Slug: d.Organisation}
	}
	if d.Place == "" {
		e.Attendance = geo.Online
	}
	if e.Example {
		d.place(e, today)
	}
	return e
}

// place puts an example where it lies from today.
func (d *event) place(e *geo.Event, today time.Time) {
	if i := slices.Index(geo.Weekdays, geo.Weekday(d.Day)); i >= 0 {
		today = today.AddDate(0, 0, (i+8-int(today.Weekday()))%7) // Monday is the first of ours, and day 1 of theirs
	}
	first := geo.LocalTime(today.Format(time.DateOnly))
	e.Starts, e.Ends = first, geo.LocalTime(today.AddDate(0, 0, d.Days).Format(time.DateOnly))
	if len(d.Hours) == 2 {
		e.Starts, e.Ends = first+"T"+d.Hours[0], first+"T"+d.Hours[1]
	}
	if d.RepeatEvery != "" {
		e.Repeat = &geo.Repeat{Every: d.RepeatEvery, Step: 1, Weekdays: []geo.Weekday{}, Until: geo.Date(today.AddDate(1, 0, 0).Format(time.DateOnly))}
	}
	if d.CancelFirst != "" {
		e.Cancellations = []geo.Cancellation{{Day: e.Starts.Day(), Reason: d.CancelFirst}}
	}
}
