//go:build linux

package main

import (
	"testing"
	"time"
)

func TestQuantile(t *testing.T) {
	t.Parallel()
	var l, other latencies
	if got := l.quantile(0.5); got != 0 {
		t.Errorf("got %v of nothing", got)
	}
	for ms := 1; ms <= 50; ms++ {
		l.add(time.Duration(ms) * time.Millisecond)
		other.add(time.Duration(ms+50) * time.Millisecond)
	}
	l.merge(&other)
	for q, want := range map[float64]time.Duration{0.5: 51 * time.Millisecond, 0.99: 100 * time.Millisecond, 0: time.Millisecond} {
		if got := l.quantile(q); got < want || float64(got) > 1.04*float64(want) {
			t.Errorf("quantile %v: got %v, want %v or up to 4 %% more", q, got, want)
		}
	}
}
