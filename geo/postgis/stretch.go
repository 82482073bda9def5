package postgis

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// stretchConditions are the conditions of a stretch of river, by the foot of the place on the axis; "" for those that do
// not narrow. What lies on the axis is on both banks.
func stretchConditions(s geo.Stretch, args *arguments) []string {
	bound := func(test string, value *float64) string {
		if value == nil {
			return ""
		}
		return test + args.add(*value)
	}
	river, bank := "", ""
	if s.River != "" {
		river = "place.river = " + args.add(s.River)
	}
	if s.Bank != "" {
		bank = "place.river_bank IN ('axis', " + args.add(s.Bank) + ")"
	}
	return []string{river, bank, bound("place.river_km >= ", s.FromKm), bound("place.river_km <= ", s.ToKm), bound("place.river_distance_m <= ", s.WithinM)}
}

// mostSites is how many places a strip shows one by one.
const mostSites = 400

const findRiverSQL = `
SELECT slug, title, origin_title, -origin_m / 1000, (ST_Length(geom::geography) - origin_m) / 1000 FROM river WHERE slug = $1`

// FindStrip fulfils geo.Strips.
func (db *DB) FindStrip(ctx context.Context, actor geo.Actor, filter geo.Filter) (*geo.Strip, error) {
	if err := filter.Stretch.Check(); err != nil {
		return nil, err
	}
	filter.Stretch.WithinM = nil // the view of a river has its own
	filter.Stretch = filter.Stretch.Riverside()
	strip := &geo.Strip{WithinM: *filter.Stretch.WithinM, Sites: []geo.StripSite{}, Groups: []geo.StripGroup{}}
	row := db.pool.QueryRow(ctx, findRiverSQL, filter.Stretch.River)
	if err := row.Scan(&strip.Slug, &strip.Title, &strip.OriginTitle, &strip.FromKm, &strip.ToKm); err != nil {
		return nil, notFound(err, "There is no river %q.", filter.Stretch.River)
	}
	s, err := db.findSearch(ctx, actor, filter.Text)
	if err != nil {
		return nil, err
	}
	for _, fill := range []func(context.Context, geo.Actor, geo.Filter, search, *geo.Strip) error{
		db.fillBridges, db.fillSites, db.fillGaps, db.fillChosen,
	} {
		if err := fill(ctx, actor, filter, s, strip); err != nil {
			return nil, err
		}
	}
	return strip, nil
}

// along gives the condition for what lies along the whole of the river and matches the filter.
func along(actor geo.Actor, f geo.Filter, s search, args *arguments) (string, error) {
	f.Stretch.FromKm, f.Stretch.ToKm, f.Stretch.Bank = nil, nil, ""
	return where(actor, f, s, args)
}

const (
	bridges        = `place.category IN ('bridge', 'footbridge', 'railway_bridge')`
	stripSiteQuery = `SELECT id, kind, life, title, aliases, river_km, coalesce(river_from_km, river_km), coalesce(river_to_km, river_km), river_bank, river_offset_m
FROM place WHERE `
	stripOrder = ` ORDER BY river_km, id LIMIT `
)

// fillBridges finds the bridges, whatever is filtered: they are what people know the river by.
func (db *DB) fillBridges(ctx context.Context, actor geo.Actor, f geo.Filter, _ search, strip *geo.Strip) (err error) {
	args := &arguments{}
	condition, err := along(actor, geo.Filter{Stretch: f.Stretch}, search{}, args)
	if err != nil {
		return err
	}
	strip.Bridges, err = db.readSites(ctx, stripSiteQuery+condition+" AND "+bridges+stripOrder+args.add(mostSites), args)
	return err
}

// fillSites finds the places one by one, or in groups when they are too many.
func (db *DB) fillSites(ctx context.Context, actor geo.Actor, f geo.Filter, s search, strip *geo.Strip) error {
	args := &arguments{}
	condition, err := along(actor, f, s, args)
	if err != nil {
		return err
	}
	sites, err := db.readSites(ctx, stripSiteQuery+condition+" AND NOT "+bridges+stripOrder+args.add(mostSites+1), args)
	if err != nil || len(sites) > mostSites {
		if err == nil {
			err = db.fillGroups(ctx, condition, (*args)[:len(*args)-1], strip)
		}
		return err
	}
	for i := range sites {
		sites[i].Aliases = nil
	}
	strip.Sites = sites
	return nil
}

