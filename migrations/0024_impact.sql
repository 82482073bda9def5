-- +goose Up
-- What partners report numbers of, said in words.
CREATE TABLE indicator (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug       text NOT NULL UNIQUE,
    version    int NOT NULL DEFAULT 1,
    title      jsonb NOT NULL,
    unit       jsonb NOT NULL,
    counts     jsonb NOT NULL,
    excludes   jsonb NOT NULL,
    source     jsonb NOT NULL,
    method     jsonb NOT NULL,
    adding     text NOT NULL CHECK (adding IN ('never', 'projects')),
    adding_how jsonb NOT NULL,
    retired    boolean NOT NULL DEFAULT false
);

-- The numbers that they report. Numbers derived from the records are in no table: they are counted when they are asked for.
CREATE TABLE observation (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid             uuid NOT NULL UNIQUE, -- made by the client: what is sent twice is kept once
    version          int NOT NULL DEFAULT 1,
    indicator_id     bigint NOT NULL REFERENCES indicator,
    organisation_id  bigint NOT NULL REFERENCES organisation,
    value            numeric(16, 3) NOT NULL,
    qualifier        text NOT NULL CHECK (qualifier IN ('exactly', 'about', 'over')),
    starts           text NOT NULL,
    ends             text NOT NULL,
    programme_id     bigint REFERENCES programme,
    project_id       bigint REFERENCES project ON DELETE CASCADE,
    place_id         bigint REFERENCES place ON DELETE SET NULL,
    neighbourhood_id bigint REFERENCES area ON DELETE SET NULL,
    source           text NOT NULL,
    method           text NOT NULL,
    evidence         text NOT NULL, -- address of a page
    photo_id         bigint REFERENCES photo ON DELETE SET NULL,
    note             text NOT NULL,
    state            text NOT NULL CHECK (state IN ('reported', 'confirmed')),
    confirmed_by     bigint REFERENCES account ON DELETE SET NULL,
    confirmed_at     timestamptz,
    created_by       bigint REFERENCES account ON DELETE SET NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    period           daterange GENERATED ALWAYS AS (public.period(starts, ends)) STORED,
    period_end       date GENERATED ALWAYS AS (upper(public.period(starts, ends))) STORED,
    CHECK (num_nonnulls(programme_id, project_id, place_id, neighbourhood_id) <= 1)
);
CREATE INDEX observation_latest ON observation (period_end DESC, id DESC);
CREATE INDEX observation_indicator ON observation (indicator_id, period_end DESC, id DESC);
CREATE INDEX observation_organisation ON observation (organisation_id, period_end DESC, id DESC);
CREATE INDEX observation_project ON observation (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX observation_place ON observation (place_id) WHERE place_id IS NOT NULL;
CREATE INDEX observation_neighbourhood ON observation (neighbourhood_id) WHERE neighbourhood_id IS NOT NULL;
CREATE INDEX observation_photo ON observation (photo_id) WHERE photo_id IS NOT NULL;

-- Each time somebody supported something can be listed.
ALTER TABLE support ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
