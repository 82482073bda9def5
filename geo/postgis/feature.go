package postgis

import (
	"context"

	"github.com/jackc/pgx/v5/pgtype"

	"locuri/geo"
)

// countLimit is up to how many matches are counted: beyond, a count would cost more than the page it stands on.
const countLimit = 10000

// CountFeatures fulfils geo.Features.
func (db *DB) CountFeatures(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter) (geo.Match, error) {
	s, err := db.findSearch(ctx, actor, f.Text)
	if err != nil {
		return geo.Match{}, err
	}
	args := &arguments{}
	from := "SELECT FROM place WHERE " + where(actor, c, f, s, args)
	if !c.Places {
		args = &arguments{}
		from = "SELECT FROM (" + otherSQL(c) + ") f WHERE " + otherWhere(f, args)
	}
	var n int
	err = db.pool.QueryRow(ctx, "SELECT count(*) FROM ("+from+" LIMIT "+args.add(countLimit+1)+") counted", *args...).Scan(&n)
	return geo.Match{Count: min(n, countLimit), Exact: n <= countLimit}, err
}

// StreamFeatures fulfils geo.Features.
func (db *DB) StreamFeatures(ctx context.Context, actor geo.Actor, c *geo.Collection, f geo.Filter, page geo.Page, write geo.FeatureWriter) (string, error) {
	if !c.Places {
		return db.streamOther(ctx, c, f, page, write)
	}
	s, err := db.findSearch(ctx, actor, f.Text)
	if err != nil {
		return "", err
	}
	after, err := parseCursor(page.After, page.Sort)
	if err != nil {
		return "", err
	}
	args := &arguments{}
	value, order, past := ordering(page.Sort, s, after, args)
	sql := "SELECT place.id, geojson, properties, " + value + " FROM place WHERE " + where(actor, c, f, s, args) + past +
		" ORDER BY " + order + " LIMIT " + args.add(page.Limit+1)
	return db.stream(ctx, sql, *args, page, write)
}

// stream writes the rows (id, geometry, properties, sort value) up to the limit, and gives the cursor if there is one
// row more.
func (db *DB) stream(ctx context.Context, sql string, args []any, page geo.Page, write geo.FeatureWriter) (string, error) {
	rows, err := db.pool.Query(ctx, sql, args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	last := cursor{Sort: page.Sort}
	for n := 0; rows.Next(); n++ {
		if n == page.Limit {
			return last.String(), nil
		}
		var geometry, properties pgtype.DriverBytes
		if err := rows.Scan(&last.ID, &geometry, &properties, &last.Value); err != nil {
			return "", err
		}
		if err := write(last.ID, geometry, properties); err != nil {
			return "", err
		}
	}
	return "", rows.Err()
}

// ordering gives the sort value as text, the ORDER BY list, and the condition for what comes after the cursor.
func ordering(sort geo.Sort, s search, after *cursor, args *arguments) (value, order, past string) {
	switch sort {
	case geo.SortTitle:
		value, order = "place.title_sort", "place.title_sort, place.id"
		if after != nil {
			past = " AND (place.title_sort, place.id) > (" + args.add(after.value) + "," + args.add(after.ID) + ")"
		}
	case geo.SortUpdated:
		value, order = "place.updated_at::text", "place.updated_at DESC, place.id DESC"
		if after != nil {
			past = " AND (place.updated_at, place.id) < (" + args.add(after.value) + "::timestamptz," + args.add(after.ID) + ")"
		}
	case geo.SortMatch:
		rank := s.rank(args)
		value, order = rank+"::text", rank+" DESC, place.id"
		if after != nil {
			v, id := args.add(after.value), args.add(after.ID)
			past = " AND (" + rank + " < " + v + "::real OR " + rank + " = " + v + "::real AND place.id > " + id + ")"
		}
	default:
		value, order = "''", "place.id"
		if after != nil {
			past = " AND place.id > " + args.add(after.ID)
		}
	}
	return value, order, past
}

// FindFeature fulfils geo.Features.
func (db *DB) FindFeature(ctx context.Context, actor geo.Actor, c *geo.Collection, id int64, write geo.FeatureWriter) (int, error) {
	args := &arguments{}
	sql := "SELECT geojson, properties, version FROM place WHERE place.id = " + args.add(id) + " AND " + where(actor, c, geo.Filter{}, search{}, args)
	if !c.Places {
		args = &arguments{id}
		sql = "SELECT ST_AsGeoJSON(geom, 7), properties::text, 0 FROM (" + otherSQL(c) + ") f WHERE id = $1"
	}
	var geometry, properties []byte
	var version int
	err := db.pool.QueryRow(ctx, sql, *args...).Scan(&geometry, &properties, &version)
	if err != nil {
		return 0, notFound(err, "There is no feature %d in %s.", id, c.ID)
	}
	return version, write(id, geometry, properties)
}
