//go:build linux

package main

import "fmt"

// subject is what a trial is about: a list of paths of ours, each with how a peer is asked for the same.
type subject struct {
	name  string
	paths []string
	peer  []func(d dialect) string // by path; "" where the peer has nothing of the kind
	gzip  bool
	tiles bool
}

func (s *subject) add(path string, peer func(d dialect) string) {
	s.paths = append(s.paths, path)
	s.peer = append(s.peer, peer)
}

const itemsPath = "/api/collections/places/items"

// exportPath gives all places as one document.
const exportPath = "/api/collections/places/download?f=geojson"

func itemsAt(b box, limit int) string { return fmt.Sprintf("%s?bbox=%s&limit=%d", itemsPath, b, limit) }

func itemAt(id int64) string { return fmt.Sprintf("%s/%d", itemsPath, id) }

func tileAt(t tile) string { return fmt.Sprintf("/api/tiles/WebMercatorQuad/%d/%d/%d", t.z, t.y, t.x) }

// conditional names the subjects that are also asked for by clients who have them already.
var conditional = map[string]string{"items 100": "items 304", "tile z14": "tile 304"}

// trials are the names of what is measured of the subject.
func (s *subject) trials() []string {
	names := []string{s.name}
	if s.tiles {
		names = []string{s.name + " cold", s.name + " cached"}
	}
	if name := conditional[s.name]; name != "" {
		names = append(names, name)
	}
	return names
}

// itemsOf asks for what lies in each box. The limit is above what any box holds, so that everybody gives all of it.
func itemsOf(name string, boxes []box, limit int) *subject {
	s := &subject{name: name}
	for _, b := range boxes {
		s.add(itemsAt(b, limit), func(d dialect) string {
			if d.items == nil {
				return ""
			}
			return d.items(b, limit)
		})
	}
	return s
}

func featuresOf(name string, ids []int64) *subject {
	s := &subject{name: name}
	for _, id := range ids {
		s.add(itemAt(id), func(d dialect) string {
			if d.item == nil {
				return ""
			}
			return d.item(id)
		})
	}
	return s
}

func tilesOf(name string, tiles []tile) *subject {
	s := &subject{name: name, gzip: true, tiles: true}
	for _, t := range tiles {
		s.add(tileAt(t), func(d dialect) string {
			if d.tile == nil {
				return ""
			}
			return d.tile(t)
		})
	}
	return s
}

// compressed is the same subject asked for with Accept-Encoding: gzip.
func (s *subject) compressed() *subject {
	other := *s
	other.name += " gzip"
	other.gzip = true
	return &other
}

// header are the lines of the header that the subject is asked for with.
func (s *subject) header() []string {
	if s.gzip {
		return []string{"Accept-Encoding: gzip"}
	}
	return nil
}

// newRequest writes a GET request as it goes over the wire; header are whole lines like "Accept-Encoding: gzip".
func newRequest(host, path string, header ...string) []byte {
	wire := "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
	for _, line := range header {
		wire += line + "\r\n"
	}
	return []byte(wire + "\r\n")
}
