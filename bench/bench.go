//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"
)

// bench is one run of the benchmark with everything that it has started.
type bench struct {
	options
	out     io.Writer
	folder  string // for what it writes
	db      *database
	peers   []*peer
	serving *server // with its cache
	bare    *server // without
	nginx   *nginx
	trials  []*trial
	exports []*trial // after all others
	ending  []func()
}

// close ends what was started, the last first.
func (b *bench) close() {
	for _, end := range slices.Backward(b.ending) {
		end()
	}
}

func (b *bench) atEnd(f func()) { b.ending = append(b.ending, f) }

// prepare starts everybody and records what there is to compare.
func (b *bench) prepare(ctx context.Context) error {
	var err error
	if b.folder, err = os.MkdirTemp("", "locuri-bench-"); err != nil {
		return err
	}
	b.atEnd(func() { os.RemoveAll(b.folder) })
	if err := os.Chmod(b.folder, 0o755); err != nil {
		return err
	}
	for _, name := range b.Peers {
		p, err := parsePeer(name)
		if err != nil {
			return err
		}
		b.peers = append(b.peers, p)
	}
	if b.db, err = openDatabase(ctx, b.Data, b.Binary, b.Places, b.out); err != nil {
		return err
	}
	b.atEnd(b.db.close)
	subjects, err := b.subjects(ctx)
	if err != nil {
		return err
	}
	subjects = slices.DeleteFunc(subjects, func(s *subject) bool { return !slices.ContainsFunc(s.trials(), b.Only.MatchString) })
	if err := b.startServers(); err != nil {
		return err
	}
	if err := b.record(ctx, subjects); err != nil {
		return err
	}
	fmt.Fprintln(b.out, "Reading the tables into memory")
	return b.db.warm(ctx)
}

// subjects are what is asked for, the same in every run on the same data.
func (b *bench) subjects(ctx context.Context) ([]*subject, error) {
	hundred, err := b.db.sampleBoxes(ctx, 500, 100)
	if err != nil {
		return nil, err
	}
	thousand, err := b.db.sampleBoxes(ctx, 200, 1000)
	if err != nil {
		return nil, err
	}
	ids, err := b.db.sampleIDs(ctx, 500)
	if err != nil {
		return nil, err
	}
	small, large := itemsOf("items 100", hundred, 1000), itemsOf("items 1000", thousand, 10000)
	all := []*subject{small, small.compressed(), large, large.compressed(), featuresOf("one feature", ids)}
	for _, z := range []int{6, 10, 12, 14} {
		tiles, err := b.db.sampleTiles(ctx, z, 200)
		if err != nil {
			return nil, err
		}
		all = append(all, tilesOf(fmt.Sprintf("tile z%d", z), tiles))
	}
	return all, nil
}

// cacheOff makes a server answer every question for tiles from the database.
const cacheOff = "LOCURI_TILE_CACHE=0"

func (b *bench) startServers() error {
	var err error
	if b.serving, err = startServer(b.Binary, b.db.dsn, nil); err != nil {
		return err
	}
	b.atEnd(b.serving.stop)
	if b.bare, err = startServer(b.Binary, b.db.dsn, nil, cacheOff); err != nil {
		return err
	}
	b.atEnd(b.bare.stop)
	if b.nginx, err = startNginx(b.folder); err != nil {
		return err
	}
	b.atEnd(b.nginx.stop)
	return nil
}

