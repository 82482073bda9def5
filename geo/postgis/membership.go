package postgis

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const findMembersSQL = `
SELECT a.id, a.name, a.email, m.role FROM membership m JOIN account a ON a.id = m.account_id
WHERE m.organisation_id = @organisation ORDER BY a.name COLLATE "ro-x-icu", a.id`

// FindMembers lists the people of an organisation by name.
func (db *DB) FindMembers(ctx context.Context, actor geo.Actor, slug string) ([]geo.Member, error) {
	organisation, err := findOrganisation(ctx, db.pool, slug)
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.ManageMembers, organisation.ID); err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findMembersSQL, pgx.NamedArgs{"organisation": organisation.ID})
	if err != nil {
		return nil, err
	}
	members, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Member])
	if err != nil {
		return nil, err
	}
	return members, note(ctx, db.pool, actor, geo.Access{Kind: geo.ToldMembers}, told{organisation: organisation.ID})
}

// setMemberSQL also gives the role that the person had before, "" for none.
const setMemberSQL = `
WITH before AS (SELECT role FROM membership WHERE organisation_id = @organisation AND account_id = @account)
INSERT INTO membership (organisation_id, account_id, role) VALUES (@organisation, @account, @role)
ON CONFLICT (organisation_id, account_id) DO UPDATE SET role = excluded.role
RETURNING coalesce((SELECT role FROM before), '')`

// SetMember adds a person or changes the role.
func (db *DB) SetMember(ctx context.Context, actor geo.Actor, slug, email string, role geo.MemberRole) (*geo.Member, error) {
	member := &geo.Member{Role: role}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		organisation, err := lockForMembers(ctx, tx, actor, slug)
		if err != nil {
			return err
		}
		if err := findNewMember(ctx, tx, email, member); err != nil {
			return err
		}
		args := pgx.NamedArgs{"organisation": organisation.ID, "account": member.AccountID, "role": role}
		var before geo.MemberRole
		if err := tx.QueryRow(ctx, setMemberSQL, args).Scan(&before); err != nil {
			return err
		}
		return keepAnAdmin(ctx, tx, organisation, before)
	})
	if err != nil {
		return nil, err
	}
	return member, nil
}

// lockForMembers gives the organisation to who may manage its members, and keeps others from changing them meanwhile.
func lockForMembers(ctx context.Context, tx pgx.Tx, actor geo.Actor, slug string) (*geo.Organisation, error) {
	organisation, err := lockOrganisation(ctx, tx, slug)
	if err != nil {
		return nil, err
	}
	return organisation, actor.May(geo.ManageMembers, organisation.ID)
}

const findNewMemberSQL = `SELECT id, name, email FROM account WHERE email = @email AND NOT disabled`

func findNewMember(ctx context.Context, tx pgx.Tx, email string, member *geo.Member) error {
	if !slices.Contains(geo.MemberRoles, member.Role) {
		return geo.InvalidField("role", "not_allowed", "%q is not one of %v", string(member.Role), geo.MemberRoles)
	}
	email = geo.NormalEmail(email)
	if err := geo.CheckEmail(email); err != nil {
		return err
	}
	err := tx.QueryRow(ctx, findNewMemberSQL, pgx.NamedArgs{"email": email}).Scan(&member.AccountID, &member.Name, &member.Email)
	return notFound(err, "Nobody has an account with the address %s. Ask them to sign in once.", email)
}

const hasAdminSQL = `
SELECT EXISTS (SELECT FROM membership m JOIN account a ON a.id = m.account_id
  WHERE m.organisation_id = @organisation AND m.role = 'admin' AND NOT a.disabled)`

// keepAnAdmin refuses a change of somebody who was an admin when no admin is left after it.
func keepAnAdmin(ctx context.Context, tx pgx.Tx, organisation *geo.Organisation, before geo.MemberRole) error {
	if before != geo.Admin {
		return nil
	}
	var has bool
	if err := tx.QueryRow(ctx, hasAdminSQL, pgx.NamedArgs{"organisation": organisation.ID}).Scan(&has); err != nil {
		return err
	}
	if !has {
		return geo.Errorf(geo.Conflict, "This is the last admin of %s. Make somebody else an admin first.", organisation.Title)
	}
	return nil
}

const removeMemberSQL = `
DELETE FROM membership WHERE organisation_id = @organisation AND account_id = @account RETURNING role`

// RemoveMember takes a person out.
func (db *DB) RemoveMember(ctx context.Context, actor geo.Actor, slug string, account int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		organisation, err := lockForMembers(ctx, tx, actor, slug)
		if err != nil {
			return err
		}
		var before geo.MemberRole
		args := pgx.NamedArgs{"organisation": organisation.ID, "account": account}
		if err := tx.QueryRow(ctx, removeMemberSQL, args).Scan(&before); err != nil {
			return notFound(err, "Account %d is no member of %s.", account, organisation.Title)
		}
		return keepAnAdmin(ctx, tx, organisation, before)
	})
}
