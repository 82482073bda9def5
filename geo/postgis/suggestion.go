package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const addSuggestionSQL = `
INSERT INTO suggestion (hash, email, name, language, content, expires_at) VALUES ($1, $2, $3, $4, $5, now() + $6::interval)`

// visitor is who suggests, before anybody knows who that is.
var visitor = geo.Actor{AccountID: -1, Role: geo.Resident}

// AddSuggestion fulfils geo.Suggestions. What is wrong is told at once, not when the letter has come.
func (db *DB) AddSuggestion(ctx context.Context, s *geo.Suggestion, place *geo.Place, proposal *geo.Proposal, hash []byte) error {
	s.Email = geo.NormalEmail(s.Email)
	if err := s.Check(); err != nil {
		return err
	}
	if proposal.Organisation != nil {
		return geo.InvalidField("organisation", "not_allowed", "sign in to propose in the name of an organisation")
	}
	place.Decision, place.Publication = geo.Received, geo.Submitted
	if err := place.Check(); err != nil {
		return err
	}
	if err := proposal.CheckNew(place); err != nil {
		return err
	}
	survey, err := db.Survey(ctx, visitor, place.Kind, place.Geometry)
	if err != nil {
		return err
	}
	if err := survey.Problems.Err(); err != nil {
		return err
	}
	_, err = db.pool.Exec(ctx, addSuggestionSQL, hash, s.Email, s.Name, s.Language, s.Content, geo.SuggestionValid)
	return err
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
	lockSuggestionSQL = `SELECT email, name, coalesce(place_id, 0) FROM suggestion WHERE hash = $1 AND expires_at > now() FOR UPDATE`
	// Once it is a proposal, what was sent need not be kept: the link still tells what came of it.
	confirmSuggestionSQL = `UPDATE suggestion SET place_id = $2, content = '{}', expires_at = now() + $3::interval WHERE hash = $1`
)

// ConfirmSuggestion fulfils geo.Suggestions.
func (db *DB) ConfirmSuggestion(ctx context.Context, hash []byte, place *geo.Place, proposal *geo.Proposal) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var email, name string
		var done int64
		if err := tx.QueryRow(ctx, lockSuggestionSQL, hash).Scan(&email, &name, &done); err != nil {
			return notFound(err, "This link is not known, or it is too old.")
		}
		actor, err := suggester(ctx, tx, email, name)
		if err != nil {
			return err
		}
		if done != 0 {
			stored, err := findProposal(ctx, tx, actor, "pr.place_id", done)
			if err == nil {
				*proposal = *stored
			}
			return err
		}
		if err := db.propose(ctx, tx, actor, place, proposal); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, confirmSuggestionSQL, hash, proposal.PlaceID, 30*24*time.Hour)
		return err
	})
}

// suggester gives the account with the address as a resident without further rights.
func suggester(ctx context.Context, tx pgx.Tx, email, name string) (geo.Actor, error) {
	if name == "" {
		name = geo.NameFromEmail(email)
	}
	account, disabled, err := accountByEmail(ctx, tx, email, name)
	if err != nil {
		return geo.Actor{}, err
	}
	if disabled {
		return geo.Actor{}, geo.Errorf(geo.Forbidden, "The account with this address is disabled.")
	}
	return geo.Actor{AccountID: account, Name: name, Role: geo.Resident}, nil
}
