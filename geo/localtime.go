package geo

import "time"

// LocalTime is a time as the clock on the wall of the city shows it: "2026-12-05T19:00", or "2026-12-05" for a whole day.
// What happens at seven stays at seven when daylight saving begins, so that the zone is no part of it.
type LocalTime string

const localLayout = "2006-01-02T15:04"

// WholeDay tells whether it names a day and no hour.
func (l LocalTime) WholeDay() bool { return len(l) == len(time.DateOnly) }

// Valid tells whether it names a day, or a minute of a day, that the calendar has.
func (l LocalTime) Valid() bool {
	_, err := time.Parse(l.layout(), string(l))
	return err == nil && l >= "1000"
}

func (l LocalTime) layout() string {
	if l.WholeDay() {
		return time.DateOnly
	}
	return localLayout
}

// Day is the day it is on, such as "2026-12-05".
func (l LocalTime) Day() Date {
	if len(l) < len(time.DateOnly) {
		return ""
	}
	return Date(l[:len(time.DateOnly)])
}

// Wall is what the clock shows, as if it were in UTC, for reckoning without a zone.
func (l LocalTime) Wall() time.Time {
	t, _ := time.Parse(l.layout(), string(l))
	return t
}

// In gives the instant in a zone.
func (l LocalTime) In(zone *time.Location) time.Time { return instant(l.Wall(), zone) }

// localTimeOf writes what the clock shows in the shape of another.
func localTimeOf(wall time.Time, like LocalTime) LocalTime {
	return LocalTime(wall.Format(like.layout()))
}

// instant gives the instant at which the clock of a zone shows a time. RFC 5545 §3.3.5: of a time that the clock shows
// twice the first is meant; one that it leaves out is told by the offset before the gap.
func instant(wall time.Time, zone *time.Location) time.Time {
	// A day before and after lie on both sides of any change of the clock: zones do not change twice in two days.
	_, before := wall.AddDate(0, 0, -1).In(zone).Zone()
	_, after := wall.AddDate(0, 0, 1).In(zone).Zone()
	first := wall.Add(-time.Duration(before) * time.Second).In(zone)
	if _, offset := first.Zone(); offset == before {
		return first
	}
	second := wall.Add(-time.Duration(after) * time.Second).In(zone)
	if _, offset := second.Zone(); offset == after {
		return second
	}
	return first
}

// CheckTimeZone gives the fault of what is no zone of the IANA database, or nil.
func CheckTimeZone(field, name string) error {
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return InvalidField(field, "not_a_time_zone", "must be a zone of the IANA time zone database, such as Europe/Bucharest")
	}
	return nil
}
