// Package cluster keeps a private PostgreSQL server with PostGIS in a data folder, for those who have no database server of their own.
//
// The server is a child of this process, listens on a Unix socket only and lets in only the account it runs as, and root. It ends with this
// process, also when that is killed. Everything is in the data folder:
//
//	locuri.lock   held while a process uses the folder; names it
//	postgres/     the database itself
//	run/          the socket
//	log/          what PostgreSQL had to say
//	ballast       room that is given back when the disk is full
package cluster

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"
)

// Options say where the cluster lives and how it runs.
type Options struct {
	Dir       string       // the data folder, made when it is missing
	Logger    *slog.Logger // slog.Default() when nil
	Ephemeral bool         // for tests: fast, and lost when the machine stops

	free func(dir string) (uint64, error) // bytes left on the disk; tests put in their own
}

// Cluster is a running PostgreSQL server.
type Cluster struct {
	folder *folder
	socket string
	server *server
	disk   *diskGuard
	log    *slog.Logger
	brutal bool

	stopping sync.Once
	stopped  chan struct{} // closed when Stop was called
}

// Start brings up the cluster in o.Dir, making it first when the folder is new, and returns when it takes connections. What an earlier
// process left behind, killed or crashed, is cleared away. The error is for people: one line that says what to do.
func Start(ctx context.Context, o Options) (*Cluster, error) {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.free == nil {
		o.free = freeBytes
	}
	folder, err := openFolder(o.Dir)
	if err != nil {
		return nil, err
	}
	if err := folder.acquire(); err != nil {
		return nil, err
	}
	c, err := start(ctx, folder, o)
	if err != nil {
		folder.release()
		return nil, err
	}
	return c, nil
}

func start(ctx context.Context, f *folder, o Options) (*Cluster, error) {
	c := &Cluster{folder: f, log: o.Logger, brutal: o.Ephemeral, stopped: make(chan struct{})}
	binaries, err := binariesFor(f)
	if err != nil {
		return nil, err
	}
	c.disk = &diskGuard{folder: f, free: o.free, log: o.Logger}
	if !o.Ephemeral {
		if err := c.disk.atStart(); err != nil {
			return nil, err
		}
	}
	if err := initialise(ctx, f, binaries, o.Logger); err != nil {
		return nil, err
	}
	if err := stopLeftovers(f.postgres(), o.Logger); err != nil {
		return nil, err
	}
	if c.socket, err = f.socketDir(); err != nil {
		return nil, err
	}
	if err := clearSocket(c.socket); err != nil {
		return nil, err
	}
	if err := c.launch(ctx, binaries, o); err != nil {
		return nil, err
	}
	if !o.Ephemeral {
		c.disk.watching.Go(func() { c.disk.watch(c.Done(), c.server.pid) })
	}
	return c, nil
}

// launch starts the server process and returns when it answers.
func (c *Cluster) launch(ctx context.Context, b Binaries, o Options) (err error) {
	if err := writeAccess(c.folder); err != nil {
		return err
	}
	if c.server, err = startServer(c.folder, b, arguments(c.folder, c.socket, o.Ephemeral)); err != nil {
		return err
	}
	if err := c.folder.announce(c.socket); err != nil {
		c.Stop()
		return err
	}
	if err := waitReady(ctx, c.server, c.socket); err != nil {
		c.Stop()
		return err
	}
	return nil
}

// DSN is the address of the cluster's database, named locuri, for pgx and libpq.
func (c *Cluster) DSN() string { return dsn(c.socket, database) }

// DatabaseDSN is the address of another database in the cluster.
func (c *Cluster) DatabaseDSN(name string) string { return dsn(c.socket, name) }

// Dir is the data folder, as an absolute path without symbolic links.
func (c *Cluster) Dir() string { return c.folder.path }

// PID is the process id of the server.
func (c *Cluster) PID() int { return c.server.pid }

// Done is closed when the server has ended, by Stop or by itself; Err then tells which.
func (c *Cluster) Done() <-chan struct{} { return c.server.done }

// Err is nil while the server runs and after Stop. When the server ended by itself it says why.
func (c *Cluster) Err() error {
	select {
	case <-c.stopped:
		return nil
	default:
	}
	select {
	case <-c.server.done:
		return fmt.Errorf("PostgreSQL ended by itself: %s", c.server.lastWords())
	default:
		return nil
	}
}

// ReadOnly says that the disk is so full that the cluster refuses writes; they fail with SQLSTATE 25006.
func (c *Cluster) ReadOnly() bool { return c.disk.readOnly.Load() }

// Stop ends the server, after the transactions in progress are rolled back, and gives the folder free. It may be called more than once.
func (c *Cluster) Stop() {
	c.stopping.Do(func() {
		close(c.stopped)
		c.server.stop(c.brutal, c.log)
		c.disk.watching.Wait()
		c.folder.removeSocketDir(c.socket)
		c.folder.release()
	})
	<-c.server.done
}

// StopGently is Stop with everything written to disk, which an ephemeral cluster otherwise leaves out.
func (c *Cluster) StopGently() error {
	c.brutal = false
	c.Stop()
	if !c.server.cmd.ProcessState.Success() {
		return fmt.Errorf("the database did not stop cleanly: %s", c.server.lastWords())
	}
	return nil
}

// RunningError says that another process uses the data folder.
type RunningError struct {
	Dir    string
	PID    int    // 0 when it is not known
	Socket string // the folder of its cluster's socket; empty while that is still starting
}

func (e *RunningError) Error() string {
	return fmt.Sprintf("another locuri already runs on the data folder %s (held by pid %d); stop it or choose another folder with --data", e.Dir, e.PID)
}

// DSN is the address of the other process's database; empty while that is still starting.
func (e *RunningError) DSN() string {
	if e.Socket == "" {
		return ""
	}
	return dsn(e.Socket, database)
}

// removeIfThere removes one file and does not mind when there is none.
func removeIfThere(path string) error {
	err := os.Remove(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// waitUntil asks again and again, for at most the given time, and says whether the answer became yes.
func waitUntil(limit time.Duration, yes func() bool) bool {
	deadline := time.Now().Add(limit)
	for !yes() {
		if time.Now().After(deadline) {
			return false
		}
		time.Sleep(5 * time.Millisecond)
	}
	return true
}
