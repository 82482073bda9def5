package api

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"slices"

	"locuri/geo"
)

// learns tells whether the client learns from the first features it gets which properties there are at all, as QGIS does
// until it reads schemas (3.44), and GDAL until 3.7: both send just this Accept. What none of those features has they
// neither show nor let be edited, in the whole collection; so the first feature names all, null where there is none.
func learns(r *http.Request) bool {
	return r.Header.Get("Accept") == "application/geo+json, application/json"
}

// whole gives properties with all fields of the collection in their order; what is no field comes last.
func whole(c *geo.Collection, properties []byte) ([]byte, error) {
	var there map[string]json.RawMessage
	if err := json.Unmarshal(properties, &there); err != nil {
		return nil, err
	}
	out := &bytes.Buffer{}
	write := func(name string, value []byte) {
		if out.Len() > 0 {
			out.WriteByte(',')
		}
		out.WriteString(`"` + name + `":`)
		out.Write(value)
		delete(there, name)
	}
	for _, field := range c.Fields() {
		if field.Role == geo.IDRole || field.Type == geo.ShapeField {
			continue
		}
		value, ok := there[field.Name]
		if !ok {
			value = []byte("null")
		}
		write(field.Name, value)
	}
	for _, name := range slices.Sorted(maps.Keys(there)) {
		write(name, there[name])
	}
	return append(append([]byte{'{'}, out.Bytes()...), '}'), nil
}

// whole writes features, the first of them with all fields.
func (s *featureStream) whole(c *geo.Collection) func(id int64, geometry, properties []byte) error {
	return func(id int64, geometry, properties []byte) (err error) {
		if s.count == 0 {
			properties, err = whole(c, properties)
		}
		if err != nil {
			return err
		}
		return s.feature(id, geometry, properties)
	}
}
