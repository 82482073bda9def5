-- +goose Up
-- Functions live in public and call each other by full name, so that a restored dump can rebuild generated columns
-- under any search_path. Tables are named without a schema: one schema a city stays possible.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- What search compares: composed, without accents, in lower case. unaccent folds both the comma-below ș ț and the
-- cedilla ş ţ. Immutable in truth as long as the unaccent rules stay; the dictionary is named in full for that.
-- +goose StatementBegin
CREATE FUNCTION public.folded(s text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(s, NFC))) $$;
-- +goose StatementEnd

-- All languages of a text and all aliases in one line.
-- +goose StatementBegin
CREATE FUNCTION public.search_text(title jsonb, aliases text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT public.folded(concat_ws(' ',
        title->>'ro', title->>'en', title->>'hu', title->>'de', title->>'sr', array_to_string(aliases, ' '))) $$;
-- +goose StatementEnd

-- The text in the first language there is, in the order of geo.Languages.
-- +goose StatementBegin
CREATE FUNCTION public.main_text(t jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT coalesce(nullif(t->>'ro', ''), nullif(t->>'en', ''), nullif(t->>'hu', ''), nullif(t->>'de', ''), nullif(t->>'sr', ''), '') $$;
-- +goose StatementEnd

-- The days a pair of reduced ISO 8601 dates can mean, both ends at their widest; NULL when neither is known.
-- +goose StatementBegin
CREATE FUNCTION public.period(starts text, ends text) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE WHEN coalesce(starts, '') = '' AND coalesce(ends, '') = '' THEN NULL ELSE daterange(
    CASE length(starts)
      WHEN 4 THEN make_date(starts::int, 1, 1)
      WHEN 7 THEN make_date(left(starts, 4)::int, right(starts, 2)::int, 1)
      WHEN 10 THEN make_date(left(starts, 4)::int, substr(starts, 6, 2)::int, right(starts, 2)::int)
    END,
    CASE length(ends)
      WHEN 4 THEN make_date(ends::int + 1, 1, 1)
      WHEN 7 THEN make_date(left(ends, 4)::int + right(ends, 2)::int / 12, right(ends, 2)::int % 12 + 1, 1)
      WHEN 10 THEN make_date(left(ends, 4)::int, substr(ends, 6, 2)::int, right(ends, 2)::int) + 1
    END, '[)') END
$$;
-- +goose StatementEnd

-- Every word of what a person typed, as the beginning of a word; NULL when there is no word in it.
-- +goose StatementBegin
CREATE FUNCTION public.search_query(q text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT to_tsquery('pg_catalog.simple', string_agg('''' || w || ''':*', ' & '))
      FROM regexp_split_to_table(public.folded(q), '[^[:alnum:]]+') AS w WHERE w <> '' $$;
-- +goose StatementEnd
