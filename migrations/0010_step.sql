-- +goose Up
-- Every step of a place on its lines of publication, decision and life. Immutable.
CREATE TABLE step (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place_id        bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    version         int NOT NULL, -- of the place after the step
    line            text NOT NULL CHECK (line IN ('publication', 'decision', 'life')),
    from_state      text NOT NULL,
    to_state        text NOT NULL,
    at              timestamptz NOT NULL,
    account_id      bigint REFERENCES account ON DELETE SET NULL,
    organisation_id bigint REFERENCES organisation ON DELETE SET NULL,
    reason          text NOT NULL,
    merged_into     bigint REFERENCES place ON DELETE SET NULL
);
CREATE INDEX step_place ON step (place_id, id);

-- Whoever is responsible for a part of the city, or for some programmes, has their rights there only; empty: everywhere.
ALTER TABLE account ADD COLUMN areas text[] NOT NULL DEFAULT '{}', ADD COLUMN programmes text[] NOT NULL DEFAULT '{}';
