package postgis

import (
	"fmt"
	"slices"

	"locuri/geo"
)

// source is how the features of a collection are read: a table or a subquery, and the expressions over it.
type source struct {
	from       string            // item of FROM
	alias      string            // the name of that item
	where      string            // what the actor may see of it and what belongs to the collection
	public     bool              // of places: published ones alone
	geometry   string            // EPSG:4326
	geojson    string            // text of the geometry
	properties string            // text of the properties
	version    string            // int
	updated    string            // timestamptz
	columns    map[string]string // by the name of the field, as it is asked for
}

// sourceOf gives the source of a collection for an actor.
func sourceOf(c *geo.Collection, actor geo.Actor, args *arguments) source {
	if c.OfPlaces() && !c.AsOf.IsZero() {
		return pastSource(c, actor, args)
	}
	if c.OfPlaces() {
		return source{from: "place", alias: "place", where: visible(actor, args) + belongs(c, args), public: seesPublished(actor), geometry: "place.geom", geojson: "place.geojson",
			properties: "place.properties", version: "place.version", updated: "place.updated_at", columns: placeColumnsByField}
	}
	s := source{alias: "f", where: "true", geometry: "f.geom", geojson: geojsonOf("f.geom", geo.Stored), properties: "f.properties::text",
		version: "0", updated: "NULL::timestamptz"}
	switch c.Source {
	case geo.ProjectSource:
		s.from, s.version = "("+fmt.Sprintf(projectFeatureSQL, visible(actor, args))+") f", "f.version"
	case geo.EventSource:
		s.from, s.version, s.updated = "("+fmt.Sprintf(eventFeatureSQL, visibleEvent(actor, false, args))+") f", "f.version", "f.updated_at"
	case geo.TrailSource:
		s.from, s.version, s.updated = "("+trailFeatureSQL+") f", "f.version", "f.updated_at"
	case geo.RiverSource:
		s.from = "(" + riverFeatureSQL + ") f"
	default:
		s.from, s.where = "("+areaFeatureSQL+") f", "true"+ofForm(c, "f.geom", args)
	}
	s.columns = subqueryColumns(c)
	return s
}

// belongs gives the condition for what is in a collection of places, beginning with AND.
func belongs(c *geo.Collection, args *arguments) string {
	condition := ""
	if c.Kind != "" {
		condition += " AND place.kind = " + args.add(c.Kind)
	}
	condition += ofForm(c, "place.geom", args)
	if c.Proposals {
		condition += " AND place.decision <> ''"
	}
	if c.Organisation != "" {
		condition += " AND place.organisations @> " + args.add([]string{c.Organisation})
	}
	return condition
}

// ofForm gives the condition for geometries of the collection's form, beginning with AND.
func ofForm(c *geo.Collection, geometry string, args *arguments) string {
	if c.Form == "" {
		return ""
	}
	return " AND ST_Dimension(" + geometry + ") = " + args.add(slices.Index(geo.Forms, c.Form))
}

// in gives the text of the geometry in a reference system; nil is the stored one.
func (s source) in(crs *geo.CRS) string {
	if crs == nil || crs == geo.Stored {
		return s.geojson
	}
	return geojsonOf(s.geometry, crs)
}

// geojsonOf writes a geometry in EPSG:4326 as GeoJSON in the axis order of the authority (OGC 18-058r1 /req/crs/crs-action).
func geojsonOf(geometry string, crs *geo.CRS) string {
	if crs.SRID != geo.Stored.SRID {
		geometry = fmt.Sprintf("ST_Transform(%s, %d)", geometry, crs.SRID)
	}
	if crs.Swapped {
		geometry = "ST_FlipCoordinates(" + geometry + ")"
	}
	return fmt.Sprintf("ST_AsGeoJSON(%s, %d, 0)", geometry, crs.Digits)
}

// period gives the period of a feature, a daterange, "" where features have none.
func (s source) period() string {
	starts, ends := s.columns["starts_on"], s.columns["ends_on"]
	switch {
	case s.alias == "place":
		return "place.period"
	case starts == "":
		return ""
	}
	return fmt.Sprintf("CASE WHEN coalesce(%s, %s) IS NOT NULL THEN daterange(%s, %s, '[]') END", starts, ends, starts, ends)
}

