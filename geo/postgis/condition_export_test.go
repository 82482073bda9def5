package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// Condition gives an expression as SQL with its arguments, for tests that evaluate it on tables of their own.
func Condition(e geo.Expression, columns map[string]string, fields []geo.Field) (string, []any, error) {
	args := &arguments{}
	sql, err := condition(e, columns, fields, args)
	return sql, *args, err
}

// Explain gives the plan for the places that meet a condition, when reading the whole table is made dear.
func Explain(ctx context.Context, db *DB, e geo.Expression) (string, error) {
	args := &arguments{}
	sql, err := condition(e, placeColumnsByField, geo.AllPlaces.Fields(), args)
	if err != nil {
		return "", err
	}
	var plan []string
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SET LOCAL enable_seqscan = off"); err != nil {
			return err
		}
		rows, err := tx.Query(ctx, "EXPLAIN SELECT id FROM place WHERE "+sql, *args...)
		if err != nil {
			return err
		}
		plan, err = pgx.CollectRows(rows, pgx.RowTo[string])
		return err
	})
	return strings.Join(plan, "\n"), err
}
