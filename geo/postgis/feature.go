package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"locuri/geo"
)

// countLimit is up to how many matches are counted: beyond, a count would cost more than the page it stands on.
const countLimit = 10000

// FindCollection fulfils geo.Features.
func (db *DB) FindCollection(ctx context.Context, id string) (*geo.Collection, error) {
	if c := geo.FindCollection(id); c != nil {
		return c, nil
	}
	if slug := geo.PartnerSlug(id); slug != "" {
		o, err := findOrganisation(ctx, db.pool, slug)
		if geo.FaultOf(err) != geo.NotFound {
			if err != nil {
				return nil, err
			}
			return geo.PartnerCollection(o.Slug, o.Title), nil
		}
	}
	return nil, geo.Errorf(geo.NotFound, "There is no collection %q. All are at /api/collections.", id)
}

const partnersSQL = `SELECT slug, title FROM organisation o
WHERE EXISTS (SELECT FROM project p JOIN tag t ON t.project_id = p.id WHERE p.organisation_id = o.id)
	OR EXISTS (SELECT FROM project_partner p JOIN tag t ON t.project_id = p.project_id WHERE p.organisation_id = o.id) ORDER BY slug`

// AllCollections fulfils geo.Features.
func (db *DB) AllCollections(ctx context.Context) ([]*geo.Collection, error) {
	var all []*geo.Collection
	for i := range geo.Collections {
		all = append(all, &geo.Collections[i])
	}
	rows, err := db.pool.Query(ctx, partnersSQL)
	if err != nil {
		return nil, err
	}
	var slug, title string
	_, err = pgx.ForEachRow(rows, []any{&slug, &title}, func() error {
		all = append(all, geo.PartnerCollection(slug, title))
		return nil
	})
	return all, err
}

// CountFeatures fulfils geo.Features.
func (db *DB) CountFeatures(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter) (geo.Match, error) {
	s, err := db.findSearch(ctx, actor, f.Text)
	if err != nil {
		return geo.Match{}, err
	}
	args := &arguments{}
	src := sourceOf(c, actor, args)
	condition, err := src.matching(c, f, s, args)
	if err != nil {
		return geo.Match{}, err
	}
	sql := "SELECT count(*) FROM (SELECT FROM " + src.from + " WHERE " + condition + " LIMIT " + args.add(countLimit+1) + ") counted"
	var n int
	err = db.pool.QueryRow(ctx, sql, *args...).Scan(&n)
	return geo.Match{Count: min(n, countLimit), Exact: n <= countLimit}, conditionError(f, err)
}

// StreamFeatures fulfils geo.Features.
func (db *DB) StreamFeatures(ctx context.Context, actor geo.Actor, c *geo.Collection, q geo.Query, write geo.FeatureWriter) (string, error) {
	s, err := db.findSearch(ctx, actor, q.Filter.Text)
	if err != nil {
		return "", err
	}
	after, err := parseCursor(q.Page.After, q.Page.Sort)
	if err != nil {
		return "", err
	}
	args := &arguments{}
	src := sourceOf(c, actor, args)
	condition, err := src.matching(c, q.Filter, s, args)
	if err != nil {
		return "", err
	}
	value, order, past := src.ordering(q.Page.Sort, s, after, args)
	pool := db.pool
	if isNear(c, q) {
		pool = db.near
	}
	sql := "SELECT " + src.alias + ".id, " + src.in(q.CRS) + ", " + src.properties + ", " + value + " FROM " + src.from +
		" WHERE " + condition + past + " ORDER BY " + order + " LIMIT " + args.add(q.Page.Limit+1)
	next, err := stream(ctx, pool, sql, *args, q.Page, write)
	return next, conditionError(q.Filter, err)
}

// stream writes the rows (id, geometry, properties, sort value) up to the limit, and gives the cursor if there is one
// row more.
func stream(ctx context.Context, q querier, sql string, args []any, page geo.Page, write geo.FeatureWriter) (string, error) {
	rows, err := q.Query(ctx, sql, args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	last := cursor{Sort: page.Sort}
	var geometry, properties pgtype.DriverBytes
	row := []any{&last.ID, &geometry, &properties, &last.Value} // one for all rows
	for n := 0; rows.Next(); n++ {
		if n == page.Limit {
			return last.String(), nil
		}
		if err := rows.Scan(row...); err != nil {
			return "", err
		}
		if err := write(last.ID, geometry, properties); err != nil {
			return "", err
		}
	}
	return "", rows.Err()
}

// ordering gives the sort value as text, the ORDER BY list, and the condition for what comes after the cursor.
func (src source) ordering(sort geo.Sort, s search, after *cursor, args *arguments) (value, order, past string) {
	if sort == geo.SortMatch {
		return s.ordering(after, args)
	}
	name, down := sort.Field()
	direction, beyond := "", " > "
	if down {
		direction, beyond = " DESC", " < "
	}
	id := src.alias + ".id"
	column, there := sortColumns[name]
	if !there {
		if after != nil {
			past = " AND " + id + beyond + args.add(after.ID)
		}
		return "''", id + direction, past
	}
	if after != nil {
		past = " AND (" + column + ", " + id + ")" + beyond + "(" + args.add(after.value) + "," + args.add(after.ID) + ")"
	}
	return column + "::text", column + direction + ", " + id + direction, past
}

// sortColumns are what a list of places is ordered by, but for the number. Each has an index.
var sortColumns = map[string]string{"title": "place.title_sort", "title_en": "place.title_sort_en", "updated_at": "place.updated_at"}

// ordering is the order of the best match first.
func (s search) ordering(after *cursor, args *arguments) (value, order, past string) {
	rank := s.rank(args)
	if after != nil {
		v, id := args.add(after.value), args.add(after.ID)
		past = " AND (" + rank + " < " + v + "::real OR " + rank + " = " + v + "::real AND place.id > " + id + ")"
	}
	return rank + "::text", rank + " DESC, place.id", past
}

// FindFeature fulfils geo.Features.
func (db *DB) FindFeature(ctx context.Context, actor geo.Actor, c *geo.Collection, id int64, crs *geo.CRS, write geo.FeatureWriter) (geo.Stamp, error) {
	args := &arguments{}
	src := sourceOf(c, actor, args)
	sql := "SELECT " + src.in(crs) + ", " + src.properties + ", " + src.version + ", " + src.updated + " FROM " + src.from +
		" WHERE " + src.alias + ".id = " + args.add(id) + " AND " + src.where
	rows, err := db.pool.Query(ctx, sql, *args...)
	if err != nil {
		return geo.Stamp{}, err
	}
	stamp, err := pgx.CollectExactlyOneRow(rows, func(row pgx.CollectableRow) (geo.Stamp, error) {
		var geometry, properties pgtype.DriverBytes
		var stamp geo.Stamp
		var updated *time.Time
		if err := row.Scan(&geometry, &properties, &stamp.Version, &updated); err != nil {
			return stamp, err
		}
		if updated != nil {
			stamp.UpdatedAt = *updated
		}
		return stamp, write(id, geometry, properties)
	})
	if err != nil {
		return stamp, notFound(err, "There is no feature %d in %s.", id, c.ID)
	}
	return stamp, nil
}
