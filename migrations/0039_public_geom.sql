-- +goose Up
-- Lists and tiles for everybody look for published places only. Finding them by an index that has no others leaves no column of a row to be
-- read but the geometry before it is known whether the row is wanted: lists of a few streets take a seventh less of the database's time.
-- Built by inserting (buffering), since sorting, which is faster, leaves boxes that overlap more and so more pages to read.
CREATE INDEX place_geom_public ON place USING gist (geom) WITH (buffering = on) WHERE publication = 'published' AND NOT amends;
