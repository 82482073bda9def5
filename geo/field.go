package geo

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
	Values    []string // all values a text may have; nil when it is free
	ReadOnly  bool     // derived or kept by the store; ignored when sent
	WriteOnly bool     // never among the properties that are sent, only to be asked for
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
