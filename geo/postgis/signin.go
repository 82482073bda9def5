package postgis

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const setPasswordSQL = `UPDATE account SET password_hash = @phc WHERE id = @account AND NOT disabled`

const endOtherSessionsSQL = `DELETE FROM session WHERE account_id = @account AND id <> @keep`

// SetPassword stores the PHC string of the actor's password. A nil keep ends every session.
func (db *DB) SetPassword(ctx context.Context, actor geo.Actor, phc string, keep *geo.Session) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	args := pgx.NamedArgs{"account": actor.AccountID, "phc": phc, "keep": int64(0)}
	if keep != nil {
		args["keep"] = keep.ID
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		done, err := tx.Exec(ctx, setPasswordSQL, args)
		if err != nil {
			return err
		}
		if done.RowsAffected() == 0 {
			return geo.Errorf(geo.NotFound, "There is no account %d, or it is disabled.", actor.AccountID)
		}
		_, err = tx.Exec(ctx, endOtherSessionsSQL, args)
		return err
	})
}

const passwordOfSQL = `SELECT id, password_hash FROM account WHERE email = @email AND NOT disabled`

// PasswordOf gives account and PHC string of an address; the string is "" when the account has no password.
func (db *DB) PasswordOf(ctx context.Context, email string) (id int64, phc string, err error) {
	err = db.pool.QueryRow(ctx, passwordOfSQL, pgx.NamedArgs{"email": geo.NormalEmail(email)}).Scan(&id, &phc)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, "", nil
	}
	return id, phc, err
}

const createSignInLinkSQL = `
INSERT INTO sign_in_link (hash, email, expires_at)
SELECT @hash, @email, now() + @valid::interval
WHERE NOT EXISTS (SELECT FROM account WHERE email = @email AND disabled)`

// CreateSignInLink stores the hash of a link's token.
// Errors: Invalid (no e-mail address), Forbidden (its account is disabled; not to be told to who asks for a link).
func (db *DB) CreateSignInLink(ctx context.Context, email string, hash []byte, valid time.Duration) error {
	email = geo.NormalEmail(email)
	if err := geo.CheckEmail(email); err != nil {
		return err
	}
	done, err := db.pool.Exec(ctx, createSignInLinkSQL, pgx.NamedArgs{"hash": hash, "email": email, "valid": valid})
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.Forbidden, "The account of %s is disabled.", email)
	}
	return err
}

// Of two who use a link at once the second waits for the first's row, then finds it used.
const useSignInLinkSQL = `
UPDATE sign_in_link SET used_at = now() WHERE hash = @hash AND used_at IS NULL AND expires_at > now()
RETURNING email`

// The update that changes nothing lets a second link of a new address, used at the same time, wait for the first and
// find its account.
const accountByEmailSQL = `
INSERT INTO account AS a (email, name, role, language) VALUES (@email, @name, 'resident', @language)
ON CONFLICT (email) DO UPDATE SET email = a.email
RETURNING id, disabled`

// UseSignInLink takes a link's token and gives its account, made if need be.
func (db *DB) UseSignInLink(ctx context.Context, hash []byte) (account int64, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var email string
		if err := tx.QueryRow(ctx, useSignInLinkSQL, pgx.NamedArgs{"hash": hash}).Scan(&email); err != nil {
			return err
		}
		var disabled bool
		if account, disabled, err = accountByEmail(ctx, tx, email, geo.NameFromEmail(email), "ro"); err != nil {
			return err
		}
		if disabled {
			return pgx.ErrNoRows
		}
		return nil
	})
	if err != nil {
		return 0, notFound(err, "This sign-in link is used or too old. Ask for a new one.")
	}
	return account, nil
}

// accountByEmail gives the account with an address that is proved to be the asker's, made if need be: a new one reads the language.
func accountByEmail(ctx context.Context, tx pgx.Tx, email, name, language string) (account int64, disabled bool, err error) {
	err = tx.QueryRow(ctx, accountByEmailSQL, pgx.NamedArgs{"email": email, "name": name, "language": language}).Scan(&account, &disabled)
	return account, disabled, err
}
