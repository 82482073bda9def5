//go:build linux

package main

import (
	"math/bits"
	"time"
)

// latencies counts durations in buckets that are at most a thirty-second of their value wide, so that taking note of one
// costs no allocation and a percentile is right to 3 %.
type latencies struct {
	counts [64 * perOctave]int
	n      int
}

const perOctave = 32

func (l *latencies) add(d time.Duration) {
	l.counts[bucketOf(d)]++
	l.n++
}

func (l *latencies) merge(other *latencies) {
	for i, n := range other.counts {
		l.counts[i] += n
	}
	l.n += other.n
}

// quantile gives the duration that the share q of all stays below; 0 when there are none.
func (l *latencies) quantile(q float64) time.Duration {
	rank, seen := int(q*float64(l.n)), 0
	for i, n := range l.counts {
		if seen += n; seen > rank {
			return upper(i)
		}
	}
	return 0
}

// bucketOf numbers the bucket: the position of the highest bit, and the five bits after it.
func bucketOf(d time.Duration) int {
	n := uint64(max(d, 0))
	if n < perOctave {
		return int(n)
	}
	octave := bits.Len64(n) - 6
	return octave*perOctave + int(n>>octave)
}

// upper is the least duration above a bucket.
func upper(bucket int) time.Duration {
	if bucket < perOctave {
		return time.Duration(bucket + 1)
	}
	octave := bucket/perOctave - 1
	return time.Duration(bucket%perOctave+perOctave+1) << octave
}