// subqueryColumns gives the columns of a subquery that has one for each field, under its name.
func subqueryColumns(c *geo.Collection) map[string]string {
	columns := map[string]string{"geometry": "f.geom"}
	for _, field := range c.Fields() {
		if columns[field.Name] == "" {
			columns[field.Name] = "f." + field.Name
		}
	}
	return columns
}

// placeColumnsByField are the expressions behind the fields of places. What is not among the properties when it is empty
// is NULL here too, so that "is null" says of a place what its document shows.
var placeColumnsByField = func() map[string]string {
	columns := map[string]string{
		"id": "place.id", "geometry": "place.geom", "kind": "place.kind", "category": "place.category", "title": "main_text(place.title)",
		"life": "place.life", "starts_on": "lower(place.period)", "ends_on": "upper(place.period) - 1",
		"aliases": "nullif(place.aliases, '{}')", "amenities": "nullif(place.amenities, '{}')", "programmes": "nullif(place.programmes, '{}')",
		"organisations": "nullif(place.organisations, '{}')", "projects": "nullif(place.projects, '{}')",
		"example": "place.example", "sensitive": "place.sensitive", "uuid": "place.uuid::text", "version": "place.version", "publication": "place.publication", "target": "place.target",
		"lon": "round(ST_X(place.point)::numeric, 7)::float8", "lat": "round(ST_Y(place.point)::numeric, 7)::float8",
		"area_m2": "round(place.area_m2::numeric, 1)::float8", "length_m": "round(place.length_m::numeric, 1)::float8",
		"neighbourhood_title": "place.shares->0->>'title'", "neighbourhood_border": "place.border",
		"river_title":      "(SELECT main_text(river.title) FROM river WHERE river.slug = place.river)",
		"river_distance_m": "round(place.river_distance_m::numeric, 1)::float8",
		"river_km":         riversideColumn("round(place.river_km::numeric, 3)::float8"), "river_bank": riversideColumn("nullif(place.river_bank, '')"),
		"river_offset_m": riversideColumn("round(place.river_offset_m::numeric, 1)::float8"), "river_beyond": riversideColumn("place.river_beyond"),
		"created_at": "date_trunc('second', place.created_at)", "updated_at": "date_trunc('second', place.updated_at)",
	}
	for _, name := range []string{"starts", "ends", "step_free", "opening_hours", "website", "credits", "source", "licence", "certainty", "note",
		"decision", "aim", "neighbourhood", "river"} {
		columns[name] = "nullif(place." + name + ", '')"
	}
	for _, language := range geo.Languages {
		columns["title_"+language] = "nullif(place.title->>'" + language + "', '')"
		columns["description_"+language] = "nullif(place.description->>'" + language + "', '')"
	}
	for key := range geo.ExternalIDKeys {
		columns[key] = "place.external_ids->>'" + key + "'"
	}
	return columns
}()

// riversideColumn shows a value of riverside sites only, as the properties do.
func riversideColumn(expression string) string {
	return "CASE WHEN place.kind = 'riverside' AND place.river <> '' THEN " + expression + " END"
}

// The subqueries below have a column for each field of their collection, and geom and properties.

const riverFeatureSQL = `SELECT *, json_strip_nulls(json_build_object('slug', slug, 'title', title, 'title_ro', title_ro, 'title_en', title_en,
		'origin_ro', origin_ro, 'origin_en', origin_en, 'origin_m', origin_m, 'length_m', length_m, 'source', source, 'licence', licence)) AS properties
	FROM (SELECT id, geom, slug, main_text(title) AS title, title->>'ro' AS title_ro, title->>'en' AS title_en,
		origin_title->>'ro' AS origin_ro, origin_title->>'en' AS origin_en, round(origin_m::numeric, 1)::float8 AS origin_m,
		round(ST_Length(geom::geography)::numeric, 1)::float8 AS length_m, nullif(source, '') AS source, nullif(licence, '') AS licence
		FROM river) r`

const areaFeatureSQL = `SELECT *, json_strip_nulls(json_build_object('slug', slug, 'title', title, 'title_ro', title_ro, 'title_en', title_en,
		'lon', lon, 'lat', lat, 'area_m2', area_m2, 'as_of', as_of, 'source', source, 'licence', licence)) AS properties
	FROM (SELECT a.id, a.geom, a.slug, main_text(a.title) AS title, a.title->>'ro' AS title_ro, a.title->>'en' AS title_en,
		ST_X(a.label) AS lon, ST_Y(a.label) AS lat, CASE ST_Dimension(a.geom) WHEN 2 THEN round(ST_Area(a.geom::geography)) END AS area_m2,
		nullif(s.as_of, '') AS as_of, nullif(s.source, '') AS source, nullif(s.licence, '') AS licence
		FROM area a JOIN area_set s ON s.id = a.set_id AND s.slug = 'neighbourhoods') r`

