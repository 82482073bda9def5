package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// What was sent with the address before has its letter already.
const addSuggestionSQL = `
INSERT INTO suggestion (hash, email, name, language, content, uuid, expires_at) VALUES ($1, $2, $3, $4, $5, nullif($6, '')::uuid, now() + $7::interval)
ON CONFLICT (email, uuid) DO NOTHING`

// visitor is who suggests, before anybody knows who that is.
var visitor = geo.Actor{AccountID: -1, Role: geo.Resident}

// AddSuggestion fulfils geo.Suggestions. What is wrong is told at once, not when the letter has come.
func (db *DB) AddSuggestion(ctx context.Context, s *geo.Suggestion, what geo.Suggested, hash []byte) (bool, error) {
	s.Email = geo.NormalEmail(s.Email)
	if err := s.Check(); err != nil {
		return false, err
	}
	if err := db.admitSuggested(ctx, what); err != nil {
		return false, err
	}
	done, err := db.pool.Exec(ctx, addSuggestionSQL, hash, s.Email, s.Name, s.Language, s.Content, what.UUID(), geo.SuggestionValid)
	return err == nil && done.RowsAffected() == 1, err
}

// admitSuggested refuses what would not be taken.
func (db *DB) admitSuggested(ctx context.Context, what geo.Suggested) error {
	if what.Kind() == geo.SuggestedProposal {
		return db.admitProposal(ctx, what.Place, what.Proposal)
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if what.Check == nil {
			return admitReport(ctx, tx, visitor, what.Report)
		}
		_, err := admitCheck(ctx, tx, visitor, what.Check)
		return err
	})
}

func (db *DB) admitProposal(ctx context.Context, place *geo.Place, proposal *geo.Proposal) error {
	if proposal.Organisation != nil {
		return geo.InvalidField("organisation", "not_allowed", "sign in to propose in the name of an organisation")
	}
	place.Decision, place.Publication = geo.Received, geo.Submitted
	if err := place.Check(); err != nil {
		return err
	}
	if err := checkWish(ctx, db.pool, visitor, place, proposal); err != nil {
		return err
	}
	survey, err := db.Survey(ctx, visitor, place.Kind, place.Geometry)
	if err != nil {
		return err
	}
	return survey.Problems.Err()
}

const findSuggestionSQL = `SELECT email, name, language, content FROM suggestion WHERE hash = $1 AND expires_at > now()`

// FindSuggestion fulfils geo.Suggestions.
func (db *DB) FindSuggestion(ctx context.Context, hash []byte) (*geo.Suggestion, error) {
	rows, err := db.pool.Query(ctx, findSuggestionSQL, hash)
	if err != nil {
		return nil, err
	}
	s, err := pgx.CollectExactlyOneRow(rows, pgx.RowToAddrOfStructByPos[geo.Suggestion])
	return s, notFound(err, "This link is not known, or it is too old.")
}

const (
	lockSuggestionSQL = `
SELECT email, name, language, created_at, coalesce(place_id, 0), coalesce(check_id, 0), coalesce(report_id, 0) FROM suggestion WHERE hash = $1 AND expires_at > now() FOR UPDATE`
	// Once it is there, what was sent need not be kept: the link still tells what came of it.
	confirmSuggestionSQL = `
UPDATE suggestion SET place_id = $2, check_id = $3, report_id = $4, content = '{}', expires_at = now() + $5::interval WHERE hash = $1`
)

// pending is a suggestion that waits, or what came of it.
type pending struct {
	email, name, language string
	sent                  time.Time
	place, check, report  int64 // 0 while it waits
}

// ConfirmSuggestion fulfils geo.Suggestions.
func (db *DB) ConfirmSuggestion(ctx context.Context, hash []byte, what geo.Suggested) (*geo.Confirmed, error) {
	var confirmed *geo.Confirmed
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var p pending
		if err := tx.QueryRow(ctx, lockSuggestionSQL, hash).Scan(&p.email, &p.name, &p.language, &p.sent, &p.place, &p.check, &p.report); err != nil {
			return notFound(err, "This link is not known, or it is too old.")
		}
		actor, err := suggester(ctx, tx, &p)
		if err != nil {
			return err
		}
		if p.place == 0 {
			if err := db.makeSuggested(ctx, tx, actor, what, &p); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, confirmSuggestionSQL, hash, p.place, nullable(p.check), nullable(p.report), 30*24*time.Hour); err != nil {
				return err
			}
		}
		confirmed, err = findConfirmed(ctx, tx, &p)
		return err
	})
	return confirmed, err
}

// makeSuggested makes what was suggested, which waits for a moderator.
func (db *DB) makeSuggested(ctx context.Context, tx pgx.Tx, actor geo.Actor, what geo.Suggested, p *pending) error {
	switch what.Kind() {
	case geo.SuggestedCheck:
		what.Check.CreatedAt = p.sent // it was seen then
		err := db.addCheck(ctx, tx, actor, what.Check, true)
		p.place, p.check = what.Check.PlaceID, what.Check.ID
		return err
	case geo.SuggestedReport:
		what.Report.CreatedAt = p.sent
		err := addReport(ctx, tx, actor, what.Report, true)
		p.place, p.report = what.Report.PlaceID, what.Report.ID
		return err
	}
	err := db.propose(ctx, tx, actor, what.Place, what.Proposal)
	p.place = what.Proposal.PlaceID
	return err
}

const confirmedSQL = `
SELECT CASE WHEN $2 <> 0 THEN 'check' WHEN $3 <> 0 THEN 'report' ELSE 'proposal' END, id, title, coalesce(
	(SELECT state FROM field_check WHERE id = $2), (SELECT state FROM report WHERE id = $3), publication) FROM place WHERE id = $1`

// findConfirmed tells what came of it. Whoever holds the link need not be signed in, and learns only what is theirs.
func findConfirmed(ctx context.Context, tx pgx.Tx, p *pending) (*geo.Confirmed, error) {
	var c geo.Confirmed
	var title map[string]string
	err := tx.QueryRow(ctx, confirmedSQL, p.place, p.check, p.report).Scan(&c.Kind, &c.PlaceID, &title, &c.State)
	c.Title = title
	return &c, err
}

// suggester gives the account with the address as a resident without further rights.
func suggester(ctx context.Context, tx pgx.Tx, p *pending) (geo.Actor, error) {
	name := p.name
	if name == "" {
		name = geo.NameFromEmail(p.email)
	}
	account, disabled, err := accountByEmail(ctx, tx, p.email, name, p.language)
	if err != nil {
		return geo.Actor{}, err
	}
	if disabled {
		return geo.Actor{}, geo.Errorf(geo.Forbidden, "The account with this address is disabled.")
	}
	return geo.Actor{AccountID: account, Name: name, Role: geo.Resident}, nil
}
