package postgis

import (
	"fmt"

	"locuri/geo"
)

// pastPlaceSQL gives places as they were at a moment, with the names of the table of places, so that lists and tiles ask
// both alike. Only what the public saw then is told, and only to who may see the place now. Nothing is worked out for what
// is not asked for.
const pastPlaceSQL = `(
	SELECT r.place_id AS id, r.version, r.at AS updated_at, r.geom, r.kind, r.category, r.life, r.publication, r.amends, r.title, r.x, r.y, r.cell, r.properties,
		main_text(r.title) COLLATE "ro-x-icu" AS title_sort,
		coalesce(nullif(r.title->>'en', ''), main_text(r.title)) COLLATE "en-x-icu" AS title_sort_en,
		ST_Transform(r.geom, 3857) AS geom_3857,
		coalesce(r.properties::json->>'decision', '') AS decision,
		coalesce(r.properties::json->>'step_free', '') AS step_free,
		coalesce(r.properties::json->>'river_bank', '') AS river_bank,
		ARRAY(SELECT s->>'slug' FROM jsonb_array_elements(coalesce(r.properties::jsonb->'neighbourhoods', '[]')) s) AS neighbourhoods,
		ARRAY(SELECT jsonb_array_elements_text(coalesce(r.properties::jsonb->'programmes', '[]'))) AS programmes,
		ARRAY(SELECT jsonb_array_elements_text(coalesce(r.properties::jsonb->'projects', '[]'))::bigint) AS projects
	FROM place_revision r JOIN place ON place.id = r.place_id
	WHERE r.at <= %[1]s AND r.until > %[1]s AND r.publication = 'published' AND %[2]s) place`

// pastSource is the source of a collection of places as of a moment.
func pastSource(c *geo.Collection, actor geo.Actor, args *arguments) source {
	return source{
		from: fmt.Sprintf(pastPlaceSQL, args.add(c.AsOf)+"::timestamptz", visible(actor, args)), alias: "place", where: "true" + belongs(c, args),
		geometry: "place.geom", geojson: geojsonOf("place.geom", geo.Stored), properties: "place.properties", version: "place.version",
		updated: "place.updated_at", columns: placeColumnsByField,
	}
}
