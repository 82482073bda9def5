package postgis_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// watched opens a database as a server does that listens to changes.
func watched(t *testing.T, dsn string) *postgis.DB {
	t.Helper()
	db, err := postgis.Open(t.Context(), dsn, postgis.MaxConns(4))
	must(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	var listening sync.WaitGroup
	listening.Go(func() { db.Watch(ctx, slog.New(slog.DiscardHandler)) })
	t.Cleanup(func() {
		cancel()
		listening.Wait()
		db.Close()
	})
	eventually(t, "the server listens", db.Watched)
	return db
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within twenty seconds: %s", what)
		}
	}
}

func generationOf(t *testing.T, db *postgis.DB) int64 {
	t.Helper()
	n, err := db.Generation(t.Context(), geo.AllPlaces)
	must(t, err)
	return n
}

// notes keeps the changes that a server is told of.
type notes struct {
	mu      sync.Mutex
	changes []geo.Change
}

func (n *notes) note(c geo.Change) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.changes = append(n.changes, c)
}

// at tells whether a change was told that is in, or everywhere.
func (n *notes) at(p orb.Point) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, c := range n.changes {
		for _, b := range c.Boxes {
			if b.Contains(p) {
				return true
			}
		}
	}
	return false
}

func TestWritersReadWhatTheyWroteAndOthersHearOfIt(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	seed, err := postgis.Open(t.Context(), dsn, postgis.MaxConns(2))
	must(t, err)
	fillCity(t, seed)
	seed.Close()
	one, two := watched(t, dsn), watched(t, dsn)
	heard := &notes{}
	two.OnChange(heard.note)
	for i := range 20 {
		before := generationOf(t, one)
		at := orb.Point{21.21 + float64(i)*0.001, 45.76}
		place := newPlace(at)
		must(t, one.CreatePlace(t.Context(), system, place, ""))
		after := generationOf(t, one)
		if after != before+1 {
			t.Fatalf("the writer's server is at generation %d, want %d", after, before+1)
		}
		eventually(t, "the other server knows", func() bool { return generationOf(t, two) == after && heard.at(at) })
		to := orb.Point{21.21 + float64(i)*0.001, 45.79}
		_, err := one.UpdatePlace(t.Context(), system, place.ID, 0, "", func(pl *geo.Place) error {
			pl.Geometry = to
			return nil
		})
		must(t, err)
		eventually(t, "the other server knows where it went", func() bool { return heard.at(to) })
	}
}

// Whoever is cut off asks the database, is told that everything may have changed, and listens again.
func TestALostConnectionMakesNothingStale(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := watched(t, dsn)
	fillCity(t, db)
	heard := &notes{}
	db.OnChange(heard.note)
	other, err := postgis.Open(t.Context(), dsn, postgis.MaxConns(2))
	must(t, err)
	defer other.Close()
	const cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT collection, n FROM generation%'"
	for range 5 {
		if n := count(t, other, cut); n != 1 {
			t.Fatalf("%d connections listen, want 1", n)
		}
		must(t, other.CreatePlace(t.Context(), system, newPlace(orb.Point{21.22, 45.76}), ""))
		want := generationOf(t, other)
		eventually(t, "the generation is the database's", func() bool { return generationOf(t, db) == want })
		eventually(t, "it listens again", func() bool { return db.Watched() && generationOf(t, db) == want })
	}
	heard.mu.Lock()
	defer heard.mu.Unlock()
	everything := 0
	for _, c := range heard.changes {
		if c.Collection == "" {
			everything++
		}
	}
	if everything < 5 {
		t.Errorf("told %d times that something may have been missed, want 5 or more", everything)
	}
}

// A write past our code, as by an old server that does not notify, is found out by the next heartbeat.
func TestAMissedNotificationIsFoundOut(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := watched(t, dsn)
	heard := make(chan geo.Change, 100)
	db.OnChange(func(c geo.Change) { heard <- c })
	before := generationOf(t, db)
	exec(t, db, "UPDATE generation SET n = n + 7 WHERE collection = 'place'")
	eventually(t, "the generation is found", func() bool { return generationOf(t, db) == before+7 })
	if c := <-heard; c.Collection != "" {
		t.Errorf("told %+v, want that everything may have changed", c)
	}
}

func TestWithoutListeningTheDatabaseIsAsked(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	before := generationOf(t, db)
	must(t, db.CreatePlace(t.Context(), system, newPlace(orb.Point{21.22, 45.76}), ""))
	if after := generationOf(t, db); after != before+1 || db.Watched() {
		t.Errorf("generation %d, want %d; watched %v", after, before+1, db.Watched())
	}
}
