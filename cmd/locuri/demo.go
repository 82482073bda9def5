package main

import (
	"context"
	"fmt"
	"io"

	"locuri/geo/cluster"
	"locuri/geo/demo"
	"locuri/geo/photo"
	"locuri/geo/postgis"
)

type demoCommand struct {
	databaseFlags
	photoFlags
	Synthetic *int   `placeholder:"N" help:"Also make up N places inside the city, to see how Locuri bears them; going on where an earlier run stopped."`
	Seed      uint64 `default:"1" help:"Another seed makes up other places (default 1)."`
}

// Run loads what is missing of the demo city, and of the synthetic places that are asked for.
func (c *demoCommand) Run(ctx context.Context, out io.Writer) error {
	if c.Synthetic != nil && *c.Synthetic < 1 {
		return fmt.Errorf("--synthetic %d makes no places; give a number of 1 or more", *c.Synthetic)
	}
	dir, err := c.dataDir()
	if err != nil {
		return err
	}
	if c.DatabaseURL == "" { // else photos would belong to root, and the server could add none
		if err := cluster.DropRoot(dir); err != nil {
			return err
		}
	}
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	blobs, err := openBlobs(ctx, c.Photos, dir)
	if err != nil {
		return err
	}
	progress := func(line string) { fmt.Fprintln(out, line) }
	if err := demo.Load(ctx, db, photo.NewAlbum(db, blobs), progress); err != nil {
		return err
	}
	if c.Synthetic != nil {
		if err := c.makeUp(ctx, db, progress); err != nil {
			return err
		}
	}
	fmt.Fprintln(out, "The demo city is loaded.")
	return nil
}

func (c *demoCommand) makeUp(ctx context.Context, db *postgis.DB, progress func(string)) error {
	if err := demo.Synthetic(ctx, db, *c.Synthetic, c.Seed, progress); err != nil {
		return err
	}
	progress("Laying the places on the disk as they lie in the city")
	return db.Tidy(ctx)
}
