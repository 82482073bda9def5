// Package cql2 reads filters in the Common Query Language of OGC (CQL2, OGC 21-065r2), checks them against the fields
// of a collection, and writes them. Nothing here panics or grows with hostile input: what is too large is refused.
package cql2

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"locuri/geo"
)

// Language is how a filter is written; the values are those of the parameter filter-lang.
type Language string

// The languages.
const (
	Text Language = "cql2-text" // OGC 21-065r2 §8.2 and annex B
	JSON Language = "cql2-json" // OGC 21-065r2 §8.3
	GDAL Language = "cql-text"  // what GDAL's OAPIF driver writes when it finds this name among the languages; see gdal.go
)

// Languages are all languages, the one that is meant when none is named first.
var Languages = []Language{Text, JSON, GDAL}

// Read reads a filter and checks it against the fields: what Parse and Check do. The errors are theirs.
func Read(language Language, filter string, crs *geo.CRS, fields []geo.Field) (geo.Expression, error) {
	e, err := Parse(language, filter, crs)
	if err != nil {
		return nil, err
	}
	return checker{fields: fields, gdal: language == GDAL}.condition(e)
}

// Parse reads a filter whose geometries are in crs, with their coordinates in the order of its authority. Errors:
// Invalid, naming "filter", and where in it what is wrong.
func Parse(language Language, filter string, crs *geo.CRS) (geo.Expression, error) {
	if len(filter) > MaxLength {
		return nil, fault(0, "too_long", "may have %d bytes at most, has %d", MaxLength, len(filter))
	}
	if !utf8.ValidString(filter) || strings.ContainsRune(filter, 0) {
		return nil, fault(0, "not_text", "must be UTF-8 text without the character NUL")
	}
	if strings.TrimSpace(filter) == "" {
		return nil, fault(0, "empty", "must say a condition, such as kind = 'space'; leave the parameter out to have no filter")
	}
	e, err := parse(language, filter, crs)
	if err != nil {
		return nil, err
	}
	return e, checkSize(e)
}

func parse(language Language, filter string, crs *geo.CRS) (geo.Expression, error) {
	switch language {
	case JSON:
		return parseJSON(filter, crs)
	case GDAL:
		return parseText(filter, crs, true)
	}
	if strings.HasPrefix(strings.TrimSpace(filter), "{") {
		return nil, fault(1, "not_cql2_text", "begins as JSON does and is read as text; add filter-lang=cql2-json")
	}
	return parseText(filter, crs, false)
}

// fault is an error in the filter at a character, counted from 1; 0 for the whole of it.
func fault(at int, code, format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	if at > 0 {
		message = fmt.Sprintf("at character %d: %s", at, message)
	}
	return geo.InvalidField("filter", code, "%s", message)
}
