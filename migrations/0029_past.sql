-- +goose Up
-- The map as of any day: revisions are filtered and drawn by the same columns as places, so that no document need be read
-- for what is not shown.
ALTER TABLE place_revision
    ADD COLUMN until       timestamptz NOT NULL DEFAULT 'infinity', -- when the next one was written
    ADD COLUMN kind        text,
    ADD COLUMN category    text,
    ADD COLUMN life        text,
    ADD COLUMN publication text,
    ADD COLUMN amends      boolean,
    ADD COLUMN title       jsonb,
    ADD COLUMN x           double precision,
    ADD COLUMN y           double precision,
    ADD COLUMN cell        bigint;

-- The Morton number of a point's cell, as the application reckons it for places; here for what was written before.
-- +goose StatementBegin
CREATE FUNCTION pg_temp.spread(n bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    n := (n | (n << 16)) & x'0000ffff0000ffff'::bigint;
    n := (n | (n << 8)) & x'00ff00ff00ff00ff'::bigint;
    n := (n | (n << 4)) & x'0f0f0f0f0f0f0f0f'::bigint;
    n := (n | (n << 2)) & x'3333333333333333'::bigint;
    RETURN (n | (n << 1)) & x'5555555555555555'::bigint;
END $$;
-- +goose StatementEnd
-- Each document is read once, and the rows are written anew: an update would leave as many dead ones behind. A million take some minutes.
SET LOCAL work_mem = '128MB';
CREATE TEMPORARY TABLE filled ON COMMIT DROP AS
SELECT r.place_id, r.version, r.operation, r.at, r.author_id, r.reason, r.properties, r.geom, r.through, coalesce(later.at, 'infinity') AS until,
    d.kind, d.category, d.life, d.publication, coalesce(d.aim, '') IN ('change', 'removal') AS amends,
    jsonb_strip_nulls(jsonb_build_object('ro', d.title_ro, 'en', d.title_en, 'hu', d.title_hu, 'de', d.title_de, 'sr', d.title_sr)) AS title,
    p.x, p.y, pg_temp.spread(floor((p.x + 20037508.342789244) / 40075016.685578488 * 1048576)::bigint)
        | (pg_temp.spread(floor((20037508.342789244 - p.y) / 40075016.685578488 * 1048576)::bigint) << 1) AS cell
FROM place_revision r
JOIN (SELECT place_id, version, lead(at) OVER (PARTITION BY place_id ORDER BY version) AS at FROM place_revision) later USING (place_id, version),
    json_to_record(r.properties::json) AS d(kind text, category text, life text, publication text, aim text, title_ro text, title_en text, title_hu text,
        title_de text, title_sr text, lon double precision, lat double precision),
    LATERAL (SELECT ST_X(point) AS x, ST_Y(point) AS y FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(d.lon, d.lat), 4326), 3857) AS point OFFSET 0) once) p;
TRUNCATE place_revision;
INSERT INTO place_revision SELECT * FROM filled ORDER BY place_id, version;
ALTER TABLE place_revision
    ALTER COLUMN kind SET NOT NULL, ALTER COLUMN category SET NOT NULL, ALTER COLUMN life SET NOT NULL, ALTER COLUMN publication SET NOT NULL,
    ALTER COLUMN amends SET NOT NULL, ALTER COLUMN title SET NOT NULL, ALTER COLUMN x SET NOT NULL, ALTER COLUMN y SET NOT NULL, ALTER COLUMN cell SET NOT NULL;

CREATE INDEX place_revision_cell ON place_revision (cell) INCLUDE (place_id, kind, life, publication, amends, at, until, x, y);
CREATE INDEX place_revision_geom ON place_revision USING gist (geom);
CREATE INDEX place_revision_shape ON place_revision USING gist (ST_Transform(geom, 3857)) WHERE ST_Dimension(geom) > 0;
