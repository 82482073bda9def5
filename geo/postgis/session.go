package postgis

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// A session ends so long after its last use, as far as sessionStep tells: its end moves no more often than that, so that reading writes nothing.
const (
	sessionLife = 30 * 24 * time.Hour
	sessionStep = time.Hour
)

const createSessionSQL = `
WITH past AS (DELETE FROM session WHERE account_id = @account AND expires_at <= now())
INSERT INTO session (account_id, hash, user_agent, expires_at, proved_at)
SELECT id, @hash, @user_agent, now() + @life::interval, @proved FROM account WHERE id = @account AND NOT disabled
RETURNING id, created_at, last_seen_at, expires_at`

// CreateSession stores a session of AccountID with its UserAgent and ProvedAt, and fills in the rest.
// Errors: Forbidden when the account is disabled or gone.
func (db *DB) CreateSession(ctx context.Context, session *geo.Session, hash []byte) error {
	session.UserAgent = storable(session.UserAgent, 300)
	args := pgx.NamedArgs{"account": session.AccountID, "hash": hash, "user_agent": session.UserAgent, "life": sessionLife, "proved": session.ProvedAt}
	err := db.pool.QueryRow(ctx, createSessionSQL, args).Scan(&session.ID, &session.CreatedAt, &session.LastSeenAt, &session.ExpiresAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Errorf(geo.Forbidden, "This account is disabled.")
	}
	return err
}

// storable shortens a header's text to so many bytes and takes out what PostgreSQL's text cannot hold.
func storable(s string, bytes int) string {
	s = strings.ReplaceAll(s, "\x00", "")
	return strings.ToValidUTF8(s[:min(len(s), bytes)], "")
}

// sessionColumns are those of the session under the alias s, in the order that sessionFields reads.
const sessionColumns = `s.id, s.account_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, s.proved_at`

func sessionFields(s *geo.Session) []any {
	return []any{&s.ID, &s.AccountID, &s.CreatedAt, &s.LastSeenAt, &s.ExpiresAt, &s.UserAgent, &s.ProvedAt}
}

const actorBySessionSQL = `
SELECT ` + sessionColumns + `, ` + accountColumns + `
FROM session s JOIN account a ON a.id = s.account_id
WHERE s.hash = @hash AND s.expires_at > now() AND NOT a.disabled`

// ActorBySession gives who a session stands for.
func (db *DB) ActorBySession(ctx context.Context, hash []byte) (geo.Actor, *geo.Session, error) {
	var s geo.Session
	var a geo.Account
	err := db.pool.QueryRow(ctx, actorBySessionSQL, pgx.NamedArgs{"hash": hash}).Scan(append(sessionFields(&s), accountFields(&a)...)...)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Actor{}, nil, geo.Errorf(geo.Unauthenticated, "The session has ended. Sign in again.")
	}
	if err != nil {
		return geo.Actor{}, nil, err
	}
	return actorOf(&a), &s, db.prolong(ctx, &s)
}

func actorOf(a *geo.Account) geo.Actor {
	return geo.Actor{AccountID: a.ID, Name: a.Name, Role: a.Role, Memberships: a.Memberships, Areas: a.Areas, Programmes: a.Programmes,
		Distrusted: a.Trust != nil && a.Trust.Withdrawn}
}

const prolongSQL = `
UPDATE session SET last_seen_at = now(), expires_at = now() + @life::interval WHERE id = @id RETURNING last_seen_at, expires_at`

// prolong notes that a session is in use, and moves its end. One that was ended meanwhile stays ended.
func (db *DB) prolong(ctx context.Context, s *geo.Session) error {
	if time.Until(s.ExpiresAt) > sessionLife-sessionStep {
		return nil
	}
	err := db.pool.QueryRow(ctx, prolongSQL, pgx.NamedArgs{"id": s.ID, "life": sessionLife}).Scan(&s.LastSeenAt, &s.ExpiresAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Errorf(geo.Unauthenticated, "The session has ended. Sign in again.")
	}
	return err
}

const endSessionSQL = `DELETE FROM session WHERE id = @id AND account_id = @account`

// EndSession ends a session. Errors: NotFound when it is not the actor's, or ended already.
func (db *DB) EndSession(ctx context.Context, actor geo.Actor, id int64) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	done, err := db.pool.Exec(ctx, endSessionSQL, pgx.NamedArgs{"id": id, "account": actor.AccountID})
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.NotFound, "You have no session %d.", id)
	}
	return err
}

const findSessionsSQL = `SELECT ` + sessionColumns + ` FROM session s WHERE s.account_id = @account AND s.expires_at > now()
ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 1000`

// FindSessions lists the sessions that have not ended.
func (db *DB) FindSessions(ctx context.Context, actor geo.Actor) ([]geo.Session, error) {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findSessionsSQL, pgx.NamedArgs{"account": actor.AccountID})
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (s geo.Session, err error) {
		err = row.Scan(sessionFields(&s)...)
		return s, err
	})
}

// EndOtherSessions ends all sessions but the one to keep.
func (db *DB) EndOtherSessions(ctx context.Context, actor geo.Actor, keep int64) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	_, err := db.pool.Exec(ctx, endOtherSessionsSQL, pgx.NamedArgs{"account": actor.AccountID, "keep": keep})
	return err
}
