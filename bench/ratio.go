//go:build linux

package main

import (
	"fmt"
	"slices"
	"strings"
)

// spread is the middle of some values with the least and the greatest of them.
type spread struct {
	median, least, greatest float64
}

// spreadOf gives the zero spread for no values. The median of an even number of values is the mean of the two in the middle.
func spreadOf(values []float64) spread {
	n := len(values)
	if n == 0 {
		return spread{}
	}
	sorted := slices.Sorted(slices.Values(values))
	return spread{median: (sorted[(n-1)/2] + sorted[n/2]) / 2, least: sorted[0], greatest: sorted[n-1]}
}

// ratios divides two series round by round. A round in which either did nothing says nothing and is left out.
func ratios(ours, theirs []float64) []float64 {
	var out []float64
	for i := range min(len(ours), len(theirs)) {
		if ours[i] > 0 && theirs[i] > 0 {
			out = append(out, ours[i]/theirs[i])
		}
	}
	return out
}

// String writes "2.31 (2.1–2.6)", or "–" when there is nothing to tell.
func (s spread) String() string {
	if s == (spread{}) {
		return "–"
	}
	return fmt.Sprintf("%s (%s–%s)", short(s.median), short(s.least), short(s.greatest))
}

// short writes a number with three digits that count, without exponents.
func short(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= 0.1 || v == 0:
		return fmt.Sprintf("%.2f", v)
	}
	return strings.TrimRight(fmt.Sprintf("%.4f", v), "0")
}
