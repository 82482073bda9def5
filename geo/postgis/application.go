package postgis

import (
	"context"
	"encoding/json"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectApplicationSQL = `
SELECT a.id, a.version, a.uuid::text, a.call_id, a.state, coalesce(a.account_id, 0), coalesce(who.name, ''), o.id, o.slug, o.title, a.title, a.answers,
	a.places, a.geom, a.share, a.saved_at, a.submitted_at, a.award, a.answer, coalesce(a.project_id, 0),
	(SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'application_id', f.application_id, 'question', f.question, 'name', f.name,
		'media_type', f.media_type, 'size', f.size, 'created_at', f.created_at) ORDER BY f.id), '[]') FROM application_file f WHERE f.application_id = a.id),
	(SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'application_id', q.application_id, 'about', q.about, 'text', q.text, 'state', q.state,
		'answer', q.answer, 'created_at', q.created_at, 'decided_at', q.decided_at) ORDER BY q.id), '[]') FROM change_request q WHERE q.application_id = a.id),
	(SELECT coalesce(jsonb_agg(jsonb_build_object('account', coalesce(r.account_id, 0), 'reviewer', coalesce(reviewer.name, ''), 'conflict', r.conflict,
		'note', r.note, 'scores', r.scores, 'comment', r.comment, 'saved_at', r.saved_at, 'submitted_at', r.submitted_at) ORDER BY r.id), '[]')
		FROM review r LEFT JOIN account reviewer ON reviewer.id = r.account_id WHERE r.application_id = a.id)
FROM application a LEFT JOIN account who ON who.id = a.account_id LEFT JOIN organisation o ON o.id = a.organisation_id WHERE `

// storedReview is a review with whose it is.
type storedReview struct {
	geo.Review
	Account int64 `json:"account"`
}

func scanApplication(row pgx.CollectableRow) (geo.Application, error) {
	var a geo.Application
	var o organisationRef
	var reviews []byte
	err := row.Scan(&a.ID, &a.Version, &a.UUID, &a.CallID, &a.State, &a.AccountID, &a.Applicant, &o.id, &o.slug, &o.title, &a.Title, &a.Answers,
		&a.Site.Places, &a.Site.Geometry.Geometry, &a.Share, &a.SavedAt, &a.SubmittedAt, &a.Award, &a.Answer, &a.ProjectID, &a.Files, &a.Changes, &reviews)
	if err != nil {
		return a, err
	}
	if a.Organisation = o.named(); a.Organisation != nil {
		a.Organisation.ID = *o.id
		a.Applicant = *o.title
	}
	var stored []storedReview
	if err := json.Unmarshal(reviews, &stored); err != nil {
		return a, err
	}
	a.Reviews = []geo.Review{}
	for _, r := range stored {
		r.Review.AccountID = r.Account
		a.Reviews = append(a.Reviews, r.Review)
	}
	return a, nil
}

// standing tells what the actor is to an application to the call.
func standing(actor geo.Actor, c *geo.OpenCall, a *geo.Application) geo.Relation {
	if actor.AccountID != 0 && a.AccountID == actor.AccountID || a.Organisation != nil && actor.IsMember(a.Organisation.ID) {
		return geo.Applicant
	}
	review := ownReview(actor, a)
	reviewer := c.Reviews || review != nil
	switch {
	case review != nil && review.Conflict:
		return geo.ConflictingReviewer
	case reviewer && review != nil && review.SubmittedAt != nil && (!c.Keeps || c.Phase == geo.PhaseReview):
		return geo.DoneReviewer
	case c.Keeps:
		return geo.Keeper
	case reviewer && review == nil:
		return geo.UndeclaredReviewer
	case reviewer:
		return geo.FreeReviewer
	}
	return geo.Stranger
}

func ownReview(actor geo.Actor, a *geo.Application) *geo.Review {
	for i := range a.Reviews {
		if actor.AccountID != 0 && a.Reviews[i].AccountID == actor.AccountID {
			return &a.Reviews[i]
		}
	}
	return nil
}

// disclose makes of a stored application what the actor may see of it, and tells whether that is anything.
func disclose(actor geo.Actor, c *geo.OpenCall, a *geo.Application) bool {
	a.Relation = standing(actor, c, a)
	if own := ownReview(actor, a); own != nil && a.Relation != geo.Applicant {
		mine := *own
		a.Review = &mine
	}
	in := []geo.Review{}
	for _, r := range a.Reviews {
		if r.SubmittedAt != nil || r.Conflict {
			in = append(in, r)
		}
	}
	a.Reviews, a.Score = in, c.Score(in)
	return a.Disclose(c.Phase)
}

// findApplication gives an application with its call as the actor sees them; lock has both locked, the call against being changed.
func findApplication(ctx context.Context, q querier, actor geo.Actor, clock geo.Clock, id int64, lock bool) (*geo.Application, *geo.OpenCall, error) {
	a, c, err := loadApplication(ctx, q, actor, clock, id, lock)
	if err != nil {
		return nil, nil, err
	}
	if !disclose(actor, c, a) {
		return nil, nil, geo.Errorf(geo.NotFound, "There is no application %d.", id)
	}
	return a, c, nil
}

const callOfApplicationSQL = `SELECT call_id FROM application WHERE id = $1`

// loadApplication gives all that is stored of an application.
func loadApplication(ctx context.Context, q querier, actor geo.Actor, clock geo.Clock, id int64, lock bool) (*geo.Application, *geo.OpenCall, error) {
	var call int64
	if err := q.QueryRow(ctx, callOfApplicationSQL, id).Scan(&call); err != nil {
		return nil, nil, notFound(err, "There is no application %d.", id)
	}
	share, update := "", ""
	if lock {
		share, update = "FOR SHARE OF c", " FOR UPDATE OF a"
		if _, err := findCall(ctx, q, actor, clock, call, share); err != nil {
			return nil, nil, err
		}
	}
	rows, err := q.Query(ctx, selectApplicationSQL+"a.id = $1"+update, id)
	if err != nil {
		return nil, nil, err
	}
	a, err := pgx.CollectExactlyOneRow(rows, scanApplication)
	if err != nil {
		return nil, nil, notFound(err, "There is no application %d.", id)
	}
	c, err := findCall(ctx, q, actor, clock, call, "") // by the time it is when all is locked
	return &a, c, err
}

// FindApplication fulfils geo.Applications.
func (db *DB) FindApplication(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64) (*geo.Application, error) {
	return shownApplication(ctx, db.pool, actor, clock, id)
}

// shownApplication gives one application with how its site fits.
func shownApplication(ctx context.Context, q querier, actor geo.Actor, clock geo.Clock, id int64) (*geo.Application, error) {
	a, c, err := findApplication(ctx, q, actor, clock, id, false)
	if err != nil {
		return nil, err
	}
	a.Call = refOf(c)
	if !a.Site.Empty() {
		a.Fit, err = fitOf(ctx, q, c.Brief, a.Site)
	}
	return a, err
}

func refOf(c *geo.OpenCall) *geo.CallRef {
	return &geo.CallRef{ID: c.ID, Title: c.Title, Zone: c.Zone, Closes: c.Closes, Phase: c.Phase}
}

// FindOwnApplications fulfils geo.Applications.
func (db *DB) FindOwnApplications(ctx context.Context, actor geo.Actor, clock geo.Clock, page geo.Page) ([]geo.Application, string, error) {
	if err := actor.May(geo.ApplyToCall, 0); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, geo.SortNewest)
	if err != nil {
		return nil, "", err
	}
	organisations := []int64{}
	for _, m := range actor.Memberships {
		organisations = append(organisations, m.Organisation)
	}
	args := &arguments{}
	where := "(a.account_id = " + args.add(actor.AccountID) + " OR a.organisation_id = ANY(" + args.add(organisations) + "))"
	if after != nil {
		where += " AND a.id < " + args.add(after.ID)
	}
	found, next, err := db.queryApplications(ctx, where+" ORDER BY a.id DESC LIMIT "+args.add(page.Limit+1), args, page.Limit, geo.SortNewest)
	if err != nil {
		return nil, "", err
	}
	calls, err := db.callsOf(ctx, actor, clock, found)
	if err != nil {
		return nil, "", err
	}
	shown := []geo.Application{}
	for _, a := range found {
		c := calls[a.CallID]
		if c != nil && disclose(actor, c, &a) {
			a.Call = refOf(c)
			shown = append(shown, a)
		}
	}
	return shown, next, nil
}

