package main

import (
	"context"
	"fmt"
	"io"

	"locuri/geo"
)

type userDeleteCommand struct {
	databaseFlags
	Email string `arg:"" help:"E-mail address of the account."`
	Yes   bool   `help:"Do it; without this the command only says what it would do."`
}

// Run asks for a word more, as it cannot be undone.
func (c *userDeleteCommand) Run(ctx context.Context, out io.Writer) error {
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	account, err := accountByEmail(ctx, db, c.Email)
	if err != nil {
		return err
	}
	if !c.Yes {
		return fmt.Errorf("the account of %s (%s) would be deleted for good, with all that was never public; add --yes to do it", account.Email, account.Name)
	}
	if err := db.DeleteAccount(ctx, geo.Actor{System: true, AccountID: account.ID}); err != nil {
		return err
	}
	fmt.Fprintln(out, "The account is deleted. What it published stays, without its name.")
	return nil
}
