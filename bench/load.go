//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"runtime"
	"syscall"
	"time"
)

// load is what is sent to a server: requests of a fixed list in random order over connections that stay open, each
// sending its next request when the answer to the last one is whole.
type load struct {
	address     string // host:port
	requests    [][]byte
	want        int // status of an answer that is none but an error
	connections int
	seed        uint64
}

// outcome is what came of it.
type outcome struct {
	answers int
	errors  int
	lastErr error
	bytes   int64 // of bodies
	elapsed time.Duration
	ended   time.Time // when the last answer was whole
	latencies
}

// threads is how many threads send. Each waits for all of its connections at once, as wrk does: a goroutine for each
// would take from the servers, which share the machine, more than the measuring itself.
const threads = 2

// run sends for the warm-up, which is not counted, and then for the duration. Requests under way at the end are waited for and
// count, over the time it took: a slow server is not flattered by a short round, and nobody's unfinished work falls into
// the next one's time.
func (l load) run(ctx context.Context, warmUp, duration time.Duration) (outcome, error) {
	address, err := net.ResolveTCPAddr("tcp", l.address)
	if err != nil {
		return outcome{}, err
	}
	began := time.Now()
	results := make(chan outcome, threads)
	for i := range threads {
		t := &thread{load: l, address: address, from: began.Add(warmUp), until: began.Add(warmUp + duration), ctx: ctx,
			random: rand.New(rand.NewPCG(l.seed, uint64(i))), piece: make([]byte, 256<<10)}
		go func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			results <- t.run((l.connections + i) / threads)
		}()
	}
	var sum outcome
	for range threads {
		sum.merge(<-results)
	}
	sum.elapsed = max(sum.ended.Sub(began.Add(warmUp)), duration)
	switch {
	case ctx.Err() != nil:
		return sum, ctx.Err()
	case sum.answers == 0:
		return sum, fmt.Errorf("%s gave no answer in %v; the last error: %v", l.address, duration, sum.lastErr)
	}
	return sum, nil
}

func (o *outcome) merge(other outcome) {
	o.answers += other.answers
	o.errors += other.errors
	o.bytes += other.bytes
	if other.lastErr != nil {
		o.lastErr = other.lastErr
	}
	if other.ended.After(o.ended) {
		o.ended = other.ended
	}
	o.latencies.merge(&other.latencies)
}

// thread sends over its share of the connections.
type thread struct {
	load
	address *net.TCPAddr
	from    time.Time // what is sent from here on counts
	until   time.Time // nothing is sent from here on
	ctx     context.Context
	random  *rand.Rand
	piece   []byte
	epoll   int
	open    map[int32]*connection
	result  outcome
}

// connection is one that stays open.
type connection struct {
	fd    int
	sent  time.Time // the request under way; zero when there is none
	reply reply
}

// patience is how long requests under way are waited for at the end.
const patience = time.Minute

// mostErrors ends a run that goes nowhere.
const mostErrors = 1000

func (t *thread) run(connections int) outcome {
	var err error
	if t.epoll, err = syscall.EpollCreate1(syscall.EPOLL_CLOEXEC); err != nil {
		return outcome{lastErr: err}
	}
	defer syscall.Close(t.epoll)
	t.open = map[int32]*connection{}
	for range connections {
		t.connect()
	}
	events := make([]syscall.EpollEvent, connections+1)
	for t.waiting() && t.result.errors < mostErrors {
		n, err := syscall.EpollWait(t.epoll, events, 100)
		if err != nil && err != syscall.EINTR {
			t.fail(err)
			break
		}
		for _, e := range events[:max(n, 0)] {
			t.read(t.open[e.Fd])
		}
	}
	for _, c := range t.open {
		syscall.Close(c.fd)
	}
	return t.result
}

// waiting tells whether there is anything left to do.
func (t *thread) waiting() bool {
	now := time.Now()
	if now.Before(t.until) {
		return t.ctx.Err() == nil && len(t.open) > 0
	}
	for _, c := range t.open {
		if !c.sent.IsZero() {
			return t.ctx.Err() == nil && now.Before(t.until.Add(patience))
		}
	}
	return false
}

func (t *thread) fail(err error) {
	t.result.errors++
	t.result.lastErr = err
}

// connect opens a connection and sends its first request.
func (t *thread) connect() {
	fd, err := dial(t.address)
	if err == nil {
		err = syscall.EpollCtl(t.epoll, syscall.EPOLL_CTL_ADD, fd, &syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(fd)})
	}
	if err != nil {
		t.fail(err)
		return
	}
	c := &connection{fd: fd}
	t.open[int32(fd)] = c
	t.send(c)
}

// reconnect opens another connection instead of one that is of no more use.
func (t *thread) reconnect(c *connection) {
	syscall.Close(c.fd)
	delete(t.open, int32(c.fd))
	if time.Now().Before(t.until) {
		t.connect()
	}
}

func (t *thread) send(c *connection) {
	request := t.requests[t.random.IntN(len(t.requests))]
	c.reply.next()
	c.sent = time.Now()
	if n, err := syscall.Write(c.fd, request); err != nil || n < len(request) {
		t.fail(fmt.Errorf("sent %d bytes of %d: %v", n, len(request), err))
		t.reconnect(c)
	}
}

// read takes what came. A server may close a connection between two answers; then the next request has none yet.
func (t *thread) read(c *connection) {
	n, err := syscall.Read(c.fd, t.piece)
	switch {
	case err == syscall.EAGAIN || err == syscall.EINTR:
		return
	case n <= 0:
		t.fail(errors.Join(errors.New("the connection ended within an answer"), err))
		t.reconnect(c)
		return
	}
	done, err := c.reply.feed(t.piece[:n])
	if err != nil {
		t.fail(err)
		t.reconnect(c)
		return
	}
	if done {
		t.take(c)
	}
}

// take counts an answer and sends the next request.
func (t *thread) take(c *connection) {
	now := time.Now()
	switch {
	case c.reply.status != t.want:
		t.fail(fmt.Errorf("status %d instead of %d", c.reply.status, t.want))
	case c.sent.After(t.from):
		t.result.ended = now
		t.result.latencies.add(now.Sub(c.sent))
		t.result.answers++
		t.result.bytes += c.reply.length
	}
	c.sent = time.Time{}
	switch {
	case c.reply.last:
		t.reconnect(c)
	case now.Before(t.until):
		t.send(c)
	}
}

// dial gives a connected socket that does not block.
func dial(address *net.TCPAddr) (int, error) {
	family, to := syscall.AF_INET6, syscall.Sockaddr(nil)
	if ip := address.IP.To4(); ip != nil {
		family, to = syscall.AF_INET, &syscall.SockaddrInet4{Port: address.Port, Addr: [4]byte(ip)}
	} else {
		to = &syscall.SockaddrInet6{Port: address.Port, Addr: [16]byte(address.IP.To16())}
	}
	fd, err := syscall.Socket(family, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return 0, err
	}
	err = syscall.Connect(fd, to)
	if err == nil {
		err = syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1)
	}
	if err == nil {
		err = syscall.SetNonblock(fd, true)
	}
	if err != nil {
		syscall.Close(fd)
		return 0, err
	}
	return fd, nil
}
