-- +goose Up
-- A proposal that was hidden and handed in again is on the pile of appeals, however many there are of either.
ALTER TABLE place ADD appealed boolean NOT NULL DEFAULT false;
UPDATE place SET appealed = true WHERE id IN (
    SELECT place_id FROM step WHERE line = 'publication' AND from_state = 'hidden' AND to_state = 'submitted');
DROP INDEX step_appeal;
DROP INDEX place_submitted;
CREATE INDEX place_submitted ON place (created_at, id) WHERE publication = 'submitted' AND decision <> 'withdrawn' AND NOT appealed;
CREATE INDEX place_appealed ON place (created_at, id) WHERE publication = 'submitted' AND decision <> 'withdrawn' AND appealed;
