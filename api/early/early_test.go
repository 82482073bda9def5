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
	body, _ := io.ReadAll(r.Body)
	fmt.Fprintf(w, "%s %s %s", r.Method, r.URL, body)
})

// readTimeout is shorter than a connection lasts on which only early answers are given.
const readTimeout = 3 * time.Second

// serve starts a server that answers early, or one that does not.
func serve(t *testing.T, answers bool, idle, head time.Duration) (*http.Server, string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &http.Server{Handler: late, IdleTimeout: idle, ReadHeaderTimeout: head, ReadTimeout: readTimeout, WriteTimeout: time.Minute}
	a := &early.Answering{Answer: kept, Idle: idle, Head: head}
	address := l.Addr().String()
	if answers {
		l = a.Listen(l)
	}
	go s.Serve(l)
	t.Cleanup(func() { s.Close() })
	return s, address
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

// meet dials and has the first request answered, which is net/http's.
func meet(t *testing.T, address string) *client {
	t.Helper()
	c := dial(t, address)
	c.say(get("/kept/3"))
	if got := c.hear(1, "GET"); !strings.HasPrefix(got[0], "late") {
		t.Fatal(got)
	}
	return c
}

// say writes the pieces, one after the other with some time between.
func (c *client) say(pieces ...string) {
	c.t.Helper()
	for i, piece := range pieces {
		if i > 0 {
			time.Sleep(20 * time.Millisecond)
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
	_, early := serve(t, true, time.Minute, time.Minute)
	_, plain := serve(t, false, time.Minute, time.Minute)
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
			told := map[string][]string{}
			for _, address := range []string{early, plain} {
				c := meet(t, address)
				c.say(test.pieces...)
				if strings.HasSuffix(test.want, "x") {
					_ = c.Conn.(*net.TCPConn).CloseWrite()
				}
				told[address] = c.hear(len(test.want), strings.Fields(test.pieces[0])[0])
			}
			who := ""
			for i, answer := range told[early] {
				who += map[string]string{"early": "e", "late": "l", "end": "x"}[strings.Split(answer, "|")[0]]
				_, got, _ := strings.Cut(answer, "|")
				_, want, _ := strings.Cut(told[plain][i], "|")
				if got != want {
					t.Errorf("answer %d: %s\nnet/http: %s", i, got, want)
				}
			}
			if who != test.want {
				t.Errorf("answered %s, want %s: %q", who, test.want, told[early])
			}
		})
	}
}

// A connection that goes on asking is not idle; one that stops asking is.
func TestIdleConnectionEnds(t *testing.T) {
	t.Parallel()
	_, address := serve(t, true, 5*time.Second, time.Minute)
	c := meet(t, address)
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
	_, address := serve(t, true, time.Hour, 100*time.Millisecond)
	c := meet(t, address)
	c.say(get("/kept/3"))
	c.hear(1, "GET")
	c.say("GET /kept/3 HT")
	if got := c.hear(1, "GET"); got[0] != "end" && !strings.HasPrefix(got[0], "late") {
		t.Error(got)
	}
}

// Who stops the server lets an answer on its way arrive.
func TestAnswerArrivesThoughTheServerEnds(t *testing.T) {
	t.Parallel()
	s, address := serve(t, true, time.Minute, time.Minute)
	c := meet(t, address)
	const size = 64 << 20 // more than the sockets take
	c.say(get("/else"))
	c.hear(1, "GET") // net/http has known the connection, which is idle now
	c.say(get("/kept/" + strconv.Itoa(size)))
	if _, err := c.in.Peek(1); err != nil {
		t.Fatal(err)
	}
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
