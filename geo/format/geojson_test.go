package format_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/format"
)

func TestGeoJSONReadsFeatures(t *testing.T) {
	r := format.NewGeoJSON(strings.NewReader(`{"name": "x", "type": "FeatureCollection",
		"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, "features": [
		{"type": "Feature", "id": "a", "properties": {"kind": "space", "title_ro": "Piața", "aliases": ["Forum"]}, "geometry": {"type": "Point", "coordinates": [21.2, 45.7, 90]}},
		{"type": "Feature", "id": 7, "properties": null, "geometry": null}], "after": [{"features": 1}]}`))
	a, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	if a.ID != "a" || a.Place.Title["ro"] != "Piața" || a.Place.Geometry != orb.Geometry(orb.Point{21.2, 45.7}) {
		t.Errorf("first feature: %q %+v", a.ID, a.Place)
	}
	b, err := r.Read()
	if err != nil || b.ID != "7" || b.Place.Geometry != nil {
		t.Errorf("second feature: %+v, %v", b, err)
	}
	for range 2 {
		if _, err := r.Read(); err != io.EOF {
			t.Errorf("after the last feature: %v, want io.EOF", err)
		}
	}
}

func TestGeoJSONNamesFeatureAndField(t *testing.T) {
	r := format.NewGeoJSON(strings.NewReader(`{"type": "FeatureCollection", "features": [
		{"type": "Feature", "properties": {"kind": "space"}, "geometry": null},
		{"type": "Feature", "properties": {"colour": "red", "title_ro": 4}, "geometry": {"type": "Point", "coordinates": ["a"]}},
		{"type": "Feature", "properties": {"kind": "riverside"}, "geometry": null}]}`))
	if _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	_, err := r.Read()
	var e *geo.Error
	if !errors.As(err, &e) || e.Fault != geo.Invalid || !strings.HasPrefix(e.Message, "Feature 2:") {
		t.Fatalf("got %v", err)
	}
	var fields []string
	for _, f := range e.Fields {
		fields = append(fields, f.Field)
	}
	if got := strings.Join(fields, " "); got != "colour title_ro geometry" {
		t.Errorf("fields at fault: %s", got)
	}
	if f, err := r.Read(); err != nil || f.Place.Kind != geo.Riverside {
		t.Errorf("a wrong feature stops the reading of the next: %v", err)
	}
}

func TestGeoJSONRefusesOtherFiles(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"a list":            {`[1, 2]`, "FeatureCollection"},
		"a number":          {`7`, "FeatureCollection"},
		"a geometry":        {`{"type": "Point", "coordinates": [1, 2]}`, "is a GeoJSON Point"},
		"no features":       {`{"type": "FeatureCollection"}`, "no member features"},
		"features no list":  {`{"type": "FeatureCollection", "features": {}}`, "must be a list"},
		"cut off":           {`{"type": "FeatureCollection", "features": [{"type": "Fea`, "ends in the middle"},
		"empty":             {``, "ends in the middle"},
		"no JSON":           {`{"type": "FeatureCollection", "features": [}`, "not JSON at byte"},
		"something after":   {`{"type": "FeatureCollection", "features": []} {}`, "something after"},
		"the national grid": {`{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3844"}}, "features": []}`, "EPSG::3844"},
		"a bare geometry":   {`{"type": "FeatureCollection", "features": [{"type": "Point", "coordinates": [1, 2]}]}`, "Feature 1: It must be"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := format.NewGeoJSON(strings.NewReader(c.file)).Read()
			if geo.FaultOf(err) != geo.Invalid || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an Invalid error with %q", err, c.want)
			}
		})
	}
}