func (db *DB) queryApplications(ctx context.Context, where string, args *arguments, limit int, sort geo.Sort) ([]geo.Application, string, error) {
	rows, err := db.pool.Query(ctx, selectApplicationSQL+where, *args...)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, scanApplication)
	if err != nil || len(found) <= limit {
		return found, "", err
	}
	return found[:limit], cursor{Sort: sort, ID: found[limit-1].ID}.String(), nil
}

// callsOf gives the calls of applications by number.
func (db *DB) callsOf(ctx context.Context, actor geo.Actor, clock geo.Clock, applications []geo.Application) (map[int64]*geo.OpenCall, error) {
	ids := []int64{}
	for _, a := range applications {
		ids = append(ids, a.CallID)
	}
	rows, err := db.pool.Query(ctx, selectCallSQL+`c.id = ANY(@ids)`, pgx.NamedArgs{"actor": actor.AccountID, "ids": ids})
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, callScanner(actor, clock()))
	calls := map[int64]*geo.OpenCall{}
	for i := range found {
		calls[found[i].ID] = &found[i]
	}
	return calls, err
}

// FindApplications fulfils geo.Applications.
func (db *DB) FindApplications(ctx context.Context, actor geo.Actor, clock geo.Clock, call int64, page geo.Page) ([]geo.Application, string, error) {
	c, err := findCall(ctx, db.pool, actor, clock, call, "")
	if err != nil {
		return nil, "", err
	}
	if err := actor.MayKeep(c); err != nil && !c.Reviews {
		return nil, "", err
	}
	after, err := parseCursor(page.After, geo.SortID)
	if err != nil {
		return nil, "", err
	}
	args := &arguments{}
	where := "a.state = 'submitted' AND a.call_id = " + args.add(call)
	if after != nil {
		where += " AND a.id > " + args.add(after.ID)
	}
	found, next, err := db.queryApplications(ctx, where+" ORDER BY a.id LIMIT "+args.add(page.Limit+1), args, page.Limit, geo.SortID)
	if err != nil {
		return nil, "", err
	}
	shown := []geo.Application{}
	for _, a := range found {
		if disclose(actor, c, &a) {
			shown = append(shown, a)
		}
	}
	return shown, next, nil
}

