-- +goose Up
CREATE TABLE account (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text NOT NULL UNIQUE CHECK (email = lower(email)),
    name          text NOT NULL,
    role          text NOT NULL CHECK (role IN ('resident', 'planner', 'moderator', 'administrator')),
    language      text NOT NULL DEFAULT 'ro',
    password_hash text NOT NULL DEFAULT '', -- PHC string; '' when there is none
    disabled      boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE organisation (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug       text NOT NULL UNIQUE,
    version    int NOT NULL DEFAULT 1,
    title      text NOT NULL,
    summary    jsonb NOT NULL DEFAULT '{}',
    website    text NOT NULL DEFAULT '',
    source     text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE membership (
    organisation_id bigint NOT NULL REFERENCES organisation ON DELETE CASCADE,
    account_id      bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    role            text NOT NULL CHECK (role IN ('editor', 'admin')),
    PRIMARY KEY (organisation_id, account_id)
);
CREATE INDEX membership_account ON membership (account_id);

-- Only hashes of what a person holds are kept: a copy of this database signs nobody in.
CREATE TABLE session (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    hash       bytea NOT NULL UNIQUE,
    user_agent text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE api_token (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id   bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    hash         bytea NOT NULL UNIQUE,
    name         text NOT NULL,
    scopes       text[] NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    last_used_at timestamptz
);
CREATE INDEX api_token_account ON api_token (account_id);

CREATE TABLE sign_in_link (
    hash       bytea PRIMARY KEY,
    email      text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

CREATE TABLE mail (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient  text NOT NULL,
    subject    text NOT NULL,
    body       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at    timestamptz
);
