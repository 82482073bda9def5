//go:build linux

package main

import (
	"os"
	"slices"
	"testing"
	"time"
)

func TestParseStat(t *testing.T) {
	t.Parallel()
	s, err := parseStat("42 (a) b (c)) S 7 42 42 0 -1 4194304 1 2 3 4 10 20 30 40 20 0 1 0 100 1 1")
	if err != nil || s.parent != 7 || s.cpu != time.Second {
		t.Errorf("got %+v, %v", s, err)
	}
	if _, err := parseStat("42 (a) S 7"); err == nil {
		t.Error("a line without times was taken")
	}
}

func TestListening(t *testing.T) {
	t.Parallel()
	table := "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n" +
		"   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1\n" +
		"   1: 0100007F:1F90 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 222 1\n"
	if got := listening(table, 8080); !slices.Equal(got, []string{"111"}) {
		t.Errorf("got %q, want the one that listens", got)
	}
}

func TestOwnMemoryAndTime(t *testing.T) {
	t.Parallel()
	if got := peakOfTree(os.Getpid()); got < 1<<20 {
		t.Errorf("this process had %d bytes at most", got)
	}
	if got := peakOfTree(0) + int64(cpuOfTree(0)); got != 0 {
		t.Errorf("nobody had %d", got)
	}
}
