package main

import (
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
)

// recorder stands before the server and keeps what was asked.
type recorder struct {
	url  string
	mu   sync.Mutex
	seen []string // method, address and headers, in small letters but for the method
}

func record(t *testing.T, base string) *recorder {
	t.Helper()
	target, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	rec := &recorder{}
	server := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		r.Out.Host = r.In.Host // so that links lead here
		line := r.In.Method + " " + strings.ToLower(r.In.URL.RequestURI())
		for name := range r.In.Header {
			line += " " + strings.ToLower(name)
		}
		rec.mu.Lock()
		defer rec.mu.Unlock()
		rec.seen = append(rec.seen, line)
	}})
	t.Cleanup(server.Close)
	rec.url = server.URL
	return rec
}

// some tells whether there was a request with the method and the words.
func (rec *recorder) some(method, words string) bool {
	rec.mu.Lock()
	defer rec.mu.Unlock()
	return slices.ContainsFunc(rec.seen, func(line string) bool {
		return strings.HasPrefix(line, method+" ") && strings.Contains(line, words)
	})
}
