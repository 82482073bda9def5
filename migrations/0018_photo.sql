-- +goose Up
-- Photos of places. Their files lie in a folder or in a store of objects, under names made from key.
CREATE TABLE photo (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid            uuid NOT NULL UNIQUE,
    version         int NOT NULL DEFAULT 1,
    place_id        bigint NOT NULL REFERENCES place ON DELETE CASCADE,
    account_id      bigint REFERENCES account ON DELETE SET NULL,
    organisation_id bigint REFERENCES organisation ON DELETE SET NULL,
    creator         text NOT NULL,
    licence         text NOT NULL,
    alt             jsonb NOT NULL,
    caption         jsonb NOT NULL,
    taken_at        text NOT NULL, -- as exact as it is known
    moment          text NOT NULL CHECK (moment IN ('', 'before', 'after')),
    pair_id         bigint UNIQUE REFERENCES photo ON DELETE SET NULL, -- the photo from the other moment; said by one of the two
    key             text NOT NULL,
    width           int NOT NULL, -- of the largest size that is kept
    height          int NOT NULL,
    resized         boolean NOT NULL DEFAULT false, -- the smaller sizes are there
    state           text NOT NULL CHECK (state IN ('waiting', 'published', 'refused')),
    reason          text NOT NULL DEFAULT '', -- why it was refused
    consented_at    timestamptz NOT NULL, -- when who sent it in agreed to its being shown under the licence
    created_at      timestamptz NOT NULL DEFAULT now(),
    decided_at      timestamptz,
    decided_by      bigint REFERENCES account ON DELETE SET NULL
);
CREATE INDEX photo_place ON photo (place_id, id);
-- The moderators' queue, and how many of one person's wait: few photos among many.
CREATE INDEX photo_unpublished ON photo (state, id) WHERE state <> 'published';
CREATE INDEX photo_waiting ON photo (account_id) WHERE state = 'waiting';
