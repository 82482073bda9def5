package cluster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

func tieToParent(attr *syscall.SysProcAttr, last syscall.Signal) { attr.Pdeathsig = last }

// staySelfVisible gives this process its own /proc entries back, which the kernel takes away when a process changes its user.
func staySelfVisible() error {
	const dumpable, yes = 4, 1 // PR_SET_DUMPABLE, SUID_DUMP_USER
	if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, dumpable, yes, 0); errno != 0 {
		return fmt.Errorf("prctl PR_SET_DUMPABLE: %w", errno)
	}
	return nil
}

// reserve makes a file of this size that has its room on the disk for sure.
func reserve(file *os.File, size int64) error {
	err := syscall.Fallocate(int(file.Fd()), 0, 0, size)
	if errors.Is(err, syscall.EOPNOTSUPP) {
		return fill(file, size)
	}
	return err
}

// processesIn returns the PostgreSQL processes that work in a folder of database files: the postmaster and
// its children alike go there and stay. Unlike postmaster.pid that is true at any moment.
func processesIn(dir string) ([]int, error) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil, err
	}
	var pids []int
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil || !isPostgres(e.Name()) {
			continue
		}
		if cwd, err := os.Readlink(filepath.Join("/proc", e.Name(), "cwd")); err == nil && cwd == dir {
			pids = append(pids, pid)
		}
	}
	return pids, nil
}

func isPostgres(pid string) bool {
	comm, err := os.ReadFile(filepath.Join("/proc", pid, "comm"))
	name := strings.TrimSpace(string(comm))
	return err == nil && (name == "postgres" || name == "postmaster")
}
