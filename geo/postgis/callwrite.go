package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const createCallSQL = `
INSERT INTO call (organisation_id, programme_id, title, story, conditions, budget, link, starts, ends, zone, opens, closes, review_until, decides,
	changes_until, brief, form, criteria, scale, figures, source, example, created_by)
VALUES (@organisation, @programme, @title, @story, @conditions, @budget, @link, @starts, @ends, @zone, @opens, @closes, @review_until, @decides,
	@changes_until, @brief, @form, @criteria, @scale, @figures, @source, @example, @actor) RETURNING id`

// CreateCall fulfils geo.Calls.
func (db *DB) CreateCall(ctx context.Context, actor geo.Actor, clock geo.Clock, c *geo.OpenCall) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error { return createCall(ctx, tx, actor, clock, c) })
}

func createCall(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, c *geo.OpenCall) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil && geo.FaultOf(err) == geo.Unauthenticated {
		return err
	}
	c.State, c.Reason, c.ReviewedAt, c.AnsweredAt = geo.CallDraft, "", nil, nil
	if err := prepareCall(ctx, tx, c); err != nil {
		return err
	}
	if err := actor.MayKeep(c); err != nil {
		return err
	}
	if err := c.Check(); err != nil {
		return err
	}
	args := callArgs(c)
	args["actor"] = nullable(actor.AccountID)
	if err := tx.QueryRow(ctx, createCallSQL, args).Scan(&c.ID); err != nil {
		return err
	}
	return rereadCall(ctx, tx, actor, clock, c, c.ID)
}

func rereadCall(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, c *geo.OpenCall, id int64) error {
	stored, err := findCall(ctx, tx, actor, clock, id, "")
	if err != nil {
		return err
	}
	*c = *stored
	c.Brief.Geometry, err = briefShape(ctx, tx, c.Brief)
	return err
}

// prepareCall finds what a call names, and sets what follows from the rest of it.
func prepareCall(ctx context.Context, tx pgx.Tx, c *geo.OpenCall) error {
	named := &geo.Project{Organisation: c.Organisation, Programme: c.Programme}
	if err := resolveNames(ctx, tx, named); err != nil {
		return err
	}
	c.Organisation.ID, c.Programme = named.Organisation.ID, named.Programme
	c.Brief = c.Brief.Kept()
	if c.Zone == "" {
		c.Zone = geo.DefaultZone
	}
	if c.Scale == 0 {
		c.Scale = 10
	}
	if c.Link != "" {
		c.Opens, c.Closes, c.ReviewUntil, c.Decides, c.ChangesUntil = spanOf(c.Period, c.Zone, false), spanOf(c.Period, c.Zone, true), nil, nil, nil
	} else {
		c.Period, c.Figures = geo.Period{}, nil
	}
	return checkBrief(ctx, tx, c.Brief)
}

// spanOf gives when a period of days begins or, for the end, is over in a time zone; nil where it is open.
func spanOf(p geo.Period, zone string, end bool) *time.Time {
	location, err := time.LoadLocation(zone)
	day := p.Starts.First()
	if end {
		day = p.Ends.Last()
	}
	if err != nil || day.IsZero() {
		return nil
	}
	if end {
		day = day.AddDate(0, 0, 1)
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, location)
	return &at
}

func callArgs(c *geo.OpenCall) pgx.NamedArgs {
	args := pgx.NamedArgs{
		"id": c.ID, "organisation": c.Organisation.ID, "programme": (*int64)(nil), "state": c.State, "title": texts(c.Title), "story": texts(c.Story),
		"conditions": texts(c.Conditions), "budget": texts(c.Budget), "link": c.Link, "starts": c.Starts, "ends": c.Ends, "zone": c.Zone,
		"opens": c.Opens, "closes": c.Closes, "review_until": c.ReviewUntil, "decides": c.Decides, "changes_until": c.ChangesUntil,
		"brief": document(c.Brief.Kept()), "form": document(list(c.Form)), "criteria": document(list(c.Criteria)), "scale": c.Scale, "reason": c.Reason,
		"figures": (*string)(nil), "source": c.Source, "example": c.Example, "answered_at": c.AnsweredAt, "reviewed_at": c.ReviewedAt,
	}
	if c.Programme != nil {
		args["programme"] = c.Programme.ID
	}
	if c.Link != "" && c.Figures != nil {
		figures := document(c.Figures)
		args["figures"] = &figures
	}
	return args
}

