-- +goose Up
-- What a project wants, with whom and with what money; in words, as the sources have it.
ALTER TABLE project
    ADD COLUMN goals  jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN budget text NOT NULL DEFAULT '',
    ADD COLUMN people jsonb NOT NULL DEFAULT '[]'; -- [{"name", "part"}]: who the public may know takes part

-- Organisations that take part beside the one that leads; only that one changes the project.
CREATE TABLE project_partner (
    project_id      bigint NOT NULL REFERENCES project ON DELETE CASCADE,
    organisation_id bigint NOT NULL REFERENCES organisation ON DELETE CASCADE,
    PRIMARY KEY (project_id, organisation_id)
);
CREATE INDEX project_partner_organisation ON project_partner (organisation_id);

-- A programme has a story, and a curator who may change it.
ALTER TABLE programme
    ADD COLUMN story      jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN curator_id bigint REFERENCES account ON DELETE SET NULL;
CREATE INDEX programme_curator ON programme (curator_id) WHERE curator_id IS NOT NULL;

-- What partners show of their places on websites of their own: only what they have cleared for it.
ALTER TABLE tag ADD COLUMN cleared boolean NOT NULL DEFAULT false;

-- Which places a project was tied to, how, and who changed it. Immutable; outlives the tie.
CREATE TABLE tag_event (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    project_id bigint NOT NULL REFERENCES project ON DELETE CASCADE,
    place_id   bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    what       text NOT NULL CHECK (what IN ('tied', 'changed', 'untied')),
    role       text NOT NULL,
    starts     text NOT NULL,
    ends       text NOT NULL,
    note       text NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    account_id bigint REFERENCES account ON DELETE SET NULL
);
CREATE INDEX tag_event_project ON tag_event (project_id, id);
CREATE INDEX tag_event_place ON tag_event (place_id);
CREATE INDEX tag_event_account ON tag_event (account_id) WHERE account_id IS NOT NULL;
