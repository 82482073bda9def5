package pgtest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"locuri/geo/cluster"
	"locuri/migrations"
)

// template is the database that tests are copied from: the one that a cluster comes with.
const template = "locuri"

// workshop is where templates and running servers are: in memory when that has room, else in the folder for temporary files.
func workshop() (string, error) {
	parent := os.TempDir()
	var stat syscall.Statfs_t
	if syscall.Statfs("/dev/shm", &stat) == nil && uint64(stat.Bavail)*uint64(stat.Bsize) >= 1<<30 {
		parent = "/dev/shm"
	}
	dir := filepath.Join(parent, fmt.Sprintf("locuri-pgtest-%d", os.Getuid()))
	if err := os.Mkdir(dir, 0o711); err != nil && !errors.Is(err, os.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", err
	}
	if !info.IsDir() || int(info.Sys().(*syscall.Stat_t).Uid) != os.Getuid() {
		return "", fmt.Errorf("%s should be a folder of this user; remove it", dir)
	}
	return dir, os.Chmod(dir, 0o711) // whatever the umask: for root's tests the database's user must get in
}

// templateIn returns the folder of a stopped cluster with all migrations, made on first use. Processes that need it at the same time wait
// for the one that makes it.
func templateIn(ctx context.Context, dir string) (string, error) {
	binaries, err := cluster.FindBinaries(0)
	if err != nil {
		return "", err
	}
	key, err := templateKey(binaries.Dir)
	if err != nil {
		return "", err
	}
	unlock, err := lockFile(filepath.Join(dir, "lock"))
	if err != nil {
		return "", err
	}
	defer unlock()
	path := filepath.Join(dir, "template-"+key)
	if _, err := os.Stat(path); err == nil {
		now := time.Now()
		return path, os.Chtimes(path, now, now)
	}
	draft := filepath.Join(dir, "draft")
	if err := os.RemoveAll(draft); err != nil {
		return "", err
	}
	if err := buildTemplate(ctx, draft); err != nil {
		return "", err
	}
	return path, os.Rename(draft, path)
}

// templateKey changes with the server's programs and with every byte of the migrations.
func templateKey(binDir string) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, binDir, migrations.RiverVersion)
	err := fs.WalkDir(migrations.Files, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := fs.ReadFile(migrations.Files, path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(content), content)
		return err
	})
	return fmt.Sprintf("%x", sum.Sum(nil)[:8]), err
}

func buildTemplate(ctx context.Context, dir string) error {
	c, err := cluster.Start(ctx, cluster.Options{Dir: dir, Logger: slog.New(slog.DiscardHandler), Ephemeral: true})
	if err != nil {
		return err
	}
	if _, err := migrations.Up(ctx, c.DSN()); err != nil {
		c.Stop()
		return err
	}
	return c.StopGently()
}

// copyTemplate leaves the copying to cp, which keeps owners and modes.
func copyTemplate(from, to string) error {
	if out, err := exec.Command("cp", "-a", from, to).CombinedOutput(); err != nil {
		return fmt.Errorf("copy the template: %w: %s", err, out)
	}
	return nil
}

func lockFile(path string) (unlock func(), err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return func() { file.Close() }, nil
}
