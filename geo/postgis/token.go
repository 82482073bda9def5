package postgis

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const findTokensSQL = `
SELECT id, account_id, name, scopes, created_at, expires_at, last_used_at
FROM api_token WHERE account_id = @account ORDER BY created_at DESC, id DESC`

// FindTokens lists the actor's tokens, also those that are too old to be used.
func (db *DB) FindTokens(ctx context.Context, actor geo.Actor) ([]geo.Token, error) {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findTokensSQL, pgx.NamedArgs{"account": actor.AccountID})
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Token])
}

const createTokenSQL = `
INSERT INTO api_token (account_id, hash, name, scopes, expires_at)
SELECT id, @hash, @name, @scopes, @expires FROM account WHERE id = @account AND NOT disabled
RETURNING id, account_id, created_at`

// CreateToken stores a token and fills in ID, AccountID and CreatedAt.
func (db *DB) CreateToken(ctx context.Context, actor geo.Actor, token *geo.Token, hash []byte) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	if err := token.Check(); err != nil {
		return err
	}
	slices.Sort(token.Scopes)
	token.Scopes = slices.Compact(token.Scopes)
	args := pgx.NamedArgs{
		"account": actor.AccountID, "hash": hash, "name": token.Name, "scopes": token.Scopes, "expires": token.ExpiresAt,
	}
	err := db.pool.QueryRow(ctx, createTokenSQL, args).Scan(&token.ID, &token.AccountID, &token.CreatedAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Errorf(geo.Forbidden, "This account is disabled.")
	}
	return err
}

const revokeTokenSQL = `DELETE FROM api_token WHERE id = @id AND account_id = @account`

// RevokeToken ends a token.
func (db *DB) RevokeToken(ctx context.Context, actor geo.Actor, id int64) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	done, err := db.pool.Exec(ctx, revokeTokenSQL, pgx.NamedArgs{"id": id, "account": actor.AccountID})
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.NotFound, "You have no API token %d.", id)
	}
	return err
}

const actorByTokenSQL = `
SELECT t.id, t.scopes, coalesce(t.last_used_at < now() - interval '1 hour', true), ` + accountColumns + `
FROM api_token t JOIN account a ON a.id = t.account_id
WHERE t.hash = @hash AND (t.expires_at IS NULL OR t.expires_at > now()) AND NOT a.disabled`

// ActorByToken gives who a token stands for, and notes its use, to the hour.
func (db *DB) ActorByToken(ctx context.Context, hash []byte) (geo.Actor, error) {
	var id int64
	var noteUse bool
	var a geo.Account
	scopes := []geo.Scope{} // not nil: nil would mean all rights
	err := db.pool.QueryRow(ctx, actorByTokenSQL, pgx.NamedArgs{"hash": hash}).Scan(append([]any{&id, &scopes, &noteUse}, accountFields(&a)...)...)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Actor{}, geo.Errorf(geo.Unauthenticated, "This API token is unknown, revoked or too old.")
	}
	if err != nil {
		return geo.Actor{}, err
	}
	actor := actorOf(&a)
	actor.Scopes = scopes
	if !noteUse {
		return actor, nil
	}
	return actor, db.noteTokenUse(ctx, id)
}

const noteTokenUseSQL = `UPDATE api_token SET last_used_at = now() WHERE id = @id`

func (db *DB) noteTokenUse(ctx context.Context, id int64) error {
	_, err := db.pool.Exec(ctx, noteTokenUseSQL, pgx.NamedArgs{"id": id})
	return err
}