const insertApplicationSQL = `
INSERT INTO application (uuid, call_id, account_id, organisation_id, saved_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (uuid) DO NOTHING RETURNING id`

const applicationByUUIDSQL = `SELECT id FROM application WHERE uuid = $1 AND account_id = $2 AND call_id = $3`

// mostApplications is how many one person begins for one call.
const mostApplications = 20

const countApplicationsSQL = `SELECT count(*) FROM application WHERE call_id = $1 AND account_id = $2`

// BeginApplication fulfils geo.Applications.
func (db *DB) BeginApplication(ctx context.Context, actor geo.Actor, clock geo.Clock, a *geo.Application) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var p geo.Problems
		geo.CheckUUID(&p, a.UUID)
		if err := actor.May(geo.ApplyToCall, 0); err != nil {
			return err
		}
		if err := p.Err(); err != nil {
			return err
		}
		c, err := findCall(ctx, tx, actor, clock, a.CallID, "FOR SHARE OF c")
		if err != nil {
			return err
		}
		var id int64
		err = tx.QueryRow(ctx, applicationByUUIDSQL, a.UUID, actor.AccountID, c.ID).Scan(&id)
		if err == nil {
			return rereadApplication(ctx, tx, actor, clock, a, id)
		}
		organisation, err := admitApplicant(ctx, tx, actor, c, a)
		if err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, insertApplicationSQL, a.UUID, c.ID, actor.AccountID, nullable(organisation), clock()).Scan(&id); err != nil {
			if notFound(err, "") != err {
				return geo.Errorf(geo.Conflict, "The uuid %s is taken.", a.UUID)
			}
			return err
		}
		return rereadApplication(ctx, tx, actor, clock, a, id)
	})
}

// admitApplicant gives the organisation that is applied for, 0 for none. Who keeps or reviews the call does not apply to it.
func admitApplicant(ctx context.Context, tx pgx.Tx, actor geo.Actor, c *geo.OpenCall, a *geo.Application) (int64, error) {
	organisation, err := actFor(ctx, tx, actor, slugOf(a.Organisation))
	if err != nil {
		return 0, err
	}
	if c.Keeps || c.Reviews || organisation == c.Organisation.ID {
		return 0, geo.Errorf(geo.Conflict, "Who keeps or reviews a call does not apply to it.")
	}
	if err := isOpen(c); err != nil {
		return 0, err
	}
	var n int
	if err := tx.QueryRow(ctx, countApplicationsSQL, c.ID, actor.AccountID).Scan(&n); err != nil {
		return 0, err
	}
	if n >= mostApplications {
		return 0, geo.Errorf(geo.TooMany, "One person begins %d applications to a call at most.", mostApplications)
	}
	return organisation, nil
}

// isOpen refuses what comes before a call opens, or at the second when it closes or later.
func isOpen(c *geo.OpenCall) error {
	switch {
	case c.Link != "":
		return geo.Errorf(geo.Conflict, "This call is kept elsewhere: %s", c.Link)
	case c.Phase == geo.PhaseOpen:
		return nil
	case c.Phase == geo.PhaseComing || c.Phase == geo.PhaseDraft:
		return geo.Errorf(geo.Conflict, "The call is not open yet.")
	case c.Phase == geo.PhaseCancelled:
		return geo.Errorf(geo.Conflict, "The call was cancelled.")
	}
	return &geo.Error{Fault: geo.Conflict, Message: "The call closed at " + c.Closes.Format(time.RFC3339) + ".",
		Fields: []geo.FieldError{{Field: "closes", Code: "too_late", Message: "the call is closed"}}}
}

func rereadApplication(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, a *geo.Application, id int64) error {
	stored, err := shownApplication(ctx, tx, actor, clock, id)
	if err == nil {
		*a = *stored
	}
	return err
}
