package geo

import (
	"slices"
	"time"

	"github.com/teambition/rrule-go"
)

// Frequency is what an event repeats by.
type Frequency string

// The frequencies.
const (
	EveryDay   Frequency = "day"
	EveryWeek  Frequency = "week"
	EveryMonth Frequency = "month"
)

// Frequencies are all frequencies.
var Frequencies = []Frequency{EveryDay, EveryWeek, EveryMonth}

// Weekday is a day of the week as RFC 5545 §3.3.10 writes it, in small letters.
type Weekday string

// Weekdays are all days of the week, from Monday on (ISO 8601).
var Weekdays = []Weekday{"mo", "tu", "we", "th", "fr", "sa", "su"}

var ruleWeekdays = []rrule.Weekday{rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU}

// Repeat says on which days an event happens again. It has an end, so that all occurrences can be written down.
type Repeat struct {
	Every    Frequency `json:"every"`
	Step     int       `json:"step"`     // 2 is every other day, week or month
	Weekdays []Weekday `json:"weekdays"` // of a week; of a month together with Nth; empty is as the first day is
	Nth      int       `json:"nth"`      // of a month: which of its Weekdays, 1 to 4, or -1 for the last; 0 for the same day of the month
	Until    Date      `json:"until"`    // the last day it may happen on
}

// How far a repetition may reach, and how often an event may happen.
const (
	MostRepeatYears = 5
	MostOccurrences = 1000
)

// check notes what is wrong with a repetition that begins at starts, a valid time.
func (r *Repeat) check(p *Problems, starts LocalTime) {
	oneOf(p, "repeat.every", r.Every, Frequencies, false)
	if r.Step < 1 || r.Step > 99 {
		p.Add("repeat.step", "not_allowed", "must be a whole number from 1 to 99")
	}
	for _, day := range r.Weekdays {
		oneOf(p, "repeat.weekdays", day, Weekdays, false)
	}
	if r.Every == EveryDay && len(r.Weekdays) > 0 {
		p.Add("repeat.weekdays", "not_allowed", "must be empty for what repeats by days")
	}
	r.checkNth(p)
	last := starts.Wall().AddDate(MostRepeatYears, 0, 0)
	if len(r.Until) != len(time.DateOnly) || !r.Until.Valid() {
		p.Add("repeat.until", "required", "the last day is needed, such as %s", last.Format(time.DateOnly))
	} else if r.Until < starts.Day() {
		p.Add("repeat.until", "before_start", "must not lie before the first day, %s", starts.Day())
	} else if r.Until.Last().After(last) {
		p.Add("repeat.until", "too_long", "must not lie after %s: a repetition may last %d years", last.Format(time.DateOnly), MostRepeatYears)
	}
}

func (r *Repeat) checkNth(p *Problems) {
	switch {
	case r.Every != EveryMonth && r.Nth != 0:
		p.Add("repeat.nth", "not_allowed", "must be 0 for what does not repeat by months")
	case r.Nth < -1 || r.Nth > 4:
		p.Add("repeat.nth", "not_allowed", "must be 1 to 4, -1 for the last, or 0 for the same day of the month")
	case r.Every == EveryMonth && r.Nth != 0 && len(r.Weekdays) != 1:
		p.Add("repeat.weekdays", "required", "must name one day of the week, of which nth is meant")
	case r.Every == EveryMonth && r.Nth == 0 && len(r.Weekdays) > 0:
		p.Add("repeat.nth", "required", "must say which of the month's weekdays is meant")
	}
}

// Rule gives the rule of RFC 5545 §3.3.10, without its end.
func (r *Repeat) Rule() string {
	o := r.option()
	return o.RRuleString()
}

func (r *Repeat) option() rrule.ROption {
	o := rrule.ROption{Freq: rrule.DAILY, Interval: r.Step, Wkst: rrule.MO}
	switch r.Every {
	case EveryWeek:
		o.Freq = rrule.WEEKLY
	case EveryMonth:
		o.Freq = rrule.MONTHLY
	}
	for _, day := range r.Weekdays {
		weekday := ruleWeekdays[slices.Index(Weekdays, day)]
		if r.Nth != 0 {
			weekday = weekday.Nth(r.Nth)
		}
		o.Byweekday = append(o.Byweekday, weekday)
	}
	return o
}

// days gives the days from the first on, MostOccurrences and one more at most. It reckons without a zone.
func (r *Repeat) days(first Date) []Date {
	o := r.option()
	o.Dtstart, o.Until, o.Count = first.First(), r.Until.Last(), MostOccurrences+1
	// Count and Until exclude each other in RFC 5545; here Count only bounds what an unchecked rule may cost.
	rule, err := rrule.NewRRule(o)
	if err != nil {
		return nil // cannot happen after check
	}
	var days []Date
	for _, t := range rule.All() {
		days = append(days, Date(t.Format(time.DateOnly)))
	}
	return days
}
