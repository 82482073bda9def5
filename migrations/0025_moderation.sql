-- +goose Up
-- What waits for a moderator, the oldest first: few rows among many, each pile in its own index.
DROP INDEX comment_waiting;
DROP INDEX comment_flagged;
DROP INDEX photo_unpublished;
CREATE INDEX place_submitted ON place (created_at, id) WHERE publication = 'submitted' AND decision <> 'withdrawn';
CREATE INDEX comment_waiting ON comment (created_at, id) WHERE state = 'waiting' AND appeal = '';
CREATE INDEX comment_appealed ON comment (created_at, id) WHERE state = 'waiting' AND appeal <> '';
CREATE INDEX comment_flagged ON comment (created_at, id) WHERE state = 'published' AND flags > 0;
ALTER TABLE comment ADD decided_from text NOT NULL DEFAULT ''; -- the state before the last decision, to take that back
ALTER TABLE photo ADD decided_from text NOT NULL DEFAULT '';
ALTER TABLE photo ADD appeal text NOT NULL DEFAULT ''; -- what the author said against a refusal
CREATE INDEX photo_queue ON photo (created_at, id) WHERE state = 'waiting' AND appeal = '';
CREATE INDEX photo_appealed ON photo (created_at, id) WHERE state = 'waiting' AND appeal <> '';
CREATE INDEX step_appeal ON step (place_id) WHERE line = 'publication' AND from_state = 'hidden' AND to_state = 'submitted';
CREATE INDEX field_check_queue ON field_check (created_at, id) WHERE state = 'waiting';
CREATE INDEX report_queue ON report (created_at, id) WHERE state = 'waiting';

-- Changes of published places by people whose trust is not earned yet.
CREATE TABLE edit (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid          uuid NOT NULL UNIQUE, -- made by the client: what is sent twice is kept once
    version       int NOT NULL DEFAULT 1, -- grows when its author sends it anew
    place_id      bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    place_version int NOT NULL, -- that it began with
    account_id    bigint REFERENCES account ON DELETE SET NULL,
    properties    jsonb NOT NULL,
    geometry      jsonb, -- GeoJSON; NULL: stays
    reason        text NOT NULL,
    state         text NOT NULL CHECK (state IN ('waiting', 'published', 'refused')),
    answer        text NOT NULL DEFAULT '', -- why it was refused
    created_at    timestamptz NOT NULL DEFAULT now(),
    decided_at    timestamptz,
    decided_by    bigint REFERENCES account ON DELETE SET NULL
);
CREATE INDEX edit_waiting ON edit (created_at, id) WHERE state = 'waiting';
CREATE INDEX edit_place ON edit (place_id, account_id, id);
CREATE INDEX edit_account ON edit (account_id, id);

-- Trust that a moderator took from an account, or gave back; the newest counts.
CREATE TABLE trust_change (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    withdrawn  boolean NOT NULL,
    reason     text NOT NULL,
    by_id      bigint REFERENCES account ON DELETE SET NULL,
    at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX trust_change_account ON trust_change (account_id, id);

-- Trust is counted in what an account wrote last.
CREATE INDEX photo_account ON photo (account_id, id);
