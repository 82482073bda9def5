package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const giveSealSQL = `
INSERT INTO seal (organisation_id, authority, example, given_by) VALUES (@organisation, @authority, @example, @actor)`

// GiveSeal fulfils geo.Seals.
func (db *DB) GiveSeal(ctx context.Context, actor geo.Actor, slug string, seal geo.Seal) (*geo.Organisation, error) {
	return db.changeSeal(ctx, actor, slug, func(ctx context.Context, tx pgx.Tx, o *geo.Organisation) error {
		if err := seal.Check(); err != nil {
			return err
		}
		if o.Seal != nil {
			return geo.Errorf(geo.Conflict, "%s has a seal of %s already. Withdraw that first.", o.Title, o.Seal.Authority)
		}
		_, err := tx.Exec(ctx, giveSealSQL, pgx.NamedArgs{
			"organisation": o.ID, "authority": strings.TrimSpace(seal.Authority), "example": seal.Example, "actor": nullable(actor.AccountID),
		})
		return err
	})
}

const withdrawSealSQL = `
UPDATE seal SET withdrawn_at = now(), withdrawn_by = @actor, reason = @reason WHERE organisation_id = @organisation AND withdrawn_at IS NULL`

// WithdrawSeal fulfils geo.Seals.
func (db *DB) WithdrawSeal(ctx context.Context, actor geo.Actor, slug, reason string) (*geo.Organisation, error) {
	return db.changeSeal(ctx, actor, slug, func(ctx context.Context, tx pgx.Tx, o *geo.Organisation) error {
		if err := geo.CheckWords("reason", reason); err != nil {
			return err
		}
		if o.Seal == nil {
			return geo.Errorf(geo.Conflict, "%s has no seal.", o.Title)
		}
		_, err := tx.Exec(ctx, withdrawSealSQL, pgx.NamedArgs{
			"organisation": o.ID, "reason": strings.TrimSpace(reason), "actor": nullable(actor.AccountID),
		})
		return err
	})
}

// changeSeal has one person at a time change an organisation's seal, and gives the organisation as it is then.
func (db *DB) changeSeal(
	ctx context.Context, actor geo.Actor, slug string, change func(context.Context, pgx.Tx, *geo.Organisation) error,
) (organisation *geo.Organisation, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, err := lockOrganisation(ctx, tx, slug)
		if err != nil {
			return err
		}
		if err := actor.MaySeal(before.ID); err != nil {
			return err
		}
		if err := change(ctx, tx, before); err != nil {
			return err
		}
		if organisation, err = findOrganisation(ctx, tx, slug); err != nil {
			return err
		}
		return bump(ctx, tx, "project") // projects show it
	})
	return organisation, err
}

const findSealsSQL = `
SELECT s.authority, s.given_at, s.example, coalesce(g.name, ''), s.withdrawn_at, coalesce(w.name, ''), s.reason
FROM seal s LEFT JOIN account g ON g.id = s.given_by LEFT JOIN account w ON w.id = s.withdrawn_by
WHERE s.organisation_id = @organisation ORDER BY s.id DESC`

// FindSeals fulfils geo.Seals.
func (db *DB) FindSeals(ctx context.Context, actor geo.Actor, slug string) ([]geo.SealRecord, error) {
	organisation, err := findOrganisation(ctx, db.pool, slug)
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.SeeSeals, organisation.ID); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findSealsSQL, pgx.NamedArgs{"organisation": organisation.ID})
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (s geo.SealRecord, err error) {
		err = row.Scan(&s.Authority, &s.GivenAt, &s.Example, &s.GivenBy, &s.WithdrawnAt, &s.WithdrawnBy, &s.Reason)
		return s, err
	})
}
