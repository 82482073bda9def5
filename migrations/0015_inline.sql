-- +goose Up
-- A list reads the text of the geometry and of the properties of every row that it shows. Rows beyond 2 kB would have them compressed and put
-- aside, which makes reading a line or a polygon three times as dear as a point. Up to a page they stay as they are.
ALTER TABLE place SET (toast_tuple_target = 8160);
