package geo

import (
	"regexp"
	"time"
)

// Date is a calendar date of reduced precision after ISO 8601-1 §5.2.2: "2023", "2023-10" or "2023-10-06".
// Many facts about a city are known to the year only; a made-up day would be a made-up fact. "" is unknown or open.
type Date string

var dateShape = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// Valid tells whether d is empty or names a day, month or year that exists.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	_, err := time.Parse(d.layout(), string(d))
	return err == nil && dateShape.MatchString(string(d)) && d >= "1000"
}

func (d Date) layout() string {
	switch len(d) {
	case 4:
		return "2006"
	case 7:
		return "2006-01"
	}
	return "2006-01-02"
}

// First is the first day that d can mean, in UTC; the zero time when d is empty or not valid.
func (d Date) First() time.Time {
	t, _ := time.Parse(d.layout(), string(d))
	return t
}

// Last is the last day that d can mean, in UTC; the zero time when d is empty or not valid.
func (d Date) Last() time.Time {
	first := d.First()
	switch {
	case first.IsZero():
		return first
	case len(d) == 4:
		return first.AddDate(1, 0, -1)
	case len(d) == 7:
		return first.AddDate(0, 1, -1)
	}
	return first
}

// Period is a span of dates, both ends included; an empty end is open.
type Period struct {
	Starts Date `json:"starts,omitempty"`
	Ends   Date `json:"ends,omitempty"`
}

// Overlaps tells whether two periods may share a day, taking reduced dates at their widest.
func (p Period) Overlaps(q Period) bool {
	return !before(p.Ends, q.Starts) && !before(q.Ends, p.Starts)
}

// before tells whether an end surely lies before a start; an open date never does.
func before(end, start Date) bool {
	return end != "" && start != "" && end.Last().Before(start.First())
}

// check notes impossible dates and ends before starts, under the given names.
func (p Period) check(problems *Problems, starts, ends string) {
	for name, d := range map[string]Date{starts: p.Starts, ends: p.Ends} {
		if !d.Valid() {
			problems.Add(name, "not_a_date", "must be a date such as 2023, 2023-10 or 2023-10-06")
			return
		}
	}
	if before(p.Ends, p.Starts) {
		problems.Add(ends, "before_start", "must not lie before %s (%s)", starts, p.Starts)
	}
}
