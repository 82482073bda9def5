package cluster

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// holdVariable makes this test program a process that only keeps a cluster up, for a test to kill.
const holdVariable = "LOCURI_TEST_HOLD_CLUSTER"

func holdCluster(dir string) {
	c, err := Start(context.Background(), quiet(dir))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("up")
	<-c.Done()
}

func TestKilledParentTakesTheClusterWithIt(t *testing.T) {
	dir := dataFolder(t)
	holder := exec.Command(os.Args[0])
	holder.Env = append(os.Environ(), holdVariable+"="+dir)
	output, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil || line != "up\n" {
		t.Fatalf("the holding process said %q, %v", line, err)
	}
	if err := holder.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := holder.Wait(); err == nil {
		t.Fatal("the holding process was not killed")
	}
	c := mustStart(t, quiet(dir))
	if got := query(t, c.DSN(), "select 1"); got != "1" {
		t.Errorf("got %s", got)
	}
	c.Stop()
	wantNoProcess(t, c.folder.postgres())
}

// A server whose parent is gone, as on systems without a parent-death signal.
func TestOrphanIsReplaced(t *testing.T) {
	orphan, err := Start(t.Context(), quiet(dataFolder(t)))
	if err != nil {
		t.Fatal(err)
	}
	if err := execute(t, orphan.DSN(), "create table kept as select 1 as n"); err != nil {
		t.Fatal(err)
	}
	orphan.folder.release()
	c := mustStart(t, quiet(orphan.Dir()))
	if c.PID() == orphan.PID() {
		t.Error("the orphan still serves")
	}
	if got := query(t, c.DSN(), "select n from kept"); got != "1" {
		t.Errorf("got %s", got)
	}
}

func TestServerThatDiesAloneIsReported(t *testing.T) {
	c := mustStart(t, quiet(dataFolder(t)))
	if err := c.Err(); err != nil {
		t.Fatalf("Err while it runs: %v", err)
	}
	if err := syscall.Kill(c.PID(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	select {
	case <-c.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("Done is not closed")
	}
	if err := c.Err(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("got %v, want an error that says it was killed", err)
	}
	c.Stop()
	mustStart(t, quiet(c.Dir())) // it also clears up the shared memory that the dead one left
}

// A backend that computes does not notice that its server is gone, and keeps the shared memory.
func TestBusyBackendOfAKilledServer(t *testing.T) {
	c, err := Start(t.Context(), quiet(dataFolder(t)))
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), c.DSN())
	if err != nil {
		t.Fatal(err)
	}
	busy := make(chan error, 1)
	go func() {
		_, err := conn.Exec(context.Background(), "select count(*) from generate_series(1, 1e12::bigint) a")
		busy <- err
	}()
	if !waitUntil(10*time.Second, func() bool {
		return query(t, c.DSN(), "select count(*) from pg_stat_activity where state = 'active' and query like '%generate_series(1, 1e12%' and pid <> pg_backend_pid()") == "1"
	}) {
		t.Fatal("the query does not run")
	}
	if err := syscall.Kill(c.PID(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-c.Done()
	c.Stop()
	again := mustStart(t, quiet(c.Dir()))
	if err := <-busy; err == nil {
		t.Error("the old query went on")
	}
	if got := query(t, again.DSN(), "select 1"); got != "1" {
		t.Errorf("got %s", got)
	}
}

// PostgreSQL believes a pid file that names a live process of its own user.
func TestStalePidFileNamesAnotherProcess(t *testing.T) {
	dir := dataFolder(t)
	f, err := openFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	other := exec.Command("sleep", "60")
	c, err := startChild(other, f.account, endAtOnce)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		c.signal(syscall.SIGKILL)
		<-c.done
	}()
	pidFile := fmt.Sprintf("%d\n%s\n%d\n5432\n\n\n\n", c.pid, f.postgres(), time.Now().Unix())
	if err := f.write(filepath.Join(f.postgres(), "postmaster.pid"), pidFile); err != nil {
		t.Fatal(err)
	}
	lock := filepath.Join(dir, "run", ".s.PGSQL.5432.lock")
	if err := f.write(lock, pidFile); err != nil {
		t.Fatal(err)
	}
	mustStart(t, quiet(dir))
	if err := syscall.Kill(c.pid, 0); err != nil {
		t.Errorf("the other process was ended: %v", err)
	}
}

// The parent-death signal is sent when the thread ends that made the child.
func TestClusterOutlivesTheThreadThatStartedIt(t *testing.T) {
	dir := dataFolder(t)
	result := make(chan *Cluster)
	go func() {
		runtime.LockOSThread() // never unlocked: the thread ends with this goroutine
		c, err := Start(context.Background(), quiet(dir))
		if err != nil {
			t.Error(err)
		}
		result <- c
	}()
	c := <-result
	if c == nil {
		t.FailNow()
	}
	defer c.Stop()
	time.Sleep(100 * time.Millisecond)
	if err := c.Err(); err != nil {
		t.Error(err)
	}
	if got := query(t, c.DSN(), "select 1"); got != "1" {
		t.Errorf("got %s", got)
	}
}

func TestUnfinishedFirstStart(t *testing.T) {
	dir := filepath.Join(emptyParent(t), "data")
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	if c, err := Start(ctx, quiet(dir)); err == nil {
		c.Stop()
		t.Fatal("made a database in 30 ms")
	}
	if !IsNew(dir) {
		t.Error("what is unfinished looks like a database")
	}
	mustStart(t, quiet(dir))
}
