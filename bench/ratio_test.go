//go:build linux

package main

import (
	"slices"
	"testing"
)

func TestSpread(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		values []float64
		want   spread
		text   string
	}{
		{nil, spread{}, "–"},
		{[]float64{2}, spread{2, 2, 2}, "2.00 (2.00–2.00)"},
		{[]float64{3, 1, 200}, spread{3, 1, 200}, "3.00 (1.00–200)"},
		{[]float64{4, 1, 2, 0.05}, spread{1.5, 0.05, 4}, "1.50 (0.05–4.00)"},
	} {
		got := spreadOf(test.values)
		if got != test.want || got.String() != test.text {
			t.Errorf("%v: got %v %q, want %v %q", test.values, got, got, test.want, test.text)
		}
	}
}

func TestRatiosLeaveOutRoundsWithoutWork(t *testing.T) {
	t.Parallel()
	got := ratios([]float64{10, 20, 30, 5}, []float64{5, 0, 10})
	if !slices.Equal(got, []float64{2, 3}) {
		t.Errorf("got %v, want 2 and 3", got)
	}
}
