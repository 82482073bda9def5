-- +goose Up
-- Pages of one sort of geometry in the order of numbers: lines are few among many points.
CREATE INDEX place_form ON place ((ST_Dimension(geom)), id);
