-- +goose Up
-- Strangers show that their machine has worked a little before they are heard (the ALTCHA scheme). Challenges are signed by one
-- key on all servers; its two UUIDs hold 244 random bits.
CREATE TABLE proof_key (key bytea NOT NULL);
INSERT INTO proof_key VALUES (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- Each solution counts once.
CREATE TABLE spent_proof (
    challenge  bytea PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
CREATE INDEX spent_proof_expires ON spent_proof (expires_at);
