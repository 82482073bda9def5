package api_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"locuri/api"
	"locuri/geo"
)

// stillStore has one tile everywhere, which never changes.
type stillStore struct{ geo.Store }

func (stillStore) OnChange(func(geo.Change)) {}

func (stillStore) Watched() bool { return true }

func (stillStore) Tile(context.Context, geo.Actor, *geo.Collection, geo.Filter, int, int, int) ([]byte, error) {
	return make([]byte, 5000), nil
}

func (stillStore) Generation(context.Context, *geo.Collection) (int64, error) { return 7, nil }

// readStore has one list besides, which is empty.
type readStore struct{ stillStore }

func (readStore) FindCollection(_ context.Context, id string) (*geo.Collection, error) {
	return geo.FindCollection(id), nil
}

func (readStore) CountFeatures(context.Context, geo.Actor, *geo.Collection, geo.Filter) (geo.Match, error) {
	return geo.Match{Exact: true}, nil
}

func (readStore) StreamFeatures(context.Context, geo.Actor, *geo.Collection, geo.Query, geo.FeatureWriter) (string, error) {
	return "", nil
}

// What a client has already is told without asking the store for anything but the generation.
func TestUnchangedIsToldQuickly(t *testing.T) {
	t.Parallel()
	for _, accept := range []string{"", "*/*", "application/geo+json, application/json"} {
		request := httptest.NewRequestWithContext(t.Context(), "GET", "/api/collections/places/items?bbox=21,45,22,46&limit=10", nil)
		request.Header.Set("Accept", accept)
		first := httptest.NewRecorder()
		api.New(readStore{}, api.Config{}).ServeHTTP(first, request)
		if first.Code != 200 {
			t.Fatalf("%d %s", first.Code, first.Body)
		}
		request.Header.Set("If-None-Match", first.Header().Get("ETag"))
		second := httptest.NewRecorder()
		api.New(stillStore{}, api.Config{}).ServeHTTP(second, request) // which knows of no list
		if second.Code != 304 || second.Body.Len() != 0 {
			t.Errorf("Accept %q: %d %s", accept, second.Code, second.Body)
		}
		for _, name := range []string{"Etag", "Cache-Control", "Vary", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers"} {
			if got, want := second.Header()[name], first.Header()[name]; !slices.Equal(got, want) {
				t.Errorf("%s: %q with 304, %q before", name, got, want)
			}
		}
	}
}

// sink is a response that goes nowhere.
type sink struct {
	header http.Header
	status int
	bytes  int
}

func (s *sink) Header() http.Header { return s.header }

func (s *sink) WriteHeader(status int) { s.status = status }

func (s *sink) Write(b []byte) (int, error) {
	s.bytes += len(b)
	return len(b), nil
}

// What the two answers cost that are given most often, without HTTP itself.
func BenchmarkKeptTile(b *testing.B) {
	handler := api.New(stillStore{}, api.Config{TileCache: 1})
	request := httptest.NewRequestWithContext(b.Context(), "GET", "/api/tiles/WebMercatorQuad/14/5844/9159", nil)
	first := httptest.NewRecorder()
	handler.ServeHTTP(first, request)
	for name, header := range map[string]http.Header{
		"sent":      {"Accept-Encoding": {"gzip"}},
		"unchanged": {"If-None-Match": {first.Header().Get("ETag")}},
	} {
		b.Run(name, func(b *testing.B) {
			request.Header = header
			b.ReportAllocs()
			for b.Loop() {
				handler.ServeHTTP(&sink{header: http.Header{}}, request)
			}
		})
	}
}
