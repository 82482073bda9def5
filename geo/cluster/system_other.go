//go:build !linux

package cluster

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// tieToParent has no means here: after a kill the next start ends what was left.
func tieToParent(*syscall.SysProcAttr, syscall.Signal) {}

func staySelfVisible() error { return nil }

func reserve(file *os.File, size int64) error { return fill(file, size) }

// processesIn can only ask postmaster.pid, and ps whether that process is PostgreSQL's.
func processesIn(dir string) ([]int, error) {
	content, err := os.ReadFile(filepath.Join(dir, "postmaster.pid"))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	first, _, _ := strings.Cut(string(content), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil {
		return nil, nil // half written: its process did not live
	}
	out, err := exec.Command("ps", "-o", "command=", "-p", first).Output()
	if err != nil || !strings.Contains(string(out), dir) {
		return nil, nil
	}
	return []int{pid}, nil
}
