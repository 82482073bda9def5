//go:build linux

// Command bench measures Locuri on a million places, beside bare SQL, beside nginx with the same bytes as files, and beside other
// servers that are named to it, all in alternating rounds of one run. What counts are the ratios. See docs/bench.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"runtime"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

type options struct {
	Binary      string        `default:"bin/locuri" help:"The server to measure."`
	Data        string        `default:"/var/tmp/locuri-bench" help:"Data folder; made and filled when it is missing, used again when it is there."`
	Places      int           `default:"1000000" help:"How many places there are to be."`
	Rounds      int           `default:"5" help:"How many rounds."`
	Time        time.Duration `default:"3s" help:"How long each contestant works in each round of a trial."`
	Quick       bool          `help:"Three rounds, and a third of the time for each."`
	Connections int           `default:"16" help:"How many connections ask at one time."`
	Clients     int           `default:"8" help:"How many clients bare SQL has: as many as the server keeps connections to its database."`
	Peers       []string      `arg:"" optional:"" help:"Other servers on the same data, as NAME=ADDRESS: pg_featureserv, pg_tileserv, tegola."`
	Only        regexp.Regexp `default:"." help:"Only the trials whose name matches this regular expression."`
	Hold        bool          `help:"Only run the database, so that peers can be started on it; ends with Ctrl-C."`
}

func main() {
	runtime.LockOSThread() // children end with the thread that started them: this one
	var o options
	kong.Parse(&o, kong.Name("bench"), kong.Description("Measure Locuri beside bare SQL, nginx and others."))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, o, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		stop()
		os.Exit(1)
	}
}

// run writes the tables to out and what is going on to progress.
func run(ctx context.Context, o options, out, progress io.Writer) error {
	if o.Quick {
		o.Time /= 3
		o.Rounds = 3
	}
	b := &bench{options: o, out: progress}
	defer b.close()
	if o.Hold {
		return b.hold(ctx)
	}
	if err := b.prepare(ctx); err != nil {
		return err
	}
	if len(b.all()) == 0 {
		return fmt.Errorf("no trial has a name like %s", o.Only.String())
	}
	err := b.rounds(ctx)
	if ctx.Err() != nil {
		err = nil // stopped as asked
	}
	return errors.Join(err, b.report(context.WithoutCancel(ctx), out))
}

// hold runs the database alone until it is interrupted.
func (b *bench) hold(ctx context.Context) error {
	var err error
	if b.db, err = openDatabase(ctx, b.Data, b.Binary, b.Places, b.out); err != nil {
		return err
	}
	b.atEnd(b.db.close)
	if err := b.db.makePeerTable(ctx, b.out); err != nil {
		return err
	}
	fmt.Fprintf(b.out, "The table bench.place is at\n  %s\nEnd with Ctrl-C.\n", b.db.dsn)
	<-ctx.Done()
	return nil
}

func (b *bench) report(ctx context.Context, out io.Writer) error {
	if err := b.writeSetting(ctx, out); err != nil {
		return err
	}
	others := []string{"SQL", "nginx"}
	for _, p := range b.peers {
		others = append(others, p.name)
	}
	writeRatios(out, b.all(), others)
	fmt.Fprintln(out)
	writeMemory(out, b.all())
	writeFigures(out, b.all())
	return nil
}
