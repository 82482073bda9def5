package postgis_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

var (
	ring    = orb.Ring{{21, 45}, {22, 45}, {22, 46}, {21, 45}}
	inner   = orb.Ring{{21.4, 45.1}, {21.6, 45.1}, {21.6, 45.2}, {21.4, 45.1}}
	line    = orb.LineString{{21, 45}, {22, 46}}
	shapes  = []orb.Geometry{orb.Point{21.2272, 45.7537}, orb.MultiPoint{{21, 45}, {22, 46}}, line, orb.MultiLineString{line, line}, orb.Polygon{ring, inner}, orb.MultiPolygon{{ring}, {ring}}, orb.Collection{orb.Point{21, 45}, line}}
	asTexts = []string{"POINT(21.2272 45.7537)", "MULTIPOINT(21 45,22 46)", "LINESTRING(21 45,22 46)", "MULTILINESTRING((21 45,22 46),(21 45,22 46))",
		"POLYGON((21 45,22 45,22 46,21 45),(21.4 45.1,21.6 45.1,21.6 45.2,21.4 45.1))", "MULTIPOLYGON(((21 45,22 45,22 46,21 45)),((21 45,22 45,22 46,21 45)))",
		"GEOMETRYCOLLECTION(POINT(21 45),LINESTRING(21 45,22 46))"}
)

func TestGeometriesGoThereAndBack(t *testing.T) {
	t.Parallel()
	pool := pgtest.New(t).Pool()
	for i, shape := range shapes {
		var back orb.Geometry
		var same bool
		err := pool.QueryRow(t.Context(), "select $1::geometry, $1::geometry::bytea = st_geomfromtext($2, 4326)::bytea", shape, asTexts[i]).Scan(&back, &same)
		if err != nil {
			t.Fatalf("%s: %v", shape.GeoJSONType(), err)
		}
		if diff := cmp.Diff(shape, back); diff != "" {
			t.Errorf("%s: %s", shape.GeoJSONType(), diff)
		}
		if !same {
			t.Errorf("PostGIS has something else than %s", asTexts[i])
		}
	}
}

func TestGeometryIntoItsOwnType(t *testing.T) {
	t.Parallel()
	pool := pgtest.New(t).Pool()
	var p orb.Point
	var l orb.LineString
	if err := pool.QueryRow(t.Context(), "select $1::geometry, $2::geometry", orb.Point{1, 2}, line).Scan(&p, &l); err != nil {
		t.Fatal(err)
	}
	if p != (orb.Point{1, 2}) || !l.Equal(line) {
		t.Errorf("got %v, %v", p, l)
	}
	err := pool.QueryRow(t.Context(), "select $1::geometry", line).Scan(&p)
	if err == nil || !strings.Contains(err.Error(), "cannot scan LineString into *orb.Point") {
		t.Errorf("got %v for a line into a point", err)
	}
}

func TestGeometryOfAnotherSystem(t *testing.T) {
	t.Parallel()
	pool := pgtest.New(t).Pool()
	stereo := postgis.SRIDGeometry{Geometry: orb.Point{206000, 480000}, SRID: 3844}
	var back postgis.SRIDGeometry
	if err := pool.QueryRow(t.Context(), "select $1::geometry", stereo).Scan(&back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(stereo, back); diff != "" {
		t.Error(diff)
	}
}

func TestNoGeometry(t *testing.T) {
	t.Parallel()
	pool := pgtest.New(t).Pool()
	g := orb.Geometry(orb.Point{1, 2})
	l := line
	var missing *orb.Point
	var null bool
	err := pool.QueryRow(t.Context(), "select null::geometry, null::geometry, null::geometry, $1::geometry is null", nil).Scan(&g, &l, &missing, &null)
	if err != nil {
		t.Fatal(err)
	}
	if g != nil || l != nil || missing != nil || !null {
		t.Errorf("got %v, %v, %v, %t", g, l, missing, null)
	}
	var p orb.Point
	if err := pool.QueryRow(t.Context(), "select null::geometry").Scan(&p); err == nil {
		t.Error("NULL became a point")
	}
}

func TestArrayOfGeometries(t *testing.T) {
	t.Parallel()
	pool := pgtest.New(t).Pool()
	var back []orb.Geometry
	if err := pool.QueryRow(t.Context(), "select $1::geometry[]", shapes).Scan(&back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(shapes, back); diff != "" {
		t.Error(diff)
	}
}

// What orb would change without a word is refused.
func TestGeometryThatOrbCannotHold(t *testing.T) {
	t.Parallel()
	pool := pgtest.New(t).Pool()
	for wkt, want := range map[string]string{
		"POINT Z (1 2 3)":             "ST_Force2D",
		"LINESTRING M (1 2 3, 4 5 6)": "ST_Force2D",
		"POINT EMPTY":                 "EMPTY",
		"CIRCULARSTRING(0 0,1 1,2 0)": "unsupported",
	} {
		var g orb.Geometry
		err := pool.QueryRow(t.Context(), "select st_geomfromtext($1, 4326)", wkt).Scan(&g)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v, want an error with %q", wkt, g, err, want)
		}
	}
}
