package api_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// server is one of several servers of a city: it keeps tiles and hears of the others' changes.
func server(t *testing.T, dsn string, megabytes int) *site {
	t.Helper()
	db, err := postgis.Open(t.Context(), dsn, postgis.MaxConns(4))
	must(t, err)
	s := &site{t: t, db: db, document: readDocument(t), post: &post{tokens: map[string][]string{}}}
	s.handler = api.New(db, api.Config{Version: "test", TileCache: megabytes})
	ctx, cancel := context.WithCancel(t.Context())
	var listening sync.WaitGroup
	listening.Go(func() { db.Watch(ctx, slog.New(slog.DiscardHandler)) })
	t.Cleanup(func() {
		cancel()
		listening.Wait()
		db.Close()
	})
	within(t, "the server listens", db.Watched)
	return s
}

func within(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within twenty seconds: %s", what)
		}
	}
}

// tileAt gives the address of the tile that holds a point.
func tileAt(p orb.Point, z int) string {
	n := math.Exp2(float64(z))
	latitude := p[1] * math.Pi / 180
	x := int((p[0] + 180) / 360 * n)
	y := int((1 - math.Log(math.Tan(latitude)+1/math.Cos(latitude))/math.Pi) / 2 * n)
	return fmt.Sprintf("/api/tiles/WebMercatorQuad/%d/%d/%d", z, y, x)
}

// Whatever is written, and however tiles are asked for meanwhile: the writer's server shows it at once, the other soon,
// and at the end every tile is what a server gives that keeps none.
func TestKeptTilesAreNeverOld(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	one, two, plain := server(t, dsn, 8), server(t, dsn, 8), server(t, dsn, 0)
	(&world{site: one}).makeCity()
	random := rand.New(rand.NewPCG(1, 2))
	somewhere := func() orb.Point { return orb.Point{21.21 + random.Float64()*0.08, 45.71 + random.Float64()*0.08} }
	asking, stop := context.WithCancel(t.Context())
	var askers sync.WaitGroup
	for _, s := range []*site{one, two} {
		askers.Go(func() {
			for i := 0; asking.Err() == nil; i++ {
				s.nobody().ask("GET", tileAt(orb.Point{21.21 + float64(i%40)*0.002, 45.71 + float64(i%37)*0.002}, 9+i%8), "")
			}
		})
	}
	var places []int64
	seen := map[string]bool{}
	for i := range 60 {
		at := somewhere()
		from := one
		if i%2 == 1 {
			from = two
		}
		if len(places) > 5 && i%3 == 0 {
			id := places[random.IntN(len(places))]
			_, err := from.db.UpdatePlace(t.Context(), system, id, 0, "", func(pl *geo.Place) error {
				pl.Geometry, pl.Title = at, geo.Text{"ro": fmt.Sprint("Mutat ", i)}
				return nil
			})
			must(t, err)
		} else {
			pl := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": fmt.Sprint("Nou ", i)}, Life: geo.Live, Publication: geo.Published, Geometry: at}
			must(t, from.db.CreatePlace(t.Context(), system, pl, ""))
			places = append(places, pl.ID)
		}
		for _, z := range []int{10, 13, 16} {
			path := tileAt(at, z)
			seen[path] = true
			if got, want := from.nobody().ask("GET", path, "").body, plain.nobody().ask("GET", path, "").body; !bytes.Equal(got, want) {
				t.Fatalf("write %d: the writer's server shows an old tile %s", i, path)
			}
		}
	}
	stop()
	askers.Wait()
	for path := range seen {
		want := plain.nobody().ask("GET", path, "").body
		for _, s := range []*site{one, two} {
			within(t, path+" is as it is made anew", func() bool { return bytes.Equal(s.nobody().ask("GET", path, "").body, want) })
		}
	}
}

// A tile is sent compressed or plain, has the same ETag either way, and is not sent to who has it.
func TestTileEncodings(t *testing.T) {
	t.Parallel()
	s := server(t, pgtest.DSN(t), 8)
	w := &world{site: s}
	w.makeCity()
	w.place()
	path := tileAt(orb.Point{21.221, 45.76}, 14)
	for range 2 { // made, then kept
		plain := s.nobody().with("Accept-Encoding", "identity").do("GET", path, "").want(200)
		packed := s.nobody().with("Accept-Encoding", "gzip, br").do("GET", path, "").want(200)
		if packed.Header.Get("Content-Encoding") != "gzip" || plain.Header.Get("Content-Encoding") != "" || plain.Header.Get("ETag") != packed.Header.Get("ETag") {
			t.Errorf("plain %v, packed %v", plain.Header, packed.Header)
		}
		reader, err := gzip.NewReader(bytes.NewReader(packed.body))
		must(t, err)
		unpacked, err := io.ReadAll(reader)
		must(t, err)
		if !bytes.Equal(unpacked, plain.body) || len(plain.body) == 0 {
			t.Errorf("%d bytes unpacked, %d plain", len(unpacked), len(plain.body))
		}
		if a := s.nobody().with("If-None-Match", plain.Header.Get("ETag")).do("GET", path, "").want(304); len(a.body) != 0 {
			t.Errorf("%d bytes with 304", len(a.body))
		}
	}
	for range 2 {
		s.nobody().do("GET", "/api/tiles/WebMercatorQuad/14/0/0", "").want(204)
	}
	s.nobody().with("Accept-Encoding", "gzip;q=0").do("GET", path, "").want(200)
	s.nobody().with("Accept", "image/png").do("GET", path, "").want(406)
}

