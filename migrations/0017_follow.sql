-- +goose Up
-- What people want to hear of. A follow of one place or one neighbourhood is a filter like any other.
CREATE TABLE follow (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    title      text NOT NULL, -- as its owner knows it
    watch      jsonb NOT NULL,
    rhythm     text NOT NULL CHECK (rhythm IN ('daily', 'weekly', 'never')),
    created_at timestamptz NOT NULL DEFAULT now(),
    told_at    timestamptz NOT NULL DEFAULT now(), -- of all that happened before it
    UNIQUE (account_id, watch)
);
CREATE INDEX follow_due ON follow (told_at) WHERE rhythm <> 'never';

-- What the links at the end of letters are good for: only hashes, as of all that a person holds.
CREATE TABLE unsubscription (
    hash       bytea PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX unsubscription_account ON unsubscription (account_id);
ALTER TABLE mail ADD COLUMN unsubscribe text NOT NULL DEFAULT ''; -- address for one click (RFC 8058)

ALTER TABLE comment ADD COLUMN published_at timestamptz;
UPDATE comment SET published_at = coalesce(decided_at, created_at) WHERE state = 'published';
-- What has happened lately, the newest first.
CREATE INDEX comment_published ON comment (published_at, id) WHERE state = 'published';
CREATE INDEX step_shown ON step (at, id) WHERE line = 'publication' AND to_state = 'published' OR line <> 'publication' AND from_state <> '';
