package main

import (
	"context"
	"fmt"
	"io"
)

type recomputeCommand struct {
	databaseFlags
	After int64 `help:"Go on after the place with this number, as told when it was interrupted."`
}

// Run derives everything of all places anew, as is needed when areas, rivers or the rules of derivation have changed. Since it writes every place
// again, it lays them in order at its end.
func (c *recomputeCommand) Run(ctx context.Context, out io.Writer) error {
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	last := c.After
	done, err := db.Recompute(ctx, c.After, func(done int, place int64) {
		last = place
		fmt.Fprintf(out, "\r%d places done, the last was %d", done, place)
	})
	if ctx.Err() != nil {
		return fmt.Errorf("interrupted after %d places; go on with: locuri recompute --after %d", done, last)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\rThe facts of %d places are recomputed.      \n", done)
	return db.Tidy(ctx)
}
