-- +goose Up
-- What somebody found at a place can have photos, as a report can.
ALTER TABLE photo ADD COLUMN check_id bigint REFERENCES field_check ON DELETE CASCADE;
ALTER TABLE photo ADD CHECK (report_id IS NULL OR check_id IS NULL);
CREATE INDEX photo_check ON photo (check_id) WHERE check_id IS NOT NULL;
