package early_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"locuri/api/early"
)

// kept is what is answered early: /kept/NUMBER with so many bytes, /kept/same with 304.
func kept(r *http.Request) *early.Answer {
	what, is := strings.CutPrefix(r.URL.Path, "/kept/")
	n, err := strconv.Atoi(what)
	switch {
	case !is || r.Method != http.MethodGet || r.Header["Cookie"] != nil:
		return nil
	case what == "same":
		return &early.Answer{Status: http.StatusNotModified, Header: http.Header{"Etag": {`"1"`}}}
	case err != nil:
		return nil
	}
	return &early.Answer{Status: http.StatusOK, Body: bytes.Repeat([]byte("x"), n), Header: http.Header{
		"Content-Type": {"text/plain"}, "Content-Length": {what}, "Vary": {"Cookie", "Accept"}}}
}

// late answers as net/http does, and what is answered early as well, with a word on it that it was late.
var late = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Late", "yes")
	if a := kept(r); a != nil {
		a.WriteTo(w)
		return
	}
	if r.URL.Path == "/slow" {
		time.Sleep(500 * time.Millisecond)
	}
	body, _ := io.ReadAll(r.Body)
	fmt.Fprintf(w, "%s %s %s", r.Method, r.URL, body)
})

// readTimeout is shorter than a connection lasts on which only early answers are given.
const readTimeout = 3 * time.Second

// serve has a server listen, and answer early if it shall.
func serve(t *testing.T, answers bool, s *http.Server) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	if answers {
		l = early.Listen(l, s.IdleTimeout, kept)
	}
	s.Handler = late
	go s.Serve(l)
	t.Cleanup(func() { s.Close() })
	return address
}

// client is a connection on which one writes what one likes.
type client struct {
	t *testing.T
	net.Conn
	in *bufio.Reader
}

func dial(t *testing.T, address string) *client {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	_ = c.SetDeadline(time.Now().Add(time.Minute))
	return &client{t, c, bufio.NewReader(c)}
}

// meet dials and asks until it is answered early: the first request is net/http's, and so is one that comes before it has quite ended the last.
func meet(t *testing.T, address string) *client {
	t.Helper()
	c := dial(t, address)
	c.askUntilEarly()
	return c
}

func (c *client) askUntilEarly() {
	c.t.Helper()
	for range 100 {
		c.say(get("/kept/3"))
		if got := c.hear(1, "GET"); strings.HasPrefix(got[0], "early") {
			return
		}
	}
	c.t.Fatal("nothing is answered early")
}

// say writes the pieces, one after the other.
func (c *client) say(pieces ...string) { c.sayIn(20*time.Millisecond, pieces...) }

// sayIn writes the pieces with some time between them.
func (c *client) sayIn(between time.Duration, pieces ...string) {
	c.t.Helper()
	for i, piece := range pieces {
		if i > 0 {
			time.Sleep(between)
		}
		if _, err := io.WriteString(c, piece); err != nil {
			c.t.Fatal(err)
		}
	}
}

// hear reads answers until the connection ends, or as many as wanted. Each is told as text without its date.
func (c *client) hear(most int, method string) []string {
	c.t.Helper()
	var all []string
	for len(all) < most {
		res, err := http.ReadResponse(c.in, &http.Request{Method: method})
		if err != nil {
			return append(all, "end")
		}
		body, err := io.ReadAll(res.Body)
		header := maps.Clone(res.Header)
		date, dateErr := http.ParseTime(header.Get("Date"))
		if res.StatusCode < 400 && (dateErr != nil || time.Since(date).Abs() > time.Hour) {
			c.t.Errorf("date %q", header.Get("Date"))
		}
		header.Del("Date")
		was := "early"
		if header.Get("Late") != "" || res.StatusCode >= 400 {
			was = "late"
		}
		header.Del("Late")
		all = append(all, fmt.Sprintf("%s|%s %v %d %v %.40s %v", was, res.Proto, res.StatusCode, len(body), header, body, err))
	}
	return all
}

func get(path string, headers ...string) string {
	return "GET " + path + " HTTP/1.1\r\nHost: here\r\n" + strings.Join(append(headers, ""), "\r\n") + "\r\n"
}

