//go:build linux

package main

import (
	"bytes"
	"fmt"
	"net"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// child is a process that the benchmark has started and ends.
type child struct {
	cmd  *exec.Cmd
	done chan struct{}
	said *output
}

// start runs a program in a process group of its own, so that Ctrl-C reaches the benchmark alone, which then ends it in good
// order. awaited is how the line begins by which the program tells that it is ready; start returns that line. "" waits for none.
func start(cmd *exec.Cmd, awaited string) (*child, string, error) {
	c := &child{cmd: cmd, done: make(chan struct{}), said: &output{awaited: awaited, ready: make(chan string, 1)}}
	cmd.Stdout, cmd.Stderr = c.said, c.said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM}
	if err := cmd.Start(); err != nil {
		return nil, "", fmt.Errorf("cannot run %s: %w", cmd.Path, err)
	}
	go func() {
		_ = cmd.Wait() // how it ended does not matter
		close(c.done)
	}()
	if awaited == "" {
		return c, "", nil
	}
	select {
	case line := <-c.said.ready:
		return c, line, nil
	case <-c.done:
		return nil, "", fmt.Errorf("%s ended before it was ready: %s", cmd.Path, c.said)
	case <-time.After(time.Minute):
		c.stop()
		return nil, "", fmt.Errorf("%s did not get ready: %s", cmd.Path, c.said)
	}
}

// stop asks the process to end, and makes it end when it does not.
func (c *child) stop() {
	_ = c.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-c.done:
	case <-time.After(20 * time.Second):
		_ = syscall.Kill(-c.cmd.Process.Pid, syscall.SIGKILL)
		<-c.done
	}
}

func (c *child) pid() int { return c.cmd.Process.Pid }

// output keeps the last that a program said, and looks for the line that tells that it is ready.
type output struct {
	awaited string
	ready   chan string
	line    []byte
	last    []byte
}

const kept = 2000

func (o *output) Write(p []byte) (int, error) {
	o.last = append(o.last, p...)
	o.last = o.last[max(len(o.last)-kept, 0):]
	o.line = append(o.line, p...)
	for {
		line, rest, found := bytes.Cut(o.line, []byte("\n"))
		if !found {
			return len(p), nil
		}
		if o.awaited != "" && strings.HasPrefix(string(line), o.awaited) {
			select {
			case o.ready <- string(line):
			default: // it was said before
			}
		}
		o.line = rest
	}
}

// String is only for a program that has ended.
func (o *output) String() string { return strings.TrimSpace(string(o.last)) }

// freeAddress gives an address of this machine that nothing listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}
