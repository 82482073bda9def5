package postgis

import (
	"strings"

	"locuri/geo"
)

// allens are the temporal functions between two periods from s to e, both included (OGC 21-065r2 §7.8.3, by OWL-Time).
// An instant is a period whose ends are the same.
var allens = map[geo.Operator]string{
	geo.OpAfter:            "s1 > e2",
	geo.OpBefore:           "e1 < s2",
	geo.OpTimeDisjoint:     "e1 < s2 OR s1 > e2",
	geo.OpTimeIntersects:   "e1 >= s2 AND s1 <= e2",
	geo.OpTimeEquals:       "s1 = s2 AND e1 = e2",
	geo.OpTimeContains:     "s1 < s2 AND e1 > e2",
	geo.OpDuring:           "s1 > s2 AND e1 < e2",
	geo.OpFinishedBy:       "s1 < s2 AND e1 = e2",
	geo.OpFinishes:         "s1 > s2 AND e1 = e2",
	geo.OpMeets:            "e1 = s2",
	geo.OpMetBy:            "s1 = e2",
	geo.OpTimeOverlappedBy: "s1 > s2 AND s1 < e2 AND e1 > e2",
	geo.OpTimeOverlaps:     "s1 < s2 AND e1 > s2 AND e1 < e2",
	geo.OpStartedBy:        "s1 = s2 AND e1 > e2",
	geo.OpStarts:           "s1 = s2 AND e1 < e2",
}

// bounds is a period in SQL. Either both ends are dates, or none is.
type bounds struct {
	start, end string
	kind       geo.FieldType // DateField, TimeField; "" when both ends are open
	columns    []string      // ends that can be NULL, which makes the whole period NULL
}

func (t *translator) temporal(e geo.Call) (string, error) {
	pattern := allens[e.Op]
	first, err := t.bounds(e.Args[0], strings.Contains(pattern, "s1"), strings.Contains(pattern, "e1"))
	if err != nil {
		return "", err
	}
	second, err := t.bounds(e.Args[1], strings.Contains(pattern, "s2"), strings.Contains(pattern, "e2"))
	if err != nil {
		return "", err
	}
	if first.kind == geo.TimeField || second.kind == geo.TimeField {
		first, second = first.times(), second.times()
	}
	sql := "(" + strings.NewReplacer("s1", first.start, "e1", first.end, "s2", second.start, "e2", second.end).Replace(pattern) + ")"
	return t.strict(sql, append(first.columns, second.columns...)), nil
}

// bounds gives the ends of an interval, or of an instant. An end that is not needed takes no argument: PostgreSQL
// refuses arguments that the statement does not use.
func (t *translator) bounds(e geo.Expression, needStart, needEnd bool) (bounds, error) {
	interval, ok := e.(geo.Interval)
	if !ok {
		value, err := t.value(e)
		return bounds{start: value.sql, end: value.sql, kind: value.kind}, err
	}
	start, err := t.needed(needStart).bound(interval.Start, "-infinity")
	if err != nil {
		return bounds{}, err
	}
	end, err := t.needed(needEnd).bound(interval.End, "infinity")
	if err != nil {
		return bounds{}, err
	}
	b := bounds{start: start.sql, end: end.sql, kind: start.kind}
	if _, ok := interval.Start.(geo.Reference); ok {
		b.columns = append(b.columns, start.sql)
	}
	if _, ok := interval.End.(geo.Reference); ok {
		b.columns = append(b.columns, end.sql)
	}
	if b.kind == "" {
		b.kind = end.kind
	}
	if start.kind == geo.DateField && end.kind == geo.TimeField {
		b.start, b.kind = firstMoment(b.start), geo.TimeField
	}
	if start.kind == geo.TimeField && end.kind == geo.DateField {
		b.end = lastMoment(b.end)
	}
	return b, nil
}

// needed gives the translator itself, or one whose arguments nobody will see.
func (t *translator) needed(yes bool) *translator {
	if yes {
		return t
	}
	return &translator{columns: t.columns, fields: t.fields, args: &arguments{}}
}

// bound gives an end of an interval; infinity when it is open, which dates can be compared with too.
func (t *translator) bound(e geo.Expression, open string) (term, error) {
	if e == nil {
		return term{sql: "'" + open + "'::timestamptz"}, nil
	}
	return t.value(e)
}

// times makes times of dates: from the first moment of a day to the last one, since both ends belong to the period
// and a date has the duration of its day (OGC 21-065r2 §7.8.2).
func (b bounds) times() bounds {
	if b.kind == geo.DateField {
		b.start, b.end = firstMoment(b.start), lastMoment(b.end)
	}
	return b
}

// firstMoment is when a day begins in UTC.
func firstMoment(date string) string { return "(" + date + "::date::timestamp AT TIME ZONE 'UTC')" }

// lastMoment is when a day ends in UTC.
func lastMoment(date string) string {
	return "((" + date + "::date + 1)::timestamp AT TIME ZONE 'UTC' - interval '1 microsecond')"
}
