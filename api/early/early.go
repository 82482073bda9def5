// Package early answers requests that need no thought on their connection, before net/http begins with them: what it does for every
// request (a second goroutine to watch for the end of the connection, deadlines, buffers) takes longer than finding such an answer.
package early

import (
	"bufio"
	"bytes"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"golang.org/x/net/http/httpguts"
)

// Answer is all of an answer to GET. The header names the Content-Length of a body; who gets it changes none of its parts.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// WriteTo sends the answer through net/http.
func (a *Answer) WriteTo(w http.ResponseWriter) {
	header := w.Header()
	for name, values := range a.Header {
		header[name] = values
	}
	w.WriteHeader(a.Status)
	if len(a.Body) > 0 {
		_, _ = w.Write(a.Body) // fails only when the client is gone
	}
}

// Listen gives a listener for http.Server.Serve on whose connections find answers early; nil from it leaves a request to net/http. It must
// not wait for anything. idle is the server's IdleTimeout.
func Listen(l net.Listener, idle time.Duration, find func(*http.Request) *Answer) net.Listener {
	return &listener{l, idle, find, sync.OnceValue(func() time.Time { return time.Now().Add(drain) })}
}

type listener struct {
	net.Listener
	idle time.Duration
	find func(*http.Request) *Answer
	last func() time.Time // until when answers on their way may hold up the end of the server, from when it is first asked
}

func (l *listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, is := c.(*net.TCPConn); is {
		return &conn{TCPConn: tcp, listener: l}, err
	}
	return c, err
}

// conn is a connection of http.Server, which never reads twice at one time. What is read is looked at as long as each read gave a whole
// request without a body: then the next one begins a request as well. After anything else the connection is net/http's alone. The first
// request is always net/http's, which would count ReadTimeout from the beginning of the connection for whatever it gets first.
type conn struct {
	*net.TCPConn
	listener *listener
	met      bool      // net/http has had a request: what it waits for next has its time from when it comes, not from when the connection began
	begun    bool      // net/http has had the first byte of the next request
	left     bool      // to net/http
	extended time.Time // when its deadlines were set here last; zero since net/http had it

	writing sync.Mutex
}

// Read gives the first request that is not answered here.
func (c *conn) Read(p []byte) (int, error) {
	for {
		n, err := c.TCPConn.Read(p)
		if c.left || n == 0 || err != nil {
			return n, err
		}
		answer := c.find(p[:n])
		if answer == nil {
			return n, c.handOver()
		}
		if err := c.send(answer); err != nil {
			return 0, err
		}
	}
}

// find gives the answer to what was read; nil when net/http must have it.
func (c *conn) find(read []byte) *Answer {
	// While it answers, net/http reads one byte, to see the connection end. A client may be so quick that this is the beginning of its next request.
	if !c.begun && len(read) == 1 && read[0] == 'G' {
		c.begun = true
		return nil
	}
	mustPass := c.begun || !c.met
	if c.begun {
		read = append([]byte{'G'}, read...)
	}
	r := parse(read)
	c.begun, c.met, c.left = false, true, r == nil || !isSimple(r)
	if mustPass || c.left {
		return nil
	}
	return c.listener.find(r)
}

var readers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 4096) }}

// parse reads a GET request; nil for what is none, is not the whole of it, or has anything after it. It is read by net/http's own reader,
// so that both agree on where it ends.
func parse(read []byte) *http.Request {
	if !bytes.HasPrefix(read, []byte("GET ")) || !bytes.HasSuffix(read, []byte("\r\n\r\n")) {
		return nil
	}
	in := readers.Get().(*bufio.Reader)
	defer readers.Put(in)
	from := bytes.NewReader(read)
	in.Reset(from)
	r, err := http.ReadRequest(in)
	if err != nil || in.Buffered() > 0 || from.Len() > 0 {
		return nil
	}
	return r
}

// isSimple tells whether a request has nothing that net/http refuses, and nothing to follow it or to change the connection.
func isSimple(r *http.Request) bool {
	if r.ContentLength != 0 || r.Close || r.Proto != "HTTP/1.1" || r.Header["Expect"] != nil || r.Header["Upgrade"] != nil {
		return false
	}
	for name, values := range r.Header {
		if !httpguts.ValidHeaderFieldName(name) || !all(values, httpguts.ValidHeaderFieldValue) {
			return false
		}
	}
	return r.Host != "" && httpguts.ValidHostHeader(r.Host)
}

func all(values []string, are func(string) bool) bool {
	return !slices.ContainsFunc(values, func(v string) bool { return !are(v) })
}

// send writes an answer. A client that stops reading, or asking, is given up after the time for idle connections.
func (c *conn) send(a *Answer) error {
	idle := c.listener.idle
	if now := time.Now(); now.Sub(c.extended) > idle/100 {
		c.extended = now
		if err := c.SetDeadline(now.Add(idle)); err != nil {
			return err
		}
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	a.head(out)
	if len(a.Body) == 0 {
		_, err := c.Write(out.Bytes())
		return err
	}
	_, err := (&net.Buffers{out.Bytes(), a.Body}).WriteTo(c.TCPConn)
	return err
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// head writes the status line and the header, with the date that RFC 9110 §6.6.1 asks for.
func (a *Answer) head(out *bytes.Buffer) {
	out.WriteString("HTTP/1.1 ")
	out.WriteString(strconv.Itoa(a.Status))
	out.WriteByte(' ')
	out.WriteString(http.StatusText(a.Status))
	out.WriteString("\r\nDate: ")
	out.Write(time.Now().UTC().AppendFormat(out.AvailableBuffer(), http.TimeFormat))
	out.WriteString("\r\n")
	_ = a.Header.Write(out) // to memory
	out.WriteString("\r\n")
}

// handOver takes back the time that was set here for writing: net/http sets its own for each request that it reads, but none where its server
// has no WriteTimeout. That for reading it sets in any case.
func (c *conn) handOver() error {
	if c.extended.IsZero() {
		return nil
	}
	c.extended = time.Time{}
	return c.SetWriteDeadline(time.Time{})
}

// drain is how long answers on their way may hold up the end of the server.
const drain = 5 * time.Second

// Close lets an answer on its way arrive: net/http takes a connection that is answered early for an idle one when the server ends, and ends one
// after the other. So all of them together have the time that one has.
func (c *conn) Close() error {
	if !c.writing.TryLock() {
		_ = c.SetWriteDeadline(c.listener.last()) // fails only for one that is closed
		c.writing.Lock()
	}
	defer c.writing.Unlock()
	return c.TCPConn.Close()
}
