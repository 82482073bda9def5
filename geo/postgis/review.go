package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const saveReviewSQL = `
INSERT INTO review (application_id, account_id, conflict, note, scores, comment, saved_at, submitted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (application_id, account_id) DO UPDATE SET conflict = $3, note = $4, scores = $5, comment = $6, saved_at = $7, submitted_at = $8`

// SaveReview fulfils geo.Applications.
func (db *DB) SaveReview(ctx context.Context, actor geo.Actor, clock geo.Clock, application int64, review *geo.Review, done bool) (*geo.Application, error) {
	after := &geo.Application{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := actor.May(geo.ReviewCall, 0); err != nil {
			return err
		}
		// Of those who hand in at once the last must see that all are in: they wait for one another at the call.
		a, c, err := reviewedApplication(ctx, tx, actor, clock, application)
		if err != nil {
			return err
		}
		if err := mayReview(actor, c, a); err != nil {
			return err
		}
		if err := review.Check(c, done); err != nil {
			return err
		}
		if err := writeReview(ctx, tx, actor, clock(), a, review, done); err != nil {
			return err
		}
		if done || review.Conflict {
			if err := noteReviewed(ctx, tx, c.ID, clock()); err != nil {
				return err
			}
		}
		return rereadApplication(ctx, tx, actor, clock, after, application)
	})
	return after, err
}

func reviewedApplication(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, id int64) (*geo.Application, *geo.OpenCall, error) {
	var call int64
	if err := tx.QueryRow(ctx, callOfApplicationSQL, id).Scan(&call); err != nil {
		return nil, nil, notFound(err, "There is no application %d.", id)
	}
	if _, err := findCall(ctx, tx, actor, clock, call, "FOR UPDATE OF c"); err != nil {
		return nil, nil, err
	}
	return findApplication(ctx, tx, actor, clock, id, true)
}

func writeReview(ctx context.Context, tx pgx.Tx, actor geo.Actor, now time.Time, a *geo.Application, r *geo.Review, done bool) error {
	var submitted *time.Time
	if done && !r.Conflict {
		submitted = &now
	}
	scores := r.Scores
	if scores == nil {
		scores = map[string]float64{}
	}
	_, err := tx.Exec(ctx, saveReviewSQL, a.ID, actor.AccountID, r.Conflict, strings.TrimSpace(r.Note), document(scores), strings.TrimSpace(r.Comment), now, submitted)
	return err
}

func mayReview(actor geo.Actor, c *geo.OpenCall, a *geo.Application) error {
	switch {
	case !c.Reviews:
		return geo.Errorf(geo.Forbidden, "You are not a reviewer of this call.")
	case a.Relation == geo.Applicant:
		return geo.Errorf(geo.Forbidden, "Nobody reviews an application of their own.")
	case c.Phase != geo.PhaseReview:
		return geo.Errorf(geo.Conflict, "The time for reviews is over.")
	case a.Review != nil && a.Review.Conflict:
		return geo.Errorf(geo.Conflict, "You have declared a conflict of interest; others review this application.")
	case a.Review != nil && a.Review.SubmittedAt != nil:
		return geo.Errorf(geo.Conflict, "Your review is in, and stays as it is.")
	}
	return nil
}

// What a reviewer is to review: what was handed in, but for what a conflict keeps them from, declared or by membership.
const waitingReviewsSQL = `
SELECT r.account_id, a.id, coalesce(v.conflict, false) OR a.account_id = r.account_id
	OR EXISTS (SELECT FROM membership m WHERE m.organisation_id = a.organisation_id AND m.account_id = r.account_id) AS conflict,
	v.submitted_at IS NOT NULL AS done
FROM call_reviewer r JOIN application a ON a.call_id = r.call_id AND a.state = 'submitted'
LEFT JOIN review v ON v.application_id = a.id AND v.account_id = r.account_id WHERE r.call_id = `

// The time for reviews is over when all are in, if that is before its end.
const noteReviewedSQL = `
UPDATE call SET reviewed_at = $2 WHERE id = $1 AND reviewed_at IS NULL
	AND EXISTS (SELECT FROM (` + waitingReviewsSQL + `$1) w WHERE done) AND NOT EXISTS (SELECT FROM (` + waitingReviewsSQL + `$1) w WHERE NOT done AND NOT conflict)`

func noteReviewed(ctx context.Context, tx pgx.Tx, call int64, now time.Time) error {
	_, err := tx.Exec(ctx, noteReviewedSQL, call, now)
	return err
}