func (db *DB) readSites(ctx context.Context, sql string, args *arguments) ([]geo.StripSite, error) {
	rows, err := db.pool.Query(ctx, sql, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[geo.StripSite])
}

const stripGroupQuery = `SELECT (floor(river_km * 10) + 0.5) / 10, river_bank, kind, count(*)::int FROM place WHERE `

func (db *DB) fillGroups(ctx context.Context, condition string, args []any, strip *geo.Strip) error {
	rows, err := db.pool.Query(ctx, stripGroupQuery+condition+" AND NOT "+bridges+" GROUP BY 1, 2, 3 ORDER BY 1, 2, 3", args...)
	if err != nil {
		return err
	}
	strip.Groups, err = pgx.CollectRows(rows, pgx.RowToStructByPos[geo.StripGroup])
	return err
}

// A site reaches as far as its geometry does, so that a long embankment is no gap. The ends of the axis stand for sites.
const stripGapsQuery = `
WITH bank (bank) AS (VALUES ('left'), ('right')), span AS (
	SELECT bank, coalesce(river_from_km, river_km) AS f, coalesce(river_to_km, river_km) AS t FROM place JOIN bank ON river_bank IN (bank, 'axis') WHERE %s
	UNION ALL SELECT bank, at, at FROM bank, unnest(ARRAY[%s::float8, %s]) AS at
), gap AS (
	SELECT bank, max(t) OVER (PARTITION BY bank ORDER BY f, t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS f, f AS t FROM span
)
SELECT bank, f, t FROM gap WHERE t - f >= %s ORDER BY f, bank`

// fillGaps finds where a bank has no riverside site that is there now, bridges aside, whatever is filtered.
func (db *DB) fillGaps(ctx context.Context, actor geo.Actor, f geo.Filter, _ search, strip *geo.Strip) error {
	args := &arguments{}
	there := geo.Filter{Stretch: f.Stretch, Kinds: []geo.Kind{geo.Riverside}, Lives: []geo.Life{geo.Live, geo.Paused, geo.ReportedGone}}
	condition, err := along(actor, there, search{}, args)
	if err != nil {
		return err
	}
	sql := fmt.Sprintf(stripGapsQuery, condition+" AND NOT "+bridges, args.add(strip.FromKm), args.add(strip.ToKm), args.add(geo.GapKm))
	rows, err := db.pool.Query(ctx, sql, *args...)
	if err != nil {
		return err
	}
	strip.Gaps, err = pgx.CollectRows(rows, pgx.RowToStructByPos[geo.StripGap])
	return err
}

const stripChosenQuery = `SELECT kind, life, count(*)::int FROM place WHERE `

// fillChosen counts what lies on the stretch.
func (db *DB) fillChosen(ctx context.Context, actor geo.Actor, f geo.Filter, s search, strip *geo.Strip) error {
	args := &arguments{}
	condition, err := where(actor, f, s, args)
	if err != nil {
		return err
	}
	rows, err := db.pool.Query(ctx, stripChosenQuery+condition+" GROUP BY 1, 2 ORDER BY 1, 2", *args...)
	if err != nil {
		return err
	}
	c := geo.StripChoice{FromKm: strip.FromKm, ToKm: strip.ToKm, Bank: f.Stretch.Bank}
	if c.Counts, err = pgx.CollectRows(rows, pgx.RowToStructByPos[geo.StripCount]); err != nil {
		return err
	}
	if f.Stretch.FromKm != nil {
		c.FromKm = max(c.FromKm, *f.Stretch.FromKm)
	}
	if f.Stretch.ToKm != nil {
		c.ToKm = min(c.ToKm, *f.Stretch.ToKm)
	}
	for _, n := range c.Counts {
		c.Count += n.Count
	}
	if c.ToKm > c.FromKm {
		c.PerKm = float64(c.Count) / (c.ToKm - c.FromKm)
	}
	strip.Chosen = c
	return nil
}
