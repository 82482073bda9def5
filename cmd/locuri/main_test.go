package main

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"locuri/geo/postgis/pgtest"
)

// commandVariable makes this test program behave as the command itself, for the tests to start, stop and kill.
const commandVariable = "LOCURI_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(commandVariable) != "" {
		main()
		return
	}
	pgtest.Main(m)
}

// command is "locuri args" with an environment in which nothing of Locuri is set.
func command(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "LOCURI_") && !strings.HasPrefix(e, "DATABASE_URL=") {
			cmd.Env = append(cmd.Env, e)
		}
	}
	cmd.Env = append(cmd.Env, commandVariable+"=1")
	return cmd
}

// folder is a test's own folder that the database's account may enter also when the tests run as root.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "locuri-cmd-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

// newData is the path of a data folder that is not there yet.
func newData(t *testing.T) string { return filepath.Join(folder(t), "data") }

// process is a running server.
type process struct {
	t      *testing.T
	cmd    *exec.Cmd
	url    string // as the server printed it, with 127.0.0.1 for localhost
	stdout collector
	stderr collector
	exited chan struct{}
}

// collector gathers what a process prints, for another goroutine to read.
type collector struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (c *collector) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all.Write(p)
}

func (c *collector) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all.String()
}

// serve starts "locuri serve" on a free port and returns when it is ready. The process is killed when the test ends.
func serve(t *testing.T, args ...string) *process {
	t.Helper()
	return launch(t, command(append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...))
}

func launch(t *testing.T, cmd *exec.Cmd) *process {
	t.Helper()
	p := &process{t: t, cmd: cmd, exited: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = &p.stdout, &p.stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.exited)
		_ = cmd.Wait() // cmd.ProcessState has it
	}()
	t.Cleanup(p.kill)
	for deadline := time.Now().Add(time.Minute); p.url == ""; time.Sleep(2 * time.Millisecond) {
		select {
		case <-p.exited:
			t.Fatalf("the server ended: %s%s", p.stdout.String(), p.stderr.String())
		default:
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server does not get ready: %s%s", p.stdout.String(), p.stderr.String())
		}
		p.url = readyURL(p.stdout.String())
	}
	return p
}

// readyURL finds the address in "Locuri is ready: http://localhost:8080".
func readyURL(output string) string {
	_, rest, found := strings.Cut(output, "is ready: ")
	address, _, complete := strings.Cut(rest, "\n")
	if !found || !complete {
		return ""
	}
	return strings.Replace(address, "localhost", "127.0.0.1", 1)
}

// kill is SIGKILL. It returns when the database, which then ends by itself, has ended too.
func (p *process) kill() {
	p.t.Helper()
	_ = p.cmd.Process.Kill() // may have ended
	<-p.exited
	if i := slices.Index(p.cmd.Args, "--data"); i >= 0 {
		wantNoDatabaseProcess(p.t, p.cmd.Args[i+1])
	}
}

// interrupt stops the server as Ctrl-C does and returns its exit code.
func (p *process) interrupt() int {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGINT); err != nil {
		p.t.Fatal(err)
	}
	select {
	case <-p.exited:
	case <-time.After(30 * time.Second):
		p.t.Fatal("the server does not stop")
	}
	return p.cmd.ProcessState.ExitCode()
}

func (p *process) wantHealthy() {
	p.t.Helper()
	res, err := http.Get(p.url + "/healthz")
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK || string(body) != "ok\n" {
		p.t.Errorf("GET /healthz: %s, %q", res.Status, body)
	}
}

// wantNoDatabaseProcess holds that no PostgreSQL works in the data folder any more. It takes a moment after a kill.
func wantNoDatabaseProcess(t *testing.T, data string) {
	t.Helper()
	pidFile := filepath.Join(data, "postgres", "postmaster.pid")
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Stat(pidFile); os.IsNotExist(err) {
			return
		}
	}
	t.Errorf("%s is still there", pidFile)
}
