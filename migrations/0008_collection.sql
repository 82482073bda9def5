-- +goose Up
-- Projects are a collection of their own.
INSERT INTO generation (collection) VALUES ('project');

-- The places of partners are few among many.
CREATE INDEX place_partnered ON place (id) WHERE organisations <> '{}';
