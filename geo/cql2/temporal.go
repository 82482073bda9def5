package cql2

import (
	"strings"
	"time"

	"locuri/geo"
)

const (
	dateExample      = "'2022-04-16'"
	timestampExample = "'2022-04-16T10:13:19Z'"
)

// date reads a full-date of RFC 3339 (rule fullDate).
func date(s string, at int) (geo.Expression, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || len(s) != len(time.DateOnly) {
		return nil, fault(at, "not_a_date", "'%s' is not a date such as %s", shorten(s), dateExample)
	}
	return geo.DateLiteral{Value: t, At: at}, nil
}

// timestamp reads a date-time of RFC 3339 in UTC (rules fullDate and utcTime).
func timestamp(s string, at int) (geo.Expression, error) {
	t, err := time.Parse("2006-01-02T15:04:05Z", s) // takes a fraction of a second too
	if err != nil || strings.Contains(s, ",") || len(s) > 40 {
		return nil, fault(at, "not_a_time", "'%s' is not a time in UTC such as %s", shorten(s), timestampExample)
	}
	return geo.TimestampLiteral{Value: microseconds(t), At: at}, nil
}

// microseconds is what the store tells apart.
func microseconds(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// instant reads a date or a timestamp.
func instant(s string, at int) (geo.Expression, error) {
	if strings.Contains(s, "T") {
		return timestamp(s, at)
	}
	return date(s, at)
}

// bound reads an end of an interval: a date, a timestamp, or ".." for an open end, which is nil.
func bound(s string, at int) (geo.Expression, error) {
	if s == ".." {
		return nil, nil
	}
	return instant(s, at)
}

// newInterval makes an interval of two bounds. One that ends before it starts is a mistake.
func newInterval(start, end geo.Expression, at int) (geo.Expression, error) {
	from, ok1 := timeOf(start)
	to, ok2 := timeOf(end)
	if _, day := end.(geo.DateLiteral); day {
		to = to.Add(24*time.Hour - time.Microsecond) // a day as an end is included to its last moment
	}
	if ok1 && ok2 && to.Before(from) {
		return nil, fault(at, "ends_before_start", "the interval ends before it starts")
	}
	return geo.Interval{Start: start, End: end, At: at}, nil
}

// timeOf gives the time of a literal; of a date, its midnight.
func timeOf(e geo.Expression) (time.Time, bool) {
	switch e := e.(type) {
	case geo.DateLiteral:
		return e.Value, true
	case geo.TimestampLiteral:
		return e.Value, true
	}
	return time.Time{}, false
}
