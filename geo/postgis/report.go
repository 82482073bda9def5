package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

var reports = remarks[geo.Report]{
	table: "report", photo: "report_id", noun: "report", empty: "text = '', appeal = ''",
	columns: ", c.topic, c.text, c.status, c.answer, c.answered_at",
	scan: func(row pgx.CollectableRow, r *geo.Report) error {
		return scanRemark(row, &r.Remark, &r.Topic, &r.Text, &r.Status, &r.Answer, &r.AnsweredAt)
	},
	common: func(r *geo.Report) *geo.Remark { return &r.Remark },
	notify: func(id int64) geo.Job { return geo.NotifyReport{ReportID: id} },
}

// FindReports fulfils geo.Reports.
func (db *DB) FindReports(ctx context.Context, actor geo.Actor, placeID int64, page geo.Page) ([]geo.Report, string, error) {
	if _, err := findPlace(ctx, db.pool, actor, placeID, ""); err != nil {
		return nil, "", err
	}
	return reports.ofPlace(ctx, db.pool, actor, placeID, page)
}

// FindReport fulfils geo.Reports.
func (db *DB) FindReport(ctx context.Context, actor geo.Actor, id int64) (*geo.Report, error) {
	r, _, err := reports.find(ctx, db.pool, actor, id, "")
	return r, err
}

// FindReportQueue fulfils geo.Reports.
func (db *DB) FindReportQueue(ctx context.Context, actor geo.Actor, filter geo.ReportFilter, page geo.Page) (*geo.ReportQueue, error) {
	args := &arguments{}
	condition, err := reportsQueued(actor, filter, args)
	if err != nil {
		return nil, err
	}
	queue := &geo.ReportQueue{}
	if queue.Count, err = reports.count(ctx, db.pool, condition, args); err != nil {
		return nil, err
	}
	queue.Reports, queue.Next, err = reports.page(ctx, db.pool, actor, condition, args, false, page)
	return queue, err
}

// reportsQueued is as checksQueued.
func reportsQueued(actor geo.Actor, filter geo.ReportFilter, args *arguments) (string, error) {
	if filter.Status != "" {
		return "c.state = 'published' AND c.status = " + args.add(filter.Status) + " AND " + covered(actor, args), actor.May(geo.AnswerReport, 0)
	}
	return "c.state = 'waiting'", actor.May(geo.Publish, 0)
}

const insertReportSQL = `
INSERT INTO report (uuid, place_id, account_id, official, topic, text, state, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (uuid) DO NOTHING RETURNING id`

// AddReport fulfils geo.Reports.
func (db *DB) AddReport(ctx context.Context, actor geo.Actor, r *geo.Report) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error { return addReport(ctx, tx, actor, r, false) })
}

// addReport is as addCheck.
func addReport(ctx context.Context, tx pgx.Tx, actor geo.Actor, r *geo.Report, held bool) error {
	if err := admitReport(ctx, tx, actor, r); err != nil {
		return err
	}
	var err error
	r.AuthorID, r.State = actor.AccountID, geo.CommentWaiting
	if !held {
		if r.State, err = firstState(ctx, tx, actor, r.Text, 0); err != nil {
			return err
		}
	}
	if r.CreatedAt.IsZero() {
		r.CreatedAt = time.Now()
	}
	row := tx.QueryRow(ctx, insertReportSQL, r.UUID, r.PlaceID, r.AuthorID, r.Official, r.Topic, strings.TrimSpace(r.Text), r.State, r.CreatedAt)
	if _, err := reports.inserted(ctx, tx, &r.Remark, row); err != nil {
		return err
	}
	return rereadReport(ctx, tx, actor, r, r.ID)
}

// admitReport refuses a report that cannot be taken.
func admitReport(ctx context.Context, tx pgx.Tx, actor geo.Actor, r *geo.Report) error {
	if _, err := admit(ctx, tx, actor, &r.Remark); err != nil {
		return err
	}
	return r.Check()
}

