//go:build linux

package main

import "testing"

func TestReplyInPieces(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text string
		status     int
		length     int64
	}{
		{"length", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello", 200, 5},
		{"chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\nX: y\r\n\r\n", 200, 19},
		{"no body", "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n", 304, 0},
		{"empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for size := 1; size <= len(test.text); size++ {
				r := read(t, test.text, size)
				if r.status != test.status || r.length != test.length {
					t.Errorf("in pieces of %d: got status %d and %d bytes, want %d and %d", size, r.status, r.length, test.status, test.length)
				}
			}
		})
	}
}

// read feeds a text in pieces; the answer must be whole with the last and not before.
func read(t *testing.T, text string, size int) *reply {
	t.Helper()
	r := &reply{}
	for from := 0; from < len(text); from += size {
		to := min(from+size, len(text))
		done, err := r.feed([]byte(text[from:to]))
		if err != nil {
			t.Fatal(err)
		}
		if done != (to == len(text)) {
			t.Fatalf("in pieces of %d: whole is %v after %d of %d bytes", size, done, to, len(text))
		}
	}
	return r
}

func TestReplyRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"SSH-2.0-x\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\nbody to the end", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab"} {
		if _, err := (&reply{}).feed([]byte(text)); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}
