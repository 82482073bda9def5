-- +goose Up
-- How much had been written when the records were read: while nothing more is, there is nothing to read again.
ALTER TABLE impact_count ADD writes bigint NOT NULL DEFAULT -1;
