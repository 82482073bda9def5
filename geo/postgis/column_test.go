package postgis_test

import (
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
)

func TestColumnsAreWhatIsShown(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	full := newPlace(box(21.22, 45.749, 21.23, 45.75))
	full.Title, full.Description = geo.Text{"ro": "Ștrand", "en": "Lido", "hu": "Strand"}, geo.Text{"ro": "Vechi", "de": "Alt"}
	full.Aliases, full.Amenities, full.Period = []string{"Plajă"}, []string{"bench"}, geo.Period{Starts: "2019", Ends: "2021-05"}
	full.StepFree, full.OpeningHours, full.Website, full.Credits, full.Source = geo.StepFreeYes, "24/7", "https://example.org", "Cineva", "Undeva"
	full.Licence, full.Certainty, full.Note, full.Example = "CC0-1.0", geo.CertaintyLow, "Poate", true
	full.ExternalIDs = map[string]string{"osm": "way/1", "wikidata": "Q1"}
	must(t, db.CreatePlace(t.Context(), system, full, ""))
	bare := newPlace(orb.LineString{{21.22, 45.76}, {21.23, 45.77}})
	bare.Kind, bare.Category = geo.Space, "street"
	must(t, db.CreatePlace(t.Context(), system, bare, ""))
	must(t, db.CreatePlace(t.Context(), system, newPlace(orb.Point{21.22, 45.76}), ""))
	newProgramme(t, db, "bega")
	partner := newPartner(t, db, "one", "faber", geo.Editor)
	project := newProject(t, db, partner, "faber", "Malul", geo.Period{Starts: "2020"})
	tagPlaces(t, db, project, geo.Site, geo.Period{}, full.ID)
	newProject(t, db, partner, "faber", "Fără locuri", geo.Period{})
	for i := range geo.Collections {
		if c := &geo.Collections[i]; !c.Proposals && c.ID != "interventions" {
			postgis.CheckColumns(t, db, c)
		}
	}
	postgis.CheckColumns(t, db, geo.PartnerCollection("faber", "Faber"))
}
