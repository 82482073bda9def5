package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// checkWish refuses a new proposal that is not whole, or that is about a place which it cannot be about.
func checkWish(ctx context.Context, q querier, actor geo.Actor, place *geo.Place, p *geo.Proposal) error {
	if p.Aim == "" {
		p.Aim = geo.NewPlace
	}
	if err := p.CheckNew(place); err != nil || p.Aim == geo.NewPlace {
		return err
	}
	target, err := findPlace(ctx, q, actor, place.Target, "")
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("target", "not_found", "must be the number of a place on the public map")
	}
	if err != nil {
		return err
	}
	if err := p.CheckTarget(place, &target.Place); err != nil {
		return err
	}
	if target.Sensitive { // its document shows what it shows
		place.Sensitive, place.Geometry = true, target.Geometry
	}
	return nil
}

// accepts tells whether a step makes what is wished of a place that is there come true.
func accepts(before *placeRow, after *geo.Place) bool {
	said := after.Decision == geo.Accepted || after.Decision == geo.AcceptedWithChanges
	was := before.Decision == geo.Accepted || before.Decision == geo.AcceptedWithChanges
	return after.Aim.Amends() && said && !was
}

// wishSQL gives what is needed to fulfil a proposal about a place.
const wishSQL = `SELECT coalesce(author_id, 0), reason, coalesce(base_version, 0) FROM proposal WHERE place_id = $1`

// fulfil does what an accepted proposal wishes of the place that it is about. Errors: Conflict when that is not there any
// more, Stale when it was changed since the proposal was written and the actor does not say that they saw how it is.
func (db *DB) fulfil(ctx context.Context, tx pgx.Tx, actor geo.Actor, wish *geo.Place, seen int) error {
	var author int64
	var reason string
	var base int
	if err := tx.QueryRow(ctx, wishSQL, wish.ID).Scan(&author, &reason, &base); err != nil {
		return err
	}
	row, err := findPlace(ctx, tx, actor, wish.Target, "FOR UPDATE")
	if geo.FaultOf(err) == geo.NotFound {
		return geo.Errorf(geo.Conflict, "The place that the proposal is about is not there any more; it can only be declined.")
	}
	if err != nil {
		return err
	}
	if err := actor.MayAt(geo.EditPlace, &row.Place); err != nil {
		return err
	}
	said := statement{reason: reason, through: wish.ID}
	if wish.Aim == geo.RemovalOfPlace {
		return db.remove(ctx, tx, actor, row, said)
	}
	if seen == 0 {
		seen = base
	}
	if row.Version != seen {
		return geo.Errorf(geo.Stale, "Place %d was changed to version %d since the proposal was written; look at what is different, and say that you saw it by target_version.", row.ID, row.Version)
	}
	return db.amend(ctx, tx, geo.Actor{AccountID: author}, row, base, wish, said)
}

// remove moves the line of life of a place, unless somebody has done so already.
func (db *DB) remove(ctx context.Context, tx pgx.Tx, actor geo.Actor, row *placeRow, said statement) error {
	if row.Life == geo.Removed {
		return nil
	}
	_, err := db.writeChange(ctx, tx, actor, row, "update", said, func(pl *geo.Place) error {
		pl.Life = geo.Removed
		return nil
	})
	return err
}

const appliedSQL = `UPDATE proposal SET applied_version = $2 WHERE place_id = $1`

// amend writes the change as a revision of whoever proposed it. It has the right to, by who accepted it.
func (db *DB) amend(ctx context.Context, tx pgx.Tx, author geo.Actor, row *placeRow, base int, wish *geo.Place, said statement) error {
	from, err := findRevision(ctx, tx, geo.Actor{System: true}, row.ID, base)
	if err != nil {
		return err
	}
	changed := row.Place
	if err := changed.Amend(from, wish); err != nil || changed.SameAs(&row.Place) {
		return err // it has come true already
	}
	place, err := db.writeChange(ctx, tx, author, row, "update", said, func(pl *geo.Place) error { return pl.Amend(from, wish) })
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, appliedSQL, wish.ID, place.Version)
	return err
}
