package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"runtime"
	"sync"

	"locuri/api"
	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/cluster"
	"locuri/geo/mail"
	"locuri/geo/photo"
	"locuri/geo/postgis"
)

type serveCommand struct {
	databaseFlags
	mailFlags
	providerFlags
	retentionFlags
	checkingFlags
	sensitiveFlags
	photoFlags
	Listen    string `env:"LOCURI_LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on (default 127.0.0.1:8080: this machine only)."`
	PublicURL string `env:"LOCURI_PUBLIC_URL" placeholder:"URL" help:"Address at which people reach this server, for links in mails; by default http://localhost with the port."`
	TileCache int    `env:"LOCURI_TILE_CACHE" default:"128" placeholder:"MEGABYTES" help:"Memory for keeping map tiles (default 128); 0 makes every tile anew."`
	Work      int    `env:"LOCURI_WORK" default:"100000" placeholder:"NUMBER" help:"How far strangers' machines must count before they are heard, which holds off spam (default 100000: some tenths of a second); 0 asks nothing."`
	Demo      bool   `help:"Load the demo city, Timișoara, and print sign-in links for its accounts."`
}

// config is what the parts of the server need to know.
type config struct {
	PublicURL  *url.URL       // without a slash at its end
	Fixed      bool           // PublicURL was given: links always use it, not the host that was asked
	Demo       bool           // the demo city is loaded, its accounts may sign in by printed links
	TileCache  int            // megabytes
	Work       int            // that strangers' machines do before they are heard
	DataDir    string         // folder for what is not in the database; not necessarily there
	Log        *slog.Logger   // for the operator
	Out        io.Writer      // for the person who started the server
	Sender     mail.Sender    // of letters; nil without a mail server
	Post       api.Post       // writes letters, for the API
	Provider   *auth.Provider // where people may sign in; nil for none
	Retention  geo.Retention  // how long is kept what is over
	Checking   geo.Checking   // how checks of places count
	Displacing geo.Displacing // how far off sensitive places are shown
	Photos     string         // where they are kept; "" for the data folder
	Blobs      geo.Blobs      // keeps the files that people apply with, for the API
	Album      api.Album      // takes photos in and gives them out, for the API
}

// ballast is how much memory is asked for and never touched, and so takes none of the machine's; the garbage collector counts it. What a server
// holds is often a few megabytes only: it would be gone through dozens of times a second, and each time answers wait for it.
const ballast = 32 << 20

// Run serves until it is told to stop. The port comes first, as it is what most often is taken; everything after it can wait, and early visitors with
// it. Root's rights end before anything else begins.
func (c *serveCommand) Run(ctx context.Context, out io.Writer) error {
	defer runtime.KeepAlive(make([]byte, ballast))
	listener, err := listen(ctx, c.Listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	cfg, err := c.config(listener.Addr().String(), out)
	if err != nil {
		return err
	}
	store, err := c.openStore(ctx, cfg)
	if err != nil {
		return err
	}
	defer store.close()
	store.db.SetChecking(cfg.Checking)
	store.db.SetDisplacing(cfg.Displacing)
	blobs, err := openBlobs(ctx, cfg.Photos, cfg.DataDir)
	if err != nil {
		return err
	}
	album := photo.NewAlbum(store.db, blobs)
	if err := prepare(ctx, store.db, album, cfg); err != nil {
		return err
	}
	stopWatching := startWatching(ctx, store.db, cfg)
	defer stopWatching()
	courier, stopJobs, err := startJobs(ctx, store.db, album, blobs, cfg)
	if err != nil {
		return err
	}
	defer stopJobs()
	cfg.Post, cfg.Album, cfg.Blobs = courier, album, blobs
	handler := newHandler(store.db, cfg)
	fmt.Fprintf(out, "Locuri is ready: %s\nStop it with Ctrl-C.\n", cfg.PublicURL)
	return serveUntilDone(ctx, listener, handler, store)
}

func (c *serveCommand) config(address string, out io.Writer) (config, error) {
	public, err := publicURL(c.PublicURL, address)
	if err != nil {
		return config{}, err
	}
	dir, err := c.dataDir()
	if err != nil {
		return config{}, err
	}
	if c.TileCache < 0 || c.TileCache > 1<<20 {
		return config{}, fmt.Errorf("--tile-cache: %d is no number of megabytes; it should be 0 or more", c.TileCache)
	}
	if c.Work < 0 || c.Work > 10_000_000 {
		return config{}, fmt.Errorf("--work: %d is too much or too little; it should be 0 to 10000000", c.Work)
	}
	sender, err := c.sender(public.Hostname())
	if err != nil {
		return config{}, fmt.Errorf("--smtp: %w", err)
	}
	provider, err := c.provider()
	if err != nil {
		return config{}, err
	}
	retention, err := c.retention()
	if err != nil {
		return config{}, err
	}
	checking, err := c.checking()
	if err != nil {
		return config{}, err
	}
	displacing, err := c.displacing()
	if err != nil {
		return config{}, err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	return config{
		PublicURL: public, Fixed: c.PublicURL != "", Demo: c.Demo, TileCache: c.TileCache, Work: c.Work, DataDir: dir, Log: log, Out: out, Sender: sender,
		Provider: provider, Retention: retention, Checking: checking, Displacing: displacing, Photos: c.Photos,
	}, nil
}

func (c *serveCommand) openStore(ctx context.Context, cfg config) (*store, error) {
	if c.DatabaseURL != "" {
		db, err := migrated(ctx, c.DatabaseURL)
		return &store{db: db}, err
	}
	if cluster.IsNew(cfg.DataDir) {
		fmt.Fprintf(cfg.Out, "Making the database in %s, which takes some seconds.\n", cfg.DataDir)
	}
	if err := cluster.DropRoot(cfg.DataDir); err != nil {
		return nil, err
	}
	s := &store{options: cluster.Options{Dir: cfg.DataDir, Logger: cfg.Log}}
	var err error
	if s.cluster, err = cluster.Start(ctx, s.options); err != nil {
		return nil, err
	}
	if s.db, err = migrated(ctx, s.cluster.DSN()); err != nil {
		s.cluster.Stop()
		return nil, err
	}
	return s, nil
}

// startWatching has the server hear of changes until stop is called; stop returns when it uses the database no more.
func startWatching(ctx context.Context, db *postgis.DB, cfg config) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() { db.Watch(ctx, cfg.Log) })
	return func() {
		cancel()
		watching.Wait()
	}
}
