package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// openApplication gives an application to its applicant, locked, while its call is open.
func openApplication(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, id int64) (*geo.Application, *geo.OpenCall, error) {
	if err := actor.May(geo.ApplyToCall, 0); err != nil {
		return nil, nil, err
	}
	a, c, err := findApplication(ctx, tx, actor, clock, id, true)
	if err != nil {
		return nil, nil, err
	}
	if a.Relation != geo.Applicant {
		return nil, nil, geo.Errorf(geo.Forbidden, "This application is somebody else's.")
	}
	if a.State == geo.ApplicationWithdrawn {
		return nil, nil, geo.Errorf(geo.Conflict, "The application was withdrawn.")
	}
	return a, c, isOpen(c)
}

const updateApplicationSQL = `
UPDATE application SET title = $2, answers = $3, places = $4, geom = $5, share = $6, saved_at = $7, version = version + 1 WHERE id = $1`

// UpdateApplication fulfils geo.Applications.
func (db *DB) UpdateApplication(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64, version int, change func(*geo.Application) error) (*geo.Application, error) {
	after := &geo.Application{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		a, c, err := openApplication(ctx, tx, actor, clock, id)
		if err != nil {
			return err
		}
		if err := fresh("application", version, a.Version); err != nil {
			return err
		}
		if err := change(a); err != nil {
			return err
		}
		if err := checkApplication(ctx, tx, c, a, a.State == geo.ApplicationSubmitted); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, updateApplicationSQL, id, strings.TrimSpace(a.Title), document(a.Answers), list(a.Site.Places), a.Site.Geometry.Geometry, a.Share, clock())
		if err != nil {
			return err
		}
		return rereadApplication(ctx, tx, actor, clock, after, id)
	})
	return after, err
}

// checkApplication gives every fault of an application, of one that is handed in also how its site does not fit.
func checkApplication(ctx context.Context, tx pgx.Tx, c *geo.OpenCall, a *geo.Application, complete bool) error {
	err := a.Check(c, complete)
	if !complete || a.Site.Empty() || len(a.Site.Check()) > 0 {
		return err
	}
	fit, fitErr := fitOf(ctx, tx, c.Brief, a.Site)
	if fitErr != nil {
		return fitErr
	}
	if e, ok := err.(*geo.Error); ok {
		return append(geo.Problems(e.Fields), fit.Problems...).Err()
	}
	return fit.Problems.Err()
}

const submitApplicationSQL = `UPDATE application SET state = 'submitted', submitted_at = $2, saved_at = $2, version = version + 1 WHERE id = $1`

// SubmitApplication fulfils geo.Applications.
func (db *DB) SubmitApplication(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64) (*geo.Application, error) {
	after := &geo.Application{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		a, c, err := openApplication(ctx, tx, actor, clock, id)
		if a != nil && a.State == geo.ApplicationSubmitted { // the answer to the first time may have been lost
			return rereadApplication(ctx, tx, actor, clock, after, id)
		}
		if err != nil {
			return err
		}
		if err := checkApplication(ctx, tx, c, a, true); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, submitApplicationSQL, id, clock()); err != nil {
			return err
		}
		if err := db.enqueue(ctx, tx, geo.NotifyCall{News: geo.CallReceived, CallID: c.ID, ApplicationID: id}); err != nil {
			return err
		}
		return rereadApplication(ctx, tx, actor, clock, after, id)
	})
	return after, err
}

const (
	withdrawApplicationSQL = `UPDATE application SET state = 'withdrawn', saved_at = $2, version = version + 1 WHERE id = $1`
	deleteApplicationSQL   = `DELETE FROM application WHERE id = $1`
)

// WithdrawApplication fulfils geo.Applications.
func (db *DB) WithdrawApplication(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		a, _, err := openApplication(ctx, tx, actor, clock, id)
		if err != nil {
			return err
		}
		if a.State == geo.ApplicationSubmitted {
			_, err = tx.Exec(ctx, withdrawApplicationSQL, id, clock())
			return err
		}
		if err := db.removeFiles(ctx, tx, `application_id = $1`, id); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, deleteApplicationSQL, id)
		return err
	})
}

// removeFiles deletes the files that a condition finds, and leaves their blobs to a job.
func (db *DB) removeFiles(ctx context.Context, tx pgx.Tx, where string, args ...any) error {
	rows, err := tx.Query(ctx, `DELETE FROM application_file WHERE `+where+` RETURNING key`, args...)
	if err != nil {
		return err
	}
	keys, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := db.enqueue(ctx, tx, geo.DeleteBlob{Name: (&geo.ApplicationFile{Key: key}).Blob()}); err != nil {
			return err
		}
	}
	return nil
}

