package main

import (
	"context"
	"time"

	"locuri/geo/cluster"
	"locuri/geo/postgis"
)

// store is the server's database, with the private cluster that it is in, if it is.
type store struct {
	db      *postgis.DB
	cluster *cluster.Cluster // nil when the database is elsewhere
	options cluster.Options
}

func (s *store) close() {
	s.db.Close()
	if s.cluster != nil {
		s.cluster.Stop()
	}
}

// keepAlive starts the private cluster again when it ends by itself, for example for lack of memory; the pool connects to it again at the next
// query. It returns an error when that is of no use, and nil when ctx is done.
func (s *store) keepAlive(ctx context.Context) error {
	if s.cluster == nil {
		<-ctx.Done()
		return nil
	}
	const tooSoon = time.Minute
	for {
		started := time.Now()
		select {
		case <-ctx.Done():
			return nil
		case <-s.cluster.Done():
		}
		err := s.cluster.Err()
		s.cluster.Stop()
		if time.Since(started) < tooSoon {
			return err
		}
		s.options.Logger.Error("starting the database again", "error", err)
		c, err := cluster.Start(ctx, s.options)
		if err != nil {
			return err
		}
		s.cluster = c
	}
}
