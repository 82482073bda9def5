package api_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
)

// festival announces what calendars must bear: over the change of the clock, with days left out and cancelled, of whole
// days, online, cancelled whole, and with letters, signs and lines that must be escaped and folded.
func festival(w *world) {
	w.announce("editor", "Jam; „pe chei”, cu \\ tot", fmt.Sprintf(`"organisation":"ours","attendance":"place","place":%d,"starts":"2027-03-14T19:00","ends":"2027-03-14T21:30",
		"description":{"ro":"%s\nA doua linie, și \"ghilimele\""},"repeat":{"every":"week","until":"2027-04-11"},"skipped":["2027-03-21"],
		"cancellations":[{"day":"2027-04-04","reason":"Plouă"}]`, w.place(), strings.Repeat("șțăîâ🎻 ", 60)))
	w.announce("planner", "Expoziție", `"attendance":"online","starts":"2027-03-26","ends":"2027-03-29","online_url":"https://example.org/a?b=1;c=2"`)
	w.announce("planner", "Plimbare", `"attendance":"online","starts":"2027-01-29","ends":"2027-01-29","repeat":{"every":"month","weekdays":["fr"],"nth":-1,"until":"2027-03-31"}`)
	w.announce("planner", "Film", `"attendance":"online","starts":"2027-02-01T20:00","ends":"2027-02-01T22:00","cancelled":true,"reason":"Fără curent"`)
}

// What a calendar program shows of the festival, in UTC.
const festivalShown = `2027-01-29|2027-01-30|CONFIRMED|Plimbare
2027-02-01T18:00Z|2027-02-01T20:00Z|CANCELLED|Anulat: Film
2027-02-26|2027-02-27|CONFIRMED|Plimbare
2027-03-14T17:00Z|2027-03-14T19:30Z|CONFIRMED|Jam; „pe chei”, cu \ tot
2027-03-26|2027-03-27|CONFIRMED|Plimbare
2027-03-26|2027-03-30|CONFIRMED|Expoziție
2027-03-28T16:00Z|2027-03-28T18:30Z|CONFIRMED|Jam; „pe chei”, cu \ tot
2027-04-04T16:00Z|2027-04-04T18:30Z|CANCELLED|Anulat: Jam; „pe chei”, cu \ tot
2027-04-11T16:00Z|2027-04-11T18:30Z|CONFIRMED|Jam; „pe chei”, cu \ tot
`

// A library that is not ours reads the calendar, and expands the rules by another one that is not ours.
func TestCalendarIsReadByVobject(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	festival(w)
	python := os.Getenv("PYTHON")
	if python == "" {
		python = "/usr/bin/python3"
	}
	reader := exec.CommandContext(t.Context(), python, "testdata/readcalendar.py")
	reader.Stdin = bytes.NewReader(w.nobody().do("GET", "/api/events.ics?from=2026-12-01", "").want(200).body)
	out, err := reader.CombinedOutput()
	if err != nil {
		t.Fatalf("vobject (.ci/install vobject) does not read it: %s\n%s", err, out)
	}
	if got := sortedLines(string(out)); got != festivalShown {
		t.Errorf("got\n%s\nwant\n%s", got, festivalShown)
	}
}

