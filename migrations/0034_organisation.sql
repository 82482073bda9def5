-- +goose Up
-- What a partner shows of itself beside its name, and whether an authority vouches for it.
ALTER TABLE organisation
    ADD COLUMN languages   text[] NOT NULL DEFAULT '{}', -- ISO 639 codes, which are BCP 47 tags too
    ADD COLUMN logo_key    text NOT NULL DEFAULT '', -- its file is named after it; '' when there is none
    ADD COLUMN logo_alt    jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN logo_width  int NOT NULL DEFAULT 0,
    ADD COLUMN logo_height int NOT NULL DEFAULT 0,
    ADD COLUMN search      text GENERATED ALWAYS AS (public.folded(title)) STORED;
CREATE INDEX organisation_title ON organisation (title COLLATE "ro-x-icu", id);

-- Seals are never changed but for being withdrawn, so that the table is their history.
CREATE TABLE seal (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint NOT NULL REFERENCES organisation ON DELETE CASCADE,
    authority       text NOT NULL, -- its name on that day
    example         boolean NOT NULL,
    given_at        timestamptz NOT NULL DEFAULT now(),
    given_by        bigint REFERENCES account ON DELETE SET NULL,
    withdrawn_at    timestamptz,
    withdrawn_by    bigint REFERENCES account ON DELETE SET NULL,
    reason          text NOT NULL DEFAULT '' -- why it was withdrawn
);
CREATE UNIQUE INDEX seal_held ON seal (organisation_id) WHERE withdrawn_at IS NULL;
CREATE INDEX seal_organisation ON seal (organisation_id, id);
CREATE INDEX seal_given_by ON seal (given_by);
CREATE INDEX seal_withdrawn_by ON seal (withdrawn_by) WHERE withdrawn_by IS NOT NULL;

-- How an organisation is reached. What is one member's goes when they leave it, or have no account any more.
CREATE TABLE organisation_contact (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation_id bigint NOT NULL REFERENCES organisation ON DELETE CASCADE,
    position        int NOT NULL,
    account_id      bigint, -- the member whose it is
    label           jsonb NOT NULL,
    role            text NOT NULL,
    email           text NOT NULL,
    phone           text NOT NULL,
    website         text NOT NULL,
    audience        text NOT NULL CHECK (audience IN ('everyone', 'partners', 'own')),
    example         boolean NOT NULL,
    FOREIGN KEY (organisation_id, account_id) REFERENCES membership (organisation_id, account_id) ON DELETE CASCADE
);
CREATE INDEX organisation_contact_order ON organisation_contact (organisation_id, position);
CREATE INDEX organisation_contact_member ON organisation_contact (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX organisation_contact_email ON organisation_contact (lower(email));
