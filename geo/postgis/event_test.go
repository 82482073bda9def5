package postgis_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/paulmach/orb"
	earth "github.com/paulmach/orb/geo"

	"locuri/geo"
	"locuri/geo/postgis"
)

// town is a random city with what goes on in it, kept beside the database for plain Go to look through.
type town struct {
	db     *postgis.DB
	random *rand.Rand
	zone   *time.Location
	places map[int64]*geo.Place
	events []*geo.Event
}

func newTown(t *testing.T, places, events int) *town {
	w := &town{db: newCity(t), random: rand.New(rand.NewPCG(3, 5)), places: map[int64]*geo.Place{}}
	must(t, w.db.SaveCity(t.Context(), system, &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000, TimeZone: "Europe/Bucharest"}))
	var err error
	w.zone, err = w.db.TimeZone(t.Context())
	must(t, err)
	newPartner(t, w.db, "ana", "plai", geo.Editor)
	for i := range places {
		p := newPlace(orb.Point{21.2 + w.random.Float64()*0.09, 45.745 + w.random.Float64()*0.01})
		p.StepFree = []geo.StepFree{"", geo.StepFreeYes, geo.StepFreeNo}[i%3]
		if i%7 == 0 {
			p.Publication = geo.Hidden
		}
		must(t, w.db.CreatePlace(t.Context(), system, p, "made for a test"))
		w.places[p.ID] = p
	}
	for range events {
		e := w.anEvent(slices.Sorted(func(yield func(int64) bool) {
			for id := range w.places {
				if !yield(id) {
					return
				}
			}
		}))
		must(t, w.db.CreateEvent(t.Context(), system, e))
		w.events = append(w.events, e)
	}
	return w
}

// anEvent makes up an event: it happens once, again and again, or over a period.
func (w *town) anEvent(places []int64) *geo.Event {
	r := w.random
	begins := time.Date(2026, 9, 1+r.IntN(120), r.IntN(24), r.IntN(60), 0, 0, time.UTC)
	e := &geo.Event{UUID: uuid.NewString(), Title: geo.Text{"ro": fmt.Sprintf("Eveniment %d", r.IntN(20))}, Attendance: geo.Attendances[r.IntN(3)],
		Publication: geo.EventPublications[min(r.IntN(8), 1)], Languages: [][]string{{"ro"}, {"ro", "hu"}, {}}[r.IntN(3)],
		StepFree: []geo.StepFree{"", "", geo.StepFreeYes, geo.StepFreeNo}[r.IntN(4)], Free: r.IntN(2) == 0}
	if e.Attendance != geo.Online {
		e.Place = &geo.PlaceRef{ID: places[r.IntN(len(places))]}
	}
	if r.IntN(3) == 0 {
		e.Organisation = &geo.Named{Slug: "plai"}
	}
	e.Starts, e.Ends = geo.LocalTime(begins.Format("2006-01-02T15:04")), geo.LocalTime(begins.Add(time.Duration(1+r.IntN(300))*time.Minute).Format("2006-01-02T15:04"))
	switch r.IntN(4) {
	case 0:
		e.Starts, e.Ends = geo.LocalTime(begins.Format(time.DateOnly)), geo.LocalTime(begins.AddDate(0, 0, r.IntN(40)).Format(time.DateOnly))
	case 1:
		e.Repeat = &geo.Repeat{Every: geo.Frequencies[r.IntN(3)], Step: 1 + r.IntN(2), Until: geo.Date(begins.AddDate(0, 0, r.IntN(90)).Format(time.DateOnly))}
	}
	return e
}

