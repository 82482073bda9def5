package cluster

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
)

// Signals as PostgreSQL takes them.
const (
	endAfterRollback = syscall.SIGINT  // "fast shutdown"
	endAtOnce        = syscall.SIGQUIT // "immediate shutdown": the next start recovers
)

// child is a process that ends with this one.
type child struct {
	cmd  *exec.Cmd
	pid  int
	done chan struct{} // closed when the process has ended; cmd.ProcessState then tells how
}

// startChild runs cmd as the account, in a process group of its own, so that Ctrl-C at the terminal reaches this process
// alone and the database is there until the last request is answered. When this process is killed, the child gets the signal last.
func startChild(cmd *exec.Cmd, a account, last syscall.Signal) (*child, error) {
	cmd.Dir = "/"
	cmd.Env = childEnvironment(os.Environ())
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: a.credential()}
	tieToParent(cmd.SysProcAttr, last)
	c := &child{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	// The kernel sends the parent-death signal when the thread ends that started the child, so that thread must stay: Wait keeps it.
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err != nil {
			return
		}
		_ = cmd.Wait() // what it would say is in cmd.ProcessState
		close(c.done)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	c.pid = cmd.Process.Pid
	return c, nil
}

// signal has nothing to say about a process that has ended already.
func (c *child) signal(s syscall.Signal) { _ = c.cmd.Process.Signal(s) }

// state says how an ended process ended.
func (c *child) state() string {
	<-c.done
	return c.cmd.ProcessState.String()
}

// childEnvironment drops what would change how PostgreSQL's programs behave.
func childEnvironment(environment []string) []string {
	kept := []string{"LC_ALL=C.UTF-8"}
	for _, e := range environment {
		name, _, _ := strings.Cut(e, "=")
		if strings.HasPrefix(name, "PG") || strings.HasPrefix(name, "LC_") || name == "LANG" || name == "LANGUAGE" {
			continue
		}
		kept = append(kept, e)
	}
	return kept
}
