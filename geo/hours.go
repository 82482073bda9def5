package geo

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Span is a time of a day in minutes after its midnight; the end lies beyond 24:00 for what closes after midnight.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// HoursOn reads opening hours in the syntax of OpenStreetMap, as the specification of opening_hours has them, and gives when
// it is open on a day: no span when it is closed. known is false for what is not read.
//
// Read are rules after ";" (which replace earlier ones on their days) and after "," (which add to them), of months and days of
// months, weekdays and public holidays, times of the clock also past midnight and with an open end, "24/7", "off" and
// "closed". Not read are years, weeks, school holidays, weekdays of a month ("Mo[1]"), sunrise, comments and plain words.
func HoursOn(hours string, day time.Time) (spans []Span, known bool) {
	p := &hoursParser{tokens: hoursTokens(hours)}
	for add := false; ; {
		rule, ok := p.rule()
		if !ok {
			return nil, false
		}
		if rule.matches(day) {
			if !add {
				spans = nil
			}
			spans = append(spans, rule.spans...)
		}
		switch p.take() {
		case "":
			return spans, true
		case ";":
			if add = false; p.peek() == "" {
				return spans, true
			}
		case ",":
			add = true
		default:
			return nil, false
		}
	}
}

var hoursToken = regexp.MustCompile(`\s*(\d{1,2}:\d{2}|24/7|\d+|[[:alpha:]]+|[;,+-]|\S)`)

func hoursTokens(s string) []string {
	var tokens []string
	for _, m := range hoursToken.FindAllStringSubmatch(strings.ReplaceAll(s, "–", "-"), -1) {
		tokens = append(tokens, m[1])
	}
	return tokens
}

// hoursRule is on which days something is open when. Nil dates and weekdays are every day.
type hoursRule struct {
	dates    [][2]int // month*100 + day, both ends included; turned round over the new year
	weekdays []time.Weekday
	holidays bool
	spans    []Span
}

func (r *hoursRule) matches(day time.Time) bool {
	at := int(day.Month())*100 + day.Day()
	if r.dates != nil && !slices.ContainsFunc(r.dates, func(d [2]int) bool {
		if d[0] <= d[1] {
			return d[0] <= at && at <= d[1]
		}
		return at >= d[0] || at <= d[1]
	}) {
		return false
	}
	if r.weekdays == nil && !r.holidays {
		return true
	}
	return slices.Contains(r.weekdays, day.Weekday()) || r.holidays && Holiday(day)
}

// hoursParser reads tokens; peek and take give "" at the end.
type hoursParser struct {
	tokens []string
	at     int
}

func (p *hoursParser) peek() string { return p.ahead(0) }

func (p *hoursParser) ahead(n int) string {
	if p.at+n >= len(p.tokens) {
		return ""
	}
	return p.tokens[p.at+n]
}

func (p *hoursParser) take() string {
	token := p.peek()
	p.at++
	return token
}

func (p *hoursParser) accept(token string) bool {
	if p.peek() != token {
		return false
	}
	p.at++
	return true
}

// rule reads one rule: dates, weekdays, then times.
func (p *hoursParser) rule() (r hoursRule, ok bool) {
	if p.accept("24/7") {
		r.spans = []Span{{0, 1440}}
		return r, true
	}
	if !p.dates(&r) || !p.weekdays(&r) {
		return r, false
	}
	switch {
	case p.accept("off"), p.accept("closed"):
		return r, true
	case clock(p.peek()) < 0:
		r.spans = []Span{{0, 1440}} // days alone: all day
		return r, r.dates != nil || r.weekdays != nil
	}
	return r, p.times(&r)
}

var (
	hoursMonths   = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	hoursWeekdays = []string{"Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"}
)

func (p *hoursParser) dates(r *hoursRule) bool {
	for slices.Contains(hoursMonths, p.peek()) {
		from, to, exact, ok := p.date(0)
		if !ok {
			return false
		}
		if p.accept("-") {
			if _, to, _, ok = p.date(map[bool]int{true: from / 100}[exact]); !ok {
				return false
			}
		}
		r.dates = append(r.dates, [2]int{from, to})
		if p.peek() == "," && slices.Contains(hoursMonths, p.ahead(1)) {
			p.at++
		}
	}
	return true
}

// date reads a month with or without a day, or a day alone of the month given.
func (p *hoursParser) date(month int) (first, last int, exact, ok bool) {
	if i := slices.Index(hoursMonths, p.peek()); i >= 0 {
		month = i + 1
		p.at++
	} else if month == 0 {
		return 0, 0, false, false
	}
	day, err := strconv.Atoi(p.peek())
	if err != nil {
		return month * 100, month*100 + 31, false, p.at > 0 && slices.Contains(hoursMonths, p.ahead(-1))
	}
	p.at++
	return month*100 + day, month*100 + day, true, day >= 1 && day <= 31
}

func (p *hoursParser) weekdays(r *hoursRule) bool {
	for {
		from := slices.Index(hoursWeekdays, p.peek())
		switch {
		case p.accept("PH"):
			r.holidays = true
		case from < 0:
			return !r.holidays && r.weekdays == nil // none at all; after a comma one must come
		default:
			p.at++
			to := from
			if p.accept("-") {
				if to = slices.Index(hoursWeekdays, p.take()); to < 0 {
					return false
				}
			}
			for d := from; ; d = (d + 1) % 7 {
				r.weekdays = append(r.weekdays, time.Weekday(d))
				if d == to {
					break
				}
			}
		}
		if p.peek() != "," || !(p.ahead(1) == "PH" || slices.Contains(hoursWeekdays, p.ahead(1))) {
			return true
		}
		p.at++
	}
}

// times reads spans of the clock, separated by commas.
func (p *hoursParser) times(r *hoursRule) bool {
	for {
		from := clock(p.take())
		to := 1440
		if !p.accept("+") {
			if !p.accept("-") {
				return false
			}
			if to = clock(p.take()); from < 0 || to < 0 {
				return false
			}
			p.accept("+")
		}
		if from >= 1440 {
			return false
		}
		if to <= from {
			to += 1440
		}
		r.spans = append(r.spans, Span{from, to})
		if p.peek() != "," || clock(p.ahead(1)) < 0 {
			return true
		}
		p.at++
	}
}

// clock gives the minutes of a time such as 9:30, -1 for none.
func clock(s string) int {
	h, m, ok := strings.Cut(s, ":")
	hour, err := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	if !ok || err != nil || err2 != nil || hour > 26 || minute > 59 {
		return -1
	}
	return hour*60 + minute
}

// fixedHolidays are Romania's public holidays of a fixed date, month*100 + day (Codul muncii, art. 139).
var fixedHolidays = []int{101, 102, 106, 107, 124, 501, 601, 815, 1130, 1201, 1225, 1226}

// Holiday tells whether a day is a public holiday in Romania.
func Holiday(day time.Time) bool {
	if slices.Contains(fixedHolidays, int(day.Month())*100+day.Day()) {
		return true
	}
	date := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	after := int(date.Sub(orthodoxEaster(day.Year())).Hours() / 24)
	return slices.Contains([]int{-2, 0, 1, 49, 50}, after) // Good Friday, Easter, Pentecost
}

// orthodoxEaster is the Sunday of Easter, by Meeus' rule of the Julian calendar, which runs 13 days behind until 2099.
func orthodoxEaster(year int) time.Time {
	d := (19*(year%19) + 15) % 30
	e := (2*(year%4) + 4*(year%7) - d + 34) % 7
	return time.Date(year, time.Month((d+e+114)/31), (d+e+114)%31+1+13, 0, 0, 0, 0, time.UTC)
}
