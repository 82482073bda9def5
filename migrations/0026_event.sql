-- +goose Up
-- What the clocks of a city show, for what happens in it.
ALTER TABLE city ADD COLUMN time_zone text NOT NULL DEFAULT 'Europe/Bucharest';

CREATE TABLE event (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid            uuid NOT NULL UNIQUE, -- made by the client: what is sent twice is kept once; names it in calendars
    version         int NOT NULL DEFAULT 1,
    organisation_id bigint REFERENCES organisation,
    project_id      bigint REFERENCES project ON DELETE SET NULL,
    place_id        bigint REFERENCES place ON DELETE CASCADE,
    attendance      text NOT NULL CHECK (attendance IN ('place', 'online', 'both')),
    online_url      text NOT NULL,
    title           jsonb NOT NULL,
    description     jsonb NOT NULL,
    starts          text NOT NULL, -- what the city's clocks show at the first occurrence
    ends            text NOT NULL,
    repeat          jsonb,
    skipped         text[] NOT NULL,
    cancellations   jsonb NOT NULL,
    capacity        int NOT NULL,
    step_free       text NOT NULL,
    accessibility   jsonb NOT NULL,
    languages       text[] NOT NULL,
    free            boolean NOT NULL,
    price           jsonb NOT NULL,
    website         text NOT NULL,
    registration    text NOT NULL,
    source          text NOT NULL,
    example         boolean NOT NULL,
    publication     text NOT NULL CHECK (publication IN ('draft', 'published')),
    cancelled       boolean NOT NULL,
    reason          text NOT NULL,
    created_by      bigint REFERENCES account ON DELETE SET NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    published_at    timestamptz, -- for the first time
    search          text GENERATED ALWAYS AS (public.search_text(title, '{}')) STORED,
    CHECK (attendance = 'online' OR place_id IS NOT NULL)
);
CREATE INDEX event_organisation ON event (organisation_id);
CREATE INDEX event_project ON event (project_id);
CREATE INDEX event_place ON event (place_id);
CREATE INDEX event_created_by ON event (created_by);
CREATE INDEX event_draft ON event (id) WHERE publication = 'draft';
CREATE INDEX event_published ON event (published_at, id) WHERE publication = 'published';

-- Each time that an event happens, so that "what is on" is one question by an index. Derived from the event at every write.
CREATE TABLE occurrence (
    event_id  bigint NOT NULL REFERENCES event ON DELETE CASCADE,
    day       date NOT NULL, -- on which it begins, in the city; no two of one event begin on one day
    starts    timestamptz NOT NULL,
    ends      timestamptz NOT NULL,
    cancelled boolean NOT NULL,
    reason    text NOT NULL,
    during    tstzrange GENERATED ALWAYS AS (tstzrange(starts, ends)) STORED,
    PRIMARY KEY (event_id, day)
);
CREATE INDEX occurrence_starts ON occurrence (starts, event_id);
CREATE INDEX occurrence_during ON occurrence USING gist (during);

-- Along a river, from kilometre to kilometre.
CREATE INDEX place_river ON place (river, river_km);

INSERT INTO generation (collection) VALUES ('event');
