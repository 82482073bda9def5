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
UPDATE place_revision r SET until = p.until, kind = p.d->>'kind', category = p.d->>'category', life = p.d->>'life', publication = p.d->>'publication',
    amends = coalesce(p.d->>'aim', '') IN ('change', 'removal'),
    title = jsonb_strip_nulls(jsonb_build_object('ro', p.d->>'title_ro', 'en', p.d->>'title_en', 'hu', p.d->>'title_hu', 'de', p.d->>'title_de', 'sr', p.d->>'title_sr')),
    x = ST_X(p.point), y = ST_Y(p.point),
    cell = pg_temp.spread(floor((ST_X(p.point) + 20037508.342789244) / 40075016.685578488 * 1048576)::bigint)
         | (pg_temp.spread(floor((20037508.342789244 - ST_Y(p.point)) / 40075016.685578488 * 1048576)::bigint) << 1)
FROM (SELECT place_id, version, d, ST_Transform(ST_SetSRID(ST_MakePoint((d->>'lon')::float8, (d->>'lat')::float8), 4326), 3857) AS point,
    coalesce(lead(at) OVER (PARTITION BY place_id ORDER BY version), 'infinity') AS until
    FROM (SELECT place_id, version, at, properties::jsonb AS d FROM place_revision) documents) p
WHERE p.place_id = r.place_id AND p.version = r.version;
ALTER TABLE place_revision
    ALTER COLUMN kind SET NOT NULL, ALTER COLUMN category SET NOT NULL, ALTER COLUMN life SET NOT NULL, ALTER COLUMN publication SET NOT NULL,
    ALTER COLUMN amends SET NOT NULL, ALTER COLUMN title SET NOT NULL, ALTER COLUMN x SET NOT NULL, ALTER COLUMN y SET NOT NULL, ALTER COLUMN cell SET NOT NULL;

CREATE INDEX place_revision_cell ON place_revision (cell) INCLUDE (place_id, kind, life, publication, amends, at, until, x, y);
CREATE INDEX place_revision_geom ON place_revision USING gist (geom);
CREATE INDEX place_revision_shape ON place_revision USING gist (ST_Transform(geom, 3857)) WHERE ST_Dimension(geom) > 0;
