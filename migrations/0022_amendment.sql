-- +goose Up
-- A proposal may also be about a place that is there: to change it, to remove it, or for an intervention at it. One to change
-- or remove a place is a document of its own in the table of places, an amendment, which no list of places has.
ALTER TABLE place
    ADD COLUMN aim text NOT NULL DEFAULT '' CHECK (aim IN ('', 'change', 'intervention', 'removal')),
    ADD COLUMN target bigint REFERENCES place ON DELETE SET NULL,
    ADD COLUMN amends boolean GENERATED ALWAYS AS (aim IN ('change', 'removal')) STORED;
CREATE INDEX place_target ON place (target, id) WHERE target IS NOT NULL;
-- A tile is still read from the index alone.
DROP INDEX place_cell;
CREATE INDEX place_cell ON place (cell) INCLUDE (id, kind, life, publication, amends, x, y);

ALTER TABLE proposal
    ADD COLUMN base_version int,     -- of the target, from which a change was written
    ADD COLUMN applied_version int;  -- of the target, that the change became
ALTER TABLE place_revision ADD COLUMN through bigint; -- the place that is the proposal it came through

-- What staff note among themselves of a proposal, before there is an answer.
CREATE TABLE assessment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid        uuid NOT NULL UNIQUE, -- made by the client: what is sent twice is kept once
    place_id    bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    account_id  bigint REFERENCES account ON DELETE SET NULL,
    feasibility text NOT NULL,
    cost        text NOT NULL,
    competence  text NOT NULL,
    note        text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX assessment_place ON assessment (place_id, id);
CREATE INDEX assessment_account ON assessment (account_id);
