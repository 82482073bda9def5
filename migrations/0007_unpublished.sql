-- +goose Up
-- The moderators' queue: few places among many.
CREATE INDEX place_unpublished ON place (publication, id) WHERE publication <> 'published';
