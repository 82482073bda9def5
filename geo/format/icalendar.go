package format

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"locuri/geo"
)

// ICalendar is how events are written for calendar programs (RFC 5545).
type ICalendar struct {
	Name      string
	Language  string
	Cancelled string // the word before the title of what will not be, for programs that do not show it otherwise
	Zone      *time.Location
	Link      func(*geo.Event) string // the address of an event's page
	buf       bytes.Buffer
}

// Write writes the events: of each its rule, what is left out of it, and each cancelled occurrence by itself.
func (c *ICalendar) Write(w io.Writer, events []geo.Event) error {
	c.buf.Reset()
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Locuri//Locuri//RO")
	c.line("NAME", escaped(c.Name)) // RFC 7986 §5.1, and what programs looked for before it
	c.line("X-WR-CALNAME", escaped(c.Name))
	c.line("REFRESH-INTERVAL;VALUE=DURATION", "PT4H")
	c.line("X-PUBLISHED-TTL", "PT4H")
	if len(events) > 0 {
		c.zone(events)
	}
	for i := range events {
		c.event(&events[i])
	}
	c.line("END", "VCALENDAR")
	_, err := c.buf.WriteTo(w)
	return err
}

func (c *ICalendar) event(e *geo.Event) {
	c.begin(e, e.Starts, e.Ends)
	if r := e.Repeat; r != nil {
		c.line("RRULE", r.Rule()+";UNTIL="+c.until(e))
		for _, day := range e.Skipped {
			starts, _ := e.On(day)
			c.clock("EXDATE", starts)
		}
	}
	c.end(e, e.Cancelled, e.Reason)
	if e.Cancelled {
		return
	}
	for _, off := range e.Cancellations {
		starts, ends := e.On(off.Day)
		c.begin(e, starts, ends)
		c.clock("RECURRENCE-ID", starts)
		c.end(e, true, off.Reason)
	}
}

// begin writes what tells one component from another. DTSTAMP is when the event was written last, not now: what has not
// changed reads the same (RFC 5545 §3.8.7.2, without METHOD).
func (c *ICalendar) begin(e *geo.Event, starts, ends geo.LocalTime) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", e.UUID)
	c.instant("DTSTAMP", e.UpdatedAt)
	c.instant("CREATED", e.CreatedAt)
	c.instant("LAST-MODIFIED", e.UpdatedAt)
	c.line("SEQUENCE", fmt.Sprint(e.Sequence))
	if ends.WholeDay() { // RFC 5545 §3.6.1: the end is the first day after
		ends = geo.LocalTime(ends.Wall().AddDate(0, 0, 1).Format(time.DateOnly))
	}
	c.clock("DTSTART", starts)
	c.clock("DTEND", ends)
}

func (c *ICalendar) end(e *geo.Event, cancelled bool, reason string) {
	title, status := e.Title.In(c.Language), "CONFIRMED"
	if cancelled {
		title, status = c.Cancelled+": "+title, "CANCELLED"
	}
	c.line("SUMMARY", escaped(title))
	c.line("STATUS", status)
	c.line("DESCRIPTION", escaped(c.description(e, reason)))
	if e.Place != nil {
		c.line("LOCATION", escaped(e.Place.Title.In(c.Language)))
		c.line("GEO", fmt.Sprintf("%.6f;%.6f", e.Place.Point.Lat(), e.Place.Point.Lon()))
	} else if e.OnlineURL != "" {
		c.line("LOCATION", escaped(e.OnlineURL))
	}
	if e.Organisation != nil {
		c.line("CONTACT", escaped(e.Organisation.Title.In(c.Language)))
	}
	if e.Project != nil && e.Project.Programme != nil {
		c.line("CATEGORIES", escaped(e.Project.Programme.Title.In(c.Language)))
	}
	c.line("URL", c.Link(e))
	c.line("END", "VEVENT")
}