// Whatever is written on a connection, it is answered as net/http alone would.
func TestEarlyAnswersAreThoseOfNetHTTP(t *testing.T) {
	t.Parallel()
	early, plain := serve(t, true, &http.Server{IdleTimeout: time.Minute}), serve(t, false, &http.Server{IdleTimeout: time.Minute})
	kept3 := get("/kept/3")
	inside := fmt.Sprintf("Content-Length: %d\r\n", len(kept3))
	tests := map[string]struct {
		pieces []string
		want   string // who gives each answer: e early, l late; x ends the connection
	}{
		"one":                          {[]string{get("/kept/3")}, "e"},
		"unchanged":                    {[]string{get("/kept/same")}, "e"},
		"large":                        {[]string{get("/kept/300000")}, "e"},
		"none":                         {[]string{get("/kept/0")}, "e"},
		"one after another":            {[]string{get("/kept/3"), get("/else"), get("/kept/4"), get("/kept/no"), get("/kept/same")}, "elele"},
		"a cookie":                     {[]string{get("/kept/3", "Cookie: a=b"), get("/kept/3")}, "le"},
		"HEAD":                         {[]string{"HEAD /kept/3 HTTP/1.1\r\nHost: here\r\n\r\n"}, "l"},
		"HTTP/1.0":                     {[]string{"GET /kept/3 HTTP/1.0\r\nHost: here\r\n\r\n"}, "lx"},
		"HTTP/2.0 in the manner of 1":  {[]string{"GET /kept/3 HTTP/2.0\r\nHost: here\r\n\r\n"}, "lx"},
		"no host":                      {[]string{"GET /kept/3 HTTP/1.1\r\n\r\n"}, "lx"},
		"close":                        {[]string{get("/kept/3", "Connection: close")}, "lx"},
		"two at once":                  {[]string{get("/kept/3") + get("/kept/4"), get("/kept/5")}, "lll"},
		"one and a half":               {[]string{get("/kept/3") + "GET /kept/4 HTTP/1.1\r\n", "Host: here\r\n\r\n", get("/kept/5")}, "lll"},
		"in two pieces":                {[]string{"GET /kept/3 HT", "TP/1.1\r\nHost: here\r\n\r\n", get("/kept/5")}, "ll"},
		"a piece like a whole":         {[]string{"GET /else HTTP/1.1\r\nHost: here\r\nA:", get("/kept/3")}, "l"},
		"a body":                       {[]string{"POST /else HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\n\r\nabc", get("/kept/3")}, "ll"},
		"a body like a request":        {[]string{"POST /else HTTP/1.1\r\nHost: here\r\n" + inside + "\r\n", kept3, kept3}, "ll"},
		"GET with such a body":         {[]string{"GET /else HTTP/1.1\r\nHost: here\r\n" + inside + "\r\n", kept3, kept3}, "ll"},
		"two by bare line feeds":       {[]string{"GET /kept/3 HTTP/1.1\nHost: here\n\n" + kept3, kept3}, "lll"},
		"a body after bare line feeds": {[]string{"GET /else HTTP/1.1\nHost: here\n\nPOST /else HTTP/1.1\r\nHost: here\r\n" + inside + "\r\n", kept3, kept3}, "lll"},
		"GET with a body":              {[]string{get("/kept/3", "Content-Length: 3"), "abc", get("/kept/4")}, "ll"},
		"GET with chunks":              {[]string{get("/kept/3", "Transfer-Encoding: chunked"), "0\r\n\r\n", get("/kept/4")}, "ll"},
		"two lengths":                  {[]string{get("/kept/3", "Content-Length: 3", "Content-Length: 4")}, "lx"},
		"no request":                   {[]string{"GET hello\r\n\r\n"}, "lx"},
		"a bad header":                 {[]string{get("/kept/3", "A B: c")}, "lx"},
		"a bad value":                  {[]string{get("/kept/3", "A: b\x01c")}, "lx"},
		"a bad host":                   {[]string{"GET /kept/3 HTTP/1.1\r\nHost: a b\r\n\r\n"}, "lx"},
		"two hosts":                    {[]string{get("/kept/3", "Host: there")}, "lx"},
		"a folded header":              {[]string{get("/kept/3", "A: b", " c")}, "e"},
		"an upgrade":                   {[]string{get("/kept/3", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__")}, "l"},
		"lines without returns":        {[]string{"GET /kept/3 HTTP/1.1\nHost: here\n\n"}, "l"},
		"an escaped path":              {[]string{get("/kept/%33")}, "e"},
		"an absolute address":          {[]string{"GET http://here/kept/3 HTTP/1.1\r\nHost: here\r\n\r\n"}, "e"},
		"a long head":                  {[]string{get("/kept/3", "A: "+strings.Repeat("a", 5000)), get("/kept/3")}, "ll"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			who := ""
			// On a busy machine pieces that are written one after the other may be read at once.
			for between := 20 * time.Millisecond; who != test.want && between < 10*time.Second; between *= 10 {
				told := map[string][]string{}
				for address, c := range map[string]*client{early: meet(t, early), plain: dial(t, plain)} {
					c.sayIn(between, test.pieces...)
					if strings.HasSuffix(test.want, "x") {
						_ = c.Conn.(*net.TCPConn).CloseWrite()
					}
					told[address] = c.hear(len(test.want), strings.Fields(test.pieces[0])[0])
				}
				who = compare(t, told[early], told[plain])
			}
			if who != test.want {
				t.Errorf("answered %s, want %s", who, test.want)
			}
		})
	}
}

// compare holds answers against those of net/http alone, and tells who gave each.
func compare(t *testing.T, early, plain []string) (who string) {
	t.Helper()
	for i, answer := range early {
		given, got, _ := strings.Cut(answer, "|")
		who += map[string]string{"early": "e", "late": "l", "end": "x"}[given]
		if _, want, _ := strings.Cut(plain[i], "|"); got != want {
			t.Errorf("answer %d: %s\nnet/http: %s", i, got, want)
		}
	}
	return who
}

// The first request of a connection is net/http's, and one that comes while it answers; those after it are answered early again.
func TestWhatComesWhileAnotherIsAnsweredIsLate(t *testing.T) {
	t.Parallel()
	c := dial(t, serve(t, true, &http.Server{IdleTimeout: time.Minute}))
	c.say(get("/slow"), get("/kept/3"))
	for i, want := range []string{"late|HTTP/1.1 200 10 ", "late|HTTP/1.1 200 3 "} {
		if got := c.hear(1, "GET"); !strings.HasPrefix(got[0], want) {
			t.Errorf("answer %d: %s", i, got)
		}
	}
	c.askUntilEarly()
}

// A connection that goes on asking is not idle; one that stops asking is.
func TestIdleConnectionEnds(t *testing.T) {
	t.Parallel()
	c := meet(t, serve(t, true, &http.Server{IdleTimeout: 5 * time.Second, ReadTimeout: readTimeout}))
	for range 7 {
		c.say(get("/kept/3"))
		if got := c.hear(1, "GET"); !strings.HasPrefix(got[0], "early") {
			t.Fatal(got)
		}
		time.Sleep(time.Second)
	}
	c.say("POST /else HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\n\r\n", "abc")
	if got := c.hear(1, "POST"); !strings.Contains(got[0], "POST /else abc") {
		t.Error("a request after a long time of early answers:", got)
	}
	if got := c.hear(1, "GET"); got[0] != "end" {
		t.Error("it stays open:", got)
	}
}

// Half a request is not waited for as long as for the next one, whatever came before.
func TestHalfARequestEnds(t *testing.T) {
	t.Parallel()
	c := meet(t, serve(t, true, &http.Server{IdleTimeout: time.Hour, ReadHeaderTimeout: 100 * time.Millisecond}))
	c.say("GET /kept/3 HT")
	if got := c.hear(1, "GET"); got[0] != "end" && !strings.HasPrefix(got[0], "late") {
		t.Error(got)
	}
}

// The time that an early answer may take to be written is not that of the answers that net/http gives after it.
func TestLateAnswerAfterAnEarlyOneHasItsTime(t *testing.T) {
	t.Parallel()
	c := meet(t, serve(t, true, &http.Server{IdleTimeout: 400 * time.Millisecond}))
	c.say(get("/slow"))
	if got := c.hear(1, "GET"); !strings.Contains(got[0], "200 10 ") {
		t.Error(got)
	}
}

const size = 16 << 20 // more than the sockets take

// Who stops the server lets an answer on its way arrive.
func TestAnswerArrivesThoughTheServerEnds(t *testing.T) {
	t.Parallel()
	s := &http.Server{IdleTimeout: time.Minute}
	c := meet(t, serve(t, true, s))
	c.askLarge()
	ended := make(chan error, 1)
	go func() { ended <- s.Shutdown(context.Background()) }()
	got := c.hear(2, "GET")
	if len(got) != 2 || !strings.Contains(got[0], fmt.Sprintf("200 %d ", size)) || got[1] != "end" {
		t.Errorf("%.200q", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// askLarge asks for a large answer and waits for its beginning.
func (c *client) askLarge() {
	c.t.Helper()
	c.say(get("/kept/" + strconv.Itoa(size)))
	if _, err := c.in.Peek(1); err != nil {
		c.t.Fatal(err)
	}
}

// Many who do not read their answers hold up the end of the server no longer than one.
func TestSlowReadersDoNotHoldUpTheEnd(t *testing.T) {
	t.Parallel()
	s := &http.Server{IdleTimeout: time.Minute}
	address := serve(t, true, s)
	for range 5 {
		meet(t, address).askLarge()
	}
	began := time.Now()
	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 15*time.Second { // the time of one is five
		t.Errorf("the server ended after %v", took)
	}
}

// Who does not read an answer is given up after the time for idle connections.
func TestSlowReaderIsGivenUp(t *testing.T) {
	t.Parallel()
	c := meet(t, serve(t, true, &http.Server{IdleTimeout: 500 * time.Millisecond}))
	c.askLarge()
	time.Sleep(2 * time.Second)
	if n, err := io.Copy(io.Discard, c.in); n >= size {
		t.Errorf("%d bytes came after all: %v", n, err)
	}
}
