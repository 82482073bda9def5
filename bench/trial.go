//go:build linux

package main

import (
	"context"
	"fmt"
	"time"
)

// trial is one thing that is measured: the same work by several contestants, ours first.
type trial struct {
	name        string
	contestants []*contestant
}

// contestant is one who does the work of a trial. pid is the process whose processor time and memory count as the server's; 0 for none.
type contestant struct {
	name   string
	pid    int
	run    func(ctx context.Context, d time.Duration) (figures, error)
	rounds []figures // of whole rounds only
}

// figures are what one contestant did in one round of one trial.
type figures struct {
	PerSecond float64
	P50, P99  time.Duration
	Bytes     float64 // of the body, per answer
	Errors    int
	Server    time.Duration // processor time of the server, per answer
	Database  time.Duration // the same of the database
	Peak      int64         // most memory of the server, bytes
}

// web is a contestant that answers over HTTP.
func web(name string, pid int, l load) *contestant {
	return &contestant{name: name, pid: pid, run: func(ctx context.Context, d time.Duration) (figures, error) {
		o, err := l.run(ctx, d/8, d)
		if err != nil {
			return figures{}, err
		}
		n := float64(o.answers)
		return figures{PerSecond: n / o.elapsed.Seconds(), P50: o.quantile(0.5), P99: o.quantile(0.99), Bytes: float64(o.bytes) / n, Errors: o.errors}, nil
	}}
}

// measure runs the contestant once, and watches its process and the database's.
func (c *contestant) measure(ctx context.Context, d time.Duration, postmaster int) (figures, error) {
	forgetPeaks(c.pid)
	server, database := cpuOfTree(c.pid), cpuOfTree(postmaster)
	began := time.Now()
	f, err := c.run(ctx, d)
	if err != nil {
		return f, fmt.Errorf("%s: %w", c.name, err)
	}
	answers := max(f.PerSecond*time.Since(began).Seconds(), 1)
	each := func(used time.Duration) time.Duration { return time.Duration(float64(used) / answers) }
	f.Server, f.Database = each(cpuOfTree(c.pid)-server), each(cpuOfTree(postmaster)-database)
	f.Peak = peakOfTree(c.pid)
	return f, nil
}

// round runs each contestant once, beginning with another one each time, so that what else the machine does hits all alike. The
// figures are kept only when the round is whole.
func (t *trial) round(ctx context.Context, number int, d time.Duration, postmaster int) error {
	n := len(t.contestants)
	seen := make([]figures, n)
	for i := range n {
		at := (i + number) % n
		f, err := t.contestants[at].measure(ctx, d, postmaster)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		seen[at] = f
	}
	for i, c := range t.contestants {
		c.rounds = append(c.rounds, seen[i])
	}
	return nil
}

// series gives one figure of each round.
func (c *contestant) series(of func(figures) float64) []float64 {
	var out []float64
	for _, f := range c.rounds {
		out = append(out, of(f))
	}
	return out
}

func perSecond(f figures) float64 { return f.PerSecond }
