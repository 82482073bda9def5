package postgis

import (
	"context"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

const proposalSQL = `
SELECT ` + placeRefColumns + `, pr.id, coalesce(a.name, ''), coalesce(pr.author_id, 0), o.id, o.slug, o.title, pr.reason,
	place.decision, place.publication, place.example, pr.created_at, coalesce(nullif(place.aim, ''), 'new'),
	coalesce(pr.base_version, 0), coalesce(pr.applied_version, 0), t.id, t.kind, t.category, t.title, t.life, t.point, t.version,
	coalesce((SELECT s.reason FROM step s WHERE s.place_id = place.id AND s.reason <> '' AND s.from_state <> '' AND
		s.to_state NOT IN ('submitted', 'withdrawn') AND (s.line = 'decision' OR s.line = 'publication' AND
		($1 OR pr.author_id = $2)) ORDER BY s.id DESC LIMIT 1), '')
FROM proposal pr JOIN place ON place.id = pr.place_id
LEFT JOIN place t ON t.id = place.target AND (t.publication = 'published' OR $1 AND t.publication <> 'archived')
LEFT JOIN account a ON a.id = pr.author_id LEFT JOIN organisation o ON o.id = pr.organisation_id
WHERE `

// selectProposal begins a statement for an actor; its arguments come first.
func selectProposal(actor geo.Actor, args *arguments) string {
	args.add(actor.SeesUnpublished())
	args.add(actor.AccountID)
	return proposalSQL
}

func scanProposal(row pgx.CollectableRow) (*geo.Proposal, error) {
	var p geo.Proposal
	var o organisationRef
	var t targetRef
	place, err := scanPlaceRef(row, &p.ID, &p.Author, &p.AuthorID, &o.id, &o.slug, &o.title, &p.Reason, &p.Decision, &p.Publication, &p.Example, &p.CreatedAt,
		&p.Aim, &p.BaseVersion, &p.AppliedVersion, &t.id, &t.kind, &t.category, &t.title, &t.life, &t.point, &t.version, &p.Answer)
	p.Place, p.PlaceID = &place, place.ID
	t.fill(&p)
	p.Organisation = o.named()
	return &p, err
}

// targetRef is the place that a proposal is about, all nil when there is none that may be told of.
type targetRef struct {
	id                   *int64
	kind, category, life *string
	title                map[string]string
	point                *orb.Point
	version              *int
}

func (t *targetRef) fill(p *geo.Proposal) {
	if t.id == nil {
		return
	}
	p.Target = &geo.PlaceRef{ID: *t.id, Kind: geo.Kind(*t.kind), Category: *t.category, Title: t.title, Life: geo.Life(*t.life), Point: *t.point}
	p.TargetVersion = *t.version
}

// FindProposals fulfils geo.Proposals. The order is that of the places, which began with their proposals: so a few that
// wait are found by the index of what is not published, among however many.
func (db *DB) FindProposals(ctx context.Context, actor geo.Actor, filter geo.ProposalFilter, page geo.Page) ([]geo.Proposal, string, error) {
	after, err := parseCursor(page.After, page.Sort)
	if err != nil {
		return nil, "", err
	}
	args := &arguments{}
	sql := selectProposal(actor, args)
	condition := proposalCondition(actor, filter, args)
	order, past := " DESC", " < "
	if page.Sort == geo.SortID {
		order, past = "", " > "
	}
	if after != nil {
		condition += " AND place.id" + past + args.add(after.ID)
	}
	rows, err := db.pool.Query(ctx, sql+condition+" ORDER BY place.id"+order+" LIMIT "+args.add(page.Limit+1), *args...)
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
	return proposals, cursor{Sort: page.Sort, ID: proposals[len(proposals)-1].PlaceID}.String(), nil
}

func proposalCondition(actor geo.Actor, filter geo.ProposalFilter, args *arguments) string {
	condition := visible(actor, args)
	for _, narrower := range []string{
		unpublishedOnly(filter.Publications),
		among("place.publication = ANY", filter.Publications, args),
		among("place.decision = ANY", filter.Decisions, args),
		among("coalesce(nullif(place.aim, ''), 'new') = ANY", filter.Aims, args),
		among("place.id = ANY", filter.Places, args),
		among("place.target = ANY", filter.Targets, args),
	} {
		if narrower != "" {
			condition += " AND " + narrower
		}
	}
	if filter.Own {
		condition += " AND pr.author_id = " + args.add(actor.AccountID)
	}
	return condition
}

// unpublishedOnly says what follows from the list, so that the index of what is not published can be used.
func unpublishedOnly(publications []geo.Publication) string {
	if len(publications) == 0 || slices.Contains(publications, geo.Published) {
		return ""
	}
	return "place.publication <> 'published'"
}

// FindProposal fulfils geo.Proposals.
func (db *DB) FindProposal(ctx context.Context, actor geo.Actor, id int64) (*geo.Proposal, error) {
	return findProposal(ctx, db.pool, actor, "pr.id", id)
}

func findProposal(ctx context.Context, q querier, actor geo.Actor, column string, id int64) (*geo.Proposal, error) {
	args := &arguments{}
	rows, err := q.Query(ctx, selectProposal(actor, args)+column+" = "+args.add(id)+" AND "+visible(actor, args), *args...)
	if err != nil {
		return nil, err
	}
	p, err := pgx.CollectExactlyOneRow(rows, scanProposal)
	return p, notFound(err, "There is no proposal %d.", id)
}

const insertProposalSQL = `
INSERT INTO proposal (place_id, author_id, organisation_id, reason, base_version) VALUES ($1, $2, $3, $4, nullif($5, 0))`

// Propose fulfils geo.Proposals.
func (db *DB) Propose(ctx context.Context, actor geo.Actor, place *geo.Place, p *geo.Proposal) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error { return db.propose(ctx, tx, actor, place, p) })
}

func (db *DB) propose(ctx context.Context, tx pgx.Tx, actor geo.Actor, place *geo.Place, p *geo.Proposal) error {
	organisation, err := proposer(ctx, tx, actor, p)
	if err != nil {
		return err
	}
	place.Decision, place.Publication = geo.Received, geo.Submitted
	if actor.May(geo.ProposeUnmoderated, organisation) == nil {
		place.Publication = geo.Published
	}
	if err := checkWish(ctx, tx, actor, place, p); err != nil {
		return err
	}
	fresh, err := db.createPlace(ctx, tx, actor, place, p.Reason, statement{reason: p.Reason, organisation: organisation})
	if err != nil {
		return err
	}
	if fresh {
		if _, err := tx.Exec(ctx, insertProposalSQL, place.ID, nullable(actor.AccountID), nullable(organisation), p.Reason, p.BaseVersion); err != nil {
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
}

// proposer gives the organisation a proposal is made for, 0 for none, if the actor may propose in its name.
func proposer(ctx context.Context, tx pgx.Tx, actor geo.Actor, p *geo.Proposal) (int64, error) {
	if p.Organisation == nil {
		return 0, actor.May(geo.Propose, 0)
	}
	return actFor(ctx, tx, actor, p.Organisation.Slug)
}
