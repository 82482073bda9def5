package api

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/paulmach/orb"

	"locuri/geo"
)

func tileOfSize(z, x, y, size int) keptTile {
	return keptTile{key: tileKey{"places public", z, x, y}, ground: []string{"place"}, gzipped: make([]byte, size)}
}

func noise(n int) []byte {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(random.Uint32())
	}
	return b
}

// The budget holds, and what was used last stays longest.
func TestTileBudget(t *testing.T) {
	t.Parallel()
	c := newTileCache(1)
	for x := range 100 {
		tile := tileOfSize(10, x, 0, 50_000)
		c.put(&tile, 0)
		c.get(tileKey{"places public", 10, 0, 0})
		if c.used > c.budget {
			t.Fatalf("%d bytes are kept, the budget is %d", c.used, c.budget)
		}
	}
	if c.get(tileKey{"places public", 10, 0, 0}) == nil || c.get(tileKey{"places public", 10, 1, 0}) != nil || c.get(tileKey{"places public", 10, 99, 0}) == nil {
		t.Error("not the least used were dropped")
	}
	large := tileOfSize(11, 0, 0, 600_000)
	if c.put(&large, 0); c.get(large.key) != nil {
		t.Error("one tile takes more than a quarter of the budget")
	}
	c.change(geo.Change{})
	if len(c.kept) != 0 || c.used != 0 || c.order.Len() != 0 {
		t.Errorf("after everything changed: %d kept, %d bytes", len(c.kept), c.used)
	}
}

func TestChangesDropWhereTheyAre(t *testing.T) {
	t.Parallel()
	c := newTileCache(1)
	// Timișoara lies in 10/572/365.
	here, there, river := tileOfSize(10, 572, 365, 10), tileOfSize(10, 570, 365, 10), tileOfSize(10, 572, 365, 10)
	river.key.what, river.ground = "rivers public", []string{"river"}
	search := tileOfSize(10, 1, 1, 10)
	search.key.what, search.everywhere = "places public q=a", true
	for _, tile := range []*keptTile{&here, &there, &river, &search} {
		c.put(tile, 0)
	}
	c.change(geo.Change{Collection: "place", Generation: 1, Boxes: []orb.Bound{{Min: orb.Point{21.2, 45.7}, Max: orb.Point{21.2, 45.7}}}})
	for tile, want := range map[*keptTile]bool{&here: false, &there: true, &river: true, &search: false} {
		if got := c.get(tile.key) != nil; got != want {
			t.Errorf("%+v: kept %v, want %v", tile.key, got, want)
		}
	}
	c.change(geo.Change{Collection: "place", Generation: 2})
	if c.get(there.key) != nil || c.get(river.key) == nil {
		t.Error("a change without boxes is everywhere, in its own collection")
	}
}

// A tile that was begun before a change that touches it is not kept, nor one during whose making more happened than is
// remembered.
func TestTileBegunBeforeAChangeIsNotKept(t *testing.T) {
	t.Parallel()
	far := geo.Change{Collection: "place", Boxes: []orb.Bound{{Min: orb.Point{-100, 0}, Max: orb.Point{-100, 0}}}}
	near := geo.Change{Collection: "place", Boxes: []orb.Bound{{Min: orb.Point{21.2, 45.7}, Max: orb.Point{21.2, 45.7}}}}
	for name, c := range map[string]struct {
		changes []geo.Change
		want    bool
	}{
		"none": {nil, true}, "far": {[]geo.Change{far, far}, true}, "near": {[]geo.Change{far, near, far}, false},
		"too many": {make([]geo.Change, rememberedChanges+1), false},
	} {
		cache := newTileCache(1)
		for i := range c.changes {
			if c.changes[i].Collection == "" {
				c.changes[i] = far
			}
			cache.change(c.changes[i])
		}
		tile := tileOfSize(10, 572, 365, 10)
		cache.put(&tile, 0)
		if got := cache.get(tile.key) != nil; got != c.want {
			t.Errorf("%s: kept %v, want %v", name, got, c.want)
		}
	}
}

// Many who want one tile have it made once; who comes after a change has it made again; and one who leaves breaks nothing
// for the others.
func TestTileIsMadeOnce(t *testing.T) {
	t.Parallel()
	c := newTileCache(1)
	var made atomic.Int64
	release := make(chan struct{})
	produce := func(ctx context.Context) ([]byte, error) {
		made.Add(1)
		<-release
		return noise(100), ctx.Err()
	}
	leaving, leave := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		_, err := c.make(leaving, tileOfSize(10, 572, 365, 0), produce)
		left <- err
	}()
	for made.Load() == 0 {
	}
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("who left got %v", err)
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			tile, err := c.make(t.Context(), tileOfSize(10, 572, 365, 0), produce)
			if err != nil {
				t.Error(err)
				return
			}
			if plain, err := tile.plain(); err != nil || !bytes.Equal(plain, noise(100)) {
				t.Error("not the tile that was made", err)
			}
		})
	}
	c.change(geo.Change{})
	all.Go(func() {
		if _, err := c.make(t.Context(), tileOfSize(10, 572, 365, 0), produce); err != nil {
			t.Error(err)
		}
	})
	for made.Load() < 2 {
	}
	close(release)
	all.Wait()
	if n := made.Load(); n != 2 {
		t.Errorf("made %d times, want 2: once before the change, once after", n)
	}
}
