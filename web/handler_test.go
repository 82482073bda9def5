package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

var built = fstest.MapFS{
	"index.html":         {Data: []byte("<!doctype html>page")},
	"index.html.gz":      {Data: []byte("packed page")},
	"icon.svg":           {Data: []byte("<svg/>")},
	"assets/a-1f.js":     {Data: []byte("plain")},
	"assets/a-1f.js.gz":  {Data: []byte("packed")},
	"assets/f-2e.woff2":  {Data: []byte("font")},
	".gitkeep":           {},
	"assets/style-3.css": {Data: []byte("a{}")},
}

func TestHandler(t *testing.T) {
	t.Parallel()
	const html = "text/html,*/*;q=0.8"
	tests := []struct {
		name, path, accept, encoding string
		status                       int
		body, cache, kind            string
	}{
		{"start", "/", html, "", 200, "<!doctype html>page", "no-cache", "text/html; charset=utf-8"},
		{"start, packed", "/", html, "br, gzip", 200, "packed page", "no-cache", "text/html; charset=utf-8"},
		{"a route of the front-end", "/places/17-pepiniera", html, "", 200, "<!doctype html>page", "no-cache", "text/html; charset=utf-8"},
		{"a route asked for by a program", "/places/17-pepiniera", "application/json", "", 404, "", "", ""},
		{"asset", "/assets/a-1f.js", "*/*", "", 200, "plain", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"asset, packed", "/assets/a-1f.js", "*/*", "gzip", 200, "packed", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"gzip refused", "/assets/a-1f.js", "*/*", "gzip;q=0", 200, "plain", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"},
		{"font", "/assets/f-2e.woff2", "*/*", "gzip", 200, "font", "public, max-age=31536000, immutable", "font/woff2"},
		{"unknown asset, even as a page", "/assets/gone.js", html, "", 404, "", "", ""},
		{"icon", "/icon.svg", "image/*", "", 200, "<svg/>", "public, max-age=3600", "image/svg+xml"},
		{"the packed file itself", "/assets/a-1f.js.gz", "*/*", "", 404, "", "", ""},
		{"out of the folder", "/../handler.go", "*/*", "", 404, "", "", ""},
		{"a folder", "/assets/", "*/*", "", 404, "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest(http.MethodGet, tt.path, nil)
			r.Header.Set("Accept", tt.accept)
			r.Header.Set("Accept-Encoding", tt.encoding)
			w := httptest.NewRecorder()
			handler(built).ServeHTTP(w, r)
			if w.Code != tt.status {
				t.Fatalf("status %d, want %d", w.Code, tt.status)
			}
			if !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
				t.Error("no Content-Security-Policy")
			}
			if tt.status != 200 {
				return
			}
			if w.Body.String() != tt.body || w.Header().Get("Cache-Control") != tt.cache || w.Header().Get("Content-Type") != tt.kind {
				t.Errorf("got %q, %q, %q", w.Body, w.Header().Get("Cache-Control"), w.Header().Get("Content-Type"))
			}
		})
	}
}

func TestHandlerAnswersNotModified(t *testing.T) {
	t.Parallel()
	first := httptest.NewRecorder()
	handler(built).ServeHTTP(first, httptest.NewRequest(http.MethodGet, "/", nil))
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	again := httptest.NewRecorder()
	handler(built).ServeHTTP(again, r)
	if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("status %d with %d bytes, want 304 with none", again.Code, again.Body.Len())
	}
}

func TestHandlerRefusesWrites(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	handler(built).ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("status %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestHandlerWithoutABuild(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	handler(fstest.MapFS{".gitkeep": {}}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "make build") {
		t.Errorf("status %d, body %q", w.Code, w.Body)
	}
}

// Only what partners show in pages of their own may be framed.
func TestWhoMayFrame(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"/": "'none'", "/embed": "'none'", "/account": "'none'", "/embed/projects/3": "*", "/embed/organisations/plai?lang=en": "*", "/embed/../account": "'none'",
	} {
		w := httptest.NewRecorder()
		handler(built).ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		if policy := w.Header().Get("Content-Security-Policy"); !strings.HasSuffix(policy, "frame-ancestors "+want) {
			t.Errorf("%s: got %s, want frame-ancestors %s", address, policy, want)
		}
	}
}
