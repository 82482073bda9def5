package postgis

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectIndicatorSQL = `
SELECT i.id, i.slug, i.version, i.title, i.unit, i.counts, i.excludes, i.source, i.method, i.adding, i.adding_how, i.retired,
	(SELECT count(*)::int FROM observation o WHERE o.indicator_id = i.id)
FROM indicator i `

// FindIndicators fulfils geo.Indicators.
func (db *DB) FindIndicators(ctx context.Context) ([]geo.Indicator, error) {
	rows, err := db.pool.Query(ctx, selectIndicatorSQL+`ORDER BY i.id`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Indicator])
}

// FindIndicator fulfils geo.Indicators.
func (db *DB) FindIndicator(ctx context.Context, slug string) (*geo.Indicator, error) {
	return findIndicator(ctx, db.pool, slug, "")
}

// findIndicator gives an indicator; lock is "" or what follows a select to lock its row.
func findIndicator(ctx context.Context, q querier, slug, lock string) (*geo.Indicator, error) {
	rows, err := q.Query(ctx, selectIndicatorSQL+`WHERE i.slug = $1 `+lock, slug)
	if err != nil {
		return nil, err
	}
	in, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[geo.Indicator])
	return &in, notFound(err, "There is no indicator %q.", slug)
}

const createIndicatorSQL = `
INSERT INTO indicator (slug, title, unit, counts, excludes, source, method, adding, adding_how, retired)
VALUES (@slug, @title, @unit, @counts, @excludes, @source, @method, @adding, @adding_how, @retired)`

const updateIndicatorSQL = `
UPDATE indicator SET title = @title, unit = @unit, counts = @counts, excludes = @excludes, source = @source, method = @method,
	adding = @adding, adding_how = @adding_how, retired = @retired, version = version + 1
WHERE slug = @slug AND version = @version RETURNING version`

// SaveIndicator fulfils geo.Indicators.
func (db *DB) SaveIndicator(ctx context.Context, actor geo.Actor, in *geo.Indicator) error {
	if err := actor.May(geo.EditIndicator, 0); err != nil {
		return err
	}
	if err := in.Check(); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		write := updateIndicator
		if in.Version == 0 {
			write = createIndicator
		}
		if err := write(ctx, tx, in); err != nil {
			return err
		}
		saved, err := findIndicator(ctx, tx, in.Slug, "")
		if err == nil {
			*in = *saved
		}
		return err
	})
}

func createIndicator(ctx context.Context, tx pgx.Tx, in *geo.Indicator) error {
	_, err := tx.Exec(ctx, createIndicatorSQL, indicatorArgs(in))
	return taken(err, "There is an indicator with the slug %q already.", in.Slug)
}

func updateIndicator(ctx context.Context, tx pgx.Tx, in *geo.Indicator) error {
	err := tx.QueryRow(ctx, updateIndicatorSQL, indicatorArgs(in)).Scan(&in.Version)
	if !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	current, err := findIndicator(ctx, tx, in.Slug, "")
	if err != nil {
		return err
	}
	return fresh("indicator", in.Version, current.Version)
}

func indicatorArgs(in *geo.Indicator) pgx.NamedArgs {
	return pgx.NamedArgs{
		"slug": in.Slug, "version": in.Version, "title": texts(in.Title), "unit": texts(in.Unit), "counts": texts(in.Counts),
		"excludes": texts(in.Excludes), "source": texts(in.Source), "method": texts(in.Method), "adding": in.Adding,
		"adding_how": texts(in.AddingHow), "retired": in.Retired,
	}
}
