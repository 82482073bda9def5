package cluster

import (
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// fakeDisk has as many bytes free as the test says.
func fakeDisk(free *atomic.Uint64) func(string) (uint64, error) {
	return func(string) (uint64, error) { return free.Load(), nil }
}

func TestNearlyFullDiskRefusesWrites(t *testing.T) {
	var free atomic.Uint64
	free.Store(1 << 40)
	o := quiet(dataFolder(t))
	o.free = fakeDisk(&free)
	c := mustStart(t, o)
	write := func() error { return execute(t, c.DSN(), "create table if not exists written (n int)") }
	if err := write(); err != nil {
		t.Fatal(err)
	}

	free.Store(floorBytes - 1)
	c.disk.look(c.PID())
	if !c.ReadOnly() {
		t.Error("ReadOnly is false on a full disk")
	}
	if !waitUntil(5*time.Second, func() bool {
		var refused *pgconn.PgError
		return errors.As(write(), &refused) && refused.Code == "25006" // read_only_sql_transaction
	}) {
		t.Fatal("writes are not refused")
	}

	free.Store(floorBytes + 1)
	c.disk.look(c.PID())
	if !c.ReadOnly() {
		t.Error("a little room must not make it flutter")
	}
	free.Store(2 * floorBytes)
	c.disk.look(c.PID())
	if !waitUntil(5*time.Second, func() bool { return write() == nil }) {
		t.Error("writes are refused although there is room again")
	}
}

func TestFullDiskAtStart(t *testing.T) {
	var free atomic.Uint64
	o := quiet(dataFolder(t))
	o.free = func(dir string) (uint64, error) {
		if _, err := os.Stat(filepath.Join(dir, "ballast")); errors.Is(err, os.ErrNotExist) {
			return free.Load() + ballastBytes, nil
		}
		return free.Load(), nil
	}
	free.Store(1 << 20)
	c := mustStart(t, o) // the copied folder may have its ballast already; either way it is not there after this
	if !c.ReadOnly() {
		t.Error("takes writes on a full disk")
	}
	if got := query(t, c.DSN(), "select current_setting('default_transaction_read_only')"); got != "on" {
		t.Errorf("default_transaction_read_only is %s", got)
	}
	c.Stop()

	o.free = fakeDisk(&free)
	wantStartError(t, o, "is full", "1 MB are left", "make room")
	free.Store(1 << 40)
	c = mustStart(t, o)
	if err := execute(t, c.DSN(), "create table written ()"); err != nil {
		t.Error(err)
	}
	if !waitUntil(5*time.Second, func() bool {
		info, err := os.Stat(filepath.Join(c.Dir(), "ballast"))
		return err == nil && info.Size() == ballastBytes
	}) {
		t.Error("no ballast is kept")
	}
}

func TestFullDiskAtFirstStart(t *testing.T) {
	var free atomic.Uint64
	free.Store(100 << 20)
	o := quiet(filepath.Join(emptyParent(t), "data"))
	o.free = fakeDisk(&free)
	wantStartError(t, o, "100 MB are left", "256 MB are needed")
	if !IsNew(o.Dir) {
		t.Error("a database was made on a full disk")
	}
}
