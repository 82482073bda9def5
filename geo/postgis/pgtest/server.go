package pgtest

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"locuri/geo/cluster"
)

// server is the one cluster of a test process.
type server struct {
	cluster *cluster.Cluster
	admin   *pgxpool.Pool
	janitor *janitor
}

func startShared() (*server, error) {
	ctx := context.Background()
	dir, err := workshop()
	if err != nil {
		return nil, err
	}
	from, err := templateIn(ctx, dir)
	if err != nil {
		return nil, err
	}
	sweep(dir)
	run, err := os.MkdirTemp(dir, "run-")
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(run, 0o711); err != nil {
		return nil, err
	}
	s := &server{}
	if s.janitor, err = hireJanitor(run); err != nil {
		return nil, err
	}
	if err := s.start(ctx, from, filepath.Join(run, "data")); err != nil {
		s.janitor.dismiss()
		return nil, err
	}
	return s, nil
}

func (s *server) start(ctx context.Context, from, dir string) (err error) {
	if err := copyTemplate(from, dir); err != nil {
		return err
	}
	s.cluster, err = cluster.Start(ctx, cluster.Options{Dir: dir, Logger: slog.New(slog.DiscardHandler), Ephemeral: true})
	if err != nil {
		return err
	}
	s.admin, err = pgxpool.New(ctx, s.cluster.DatabaseDSN("postgres"))
	return err
}

func (s *server) stop() {
	s.admin.Close()
	s.cluster.Stop()
	s.janitor.dismiss()
}

// janitor is a process that removes a folder when this process ends, in whatever way: then its standard input closes.
type janitor struct {
	cmd   *exec.Cmd
	input io.Closer
}

// The database's processes end with ours, but need a moment, in which they may still write.
const janitorScript = `cat >/dev/null; i=0; until rm -rf -- "$0" 2>/dev/null || [ $i -ge 100 ]; do i=$((i+1)); sleep 0.1; done`

func hireJanitor(dir string) (*janitor, error) {
	cmd := exec.Command("sh", "-c", janitorScript, dir)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is not for it
	input, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	return &janitor{cmd, input}, cmd.Start()
}

func (j *janitor) dismiss() {
	j.input.Close()
	_ = j.cmd.Wait() // what it could not remove, the next run's sweep does
}

// sweep removes what no janitor could: servers' folders after a power cut, and templates of migrations that nobody ran for a week.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue
		}
		age := time.Since(info.ModTime())
		old := strings.HasPrefix(e.Name(), "run-") && age > 6*time.Hour || strings.HasPrefix(e.Name(), "template-") && age > 7*24*time.Hour
		if old {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}
