package postgis

import (
	"context"
	"crypto/subtle"
	"errors"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const beginSignInSQL = `
WITH past AS (DELETE FROM sign_in_attempt WHERE expires_at < now() - interval '1 hour')
INSERT INTO sign_in_attempt (state_hash, browser_hash, back, expires_at) VALUES (@state, @browser, @back, now() + @valid::interval)`

// BeginSignIn fulfils geo.Identities. One that is too old stays for an hour, so that who comes late is led back.
func (db *DB) BeginSignIn(ctx context.Context, attempt geo.SignInAttempt) error {
	_, err := db.pool.Exec(ctx, beginSignInSQL, pgx.NamedArgs{
		"state": attempt.State, "browser": attempt.Browser, "back": attempt.Back, "valid": attempt.Valid,
	})
	return err
}

// Of two who bring the same state at once the second waits for the first's row, then finds none.
const takeSignInSQL = `
DELETE FROM sign_in_attempt WHERE state_hash = @state RETURNING browser_hash, back, expires_at <= now()`

// TakeSignIn fulfils geo.Identities. A state that was shown is used up, whoever showed it.
func (db *DB) TakeSignIn(ctx context.Context, state, browser []byte) (back string, err error) {
	var begun []byte
	var late bool
	err = db.pool.QueryRow(ctx, takeSignInSQL, pgx.NamedArgs{"state": state}).Scan(&begun, &back, &late)
	if err == nil && (late || subtle.ConstantTimeCompare(begun, browser) != 1) {
		err = pgx.ErrNoRows
	}
	return back, notFound(err, "This sign-in is over, or was begun in another browser. Begin again.")
}

const useIdentitySQL = `
UPDATE identity i SET last_used_at = now() FROM account a
WHERE i.issuer = @issuer AND i.subject = @subject AND a.id = i.account_id RETURNING a.id, a.disabled`

const insertIdentitySQL = `
INSERT INTO identity (account_id, issuer, subject) VALUES (@account, @issuer, @subject) ON CONFLICT (issuer, subject) DO NOTHING`

// AccountOfIdentity fulfils geo.Identities.
func (db *DB) AccountOfIdentity(ctx context.Context, identity geo.Identity) (account int64, err error) {
	var disabled bool
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		args := pgx.NamedArgs{"issuer": identity.Issuer, "subject": identity.Subject}
		err := tx.QueryRow(ctx, useIdentitySQL, args).Scan(&account, &disabled)
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		identity.Email = geo.NormalEmail(identity.Email)
		if err := identity.CheckNew(); err != nil {
			return err
		}
		if account, disabled, err = accountByEmail(ctx, tx, identity.Email, identity.ShownName(), "ro"); err != nil || disabled {
			return err
		}
		args["account"] = account
		_, err = tx.Exec(ctx, insertIdentitySQL, args)
		return err
	})
	if err == nil && disabled {
		return 0, geo.Errorf(geo.Forbidden, "This account is disabled.")
	}
	return account, err
}