// description gathers what calendars have no field for.
func (c *ICalendar) description(e *geo.Event, reason string) string {
	var parts []string
	for _, part := range []string{reason, e.Description.In(c.Language), e.Price.In(c.Language), e.Accessibility.In(c.Language), e.OnlineURL, e.Registration, c.Link(e)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n")
}

// until ends a rule: in UTC where the start has an hour, and as a day where it has none (RFC 5545 §3.3.10).
func (c *ICalendar) until(e *geo.Event) string {
	if e.Starts.WholeDay() {
		return compact(string(e.Repeat.Until))
	}
	last := geo.LocalTime(e.Repeat.Until + "T23:59").In(c.Zone)
	return last.UTC().Format(utcLayout)
}

const utcLayout = "20060102T150405Z"

func (c *ICalendar) instant(name string, t time.Time) { c.line(name, t.UTC().Format(utcLayout)) }

func (c *ICalendar) clock(name string, at geo.LocalTime) {
	if at.WholeDay() {
		c.line(name+";VALUE=DATE", compact(string(at)))
		return
	}
	c.line(name+";TZID="+c.Zone.String(), compact(string(at))+"00")
}

func compact(s string) string { return strings.NewReplacer("-", "", ":", "").Replace(s) }

// observance is a change of the clock, with all the times at which it comes.
type observance struct {
	part, name string
	from, to   int
	onsets     []string // as the clock showed before
}

// zone tells how the clock goes over the years of the events: each change by itself, as the database of zones has it.
func (c *ICalendar) zone(events []geo.Event) {
	first, last := events[0].Starts, events[0].Ends
	for i := range events {
		first = min(first, events[i].Starts)
		last = max(last, events[i].Ends)
		if r := events[i].Repeat; r != nil {
			last = max(last, geo.LocalTime(r.Until))
		}
	}
	c.line("BEGIN", "VTIMEZONE")
	c.line("TZID", c.Zone.String())
	for _, o := range observances(first.Wall().AddDate(0, 0, -1), last.Wall().AddDate(1, 0, 0), c.Zone) {
		c.line("BEGIN", o.part)
		c.line("DTSTART", o.onsets[0])
		for _, onset := range o.onsets[1:] {
			c.line("RDATE", onset)
		}
		c.line("TZOFFSETFROM", offset(o.from))
		c.line("TZOFFSETTO", offset(o.to))
		c.line("TZNAME", o.name)
		c.line("END", o.part)
	}
	c.line("END", "VTIMEZONE")
}

func observances(from, to time.Time, zone *time.Location) []*observance {
	var all []*observance
	for at := from.In(zone); at.Before(to); {
		begins, ends := at.ZoneBounds()
		name, now := at.Zone()
		o := &observance{part: "STANDARD", name: name, from: now, to: now}
		if at.IsDST() {
			o.part = "DAYLIGHT"
		}
		if begins.IsZero() { // it has always been so
			begins = time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
		} else {
			_, o.from = begins.Add(-time.Second).Zone()
		}
		onset := begins.UTC().Add(time.Duration(o.from) * time.Second).Format("20060102T150405")
		same := func(p *observance) bool {
			return p.part == o.part && p.name == o.name && p.from == o.from && p.to == o.to
		}
		if i := slices.IndexFunc(all, same); i >= 0 {
			o = all[i]
		} else {
			all = append(all, o)
		}
		o.onsets = append(o.onsets, onset)
		if ends.IsZero() {
			break
		}
		at = ends
	}
	return all
}

func offset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	return fmt.Sprintf("%s%02d%02d", sign, seconds/3600, seconds/60%60)
}

// escaped writes a text value (RFC 5545 §3.3.11).
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
}

// longestLine is how many octets a line may have without its end (RFC 5545 §3.1).
const longestLine = 75

// line writes a content line, folded between characters.
func (c *ICalendar) line(name, value string) {
	rest, room := name+":"+value, longestLine
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.buf.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], longestLine-1
	}
	c.buf.WriteString(rest + "\r\n")
}
