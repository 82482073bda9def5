package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"locuri/api/early"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestServeStartsStopsAndStartsAgain(t *testing.T) {
	t.Parallel()
	data := newData(t)
	p := serve(t, "--data", data)
	p.wantHealthy()
	if code := p.interrupt(); code != 0 {
		t.Errorf("exit code %d after Ctrl-C", code)
	}
	if got := p.stderr.String(); got != "" {
		t.Errorf("stderr: %q", got)
	}
	wantNoDatabaseProcess(t, data)

	p = serve(t, "--data", data)
	p.wantHealthy()
}

func TestTwoServersOnOneMachine(t *testing.T) {
	t.Parallel()
	one, two := serve(t, "--data", newData(t)), serve(t, "--data", newData(t))
	one.wantHealthy()
	two.wantHealthy()
	if one.interrupt(); two.url == one.url {
		t.Error("both have one address")
	}
	two.wantHealthy()
}

func TestServeOnDatabaseURL(t *testing.T) {
	t.Parallel()
	data := newData(t)
	cmd := command("serve", "--listen", "127.0.0.1:0", "--data", data)
	cmd.Env = append(cmd.Env, "DATABASE_URL="+pgtest.EmptyDSN(t))
	p := launch(t, cmd)
	p.wantHealthy()
	if _, err := os.Stat(filepath.Join(data, "postgres")); !os.IsNotExist(err) {
		t.Error("a private database was made as well")
	}
	if code := p.interrupt(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestTerminationSignal(t *testing.T) {
	t.Parallel()
	data := newData(t)
	p := serve(t, "--data", data)
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-p.exited
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	wantNoDatabaseProcess(t, data)
}

// A database that dies alone, as by the kernel for lack of memory, is started again once; at once after a start that is of no use.
func TestServerWhoseDatabaseDiesAtOnceEnds(t *testing.T) {
	t.Parallel()
	data := newData(t)
	p := serve(t, "--data", data)
	killPostmaster(t, data)
	select {
	case <-p.exited:
	case <-time.After(20 * time.Second):
		t.Fatal("the server goes on without a database")
	}
	if code := p.cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(p.stderr.String(), "PostgreSQL ended by itself") {
		t.Errorf("exit code %d, stderr %q", code, p.stderr.String())
	}
	serve(t, "--data", data).wantHealthy()
}

func killPostmaster(t *testing.T, data string) {
	t.Helper()
	// Through the shell, as a user who is not root may not read the pid file of another.
	if out, err := exec.Command("sh", "-c", `kill -9 "$(head -n 1 "$0")"`, filepath.Join(data, "postgres", "postmaster.pid")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func TestCommandBesideARunningServer(t *testing.T) {
	t.Parallel()
	data := newData(t)
	p := serve(t, "--data", data)
	flags := databaseFlags{Data: data}
	db, closeDB, err := openDatabase(t.Context(), flags)
	if err != nil {
		t.Fatal(err)
	}
	wantTables(t, db)
	closeDB()
	p.wantHealthy()
	p.interrupt()

	db, closeDB, err = openDatabase(t.Context(), flags)
	if err != nil {
		t.Fatal(err)
	}
	wantTables(t, db)
	closeDB()
	wantNoDatabaseProcess(t, data)
}

func wantTables(t *testing.T, db *postgis.DB) {
	t.Helper()
	var n int
	if err := db.Pool().QueryRow(context.Background(), "select count(*) from place").Scan(&n); err != nil {
		t.Errorf("the database is not migrated: %v", err)
	}
}

func TestOwnerOfTheDataFolder(t *testing.T) {
	t.Parallel()
	data := newData(t)
	serve(t, "--data", data)
	err := filepath.WalkDir(data, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := os.Lstat(path)
		if err == nil && info.Sys().(*syscall.Stat_t).Uid == 0 {
			t.Errorf("%s belongs to root", path)
		}
		if os.IsNotExist(err) {
			return nil // the database's own coming and going
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
}

func TestServerIsNotRoot(t *testing.T) {
	t.Parallel()
	p := serve(t, "--data", newData(t))
	status, err := exec.Command("ps", "-o", "uid=", "-p", strconv.Itoa(p.cmd.Process.Pid)).Output()
	if err != nil {
		t.Fatal(err)
	}
	if uid := strings.TrimSpace(string(status)); uid == "0" || uid == "" {
		t.Errorf("the server runs as user id %q", uid)
	}
}

// Requests in progress are answered before the server ends, and no new ones are taken.
func TestEndDrainsRequests(t *testing.T) {
	t.Parallel()
	listener, err := listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	begun, finish := make(chan struct{}), make(chan struct{})
	slow := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		close(begun)
		<-finish
		w.WriteHeader(http.StatusTeapot)
	})
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- serveUntilDone(ctx, listener, handler{slow, func(*http.Request) *early.Answer { return nil }}, &store{})
	}()
	status := make(chan int, 1)
	go func() {
		res, err := http.Get("http://" + listener.Addr().String())
		if err != nil {
			status <- 0
			return
		}
		res.Body.Close()
		status <- res.StatusCode
	}()
	<-begun
	end()
	for {
		conn, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			break // closed for newcomers
		}
		conn.Close()
	}
	close(finish)
	if got := <-status; got != http.StatusTeapot {
		t.Errorf("the request in progress got status %d", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
