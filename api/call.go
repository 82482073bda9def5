package api

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"locuri/geo"
)

// clock is the time by which deadlines are judged.
func (a *API) clock() time.Time { return a.config.Now() }

func (a *API) getCalls(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(50, 200), After: p.text("after")}
	filter := geo.CallFilter{Organisation: p.text("organisation"), Programme: p.text("programme"), Stretch: p.stretch(), Mine: p.boolean("mine")}
	if when := enum(p, "when", geo.CallTimes); len(when) == 1 {
		filter.When = when[0]
	} else if len(when) > 1 {
		p.problems.Add("when", "too_many", "may be one of %v", geo.CallTimes)
	}
	if err := p.err(); err != nil {
		return err
	}
	calls, next, err := a.store.FindCalls(r.Context(), actor(r), a.clock, filter, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"calls": calls}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}

func (a *API) getCall(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "callId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	call, err := a.store.FindCall(r.Context(), actor(r), a.clock, id)
	if err != nil {
		return err
	}
	return writeTagged(w, r, call.Version, call)
}

// callBody is what may be said of a call. Moments are as clocks in its time zone show them.
type callBody struct {
	Organisation string   `json:"organisation"`
	Programme    *string  `json:"programme"` // slug; nil for none
	Title        geo.Text `json:"title"`
	Story        geo.Text `json:"story"`
	Conditions   geo.Text `json:"conditions"`
	Budget       geo.Text `json:"budget"`
	Link         string   `json:"link"`
	geo.Period
	Zone         string          `json:"zone"`
	Opens        string          `json:"opens"`
	Closes       string          `json:"closes"`
	ReviewUntil  string          `json:"review_until"`
	Decides      string          `json:"decides"`
	ChangesUntil string          `json:"changes_until"`
	Brief        geo.Brief       `json:"brief"`
	Form         []geo.Question  `json:"form"`
	Criteria     []geo.Criterion `json:"criteria"`
	Scale        int             `json:"scale"`
	Figures      *geo.Figures    `json:"figures"`
	Source       string          `json:"source"`
}

func callBodyOf(c *geo.OpenCall) callBody {
	written := func(at *time.Time) string {
		if at == nil {
			return ""
		}
		return at.Format(time.RFC3339)
	}
	b := callBody{
		Organisation: c.Organisation.Slug, Title: c.Title, Story: c.Story, Conditions: c.Conditions, Budget: c.Budget, Link: c.Link, Period: c.Period, Zone: c.Zone,
		Opens: written(c.Opens), Closes: written(c.Closes), ReviewUntil: written(c.ReviewUntil), Decides: written(c.Decides), ChangesUntil: written(c.ChangesUntil),
		Brief: c.Brief, Form: c.Form, Criteria: c.Criteria, Scale: c.Scale, Source: c.Source,
	}
	if c.Link != "" {
		b.Figures = c.Figures
	}
	if c.Programme != nil {
		b.Programme = &c.Programme.Slug
	}
	return b
}

// apply puts what is said into a call. Errors: Invalid, naming each moment that is none.
func (b callBody) apply(c *geo.OpenCall) error {
	c.Organisation = geo.Named{Slug: b.Organisation}
	c.Programme = nil
	if b.Programme != nil && *b.Programme != "" {
		c.Programme = &geo.Named{Slug: *b.Programme}
	}
	c.Title, c.Story, c.Conditions, c.Budget = emptied(b.Title), emptied(b.Story), emptied(b.Conditions), emptied(b.Budget)
	c.Link, c.Period, c.Zone, c.Brief, c.Form, c.Criteria, c.Scale = strings.TrimSpace(b.Link), b.Period, b.Zone, b.Brief, b.Form, b.Criteria, b.Scale
	c.Figures, c.Source = b.Figures, b.Source
	if c.Zone == "" {
		c.Zone = geo.DefaultZone
	}
	var p geo.Problems
	for _, moment := range []struct {
		name, text string
		into       **time.Time
	}{
		{"opens", b.Opens, &c.Opens}, {"closes", b.Closes, &c.Closes}, {"review_until", b.ReviewUntil, &c.ReviewUntil},
		{"decides", b.Decides, &c.Decides}, {"changes_until", b.ChangesUntil, &c.ChangesUntil},
	} {
		at, err := geo.ParseMoment(moment.name, moment.text, c.Zone)
		if e, ok := err.(*geo.Error); ok {
			p = append(p, e.Fields...)
		}
		*moment.into = at
	}
	return p.Err()
}

