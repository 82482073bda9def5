//go:build linux

package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
)

// recording is what the server answered to each question of a subject, and what it asked of its database for that.
type recording struct {
	bodies     [][]byte // as they were sent, compressed or not
	compressed []bool
	tags       []string
	works      []work
}

// atLeast is how often the server is watched at its work: fewer times would not tell what belongs to the questions from its chores.
const atLeast = 20

// record asks the server each question once, on a server without a cache whose statements are logged, or more often when there are few.
func record(s *server, log *logReader, subject *subject) (*recording, error) {
	r := &recording{}
	if err := log.skip(); err != nil {
		return nil, err
	}
	var perQuestion [][]statement
	for i := range max(len(subject.paths), atLeast) {
		body, header, err := get(s.host, subject.paths[i%len(subject.paths)], subject.header())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", subject.name, err)
		}
		statements, err := log.next()
		if err != nil {
			return nil, err
		}
		perQuestion = append(perQuestion, statements)
		if i < len(subject.paths) {
			r.bodies = append(r.bodies, body)
			r.compressed = append(r.compressed, header.Get("Content-Encoding") == "gzip")
			r.tags = append(r.tags, header.Get("ETag"))
		}
	}
	var err error
	if r.works, err = works(perQuestion); err != nil {
		return nil, fmt.Errorf("%s: %w", subject.name, err)
	}
	return r, nil
}

// plain takes answers as they are sent: without it, Go would take off the compression.
var plain = &http.Client{Transport: &http.Transport{DisableCompression: true}}

func get(host, path string, lines []string) ([]byte, http.Header, error) {
	request, err := http.NewRequest(http.MethodGet, "http://"+host+path, nil)
	if err != nil {
		return nil, nil, err
	}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		request.Header.Set(name, value)
	}
	response, err := plain.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("http://%s%s answers with %s: %.300s", host, path, response.Status, body)
	}
	return body, response.Header, err
}
