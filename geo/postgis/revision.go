package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

var revisionColumns = []string{"place_id", "version", "operation", "at", "author_id", "reason", "properties", "geom"}

// insertRevisions writes the places as they are now as revisions, in the transaction that writes the places.
func insertRevisions(ctx context.Context, tx pgx.Tx, actor geo.Actor, rows []*placeRow, operation, reason string) error {
	values := make([][]any, len(rows))
	for i, r := range rows {
		values[i] = []any{r.ID, r.Version, operation, r.UpdatedAt, nullable(actor.AccountID), reason, string(r.Properties()), r.Geometry}
	}
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"place_revision"}, revisionColumns, pgx.CopyFromRows(values))
	return err
}

const findRevisionsSQL = `
SELECT r.place_id, r.version, r.operation, r.at, coalesce(r.author_id, 0), coalesce(a.name, ''), r.reason, r.properties, r.geom
FROM place_revision r LEFT JOIN account a ON a.id = r.author_id
WHERE r.place_id = $1 AND ($2 OR r.properties::json->>'publication' = 'published') ORDER BY r.version DESC LIMIT 1000`

// FindRevisions fulfils geo.Places. What a moderator asked an author to take out before it was published, or why a
// place was hidden for a while, is for those two to see, though the place is published now.
func (db *DB) FindRevisions(ctx context.Context, actor geo.Actor, id int64) ([]geo.Revision, error) {
	place, err := findPlace(ctx, db.pool, actor, id, "")
	if err != nil {
		return nil, err
	}
	seesAll := actor.SeesUnpublished() || actor.AccountID != 0 && actor.AccountID == place.CreatedBy
	rows, err := db.pool.Query(ctx, findRevisionsSQL, id, seesAll)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.Revision, error) {
		var r geo.Revision
		err := row.Scan(&r.PlaceID, &r.Version, &r.Operation, &r.At, &r.AuthorID, &r.Author, &r.Reason, &r.Properties, &r.Geometry)
		return r, err
	})
}
