package demo

import (
	"context"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// call is a call that was kept elsewhere, and is known from public sources.
type call struct {
	Organisation string   `json:"organisation"`
	Programme    string   `json:"programme"`
	Title        geo.Text `json:"title"`
	Story        geo.Text `json:"story"`
	Conditions   geo.Text `json:"conditions"`
	Budget       geo.Text `json:"budget"`
	Link         string   `json:"link"`
	geo.Period
	Figures  *geo.Figures    `json:"figures"`
	Source   string          `json:"source"`
	Brief    geo.Brief       `json:"brief"`
	Form     []geo.Question  `json:"form"`
	Criteria []geo.Criterion `json:"criteria"`
	Scale    int             `json:"scale"`
}

// exampleCall is a made-up call, whose dates follow the day on which it is loaded.
type exampleCall struct {
	call
	Days         [5]int        `json:"days"`      // from today to opening, closing, the end of reviews, the answers and the last change
	Reviewers    []string      `json:"reviewers"` // e-mail addresses
	Applications []application `json:"applications"`
}

// application is an application to an example call.
type application struct {
	ID      string      `json:"id"`
	Author  string      `json:"author"` // e-mail address
	Title   string      `json:"title"`
	Share   bool        `json:"share"`
	Answers geo.Answers `json:"answers"`
	Point   orb.Point   `json:"point"`
}

func (c *call) open() *geo.OpenCall {
	open := &geo.OpenCall{
		Organisation: geo.Named{Slug: c.Organisation}, Title: c.Title, Story: c.Story, Conditions: c.Conditions, Budget: c.Budget, Link: c.Link,
		Period: c.Period, Figures: c.Figures, Source: c.Source, Brief: c.Brief, Form: c.Form, Criteria: c.Criteria, Scale: c.Scale,
		Phases: geo.Phases{Zone: geo.DefaultZone},
	}
	if c.Programme != "" {
		open.Programme = &geo.Named{Slug: c.Programme}
	}
	return open
}

// loadCalls writes the calls that were, and the examples.
func (l *loader) loadCalls(ctx context.Context) error {
	for i := range l.Calls {
		if _, err := l.publishCall(ctx, time.Now, l.Calls[i].open()); err != nil {
			return err
		}
	}
	for i := range l.ExampleCalls {
		if err := l.loadExampleCall(ctx, &l.ExampleCalls[i]); err != nil {
			return err
		}
	}
	return nil
}

// publishCall writes a call and publishes it, unless an earlier run has. It gives its number.
func (l *loader) publishCall(ctx context.Context, clock geo.Clock, c *geo.OpenCall) (int64, error) {
	found, _, err := l.store.FindCalls(ctx, system, clock, geo.CallFilter{Organisation: c.Organisation.Slug}, geo.Page{Limit: 200})
	if err != nil {
		return 0, err
	}
	made := c
	for i := range found {
		if found[i].Title["ro"] == c.Title["ro"] {
			made = &found[i]
		}
	}
	if made == c {
		if err := l.store.CreateCall(ctx, system, clock, c); err != nil {
			return 0, err
		}
	}
	if made.State == geo.CallDraft {
		_, err = l.store.MoveCall(ctx, system, clock, made.ID, geo.CallStep{To: geo.CallPublished})
	}
	return made.ID, err
}

// loadExampleCall has an example call opened and applied to as if it had happened on its days.
func (l *loader) loadExampleCall(ctx context.Context, e *exampleCall) error {
	zone, err := time.LoadLocation(geo.DefaultZone)
	if err != nil {
		return err
	}
	today := time.Now().In(zone)
	on := func(days, hour int) *time.Time {
		at := time.Date(today.Year(), today.Month(), today.Day()+days, hour, 0, 0, 0, zone)
		return &at
	}
	c := e.open()
	c.Example = true
	c.Opens, c.Closes, c.ReviewUntil, c.Decides, c.ChangesUntil = on(e.Days[0], 9), on(e.Days[1], 18), on(e.Days[2], 18), on(e.Days[3], 12), on(e.Days[4], 18)
	then := func() time.Time { return c.Opens.Add(time.Hour) }
	id, err := l.publishCall(ctx, then, c)
	if err != nil {
		return err
	}
	for _, email := range e.Reviewers {
		if err := l.store.AddReviewer(ctx, system, then, id, email); err != nil {
			return err
		}
	}
	for _, a := range e.Applications {
		if err := l.apply(ctx, then, id, a); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) apply(ctx context.Context, then geo.Clock, call int64, a application) error {
	actor, err := l.actor(ctx, a.Author)
	if err != nil {
		return err
	}
	made := &geo.Application{CallID: call, UUID: uuidOf("application/" + a.ID)}
	if err := l.store.BeginApplication(ctx, actor, then, made); err != nil || made.State == geo.ApplicationSubmitted {
		return err
	}
	_, err = l.store.UpdateApplication(ctx, actor, then, made.ID, 0, func(p *geo.Application) error {
		p.Title, p.Share, p.Answers, p.Site = a.Title, a.Share, a.Answers, geo.Spot{Geometry: geo.Drawn{Geometry: a.Point}}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = l.store.SubmitApplication(ctx, actor, then, made.ID)
	return err
}
