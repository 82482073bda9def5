-- +goose Up
-- What somebody without an account suggests, until they press the button that the link in their letter leads to.
CREATE TABLE suggestion (
    hash       bytea PRIMARY KEY, -- of the token in the letter
    email      text NOT NULL,
    name       text NOT NULL,
    language   text NOT NULL,
    content    jsonb NOT NULL, -- the proposal as it was sent
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    place_id   bigint REFERENCES place ON DELETE CASCADE -- what came of it
);
CREATE INDEX suggestion_email ON suggestion (email);
CREATE INDEX suggestion_expires ON suggestion (expires_at);