func (w *town) aFilter() geo.EventFilter {
	r := w.random
	from := time.Date(2026, 9, 1+r.IntN(150), r.IntN(24), 0, 0, 0, w.zone)
	f := geo.EventFilter{From: from, To: from.Add(time.Duration(1+r.IntN(24*60)) * time.Hour)}
	if r.IntN(3) == 0 {
		f.To = from.AddDate(0, 0, 1)
	}
	rare := func() bool { return r.IntN(5) == 0 }
	if rare() {
		low := r.Float64() * 5
		high := low + 3
		f.Stretch = geo.Stretch{River: "bega", FromKm: &low, ToKm: &high, Bank: []string{"", "left", "right"}[r.IntN(3)]}
	}
	if rare() {
		f.Near = &geo.Near{Point: orb.Point{21.2 + r.Float64()*0.09, 45.75}, Metres: 300 + r.Float64()*3000}
	}
	if rare() {
		f.Neighbourhoods = []string{[]string{"vest", "est"}[r.IntN(2)]}
	}
	if rare() {
		f.Organisations = []string{"plai"}
	}
	if rare() {
		f.Languages = []string{"hu"}
	}
	if rare() {
		f.Text = "eveniment 7"
	}
	f.StepFree, f.Online, f.Free = rare(), rare(), rare()
	return f
}

