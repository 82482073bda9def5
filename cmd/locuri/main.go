// Command locuri is the whole of Locuri: the server and the tools around it. One file here is one command.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // the zones of cities, also where the system has none

	"github.com/alecthomas/kong"
)

type commands struct {
	Serve     serveCommand     `cmd:"" help:"Run the server."`
	Demo      demoCommand      `cmd:"" help:"Load the demo city, Timișoara, or what is missing of it."`
	Migrate   migrateCommand   `cmd:"" help:"Bring the database up to this version's schema and end."`
	Recompute recomputeCommand `cmd:"" help:"Derive neighbourhood, area, length and river position of all places anew."`
	Sweep     sweepCommand     `cmd:"" help:"Delete what is over and kept long enough: used sign-in links, letters, ended sessions."`
	User      userCommand      `cmd:"" help:"Add people, list them, and help them sign in."`
	Version   versionCommand   `cmd:"" help:"Print the version."`
}

const about = `Locuri is an open map of a city's shared places.

Without DATABASE_URL it keeps a PostgreSQL with PostGIS of its own in the data folder.`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	// A second Ctrl-C ends the process at once; the database then stops by itself.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0, or 1 with one line on stderr that says what to do.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parser, err := kong.New(&commands{}, kong.Name("locuri"), kong.Description(about), kong.UsageOnError(), kong.Writers(stdout, stderr),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.BindTo(stdout, (*io.Writer)(nil)))
	if err != nil {
		return fail(stderr, err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		return fail(stderr, fmt.Errorf("%w; see locuri --help", err))
	}
	err = command.Run()
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return 0 // stopped as asked
	}
	if err != nil {
		return fail(stderr, err)
	}
	return 0
}

// fail keeps the message on one line, whatever it was made from.
func fail(stderr io.Writer, err error) int {
	fmt.Fprintln(stderr, "locuri: "+strings.Join(strings.Fields(err.Error()), " "))
	return 1
}
