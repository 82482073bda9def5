package cluster

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// PostgreSQL on a full disk ends, and cannot start again before there is room: recovery needs a new log file of its own.
// So the database takes no writes when less than floorBytes are left; below lastBytes it cannot even start, and
// the ballast file is given up to make that room.
const (
	floorBytes   = 128 << 20
	lastBytes    = 32 << 20
	ballastBytes = 64 << 20
	newBytes     = 256 << 20 // for a first start: the files of an empty database, with room for its log
)

// guardConf is included at the end of postgresql.conf.
const guardConf = "locuri-disk.conf"

// diskGuard watches the room on the data folder's disk.
type diskGuard struct {
	folder   *folder
	free     func(dir string) (uint64, error)
	log      *slog.Logger
	readOnly atomic.Bool
	watching sync.WaitGroup
}

// atStart decides before the server starts whether it may, and whether it may write.
func (g *diskGuard) atStart() error {
	free, err := g.free(g.folder.path)
	if err != nil {
		return fmt.Errorf("look up the free space of %s: %w", g.folder.path, err)
	}
	if _, err := os.Stat(g.folder.postgres()); err != nil {
		if free < newBytes {
			return g.tooFull(free, newBytes)
		}
		return nil
	}
	if free < lastBytes {
		if free, err = g.dropBallast(); err != nil {
			return err
		}
	}
	if free < lastBytes {
		return g.tooFull(free, floorBytes)
	}
	return g.set(free < floorBytes, free)
}

func (g *diskGuard) tooFull(free, wanted uint64) error {
	return fmt.Errorf("the disk of the data folder %s is full: %d MB are left, %d MB are needed; make room and start again", g.folder.path, free>>20, wanted>>20)
}

// watch keeps an eye on the disk until done is closed.
func (g *diskGuard) watch(done <-chan struct{}, pid int) {
	tick := time.NewTicker(10 * time.Second)
	defer tick.Stop()
	for {
		g.look(pid)
		select {
		case <-done:
			return
		case <-tick.C:
		}
	}
}

// look changes between writing and reading only as the room demands. It goes back to writing some way above the floor, not to flutter at it.
func (g *diskGuard) look(pid int) {
	free, err := g.free(g.folder.path)
	if err != nil {
		g.log.Warn("cannot look up the free disk space", "folder", g.folder.path, "error", err)
		return
	}
	full := free < floorBytes || (g.readOnly.Load() && free < floorBytes+floorBytes/2)
	if full != g.readOnly.Load() {
		if err := g.set(full, free); err != nil {
			g.log.Error("cannot change whether the database takes writes", "error", err)
			return
		}
		_ = syscall.Kill(pid, syscall.SIGHUP) // reads its settings again; Done tells when it is gone
	}
	if free > floorBytes+2*ballastBytes {
		if err := g.keepBallast(); err != nil {
			g.log.Warn("cannot write the ballast file", "error", err)
		}
	}
}

// set writes the setting that the server reads at its start and at SIGHUP.
func (g *diskGuard) set(readOnly bool, free uint64) error {
	was := g.readOnly.Swap(readOnly)
	switch {
	case readOnly && !was:
		g.log.Warn("the disk is nearly full: the database takes no writes until there is room", "folder", g.folder.path, "free_mb", free>>20, "needed_mb", floorBytes>>20)
	case !readOnly && was:
		g.log.Info("the disk has room again: the database takes writes", "folder", g.folder.path)
	}
	return g.folder.write(filepath.Join(g.folder.postgres(), guardConf), fmt.Sprintf("default_transaction_read_only = %t\n", readOnly))
}

// keepBallast sets the room aside.
func (g *diskGuard) keepBallast() error {
	path := g.folder.ballast()
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	file, err := os.OpenFile(path+".new", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := reserve(file, ballastBytes); err != nil {
		return err
	}
	if err := g.folder.own(path + ".new"); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// fill writes zeros, which take room on most file systems.
func fill(file *os.File, size int64) error {
	block := make([]byte, 1<<20)
	for range size / int64(len(block)) {
		if _, err := file.Write(block); err != nil {
			return err
		}
	}
	return nil
}

func (g *diskGuard) dropBallast() (free uint64, err error) {
	g.log.Warn("the disk is full: giving up the ballast file so that the database can start", "folder", g.folder.path)
	if err := removeIfThere(g.folder.ballast()); err != nil {
		return 0, err
	}
	return g.free(g.folder.path)
}

// freeBytes is what the file system has left for users who are not root.
func freeBytes(dir string) (uint64, error) {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(dir, &stat); err != nil {
		return 0, err
	}
	return uint64(stat.Bavail) * uint64(stat.Bsize), nil
}
