-- +goose Up
-- Between which kilometres of the river the whole geometry lies: derived as river_km is, and exact after `locuri recompute`.
ALTER TABLE place ADD COLUMN river_from_km double precision, ADD COLUMN river_to_km double precision;

-- The view of a river reads its corridor from this index alone, but for titles.
DROP INDEX place_river; -- of river and kilometre alone
CREATE INDEX place_river ON place (river, river_km) INCLUDE (id, kind, life, category, publication, river_bank, river_distance_m);