func TestCalendarIsReadByGoICal(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	festival(w)
	answer := w.nobody().do("GET", "/api/events.ics?from=2026-12-01&q=jam", "").want(200)
	if got := answer.Header.Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		t.Errorf("the media type is %s", got)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(answer.body), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(answer.body)).Decode()
	must(t, err)
	events := calendar.Events()
	if len(events) != 2 {
		t.Fatalf("got %d components, want the event and the day that is cancelled", len(events))
	}
	main, off := events[0], events[1]
	id := bodyOf[eventList](w.nobody().do("GET", "/api/events?q=jam", "").want(200)).Occurrences[0].Event
	for name, want := range map[string]string{
		"UID": id.UUID, "SEQUENCE": "0", "STATUS": "CONFIRMED", "CONTACT": "ours", "URL": fmt.Sprintf("https://locuri.example/events/%d", id.ID),
		"GEO": fmt.Sprintf("%.6f;%.6f", id.Place.Point.Lat(), id.Place.Point.Lon()), "RRULE": "FREQ=WEEKLY;INTERVAL=1;UNTIL=20270411T205900Z",
	} {
		if got := main.Props.Get(name).Value; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	text, err := main.Props.Text("DESCRIPTION")
	must(t, err)
	if want := strings.Repeat("șțăîâ🎻 ", 60) + "\nA doua linie, și \"ghilimele\""; !strings.HasPrefix(text, want) {
		t.Errorf("the description is %q", text)
	}
	if at, err := off.Props.DateTime("RECURRENCE-ID", nil); err != nil || off.Props.Get("STATUS").Value != "CANCELLED" || off.Props.Get("UID").Value != id.UUID ||
		!at.Equal(time.Date(2027, 4, 4, 16, 0, 0, 0, time.UTC)) {
		t.Errorf("the cancelled day is %+v (%v)", off, err)
	}
}

// Identifier and what has not changed stay the same; what changes counts on.
func TestCalendarTellsOfChanges(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	e := w.announce("editor", "Jam", `"organisation":"ours","attendance":"online","starts":"2026-12-04T19:00","ends":"2026-12-04T21:00"`)
	path := fmt.Sprintf("/api/events/%d", e.ID)
	first := w.nobody().do("GET", path+".ics", "").want(200)
	w.nobody().with("If-None-Match", first.Header.Get("ETag")).do("GET", path+".ics", "").want(304)
	w.by("editor").do("PATCH", path, `{"cancelled":true,"reason":"Plouă"}`).want(200)
	second := string(w.nobody().do("GET", path+".ics?lang=en", "").want(200).body)
	for _, line := range []string{"UID:" + e.UUID, "SEQUENCE:1", "STATUS:CANCELLED", "SUMMARY:Cancelled: Jam"} {
		if !strings.Contains(second, "\r\n"+line+"\r\n") {
			t.Errorf("there is no line %s in\n%s", line, second)
		}
	}
	if !strings.Contains(string(first.body), "SEQUENCE:0\r\n") {
		t.Errorf("got\n%s", first.body)
	}
	empty := string(w.nobody().do("GET", "/api/events.ics?place=999999&name=Nimic", "").want(200).body)
	if want := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Locuri//Locuri//RO\r\nNAME:Nimic\r\n"; !strings.HasPrefix(empty, want) {
		t.Errorf("got %q", empty)
	}
}

func sortedLines(s string) string {
	return strings.Join(slices.Sorted(strings.SplitSeq(strings.TrimSpace(s), "\n")), "\n") + "\n"
}

// Each event has a page that search engines read without a script.
func TestEventIsToldToSearchEngines(t *testing.T) {
	t.Parallel()
	w := newEventWorld(t)
	e := w.announce("editor", "Jam", fmt.Sprintf(`"organisation":"ours","attendance":"both","online_url":"https://example.org/live","place":%d,"free":true,
		"starts":"2026-11-27T19:00","ends":"2026-11-27T21:00","repeat":{"every":"week","until":"2026-12-25"},"cancellations":[{"day":"2026-12-04","reason":"Plouă"}]`, w.place()))
	page := w.nobody().do("GET", fmt.Sprintf("/api/collections/events/items/%d?f=html", e.ID), "").want(200)
	_, data, _ := strings.Cut(string(page.body), `<script type="application/ld+json">`)
	data, _, _ = strings.Cut(data, "</script>")
	for _, want := range []string{`"@type":"Event"`, `"startDate":"2026-12-04T19:00:00+02:00"`, `"eventStatus":"https://schema.org/EventCancelled"`,
		`"eventAttendanceMode":"https://schema.org/MixedEventAttendanceMode"`, `"@type":"VirtualLocation","url":"https://example.org/live"`,
		fmt.Sprintf(`"url":"https://locuri.example/events/%d"`, e.ID), `"repeatFrequency":"P1W"`, `"isAccessibleForFree":true`} {
		if !strings.Contains(data, want) {
			t.Errorf("%s is not in\n%s", want, data)
		}
	}
}
