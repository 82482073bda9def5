package api

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"locuri/geo"
)

// sampleSizes are the limits with which programs look at a few features to learn which properties there are at all: 10 of
// QGIS (until it reads schemas, in 3.44) and of GDAL 3.6, 20 of later GDAL. A property that none of those features has
// they neither show nor let be edited, for the whole collection: so such pages name all of them, null where there is none.
var sampleSizes = []int{10, 20}

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
		if field.WriteOnly || field.Role == geo.IDRole || field.Type == geo.ShapeField {
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

// whole writes features with all fields.
func (s *featureStream) whole(c *geo.Collection) func(id int64, geometry, properties []byte) error {
	return func(id int64, geometry, properties []byte) error {
		all, err := whole(c, properties)
		if err != nil {
			return err
		}
		return s.feature(id, geometry, all)
	}
}
