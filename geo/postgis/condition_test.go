package postgis_test

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/cql2"
	"locuri/geo/postgis"
)

// Filters on what has an index use it: conditions name the bare column, with nothing round it that an index does not know.
func TestConditionsUseIndexes(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	must(t, db.CreatePlace(t.Context(), system, newPlace(orb.Point{21.22, 45.76}), ""))
	for filter, index := range map[string]string{
		"S_INTERSECTS(geometry, BBOX(21.2, 45.7, 21.21, 45.71))":                                      "place_geom",
		"S_INTERSECTS(POLYGON((21 45, 22 45, 22 46, 21 45)), geometry) AND updated_at > '2020-01-01'": "place_geom",
		"S_WITHIN(geometry, BBOX(21.2, 45.7, 21.21, 45.71))":                                          "place_geom",
		"S_EQUALS(geometry, POINT(21.22 45.76))":                                                      "place_geom",
		"A_CONTAINS(programmes, ('bega'))":                                                            "place_programmes",
		"A_OVERLAPS(projects, (1, 2))":                                                                "place_projects",
		"A_EQUALS(organisations, ('ours'))":                                                           "place_organisations",
		"kind = 'space'":                                                                              "place_kind",
		"kind IN ('space')":                                                                           "place_kind",
		"id = 5":                                                                                      "place_pkey",
		"id IN (1, 2, 3)":                                                                             "place_pkey",
		"id BETWEEN 5 AND 10":                                                                         "place_pkey",
	} {
		e, err := cql2.Read(cql2.Text, filter, geo.Stored, geo.AllPlaces.Fields())
		must(t, err)
		plan, err := postgis.Explain(t.Context(), db, e)
		must(t, err)
		if !strings.Contains(plan, index) || !strings.Contains(plan, "Index Cond") {
			t.Errorf("%s does not use %s:\n%s", filter, index, plan)
		}
	}
}
