package postgis

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// publicationOf is the state of a proposed place after an outcome.
var publicationOf = map[geo.Outcome]geo.Publication{
	geo.OutcomePublished: geo.Published, geo.OutcomeSentBack: geo.NeedsChanges, geo.OutcomeRefused: geo.Hidden,
}

// Judge fulfils geo.Moderation.
func (db *DB) Judge(ctx context.Context, actor geo.Actor, j geo.Judgement) error {
	if err := actor.May(geo.Publish, 0); err != nil {
		return err
	}
	if err := j.Check(); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		switch {
		case j.To == geo.OutcomeWaiting:
			return takeBack(ctx, tx, actor, j)
		case j.Subject == geo.SubjectPlace:
			return db.judgePlace(ctx, tx, actor, j)
		case j.Subject == geo.SubjectComment:
			return db.judgeComment(ctx, tx, actor, j)
		case j.Subject == geo.SubjectPhoto:
			return db.judgePhoto(ctx, tx, actor, j)
		case j.Subject == geo.SubjectEdit:
			return db.judgeEdit(ctx, tx, actor, j)
		case j.Subject == geo.SubjectCheck:
			_, err := db.decideCheck(ctx, tx, actor, j.ID, ofWaiting(j))
			return err
		}
		_, err := db.decideReport(ctx, tx, actor, j.ID, ofWaiting(j))
		return err
	})
}

// ofWaiting is the decision on what can only wait once.
func ofWaiting(j geo.Judgement) geo.CommentDecision {
	return geo.CommentDecision{From: geo.CommentWaiting, To: geo.CommentState(j.To), Reason: j.Reason}
}

func (db *DB) judgePlace(ctx context.Context, tx pgx.Tx, actor geo.Actor, j geo.Judgement) error {
	row, err := findPlace(ctx, tx, actor, j.ID, "FOR UPDATE")
	if err != nil {
		return err
	}
	if row.Publication != geo.Submitted {
		return overtaken(ctx, tx, geo.SubjectPlace, j.ID)
	}
	_, err = db.movePlace(ctx, tx, actor, j.ID, geo.Move{Line: geo.PublicationLine, To: string(publicationOf[j.To]), Reason: j.Reason, Version: j.Version})
	return err
}

func (db *DB) judgeComment(ctx context.Context, tx pgx.Tx, actor geo.Actor, j geo.Judgement) error {
	c, _, err := findComment(ctx, tx, actor, j.ID, "FOR UPDATE OF c")
	if err != nil {
		return err
	}
	if c.State != geo.CommentWaiting && (c.State != geo.CommentPublished || c.Flags == 0) {
		return overtaken(ctx, tx, geo.SubjectComment, j.ID)
	}
	_, err = db.decideComment(ctx, tx, actor, j.ID, geo.CommentDecision{From: c.State, To: geo.CommentState(j.To), Reason: j.Reason})
	return err
}

func (db *DB) judgePhoto(ctx context.Context, tx pgx.Tx, actor geo.Actor, j geo.Judgement) error {
	ph, _, err := lockPhoto(ctx, tx, actor, j.ID)
	if err != nil {
		return err
	}
	if ph.State != geo.PhotoWaiting {
		return overtaken(ctx, tx, geo.SubjectPhoto, j.ID)
	}
	_, err = db.decidePhoto(ctx, tx, actor, j.ID, geo.PhotoDecision{To: geo.PhotoState(j.To), Reason: j.Reason, Version: j.Version})
	return err
}

// Who decided last, by the subject.
var decidedSQL = map[geo.Subject]string{
	geo.SubjectPlace: `SELECT coalesce(a.name, ''), s.to_state, s.at FROM step s LEFT JOIN account a ON a.id = s.account_id
		WHERE s.place_id = $1 AND s.line = 'publication' ORDER BY s.id DESC LIMIT 1`,
	geo.SubjectComment: `SELECT CASE c.state WHEN 'withdrawn' THEN '' ELSE coalesce(a.name, '') END, c.state, c.decided_at
		FROM comment c LEFT JOIN account a ON a.id = c.decided_by WHERE c.id = $1 AND c.decided_at IS NOT NULL`,
	geo.SubjectPhoto: `SELECT coalesce(a.name, ''), ph.state, ph.decided_at
		FROM photo ph LEFT JOIN account a ON a.id = ph.decided_by WHERE ph.id = $1 AND ph.decided_at IS NOT NULL`,
	geo.SubjectCheck: `SELECT CASE c.state WHEN 'withdrawn' THEN '' ELSE coalesce(a.name, '') END, c.state, c.decided_at
		FROM field_check c LEFT JOIN account a ON a.id = c.decided_by WHERE c.id = $1 AND c.decided_at IS NOT NULL`,
	geo.SubjectReport: `SELECT CASE c.state WHEN 'withdrawn' THEN '' ELSE coalesce(a.name, '') END, c.state, c.decided_at
		FROM report c LEFT JOIN account a ON a.id = c.decided_by WHERE c.id = $1 AND c.decided_at IS NOT NULL`,
	geo.SubjectEdit: `SELECT coalesce(a.name, ''), e.state, e.decided_at
		FROM edit e LEFT JOIN account a ON a.id = e.decided_by WHERE e.id = $1 AND e.decided_at IS NOT NULL`,
}

// overtaken is the conflict of whoever comes second.
func overtaken(ctx context.Context, q querier, subject geo.Subject, id int64) error {
	var d geo.Decided
	err := q.QueryRow(ctx, decidedSQL[subject], id).Scan(&d.By, &d.To, &d.At)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Errorf(geo.Conflict, "The %s does not wait any more.", subject)
	}
	if err != nil {
		return err
	}
	by := d.By
	if by == "" {
		by = "Somebody"
	}
	conflict := geo.Errorf(geo.Conflict, "%s made this %s %s already, on %s.", by, subject, strings.ReplaceAll(d.To, "_", " "), d.At.UTC().Format("2 January 2006 at 15:04 UTC"))
	conflict.Decided = &d
	return conflict
}

// A decision that is fresh goes back to what was before it. Flags count again.
var takeBackSQL = map[geo.Subject]string{
	geo.SubjectComment: `UPDATE comment SET state = decided_from, reason = '', decided_at = NULL, decided_by = NULL,
		flags = CASE decided_from WHEN 'published' THEN (SELECT count(*) FROM comment_flag f WHERE f.comment_id = id) ELSE 0 END,
		published_at = CASE decided_from WHEN 'published' THEN coalesce(published_at, now()) END`,
	geo.SubjectPhoto: `UPDATE photo SET state = decided_from, reason = '', decided_at = NULL, decided_by = NULL, version = version + 1`,
}

const freshDecision = ` WHERE id = $1 AND decided_by = $2 AND decided_at > now() - $3::interval AND decided_from <> '' AND state IN ('published', 'refused')`

func takeBack(ctx context.Context, tx pgx.Tx, actor geo.Actor, j geo.Judgement) error {
	done, err := tx.Exec(ctx, takeBackSQL[j.Subject]+freshDecision, j.ID, actor.AccountID, geo.UndoneWithin)
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.Conflict, "Only a decision of your own of the last %d seconds can be taken back.", int(geo.UndoneWithin.Seconds()))
	}
	return err
}
