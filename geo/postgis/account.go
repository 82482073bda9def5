package postgis

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// accountColumns are those of the account under the alias a, in the order that scanAccount reads.
const accountColumns = `
a.id, a.email, a.name, a.role, a.areas, a.programmes, a.language, a.password_hash <> '', a.disabled, a.created_at,
coalesce((SELECT jsonb_agg(jsonb_build_object('organisation', o.id, 'slug', o.slug, 'title', o.title, 'role', m.role) ORDER BY o.title, o.id)
  FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE m.account_id = a.id), '[]'),
(SELECT jsonb_build_object('withdrawn', t.withdrawn, 'reason', t.reason, 'by', coalesce(b.name, ''), 'at', t.at)
  FROM trust_change t LEFT JOIN account b ON b.id = t.by_id WHERE t.account_id = a.id ORDER BY t.id DESC LIMIT 1)`

func accountFields(a *geo.Account) []any {
	return []any{&a.ID, &a.Email, &a.Name, &a.Role, &a.Areas, &a.Programmes, &a.Language, &a.HasPassword, &a.Disabled, &a.CreatedAt, &a.Memberships, &a.Trust}
}

func scanAccount(row pgx.CollectableRow) (geo.Account, error) {
	var a geo.Account
	err := row.Scan(accountFields(&a)...)
	return a, err
}

const findAccountsSQL = `SELECT ` + accountColumns + ` FROM account a WHERE a.email <> '` + formerEmail + `' ORDER BY a.name COLLATE "ro-x-icu", a.id`

// FindAccounts lists all accounts by name.
func (db *DB) FindAccounts(ctx context.Context, actor geo.Actor) ([]geo.Account, error) {
	if err := actor.May(geo.ManageAccounts, 0); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findAccountsSQL)
	if err != nil {
		return nil, err
	}
	accounts, err := pgx.CollectRows(rows, scanAccount)
	if err != nil {
		return nil, err
	}
	return accounts, note(ctx, db.pool, actor, geo.Access{Kind: geo.ToldAccounts}, told{})
}

// FindAccount gives one account.
func (db *DB) FindAccount(ctx context.Context, actor geo.Actor, id int64) (*geo.Account, error) {
	if err := mayKnowAccount(actor, id); err != nil {
		return nil, err
	}
	account, err := findAccount(ctx, db.pool, id)
	if err != nil || actor.AccountID == id {
		return account, err
	}
	return account, note(ctx, db.pool, actor, geo.Access{Kind: geo.ToldContact}, told{subject: id})
}

// mayKnowAccount lets the owner through, also when a token acts for him: a token reads what its owner reads.
func mayKnowAccount(actor geo.Actor, id int64) error {
	if actor.AccountID == id && id != 0 {
		return nil
	}
	return actor.May(geo.ManageAccounts, 0)
}

const findAccountSQL = `SELECT ` + accountColumns + ` FROM account a WHERE a.id = @id AND a.email <> '` + formerEmail + `'`

func findAccount(ctx context.Context, q querier, id int64) (*geo.Account, error) {
	rows, err := q.Query(ctx, findAccountSQL, pgx.NamedArgs{"id": id})
	if err != nil {
		return nil, err
	}
	a, err := pgx.CollectExactlyOneRow(rows, scanAccount)
	return &a, notFound(err, "There is no account %d.", id)
}

// An address that is taken is no error to the database, whose log would tell it.
const createAccountSQL = `
INSERT INTO account (email, name, role, areas, programmes, language) VALUES (@email, @name, @role, @areas, @programmes, @language)
ON CONFLICT (email) DO NOTHING RETURNING id, created_at`

// CreateAccount adds an account and fills in its ID and CreatedAt.
func (db *DB) CreateAccount(ctx context.Context, actor geo.Actor, account *geo.Account) error {
	if err := actor.May(geo.ManageAccounts, 0); err != nil {
		return err
	}
	account.Email = geo.NormalEmail(account.Email)
	if err := account.Check(); err != nil {
		return err
	}
	account.Areas, account.Programmes = list(account.Areas), list(account.Programmes)
	if err := checkDuties(ctx, db.pool, account); err != nil {
		return err
	}
	args := pgx.NamedArgs{"email": account.Email, "name": account.Name, "role": account.Role, "areas": account.Areas, "programmes": account.Programmes,
		"language": account.Language}
	err := db.pool.QueryRow(ctx, createAccountSQL, args).Scan(&account.ID, &account.CreatedAt)
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Errorf(geo.Conflict, "There is an account with the address %s already.", account.Email)
	}
	if err != nil {
		return err
	}
	account.HasPassword, account.Disabled, account.Memberships = false, false, []geo.Membership{}
	return nil
}

