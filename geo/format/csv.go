package format

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/paulmach/orb/encoding/wkt"

	"locuri/geo"
)

// commaSeparated writes CSV (RFC 4180), UTF-8: one column for each field of the collection under its name, the geometry
// as WKT in the last. Lists are joined by semicolons, lists of objects are JSON.
type commaSeparated struct {
	w      *csv.Writer
	fields []geo.Field // without identifier and geometry
	row    []string
	begun  bool
}

// NewCSV writes features with these fields to w.
func NewCSV(w io.Writer, fields []geo.Field) Writer {
	c := &commaSeparated{w: csv.NewWriter(w)}
	c.w.UseCRLF = true // RFC 4180 §2.1
	for _, f := range fields {
		if f.Role != geo.IDRole && f.Role != geo.GeometryRole {
			c.fields = append(c.fields, f)
		}
	}
	return c
}

func (c *commaSeparated) begin() error {
	c.begun = true
	header := []string{"id"}
	for _, f := range c.fields {
		header = append(header, f.Name)
	}
	return c.w.Write(append(header, "geometry"))
}

// Feature fulfils Writer.
func (c *commaSeparated) Feature(id int64, geometry, properties []byte) error {
	if !c.begun {
		if err := c.begin(); err != nil {
			return err
		}
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(properties, &values); err != nil {
		return fmt.Errorf("properties of feature %d: %w", id, err)
	}
	shape, err := wktOf(geometry)
	if err != nil {
		return fmt.Errorf("geometry of feature %d: %w", id, err)
	}
	c.row = append(c.row[:0], strconv.FormatInt(id, 10))
	for i := range c.fields {
		c.row = append(c.row, cellOf(values[c.fields[i].Name], c.fields[i].Type))
	}
	return c.w.Write(append(c.row, shape))
}

// Close fulfils Writer. A file without features has its header all the same.
func (c *commaSeparated) Close() error {
	if !c.begun {
		if err := c.begin(); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

// wktOf writes a GeoJSON geometry as WKT, "" for none.
func wktOf(geometry []byte) (string, error) {
	g, err := geo.ParseGeometry(geometry)
	if err != nil || g == nil {
		return "", err
	}
	return wkt.MarshalString(g), nil
}

// cellOf writes a JSON value as a cell.
func cellOf(value json.RawMessage, kind geo.FieldType) string {
	switch kind {
	case geo.IntegerField, geo.NumberField, geo.BooleanField, geo.ObjectsField:
		return string(value)
	case geo.StringsField:
		var list []string
		_ = json.Unmarshal(value, &list) // written by ourselves; an absent one is an empty list
		return Harmless(strings.Join(list, "; "))
	case geo.NumbersField:
		return strings.Trim(strings.ReplaceAll(string(value), ",", "; "), "[]")
	}
	var s string
	_ = json.Unmarshal(value, &s)
	return Harmless(s)
}

// Harmless puts an apostrophe before what a spreadsheet would take for a formula and run: anybody may name a place
// (OWASP, CSV Injection).
func Harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
