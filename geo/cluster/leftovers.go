package cluster

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"syscall"
	"time"
)

// stopLeftovers ends PostgreSQL processes of an earlier run, ever more firmly. The caller holds the folder's lock, so whoever started them is
// gone. They may be a server on its way out, one that lost its parent, or a busy backend that outlived its server and would
// block the start for as long as its query runs. Starting anew is simpler than taking them over, and their settings may differ.
func stopLeftovers(dir string, log *slog.Logger) error {
	for _, step := range []struct {
		signal syscall.Signal
		wait   time.Duration
	}{{endAfterRollback, 20 * time.Second}, {endAtOnce, 5 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		pids, err := processesIn(dir)
		if err != nil {
			return err
		}
		if len(pids) == 0 {
			// A pid file that is still there names nobody, or by now some other program, which would keep the server from starting.
			return removeIfThere(filepath.Join(dir, "postmaster.pid"))
		}
		log.Info("ending database processes of an earlier run", "pids", pids, "signal", step.signal)
		for _, pid := range pids {
			_ = syscall.Kill(pid, step.signal) // may have ended meanwhile
		}
		waitUntil(step.wait, func() bool {
			pids, err := processesIn(dir)
			return err != nil || len(pids) == 0
		})
	}
	if pids, err := processesIn(dir); err != nil || len(pids) > 0 {
		return fmt.Errorf("database processes of an earlier run do not end (pids %v); end them and start again", pids)
	}
	return removeIfThere(filepath.Join(dir, "postmaster.pid"))
}
