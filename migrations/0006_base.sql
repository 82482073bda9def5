-- +goose Up
-- What the map draws beneath the places: water, green, streets, rails. Not data of Locuri's own making.
CREATE TABLE base_feature (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    layer     text NOT NULL CHECK (layer IN ('water', 'green', 'street', 'rail')),
    class     text NOT NULL, -- such as primary, residential, footway; park, forest; river, stream
    name      text NOT NULL DEFAULT '',
    min_zoom  smallint NOT NULL,
    geom_3857 geometry(Geometry, 3857) NOT NULL
);
CREATE INDEX base_feature_geom ON base_feature USING gist (geom_3857);
INSERT INTO generation (collection) VALUES ('base');