const updateCallSQL = `
UPDATE call SET programme_id = @programme, state = @state, title = @title, story = @story, conditions = @conditions, budget = @budget, link = @link,
	starts = @starts, ends = @ends, zone = @zone, opens = @opens, closes = @closes, review_until = @review_until, decides = @decides,
	changes_until = @changes_until, brief = @brief, form = @form, criteria = @criteria, scale = @scale, reason = @reason, figures = @figures,
	source = @source, reviewed_at = @reviewed_at, answered_at = @answered_at, version = version + 1 WHERE id = @id`

// lockCall gives a call to its keeper, locked against everybody who applies, reviews or decides meanwhile.
func lockCall(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, id int64) (*geo.OpenCall, error) {
	c, err := findCall(ctx, tx, actor, clock, id, "FOR UPDATE OF c")
	if err != nil {
		return nil, err
	}
	return c, actor.MayKeep(c)
}

const begunSQL = `SELECT EXISTS (SELECT FROM application WHERE call_id = $1)`

// UpdateCall fulfils geo.Calls.
func (db *DB) UpdateCall(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64, version int, change func(*geo.OpenCall) error) (*geo.OpenCall, error) {
	after := &geo.OpenCall{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, err := lockCall(ctx, tx, actor, clock, id)
		if err != nil {
			return err
		}
		if err := fresh("call", version, before.Version); err != nil {
			return err
		}
		if before.State == geo.CallCancelled || before.AnsweredAt != nil {
			return geo.Errorf(geo.Conflict, "The call is %s and stays as it is.", before.State)
		}
		*after = *before
		if err := change(after); err != nil {
			return err
		}
		after.ID, after.State, after.Reason, after.Organisation = before.ID, before.State, before.Reason, before.Organisation
		if err := prepareCall(ctx, tx, after); err != nil {
			return err
		}
		if err := after.Check(); err != nil {
			return err
		}
		if err := checkBegun(ctx, tx, before, after, clock()); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, updateCallSQL, callArgs(after)); err != nil {
			return err
		}
		return rereadCall(ctx, tx, actor, clock, after, id)
	})
	return after, err
}

// checkBegun keeps faith with those who have begun to apply: what they answer to stays, and their time only gets longer. Reviewers keep theirs too.
func checkBegun(ctx context.Context, tx pgx.Tx, before, after *geo.OpenCall, now time.Time) error {
	var begun bool
	if err := tx.QueryRow(ctx, begunSQL, before.ID).Scan(&begun); err != nil || !begun {
		return err
	}
	var p geo.Problems
	for _, part := range []struct {
		name          string
		before, after any
	}{
		{"brief", before.Brief.Kept(), after.Brief.Kept()}, {"form", list(before.Form), list(after.Form)},
		{"criteria", list(before.Criteria), list(after.Criteria)}, {"scale", before.Scale, after.Scale}, {"link", before.Link, after.Link},
	} {
		if document(part.before) != document(part.after) {
			p.Add(part.name, "begun", "stays as it is, since somebody has begun to apply")
		}
	}
	if before.Closes != nil && (after.Closes == nil || after.Closes.Before(*before.Closes) || !now.Before(*before.Closes) && !after.Closes.Equal(*before.Closes)) {
		p.Add("closes", "begun", "can only be moved to later, while the call is open, since somebody has begun to apply")
	}
	if before.ReviewUntil != nil && after.ReviewUntil != nil && after.ReviewUntil.Before(*before.ReviewUntil) && after.ReviewUntil.Before(now) {
		p.Add("review_until", "in_the_past", "must not be moved to before now: reviewers would lose their time")
	}
	return p.Err()
}

