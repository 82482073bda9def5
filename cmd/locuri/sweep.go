package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"locuri/geo"
)

// retentionFlags say how many days is kept what is over. The server looks once a day.
type retentionFlags struct {
	KeepLinks     int `env:"LOCURI_KEEP_LINKS" default:"7" placeholder:"DAYS" help:"Days for which used and expired sign-in links are kept (default 7)."`
	KeepLetters   int `env:"LOCURI_KEEP_LETTERS" default:"90" placeholder:"DAYS" help:"Days for which letters are kept (default 90)."`
	KeepAccessLog int `env:"LOCURI_KEEP_ACCESS_LOG" default:"730" placeholder:"DAYS" help:"Days for which it is kept who was told an address or where a sensitive place is (default 730)."`
	KeepSessions  int `env:"LOCURI_KEEP_SESSIONS" default:"7" placeholder:"DAYS" help:"Days for which ended sessions are kept (default 7)."`
	KeepRefused   int `env:"LOCURI_KEEP_REFUSED" default:"365" placeholder:"DAYS" help:"Days for which refused and taken back comments, checks, problems and edits are kept (default 365)."`

	KeepApplications int `env:"LOCURI_KEEP_APPLICATIONS" default:"1095" placeholder:"DAYS" help:"Days after its call has closed for which an application that was not selected is kept (default 1095)."`
}

func (f retentionFlags) retention() (geo.Retention, error) {
	for name, days := range map[string]int{"links": f.KeepLinks, "letters": f.KeepLetters, "sessions": f.KeepSessions, "applications": f.KeepApplications, "access-log": f.KeepAccessLog, "refused": f.KeepRefused} {
		if days < 0 || days > 36500 {
			return geo.Retention{}, fmt.Errorf("--keep-%s: %d is no number of days; it should be 0 or more", name, days)
		}
	}
	const day = 24 * time.Hour
	return geo.Retention{
		Links: time.Duration(f.KeepLinks) * day, Letters: time.Duration(f.KeepLetters) * day, Sessions: time.Duration(f.KeepSessions) * day,
		Applications: time.Duration(f.KeepApplications) * day,
		AccessLog:    time.Duration(f.KeepAccessLog) * day,
		Refused:      time.Duration(f.KeepRefused) * day,
	}, nil
}

type sweepCommand struct {
	databaseFlags
	retentionFlags
}

// Run does at once what the server does once a day.
func (c *sweepCommand) Run(ctx context.Context, out io.Writer) error {
	retention, err := c.retention()
	if err != nil {
		return err
	}
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	swept, err := db.Sweep(ctx, retention)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Deleted %d sign-in links, %d letters, %d sessions, %d refused comments, checks, problems and edits, and what %d applications said.\n",
		swept.Links, swept.Letters, swept.Sessions, swept.Refused, swept.Applications)
	return nil
}
