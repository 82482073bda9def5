-- +goose Up
-- Places that are not everybody's to find. The table place, and its revisions, hold what everybody is shown, which is a
-- displaced point; so no list, tile, filter or derived fact can tell more. Where they truly lie stands in true_location alone.
ALTER TABLE place ADD COLUMN sensitive boolean NOT NULL DEFAULT false;

-- Where to a place is displaced follows from this and its number.
CREATE TABLE site_secret (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    displacement text NOT NULL DEFAULT gen_random_uuid()::text || gen_random_uuid()::text
);
INSERT INTO site_secret DEFAULT VALUES;

CREATE TABLE sensitive_place (
    place_id   bigint PRIMARY KEY REFERENCES place ON DELETE CASCADE,
    reason     text NOT NULL, -- for those responsible
    bearing    double precision NOT NULL, -- degrees from north; drawn once, kept when the mark is taken off and put back
    distance_m double precision NOT NULL,
    marked_at  timestamptz NOT NULL DEFAULT now(),
    marked_by  bigint REFERENCES account ON DELETE SET NULL
);

CREATE TABLE true_location (
    place_id     bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    version      int NOT NULL, -- of the place, from which on it lies there
    geom         geometry(Geometry, 4326) NOT NULL,
    external_ids jsonb NOT NULL, -- in registers where anybody can look up where it is
    PRIMARY KEY (place_id, version)
);

-- Who was told what not everybody may know: where a sensitive place is, how to reach a person.
CREATE TABLE access_log (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz NOT NULL DEFAULT now(),
    account_id      bigint REFERENCES account ON DELETE SET NULL,
    kind            text NOT NULL,
    place_id        bigint REFERENCES place ON DELETE SET NULL,
    subject_id      bigint REFERENCES account ON DELETE SET NULL, -- whose contact it was
    organisation_id bigint REFERENCES organisation ON DELETE SET NULL, -- whose members' contacts
    reason          text NOT NULL
);
CREATE INDEX access_log_account ON access_log (account_id);
CREATE INDEX access_log_subject ON access_log (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX access_log_at ON access_log (at);
