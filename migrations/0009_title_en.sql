-- +goose Up
-- A list in English is in the order of English titles; where there is none the main one stands in.
ALTER TABLE place ADD COLUMN title_sort_en text COLLATE "en-x-icu"
    GENERATED ALWAYS AS (coalesce(nullif(title->>'en', ''), public.main_text(title))) STORED;
CREATE INDEX place_title_en ON place (title_sort_en, id);

-- Lists of one category or one state of life, page by page.
CREATE INDEX place_category ON place (category, id);
CREATE INDEX place_life ON place (life, id);
