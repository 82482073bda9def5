//go:build linux

package main

import (
	"slices"
	"strings"
	"testing"
)

const sampleLog = "2026-11-24 04:31:39.123 UTC [77] LOG:  execute stmtcache_1: SELECT a\n\tFROM t WHERE x = $1 AND y = $2 LIMIT $3\n" +
	"2026-11-24 04:31:39.123 UTC [77] DETAIL:  parameters: $1 = '21.5', $2 = 'it''s, $9 = ''no''', $3 = NULL\n" +
	"2026-11-24 04:31:39.124 UTC [78] LOG:  statement: begin\n" +
	"2026-11-24 04:31:39.124 UTC [78] LOG:  checkpoint starting: time\n"

func TestParseLog(t *testing.T) {
	t.Parallel()
	got := parseLog(sampleLog)
	if len(got) != 2 {
		t.Fatalf("got %d statements, want 2: %q", len(got), got)
	}
	if want := "SELECT a\nFROM t WHERE x = $1 AND y = $2 LIMIT $3"; got[0].sql != want {
		t.Errorf("got %q, want %q", got[0].sql, want)
	}
	if want := []string{"21.5", "it's, $9 = 'no'", null}; !slices.Equal(got[0].values, want) {
		t.Errorf("got %q, want %q", got[0].values, want)
	}
	if got[1].sql != "begin" || got[1].values != nil {
		t.Errorf("got %q, want begin alone", got[1])
	}
}

func TestCommonWork(t *testing.T) {
	t.Parallel()
	asked := func(id, size string) []statement {
		return []statement{{"SELECT $1", []string{id}}, {"SELECT $1, $2, $3", []string{id, size, null}}}
	}
	questions := [][]statement{asked("1", "9"), append([]statement{{"chore", nil}}, asked("2", "9")...), asked("3", "9")}
	w, err := commonWork(questions)
	if err != nil {
		t.Fatal(err)
	}
	text, variables, err := w.script("")
	if err != nil {
		t.Fatal(err)
	}
	want := `\set q random(0, 2)
\set s1p1 case when :q < 1 then (1) else case when :q < 2 then (2) else (3) end end
SELECT :s1p1;
\set s2p1 case when :q < 1 then (1) else case when :q < 2 then (2) else (3) end end
SELECT :s2p1, :s2p2, NULL;
`
	if text != want {
		t.Errorf("got %s, want %s", text, want)
	}
	if !slices.Equal(variables, []string{"s2p2=9"}) {
		t.Errorf("got %q", variables)
	}
}

func TestCommonWorkRefusesLiterals(t *testing.T) {
	t.Parallel()
	_, err := commonWork([][]statement{{{"SELECT n", nil}, {"SELECT 1", nil}}, {{"SELECT n", nil}, {"SELECT 2", nil}}})
	if err == nil {
		t.Error("statements that differ in their text were taken for chores")
	}
}

func TestWorksOfDifferentQuestions(t *testing.T) {
	t.Parallel()
	perQuestion := [][]statement{{{"chore", nil}, {"near $1", []string{"1"}}}, {{"far $1", []string{"2"}}}}
	for len(perQuestion) < 30 {
		perQuestion = append(perQuestion, []statement{{"near $1", []string{"3"}}})
	}
	for range 10 {
		perQuestion = append(perQuestion, []statement{{"far $1", []string{"4"}}})
	}
	got, err := works(perQuestion)
	if err != nil || len(got) != 2 || got[0].sql[0] != "far $1" || len(got[0].values[0]) != 11 || len(got[1].values[0]) != 29 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestScriptRefusesVaryingText(t *testing.T) {
	t.Parallel()
	w := work{sql: []string{"SELECT $1"}, values: [][][]string{{{"ab"}, {"cd"}}}}
	if _, _, err := w.script(""); err == nil || !strings.Contains(err.Error(), "$1") {
		t.Errorf("got %v, want an error that names $1", err)
	}
}

func TestParsePgbench(t *testing.T) {
	t.Parallel()
	f, err := parsePgbench("number of failed transactions: 2 (0.1%)\nlatency average = 1.500 ms\ninitial connection time = 8 ms\ntps = 1234.5 (without initial connection time)\n")
	if err != nil || f.PerSecond != 1234.5 || f.P50.Microseconds() != 1500 || f.Errors != 2 {
		t.Errorf("got %+v, %v", f, err)
	}
	if _, err := parsePgbench("pgbench: error"); err == nil {
		t.Error("a report without tps was taken")
	}
}

func TestStatementThatReadsAColumn(t *testing.T) {
	t.Parallel()
	all := []statement{{sql: "a chore with more text than the statement that is looked for"}, {sql: "SELECT geojson WHERE life = $1", values: []string{"open", null}}}
	found, err := reading("geojson", all)
	if p := found.parameters(); err != nil || len(p) != 2 || string(p[0]) != "open" || p[1] != nil {
		t.Errorf("got %q with %q, %v", found.sql, p, err)
	}
	if _, err := reading("nothing", all); err == nil {
		t.Error("a statement was found that is not there")
	}
}
