-- +goose Up
-- What the derived numbers are counted from, condensed: records of one sort that no question tells apart are one row. A job makes it anew in the
-- table that is not being read, and only for a city in which counting the records themselves takes long.
CREATE TABLE impact_fact_0 (
    record        text NOT NULL,
    grain         int NOT NULL, -- 0 of the city, 1 of its neighbourhoods, 2 of kilometres: each has all records
    neighbourhood text,
    river         text,
    km            double precision,
    programmes    text[] NOT NULL,
    periods       datemultirange, -- in whole years
    measures      int NOT NULL, -- a bit for each of the measures of this record that count them
    id            bigint NOT NULL, -- of the record where it may come several times; else 0
    days          double precision,
    n             int NOT NULL -- how many records they are
);
CREATE INDEX ON impact_fact_0 (record, grain);
CREATE TABLE impact_fact_1 (LIKE impact_fact_0 INCLUDING ALL);

-- Which of the two is read, and when the records were read for it. Without a row numbers are counted from the records.
CREATE TABLE impact_count (
    part       int PRIMARY KEY,
    counted_at timestamptz NOT NULL
);
