package geo

import (
	"testing"

	"github.com/paulmach/orb"
)

func TestFormOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		g    orb.Geometry
		want Form
	}{
		{orb.Point{}, PointForm}, {orb.MultiPoint{{}}, PointForm}, {orb.LineString{}, LineForm}, {orb.MultiLineString{}, LineForm},
		{orb.Polygon{}, AreaForm}, {orb.MultiPolygon{}, AreaForm},
	} {
		if got := FormOf(c.g); got != c.want {
			t.Errorf("%T is %q, want %q", c.g, got, c.want)
		}
	}
}

// The schema says which geometries there are: QGIS makes its layer from it.
func TestFormInSchema(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{"places": "any", "place-points": "point-or-multipoint", "place-lines": "linestring-or-multilinestring", "place-areas": "polygon-or-multipolygon"} {
		fields := FindCollection(id).Fields()
		if fields[1].Geometry != want || len(fields) != len(AllPlaces.Fields()) {
			t.Errorf("%s: %d fields, geometry-%s", id, len(fields), fields[1].Geometry)
		}
	}
}
