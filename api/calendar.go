package api

import (
	"bytes"
	"fmt"
	"net/http"

	"locuri/geo"
	"locuri/geo/format"
)

const calendarType = "text/calendar; charset=utf-8"

// mostFed is how many events a calendar may have; pastMonths is how long those that are over stay in it when no time is
// asked for.
const mostFed, pastMonths = 1000, 1

// getCalendar gives the events that match any filter of the list to calendar programs, which ask again and again.
func (a *API) getCalendar(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	filter, err := a.eventFilter(r, p, a.config.Now().AddDate(0, -pastMonths, 0))
	if err != nil {
		return err
	}
	lang, name := p.calendarLanguage(r), p.text("name")
	if len([]rune(name)) > 200 {
		p.problems.Add("name", "too_long", "may have 200 characters at most")
	}
	if err := p.err(); err != nil {
		return err
	}
	events, err := a.store.FindEvents(r.Context(), actor(r), filter, mostFed)
	if err != nil {
		return err
	}
	if name == "" {
		name = pageWord(lang, "calendar")
	}
	return a.writeCalendar(w, r, lang, name, events)
}

// calendarLanguage reads in which language a calendar is wanted: calendar programs send no Accept-Language.
func (p *params) calendarLanguage(r *http.Request) string {
	if wanted := enum(p, "lang", []string{"ro", "en"}); len(wanted) == 1 {
		return wanted[0]
	}
	if r.Header.Get("Accept-Language") == "" {
		return "ro"
	}
	return language(r)
}

func (a *API) getEventCalendar(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	lang := p.calendarLanguage(r)
	if err := p.err(); err != nil {
		return err
	}
	id, err := pathID(r, "eventId")
	if err != nil {
		return err
	}
	event, err := a.store.FindEvent(r.Context(), actor(r), id)
	if err != nil {
		return err
	}
	return a.writeCalendar(w, r, lang, event.Title.In(lang), []geo.Event{*event})
}

func (a *API) writeCalendar(w http.ResponseWriter, r *http.Request, lang, name string, events []geo.Event) error {
	zone, err := a.store.TimeZone(r.Context())
	if err != nil {
		return err
	}
	calendar := format.ICalendar{Name: name, Language: lang, Cancelled: pageWord(lang, "cancelled"), Zone: zone,
		Link: func(e *geo.Event) string { return fmt.Sprintf("%s/events/%d", a.base(r), e.ID) }}
	var body bytes.Buffer
	if err := calendar.Write(&body, events); err != nil {
		return err
	}
	w.Header().Set("Content-Type", calendarType)
	w.Header().Add("Vary", "Accept-Language")
	w.Header().Set("Content-Disposition", `attachment; filename="locuri.ics"`)
	if fresh(w, r, "W/"+contentTag(0, body.Bytes())) {
		return nil
	}
	_, err = w.Write(body.Bytes())
	return ignoreGone(err)
}
