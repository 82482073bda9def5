//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
)

// The peers' table: what a feature of ours shows, as columns, and nothing else, so that they need not read what is ours alone.
const peerTableSQL = `CREATE SCHEMA IF NOT EXISTS bench;
CREATE TABLE bench.place AS SELECT id, geom, kind, category, main_text(title) AS title, title->>'ro' AS title_ro, title->>'en' AS title_en,
	description->>'ro' AS description_ro, description->>'en' AS description_en, life, nullif(starts, '') AS starts, nullif(ends, '') AS ends,
	nullif(step_free, '') AS step_free, nullif(amenities, '{}') AS amenities, nullif(source, '') AS source, nullif(licence, '') AS licence,
	example, sensitive, uuid, version, publication, ST_X(point) AS lon, ST_Y(point) AS lat, area_m2, length_m, neighbourhood,
	shares->0->>'title' AS neighbourhood_title, border AS neighbourhood_border, shares AS neighbourhoods, river, river_distance_m,
	river_km, nullif(river_bank, '') AS river_bank, river_offset_m, created_at, updated_at
	FROM place WHERE publication = 'published' ORDER BY id;
ALTER TABLE bench.place ADD PRIMARY KEY (id);
CREATE INDEX ON bench.place USING gist (geom);`

// makePeerTable makes the table that peers read, if it is not there or not whole.
func (db *database) makePeerTable(ctx context.Context, out io.Writer) error {
	var there bool
	if err := db.conn.QueryRow(ctx, "SELECT to_regclass('bench.place') IS NOT NULL").Scan(&there); err != nil {
		return err
	}
	if there {
		var same bool
		err := db.conn.QueryRow(ctx, "SELECT (SELECT count(*) FROM bench.place) = (SELECT count(*) FROM place WHERE publication = 'published')").Scan(&same)
		if err != nil || same {
			return err
		}
	}
	fmt.Fprintln(out, "Making the table that peers read, bench.place")
	for _, sql := range []string{"DROP TABLE IF EXISTS bench.place", peerTableSQL, "VACUUM ANALYZE bench.place"} {
		if _, err := db.conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}