const selectFileSQL = `SELECT id, application_id, uuid::text, question, name, media_type, size, created_at, key FROM application_file WHERE `

func scanFile(row pgx.CollectableRow) (geo.ApplicationFile, error) {
	var f geo.ApplicationFile
	err := row.Scan(&f.ID, &f.ApplicationID, &f.UUID, &f.Question, &f.Name, &f.MediaType, &f.Size, &f.CreatedAt, &f.Key)
	return f, err
}

func queryFile(ctx context.Context, q querier, where string, value any) (*geo.ApplicationFile, error) {
	rows, err := q.Query(ctx, selectFileSQL+where, value)
	if err != nil {
		return nil, err
	}
	f, err := pgx.CollectExactlyOneRow(rows, scanFile)
	return &f, notFound(err, "There is no such file.")
}

const insertFileSQL = `
INSERT INTO application_file (uuid, application_id, question, name, media_type, size, key) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`

// AddFile fulfils geo.Applications.
func (db *DB) AddFile(ctx context.Context, actor geo.Actor, clock geo.Clock, f *geo.ApplicationFile) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		a, c, err := openApplication(ctx, tx, actor, clock, f.ApplicationID)
		if err != nil {
			return err
		}
		if err := f.CheckName(); err != nil {
			return err
		}
		earlier, err := queryFile(ctx, tx, "uuid = $1", f.UUID)
		switch {
		case err == nil && earlier.ApplicationID == a.ID:
			*f = *earlier
			return nil
		case err == nil:
			return geo.Errorf(geo.Conflict, "The uuid %s is taken.", f.UUID)
		case geo.FaultOf(err) != geo.NotFound:
			return err
		}
		if err := admitFile(c, a, f); err != nil {
			return err
		}
		var id int64
		if err := tx.QueryRow(ctx, insertFileSQL, f.UUID, a.ID, f.Question, f.Name, f.MediaType, f.Size, f.Key).Scan(&id); err != nil {
			return err
		}
		stored, err := queryFile(ctx, tx, "id = $1", id)
		if err == nil {
			*f = *stored
		}
		return err
	})
}

// admitFile refuses a file that its question does not take.
func admitFile(c *geo.OpenCall, a *geo.Application, f *geo.ApplicationFile) error {
	there := 0
	for _, other := range a.Files {
		if other.Question == f.Question {
			there++
		}
	}
	for i := range c.Form {
		q := &c.Form[i]
		switch {
		case q.ID != f.Question || q.Type != geo.FileType:
		case !q.Takes(f.Kind):
			return geo.InvalidField("file", "not_allowed", "must be one of %v, by its content", q.Files)
		case f.Size > q.MaxBytes():
			return geo.Errorf(geo.TooLarge, "The file may have %d MB at most.", q.MaxBytes()>>20)
		case there >= q.MostFiles():
			return geo.InvalidField("file", "too_many", "may be %d for this question", q.MostFiles())
		default:
			return nil
		}
	}
	return geo.InvalidField("question", "not_found", "must be a question of the form that takes files")
}

// FindFile fulfils geo.Applications.
func (db *DB) FindFile(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64) (*geo.ApplicationFile, error) {
	f, err := queryFile(ctx, db.pool, "id = $1", id)
	if err != nil {
		return nil, err
	}
	a, _, err := findApplication(ctx, db.pool, actor, clock, f.ApplicationID, false)
	if err != nil || len(a.Files) == 0 { // then they are not disclosed
		return nil, geo.Errorf(geo.NotFound, "There is no such file.")
	}
	return f, nil
}

// RemoveFile fulfils geo.Applications.
func (db *DB) RemoveFile(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		f, err := queryFile(ctx, tx, "id = $1", id)
		if err != nil {
			return err
		}
		a, c, err := openApplication(ctx, tx, actor, clock, f.ApplicationID)
		if geo.FaultOf(err) == geo.NotFound {
			return geo.Errorf(geo.NotFound, "There is no such file.")
		}
		if err != nil {
			return err
		}
		if err := db.removeFiles(ctx, tx, `id = $1`, id); err != nil {
			return err
		}
		left := a.Files[:0]
		for _, other := range a.Files {
			if other.ID != id {
				left = append(left, other)
			}
		}
		a.Files = left
		return checkApplication(ctx, tx, c, a, a.State == geo.ApplicationSubmitted)
	})
}
