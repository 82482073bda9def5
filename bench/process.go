//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// clockTick is the unit of CPU time in /proc, fixed on every Linux of today (proc(5): USER_HZ).
const clockTick = time.Second / 100

// cpuOfTree gives the CPU time that a process, its children and those of them that ended have taken; 0 when it does not run.
func cpuOfTree(pid int) time.Duration {
	var sum time.Duration
	for _, member := range tree(pid) {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", member))
		if err != nil {
			continue // it has ended by now
		}
		if s, err := parseStat(string(text)); err == nil {
			sum += s.cpu
		}
	}
	return sum
}

// tree gives a process and its children; nothing for the number 0, which stands for none.
func tree(pid int) []int {
	if pid == 0 {
		return nil
	}
	return append(childrenOf(pid), pid)
}

type processStat struct {
	parent int
	cpu    time.Duration
}

// parseStat reads a line of /proc/PID/stat (proc(5)). The second field, the name, may hold anything, so it is counted
// from the last parenthesis.
func parseStat(line string) (processStat, error) {
	fields := strings.Fields(line[strings.LastIndexByte(line, ')')+1:])
	if len(fields) < 15 {
		return processStat{}, fmt.Errorf("not a line of /proc/PID/stat: %.60q", line)
	}
	parent, err := strconv.Atoi(fields[1])
	ticks := 0
	for _, field := range fields[11:15] { // utime, stime, cutime, cstime
		n, bad := strconv.Atoi(field)
		err = errors.Join(err, bad)
		ticks += n
	}
	return processStat{parent, time.Duration(ticks) * clockTick}, err
}

func childrenOf(pid int) (children []int) {
	stats, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is well-formed
	for _, path := range stats {
		text, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended by now
		}
		if s, err := parseStat(string(text)); err == nil && s.parent == pid {
			child, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			children = append(children, child)
		}
	}
	return children
}

// forgetPeaks makes the kernel begin anew with the greatest memory that a process and its children had (proc(5), clear_refs).
// Where we may not, the peak is the one since their start.
func forgetPeaks(pid int) {
	for _, member := range tree(pid) {
		_ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", member), []byte("5"), 0)
	}
}

// peakOfTree gives the greatest resident memory, in bytes, that a process and its children had since forgetPeaks, added up.
func peakOfTree(pid int) int64 {
	var sum int64
	for _, member := range tree(pid) {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", member))
		if err != nil {
			continue // it has ended by now
		}
		if peak, err := parsePeak(string(text)); err == nil {
			sum += peak
		}
	}
	return sum
}

func parsePeak(status string) (int64, error) {
	_, after, found := strings.Cut(status, "\nVmHWM:")
	var kilobytes int64
	if _, err := fmt.Sscanf(after, "%d kB", &kilobytes); !found || err != nil {
		return 0, errors.New("/proc/PID/status has no VmHWM")
	}
	return kilobytes << 10, nil
}

// listener finds the process that listens on a TCP port of this machine; 0 when there is none that we may look into.
func listener(port int) int {
	var sockets []string
	for _, table := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		if text, err := os.ReadFile(table); err == nil {
			sockets = append(sockets, listening(string(text), port)...)
		}
	}
	links, _ := filepath.Glob("/proc/[0-9]*/fd/*") // the pattern is well-formed
	for _, path := range links {
		target, err := os.Readlink(path)
		if err != nil {
			continue
		}
		for _, socket := range sockets {
			if target == "socket:["+socket+"]" {
				pid, _ := strconv.Atoi(strings.Split(path, "/")[2])
				return pid
			}
		}
	}
	return 0
}

// listening gives the inodes of the sockets that listen on a port, from a table like /proc/net/tcp (proc(5)).
func listening(table string, port int) (inodes []string) {
	const listen = "0A"
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		if len(fields) > 9 && fields[3] == listen && strings.HasSuffix(fields[1], fmt.Sprintf(":%04X", port)) {
			inodes = append(inodes, fields[9])
		}
	}
	return inodes
}
