package postgis

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"locuri/geo"
)

const (
	// Counting that took less is done anew each time, so that numbers are those of the moment.
	longCounting = 100 * time.Millisecond
	// What took longer is told for so long before it is counted again, meanwhile as it is.
	countsKept = 10 * time.Minute
	// mostCounts is how many answers are kept, some kilobytes each.
	mostCounts = 500
	// mostCounting is how long a counting may take that nobody waits for.
	mostCounting = time.Minute
)

// counts keeps numbers that took long to count.
type counts struct {
	mu     sync.Mutex
	kept   map[string]*geo.Derived
	flight singleflight.Group
}

// countKey names what is counted.
func countKey(f geo.ImpactFilter, by geo.Group) string {
	return fmt.Sprintf("%q %d %q %q %s %s %d %s", f.Programme, f.Project, f.Neighbourhood, f.River, kmOf(f.FromKm), kmOf(f.ToKm), f.Year, by)
}

func kmOf(km *float64) string {
	if km == nil {
		return "-"
	}
	return fmt.Sprint(*km)
}

// find gives numbers, counted now or, where that takes long, not long ago. Nobody counts the same twice at one time.
func (c *counts) find(ctx context.Context, key string, count func(context.Context) (*geo.Derived, error)) (*geo.Derived, error) {
	c.mu.Lock()
	kept := c.kept[key]
	c.mu.Unlock()
	if kept != nil && time.Since(kept.CountedAt) < countsKept {
		return kept, nil
	}
	counted := c.flight.DoChan(key, func() (any, error) {
		return c.count(context.WithoutCancel(ctx), key, count)
	})
	if kept != nil {
		return kept, nil // as it is, until the new is there
	}
	select {
	case r := <-counted:
		if r.Err != nil {
			return nil, r.Err
		}
		return r.Val.(*geo.Derived), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// count counts, and keeps what took long.
func (c *counts) count(ctx context.Context, key string, count func(context.Context) (*geo.Derived, error)) (*geo.Derived, error) {
	ctx, cancel := context.WithTimeout(ctx, mostCounting)
	defer cancel()
	began := time.Now()
	derived, err := count(ctx)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.kept, key)
	if time.Since(began) < longCounting {
		return derived, nil
	}
	if c.kept == nil || len(c.kept) >= mostCounts {
		c.kept = map[string]*geo.Derived{}
	}
	c.kept[key] = derived
	return derived, nil
}
