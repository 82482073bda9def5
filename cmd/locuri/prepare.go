package main

import (
	"context"
	"fmt"
	"time"

	"locuri/geo"
	"locuri/geo/demo"
	"locuri/geo/photo"
	"locuri/geo/postgis"
)

// demoLinkValid is how long the printed links of the demo accounts can be used: a working day and some.
const demoLinkValid = 24 * time.Hour

// prepare runs after the migrations and before the first request: it fills an empty database with the demo city when
// that is asked for, and prints a sign-in link of each of its accounts.
func prepare(ctx context.Context, db *postgis.DB, album *photo.Album, cfg config) error {
	if !cfg.Demo {
		return nil
	}
	if err := demo.Load(ctx, db, album, func(line string) { fmt.Fprintln(cfg.Out, line) }); err != nil {
		return fmt.Errorf("load the demo city: %w", err)
	}
	accounts, err := demo.Accounts()
	if err != nil {
		return err
	}
	fmt.Fprintln(cfg.Out, "\nSign in to the demo, once by each link:")
	for _, account := range accounts {
		link, err := signInLink(ctx, db, cfg.PublicURL.String(), account.Email, demoLinkValid)
		if err != nil {
			return err
		}
		fmt.Fprintf(cfg.Out, "  %-40s %s\n", demoRole(account), link)
	}
	fmt.Fprintln(cfg.Out)
	return nil
}

// demoRole says in a few words what an account is there to show: a partner by the organisation it leads.
func demoRole(account geo.Account) string {
	for _, m := range account.Memberships {
		if m.Role == geo.Admin {
			return "partner, admin of " + m.Slug
		}
	}
	return string(account.Role)
}
