package geo_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"locuri/geo"
)

func bucharest(tb testing.TB) *time.Location {
	tb.Helper()
	zone, err := time.LoadLocation("Europe/Bucharest")
	if err != nil {
		tb.Fatal(err)
	}
	return zone
}

func weekly(starts, ends geo.LocalTime, until geo.Date) *geo.Event {
	return &geo.Event{UUID: uuid.NewString(), Title: geo.Text{"ro": "Concert"}, Attendance: geo.Online, Publication: geo.Published,
		Starts: starts, Ends: ends, Repeat: &geo.Repeat{Every: geo.EveryWeek, Step: 1, Until: until}}
}

// Seven in the evening stays seven in the evening when the clock is changed; in Romania on 25 October 2026 at 4 and on 28
// March 2027 at 3.
func TestEventsFollowTheClock(t *testing.T) {
	t.Parallel()
	zone := bucharest(t)
	for _, row := range []struct {
		event *geo.Event
		want  string // in UTC
	}{
		{weekly("2026-10-20T19:00", "2026-10-20T21:00", "2026-10-27"), "10-20T16:00-18:00 10-27T17:00-19:00"},
		{weekly("2027-03-21T03:30", "2027-03-21T04:00", "2027-04-04"), "03-21T01:30-02:00 03-28T01:30-02:00 04-04T00:30-01:00"}, // 03:30 is not there on the 28th
		{weekly("2026-10-18T03:30", "2026-10-18T04:30", "2026-10-25"), "10-18T00:30-01:30 10-25T00:30-01:30"},                   // and twice on the 25th: the first
		{weekly("2026-10-17T23:00", "2026-10-18T06:00", "2026-10-24"), "10-17T20:00-03:00 10-24T20:00-03:00"},                   // seven hours, as the first
		{weekly("2026-10-18", "2026-10-18", "2026-10-25"), "10-17T21:00-21:00 10-24T21:00-22:00"},                               // a day of 25 hours
	} {
		if err := row.event.Check(); err != nil {
			t.Error(err)
		}
		var got []string
		for _, o := range row.event.Occurrences(zone) {
			got = append(got, o.Starts.UTC().Format("01-02T15:04")+"-"+o.Ends.UTC().Format("15:04"))
		}
		if s := strings.Join(got, " "); s != row.want {
			t.Errorf("from %s: got %s, want %s", row.event.Starts, s, row.want)
		}
	}
}

func TestEventRefusals(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		want   string // the fields that are named
		change func(*geo.Event)
	}{
		{"", func(*geo.Event) {}},
		{"uuid", func(e *geo.Event) { e.UUID = "x" }},
		{"title_ro", func(e *geo.Event) { e.Title = geo.Text{"ro": " "} }},
		{"starts", func(e *geo.Event) { e.Starts = "2026-02-30T19:00" }},
		{"starts", func(e *geo.Event) { e.Starts = "mâine" }},
		{"ends", func(e *geo.Event) { e.Ends = "2026-12-04T18:00" }},
		{"ends", func(e *geo.Event) { e.Ends = e.Starts }},
		{"ends", func(e *geo.Event) { e.Ends = "2026-12-04" }},
		{"ends", func(e *geo.Event) { e.Ends = "2027-12-04T21:00" }},
		{"attendance", func(e *geo.Event) { e.Attendance = "here" }},
		{"place", func(e *geo.Event) { e.Attendance = geo.InPerson }},
		{"place", func(e *geo.Event) { e.Place = &geo.PlaceRef{ID: 1} }},
		{"place online_url", func(e *geo.Event) { e.Attendance, e.OnlineURL = geo.InPerson, "https://example.org" }},
		{"online_url", func(e *geo.Event) { e.OnlineURL = "javascript:alert(1)" }},
		{"repeat.every", func(e *geo.Event) { e.Repeat.Every = "year" }},
		{"repeat.step", func(e *geo.Event) { e.Repeat.Step = 0 }},
		{"repeat.weekdays", func(e *geo.Event) { e.Repeat.Weekdays = []geo.Weekday{"xx"} }},
		{"repeat", func(e *geo.Event) { e.Repeat.Weekdays = []geo.Weekday{"mo"} }}, // it begins on a Friday
		{"repeat.until", func(e *geo.Event) { e.Repeat.Until = "" }},
		{"repeat.until", func(e *geo.Event) { e.Repeat.Until = "2026" }},
		{"repeat.until", func(e *geo.Event) { e.Repeat.Until = "2026-12-03" }},
		{"repeat.until", func(e *geo.Event) { e.Repeat.Until = "2031-12-05" }},
		{"repeat.until", func(e *geo.Event) { e.Repeat = &geo.Repeat{Every: geo.EveryDay, Step: 1, Until: "2030-12-04"} }},
		{"repeat.nth", func(e *geo.Event) { e.Repeat.Nth = 2 }},
		{"repeat.weekdays", func(e *geo.Event) { e.Repeat.Every, e.Repeat.Nth = geo.EveryMonth, 1 }},
		{"skipped", func(e *geo.Event) { e.Skipped = []geo.Date{"2026-12-05"} }},
		{"skipped", func(e *geo.Event) { e.Skipped = []geo.Date{"2026-12-04", "2026-12-11", "2026-12-18"} }},
		{"cancellations", func(e *geo.Event) { e.Cancellations = []geo.Cancellation{{Day: "2026-12-11"}} }},
		{"cancellations", func(e *geo.Event) {
			e.Skipped, e.Cancellations = []geo.Date{"2026-12-11"}, []geo.Cancellation{{Day: "2026-12-11", Reason: "Ploaie"}}
		}},
		{"repeat", func(e *geo.Event) { e.Repeat, e.Skipped = nil, []geo.Date{"2026-12-11"} }},
		{"reason", func(e *geo.Event) { e.Cancelled = true }},
		{"capacity", func(e *geo.Event) { e.Capacity = -1 }},
		{"languages", func(e *geo.Event) { e.Languages = []string{"română"} }},
		{"publication", func(e *geo.Event) { e.Publication = geo.Hidden }},
		{"description_xx", func(e *geo.Event) { e.Description = geo.Text{"xx": "?"} }},
	} {
		e := weekly("2026-12-04T19:00", "2026-12-04T21:00", "2026-12-18")
		row.change(e)
		var fields []string
		if err, ok := e.Check().(*geo.Error); ok {
			for _, f := range err.Fields {
				fields = append(fields, f.Field)
			}
		}
		if got := strings.Join(fields, " "); got != row.want {
			t.Errorf("got faults in %q, want %q", got, row.want)
		}
	}
}

