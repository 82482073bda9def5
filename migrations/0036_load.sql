-- +goose Up
-- What is on is read from indexes alone: by the start, and for single events by what is still to come of them.
DROP INDEX occurrence_starts;
CREATE INDEX occurrence_starts ON occurrence (starts, event_id) INCLUDE (day);
CREATE INDEX occurrence_coming ON occurrence (event_id, ends) INCLUDE (starts, day);

-- What few events have.
CREATE INDEX event_languages ON event USING gin (languages);
CREATE INDEX event_online ON event (id) WHERE attendance <> 'place';
CREATE INDEX event_search ON event USING gin (search public.gin_trgm_ops);

-- The view of a river reads its corridor from this index alone, but for titles. It lacked whether a place is a proposal to change another.
DROP INDEX place_river;
CREATE INDEX place_river ON place (river, river_km)
    INCLUDE (id, kind, life, category, publication, amends, river_bank, river_distance_m, river_from_km, river_to_km);