// Administrators are locked with the account, always in the same order, so that two who take each other's role away at
// once wait for one another, and the second sees that he would take the last.
const lockAccountSQL = `
SELECT id FROM account WHERE id = @id OR role = 'administrator' ORDER BY id FOR UPDATE`

const updateAccountSQL = `
UPDATE account SET name = @name, role = @role, areas = @areas, programmes = @programmes, language = @language, disabled = @disabled WHERE id = @id`

// UpdateAccount changes an account. The address stays: it is what a person signs in by.
func (db *DB) UpdateAccount(ctx context.Context, actor geo.Actor, id int64, change func(*geo.Account) error) (*geo.Account, error) {
	var after *geo.Account
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		if err := mayChangeAccount(actor, id); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, lockAccountSQL, pgx.NamedArgs{"id": id}); err != nil {
			return err
		}
		before, err := findAccount(ctx, tx, id)
		if err != nil {
			return err
		}
		if after, err = changedAccount(actor, before, change); err != nil {
			return err
		}
		return writeAccount(ctx, tx, before, after)
	})
	return after, err
}

func mayChangeAccount(actor geo.Actor, id int64) error {
	if actor.AccountID == id && id != 0 {
		return actor.May(geo.ManageOwnAccount, 0)
	}
	return actor.May(geo.ManageAccounts, 0)
}

// changedAccount gives the account after the change, when the actor may make it.
func changedAccount(actor geo.Actor, before *geo.Account, change func(*geo.Account) error) (*geo.Account, error) {
	after := *before
	if err := change(&after); err != nil {
		return nil, err
	}
	if after.Email != before.Email {
		return nil, geo.Errorf(geo.Conflict, "The address of an account cannot be changed; make a new account.")
	}
	own := actor.AccountID == before.ID && !actor.System
	if own && (after.Role != before.Role || after.Disabled != before.Disabled || !slices.Equal(after.Areas, before.Areas) || !slices.Equal(after.Programmes, before.Programmes)) {
		return nil, geo.Errorf(geo.Forbidden, "You may not change your own role or disable your own account.")
	}
	return &after, after.Check()
}

func writeAccount(ctx context.Context, tx pgx.Tx, before, after *geo.Account) error {
	args := pgx.NamedArgs{
		"id": after.ID, "name": after.Name, "role": after.Role, "areas": list(after.Areas), "programmes": list(after.Programmes),
		"language": after.Language, "disabled": after.Disabled,
	}
	if err := checkDuties(ctx, tx, after); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, updateAccountSQL, args); err != nil {
		return err
	}
	if administers(before) && !administers(after) {
		if err := requireAdministrator(ctx, tx); err != nil {
			return err
		}
	}
	if after.Disabled && !before.Disabled {
		return endAccess(ctx, tx, after)
	}
	return nil
}

func administers(a *geo.Account) bool { return a.Role == geo.Administrator && !a.Disabled }

const anyAdministratorSQL = `SELECT EXISTS (SELECT FROM account WHERE role = 'administrator' AND NOT disabled)`

func requireAdministrator(ctx context.Context, tx pgx.Tx) error {
	var any bool
	if err := tx.QueryRow(ctx, anyAdministratorSQL).Scan(&any); err != nil {
		return err
	}
	if !any {
		return geo.Errorf(geo.Conflict, "This is the last administrator. Give the role to somebody else first.")
	}
	return nil
}

const endAccessSQL = `
WITH sessions AS (DELETE FROM session WHERE account_id = @id),
     tokens AS (DELETE FROM api_token WHERE account_id = @id)
DELETE FROM sign_in_link WHERE email = @email`

// endAccess ends all by which somebody could act as the account.
func endAccess(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	_, err := tx.Exec(ctx, endAccessSQL, pgx.NamedArgs{"id": account.ID, "email": account.Email})
	return err
}
