package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// An amendment is tied to what its place is tied to, so that the same people are responsible for it.
const tiesSQL = `
SELECT coalesce(array_agg(DISTINCT g.slug ORDER BY g.slug) FILTER (WHERE g.slug IS NOT NULL), '{}'),
	coalesce(array_agg(DISTINCT o.slug ORDER BY o.slug) FILTER (WHERE o.slug IS NOT NULL), '{}'),
	coalesce(array_agg(DISTINCT p.id ORDER BY p.id) FILTER (WHERE p.id IS NOT NULL), '{}')
FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted(id, ord)
JOIN place ON place.id = wanted.id
LEFT JOIN tag t ON t.place_id = CASE WHEN place.amends THEN place.target ELSE place.id END
LEFT JOIN project p ON p.id = t.project_id
LEFT JOIN LATERAL (SELECT p.organisation_id UNION ALL SELECT pp.organisation_id FROM project_partner pp WHERE pp.project_id = p.id) by(id) ON true
LEFT JOIN organisation o ON o.id = by.id
LEFT JOIN programme g ON g.id = p.programme_id
GROUP BY ord ORDER BY ord`

// refreshPlaces derives everything of the places anew, facts and ties to projects, and writes what is derived.
// It makes no revision: nobody has changed the places.
func refreshPlaces(ctx context.Context, tx pgx.Tx, ids []int64) error {
	rows, err := tx.Query(ctx, selectPlaceSQL+"id = ANY($1) ORDER BY id FOR UPDATE", ids)
	if err != nil {
		return err
	}
	places, err := pgx.CollectRows(rows, scanPlace)
	if err != nil || len(places) == 0 {
		return err
	}
	before := make([]placeRow, len(places))
	for i, r := range places {
		before[i] = *r
	}
	if err := deriveAnew(ctx, tx, places); err != nil {
		return err
	}
	batch := &pgx.Batch{}
	for _, r := range places {
		batch.Queue(updatePlaceSQL, r.values()...)
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return err
	}
	if err := bump(ctx, tx, "place", geometriesOf(places)...); err != nil {
		return err
	}
	var moved []int64
	for i, r := range places {
		moved = append(moved, movedCells(&before[i], r)...)
	}
	return recount(ctx, tx, moved)
}

// deriveAnew sets facts and ties of the rows. A geometry that lies out of reach by now keeps its place: only new writes
// are refused.
func deriveAnew(ctx context.Context, tx pgx.Tx, places []*placeRow) error {
	ids := make([]int64, len(places))
	for i, r := range places {
		ids[i] = r.ID
		r.Geometry = geo.Wound(r.Geometry) // before there was this rule, rings were kept as they had been drawn
	}
	derived, err := derive(ctx, tx, geometriesOf(places))
	if err != nil {
		return err
	}
	rows, err := tx.Query(ctx, tiesSQL, ids)
	if err != nil {
		return err
	}
	i := 0
	var programmes, organisations []string
	var projects []int64
	_, err = pgx.ForEachRow(rows, []any{&programmes, &organisations, &projects}, func() error {
		r, d := places[i], derived[i]
		r.Facts, r.x, r.y = d.facts, d.x, d.y
		r.Programmes, r.Organisations, r.Projects = programmes, organisations, projects
		programmes, organisations, projects = nil, nil, nil
		i++
		return nil
	})
	return err
}

const nextPlacesSQL = `SELECT id FROM place WHERE id > $1 ORDER BY id LIMIT $2`

// Recompute derives everything of all places anew, in batches that each commit, from the place after the given
// one on: interrupted, it goes on from the last number told to progress. It gives how many places it did.
func (db *DB) Recompute(ctx context.Context, after int64, progress func(done int, last int64)) (int, error) {
	const batch = 2000
	for done := 0; ; {
		rows, _ := db.pool.Query(ctx, nextPlacesSQL, after, batch)
		ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil {
			return done, err
		}
		if len(ids) == 0 {
			return done, db.countAll(ctx)
		}
		err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error { return refreshPlaces(ctx, tx, ids) })
		if err != nil {
			return done, err
		}
		after = ids[len(ids)-1]
		done += len(ids)
		progress(done, after)
	}
}