// record watches a server at its work, and makes the trials from what it saw. That server logs every statement, and is not measured.
func (b *bench) record(ctx context.Context, subjects []*subject) error {
	watched, err := startServer(b.Binary, b.db.dsn, []string{"log_statement=all"}, cacheOff)
	if err != nil {
		return err
	}
	defer watched.stop()
	log := &logReader{path: b.db.log()}
	for _, s := range subjects {
		if err := ctx.Err(); err != nil {
			return err
		}
		fmt.Fprintf(b.out, "Recording %s: %d questions\n", s.name, len(s.paths))
		r, err := record(watched, log, s)
		if err != nil {
			return err
		}
		if err := b.addTrials(s, r); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return b.addExport(ctx, watched, log)
}

// addTrials makes the trials of a subject: for tiles one without and one with the cache; for lists and tiles one of conditional requests.
func (b *bench) addTrials(s *subject, r *recording) error {
	sql, err := newPgbench(b.db.dsn, b.folder, strings.ReplaceAll(s.name, " ", "-"), r.works)
	if err != nil {
		return err
	}
	files, err := b.files(s, r)
	if err != nil {
		return err
	}
	bare := b.ours(b.bare, s.requests(b.bare.host), http.StatusOK)
	bareSQL := &contestant{name: "SQL", run: func(ctx context.Context, d time.Duration) (figures, error) {
		return sql.run(ctx, b.Clients, d)
	}}
	if name := conditional[s.name]; name != "" {
		if err := b.addConditional(name, s, r); err != nil {
			return err
		}
	}
	peers, err := b.peersAt(s, false)
	if err != nil {
		return err
	}
	switch {
	case s.tiles:
		b.add(s.name+" cold", append([]*contestant{bare, bareSQL}, peers...))
		return b.addCached(s, files)
	case s.gzip: // the same SQL as without compression
		b.add(s.name, append([]*contestant{bare, files}, peers...))
	default:
		b.add(s.name, append([]*contestant{bare, bareSQL, files}, peers...))
	}
	return nil
}

// addCached adds the trial of tiles that were asked for before.
func (b *bench) addCached(s *subject, files *contestant) error {
	for _, path := range s.paths {
		if _, _, err := get(b.serving.host, path, s.header()); err != nil {
			return err
		}
	}
	cached := b.ours(b.serving, s.requests(b.serving.host), http.StatusOK)
	peers, err := b.peersAt(s, true)
	b.add(s.name+" cached", append([]*contestant{cached, files}, peers...))
	return err
}

// add adds a trial, if it is wanted.
func (b *bench) add(name string, contestants []*contestant) {
	if b.Only.MatchString(name) {
		b.trials = append(b.trials, &trial{name: name, contestants: contestants})
	}
}

func (b *bench) ours(s *server, requests [][]byte, status int) *contestant {
	return b.web("Locuri", s.host, s.pid(), requests, status)
}

func (b *bench) web(name, host string, pid int, requests [][]byte, status int) *contestant {
	return web(name, pid, load{address: host, requests: requests, want: status, connections: b.Connections, seed: seed})
}

// requests are the subject's at a server of ours.
func (s *subject) requests(host string) [][]byte {
	var all [][]byte
	for _, path := range s.paths {
		all = append(all, newRequest(host, path, s.header()...))
	}
	return all
}

// files is nginx with what the server answered.
func (b *bench) files(s *subject, r *recording) (*contestant, error) {
	var requests [][]byte
	for i, body := range r.bodies {
		path, err := b.nginx.keep(strings.ReplaceAll(s.name, " ", "-"), i, body, r.compressed[i])
		if err != nil {
			return nil, err
		}
		requests = append(requests, newRequest(b.nginx.host, path, s.header()...))
	}
	return b.web("nginx", b.nginx.host, b.nginx.pid(), requests, http.StatusOK), nil
}

// peersAt are the peers that have what the subject is about, with a cache or without. Each question to a cache is asked once here, of
// the others only the first, to see whether it is answered.
func (b *bench) peersAt(s *subject, cached bool) ([]*contestant, error) {
	var all []*contestant
	for _, p := range b.peers {
		var requests [][]byte
		for _, ask := range s.peer {
			path := ask(p.dialect)
			if path == "" || p.dialect.cached != cached {
				continue
			}
			if cached || len(requests) == 0 {
				if _, _, err := get(p.host, path, s.header()); err != nil {
					return nil, fmt.Errorf("%s: %w", p.name, err)
				}
			}
			requests = append(requests, newRequest(p.host, path, s.header()...))
		}
		if len(requests) > 0 {
			all = append(all, b.web(p.name, p.host, p.pid(), requests, http.StatusOK))
		}
	}
	return all, nil
}

// addConditional adds the trial of asking again for what one has: everybody answers 304.
func (b *bench) addConditional(name string, s *subject, r *recording) error {
	var ours, theirs [][]byte
	for i, path := range s.paths {
		_, header, err := get(b.serving.host, path, s.header())
		if err != nil {
			return err
		}
		ours = append(ours, newRequest(b.serving.host, path, append(s.header(), "If-None-Match: "+header.Get("ETag"))...))
		path, err = b.nginx.keep(strings.ReplaceAll(s.name, " ", "-"), i, r.bodies[i], r.compressed[i])
		if err != nil {
			return err
		}
		if _, header, err = get(b.nginx.host, path, s.header()); err != nil {
			return err
		}
		theirs = append(theirs, newRequest(b.nginx.host, path, append(s.header(), "If-None-Match: "+header.Get("ETag"))...))
	}
	b.add(name, []*contestant{b.ours(b.serving, ours, http.StatusNotModified), b.web("nginx", b.nginx.host, b.nginx.pid(), theirs, http.StatusNotModified)})
	return nil
}

// addExport adds the trial of giving all places, whose statement and bytes are recorded like those of others, if it is wanted.
func (b *bench) addExport(ctx context.Context, watched *server, log *logReader) error {
	const name = "full export"
	if !b.Only.MatchString(name) {
		return nil
	}
	fmt.Fprintf(b.out, "Recording %s\n", name)
	if err := log.skip(); err != nil {
		return err
	}
	path, err := b.nginx.fetch(ctx, "export", "http://"+watched.host+exportPath)
	if err != nil {
		return err
	}
	asked, err := log.next()
	if err != nil {
		return err
	}
	rows, err := reading("place.properties", asked)
	if err != nil {
		return err
	}
	all := []*contestant{
		exporter("Locuri", b.bare.host, exportPath, b.bare.pid()),
		exportSQL(b.db.conn, rows),
		exporter("nginx", b.nginx.host, path, b.nginx.pid()),
	}
	for _, p := range b.peers {
		if p.dialect.export != "" {
			all = append(all, exporter(p.name, p.host, p.dialect.export, p.pid()))
		}
	}
	b.exports = append(b.exports, &trial{name: name, contestants: all})
	return nil
}

// rounds runs all trials over and over, and the exports when that is done: they leave some servers with gigabytes of memory,
// whose garbage is then not collected for minutes of work. Whoever interrupts it keeps the rounds that are whole.
func (b *bench) rounds(ctx context.Context) error {
	for _, trials := range [][]*trial{b.trials, b.exports} {
		for n := range b.Rounds {
			began := time.Now()
			for _, t := range trials {
				if err := t.round(ctx, n, b.Time, b.db.postmaster()); err != nil {
					return err
				}
			}
			if len(trials) > 0 {
				fmt.Fprintf(b.out, "Round %d of %d took %s\n", n+1, b.Rounds, time.Since(began).Round(time.Second))
			}
		}
	}
	return nil
}

// all are all trials.
func (b *bench) all() []*trial { return append(slices.Clip(b.trials), b.exports...) }
