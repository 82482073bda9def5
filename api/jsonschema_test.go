package api_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"locuri/geo"
)

// geometrySchema stands in for https://geojson.org/schema/Geometry.json: tests ask nobody outside.
const geometrySchema = `{"type": "object", "required": ["type"], "properties": {"type": {"enum": ["Point", "MultiPoint", "LineString", "MultiLineString",
	"Polygon", "MultiPolygon", "GeometryCollection"]}, "coordinates": {"type": "array"}}}`

// jsonOf reads JSON in the way that the validator wants it.
func jsonOf(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	must(t, err)
	return v
}

// compiled reads a schema of the API. It is held to its draft (OGC 23-058r1 /req/schemas/json-schema).
func (w *world) compiled(path string) *jsonschema.Schema {
	w.t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	must(w.t, compiler.AddResource("https://geojson.org/schema/Geometry.json", jsonOf(w.t, []byte(geometrySchema))))
	address := "http://locuri.example" + path
	must(w.t, compiler.AddResource(address, jsonOf(w.t, w.nobody().do("GET", path, "").want(200).body)))
	schema, err := compiler.Compile(address)
	must(w.t, err)
	return schema
}

// Every feature is as the schemas of its collection say: whole as describedby has it, flat as returnables have it.
func TestFeaturesAreAsTheirSchemasSay(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.tag()     // a project with a place
	w.project() // and one without, which has no geometry
	w.proposal()
	seen := 0
	for i := range geo.Collections {
		home := "/api/collections/" + geo.Collections[i].ID
		whole, flat := w.compiled(home+"/describedby"), w.compiled(home+"/schema")
		w.compiled(home + "/queryables")
		w.compiled(home + "/sortables")
		list := bodyOf[struct{ Features []json.RawMessage }](w.by("planner").do("GET", home+"/items?limit=1000", "").want(200))
		for _, text := range list.Features {
			seen++
			if err := whole.Validate(jsonOf(t, text)); err != nil {
				t.Errorf("%s, describedby: %v\n%s", home, err, text)
			}
			feature, _ := jsonOf(t, text).(map[string]any)
			properties, _ := feature["properties"].(map[string]any)
			properties["id"], properties["geometry"] = feature["id"], feature["geometry"]
			if err := flat.Validate(properties); err != nil {
				t.Errorf("%s, schema: %v\n%s", home, err, text)
			}
		}
	}
	if seen < 20 {
		t.Errorf("%d features seen", seen)
	}
}
