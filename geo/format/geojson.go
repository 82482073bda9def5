// Package format reads and writes places in the files that people exchange: one format, one file.
package format

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"locuri/geo"
)

// Feature is one place of a file, not checked yet.
type Feature struct {
	ID    string // the file's own identifier; "" when it gives none
	Place *geo.Place
}

// GeoJSON reads places from a FeatureCollection (RFC 7946 §3.3), one feature at a time, so that a file may be larger
// than memory. Properties are those of geo.PlaceProperties.
type GeoJSON struct {
	decoder *json.Decoder
	inside  bool // the array "features" is open
	found   bool // there was one
	next    int  // features read
	ended   bool
}

// NewGeoJSON reads from r.
func NewGeoJSON(r io.Reader) *GeoJSON { return &GeoJSON{decoder: json.NewDecoder(r)} }

// Read gives the next feature, io.EOF after the last. A feature that is wrong gives an Invalid error that names its
// number, from 1, its properties at fault and what would be right; reading goes on with the next one. After any other
// error the rest cannot be read.
func (g *GeoJSON) Read() (*Feature, error) {
	for !g.ended {
		if g.inside && g.decoder.More() {
			return g.feature()
		}
		if err := g.step(); err != nil {
			g.ended = true
			return nil, err
		}
	}
	return nil, io.EOF
}

func (g *GeoJSON) feature() (*Feature, error) {
	g.next++
	var raw json.RawMessage
	if err := g.decoder.Decode(&raw); err != nil {
		g.ended = true
		return nil, g.syntax(err)
	}
	f, err := ParseFeature(raw)
	if err != nil {
		return nil, inFeature(g.next, err)
	}
	return f, nil
}

// step moves from outside of the features to the next ones, or to the end.
func (g *GeoJSON) step() error {
	token, err := g.decoder.Token()
	switch {
	case err != nil:
		return g.syntax(err)
	case token == json.Delim(']'):
		g.inside = false
		return nil
	case token == json.Delim('{'):
		return nil
	case token == json.Delim('}'):
		return g.end()
	}
	name, isName := token.(string)
	if !isName {
		return geo.Errorf(geo.Invalid, "The file must be a GeoJSON FeatureCollection, an object in braces.")
	}
	return g.member(name)
}

// member reads one member of the collection. Those that RFC 7946 §6.1 calls foreign are passed over.
func (g *GeoJSON) member(name string) error {
	if name == "features" {
		token, err := g.decoder.Token()
		if err == nil && token != json.Delim('[') {
			return geo.Errorf(geo.Invalid, "The member features must be a list of GeoJSON features.")
		}
		g.inside, g.found = true, true
		return g.syntax(err)
	}
	var raw json.RawMessage
	if err := g.decoder.Decode(&raw); err != nil {
		return g.syntax(err)
	}
	switch name {
	case "type":
		if string(raw) != `"FeatureCollection"` {
			return geo.Errorf(geo.Invalid, "The file is a GeoJSON %s; a FeatureCollection is needed.", strings.Trim(string(raw), `"`))
		}
	case "crs":
		return checkCRS(raw)
	}
	return nil
}

// end makes sure that there were features, and nothing after them.
func (g *GeoJSON) end() error {
	if !g.found {
		return geo.Errorf(geo.Invalid, "The file has no member features; a GeoJSON FeatureCollection is needed.")
	}
	if _, err := g.decoder.Token(); !errors.Is(err, io.EOF) {
		return geo.Errorf(geo.Invalid, "There is something after the end of the FeatureCollection, at byte %d.", g.decoder.InputOffset())
	}
	g.ended = true
	return nil
}

func (g *GeoJSON) syntax(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return geo.Errorf(geo.Invalid, "The file ends in the middle, after feature %d; it was not fully written or sent.", g.next)
	}
	var wrong *json.SyntaxError
	if errors.As(err, &wrong) {
		return geo.Errorf(geo.Invalid, "The file is not JSON at byte %d, after feature %d: %s.", wrong.Offset, g.next, wrong)
	}
	return fmt.Errorf("read GeoJSON: %w", err)
}

// checkCRS refuses what would be read as wrong coordinates: GeoJSON of 2008 could name a reference system, RFC 7946 §4
// knows only longitude and latitude in WGS 84.
func checkCRS(raw json.RawMessage) error {
	var crs struct {
		Properties struct {
			Name string `json:"name"`
		} `json:"properties"`
	}
	if string(raw) == "null" {
		return nil
	}
	if err := json.Unmarshal(raw, &crs); err != nil {
		return geo.Errorf(geo.Invalid, "The member crs must be an object with properties and a name.")
	}
	for _, known := range []string{"CRS84", "EPSG::4326", "EPSG:4326"} {
		if strings.HasSuffix(crs.Properties.Name, known) {
			return nil
		}
	}
	return geo.Errorf(geo.Invalid, "The file is in the reference system %q; GeoJSON is longitude and latitude. Convert it, for example with: ogr2ogr -t_srs EPSG:4326 new.geojson old.geojson",
		crs.Properties.Name)
}

// ParseFeature reads one GeoJSON feature (RFC 7946 §3.2). Errors: Invalid, naming each property at fault.
func ParseFeature(raw json.RawMessage) (*Feature, error) {
	var object struct {
		Type       string                     `json:"type"`
		ID         any                        `json:"id"`
		Properties map[string]json.RawMessage `json:"properties"`
		Geometry   json.RawMessage            `json:"geometry"`
	}
	if err := json.Unmarshal(raw, &object); err != nil || object.Type != "Feature" {
		return nil, geo.Errorf(geo.Invalid, "It must be a GeoJSON object of type Feature, with properties and geometry.")
	}
	place := &geo.Place{}
	wrong := place.SetProperties(object.Properties)
	geometry, badGeometry := geo.ParseGeometry(object.Geometry)
	place.Geometry = geometry
	if err := both(wrong, badGeometry); err != nil {
		return nil, err
	}
	f := &Feature{Place: place}
	if object.ID != nil {
		f.ID = fmt.Sprint(object.ID)
	}
	return f, nil
}

// both joins the fields of two Invalid errors, so that a feature's faults come at once.
func both(a, b error) error {
	var first, second *geo.Error
	if errors.As(a, &first) && errors.As(b, &second) {
		first.Fields = append(first.Fields, second.Fields...)
		return first
	}
	return errors.Join(a, b)
}

// inFeature puts before an Invalid error which feature it is about.
func inFeature(number int, err error) error {
	var e *geo.Error
	if !errors.As(err, &e) {
		return fmt.Errorf("feature %d: %w", number, err)
	}
	return &geo.Error{Fault: e.Fault, Message: fmt.Sprintf("Feature %d: %s", number, e.Message), Fields: e.Fields}
}
