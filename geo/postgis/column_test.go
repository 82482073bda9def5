package postgis_test

import (
	"testing"

	"github.com/google/uuid"
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
	announceBoth(t, db, full.ID, project.ID)
	must(t, db.CreateTrail(t.Context(), system, newTrail(full.ID, full.ID)))
	for i := range geo.Collections {
		if c := &geo.Collections[i]; !c.Proposals && c.ID != "interventions" {
			postgis.CheckColumns(t, db, c)
		}
	}
	postgis.CheckColumns(t, db, geo.PartnerCollection("faber", "Faber"))
}

// announceBoth announces an event of which everything is said, and one of which hardly anything is.
func announceBoth(t *testing.T, db *postgis.DB, place, project int64) {
	t.Helper()
	plain := geo.Event{UUID: uuid.NewString(), Title: geo.Text{"ro": "Vorbe"}, Attendance: geo.Online, Starts: "2026-12-05", Ends: "2026-12-06", Publication: geo.Published}
	rich := plain
	rich.UUID, rich.Attendance, rich.Place, rich.Project = uuid.NewString(), geo.InPerson, &geo.PlaceRef{ID: place}, &geo.ProjectRef{ID: project}
	rich.Title, rich.Description = geo.Text{"ro": "Jam", "en": "Jam"}, geo.Text{"ro": "Pe mal", "en": "On the bank"}
	rich.Starts, rich.Ends, rich.Repeat = "2026-12-05T19:00", "2026-12-05T21:00", &geo.Repeat{Every: geo.EveryWeek, Step: 1, Until: "2026-12-31"}
	rich.StepFree, rich.Free, rich.Website, rich.Registration, rich.Source = geo.StepFreeYes, true, "https://example.org", "https://example.org/r", "Undeva"
	rich.Example, rich.Cancelled, rich.Reason = true, true, "Plouă"
	for _, e := range []*geo.Event{&plain, &rich} {
		must(t, db.CreateEvent(t.Context(), system, e))
	}
}
