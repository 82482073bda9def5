package postgis

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// watch knows the generation of every collection without asking, as long as it is told of each change: by the server's
// own writes when they are committed, and by notifications of the database of everybody's.
type watch struct {
	mu    sync.RWMutex
	known map[string]int64 // generation by collection
	heard time.Time        // when the database was last heard to know no other; zero when nobody listens
	told  []func(geo.Change)
}

const (
	heartbeat = 300 * time.Millisecond // how often the database is asked whether something was missed
	patience  = 900 * time.Millisecond // how long what is known counts without being heard: an edit shows within a second
	reconnect = time.Second
)

// OnChange fulfils geo.Changes.
func (db *DB) OnChange(told func(geo.Change)) {
	db.watch.mu.Lock()
	defer db.watch.mu.Unlock()
	db.watch.told = append(db.watch.told, told)
}

// Watched fulfils geo.Changes.
func (db *DB) Watched() bool {
	db.watch.mu.RLock()
	defer db.watch.mu.RUnlock()
	return time.Since(db.watch.heard) < patience
}

// generation gives the sum of the generations of some collections, if they are known for sure.
func (w *watch) generation(collections []string) (sum int64, sure bool) {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if time.Since(w.heard) >= patience {
		return 0, false
	}
	for _, c := range collections {
		n, known := w.known[c]
		if !known {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

// apply takes a change in and tells of it.
func (w *watch) apply(change geo.Change) {
	w.mu.Lock()
	if w.known != nil && change.Collection != "" {
		w.known[change.Collection] = max(w.known[change.Collection], change.Generation)
	}
	told := w.told
	w.mu.Unlock()
	for _, tell := range told {
		tell(change)
	}
}

// hear takes in what the database says of all generations. Whatever is new in it was missed; only when that is told, what others keep counts again.
func (w *watch) hear(now map[string]int64, at time.Time) {
	w.mu.Lock()
	missed := w.known == nil
	for collection, n := range now {
		if n > w.known[collection] {
			missed = true
		}
	}
	if missed {
		fresh := maps.Clone(now)
		for collection, n := range w.known {
			fresh[collection] = max(fresh[collection], n) // our own write may have been faster than the question
		}
		w.known = fresh
	}
	told := w.told
	w.mu.Unlock()
	if missed {
		for _, tell := range told {
			tell(geo.Change{})
		}
	}
	w.mu.Lock()
	w.heard = at
	w.mu.Unlock()
}

// deafen notes that nobody listens: what is known counts no more.
func (w *watch) deafen() {
	w.mu.Lock()
	w.heard, w.known = time.Time{}, nil
	told := w.told
	w.mu.Unlock()
	for _, tell := range told {
		tell(geo.Change{})
	}
}

// Watch listens to changes on a connection of its own until ctx is done. When the connection is lost it connects again;
// meanwhile every generation is asked from the database, so that nothing old is taken for new.
func (db *DB) Watch(ctx context.Context, log *slog.Logger) {
	for ctx.Err() == nil {
		err := db.listen(ctx)
		db.watch.deafen()
		if ctx.Err() != nil {
			return
		}
		log.Warn("the database tells of no changes at the moment; answers are slower, not older", "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(reconnect):
		}
	}
}

func (db *DB) listen(ctx context.Context) error {
	conn, err := pgx.ConnectConfig(ctx, db.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, listenSQL); err != nil {
		return err
	}
	for {
		if err := db.beat(ctx, conn); err != nil {
			return err
		}
		if err := db.hearUntil(ctx, conn, time.Now().Add(heartbeat)); err != nil {
			return err
		}
	}
}

// The channel is that of the schema: one schema is one city.
const listenSQL = `DO $$ BEGIN EXECUTE format('LISTEN %I', 'locuri ' || current_schema()); END $$`

const generationsSQL = `SELECT collection, n FROM generation`

// beat asks for all generations: that the connection lives, and that nothing was missed.
func (db *DB) beat(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	asked := time.Now()
	rows, err := conn.Query(ctx, generationsSQL)
	if err != nil {
		return err
	}
	now := map[string]int64{}
	var collection string
	var n int64
	_, err = pgx.ForEachRow(rows, []any{&collection, &n}, func() error {
		now[collection] = n
		return nil
	})
	if err == nil {
		db.watch.hear(now, asked)
	}
	return err
}

// hearUntil applies the notifications that come until the time.
func (db *DB) hearUntil(ctx context.Context, conn *pgx.Conn, until time.Time) error {
	waiting, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	for {
		n, err := conn.WaitForNotification(waiting)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case waiting.Err() != nil && !conn.IsClosed():
			return nil
		case err != nil:
			return err
		}
		var change geo.Change
		if json.Unmarshal([]byte(n.Payload), &change) != nil {
			continue // not of ours
		}
		db.watch.apply(change)
	}
}
