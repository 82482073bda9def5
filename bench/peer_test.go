//go:build linux

package main

import "testing"

func TestParsePeer(t *testing.T) {
	t.Parallel()
	p, err := parsePeer("pg_tileserv=http://127.0.0.1:7800/")
	if err != nil || p.host != "127.0.0.1:7800" {
		t.Fatalf("got %+v, %v", p, err)
	}
	if got, want := p.dialect.tile(tile{14, 3, 5}), "/bench.place/14/3/5.pbf?properties="+tileProperties; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, bad := range []string{"", "other=http://127.0.0.1:1", "tegola=127.0.0.1:80", "tegola=http://127.0.0.1", "tegola=http://h:1/path"} {
		if _, err := parsePeer(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
