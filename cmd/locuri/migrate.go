package main

import (
	"context"
	"fmt"
	"io"
)

type migrateCommand struct {
	databaseFlags
}

// Run leaves the work to openDatabase, which migrates what it opens.
func (c *migrateCommand) Run(ctx context.Context, out io.Writer) error {
	_, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	fmt.Fprintln(out, "The database is up to date.")
	return nil
}