func (a *API) createCall(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.KeepCall); err != nil {
		return err
	}
	body, err := readJSON[callBody](w, r, jsonType)
	if err != nil {
		return err
	}
	call := &geo.OpenCall{}
	if err := body.apply(call); err != nil {
		return err
	}
	if err := a.store.CreateCall(r.Context(), actor(r), a.clock, call); err != nil {
		return err
	}
	return a.writeNewCall(w, r, call)
}

func (a *API) writeNewCall(w http.ResponseWriter, r *http.Request, call *geo.OpenCall) error {
	w.Header().Set("Location", fmt.Sprintf("%s/api/calls/%d", a.base(r), call.ID))
	return writeChanged(w, http.StatusCreated, call.Version, call)
}

func (a *API) updateCall(w http.ResponseWriter, r *http.Request) error {
	p, err := readPatch(w, r, geo.KeepCall, "callId")
	if err != nil {
		return err
	}
	call, err := a.store.UpdateCall(r.Context(), actor(r), a.clock, p.id, p.version, func(c *geo.OpenCall) error {
		after, err := patched(callBodyOf(c), p.body)
		if err != nil {
			return err
		}
		return after.apply(c)
	})
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, call.Version, call)
}

func (a *API) moveCall(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "callId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		To     geo.CallState `json:"to"`
		Reason string        `json:"reason"`
		Now    bool          `json:"now"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	call, err := a.store.MoveCall(r.Context(), actor(r), a.clock, id, geo.CallStep(body))
	if err != nil {
		return err
	}
	return writeChanged(w, http.StatusOK, call.Version, call)
}

func (a *API) copyCall(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "callId")
	if err != nil {
		return err
	}
	call, err := a.store.CopyCall(r.Context(), actor(r), a.clock, id)
	if err != nil {
		return err
	}
	return a.writeNewCall(w, r, call)
}

func (a *API) deleteCall(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "callId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.DeleteCall(r.Context(), actor(r), id))
}

func (a *API) checkSite(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID(r, "callId")
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	site, err := readJSON[geo.Spot](w, r, jsonType)
	if err != nil {
		return err
	}
	fit, err := a.store.CheckSite(r.Context(), actor(r), a.clock, id, site)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, fit)
}

func (a *API) getReviewers(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "callId")
	if err != nil {
		return err
	}
	reviewers, err := a.store.FindReviewers(r.Context(), actor(r), a.clock, id)
	if err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"reviewers": reviewers})
}

func (a *API) addReviewer(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "callId")
	if err != nil {
		return err
	}
	body, err := readJSON[struct {
		Email string `json:"email"`
	}](w, r, jsonType)
	if err != nil {
		return err
	}
	if err := a.store.AddReviewer(r.Context(), actor(r), a.clock, id, body.Email); err != nil {
		return err
	}
	return a.getReviewers(w, r)
}

func (a *API) removeReviewer(w http.ResponseWriter, r *http.Request) error {
	id, err := target(r, geo.KeepCall, "callId")
	if err != nil {
		return err
	}
	account, err := pathID(r, "accountId")
	if err != nil {
		return err
	}
	return writeDone(w, a.store.RemoveReviewer(r.Context(), actor(r), a.clock, id, account))
}

func (a *API) getOpportunities(w http.ResponseWriter, r *http.Request) error {
	p := newParams(r)
	page := geo.Page{Limit: p.limit(100, 1000), After: p.text("after")}
	if err := p.err(); err != nil {
		return err
	}
	opportunities, next, err := a.store.FindOpportunities(r.Context(), a.clock, page)
	if err != nil {
		return err
	}
	answer := map[string]any{"opportunities": opportunities}
	if next != "" {
		answer["next"] = a.link(r, next)
	}
	return writeTagged(w, r, 0, answer)
}
