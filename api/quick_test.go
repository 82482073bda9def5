package api_test

import (
	"bytes"
	"context"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

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

// What is answered early is what the routes answer, and nothing is for who may be given something else.
func TestEarlyAnswersAreThoseOfTheRoutes(t *testing.T) {
	t.Parallel()
	h := api.New(readStore{}, api.Config{TileCache: 1})
	const tile, list = "/api/tiles/WebMercatorQuad/14/5844/9159", "/api/collections/places/items?limit=10"
	tagOf := func(path string) string {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", path, nil))
		return w.Header().Get("ETag")
	}
	hasTile, hasList := "If-None-Match: "+tagOf(tile), "If-None-Match: "+tagOf(list)
	const tiles, gzip = "application/vnd.mapbox-vector-tile", "Accept-Encoding: gzip"
	for _, c := range []struct {
		early  bool
		method string
		path   string
		header []string // "Name: value"
	}{
		{true, "GET", tile, []string{gzip}},
		{true, "GET", tile, []string{"Accept-Encoding: br, gzip;q=0.5", "Accept: */*", "Origin: https://elsewhere.example", "X-Forwarded-Proto: https"}},
		{true, "GET", tile, []string{gzip, "Accept: " + tiles, "Range: bytes=0-3", "If-Match: \"1\"", "If-Modified-Since: Thu, 26 Nov 2026 20:00:00 GMT"}},
		{true, "GET", tile, []string{gzip, "Accept: text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language: ro"}},
		{true, "HEAD", tile, []string{hasTile}},
		{true, "GET", tile, []string{hasTile, "Accept: image/webp,*/*"}},
		{false, "GET", tile, nil},
		{false, "GET", tile, []string{"Accept-Encoding: gzip;q=0"}},
		{false, "GET", tile, []string{"Accept-Encoding: gzip; q=0.000"}},
		{false, "GET", tile, []string{gzip, "Accept: image/png"}},
		{false, "GET", tile, []string{gzip, "Accept: " + tiles + ";q=0,*/*;q=0.8"}},
		{false, "GET", tile, []string{gzip, "Accept: image/png", "Accept: text/csv"}},
		{false, "GET", tile, []string{gzip, "Cookie: a=b"}},
		{false, "GET", tile, []string{gzip, "Authorization: Bearer x"}},
		{false, "GET", tile, []string{gzip, "If-None-Match: \"1\""}},
		{false, "GET", tile + "?kind=space", []string{gzip}},
		{false, "GET", "/api/tiles/WebMercatorQuad/14/5844%2F9159", []string{gzip}},
		{false, "GET", "/api/tiles/WebMercatorQuad/14/5844/915%39", []string{gzip}},
		{false, "POST", tile, []string{gzip}},
		{true, "GET", list, []string{hasList}},
		{true, "GET", list, []string{hasList, gzip, "Accept: application/geo+json", "Origin: https://elsewhere.example"}},
		{true, "GET", list, []string{hasList, "Accept: text/html;q=0.5,*/*;q=0.8"}},
		{false, "GET", list, []string{hasList, "Accept: text/csv"}},
		{false, "GET", list, []string{hasList, "Accept: application/geo+json-seq"}},
		{false, "GET", list, []string{hasList, "Accept: text/html"}},
		{false, "GET", list, []string{hasList, "Accept: image/png"}},
		{false, "GET", list, []string{hasList, "Cookie: a=b"}},
		{false, "GET", list + "&f=csv", []string{hasList}},
		{false, "GET", "/api/collections/places%2Fitems?limit=10", []string{hasList}},
		{true, "HEAD", list, []string{hasList}},
		{true, "GET", list + "&f=geojson", []string{"If-None-Match: " + tagOf(list+"&f=geojson")}},
	} {
		r := httptest.NewRequestWithContext(t.Context(), c.method, c.path, nil)
		for _, line := range c.header {
			name, value, _ := strings.Cut(line, ": ")
			r.Header.Add(name, value)
		}
		answer := h.Early(r)
		if (answer != nil) != c.early {
			t.Errorf("%s %s %q: early is %v", c.method, c.path, c.header, answer != nil)
		}
		if answer == nil {
			continue
		}
		w := httptest.NewRecorder()
		h.Router.ServeHTTP(w, r)
		if w.Code != answer.Status || !bytes.Equal(w.Body.Bytes(), answer.Body) {
			t.Errorf("%s %q: %d with %d bytes early, %d with %d by the routes", c.path, c.header, answer.Status, len(answer.Body), w.Code, w.Body.Len())
		}
		for name, values := range answer.Header {
			if got := w.Header()[name]; !slices.Equal(got, values) {
				t.Errorf("%s %q: %s is %q early, %q by the routes", c.path, c.header, name, values, got)
			}
		}
	}
}

// lostStore has lost its database, which it waits for.
type lostStore struct{ stillStore }

func (lostStore) Generation(ctx context.Context, _ *geo.Collection) (int64, error) {
	<-ctx.Done()
	return 0, ctx.Err()
}

// Who answers early does not wait for the database: nothing would end it.
func TestEarlyAnswersDoNotWait(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequestWithContext(t.Context(), "GET", "/api/collections/places/items", nil)
	r.Header.Set("If-None-Match", `W/"1"`)
	given := make(chan bool, 1)
	go func() { given <- api.New(lostStore{}, api.Config{}).Early(r) != nil }()
	select {
	case early := <-given:
		if early {
			t.Error("a list is unchanged though nobody knows")
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits")
	}
}

// oneStore has one feature besides.
type oneStore struct{ readStore }

func (oneStore) FindFeature(_ context.Context, _ geo.Actor, _ *geo.Collection, id int64, _ *geo.CRS, write geo.FeatureWriter) (geo.Stamp, error) {
	return geo.Stamp{Version: 1}, write(id, []byte("null"), []byte("{}"))
}

// A feature that is given quickly is what the routes give.
func TestQuickFeaturesAreThoseOfTheRoutes(t *testing.T) {
	t.Parallel()
	h := api.New(oneStore{}, api.Config{})
	for _, path := range []string{"/api/collections/places/items/5", "/api/collections/places/items/%35", "/api/collections/places/items/5/", "/api/collections/places/items/x"} {
		for _, accept := range []string{"", "*/*", "application/geo+json", "application/json", "application/geo+json, application/json", "application/geo+json-seq",
			"application/geo+json;q=0", "text/csv", "text/html;q=0.5, application/geo+json;q=0.4, application/json;q=0.9"} {
			r := httptest.NewRequestWithContext(t.Context(), "GET", path, nil)
			r.Header.Set("Accept", accept)
			quick, routed := httptest.NewRecorder(), httptest.NewRecorder()
			h.ServeHTTP(quick, r)
			h.Router.ServeHTTP(routed, r)
			if quick.Code != routed.Code || !bytes.Equal(quick.Body.Bytes(), routed.Body.Bytes()) || !maps.EqualFunc(quick.Header(), routed.Header(), slices.Equal) {
				t.Errorf("%s, Accept %q:\n%d %v %s\nby the routes:\n%d %v %s", path, accept, quick.Code, quick.Header(), quick.Body, routed.Code, routed.Header(), routed.Body)
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
