-- +goose Up
-- Open calls. What the keeper makes up (brief, form, criteria) are documents; what is decided by time stands in columns.
CREATE TABLE call (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version         int NOT NULL DEFAULT 1,
    organisation_id bigint NOT NULL REFERENCES organisation,
    programme_id    bigint REFERENCES programme,
    state           text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'closed', 'cancelled')),
    title           jsonb NOT NULL,
    story           jsonb NOT NULL DEFAULT '{}',
    conditions      jsonb NOT NULL DEFAULT '{}',
    budget          jsonb NOT NULL DEFAULT '{}',
    link            text NOT NULL DEFAULT '', -- of a call that is kept elsewhere
    starts          text NOT NULL DEFAULT '', -- of a call that is kept elsewhere, as exact as they are known
    ends            text NOT NULL DEFAULT '',
    zone            text NOT NULL,
    opens           timestamptz,
    closes          timestamptz, -- the first moment that is too late
    review_until    timestamptz,
    decides         timestamptz, -- when the answers are promised
    changes_until   timestamptz,
    brief           jsonb NOT NULL DEFAULT '{}',
    form            jsonb NOT NULL DEFAULT '[]',
    criteria        jsonb NOT NULL DEFAULT '[]',
    scale           int NOT NULL DEFAULT 10,
    reason          text NOT NULL DEFAULT '', -- why it was cancelled
    figures         jsonb, -- reported by a call that is kept elsewhere
    source          text NOT NULL DEFAULT '',
    example         boolean NOT NULL DEFAULT false,
    reviewed_at     timestamptz, -- when the last review came in before review_until
    answered_at     timestamptz, -- when applicants see the answers
    created_at      timestamptz NOT NULL DEFAULT now(),
    created_by      bigint REFERENCES account ON DELETE SET NULL
);
CREATE INDEX call_closes ON call (coalesce(closes, 'infinity'), id);
CREATE INDEX call_opens ON call (coalesce(opens, '-infinity'), id);
CREATE INDEX call_organisation ON call (organisation_id);
CREATE INDEX call_programme ON call (programme_id);

CREATE TABLE call_reviewer (
    call_id    bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
    PRIMARY KEY (call_id, account_id)
);
CREATE INDEX call_reviewer_account ON call_reviewer (account_id);

CREATE TABLE application (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version         int NOT NULL DEFAULT 1,
    uuid            uuid NOT NULL UNIQUE, -- made by the client: what is sent twice is kept once
    call_id         bigint NOT NULL REFERENCES call ON DELETE CASCADE,
    account_id      bigint REFERENCES account ON DELETE SET NULL,
    organisation_id bigint REFERENCES organisation,
    state           text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'withdrawn')),
    title           text NOT NULL DEFAULT '',
    answers         jsonb NOT NULL DEFAULT '{}',
    places          bigint[] NOT NULL DEFAULT '{}', -- the site: places, or
    geom            geometry(Geometry, 4326),       -- what the applicant drew
    share           boolean NOT NULL DEFAULT false, -- the site may be shown without a name when it is not selected
    created_at      timestamptz NOT NULL DEFAULT now(),
    saved_at        timestamptz NOT NULL,
    submitted_at    timestamptz,
    award           text NOT NULL DEFAULT '' CHECK (award IN ('', 'selected', 'reserve', 'declined', 'ineligible')),
    answer          text NOT NULL DEFAULT '',
    decided_by      bigint REFERENCES account ON DELETE SET NULL,
    project_id      bigint REFERENCES project ON DELETE SET NULL
);
CREATE INDEX application_call ON application (call_id, id);
CREATE INDEX application_account ON application (account_id, id);
CREATE INDEX application_organisation ON application (organisation_id, id);
CREATE INDEX application_project ON application (project_id);
CREATE INDEX application_opportunity ON application (id) WHERE award = 'declined' AND share;

CREATE TABLE application_file (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid           uuid NOT NULL UNIQUE,
    application_id bigint NOT NULL REFERENCES application ON DELETE CASCADE,
    question       text NOT NULL,
    name           text NOT NULL,
    media_type     text NOT NULL,
    size           int NOT NULL,
    key            text NOT NULL, -- its blob is named after it
    created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX application_file_application ON application_file (application_id, id);

-- What one reviewer says of one application: first whether they are free to, then what they think.
CREATE TABLE review (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    application_id bigint NOT NULL REFERENCES application ON DELETE CASCADE,
    account_id     bigint REFERENCES account ON DELETE SET NULL,
    conflict       boolean NOT NULL,
    note           text NOT NULL DEFAULT '', -- what the conflict is
    scores         jsonb NOT NULL DEFAULT '{}',
    comment        text NOT NULL DEFAULT '',
    saved_at       timestamptz NOT NULL,
    submitted_at   timestamptz,
    UNIQUE (application_id, account_id)
);
CREATE INDEX review_account ON review (account_id, id);

CREATE TABLE change_request (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid           uuid NOT NULL UNIQUE,
    application_id bigint NOT NULL REFERENCES application ON DELETE CASCADE,
    account_id     bigint REFERENCES account ON DELETE SET NULL,
    about          text NOT NULL CHECK (about IN ('dates', 'place', 'budget', 'other')),
    text           text NOT NULL,
    state          text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'accepted', 'declined')),
    answer         text NOT NULL DEFAULT '',
    created_at     timestamptz NOT NULL DEFAULT now(),
    decided_at     timestamptz,
    decided_by     bigint REFERENCES account ON DELETE SET NULL
);
CREATE INDEX change_request_application ON change_request (application_id, id);
CREATE INDEX change_request_account ON change_request (account_id, id);
