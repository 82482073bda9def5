package api

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"locuri/geo"
)

// params reads query parameters, notes every fault, and knows which parameters were asked for, so that an unknown one
// can be refused (OGC 17-069r4, requirement /req/core/query-param-unknown).
type params struct {
	values   url.Values
	known    []string
	problems geo.Problems
}

func newParams(r *http.Request) *params {
	values, err := url.ParseQuery(r.URL.RawQuery)
	p := &params{values: values, known: make([]string, 0, 64)} // more than most lists of parameters have
	if err != nil {
		p.problems.Add("query", "not_a_query", "cannot be read: %s", err)
	}
	return p
}

// err gives one error for everything that was wrong; it comes after all reading.
func (p *params) err() error {
	var unknown []string
	for name := range p.values {
		if !slices.Contains(p.known, name) {
			unknown = append(unknown, name)
		}
	}
	if unknown != nil {
		slices.Sort(unknown)
		slices.Sort(p.known)
	}
	for _, name := range unknown[:min(len(unknown), 5)] { // an answer is not to be many times the question
		p.problems.Add(fmt.Sprintf("%.100s", name), "unknown_parameter", "is not a parameter here; known are %s", strings.Join(p.known, ", "))
	}
	return p.problems.Err()
}

// text reads one value; a repeated parameter with different values is a fault.
func (p *params) text(name string) string {
	p.known = append(p.known, name)
	values := p.values[name]
	switch {
	case len(values) == 0:
		return ""
	case slices.ContainsFunc(values, func(v string) bool { return v != values[0] }):
		p.problems.Add(name, "repeated", "may be given once")
	case !utf8.ValidString(values[0]) || strings.ContainsRune(values[0], 0):
		p.problems.Add(name, "not_text", "must be UTF-8 text")
		return ""
	}
	return values[0]
}

// list reads values separated by commas.
func (p *params) list(name string) []string {
	s := p.text(name)
	if s == "" {
		return nil
	}
	values := strings.Split(s, ",")
	if len(values) > 1000 {
		p.problems.Add(name, "too_many", "may have 1000 values at most")
		return nil
	}
	return values
}

// enum reads values separated by commas, each one of the allowed.
func enum[T ~string](p *params, name string, allowed []T) []T {
	var out []T
	for _, s := range p.list(name) {
		if !slices.Contains(allowed, T(s)) {
			p.problems.Add(name, "not_allowed", "%q is not one of %v", s, allowed)
			continue
		}
		out = append(out, T(s))
	}
	return out
}

// ids reads numbers separated by commas.
func (p *params) ids(name string) []int64 {
	var out []int64
	for _, s := range p.list(name) {
		id, err := strconv.ParseInt(s, 10, 64)
		if err != nil || id < 1 {
			p.problems.Add(name, "not_a_number", "%q is not the number of anything", s)
			continue
		}
		out = append(out, id)
	}
	return out
}

// boolean reads true or false.
func (p *params) boolean(name string) bool {
	s := p.text(name)
	if s != "" && s != "true" && s != "false" {
		p.problems.Add(name, "not_a_boolean", "must be true or false")
	}
	return s == "true"
}

// limit reads how many are wanted. More than the maximum gives the maximum, which is not an error (OGC 17-069r4,
// /req/core/fc-limit-response-1 C).
func (p *params) limit(standard, most int) int {
	s := p.text("limit")
	if s == "" {
		return standard
	}
	n, err := strconv.Atoi(s)
	whole := strings.Trim(s, "0123456789") == ""
	if err != nil && whole {
		return most // a number beyond every machine's
	}
	if !whole || n < 1 {
		p.problems.Add("limit", "not_a_number", "must be a whole number from 1 to %d", most)
		return standard
	}
	return min(n, most)
}

// search reads the text to look for.
func (p *params) search() string {
	q := strings.TrimSpace(p.text("q"))
	if n := utf8.RuneCountInString(q); n > 200 {
		p.problems.Add("q", "too_long", "may have 200 characters at most, has %d", n)
		return ""
	}
	return q
}

// link gives the address of the same list from another cursor on.
func (a *API) link(r *http.Request, after string) string {
	query := r.URL.Query()
	query.Set("after", after)
	return fmt.Sprintf("%s%s?%s", a.base(r), r.URL.Path, query.Encode())
}

// base gives the address of the site, without a slash at the end.
func (a *API) base(r *http.Request) string {
	if a.config.PublicURL != "" {
		return a.config.PublicURL
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
