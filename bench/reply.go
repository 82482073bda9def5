//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// reply reads answers of HTTP/1.1 (RFC 9112) in whatever pieces they come in, and costs next to nothing: of the header
// it looks at the few fields that it needs, and it counts the body without keeping it unless it is told to.
type reply struct {
	status int
	length int64  // of the body without the frames of chunks, still in its Content-Encoding
	last   bool   // the server closes the connection after this answer
	keep   bool   // body, etag and encoding are wanted
	body   []byte // when keep
	etag   string // when keep
	packed bool   // when keep: the body is compressed

	state replyState
	line  []byte // what came of a head or a line that is not whole yet
	left  int64  // bytes of the body or of the chunk still to come
}

type replyState int

const (
	inHead replyState = iota
	inBody
	inChunkSize
	inChunk
	inChunkEnd
	inTrailer
	complete
)

// mostHead is how long a header may be.
const mostHead = 64 << 10

// next gets ready for the next answer of the same connection.
func (r *reply) next() {
	*r = reply{keep: r.keep, line: r.line[:0]}
}

// feed takes bytes as they came and tells whether the answer is whole.
func (r *reply) feed(b []byte) (done bool, err error) {
	for r.state != complete && len(b) > 0 {
		if b, err = r.step(b); err != nil {
			return false, err
		}
	}
	if len(b) > 0 {
		return false, errors.New("the server sent more than it was asked for")
	}
	return r.state == complete, nil
}

// step takes what belongs to the present state and gives the rest.
func (r *reply) step(b []byte) ([]byte, error) {
	switch r.state {
	case inHead:
		head, rest, whole := r.upTo(b, "\r\n\r\n")
		if !whole {
			return nil, r.tooLong()
		}
		return rest, r.readHead(head)
	case inBody, inChunk:
		return r.take(b), nil
	case inChunkSize:
		line, rest, whole := r.upTo(b, "\r\n")
		if !whole {
			return nil, r.tooLong()
		}
		return rest, r.readChunkSize(line)
	case inChunkEnd:
		_, rest, whole := r.upTo(b, "\r\n")
		if whole {
			r.state = inChunkSize
		}
		return rest, nil
	}
	line, rest, whole := r.upTo(b, "\r\n") // in the trailer, which ends with an empty line
	if whole && len(line) == 0 {
		r.state = complete
	}
	return rest, nil
}

// upTo gives what comes before the mark, together with what was kept of earlier pieces. Without the mark it keeps all.
func (r *reply) upTo(b []byte, mark string) (before, rest []byte, whole bool) {
	if len(r.line) == 0 {
		if i := bytes.Index(b, []byte(mark)); i >= 0 {
			return b[:i], b[i+len(mark):], true
		}
	}
	had := len(r.line)
	r.line = append(r.line, b...)
	i := bytes.Index(r.line, []byte(mark))
	if i < 0 {
		return nil, nil, false
	}
	before, rest = r.line[:i], b[i+len(mark)-had:]
	r.line = r.line[:0]
	return before, rest, true
}

func (r *reply) tooLong() error {
	if len(r.line) > mostHead {
		return fmt.Errorf("the header is longer than %d bytes", mostHead)
	}
	return nil
}

// take takes bytes of the body.
func (r *reply) take(b []byte) []byte {
	n := int(min(int64(len(b)), r.left))
	if r.keep {
		r.body = append(r.body, b[:n]...)
	}
	r.length += int64(n)
	if r.left -= int64(n); r.left > 0 {
		return nil
	}
	if r.state == inChunk {
		r.state = inChunkEnd
	} else {
		r.state = complete
	}
	return b[n:]
}

func (r *reply) readHead(head []byte) error {
	line, fields, _ := bytes.Cut(head, []byte("\r\n"))
	if len(line) < 12 || !bytes.HasPrefix(line, []byte("HTTP/1.")) {
		return fmt.Errorf("not an answer of HTTP/1.1: %.40q", line)
	}
	r.status = int(number(line[9:12]))
	length, chunked := int64(-1), false
	for len(fields) > 0 {
		line, fields, _ = bytes.Cut(fields, []byte("\r\n"))
		name, value, _ := bytes.Cut(line, []byte(":"))
		value = bytes.TrimSpace(value)
		switch {
		case is(name, "Content-Length"):
			length = number(value)
		case is(name, "Transfer-Encoding"):
			chunked = is(value, "chunked")
		case is(name, "Connection"):
			r.last = is(value, "close")
		case r.keep && is(name, "Etag"):
			r.etag = string(value)
		case r.keep && is(name, "Content-Encoding"):
			r.packed = true
		}
	}
	return r.begin(length, chunked)
}

// begin finds out how the body is delimited (RFC 9112 §6.3).
func (r *reply) begin(length int64, chunked bool) error {
	switch {
	case r.status == 204 || r.status == 304:
		r.state = complete
	case chunked:
		r.state = inChunkSize
	case length > 0:
		r.state, r.left = inBody, length
	case length == 0:
		r.state = complete
	default:
		return errors.New("the answer has neither Content-Length nor chunks")
	}
	return nil
}

func (r *reply) readChunkSize(line []byte) error {
	digits, _, _ := bytes.Cut(line, []byte(";")) // extensions mean nothing to us (RFC 9112 §7.1.1)
	size, err := strconv.ParseInt(string(bytes.TrimSpace(digits)), 16, 64)
	if err != nil || size < 0 {
		return fmt.Errorf("not the size of a chunk: %.40q", line)
	}
	r.state, r.left = inChunk, size
	if size == 0 {
		r.state = inTrailer
	}
	return nil
}

// is compares the name of a field without regard to case, without an allocation.
func is(b []byte, name string) bool {
	return len(b) == len(name) && bytes.EqualFold(b, []byte(name))
}

// number reads decimal digits; -1 for anything else.
func number(b []byte) int64 {
	n := int64(0)
	for _, c := range b {
		if c < '0' || c > '9' || n > math.MaxInt64/10-1 {
			return -1
		}
		n = n*10 + int64(c-'0')
	}
	if len(b) == 0 {
		return -1
	}
	return n
}
