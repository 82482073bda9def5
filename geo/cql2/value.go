package cql2

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// value is a JSON value that knows where it stands. encoding/json alone would take the last of several members of one
// name, and say of a fault neither where it is nor what would be right.
type value struct {
	at      int // of its first character, from 1
	scalar  any // string, bool or json.Number; nil for the others
	members []member
	items   []value
	kind    byte // 'o' object, 'a' array, 's' string, 'n' number, 'b' boolean, '0' null
}

type member struct {
	name  string
	value value
}

func (v value) describe() string {
	switch v.kind {
	case 'o':
		return "an object"
	case 'a':
		return "an array"
	case 's':
		return "a text"
	case 'n':
		return "a number"
	case 'b':
		return "true or false"
	}
	return "null"
}

// member gives a member by its name.
func (v value) member(name string) (value, bool) {
	for _, m := range v.members {
		if m.name == name {
			return m.value, true
		}
	}
	return value{}, false
}

// only refuses members that are not among the names.
func (v value) only(names ...string) error {
	for _, m := range v.members {
		known := false
		for _, name := range names {
			known = known || m.name == name
		}
		if !known {
			return fault(v.at, "unknown_member", "%q is not a member here; there are %s", shorten(m.name), strings.Join(names, ", "))
		}
	}
	return nil
}

// valueReader reads JSON token by token.
type valueReader struct {
	decoder *json.Decoder
	text    string
	bytes   int // how far the characters are counted
	runes   int
}

func readValue(text string) (value, error) {
	r := &valueReader{decoder: json.NewDecoder(strings.NewReader(text)), text: text}
	r.decoder.UseNumber()
	v, err := r.read(0)
	if err != nil {
		return value{}, err
	}
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return value{}, fault(r.position(), "not_json", "expected the end after the JSON object")
	}
	return v, nil
}

// position gives where the next token begins.
func (r *valueReader) position() int {
	next := int(r.decoder.InputOffset())
	for next < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[next]) >= 0 {
		next++
	}
	r.runes += utf8.RuneCountInString(r.text[r.bytes:next])
	r.bytes = next
	return r.runes + 1
}

func (r *valueReader) read(depth int) (value, error) {
	v := value{at: r.position()}
	if depth > maxNesting {
		return v, fault(v.at, "too_deep", "may have brackets %d deep at most", maxNesting)
	}
	token, err := r.decoder.Token()
	if err != nil {
		return v, r.notJSON(err)
	}
	switch t := token.(type) {
	case string:
		v.kind, v.scalar = 's', t
		if strings.ContainsRune(t, 0) {
			return v, fault(v.at, "not_text", "a text must not have the character NUL")
		}
	case json.Number:
		v.kind, v.scalar = 'n', t
	case bool:
		v.kind, v.scalar = 'b', t
	case nil:
		v.kind = '0'
	case json.Delim:
		if t == '{' {
			return r.object(v, depth)
		}
		return r.array(v, depth)
	}
	return v, nil
}

func (r *valueReader) object(v value, depth int) (value, error) {
	v.kind = 'o'
	for r.decoder.More() {
		at := r.position()
		token, err := r.decoder.Token()
		if err != nil {
			return v, r.notJSON(err)
		}
		name, _ := token.(string) // the decoder takes nothing else here
		if _, twice := v.member(name); twice {
			return v, fault(at, "repeated_member", "the member %q is there twice", shorten(name))
		}
		inner, err := r.read(depth + 1)
		if err != nil {
			return v, err
		}
		v.members = append(v.members, member{name, inner})
	}
	return v, r.close()
}

func (r *valueReader) array(v value, depth int) (value, error) {
	v.kind = 'a'
	for r.decoder.More() {
		inner, err := r.read(depth + 1)
		if err != nil {
			return v, err
		}
		v.items = append(v.items, inner)
	}
	return v, r.close()
}

func (r *valueReader) close() error {
	if _, err := r.decoder.Token(); err != nil {
		return r.notJSON(err)
	}
	return nil
}

func (r *valueReader) notJSON(err error) error {
	reason := err.Error()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		reason = "it ends too early"
	}
	return fault(r.position(), "not_json", "this is not JSON: %s", reason)
}
