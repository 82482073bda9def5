-- +goose Up
-- What people say about a place. Answers hang on a comment, never on an answer.
CREATE TABLE comment (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid            uuid NOT NULL UNIQUE, -- made by the client: what is sent twice is kept once
    place_id        bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    parent_id       bigint REFERENCES comment ON DELETE CASCADE,
    account_id      bigint REFERENCES account ON DELETE SET NULL,
    organisation_id bigint REFERENCES organisation ON DELETE SET NULL,
    official        boolean NOT NULL, -- by whoever was responsible for the place then
    text            text NOT NULL,
    state           text NOT NULL CHECK (state IN ('waiting', 'published', 'refused', 'withdrawn')),
    reason          text NOT NULL DEFAULT '', -- of the refusal
    appeal          text NOT NULL DEFAULT '', -- what the author said against it
    flags           int NOT NULL DEFAULT 0,   -- that no moderator has looked at
    created_at      timestamptz NOT NULL DEFAULT now(),
    decided_at      timestamptz,
    decided_by      bigint REFERENCES account ON DELETE SET NULL
);
CREATE INDEX comment_place ON comment (place_id, id);
CREATE INDEX comment_parent ON comment (parent_id, id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_waiting ON comment (id) WHERE state = 'waiting';
CREATE INDEX comment_flagged ON comment (id) WHERE state = 'published' AND flags > 0;
CREATE INDEX comment_account ON comment (account_id, id);

CREATE TABLE comment_flag (
    comment_id bigint NOT NULL REFERENCES comment ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    reason     text NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (comment_id, account_id)
);
CREATE INDEX comment_flag_account ON comment_flag (account_id);

-- Who is for a proposal: once each.
CREATE TABLE support (
    place_id   bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (place_id, account_id)
);
CREATE INDEX support_account ON support (account_id);