// MoveCall fulfils geo.Calls.
func (db *DB) MoveCall(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64, step geo.CallStep) (*geo.OpenCall, error) {
	c := &geo.OpenCall{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, err := lockCall(ctx, tx, actor, clock, id)
		if err != nil {
			return err
		}
		*c = *before
		now := clock()
		if err := judgeCallStep(ctx, tx, c, step, now); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, updateCallSQL, callArgs(c)); err != nil {
			return err
		}
		if err := db.tellOfCall(ctx, tx, c, now); err != nil {
			return err
		}
		return rereadCall(ctx, tx, actor, clock, c, id)
	})
	return c, err
}

const undecidedSQL = `SELECT count(*) FROM application WHERE call_id = $1 AND state = 'submitted' AND award = ''`

// judgeCallStep makes a step of a call's state, if it may follow.
func judgeCallStep(ctx context.Context, tx pgx.Tx, c *geo.OpenCall, step geo.CallStep, now time.Time) error {
	from := c.State
	c.State = step.To
	switch {
	case step.To == geo.CallPublished && from == geo.CallDraft:
		if err := c.Check(); err != nil || c.Link != "" {
			return err
		}
		if !now.Before(*c.Closes) {
			return geo.InvalidField("closes", "in_the_past", "must lie in the future")
		}
		return nil
	case step.To == geo.CallCancelled && from == geo.CallPublished && c.AnsweredAt == nil:
		c.Reason = strings.TrimSpace(step.Reason)
		return geo.CheckWords("reason", step.Reason)
	case step.To == geo.CallClosed && from == geo.CallPublished && c.Link == "" && c.Phase == geo.PhaseDeciding:
		var left int
		if err := tx.QueryRow(ctx, undecidedSQL, c.ID).Scan(&left); err != nil {
			return err
		}
		if left > 0 {
			return geo.Errorf(geo.Conflict, "%d applications wait for a decision.", left)
		}
		at := now
		if !step.Now && c.Decides.After(now) {
			at = *c.Decides
		}
		c.AnsweredAt = &at
		return nil
	}
	return geo.Errorf(geo.Conflict, "A call that is %s (%s) cannot become %s now.", from, c.Phase, step.To)
}

const lettersOfCallSQL = `SELECT id FROM application WHERE call_id = $1 AND (state = 'submitted' OR state = 'draft' AND $2)`

// tellOfCall has applicants told that the call is cancelled, or at the moment that is set for it, what has become of their applications.
func (db *DB) tellOfCall(ctx context.Context, tx pgx.Tx, c *geo.OpenCall, now time.Time) error {
	if c.State == geo.CallPublished {
		return nil
	}
	news, wait := geo.CallAnswered, time.Duration(0)
	if c.State == geo.CallCancelled {
		news = geo.CallGone
	} else {
		wait = c.AnsweredAt.Sub(now)
	}
	rows, err := tx.Query(ctx, lettersOfCallSQL, c.ID, c.State == geo.CallCancelled)
	if err != nil {
		return err
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := db.enqueueLater(ctx, tx, geo.NotifyCall{News: news, CallID: c.ID, ApplicationID: id}, wait); err != nil {
			return err
		}
	}
	return nil
}

// CopyCall fulfils geo.Calls.
func (db *DB) CopyCall(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64) (*geo.OpenCall, error) {
	c := &geo.OpenCall{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		original, err := findCall(ctx, tx, actor, clock, id, "")
		if err != nil {
			return err
		}
		*c = *original
		c.Figures, c.Example, c.Period = nil, false, geo.Period{}
		now := clock()
		for years := 1; c.Opens != nil && c.Opens.Before(now); years++ {
			c.Later(original, years)
		}
		return createCall(ctx, tx, actor, clock, c)
	})
	return c, err
}

const deleteCallSQL = `DELETE FROM call WHERE id = $1`

// DeleteCall fulfils geo.Calls. Nobody can have applied to a draft.
func (db *DB) DeleteCall(ctx context.Context, actor geo.Actor, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		c, err := lockCall(ctx, tx, actor, time.Now, id)
		if err != nil {
			return err
		}
		if c.State != geo.CallDraft {
			return geo.Errorf(geo.Conflict, "Only a draft can be deleted; a call that was published can be cancelled.")
		}
		_, err = tx.Exec(ctx, deleteCallSQL, id)
		return err
	})
}
