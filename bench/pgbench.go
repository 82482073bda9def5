//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"locuri/geo/cluster"
)

// script writes the work as a script for pgbench that takes one of the questions at random, with the values that the server sent for it,
// and gives the variables that are the same for all questions. Names of variables begin with prefix.
func (w work) script(prefix string) (text string, variables []string, err error) {
	var out strings.Builder
	fmt.Fprintf(&out, "\\set q random(0, %d)\n", len(w.values[0])-1)
	for i, sql := range w.sql {
		for p := range w.values[i][0] {
			column := make([]string, len(w.values[i]))
			for q := range column {
				column[q] = w.values[i][q][p]
			}
			name := fmt.Sprintf("%ss%dp%d", prefix, i+1, p+1)
			switch {
			case same(column) && column[0] == null:
				sql = replaceParameter(sql, p+1, "NULL")
				continue
			case same(column):
				variables = append(variables, name+"="+column[0])
			default:
				choice, err := choose(column, 0)
				if err != nil {
					return "", nil, fmt.Errorf("parameter $%d of %s: %w", p+1, sql, err)
				}
				fmt.Fprintf(&out, "\\set %s %s\n", name, choice)
			}
			sql = replaceParameter(sql, p+1, ":"+name)
		}
		out.WriteString(strings.TrimRight(sql, "; \n") + ";\n")
	}
	return out.String(), variables, nil
}

func same(values []string) bool {
	for _, v := range values {
		if v != values[0] {
			return false
		}
	}
	return true
}

// choose writes an expression that gives the q-th of the values, from first on, by halving: pgbench has no arrays, and a chain of
// as many cases would cost it more than the query.
func choose(values []string, first int) (string, error) {
	if len(values) == 1 {
		if _, err := strconv.ParseFloat(values[0], 64); err != nil {
			return "", fmt.Errorf("pgbench can only vary numbers, not %q", values[0])
		}
		return "(" + values[0] + ")", nil
	}
	half := len(values) / 2
	low, err := choose(values[:half], first)
	if err != nil {
		return "", err
	}
	high, err := choose(values[half:], first+half)
	return fmt.Sprintf("case when :q < %d then %s else %s end", first+half, low, high), err
}

// replaceParameter puts something else for $n.
func replaceParameter(sql string, n int, by string) string {
	return regexp.MustCompile(`\$`+strconv.Itoa(n)+`\b`).ReplaceAllLiteralString(sql, by)
}

// pgbench runs scripts against the database, each as often as its questions are asked.
type pgbench struct {
	program string
	dsn     string
	scripts []string // arguments
	plans   string   // plan_cache_mode
}

// newPgbench writes a script of each work into the folder.
// The plans are those of the server's connections: for lists of a few streets they are made once, for all else as the database thinks best.
func newPgbench(dsn, folder, name string, works []work) (*pgbench, error) {
	binaries, err := cluster.FindBinaries(0)
	if err != nil {
		return nil, err
	}
	b := &pgbench{program: filepath.Join(binaries.Dir, "pgbench"), dsn: dsn, plans: "auto"}
	if strings.HasPrefix(name, "items") {
		b.plans = "force_generic_plan"
	}
	for i, w := range works {
		text, variables, err := w.script("w" + strconv.Itoa(i+1))
		if err != nil {
			return nil, err
		}
		file := filepath.Join(folder, fmt.Sprintf("%s-%d.sql", name, i+1))
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return nil, err
		}
		b.scripts = append(b.scripts, fmt.Sprintf("--file=%s@%d", file, len(w.values[0])))
		for _, v := range variables {
			b.scripts = append(b.scripts, "--define="+v)
		}
	}
	return b, nil
}

// run is bare SQL: prepared statements, as many clients as the server keeps connections. More of them only take turns on two processors.
func (b *pgbench) run(ctx context.Context, clients int, d time.Duration) (figures, error) {
	args := []string{"--no-vacuum", "--protocol=prepared", "--client=" + strconv.Itoa(clients), "--jobs=2",
		"--time=" + strconv.Itoa(max(1, int(d.Round(time.Second).Seconds())))}
	cmd := exec.CommandContext(ctx, b.program, append(append(args, b.scripts...), b.dsn)...)
	cmd.Env = append(os.Environ(), "PGOPTIONS=-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode="+b.plans) // as the server's connections have it
	said, err := cmd.CombinedOutput()
	if err != nil {
		return figures{}, fmt.Errorf("pgbench: %w: %s", err, said)
	}
	return parsePgbench(string(said))
}

var (
	tps     = regexp.MustCompile(`(?m)^tps = ([0-9.]+)`)
	latency = regexp.MustCompile(`(?m)^latency average = ([0-9.]+) ms`)
	failed  = regexp.MustCompile(`(?m)^number of failed transactions: ([0-9]+)`)
)

// parsePgbench reads the report. pgbench tells a mean, which stands for the median here.
func parsePgbench(report string) (figures, error) {
	var f figures
	m := tps.FindStringSubmatch(report)
	if m == nil {
		return f, fmt.Errorf("pgbench tells no tps: %s", report)
	}
	f.PerSecond, _ = strconv.ParseFloat(m[1], 64)
	if m := latency.FindStringSubmatch(report); m != nil {
		ms, _ := strconv.ParseFloat(m[1], 64)
		f.P50 = time.Duration(ms * float64(time.Millisecond))
	}
	if m := failed.FindStringSubmatch(report); m != nil {
		f.Errors, _ = strconv.Atoi(m[1])
	}
	if f.PerSecond == 0 {
		return f, fmt.Errorf("pgbench did nothing: %s", report)
	}
	return f, nil
}