// expected looks through all events as a person would.
func (w *town) expected(actor geo.Actor, f geo.EventFilter) []string {
	var out []geo.Occurrence
	for _, e := range w.events {
		if !w.matches(actor, f, e) {
			continue
		}
		for _, o := range e.Occurrences(w.zone) {
			if o.Ends.After(f.From) && o.Starts.Before(f.To) {
				o.Event = e
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, func(a, b geo.Occurrence) int {
		return cmp.Or(a.Starts.Compare(b.Starts), cmp.Compare(a.Event.ID, b.Event.ID))
	})
	return told(out)
}

func told(occurrences []geo.Occurrence) []string {
	var out []string
	for _, o := range occurrences {
		out = append(out, fmt.Sprintf("%s %d", o.Starts.UTC().Format("06-01-02T15:04"), o.Event.ID))
	}
	return out
}

func (w *town) matches(actor geo.Actor, f geo.EventFilter, e *geo.Event) bool {
	var place geo.Place
	if e.Place != nil {
		place = *w.places[e.Place.ID]
	}
	seen := e.Place == nil || place.Publication == geo.Published || actor.SeesUnpublished()
	stepFree := e.StepFree == geo.StepFreeYes || e.StepFree == "" && place.StepFree == geo.StepFreeYes
	return seen && (e.Publication == geo.Published || actor.MayEditEvent(e) == nil) &&
		(!f.StepFree || stepFree) && (!f.Online || e.Attendance != geo.InPerson) && (!f.Free || e.Free) &&
		(f.Text == "" || e.Title["ro"] == "Eveniment 7" || e.Title["ro"] == "Eveniment 17") &&
		(f.Languages == nil || slices.Contains(e.Languages, "hu")) && (f.Organisations == nil || e.Organisation != nil) && w.lies(f, e, &place)
}

func (w *town) lies(f geo.EventFilter, e *geo.Event, place *geo.Place) bool {
	if f.Stretch.River == "" && f.Near == nil && f.Neighbourhoods == nil {
		return true
	}
	if e.Place == nil {
		return false
	}
	r := place.Facts.River
	along := f.Stretch.River == "" || r.DistanceM <= geo.RiversideM && r.Km >= *f.Stretch.FromKm && r.Km <= *f.Stretch.ToKm &&
		(f.Stretch.Bank == "" || r.Bank == f.Stretch.Bank || r.Bank == "axis")
	near := f.Near == nil || earth.DistanceHaversine(place.Facts.Point, f.Near.Point) <= f.Near.Metres
	return along && near && (f.Neighbourhoods == nil || place.Facts.Neighbourhood == f.Neighbourhoods[0])
}

// doubtful tells of a circle so near to a place that the sphere of plain Go and the spheroid of PostGIS may differ on it.
func (w *town) doubtful(f geo.EventFilter) bool {
	if f.Near == nil {
		return false
	}
	for _, p := range w.places {
		if math.Abs(earth.DistanceHaversine(p.Facts.Point, f.Near.Point)/f.Near.Metres-1) < 0.01 {
			return true
		}
	}
	return false
}

// What is on is what plain Go finds by going through everything, for the public and for staff, page by page.
func TestWhatIsOnAsPlainGoFindsIt(t *testing.T) {
	t.Parallel()
	w := newTown(t, 60, 250)
	tried, most := 0, 0
	for range 150 {
		f := w.aFilter()
		if w.doubtful(f) {
			continue
		}
		actor := geo.Actor{}
		if tried++; tried%3 == 0 {
			actor = geo.Actor{AccountID: 1, Role: geo.Planner}
		}
		want := w.expected(actor, f)
		if got := w.all(t, actor, f); !slices.Equal(got, want) {
			t.Fatalf("%+v as %q:\ngot  %v\nwant %v", f, actor.Role, got, want)
		}
		most = max(most, len(want))
		w.wantFeed(t, actor, f, want)
	}
	if tried < 50 || most < 100 {
		t.Errorf("only %d filters were tried, with %d occurrences at most: that proves little", tried, most)
	}
}

// all reads page by page.
func (w *town) all(t *testing.T, actor geo.Actor, f geo.EventFilter) []string {
	var got []string
	for page := (geo.Page{Limit: 1 + w.random.IntN(60)}); ; {
		occurrences, next, err := w.db.FindOccurrences(t.Context(), actor, f, page)
		must(t, err)
		got = append(got, told(occurrences)...)
		if page.After = next; next == "" {
			return got
		}
	}
}

// wantFeed checks that a calendar has each event that has an occurrence, once.
func (w *town) wantFeed(t *testing.T, actor geo.Actor, f geo.EventFilter, occurrences []string) {
	t.Helper()
	events, err := w.db.FindEvents(t.Context(), actor, f, 1000)
	must(t, err)
	want := map[string]bool{}
	for _, o := range occurrences {
		var at string
		var id int64
		_, err := fmt.Sscan(o, &at, &id)
		must(t, err)
		want[fmt.Sprint(id)] = true
	}
	for _, e := range events {
		if !want[fmt.Sprint(e.ID)] {
			t.Errorf("the feed has the event %d, which is not on or is there twice", e.ID)
		}
		delete(want, fmt.Sprint(e.ID))
	}
	if len(want) > 0 {
		t.Errorf("the feed lacks %v", want)
	}
}

func TestEventsMoveWithTheZoneOfTheCity(t *testing.T) {
	t.Parallel()
	db := newCity(t) // whose clocks show UTC
	e := &geo.Event{UUID: uuid.NewString(), Title: geo.Text{"ro": "Concert"}, Attendance: geo.Online, Publication: geo.Published,
		Starts: "2026-07-01T19:00", Ends: "2026-07-01T20:00"}
	must(t, db.CreateEvent(t.Context(), system, e))
	city := &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000, TimeZone: "Europe/Bucharest"}
	must(t, db.SaveCity(t.Context(), system, city))
	day := time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)
	found, _, err := db.FindOccurrences(t.Context(), geo.Actor{}, geo.EventFilter{From: day, To: day.AddDate(0, 0, 1)}, geo.Page{Limit: 10})
	must(t, err)
	if len(found) != 1 || !found[0].Starts.Equal(day.Add(16*time.Hour)) {
		t.Errorf("got %+v, want it at 19:00 in Bucharest", found)
	}
	city.TimeZone = "Europe/Timisoara"
	wantFault(t, db.SaveCity(t.Context(), system, city), geo.Invalid)
}

func TestSameEventTwiceIsOneEvent(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	ana, ion := newPartner(t, db, "ana", "plai", geo.Editor), newPartner(t, db, "ion", "plai", geo.Editor)
	e := geo.Event{UUID: uuid.NewString(), Organisation: &geo.Named{Slug: "plai"}, Title: geo.Text{"ro": "Concert"}, Attendance: geo.Online,
		Publication: geo.Draft, Starts: "2026-07-01", Ends: "2026-07-01"}
	first, again, other := e, e, e
	must(t, db.CreateEvent(t.Context(), ana, &first))
	again.Title = geo.Text{"ro": "Alt titlu"}
	must(t, db.CreateEvent(t.Context(), ana, &again))
	if again.ID != first.ID || again.Title["ro"] != "Concert" || again.Version != 1 {
		t.Errorf("got %+v, want the first one as it was", again)
	}
	wantFault(t, db.CreateEvent(t.Context(), ion, &other), geo.Conflict)
	wantFault(t, db.CreateEvent(t.Context(), geo.Actor{}, &other), geo.Unauthenticated)
}
