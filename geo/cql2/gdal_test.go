package cql2_test

import (
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/cql2"
)

// What GDAL writes for OGR's '2023/01/01' is no date of any standard, and means that day.
func TestGDALsDays(t *testing.T) {
	t.Parallel()
	fields := []geo.Field{{Name: "updated_at", Type: geo.TimeField, Queryable: true}, {Name: "starts_on", Type: geo.DateField, Queryable: true}}
	for _, text := range []string{"2023-01-01T", "2023/01/01", "2023-01-01"} {
		for _, field := range fields {
			e, err := cql2.Read(cql2.GDAL, field.Name+" > '"+text+"'", geo.Stored, fields)
			if err != nil {
				t.Errorf("%s > %s: %v", field.Name, text, err)
				continue
			}
			day, _ := e.(geo.Call).Args[1].(geo.DateLiteral)
			if !day.Value.Equal(time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)) {
				t.Errorf("%s > %s is read as %v", field.Name, text, e)
			}
		}
	}
	if _, err := cql2.Read(cql2.GDAL, "updated_at > '2023-13-01T'", geo.Stored, fields); err == nil {
		t.Error("a thirteenth month is a month")
	}
}
