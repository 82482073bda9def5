package api

import (
	"net/http"
	"strings"

	"locuri/geo"
)

const draft2020 = "https://json-schema.org/draft/2020-12/schema"

// Link relations of the OGC, as OGC 19-079r2 and 23-058r1 name them.
const (
	relConformance = "http://www.opengis.net/def/rel/ogc/1.0/conformance"
	relSchema      = "http://www.opengis.net/def/rel/ogc/1.0/schema"
	relQueryables  = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
	relSortables   = "http://www.opengis.net/def/rel/ogc/1.0/sortables"
)

// schemas are the schemas of a collection by their place beneath it.
var schemas = map[string]func(c *geo.Collection, language string) map[string]any{
	"schema":      logicalSchema,
	"queryables":  queryables,
	"sortables":   sortables,
	"describedby": featureSchema,
}

// getSchema answers with one of the schemas of a collection, named by the last part of the path.
func (a *API) getSchema(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	f, err := negotiate(w, r, p, asSchema, asHTML)
	if err != nil {
		return err
	}
	if err := p.err(); err != nil {
		return err
	}
	name := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]
	schema := schemas[name](c, language(r))
	schema["$schema"] = draft2020
	schema["$id"] = a.base(r) + r.URL.Path // without the query (OGC 23-058r1 /req/schemas/schema)
	schema["type"] = "object"
	schema["title"] = c.Title[language(r)]
	w.Header().Add("Vary", "Accept-Language")
	addLinks(w, a.selfLinks(r, f, asSchema, asHTML))
	if f == asHTML {
		return a.writeSchemaPage(w, r, c, name)
	}
	return a.writeFixed(w, r, schemaType, schema)
}

// logicalSchema tells the properties that features have and take (OGC 23-058r1, returnables and receivables).
func logicalSchema(c *geo.Collection, language string) map[string]any {
	properties, required := map[string]any{}, []string{}
	for i, f := range c.Fields() {
		property := fieldSchema(&f, language)
		property["x-ogc-propertySeq"] = i + 1
		if f.Role != geo.NoRole {
			property["x-ogc-role"] = string(f.Role)
		}
		if f.ReadOnly || !c.Writable() {
			property["readOnly"] = true
		}
		properties[f.Name] = property
		if f.Required {
			required = append(required, f.Name)
		}
	}
	schema := map[string]any{"properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// queryables tells what may stand in a filter. What is not told is no queryable: additionalProperties is false
// (OGC 19-079r2 /req/queryables/get-queryables-response).
func queryables(c *geo.Collection, language string) map[string]any {
	properties := map[string]any{}
	for _, f := range c.Fields() {
		if f.Queryable {
			properties[f.Name] = fieldSchema(&f, language)
		}
	}
	return map[string]any{"properties": properties, "additionalProperties": false}
}

// sortables tells what a list may be ordered by.
func sortables(c *geo.Collection, language string) map[string]any {
	properties := map[string]any{}
	for _, f := range c.Fields() {
		if f.Sortable {
			properties[f.Name] = fieldSchema(&f, language)
		}
	}
	return map[string]any{"properties": properties, "additionalProperties": false}
}

// featureSchema describes a whole GeoJSON feature. GDAL reads the layer's fields from it: the schema of Part 5, which is
// flat, it does not know.
func featureSchema(c *geo.Collection, language string) map[string]any {
	properties := map[string]any{}
	for _, f := range c.Fields() {
		if f.Role != geo.IDRole && f.Role != geo.GeometryRole {
			properties[f.Name] = fieldSchema(&f, language)
		}
	}
	return map[string]any{
		"required": []string{"type", "geometry", "properties"},
		"properties": map[string]any{
			"type":       map[string]any{"type": "string", "enum": []string{"Feature"}},
			"id":         map[string]any{"type": "integer"},
			"geometry":   geometrySchema(c),
			"properties": map[string]any{"type": "object", "properties": properties},
		},
	}
}

// geometrySchema describes the geometry of a GeoJSON feature. A project without places has none.
func geometrySchema(c *geo.Collection) map[string]any {
	geometry := map[string]any{"$ref": "https://geojson.org/schema/Geometry.json"}
	if c.Source == geo.ProjectSource {
		return map[string]any{"anyOf": []any{geometry, map[string]any{"type": "null"}}}
	}
	return geometry
}

// fieldSchema describes one property.
func fieldSchema(f *geo.Field, language string) map[string]any {
	s := typeSchema(f)
	if title := f.Title[language]; title != "" {
		s["title"] = title
	}
	if f.Unit != "" {
		s["x-ogc-unit"] = f.Unit
		s["x-ogc-unitLang"] = "UCUM"
	}
	return s
}

// typeSchema gives the type of a field. A geometry has a format and no type (OGC 23-058r1 /req/schemas/properties).
func typeSchema(f *geo.Field) map[string]any {
	switch f.Type {
	case geo.ShapeField:
		return map[string]any{"format": "geometry-" + f.Geometry}
	case geo.DateField, geo.TimeField:
		return map[string]any{"type": "string", "format": string(f.Type)}
	case geo.StringField:
		return textSchema(f)
	case geo.StringsField:
		return map[string]any{"type": "array", "items": textSchema(f)}
	case geo.NumbersField:
		return map[string]any{"type": "array", "items": map[string]any{"type": "integer"}}
	case geo.ObjectsField:
		return map[string]any{"type": "array", "items": map[string]any{"type": "object"}}
	}
	return map[string]any{"type": string(f.Type)}
}

// textSchema gives the type of a text.
func textSchema(f *geo.Field) map[string]any {
	s := map[string]any{"type": "string"}
	if f.Format != "" {
		s["format"] = f.Format
	}
	if f.Values != nil {
		s["enum"] = f.Values
	}
	return s
}
