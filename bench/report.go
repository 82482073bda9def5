//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// reach is the least ratio of our answers per second to a contestant's that is aimed at, by trial and contestant (issue 3).
var reach = map[string]map[string]float64{
	"items 100":       {"SQL": 0.7, "pg_featureserv": 6},
	"items 1000":      {"SQL": 0.7, "pg_featureserv": 6},
	"items 100 gzip":  {"pg_featureserv": 6},
	"items 1000 gzip": {"pg_featureserv": 6},
	"one feature":     {"pg_featureserv": 2},
	"tile z10 cold":   {"pg_tileserv": 2},
	"tile z14 cold":   {"pg_tileserv": 2},
	"tile z6 cached":  {"nginx": 0.55, "tegola": 1.5},
	"tile z10 cached": {"nginx": 0.55, "tegola": 1.5},
	"tile z12 cached": {"nginx": 0.55, "tegola": 1.5},
	"tile z14 cached": {"nginx": 0.55, "tegola": 1.5},
	"items 304":       {"nginx": 0.55},
	"tile 304":        {"nginx": 0.55},
	"full export":     {"pg_featureserv": 4},
}

// writeRatios writes how many times as many answers we gave as each contestant: medians of the ratios of each round.
func writeRatios(w io.Writer, trials []*trial, others []string) {
	fmt.Fprint(w, "| Locuri, times as fast as |")
	for _, name := range others {
		fmt.Fprintf(w, " %s |", name)
	}
	fmt.Fprint(w, "\n| --- |")
	for range others {
		fmt.Fprint(w, " --- |")
	}
	fmt.Fprintln(w)
	for _, t := range trials {
		fmt.Fprintf(w, "| %s |", t.name)
		for _, name := range others {
			fmt.Fprintf(w, " %s |", t.ratio(name))
		}
		fmt.Fprintln(w)
	}
}

// ratio tells how we stand beside a contestant, and beside what is aimed at.
func (t *trial) ratio(name string) string {
	for _, c := range t.contestants[1:] {
		if c.name != name {
			continue
		}
		s := spreadOf(ratios(t.contestants[0].series(perSecond), c.series(perSecond)))
		text := s.String()
		if least := reach[t.name][name]; least > 0 && s.median > 0 {
			if text += fmt.Sprintf(", reach %v", least); s.median < least {
				text = "**" + text + ": missed**"
			}
		}
		return text
	}
	return ""
}

// writeFigures writes what was measured of everybody: medians over the rounds.
func writeFigures(w io.Writer, trials []*trial) {
	fmt.Fprintln(w, "| trial | who | answers/s (least–greatest) | p50 ms | p99 ms | bytes | errors | CPU ms, server | CPU ms, database | peak MB |")
	fmt.Fprintln(w, "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
	for _, t := range trials {
		for _, c := range t.contestants {
			errors := 0
			for _, f := range c.rounds {
				errors += f.Errors
			}
			fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s | %d | %s | %s | %s |\n", t.name, c.name, spreadOf(c.series(perSecond)),
				c.milliseconds(func(f figures) time.Duration { return f.P50 }), c.milliseconds(func(f figures) time.Duration { return f.P99 }),
				whole(c.series(func(f figures) float64 { return f.Bytes })), errors,
				c.milliseconds(func(f figures) time.Duration { return f.Server }), c.milliseconds(func(f figures) time.Duration { return f.Database }),
				whole(c.series(func(f figures) float64 { return float64(f.Peak) / (1 << 20) })))
		}
	}
}

func (c *contestant) milliseconds(of func(figures) time.Duration) string {
	s := spreadOf(c.series(func(f figures) float64 { return float64(of(f)) / float64(time.Millisecond) }))
	if s.median == 0 {
		return ""
	}
	return short(s.median)
}

func whole(values []float64) string {
	if s := spreadOf(values); s.median > 0 {
		return fmt.Sprintf("%.0f", s.median)
	}
	return ""
}

// writeSetting writes what the figures were measured on and how.
func (b *bench) writeSetting(ctx context.Context, w io.Writer) error {
	var postgres, postgis string
	var places int
	err := b.db.conn.QueryRow(ctx, "SELECT current_setting('server_version'), postgis_lib_version(), count(*) FROM place").Scan(&postgres, &postgis, &places)
	if err != nil {
		return err
	}
	meminfo, _ := os.ReadFile("/proc/meminfo")
	cpuinfo, _ := os.ReadFile("/proc/cpuinfo")
	version, _ := exec.Command(b.Binary, "version").Output()
	fmt.Fprintf(w, "Measured %s: %s; %d processors (%s), memory %s; PostgreSQL %s, PostGIS %s, its memory in %s pages; %d places; %d connections, %v for each in each round.\n\n",
		time.Now().Format(time.DateOnly), strings.TrimSpace(string(version)), runtime.NumCPU(), entry(string(cpuinfo), "model name"),
		entry(string(meminfo), "MemTotal"), postgres, postgis, pageSize(string(meminfo)), places, b.Connections, b.Time)
	return nil
}

// pageSize tells whether huge pages are in use; nobody but the database asks for them here.
func pageSize(meminfo string) string {
	if entry(meminfo, "HugePages_Total") == entry(meminfo, "HugePages_Free") {
		return "small"
	}
	return "huge"
}

// entry gives the value of a line "name : value" of a file in /proc.
func entry(text, name string) string {
	for line := range strings.Lines(text) {
		if found, value, _ := strings.Cut(line, ":"); strings.TrimSpace(found) == name {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

// exportLimit is how much memory the server may take for an export, however much there is to export.
const exportLimit = 100 << 20

// writeMemory tells the most memory that our server took, and whether an export stays within its limit.
func writeMemory(w io.Writer, trials []*trial) {
	for _, t := range trials {
		most := slices.Max(append(t.contestants[0].series(func(f figures) float64 { return float64(f.Peak) }), 0))
		if t.name != "full export" || most == 0 {
			continue
		}
		verdict := "reached"
		if most >= exportLimit {
			verdict = "**missed**"
		}
		fmt.Fprintf(w, "Most memory of the server in a full export: %.0f MB, reach below %d MB: %s.\n\n", most/(1<<20), exportLimit>>20, verdict)
	}
}