func rereadReport(ctx context.Context, q querier, actor geo.Actor, r *geo.Report, id int64) error {
	stored, _, err := reports.find(ctx, q, actor, id, "")
	if err == nil {
		*r = *stored
	}
	return err
}

// DecideReport fulfils geo.Reports.
func (db *DB) DecideReport(ctx context.Context, actor geo.Actor, id int64, decision geo.CommentDecision) (*geo.Report, error) {
	var r *geo.Report
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		r, err = db.decideReport(ctx, tx, actor, id, decision)
		return err
	})
	return r, err
}

func (db *DB) decideReport(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, decision geo.CommentDecision) (*geo.Report, error) {
	if _, _, err := reports.decide(ctx, db, tx, actor, id, decision); err != nil {
		return nil, err
	}
	r := &geo.Report{}
	return r, rereadReport(ctx, tx, actor, r, id)
}

// An opened report keeps what was said of it.
const answerReportSQL = `
UPDATE report SET status = $2, answer = CASE $2 WHEN 'open' THEN answer ELSE $3 END, answers = answers + CASE $2 WHEN 'open' THEN 0 ELSE 1 END,
	answered_at = CASE $2 WHEN 'open' THEN answered_at ELSE now() END, answered_by = CASE $2 WHEN 'open' THEN answered_by ELSE $4::bigint END WHERE id = $1`

// AnswerReport fulfils geo.Reports.
func (db *DB) AnswerReport(ctx context.Context, actor geo.Actor, id int64, answer geo.ReportAnswer) (*geo.Report, error) {
	r := &geo.Report{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, place, err := reports.find(ctx, tx, actor, id, "FOR UPDATE OF c")
		if err != nil {
			return err
		}
		if err := actor.MayAt(geo.AnswerReport, &place.Place); err != nil {
			return err
		}
		if err := answer.Check(); err != nil {
			return err
		}
		if err := answerable(before, answer); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, answerReportSQL, id, answer.To, strings.TrimSpace(answer.Text), nullable(actor.AccountID)); err != nil {
			return err
		}
		if answer.To != geo.ReportOpen {
			if err := db.enqueue(ctx, tx, geo.NotifyReport{ReportID: id}); err != nil {
				return err
			}
		}
		return rereadReport(ctx, tx, actor, r, id)
	})
	return r, err
}

func answerable(r *geo.Report, answer geo.ReportAnswer) error {
	switch {
	case r.State != geo.CommentPublished:
		return geo.Errorf(geo.Conflict, "The report is %s; only a published one is answered.", r.State)
	case r.Status != answer.From:
		return geo.Errorf(geo.Conflict, "The report is %s by now; somebody else was at it.", r.Status)
	case r.Status == geo.ReportOpen && answer.To == geo.ReportOpen:
		return geo.Errorf(geo.Conflict, "The report is open already.")
	}
	return nil
}

// AppealReport fulfils geo.Reports.
func (db *DB) AppealReport(ctx context.Context, actor geo.Actor, id int64, words string) (*geo.Report, error) {
	r := &geo.Report{}
	return r, db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := reports.appeal(ctx, tx, actor, id, words); err != nil {
			return err
		}
		return rereadReport(ctx, tx, actor, r, id)
	})
}

// WithdrawReport fulfils geo.Reports.
func (db *DB) WithdrawReport(ctx context.Context, actor geo.Actor, id int64) error {
	return reports.withdraw(ctx, db, actor, id)
}

// FindReportNotice fulfils geo.Outbox.
func (db *DB) FindReportNotice(ctx context.Context, id int64) (*geo.ReportNotice, error) {
	var n geo.ReportNotice
	if there, err := reports.notice(ctx, db.pool, id, &n.Report, &n.Title, &n.Reader); err != nil || !there {
		return nil, err
	}
	err := db.pool.QueryRow(ctx, `SELECT answers FROM report WHERE id = $1`, id).Scan(&n.Answers)
	return &n, err
}
