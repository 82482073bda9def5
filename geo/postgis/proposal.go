package postgis

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectProposalSQL = `
SELECT ` + placeRefColumns + `, pr.id, coalesce(a.name, ''), coalesce(pr.author_id, 0), o.slug, o.title, pr.reason,
	place.decision, place.publication, place.example, pr.created_at
FROM proposal pr JOIN place ON place.id = pr.place_id
LEFT JOIN account a ON a.id = pr.author_id LEFT JOIN organisation o ON o.id = pr.organisation_id
WHERE `

func scanProposal(row pgx.CollectableRow) (*geo.Proposal, error) {
	var p geo.Proposal
	var slug, title *string
	place, err := scanPlaceRef(row, &p.ID, &p.Author, &p.AuthorID, &slug, &title, &p.Reason, &p.Decision, &p.Publication, &p.Example, &p.CreatedAt)
	p.Place, p.PlaceID = &place, place.ID
	if slug != nil {
		p.Organisation = &geo.Named{Slug: *slug, Title: geo.Text{"ro": *title}}
	}
	return &p, err
}

// FindProposals fulfils geo.Proposals.
func (db *DB) FindProposals(ctx context.Context, actor geo.Actor, page geo.Page) ([]geo.Proposal, string, error) {
	after, err := parseCursor(page.After, geo.SortID)
	if err != nil {
		return nil, "", err
	}
	args := &arguments{}
	condition := visible(actor, args)
	if after != nil {
		condition += " AND pr.id < " + args.add(after.ID)
	}
	rows, err := db.pool.Query(ctx, selectProposalSQL+condition+" ORDER BY pr.id DESC LIMIT "+args.add(page.Limit+1), *args...)
	if err != nil {
		return nil, "", err
	}
	found, err := pgx.CollectRows(rows, scanProposal)
	if err != nil {
		return nil, "", err
	}
	proposals := []geo.Proposal{}
	for _, p := range found[:min(len(found), page.Limit)] {
		proposals = append(proposals, *p)
	}
	if len(found) <= page.Limit {
		return proposals, "", nil
	}
	return proposals, cursor{Sort: geo.SortID, ID: proposals[len(proposals)-1].ID}.String(), nil
}

// FindProposal fulfils geo.Proposals.
func (db *DB) FindProposal(ctx context.Context, actor geo.Actor, id int64) (*geo.Proposal, error) {
	return findProposal(ctx, db.pool, actor, "pr.id", id)
}

func findProposal(ctx context.Context, q querier, actor geo.Actor, column string, id int64) (*geo.Proposal, error) {
	args := &arguments{}
	rows, err := q.Query(ctx, selectProposalSQL+column+" = "+args.add(id)+" AND "+visible(actor, args), *args...)
	if err != nil {
		return nil, err
	}
	p, err := pgx.CollectExactlyOneRow(rows, scanProposal)
	return p, notFound(err, "There is no proposal %d.", id)
}

const insertProposalSQL = `
INSERT INTO proposal (place_id, author_id, organisation_id, reason) VALUES ($1, $2, $3, $4)`

// Propose fulfils geo.Proposals.
func (db *DB) Propose(ctx context.Context, actor geo.Actor, place *geo.Place, p *geo.Proposal) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		organisation, err := proposer(ctx, tx, actor, p)
		if err != nil {
			return err
		}
		place.Decision, place.Publication = geo.Received, geo.Submitted
		if actor.May(geo.ProposeUnmoderated, organisation) == nil {
			place.Publication = geo.Published
		}
		if err := p.CheckNew(place); err != nil {
			return err
		}
		fresh, err := createPlace(ctx, tx, actor, place, p.Reason)
		if err != nil {
			return err
		}
		if fresh {
			if _, err := tx.Exec(ctx, insertProposalSQL, place.ID, nullable(actor.AccountID), nullable(organisation), p.Reason); err != nil {
				return err
			}
		}
		stored, err := findProposal(ctx, tx, actor, "pr.place_id", place.ID)
		if geo.FaultOf(err) == geo.NotFound {
			return geo.Errorf(geo.Conflict, "The uuid %s is that of place %d, which did not begin as a proposal.", place.UUID, place.ID)
		}
		if err == nil {
			*p = *stored
		}
		return err
	})
}

const organisationIDSQL = `SELECT id FROM organisation WHERE slug = $1`

// proposer gives the organisation a proposal is made for, 0 for none, if the actor may propose in its name.
func proposer(ctx context.Context, tx pgx.Tx, actor geo.Actor, p *geo.Proposal) (int64, error) {
	if p.Organisation == nil {
		return 0, actor.May(geo.Propose, 0)
	}
	var id int64
	err := tx.QueryRow(ctx, organisationIDSQL, p.Organisation.Slug).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, geo.InvalidField("organisation", "not_found", "there is no organisation %q", p.Organisation.Slug)
	}
	if err != nil {
		return 0, err
	}
	return id, actor.May(geo.ActFor, id)
}
