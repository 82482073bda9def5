//go:build linux

package main

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// peer is another server on the same data, started by whoever names its address.
type peer struct {
	name    string
	host    string // and port
	dialect dialect
}

// dialect is how a program is asked for what a case is about; "" for what it does not have.
type dialect struct {
	items  func(b box, limit int) string
	item   func(id int64) string
	tile   func(t tile) string
	export string
	cached bool // its tiles come from a cache, and so beside our cached ones
}

// tileProperties are what a place carries in our tiles.
const tileProperties = "kind,category,title,title_en,life"

// dialects of the programs that are known by name. "locuri" is another version of ours on the same database.
var dialects = map[string]dialect{
	"locuri": {items: itemsAt, item: itemAt, tile: tileAt, export: exportPath},
	"pg_featureserv": {
		items: func(b box, limit int) string {
			return fmt.Sprintf("/collections/bench.place/items.json?bbox=%s&limit=%d", b, limit)
		},
		item:   func(id int64) string { return fmt.Sprintf("/collections/bench.place/items/%d.json", id) },
		export: "/collections/bench.place/items.json?limit=100000000",
	},
	"pg_tileserv": {
		tile: func(t tile) string {
			return fmt.Sprintf("/bench.place/%d/%d/%d.pbf?properties=%s", t.z, t.x, t.y, tileProperties)
		},
	},
	"tegola": {
		tile:   func(t tile) string { return fmt.Sprintf("/maps/bench/%d/%d/%d.pbf", t.z, t.x, t.y) },
		cached: true,
	},
}

// parsePeer reads "pg_featureserv=http://127.0.0.1:9000".
func parsePeer(s string) (*peer, error) {
	name, address, _ := strings.Cut(s, "=")
	d, known := dialects[name]
	if !known {
		return nil, fmt.Errorf("peer %q is not known; it should be NAME=ADDRESS with one of the names %s", s, strings.Join(dialectNames(), ", "))
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" || u.Port() == "" || strings.Trim(u.Path, "/") != "" {
		return nil, fmt.Errorf("the address of peer %q should be like http://127.0.0.1:9000", s)
	}
	return &peer{name: name, host: u.Host, dialect: d}, nil
}

func dialectNames() []string {
	var names []string
	for name := range dialects {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// pid is the peer's process, 0 when it is not on this machine.
func (p *peer) pid() int {
	_, port, _ := strings.Cut(p.host, ":")
	n, _ := strconv.Atoi(port)
	return listener(n)
}
