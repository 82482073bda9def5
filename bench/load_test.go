//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// loadOn is a load of two questions on a server.
func loadOn(t *testing.T, handler http.HandlerFunc) load {
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	l := load{address: strings.TrimPrefix(server.URL, "http://"), want: http.StatusOK, connections: 3, seed: 1}
	for _, path := range []string{"/a", "/b"} {
		l.requests = append(l.requests, fmt.Appendf(nil, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path))
	}
	return l
}

// All that is asked is answered, over as many connections as were wanted, and counted by what the server really did.
func TestLoadCountsAnswers(t *testing.T) {
	t.Parallel()
	var a, b atomic.Int64
	l := loadOn(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/a" {
			a.Add(1)
		} else {
			b.Add(1)
		}
		fmt.Fprint(w, "twelve bytes")
	})
	o, err := l.run(context.Background(), 0, 300*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	if n := int64(o.answers); n == 0 || n > a.Load()+b.Load() || o.bytes != 12*n || o.errors != 0 || o.latencies.n != o.answers {
		t.Errorf("%d answers of %d bytes with %d errors (%v), the server gave %d and %d", n, o.bytes, o.errors, o.lastErr, a.Load(), b.Load())
	}
	if a.Load() == 0 || b.Load() == 0 || o.quantile(0.5) <= 0 {
		t.Errorf("%d of one, %d of the other, median %v", a.Load(), b.Load(), o.quantile(0.5))
	}
}

// A server that closes connections is asked over new ones; that is no error.
func TestLoadConnectsAgain(t *testing.T) {
	t.Parallel()
	l := loadOn(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		fmt.Fprint(w, "bye")
	})
	o, err := l.run(context.Background(), 0, 200*time.Millisecond)
	if err != nil || o.errors != 0 || o.answers <= l.connections {
		t.Errorf("%d answers, %d errors (%v), %v", o.answers, o.errors, o.lastErr, err)
	}
}

func TestLoadTellsOfFailures(t *testing.T) {
	t.Parallel()
	l := loadOn(t, func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusTeapot) })
	o, err := l.run(context.Background(), 0, 200*time.Millisecond)
	if err == nil || o.errors == 0 || !strings.Contains(err.Error(), "418") {
		t.Errorf("%d answers, %d errors, %v", o.answers, o.errors, err)
	}
	l.address, err = freeAddress()
	if err != nil {
		t.Fatal(err)
	}
	if o, err := l.run(context.Background(), 0, 100*time.Millisecond); err == nil {
		t.Errorf("nobody listens, and there are %d answers", o.answers)
	}
}

// An interruption ends a load at once, whoever is still waited for.
func TestLoadIsInterrupted(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	l := loadOn(t, func(w http.ResponseWriter, r *http.Request) { <-release })
	defer close(release)
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := l.run(ctx, 0, time.Minute)
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 5*time.Second {
		t.Errorf("after %v: %v", time.Since(began), err)
	}
}