// The points of a project are those of its places that the actor may see; a project without any has no geometry.
const projectFeatureSQL = `SELECT *, json_strip_nulls(json_build_object('title', title, 'title_ro', title_ro, 'title_en', title_en,
		'summary_ro', summary_ro, 'summary_en', summary_en, 'organisation', organisation, 'organisation_title', organisation_title,
		'programme', programme, 'programme_title', programme_title, 'life', life, 'starts', starts, 'ends', ends,
		'starts_on', starts_on, 'ends_on', ends_on, 'website', website, 'source', source, 'example', example, 'places', places,
		'version', version, 'created_at', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) AS properties
	FROM (SELECT p.id, p.version, main_text(p.title) AS title, p.title->>'ro' AS title_ro, p.title->>'en' AS title_en,
		nullif(p.summary->>'ro', '') AS summary_ro, nullif(p.summary->>'en', '') AS summary_en,
		o.slug AS organisation, o.title AS organisation_title, g.slug AS programme, nullif(main_text(g.title), '') AS programme_title, p.life,
		nullif(p.starts, '') AS starts, nullif(p.ends, '') AS ends, lower(p.period) AS starts_on, upper(p.period) - 1 AS ends_on,
		nullif(p.website, '') AS website, nullif(p.source, '') AS source, p.example, footprint.n AS places, footprint.geom,
		date_trunc('second', p.created_at) AS created_at
		FROM project p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN programme g ON g.id = p.programme_id, LATERAL (
			SELECT count(*)::int AS n, ST_Multi(ST_Collect(place.point ORDER BY place.id)) AS geom FROM place
			WHERE place.id IN (SELECT place_id FROM tag WHERE project_id = p.id) AND %s) footprint) r`

// An event that is online only has no geometry.
const eventFeatureSQL = `SELECT *, json_strip_nulls(json_build_object('title', title, 'title_ro', title_ro, 'title_en', title_en,
		'description_ro', description_ro, 'description_en', description_en, 'starts', starts, 'ends', ends, 'starts_on', starts_on, 'ends_on', ends_on,
		'repeats', repeats, 'cancelled', cancelled, 'attendance', attendance, 'place', place, 'place_title', place_title,
		'organisation', organisation, 'organisation_title', organisation_title, 'programme', programme, 'programme_title', programme_title,
		'project', project, 'step_free', step_free, 'free', free, 'website', website, 'registration', registration, 'source', source,
		'example', example, 'uuid', uuid, 'version', version, 'created_at', to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
		'updated_at', to_char(updated_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) AS properties
	FROM (SELECT e.id, e.uuid::text AS uuid, e.version, main_text(e.title) AS title, e.title->>'ro' AS title_ro, e.title->>'en' AS title_en,
		nullif(e.description->>'ro', '') AS description_ro, nullif(e.description->>'en', '') AS description_en, e.starts, e.ends,
		left(e.starts, 10)::date AS starts_on, coalesce(e.repeat->>'until', left(e.ends, 10))::date AS ends_on, e.repeat IS NOT NULL AS repeats,
		e.cancelled, e.attendance, e.place_id AS place, nullif(main_text(place.title), '') AS place_title, o.slug AS organisation,
		o.title AS organisation_title, g.slug AS programme, nullif(main_text(g.title), '') AS programme_title, e.project_id AS project,
		nullif(e.step_free, '') AS step_free, e.free, nullif(e.website, '') AS website, nullif(e.registration, '') AS registration,
		nullif(e.source, '') AS source, e.example, place.point AS geom, date_trunc('second', e.created_at) AS created_at,
		date_trunc('second', e.updated_at) AS updated_at
		FROM event e LEFT JOIN place ON place.id = e.place_id LEFT JOIN organisation o ON o.id = e.organisation_id
		LEFT JOIN project p ON p.id = e.project_id LEFT JOIN programme g ON g.id = p.programme_id WHERE %s) r`
