package demo

import (
	"context"
	"time"

	"locuri/geo"
)

// voices are what made-up people say and show of places, so that whoever tries the demo sees how that looks. A place is
// named by its identifier, a proposal's by "proposal/" before it.
type voices struct {
	People    []geo.Account `json:"people"` // beside the demo accounts; nobody is given a link to sign in as them
	Comments  []comment     `json:"comments"`
	Checks    []check       `json:"checks"`
	Reports   []problem     `json:"reports"`
	Supports  []support     `json:"supports"`
	Sensitive []sensitive   `json:"sensitive"`
	Photos    []photo       `json:"photos"`
}

// voice is what all have in common.
type voice struct {
	ID     string `json:"id"`
	Author string `json:"author"` // e-mail address
	Place  string `json:"place"`
	Waits  bool   `json:"waits"` // for a moderator
}

type comment struct {
	voice
	Organisation string `json:"organisation"` // slug
	Answers      string `json:"answers"`      // identifier of a comment
	Text         string `json:"text"`
}

type check struct {
	voice
	Presence geo.Presence `json:"presence"`
	StepFree geo.StepFree `json:"step_free"`
	Note     string       `json:"note"`
	On       geo.Date     `json:"on"` // the day of it, when it is not that of loading
}

type problem struct {
	voice
	Topic  geo.ReportTopic  `json:"topic"`
	Text   string           `json:"text"`
	Status geo.ReportStatus `json:"status"` // what has become of it; "" when nobody has looked
	Answer string           `json:"answer"`
}

type support struct {
	Place   string   `json:"place"`
	Authors []string `json:"authors"`
}

type sensitive struct {
	Author string `json:"author"`
	Place  string `json:"place"`
	Reason string `json:"reason"`
}

const (
	moderator = "moderator@example.org"
	planner   = "planner@example.org"
)

// loadVoices has everybody say what they say. What an earlier run has kept is known by its UUID and stays as it is.
func (l *loader) loadVoices(ctx context.Context) error {
	for i := range l.Voices.People {
		if err := l.saveAccount(ctx, l.Voices.People[i]); err != nil {
			return err
		}
	}
	for _, say := range []func(context.Context) error{
		each(l.Voices.Comments, l.comment), each(l.Voices.Checks, l.check), each(l.Voices.Reports, l.report),
		each(l.Voices.Supports, l.support), each(l.Voices.Sensitive, l.conceal), each(l.Voices.Photos, l.photo),
	} {
		if err := say(ctx); err != nil {
			return err
		}
	}
	return nil
}

func each[T any](all []T, do func(context.Context, T) error) func(context.Context) error {
	return func(ctx context.Context) error {
		for _, one := range all {
			if err := do(ctx, one); err != nil {
				return err
			}
		}
		return nil
	}
}

// speaker gives who says something, and the number of the place.
func (l *loader) speaker(ctx context.Context, v voice) (geo.Actor, int64, error) {
	actor, err := l.actor(ctx, v.Author)
	if err != nil {
		return actor, 0, err
	}
	id, err := l.placeID(ctx, v.Place)
	return actor, id, err
}

// published is what a moderator decides in the demo city.
var published = geo.CommentDecision{From: geo.CommentWaiting, To: geo.CommentPublished}

func (l *loader) comment(ctx context.Context, c comment) error {
	actor, place, err := l.speaker(ctx, c.voice)
	if err != nil {
		return err
	}
	made := &geo.Comment{UUID: uuidOf("comment/" + c.ID), PlaceID: place, Parent: l.said[c.Answers], Text: c.Text}
	if c.Organisation != "" {
		made.Organisation = &geo.Named{Slug: c.Organisation}
	}
	if err := l.store.AddComment(ctx, actor, made); err != nil {
		return err
	}
	l.said[c.ID] = made.ID
	if c.Waits || made.State != geo.CommentWaiting {
		return nil
	}
	judge, err := l.actor(ctx, moderator)
	if err == nil {
		_, err = l.store.DecideComment(ctx, judge, made.ID, published)
	}
	return err
}

func (l *loader) check(ctx context.Context, c check) error {
	actor, place, err := l.speaker(ctx, c.voice)
	if err != nil {
		return err
	}
	made := &geo.FieldCheck{Remark: geo.Remark{UUID: uuidOf("check/" + c.ID), PlaceID: place}, Presence: c.Presence, StepFree: c.StepFree, Note: c.Note}
	if c.On != "" {
		made.CreatedAt = c.On.First().Add(12 * time.Hour)
	}
	if err := l.store.AddCheck(ctx, actor, made); err != nil || c.Waits || made.State != geo.CommentWaiting {
		return err
	}
	judge, err := l.actor(ctx, moderator)
	if err == nil {
		_, err = l.store.DecideCheck(ctx, judge, made.ID, published)
	}
	return err
}

func (l *loader) report(ctx context.Context, r problem) error {
	actor, place, err := l.speaker(ctx, r.voice)
	if err != nil {
		return err
	}
	made := &geo.Report{Remark: geo.Remark{UUID: uuidOf("report/" + r.ID), PlaceID: place}, Topic: r.Topic, Text: r.Text}
	if err := l.store.AddReport(ctx, actor, made); err != nil || r.Waits {
		return err
	}
	if made.State == geo.CommentWaiting {
		judge, err := l.actor(ctx, moderator)
		if err != nil {
			return err
		}
		if _, err := l.store.DecideReport(ctx, judge, made.ID, published); err != nil {
			return err
		}
	}
	if r.Status == "" || made.Status != geo.ReportOpen {
		return nil
	}
	responsible, err := l.actor(ctx, planner)
	if err == nil {
		_, err = l.store.AnswerReport(ctx, responsible, made.ID, geo.ReportAnswer{From: geo.ReportOpen, To: r.Status, Text: r.Answer})
	}
	return err
}

func (l *loader) support(ctx context.Context, s support) error {
	for _, author := range s.Authors {
		actor, place, err := l.speaker(ctx, voice{Author: author, Place: s.Place})
		if err != nil {
			return err
		}
		if _, err := l.store.SetSupport(ctx, actor, place, true); err != nil {
			return err
		}
	}
	return nil
}

// conceal marks a place as sensitive, unless an earlier run has.
func (l *loader) conceal(ctx context.Context, s sensitive) error {
	actor, id, err := l.speaker(ctx, voice{Author: s.Author, Place: s.Place})
	if err != nil {
		return err
	}
	place, err := l.store.FindPlace(ctx, system, id)
	if err != nil || place.Sensitive {
		return err
	}
	return l.store.SetSensitivity(ctx, actor, id, geo.Sensitivity{Sensitive: true, Reason: s.Reason})
}
