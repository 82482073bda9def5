package postgis

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// fillThings reads what each thing is, a statement for each sort.
func (db *DB) fillThings(ctx context.Context, actor geo.Actor, things []*geo.Thing) error {
	return cmp.Or(
		fill(things, geo.SubjectPlace, func(ids []int64) ([]*geo.Proposal, error) { return db.proposalsOf(ctx, actor, ids) },
			func(p *geo.Proposal) int64 { return p.PlaceID }, func(t *geo.Thing, p *geo.Proposal) { t.Proposal = p }),
		fill(things, geo.SubjectComment, func(ids []int64) ([]geo.Comment, error) { return db.commentsOf(ctx, actor, ids) },
			func(c geo.Comment) int64 { return c.ID }, func(t *geo.Thing, c geo.Comment) { t.Comment, t.Version = &c, 0 }),
		fill(things, geo.SubjectPhoto, func(ids []int64) ([]geo.Photo, error) {
			return queryPhotos(ctx, db.pool, actor, "ph.id = ANY($1)", &arguments{ids})
		},
			func(ph geo.Photo) int64 { return ph.ID }, func(t *geo.Thing, ph geo.Photo) { t.Photo, t.Version = &ph, ph.Version }),
		fill(things, geo.SubjectEdit, func(ids []int64) ([]geo.Edit, error) { return queryEdits(ctx, db.pool, "e.id = ANY($1)", ids) },
			func(e geo.Edit) int64 { return e.ID }, func(t *geo.Thing, e geo.Edit) { t.Edit, t.Version = &e, e.Version }),
		fill(things, geo.SubjectCheck, func(ids []int64) ([]geo.FieldCheck, error) {
			return checks.read(ctx, db.pool, actor, "c.id = ANY($1)", &arguments{ids})
		},
			func(c geo.FieldCheck) int64 { return c.ID }, func(t *geo.Thing, c geo.FieldCheck) { t.Check, t.Version = &c, 0 }),
		fill(things, geo.SubjectReport, func(ids []int64) ([]geo.Report, error) {
			return reports.read(ctx, db.pool, actor, "c.id = ANY($1)", &arguments{ids})
		},
			func(r geo.Report) int64 { return r.ID }, func(t *geo.Thing, r geo.Report) { t.Report, t.Version = &r, 0 }),
	)
}

// fill reads the things of one sort, and sets each where it belongs.
func fill[T any](things []*geo.Thing, of geo.Subject, find func(ids []int64) ([]T, error), id func(T) int64, set func(*geo.Thing, T)) error {
	at := map[int64]*geo.Thing{}
	for _, thing := range things {
		if thing.Subject == of {
			at[thing.ID] = thing
		}
	}
	if len(at) == 0 {
		return nil
	}
	found, err := find(slices.Collect(maps.Keys(at)))
	for _, one := range found {
		set(at[id(one)], one)
	}
	return err
}

func (db *DB) proposalsOf(ctx context.Context, actor geo.Actor, places []int64) ([]*geo.Proposal, error) {
	args := &arguments{}
	rows, err := db.pool.Query(ctx, selectProposal(actor, args)+"place.id = ANY("+args.add(places)+")", *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanProposal)
}

func (db *DB) commentsOf(ctx context.Context, actor geo.Actor, ids []int64) ([]geo.Comment, error) {
	rows, err := db.pool.Query(ctx, selectCommentSQL+"c.id = ANY($1)", ids)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, commentScanner(actor))
}
