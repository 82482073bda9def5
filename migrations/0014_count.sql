-- +goose Up
-- How many places lie in each cell of two coarse grids, so that a tile from far out need not count a city's. Kept by the
-- application in the transaction of every write.
CREATE TABLE place_count (
    level       smallint NOT NULL, -- of a grid of 2^level by 2^level cells: 16 (some 430 m at Timișoara) and 18
    cell        bigint NOT NULL,   -- its Morton number on that grid
    publication text NOT NULL,
    kind        text NOT NULL,
    life        text NOT NULL,
    n           int NOT NULL,
    x           bigint NOT NULL, -- sum of the points, EPSG:3857, centimetres: whole numbers, so that no order of writes matters
    y           bigint NOT NULL,
    west        double precision NOT NULL, -- bounds of the points, EPSG:3857, metres
    south       double precision NOT NULL,
    east        double precision NOT NULL,
    north       double precision NOT NULL,
    PRIMARY KEY (level, cell, publication, kind, life)
);
INSERT INTO place_count
SELECT level, cell >> (40 - 2 * level), publication, kind, life, count(*), sum((x * 100)::bigint), sum((y * 100)::bigint), min(x), min(y), max(x), max(y)
FROM place, (VALUES (16), (18)) AS grid (level)
GROUP BY 1, 2, 3, 4, 5;

-- Lines and polygons that can be made out over a whole city, more than 200 m long or wide in EPSG:3857.
CREATE INDEX place_large ON place USING gist (geom_3857)
    WHERE ST_Dimension(geom) > 0 AND greatest(ST_XMax(geom_3857) - ST_XMin(geom_3857), ST_YMax(geom_3857) - ST_YMin(geom_3857)) > 200;
