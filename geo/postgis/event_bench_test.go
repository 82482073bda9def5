package postgis_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
)

// crowd makes a city with places and, by plain SQL, so many events: over three years, most happen once, a
// fifth every week for most of a year, and every fiftieth is open for two months.
func crowd(tb testing.TB, places, events int) *postgis.DB {
	tb.Helper()
	db := newCity(tb)
	random := rand.New(rand.NewPCG(1, 2))
	batch := make([]*geo.Place, places)
	for i := range batch {
		batch[i] = newPlace(orb.Point{21.2 + random.Float64()*0.1, 45.7 + random.Float64()*0.1})
		batch[i].StepFree = []geo.StepFree{"", geo.StepFreeYes, geo.StepFreeNo}[i%3]
		batch[i].UUID = fmt.Sprintf("00000000-0000-4000-8000-%012d", i)
	}
	_, err := db.ImportPlaces(tb.Context(), system, batch, "made for a benchmark")
	must(tb, err)
	newPartner(tb, db, "ana", "plai", geo.Editor)
	exec(tb, db, `insert into event (uuid, organisation_id, place_id, attendance, online_url, title, description, starts, ends, repeat, skipped, cancellations,
			capacity, step_free, accessibility, languages, free, price, website, registration, source, example, publication, cancelled, reason, published_at)
		select gen_random_uuid(), case when i % 50 = 0 then (select id from organisation) end, (select min(id) from place) + i % $2, 'place', '',
			jsonb_build_object('ro', 'Eveniment ' || i), '{}', '2026-12-05T19:00', '2026-12-05T21:00', null, '{}', '[]', 0, '', '{}', array['ro'], i % 2 = 0, '{}', '', '', '', false,
			case when i % 100 = 0 then 'draft' else 'published' end, false, '', now() from generate_series(1, $1) i`, events, places)
	exec(tb, db, `insert into occurrence (event_id, day, starts, ends, cancelled, reason)
		select id, starts::date, starts, starts + length, false, '' from (
			select e.id, timestamptz '2024-06-01' + (e.id * 7919 % 1576800) * interval '1 minute' + week * interval '7 days' as starts,
				case when e.id % 50 = 0 then interval '60 days' else interval '2 hours' end as length
			from event e cross join generate_series(0, 39) week where week = 0 or e.id % 5 = 1) o`)
	exec(tb, db, `analyze`)
	return db
}

// The questions that pages ask, with 100,000 events and 900,000 occurrences: each must stay far below a quarter of a
// second.
func BenchmarkEvents(b *testing.B) {
	readEvents(b, crowd(b, 5000, 100000))
}

func readEvents(b *testing.B, db *postgis.DB) {
	day := time.Date(2026, 12, 5, 0, 0, 0, 0, time.UTC)
	one, km := []int64{int64(count(b, db, `select min(id) from place`))}, 1.0
	far := km + 2
	around := &geo.Near{Point: orb.Point{21.25, 45.75}, Metres: 1000}
	spans := map[string]time.Time{"day": day.AddDate(0, 0, 1), "weekend": day.AddDate(0, 0, 2), "year": day.AddDate(1, 0, 0)}
	for name, f := range map[string]geo.EventFilter{
		"all": {}, "near": {Near: around}, "river": {Stretch: geo.Stretch{River: "bega", FromKm: &km, ToKm: &far, Bank: "left"}}, "place": {Places: one},
		"neighbourhood": {Neighbourhoods: []string{"vest"}}, "organisation": {Organisations: []string{"plai"}}, "stepfree": {StepFree: true},
		"near and step-free": {Near: around, StepFree: true}, "river and step-free": {Stretch: geo.Stretch{River: "bega", FromKm: &km, ToKm: &far}, StepFree: true},
		"neighbourhood, free and near": {Neighbourhoods: []string{"vest"}, Near: around, Free: true}, "organisation by the river": {Organisations: []string{"plai"}, Stretch: geo.Stretch{River: "bega"}},
		"free": {Free: true}, "common words": {Text: "eveniment"},
		"language": {Languages: []string{"hu"}}, "online": {Online: true}, "text": {Text: "eveniment 4711"}, "drafts": {Drafts: true},
	} {
		for span, to := range spans {
			f.From, f.To = day, to
			actor := geo.Actor{}
			if f.Drafts {
				actor = geo.Actor{AccountID: 1, Role: geo.Moderator}
			}
			b.Run(name+"/"+span, func(b *testing.B) {
				readPage(b, db, func() error {
					_, _, err := db.FindOccurrences(b.Context(), actor, f, geo.Page{Limit: 50})
					return err
				})
			})
		}
		f.From, f.To = day.AddDate(0, -1, 0), day.AddDate(0, 11, 0)
		b.Run(name+"/feed", func(b *testing.B) {
			readPage(b, db, func() error {
				_, err := db.FindEvents(b.Context(), geo.Actor{}, f, 1000)
				return err
			})
		})
	}
}
