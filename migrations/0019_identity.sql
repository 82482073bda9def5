-- +goose Up
-- Who somebody is at an OpenID Connect provider. Only issuer and subject together are one person's for ever; an address
-- may one day be somebody else's (OpenID Connect Core 1.0 §5.7).
CREATE TABLE identity (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    issuer       text NOT NULL,
    subject      text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (issuer, subject)
);
CREATE INDEX identity_account ON identity (account_id);

-- Sign-ins that are under way at a provider. Hashes only: with a copy of this nobody can end what another began.
CREATE TABLE sign_in_attempt (
    state_hash   bytea PRIMARY KEY,
    browser_hash bytea NOT NULL,
    back         text NOT NULL, -- the path to go on to
    expires_at   timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_expires ON sign_in_attempt (expires_at);

-- When a session was last used, to the hour, and when its person last proved who they are; NULL when that is not known.
ALTER TABLE session
    ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN proved_at    timestamptz;

-- What is somebody's, for them to have and to be parted from. Most places of a city have no author: those are left out.
CREATE INDEX place_created_by ON place (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX place_revision_author ON place_revision (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX step_account ON step (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX proposal_author ON proposal (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX project_created_by ON project (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX tag_created_by ON tag (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX mail_recipient ON mail (recipient);
CREATE INDEX sign_in_link_email ON sign_in_link (email);
