package geo

import (
	"encoding/json"

	"github.com/paulmach/orb"
)

// Drawn is a geometry that is written as GeoJSON within other JSON; nil is null.
type Drawn struct{ orb.Geometry }

// MarshalJSON writes GeoJSON.
func (s Drawn) MarshalJSON() ([]byte, error) {
	if s.Geometry == nil {
		return []byte("null"), nil
	}
	return GeoJSON(s.Geometry), nil
}

// UnmarshalJSON reads GeoJSON.
func (s *Drawn) UnmarshalJSON(raw []byte) error {
	var err error
	s.Geometry, err = ParseGeometry(json.RawMessage(raw))
	return err
}