const findReviewersSQL = `
SELECT a.id, a.name, a.email, count(*) FILTER (WHERE w.done)::int, count(*) FILTER (WHERE w.conflict)::int, count(w.account_id)::int
FROM call_reviewer r JOIN account a ON a.id = r.account_id LEFT JOIN (` + waitingReviewsSQL + `$1) w ON w.account_id = a.id
WHERE r.call_id = $1 GROUP BY a.id, a.name, a.email ORDER BY a.name, a.id`

// FindReviewers fulfils geo.Calls.
func (db *DB) FindReviewers(ctx context.Context, actor geo.Actor, clock geo.Clock, call int64) ([]geo.Reviewer, error) {
	c, err := findCall(ctx, db.pool, actor, clock, call, "")
	if err != nil {
		return nil, err
	}
	if err := actor.MayKeep(c); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findReviewersSQL, call)
	if err != nil {
		return nil, err
	}
	reviewers, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Reviewer])
	if c.Phase == geo.PhaseOpen || c.Phase == geo.PhaseComing {
		for i := range reviewers { // how many are theirs would tell who has applied
			reviewers[i].Conflicts = 0
		}
	}
	return reviewers, err
}

const reviewerByEmailSQL = `
SELECT id, EXISTS (SELECT FROM application p WHERE p.call_id = $2 AND p.account_id = account.id AND p.state <> 'withdrawn')
FROM account WHERE email = $1 AND NOT disabled`

const addReviewerSQL = `INSERT INTO call_reviewer (call_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`

// AddReviewer fulfils geo.Calls.
func (db *DB) AddReviewer(ctx context.Context, actor geo.Actor, clock geo.Clock, call int64, email string) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		c, err := lockForReviewers(ctx, tx, actor, clock, call)
		if err != nil {
			return err
		}
		var account int64
		var applied bool
		err = tx.QueryRow(ctx, reviewerByEmailSQL, geo.NormalEmail(email), call).Scan(&account, &applied)
		if geo.FaultOf(notFound(err, "")) == geo.NotFound {
			return geo.InvalidField("email", "not_found", "must be the address of somebody who has an account here")
		}
		if err != nil {
			return err
		}
		if applied {
			return geo.Errorf(geo.Conflict, "Somebody who applies to a call does not review it.")
		}
		done, err := tx.Exec(ctx, addReviewerSQL, call, account)
		if err != nil || done.RowsAffected() == 0 {
			return err
		}
		return db.enqueue(ctx, tx, geo.NotifyCall{News: geo.CallReviewer, CallID: c.ID, AccountID: account})
	})
}

// lockForReviewers gives a call to its keeper while reviewers can still be named.
func lockForReviewers(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, call int64) (*geo.OpenCall, error) {
	c, err := lockCall(ctx, tx, actor, clock, call)
	if err != nil {
		return nil, err
	}
	if c.Link != "" || c.Phase == geo.PhaseDeciding || c.Phase == geo.PhaseOver || c.Phase == geo.PhaseCancelled {
		return nil, geo.Errorf(geo.Conflict, "Reviewers are named until the time for reviews is over.")
	}
	return c, nil
}

const (
	hasReviewedSQL = `
SELECT EXISTS (SELECT FROM review v JOIN application a ON a.id = v.application_id WHERE a.call_id = $1 AND v.account_id = $2 AND v.submitted_at IS NOT NULL)`
	removeReviewsSQL  = `DELETE FROM review v USING application a WHERE a.id = v.application_id AND a.call_id = $1 AND v.account_id = $2`
	removeReviewerSQL = `DELETE FROM call_reviewer WHERE call_id = $1 AND account_id = $2`
)

// RemoveReviewer fulfils geo.Calls. What they have begun goes with them; once a review is in they stay.
func (db *DB) RemoveReviewer(ctx context.Context, actor geo.Actor, clock geo.Clock, call, account int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := lockForReviewers(ctx, tx, actor, clock, call); err != nil {
			return err
		}
		var reviewed bool
		if err := tx.QueryRow(ctx, hasReviewedSQL, call, account).Scan(&reviewed); err != nil {
			return err
		}
		if reviewed {
			return geo.Errorf(geo.Conflict, "A review of theirs is in already; it counts, so they stay.")
		}
		if _, err := tx.Exec(ctx, removeReviewsSQL, call, account); err != nil {
			return err
		}
		done, err := tx.Exec(ctx, removeReviewerSQL, call, account)
		if err == nil && done.RowsAffected() == 0 {
			return geo.Errorf(geo.NotFound, "There is no such reviewer.")
		}
		if err != nil {
			return err
		}
		return noteReviewed(ctx, tx, call, clock())
	})
}
