package postgis

import (
	"context"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

var revisionColumns = []string{"place_id", "version", "operation", "at", "author_id", "reason", "through", "properties", "geom",
	"kind", "category", "life", "publication", "amends", "title", "x", "y", "cell"}

// insertRevisions writes the places as they are now as revisions, in the transaction that writes the places.
func insertRevisions(ctx context.Context, tx pgx.Tx, actor geo.Actor, rows []*placeRow, operation string, said statement) error {
	values := make([][]any, len(rows))
	for i, r := range rows {
		values[i] = []any{r.ID, r.Version, operation, r.UpdatedAt, nullable(actor.AccountID), said.reason, nullable(said.through), string(r.Properties()), r.Geometry,
			r.Kind, r.Category, r.Life, r.Publication, r.Aim.Amends(), texts(r.Title), r.x, r.y, cell(r.x, r.y)}
	}
	if err := endRevisions(ctx, tx, rows); err != nil {
		return err
	}
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"place_revision"}, revisionColumns, pgx.CopyFromRows(values))
	return err
}

const endRevisionsSQL = `
UPDATE place_revision r SET until = n.at FROM unnest($1::bigint[], $2::int[], $3::timestamptz[]) AS n (place_id, version, at)
WHERE r.place_id = n.place_id AND r.version = n.version - 1`

// endRevisions notes until when the revisions held that are followed by others now.
func endRevisions(ctx context.Context, tx pgx.Tx, rows []*placeRow) error {
	var ids []int64
	var versions []int
	var times []time.Time
	for _, r := range rows {
		if r.Version > 1 {
			ids, versions, times = append(ids, r.ID), append(versions, r.Version), append(times, r.UpdatedAt)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	_, err := tx.Exec(ctx, endRevisionsSQL, ids, versions, times)
	return err
}

const selectRevisionSQL = `
SELECT r.place_id, r.version, r.operation, r.at, coalesce(r.author_id, 0), coalesce(a.name, ''), r.reason,
	coalesce(r.through, 0), r.properties, r.geom`

const fromRevisionSQL = `
FROM place_revision r LEFT JOIN account a ON a.id = r.author_id
WHERE r.place_id = $1 AND ($2 OR r.properties::json->>'publication' = 'published')`

const findRevisionsSQL = selectRevisionSQL + fromRevisionSQL + ` ORDER BY r.version DESC LIMIT 1000`

// What was measured when it was written counts; else it is measured now, as deriveSQL does.
const findRevisionSQL = selectRevisionSQL + `,
	coalesce((r.properties::json->>'area_m2')::float,
		CASE WHEN ST_Dimension(r.geom) = 2 THEN round(ST_Area(r.geom::geography)::numeric, 1) END),
	coalesce((r.properties::json->>'length_m')::float,
		CASE WHEN ST_Dimension(r.geom) = 1 THEN round(ST_Length(r.geom::geography)::numeric, 1) END)` + fromRevisionSQL + ` AND r.version = $3`

// FindRevisions fulfils geo.Places. What a moderator asked an author to take out before it was published, or why a
// place was hidden for a while, is for those two to see, though the place is published now.
func (db *DB) FindRevisions(ctx context.Context, actor geo.Actor, id int64) ([]geo.Revision, error) {
	place, err := findPlace(ctx, db.pool, actor, id, "")
	if err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, findRevisionsSQL, id, seesAllRevisions(actor, &place.Place))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.Revision, error) {
		var r geo.Revision
		err := row.Scan(revisionTargets(&r)...)
		return r, err
	})
}

func seesAllRevisions(actor geo.Actor, place *geo.Place) bool {
	return actor.SeesUnpublished() || actor.AccountID != 0 && actor.AccountID == place.CreatedBy
}

func revisionTargets(r *geo.Revision) []any {
	return []any{&r.PlaceID, &r.Version, &r.Operation, &r.At, &r.AuthorID, &r.Author, &r.Reason, &r.Through, &r.Properties, &r.Geometry}
}

// FindRevision fulfils geo.Revisions.
func (db *DB) FindRevision(ctx context.Context, actor geo.Actor, placeID int64, version int) (*geo.Revision, error) {
	return findRevision(ctx, db.pool, actor, placeID, version)
}

func findRevision(ctx context.Context, q querier, actor geo.Actor, placeID int64, version int) (*geo.Revision, error) {
	place, err := findPlace(ctx, q, actor, placeID, "")
	if err != nil {
		return nil, err
	}
	var r geo.Revision
	targets := append(revisionTargets(&r), &r.AreaM2, &r.LengthM)
	err = q.QueryRow(ctx, findRevisionSQL, placeID, seesAllRevisions(actor, &place.Place), version).Scan(targets...)
	return &r, notFound(err, "There is no version %d of place %d.", version, placeID)
}

// RestoreRevision fulfils geo.Revisions.
func (db *DB) RestoreRevision(ctx context.Context, actor geo.Actor, placeID int64, version int, restoration geo.Restoration) (*geo.Revision, error) {
	if err := restoration.Check(); err != nil {
		return nil, err
	}
	var restored *geo.Revision
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		old, err := findRevision(ctx, tx, actor, placeID, version)
		if err != nil {
			return err
		}
		if err := unconceal(ctx, tx, old); err != nil {
			return err
		}
		place, err := db.updatePlace(ctx, tx, actor, placeID, restoration.Version, "update", strings.TrimSpace(restoration.Reason),
			func(pl *geo.Place) error { return pl.Restore(old) })
		if err != nil {
			return err
		}
		restored, err = findRevision(ctx, tx, actor, placeID, place.Version)
		return err
	})
	return restored, err
}
