package cluster

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// tuning goes to the end of a new postgresql.conf, where whoever runs the machine may change it. The planner's costs are those of
// solid-state disks. The included file is ours: see diskGuard.
const tuning = `
# Set by Locuri when this cluster was made, for the memory that there was. Change it as you like; the next start takes it.
shared_buffers = %dMB
work_mem = 16MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
max_wal_size = 2GB
wal_compression = on
include_if_exists '` + guardConf + `'
`

// initialise makes the database's files. They are made beside their place and moved there when complete, so that an attempt that was
// killed leaves nothing behind that looks like a database.
func initialise(ctx context.Context, f *folder, b Binaries, log *slog.Logger) error {
	if err := f.mkdir(filepath.Dir(f.logFile())); err != nil {
		return err
	}
	if _, err := os.Stat(f.postgres()); err == nil || !errors.Is(err, os.ErrNotExist) {
		return err
	}
	draft := f.postgres() + ".new"
	if err := stopLeftovers(draft, log); err != nil {
		return err
	}
	if err := os.RemoveAll(draft); err != nil {
		return err
	}
	if err := f.mkdir(draft); err != nil {
		return err
	}
	if err := initdb(ctx, f, b, draft); err != nil {
		return err
	}
	if err := appendTo(filepath.Join(draft, "postgresql.conf"), fmt.Sprintf(tuning, sharedBuffers(memory()))); err != nil {
		return err
	}
	return os.Rename(draft, f.postgres())
}

// initdb makes the locale C.UTF-8: it needs no package and does not change with the C library as the order of ro_RO does, which would
// break indexes. Queries name the collation that they want.
func initdb(ctx context.Context, f *folder, b Binaries, dir string) error {
	var output bytes.Buffer
	cmd := exec.CommandContext(ctx, filepath.Join(b.Dir, "initdb"),
		"--pgdata", dir, "--username", database, "--encoding", "UTF8", "--locale", "C.UTF-8",
		"--data-checksums", "--auth-local", "peer", "--auth-host", "reject")
	cmd.Stdout, cmd.Stderr = &output, &output
	// Not it alone: it works through children of its own.
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	p, err := startChild(cmd, f.account, endAtOnce)
	if err != nil {
		return fmt.Errorf("cannot run %s: %w", cmd.Path, err)
	}
	<-p.done
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !cmd.ProcessState.Success() {
		return fmt.Errorf("cannot make the database in %s: %s", f.path, complaint(output.String()))
	}
	return nil
}

func appendTo(path, text string) error {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err := file.WriteString(text); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// complaint picks the line that tells what went wrong from a program's output: the last error that is not about a connection that came too
// early, else the last line.
func complaint(output string) string {
	last, found := "", ""
	for line := range strings.Lines(strings.TrimSpace(output)) {
		last = strings.TrimSpace(line)
		if strings.Contains(last, "the database system is ") {
			continue
		}
		for _, severity := range []string{"FATAL: ", "PANIC: ", "error: "} {
			if i := strings.Index(last, severity); i >= 0 {
				found = last[i:]
			}
		}
	}
	return cmp.Or(found, last)
}
