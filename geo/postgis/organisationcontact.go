package postgis

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// findContactsSQL is the one question by which contacts leave the table.
const findContactsSQL = `
SELECT c.label, c.role, c.email, c.phone, c.website, c.audience, coalesce(c.account_id, 0), coalesce(a.name, ''), c.example
FROM organisation_contact c LEFT JOIN account a ON a.id = c.account_id
WHERE c.organisation_id = @organisation AND c.audience = ANY(@audiences) ORDER BY c.position`

// queryContacts tells the actor the contacts of an organisation that are for these audiences, and by number whose they are if they may
// change them.
func queryContacts(
	ctx context.Context, q querier, actor geo.Actor, o *geo.Organisation, audiences []geo.ContactAudience,
) (*geo.ContactList, error) {
	rows, err := q.Query(ctx, findContactsSQL, pgx.NamedArgs{"organisation": o.ID, "audiences": audiences})
	if err != nil {
		return nil, err
	}
	contacts, err := pgx.CollectRows(rows, pgx.RowToStructByPos[geo.OrganisationContact])
	if actor.May(geo.EditOrganisation, o.ID) != nil {
		for i := range contacts {
			contacts[i].Member = 0
		}
	}
	return &geo.ContactList{Version: o.Version, Contacts: contacts}, err
}

const countContactsSQL = `SELECT count(*) FROM organisation_contact WHERE organisation_id = @organisation`

// FindContacts fulfils geo.OrganisationContacts.
func (db *DB) FindContacts(ctx context.Context, actor geo.Actor, slug string) (*geo.ContactList, error) {
	organisation, err := findOrganisation(ctx, db.pool, slug)
	if err != nil {
		return nil, err
	}
	told, err := queryContacts(ctx, db.pool, actor, organisation, actor.ToldContacts(organisation.ID))
	if err != nil || actor.May(geo.SeeContact, 0) != nil {
		return told, err
	}
	var all int
	err = db.pool.QueryRow(ctx, countContactsSQL, pgx.NamedArgs{"organisation": organisation.ID}).Scan(&all)
	told.Withheld = all - len(told.Contacts)
	return told, err
}

// DiscloseContacts fulfils geo.OrganisationContacts.
func (db *DB) DiscloseContacts(ctx context.Context, actor geo.Actor, slug, reason string) (all *geo.ContactList, err error) {
	if err := actor.May(geo.SeeContact, 0); err != nil {
		return nil, err
	}
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		organisation, err := findOrganisation(ctx, tx, slug)
		if err != nil {
			return err
		}
		if err := geo.CheckWords("reason", reason); err != nil {
			return err
		}
		if all, err = queryContacts(ctx, tx, actor, organisation, geo.ContactAudiences); err != nil {
			return err
		}
		return note(ctx, tx, actor, geo.Access{Kind: geo.ToldContacts, Reason: reason}, told{organisation: organisation.ID})
	})
	return all, err
}

const (
	clearContactsSQL = `DELETE FROM organisation_contact WHERE organisation_id = @organisation`
	insertContactSQL = `
INSERT INTO organisation_contact (organisation_id, position, account_id, label, role, email, phone, website, audience, example)
VALUES (@organisation, @position, @account, @label, @role, @email, @phone, @website, @audience, @example)`
	touchOrganisationSQL = `UPDATE organisation SET version = version + 1 WHERE id = @organisation`
)

// SetContacts fulfils geo.OrganisationContacts.
func (db *DB) SetContacts(
	ctx context.Context, actor geo.Actor, slug string, version int, contacts []geo.OrganisationContact,
) (all *geo.ContactList, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		organisation, err := lockOrganisation(ctx, tx, slug)
		if err != nil {
			return err
		}
		if err := actor.May(geo.EditOrganisation, organisation.ID); err != nil {
			return err
		}
		if err := fresh("organisation", version, organisation.Version); err != nil {
			return err
		}
		if err := geo.CheckContacts(contacts); err != nil {
			return err
		}
		if err := checkContactMembers(ctx, tx, organisation.ID, contacts); err != nil {
			return err
		}
		if err := writeContacts(ctx, tx, organisation.ID, contacts); err != nil {
			return err
		}
		organisation.Version++
		all, err = queryContacts(ctx, tx, actor, organisation, geo.ContactAudiences)
		return err
	})
	return all, err
}

func writeContacts(ctx context.Context, tx pgx.Tx, organisation int64, contacts []geo.OrganisationContact) error {
	args := pgx.NamedArgs{"organisation": organisation}
	batch := &pgx.Batch{}
	batch.Queue(clearContactsSQL, args)
	for i, c := range contacts {
		batch.Queue(insertContactSQL, pgx.NamedArgs{
			"organisation": organisation, "position": i, "account": nullable(c.Member), "label": texts(c.Label), "role": c.Role,
			"email": c.Email, "phone": c.Phone, "website": c.Website, "audience": c.Audience, "example": c.Example,
		})
	}
	batch.Queue(touchOrganisationSQL, args)
	return tx.SendBatch(ctx, batch).Close()
}

const findMemberIDsSQL = `SELECT account_id FROM membership WHERE organisation_id = @organisation`

// checkContactMembers refuses contacts that are to be somebody's who is no member.
func checkContactMembers(ctx context.Context, tx pgx.Tx, organisation int64, contacts []geo.OrganisationContact) error {
	rows, err := tx.Query(ctx, findMemberIDsSQL, pgx.NamedArgs{"organisation": organisation})
	if err != nil {
		return err
	}
	members := map[int64]bool{0: true}
	var id int64
	if _, err := pgx.ForEachRow(rows, []any{&id}, func() error { members[id] = true; return nil }); err != nil {
		return err
	}
	var p geo.Problems
	for i, c := range contacts {
		if !members[c.Member] {
			p.Add(fmt.Sprintf("contacts[%d].member", i), "not_found", "must be the account of a member of the organisation, or 0 for nobody's")
		}
	}
	return p.Err()
}
