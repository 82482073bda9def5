-- +goose Up
-- One row: the city this database (or schema) is about.
CREATE TABLE city (
    only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    slug        text NOT NULL,
    title       jsonb NOT NULL,
    attribution text NOT NULL DEFAULT '',
    reach_m     double precision NOT NULL DEFAULT 2000,
    reach       geometry(Geometry, 4326) -- the outline and reach_m around it; NULL until there is an outline
);

CREATE TABLE area_set (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug    text NOT NULL UNIQUE,
    title   jsonb NOT NULL,
    as_of   text NOT NULL DEFAULT '',
    source  text NOT NULL DEFAULT '',
    licence text NOT NULL DEFAULT ''
);

CREATE TABLE area (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    set_id bigint NOT NULL REFERENCES area_set ON DELETE CASCADE,
    slug   text NOT NULL,
    title  jsonb NOT NULL,
    label  geometry(Point, 4326) NOT NULL,
    geom   geometry(Geometry, 4326) NOT NULL, -- Polygon, MultiPolygon, or the Point when no more is known
    UNIQUE (set_id, slug)
);
CREATE INDEX area_geom ON area USING gist (geom);

CREATE TABLE river (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug         text NOT NULL UNIQUE,
    title        jsonb NOT NULL,
    origin_title jsonb NOT NULL,
    origin_m     double precision NOT NULL, -- metres on the spheroid from the first position to kilometre 0
    source       text NOT NULL DEFAULT '',
    licence      text NOT NULL DEFAULT '',
    geom         geometry(LineString, 4326) NOT NULL, -- first position upstream
    -- Web Mercator is conformal: the nearest point on the axis is the nearest on the ground, which it is not in degrees.
    geom_3857    geometry(LineString, 3857) GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED
);

-- Grows with every change to a collection, in the same transaction as the change: the ground of every ETag.
CREATE TABLE generation (
    collection text PRIMARY KEY,
    n          bigint NOT NULL DEFAULT 0
);
INSERT INTO generation (collection) VALUES ('place'), ('area'), ('river');
