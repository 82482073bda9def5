package postgis

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"locuri/geo"
)

// told is what a access is about; 0 is none.
type told struct{ place, subject, organisation int64 }

// executer is what a pool and a transaction have in common for writing.
type executer interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

const noteSQL = `
INSERT INTO access_log (account_id, kind, place_id, subject_id, organisation_id, reason) VALUES ($1, $2, $3, $4, $5, $6)`

// note notes what the actor is told. What the program does for itself is told to nobody.
func note(ctx context.Context, q executer, actor geo.Actor, d geo.Access, a told) error {
	if actor.System {
		return nil
	}
	_, err := q.Exec(ctx, noteSQL, actor.AccountID, d.Kind, nullable(a.place), nullable(a.subject), nullable(a.organisation), strings.TrimSpace(d.Reason))
	return err
}

const (
	proposalAuthorSQL = `SELECT place_id, coalesce(author_id, 0) FROM proposal WHERE id = $1`
	reportAuthorSQL   = `SELECT place_id, coalesce(account_id, 0) FROM report WHERE id = $1`
	contactSQL        = `SELECT name, email FROM account WHERE id = $1 AND email <> '` + formerEmail + `'`
)

// FindProposalContact fulfils geo.AccessLog.
func (db *DB) FindProposalContact(ctx context.Context, actor geo.Actor, proposalID int64, reason string) (*geo.Contact, error) {
	return db.contact(ctx, actor, proposalAuthorSQL, proposalID, reason)
}

// FindReportContact fulfils geo.AccessLog.
func (db *DB) FindReportContact(ctx context.Context, actor geo.Actor, reportID int64, reason string) (*geo.Contact, error) {
	return db.contact(ctx, actor, reportAuthorSQL, reportID, reason)
}

// contact tells how to reach the author of something at a place, which a statement finds by its number.
func (db *DB) contact(ctx context.Context, actor geo.Actor, authorSQL string, id int64, reason string) (*geo.Contact, error) {
	if err := actor.May(geo.SeeContact, 0); err != nil {
		return nil, err
	}
	var c geo.Contact
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var placeID, author int64
		if err := tx.QueryRow(ctx, authorSQL, id).Scan(&placeID, &author); err != nil {
			return notFound(err, "There is nothing with the number %d.", id)
		}
		place, err := findPlace(ctx, tx, actor, placeID, "")
		if err != nil {
			return err
		}
		if err := actor.MayAt(geo.SeeContact, &place.Place); err != nil {
			return err
		}
		if err := geo.CheckWords("reason", reason); err != nil {
			return err
		}
		err = tx.QueryRow(ctx, contactSQL, author).Scan(&c.Name, &c.Email)
		if errors.Is(err, pgx.ErrNoRows) {
			return geo.Errorf(geo.NotFound, "Its author has no account any more.")
		}
		if err != nil {
			return err
		}
		return note(ctx, tx, actor, geo.Access{Kind: geo.ToldContact, Reason: reason}, told{place: placeID, subject: author})
	})
	return &c, err
}

const accessLogSQL = `
SELECT d.id, d.at, coalesce(a.name, ''), d.kind, coalesce(s.name, ''), coalesce(o.title, ''), d.reason, coalesce(d.place_id, 0), place.title
FROM access_log d LEFT JOIN account a ON a.id = d.account_id LEFT JOIN account s ON s.id = d.subject_id
LEFT JOIN organisation o ON o.id = d.organisation_id LEFT JOIN place ON place.id = d.place_id
WHERE $1 = 0 OR d.id < $1 ORDER BY d.id DESC LIMIT $2`

// FindAccessLog fulfils geo.AccessLog.
func (db *DB) FindAccessLog(ctx context.Context, actor geo.Actor, page geo.Page) ([]geo.Access, string, error) {
	if err := actor.May(geo.ReadAccessLog, 0); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, geo.SortNewest)
	if err != nil {
		return nil, "", err
	}
	var from int64
	if after != nil {
		from = after.ID
	}
	rows, err := db.pool.Query(ctx, accessLogSQL, from, page.Limit+1)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, scanAccess)
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	found = found[:page.Limit]
	return found, cursor{Sort: geo.SortNewest, ID: found[page.Limit-1].ID}.String(), nil
}

func scanAccess(row pgx.CollectableRow) (geo.Access, error) {
	var d geo.Access
	var title map[string]string
	err := row.Scan(&d.ID, &d.At, &d.Who, &d.Kind, &d.Subject, &d.Organisation, &d.Reason, &d.PlaceID, &title)
	d.PlaceTitle = title
	return d, err
}
