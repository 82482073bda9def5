package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"locuri/geo"
)

// A batch is one transaction: what an interruption loses at most. Two at a time keep the database busy while the next
// ones are made up.
const (
	syntheticBatch   = 2000
	syntheticWorkers = 2
)

// syntheticReason is what the first revision of every synthetic place says.
const syntheticReason = "Made up by locuri demo --synthetic"

// Synthetic makes up n places inside the demo city, numbers 1 to n, and tells its progress. The same number with the same
// seed is always the same place with the same UUID, so that going on after an interruption, or with a greater n, adds
// only what is missing. Load must have been there before. Errors: Invalid for an n below 1.
func Synthetic(ctx context.Context, store geo.Store, n int, seed uint64, progress func(string)) error {
	if n < 1 {
		return geo.Errorf(geo.Invalid, "%d synthetic places cannot be made; give a number of 1 or more.", n)
	}
	g, err := newGround()
	if err != nil {
		return err
	}
	report := &report{total: n, began: time.Now(), progress: progress}
	group, running := errgroup.WithContext(ctx)
	group.SetLimit(syntheticWorkers)
	for first := 1; first <= n && running.Err() == nil; first += syntheticBatch {
		last := min(first+syntheticBatch-1, n)
		group.Go(func() error {
			fresh, err := store.ImportPlaces(running, system, g.places(seed, first, last), syntheticReason)
			if err != nil {
				return fmt.Errorf("synthetic places %d to %d: %w", first, last, err)
			}
			report.add(last-first+1, fresh)
			return nil
		})
	}
	err = group.Wait()
	if ctx.Err() != nil {
		return ctx.Err() // whatever the connections made of the interruption
	}
	return err
}

// report tells how far the making is, every so many places and at the end.
type report struct {
	total    int
	began    time.Time
	progress func(string)
	done     atomic.Int64
	fresh    atomic.Int64
}

const reportEvery = 20000

func (r *report) add(places, fresh int) {
	made := r.fresh.Add(int64(fresh))
	done := r.done.Add(int64(places))
	if done/reportEvery == (done-int64(places))/reportEvery && int(done) != r.total {
		return
	}
	rate := float64(made) / time.Since(r.began).Seconds()
	r.progress(fmt.Sprintf("Synthetic places: %d of %d, %d of them new, %.0f a second", done, r.total, made, rate))
}

// places makes up the places of the numbers from first to last.
func (g *ground) places(seed uint64, first, last int) []*geo.Place {
	places := make([]*geo.Place, 0, last-first+1)
	for n := first; n <= last; n++ {
		places = append(places, g.place(seed, n))
	}
	return places
}

// place makes up the place of a number, from seed and number alone.
func (g *ground) place(seed uint64, n int) *geo.Place {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	kind := pick(r, syntheticKinds)
	words := geo.Vocabularies[kind]
	pl := &geo.Place{
		UUID:        uuidOf(fmt.Sprintf("synthetic/%d/%d", seed, n)),
		Kind:        kind,
		Category:    pick(r, words.Categories),
		Title:       title(r, kind, n),
		Life:        pick(r, syntheticLives),
		Amenities:   some(r, words.Amenities),
		Source:      syntheticReason,
		Licence:     "CC0-1.0",
		Example:     true,
		Publication: geo.Published,
		Geometry:    g.geometry(r, kind),
	}
	if r.IntN(3) == 0 {
		pl.StepFree = pick(r, geo.StepFrees)
	}
	if r.IntN(2) == 0 {
		pl.Description = geo.Text{"ro": "Loc inventat, pentru încercări.", "en": "A made-up place, for trials."}
	}
	pl.Period = period(r, kind, pl.Life)
	return pl
}

// What there is more of stands there more often.
var (
	syntheticKinds = []geo.Kind{geo.Space, geo.Space, geo.Space, geo.Riverside, geo.Riverside, geo.Intervention, geo.Intervention, geo.Intervention}
	syntheticLives = []geo.Life{
		geo.Live, geo.Live, geo.Live, geo.Live, geo.Live, geo.Live, geo.Live, geo.Live, geo.Live, geo.Live, geo.Live, geo.Live,
		geo.Ended, geo.Ended, geo.Ended, geo.Idea, geo.Planned, geo.InPreparation, geo.Paused, geo.Removed, geo.ReportedGone,
	}
)

// period dates what is temporary: what is over, and half of the interventions.
func period(r *rand.Rand, kind geo.Kind, life geo.Life) geo.Period {
	over := life == geo.Ended || life == geo.Removed
	if !over && (kind != geo.Intervention || r.IntN(2) == 0) {
		return geo.Period{}
	}
	starts := time.Date(2012+r.IntN(14), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
	p := geo.Period{Starts: date(starts)}
	if over {
		p.Ends = date(starts.AddDate(0, 0, 1+r.IntN(200)))
	}
	return p
}

func date(t time.Time) geo.Date { return geo.Date(t.Format(time.DateOnly)) }

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// some gives up to four of the list, in its order.
func some(r *rand.Rand, from []string) []string {
	var out []string
	for left := r.IntN(5); left > 0; left-- {
		i := r.IntN(len(from))
		out, from = append(out, from[i]), from[i+1:]
		if len(from) == 0 {
			break
		}
	}
	return out
}
