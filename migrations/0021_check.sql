-- +goose Up
-- What people find on the ground. It is held for a moderator as comments are.
CREATE TABLE field_check (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid         uuid NOT NULL UNIQUE, -- made by the client: what is sent twice is kept once
    place_id     bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    account_id   bigint REFERENCES account ON DELETE SET NULL,
    official     boolean NOT NULL, -- by whoever was responsible for the place then
    presence     text NOT NULL CHECK (presence IN ('', 'here', 'gone')),
    step_free    text NOT NULL CHECK (step_free IN ('', 'yes', 'limited', 'no')),
    note         text NOT NULL,
    state        text NOT NULL CHECK (state IN ('waiting', 'published', 'refused', 'withdrawn')),
    reason       text NOT NULL DEFAULT '', -- of the refusal
    created_at   timestamptz NOT NULL,     -- when it was seen
    decided_at   timestamptz,
    decided_by   bigint REFERENCES account ON DELETE SET NULL,
    settled_at   timestamptz -- what it says of steps is what the place says, or somebody responsible has looked at it
);
CREATE INDEX field_check_place ON field_check (place_id, id);
CREATE INDEX field_check_waiting ON field_check (id) WHERE state = 'waiting';
CREATE INDEX field_check_unsettled ON field_check (id) WHERE state = 'published' AND settled_at IS NULL;
CREATE INDEX field_check_account ON field_check (account_id, id);

-- Problems that people report: moderated as checks are, and answered by whoever is responsible.
CREATE TABLE report (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid         uuid NOT NULL UNIQUE,
    place_id     bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    account_id   bigint REFERENCES account ON DELETE SET NULL,
    official     boolean NOT NULL,
    topic        text NOT NULL CHECK (topic IN ('broken', 'wrong', 'dangerous', 'other')),
    text         text NOT NULL,
    state        text NOT NULL CHECK (state IN ('waiting', 'published', 'refused', 'withdrawn')),
    reason       text NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL,
    decided_at   timestamptz,
    decided_by   bigint REFERENCES account ON DELETE SET NULL,
    status       text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'answered', 'closed')),
    answer       text NOT NULL DEFAULT '', -- for everybody
    answers      int NOT NULL DEFAULT 0,   -- how often it was answered: each has a letter
    answered_at  timestamptz,
    answered_by  bigint REFERENCES account ON DELETE SET NULL
);
CREATE INDEX report_place ON report (place_id, id);
CREATE INDEX report_waiting ON report (id) WHERE state = 'waiting';
CREATE INDEX report_status ON report (status, id) WHERE state = 'published';
CREATE INDEX report_account ON report (account_id, id);

-- A photo may show what a report is about. It is then no picture of the place.
ALTER TABLE photo ADD COLUMN report_id bigint REFERENCES report ON DELETE CASCADE;
CREATE INDEX photo_report ON photo (report_id) WHERE report_id IS NOT NULL;

-- Proposals, checks and reports are confirmed by the same link.
ALTER TABLE suggestion
    ADD COLUMN uuid      uuid, -- of the check or report: sent twice, it has one letter
    ADD COLUMN check_id  bigint REFERENCES field_check ON DELETE CASCADE, -- what came of it, beside the place
    ADD COLUMN report_id bigint REFERENCES report ON DELETE CASCADE,
    ADD UNIQUE (email, uuid);
UPDATE suggestion SET content = jsonb_build_object('proposal', content) WHERE content <> '{}';
