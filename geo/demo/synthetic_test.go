package demo

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/postgis/pgtest"
)

func testGround(t *testing.T) *ground {
	t.Helper()
	g, err := newGround()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestSyntheticIsDeterministic(t *testing.T) {
	g := testGround(t)
	whole := g.places(7, 1, 500)
	parts := append(g.places(7, 1, 123), g.places(7, 124, 500)...)
	if diff := cmp.Diff(whole, parts); diff != "" {
		t.Errorf("places depend on the batch they are made in:\n%s", diff)
	}
	if other := g.place(8, 1); other.UUID == whole[0].UUID {
		t.Error("another seed gives the same UUID")
	}
}

func TestSyntheticIsPlausible(t *testing.T) {
	g := testGround(t)
	kinds, lives, shapes, uuids := map[geo.Kind]int{}, map[geo.Life]int{}, map[string]int{}, map[string]bool{}
	const n = 5000
	for _, pl := range g.places(1, 1, n) {
		if err := pl.Check(); err != nil {
			t.Fatalf("%s: %v", pl.Title["ro"], err)
		}
		kinds[pl.Kind]++
		lives[pl.Life]++
		uuids[pl.UUID] = true
		shapes[pl.Geometry.GeoJSONType()]++
		if v := positions(pl.Geometry); v != 1 && (v < 9 || v > 21) {
			t.Errorf("%s has %d vertices", pl.Title["ro"], v)
		}
		if !pl.Example || !strings.HasPrefix(pl.Title["en"], "Synthetic: ") {
			t.Errorf("%s could be taken for real", pl.Title["ro"])
		}
	}
	if len(uuids) != n || len(kinds) != len(geo.Kinds) || len(lives) != len(geo.Lives) {
		t.Errorf("%d UUIDs, kinds %v, lives %v", len(uuids), kinds, lives)
	}
	if p := shapes["Point"]; p < n*77/100 || p > n*83/100 || shapes["Polygon"] < n/15 || shapes["LineString"] < n/15 {
		t.Errorf("shapes: %v, want four points of five", shapes)
	}
}

func positions(g orb.Geometry) int {
	switch g := g.(type) {
	case orb.LineString:
		return len(g)
	case orb.Polygon:
		return len(g[0])
	}
	return 1
}

// Stopped in the middle and called again, Synthetic adds what is missing and nothing else.
func TestSyntheticGoesOn(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := Load(t.Context(), db, noAlbum{}, func(string) {}); err != nil {
		t.Fatal(err)
	}
	const n = 2*syntheticBatch + 7
	ctx, cancel := context.WithCancel(t.Context())
	if err := Synthetic(ctx, stopAfter{db, cancel}, n, 1, func(string) {}); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want the interruption", err)
	}
	if err := Synthetic(t.Context(), db, n, 1, func(string) {}); err != nil {
		t.Fatal(err)
	}
	var there, outside int
	err := db.Pool().QueryRow(t.Context(), `select count(*), count(*) filter (where neighbourhood = '') from place where source = $1`, syntheticReason).Scan(&there, &outside)
	if err != nil || there != n || outside == 0 || outside > n/2 {
		t.Errorf("%d places, %d of them outside of all neighbourhoods (%v); want %d, some outside", there, outside, err, n)
	}
	last := ""
	if err := Synthetic(t.Context(), db, n, 1, func(s string) { last = s }); err != nil || !strings.Contains(last, " 0 of them new") {
		t.Errorf("once more: %v, %q", err, last)
	}
}

// noAlbum keeps nothing.
type noAlbum struct{}

func (noAlbum) Add(context.Context, geo.Actor, *geo.Photo, []byte, string) error { return nil }

// stopAfter is a store whose user presses Ctrl-C when the first batch is written.
type stopAfter struct {
	geo.Store
	stop context.CancelFunc
}

func (s stopAfter) ImportPlaces(ctx context.Context, actor geo.Actor, places []*geo.Place, reason string) (int, error) {
	n, err := s.Store.ImportPlaces(ctx, actor, places, reason)
	s.stop()
	return n, err
}

func TestSyntheticRefusesNone(t *testing.T) {
	if err := Synthetic(t.Context(), nil, 0, 1, nil); geo.FaultOf(err) != geo.Invalid {
		t.Errorf("got %v, want Invalid", err)
	}
}