// What one may see the other is not sent from what was kept, and a filter is not another filter.
func TestKeptTilesAreForTheirReaders(t *testing.T) {
	t.Parallel()
	s := server(t, pgtest.DSN(t), 8)
	w := newWorldOn(t, s)
	w.place()
	waiting := w.proposal()
	path := tileAt(orb.Point{21.25, 45.7505}, 16)
	for range 2 {
		for who, want := range map[string]int{"nobody": 204, "moderator": 200, "resident": 200, "outsider": 204, "planner": 200} {
			w.by(who).do("GET", path, "").want(want)
		}
	}
	w.by("moderator").do("POST", fmt.Sprintf("/api/places/%d/timeline", waiting.PlaceID), `{"line":"publication","to":"published"}`).want(200)
	for range 2 {
		w.by("nobody").do("GET", path, "").want(200)
		w.by("nobody").do("GET", path+"?kind=intervention", "").want(204)
		w.by("nobody").do("GET", path+"?kind=riverside", "").want(200)
		w.by("nobody").do("GET", path+"?filter=kind%3D%27space%27", "").want(204)
		w.by("nobody").do("GET", path+"?q=chei", "").want(200)
		w.by("nobody").do("GET", "/api/collections/interventions"+path[len("/api"):], "").want(204)
		w.by("nobody").do("GET", "/api/collections/riverside-sites"+path[len("/api"):], "").want(200)
	}
	// A text is looked for in all places: a change far away may decide that a slip of the pen is forgiven no more.
	slip := tileAt(orb.Point{21.25, 45.7505}, 16) + "?q=chey"
	w.by("nobody").do("GET", slip, "").want(200)
	far := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "Chey"}, Life: geo.Live, Publication: geo.Published, Geometry: orb.Point{21.29, 45.79}}
	must(t, w.db.CreatePlace(t.Context(), system, far, ""))
	w.by("nobody").do("GET", slip, "").want(204)
}

// A list that has not changed is not asked for again, and one that has is.
func TestUnchangedListsAreNotSent(t *testing.T) {
	t.Parallel()
	s := server(t, pgtest.DSN(t), 8)
	w := &world{site: s}
	w.makeCity()
	w.place()
	path := "/api/collections/places/items?bbox=21,45,22,46"
	etag := s.nobody().do("GET", path, "").want(200).Header.Get("ETag")
	s.nobody().with("If-None-Match", etag).do("GET", path, "").want(304)
	s.nobody().with("If-None-Match", etag).do("GET", path+"&limit=5", "").want(200)
	s.nobody().with("If-None-Match", etag, "Accept", "text/html").do("GET", path, "").want(200)
	w.place()
	s.nobody().with("If-None-Match", etag).do("GET", path, "").want(200)
}

// Every collection has tiles, and tells of them as OGC 20-057 asks.
func TestTilesOfEveryCollection(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.tag()
	type links []struct {
		Href, Rel, Type string
		Templated       bool
	}
	for _, home := range []string{"/api", "/api/collections/places", "/api/collections/projects", "/api/collections/rivers", "/api/collections/neighbourhoods", "/api/collections/partner-ours"} {
		list := bodyOf[struct{ Tilesets []struct{ Links links } }](w.nobody().do("GET", home+"/tiles", "").want(200))
		if len(list.Tilesets) != 1 {
			t.Fatalf("%s: %d tile sets", home, len(list.Tilesets))
		}
		set := bodyOf[struct {
			DataType, CRS, TileMatrixSetURI string
			Links                           links
		}](w.nobody().do("GET", home+"/tiles/WebMercatorQuad", "").want(200))
		item := ""
		for _, l := range set.Links {
			if l.Rel == "item" && l.Templated && l.Type == "application/vnd.mapbox-vector-tile" {
				item = l.Href
			}
		}
		if item != "http://locuri.example"+home+"/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}" || set.DataType != "vector" {
			t.Errorf("%s: %+v", home, set)
		}
		w.nobody().do("GET", home+"/tiles/WebMercatorQuad/9/182/286", "").want(200)
		w.nobody().do("GET", home+"/tiles/WebMercatorQuad/9/0/0", "").want(204)
		w.nobody().do("GET", home+"/tiles/WebMercatorQuad/9/512/0", "").want(404)
		tilejson := bodyOf[struct {
			TileJSON     string
			Tiles        []string
			VectorLayers []struct{ ID string } `json:"vector_layers"`
			Bounds       []float64
		}](w.nobody().do("GET", home+"/tiles/WebMercatorQuad?f=tilejson", "").want(200))
		if tilejson.TileJSON != "3.0.0" || tilejson.Tiles[0] != "http://locuri.example"+home+"/tiles/WebMercatorQuad/{z}/{y}/{x}" || len(tilejson.VectorLayers) == 0 || len(tilejson.Bounds) != 4 {
			t.Errorf("%s: %+v", home, tilejson)
		}
	}
	matrices := bodyOf[struct {
		TileMatrices []struct {
			ID                     string
			ScaleDenominator       float64
			MatrixWidth, TileWidth int
		}
	}](w.nobody().do("GET", "/api/tileMatrixSets/WebMercatorQuad", "").want(200)).TileMatrices
	if len(matrices) != 21 || math.Abs(matrices[0].ScaleDenominator-559082264.028718) > 1 || matrices[20].MatrixWidth != 1<<20 {
		t.Errorf("%d matrices, first %+v", len(matrices), matrices[0])
	}
	w.nobody().do("GET", "/api/tileMatrixSets/EuropeanETRS89", "").want(404)
}