// Random repetitions give the days that the calendar gives to somebody who goes through it day by day.
func TestRepeatAsTheCalendarHasIt(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 7))
	for range 2000 {
		first := time.Date(2026, 1, 1+random.IntN(700), 0, 0, 0, 0, time.UTC)
		r := geo.Repeat{Every: geo.Frequencies[random.IntN(3)], Step: 1 + random.IntN(3)}
		r.Until = geo.Date(first.AddDate(0, 0, random.IntN(500)).Format(time.DateOnly))
		weekday := geo.Weekdays[(int(first.Weekday())+6)%7]
		if r.Every == geo.EveryWeek && random.IntN(2) == 0 {
			r.Weekdays = []geo.Weekday{weekday, geo.Weekdays[random.IntN(7)]}
		}
		if r.Every == geo.EveryMonth && random.IntN(2) == 0 && first.Day() <= 28 {
			r.Nth, r.Weekdays = (first.Day()+6)/7, []geo.Weekday{weekday}
		}
		starts := geo.LocalTime(first.Format(time.DateOnly))
		e := &geo.Event{Starts: starts, Ends: starts, Repeat: &r}
		var got []geo.Date
		for _, o := range e.Occurrences(time.UTC) {
			got = append(got, o.Day)
		}
		if want := byHand(first, r); !slices.Equal(got, want) {
			t.Fatalf("%s %+v: got %v, want %v", starts, r, got, want)
		}
	}
}

func byHand(first time.Time, r geo.Repeat) []geo.Date {
	monday := first.AddDate(0, 0, -(int(first.Weekday())+6)%7)
	var days []geo.Date
	for day := first; geo.Date(day.Format(time.DateOnly)) <= r.Until; day = day.AddDate(0, 0, 1) {
		weekday := geo.Weekdays[(int(day.Weekday())+6)%7]
		months := (day.Year()-first.Year())*12 + int(day.Month()-first.Month())
		gone, weeks := int(day.Sub(first).Hours())/24, int(day.Sub(monday).Hours())/24/7
		var on bool
		switch {
		case r.Every == geo.EveryDay:
			on = gone%r.Step == 0
		case r.Every == geo.EveryWeek && len(r.Weekdays) == 0:
			on = weeks%r.Step == 0 && day.Weekday() == first.Weekday()
		case r.Every == geo.EveryWeek:
			on = weeks%r.Step == 0 && slices.Contains(r.Weekdays, weekday)
		case r.Nth != 0:
			on = months%r.Step == 0 && weekday == r.Weekdays[0] && (day.Day()+6)/7 == r.Nth
		default:
			on = months%r.Step == 0 && day.Day() == first.Day()
		}
		if on {
			days = append(days, geo.Date(day.Format(time.DateOnly)))
		}
	}
	return days
}

func ExampleRepeat_Rule() {
	last := geo.Repeat{Every: geo.EveryMonth, Step: 2, Weekdays: []geo.Weekday{"fr"}, Nth: -1}
	fmt.Println(last.Rule())
	// Output: FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR
}
