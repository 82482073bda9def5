-- +goose Up
-- A letter is written in the transaction of what it tells of, and sent by a job. What was waiting before is lost with its
-- hour: those were sign-in links.
ALTER TABLE mail
    ADD COLUMN html       text NOT NULL DEFAULT '',
    ADD COLUMN expires_at timestamptz, -- not sent after it: what the letter is about is over
    ADD COLUMN attempts   int NOT NULL DEFAULT 0,
    ADD COLUMN trouble    text NOT NULL DEFAULT '', -- what the mail server said last
    ADD COLUMN key        text UNIQUE; -- of what it tells of, so that it is told once
