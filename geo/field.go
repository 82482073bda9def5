package geo

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// FieldType is what sort of value a property of a feature has, as OGC API - Features - Part 5 (OGC 23-058r1) writes it.
type FieldType string

// The types.
const (
	StringField  FieldType = "string"
	IntegerField FieldType = "integer"
	NumberField  FieldType = "number"
	BooleanField FieldType = "boolean"
	DateField    FieldType = "date"      // a day, RFC 3339 full-date
	TimeField    FieldType = "date-time" // an instant in UTC, RFC 3339
	StringsField FieldType = "strings"   // a list of texts
	NumbersField FieldType = "integers"  // a list of whole numbers
	ObjectsField FieldType = "objects"   // a list of objects; to be read, not to be asked for
	ShapeField   FieldType = "geometry"
)

// FieldRole is what a property is to its feature beyond its name, "x-ogc-role" of Part 5.
type FieldRole string

// The roles.
const (
	NoRole          FieldRole = ""
	IDRole          FieldRole = "id"
	GeometryRole    FieldRole = "primary-geometry"
	PeriodStartRole FieldRole = "primary-interval-start"
	PeriodEndRole   FieldRole = "primary-interval-end"
)

// Field describes one property of the features of a collection: the one table from which schemas are told, filters
// checked and columns written.
type Field struct {
	Name      string
	Type      FieldType
	Title     Text // in the languages of the site
	Role      FieldRole
	Geometry  string   // of a ShapeField: "any", "point", "multipoint", "linestring", "polygon" …, as in geometry-any
	Unit      string   // UCUM code: "m", "m2", "km"; "" for none
	Format    string   // of a text, as JSON Schema has it: "uri", "uuid"; "" for none
	Values    []string // all values that a text, or each text of a list, may have; nil when it is free
	ReadOnly  bool     // derived or kept by the store; ignored when sent
	Required  bool     // must be in a feature that is created
	Queryable bool     // may stand in a filter, and be a parameter of its own when it is a plain value
	Sortable  bool     // a list may be ordered by it
}

// Plain tells whether the field has one plain value, so that a parameter can name it.
func (f *Field) Plain() bool {
	switch f.Type {
	case StringsField, NumbersField, ObjectsField, ShapeField:
		return false
	}
	return true
}

// FieldNamed gives the field of that name, or nil.
func FieldNamed(fields []Field, name string) *Field {
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	return nil
}

// FieldValue is a value that a field must have.
type FieldValue struct {
	Field string
	Value any // string, int64, float64, bool or time.Time, by the type of the field
}

// ParseNumber reads a decimal number. Go reads more: NaN, Infinity, 0x1p4 and 1_000 are no numbers in an address.
func ParseNumber(s string) (float64, error) {
	if strings.Trim(s, "+-.0123456789eE") != "" {
		return 0, strconv.ErrSyntax
	}
	return strconv.ParseFloat(s, 64)
}

// Parse reads a plain value of the field as a parameter writes it. The error says what would be right.
func (f *Field) Parse(s string) (any, error) {
	switch f.Type {
	case IntegerField:
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n, nil
		}
		return nil, fmt.Errorf("must be a whole number, %q is none", s)
	case NumberField:
		if n, err := ParseNumber(s); err == nil {
			return n, nil
		}
		return nil, fmt.Errorf("must be a number, %q is none", s)
	case BooleanField:
		if s == "true" || s == "false" {
			return s == "true", nil
		}
		return nil, fmt.Errorf("must be true or false")
	case DateField, TimeField:
		return f.parseTime(s)
	}
	if f.Format == "uuid" {
		id, err := uuid.Parse(s)
		if err != nil {
			return nil, fmt.Errorf("must be a UUID such as 6f1e7d0e-0c4b-4f0c-9f0a-3b1a5a4f5d10, %q is none", s)
		}
		return id.String(), nil
	}
	if f.Values != nil && !slices.Contains(f.Values, s) {
		return nil, fmt.Errorf("%q is not one of %v", s, f.Values)
	}
	return s, nil
}

func (f *Field) parseTime(s string) (any, error) {
	layout, example := time.RFC3339, "2023-10-06T18:00:00Z"
	if f.Type == DateField {
		layout, example = time.DateOnly, "2023-10-06"
	}
	t, err := time.Parse(layout, s)
	if err != nil || t.UTC().Year() < 1 { // PostgreSQL, as the calendar, has no year 0
		return nil, fmt.Errorf("must be a %s such as %s", f.Type, example)
	}
	return t, nil
}
