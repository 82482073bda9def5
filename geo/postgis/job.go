package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"locuri/geo"
)

// queue is where jobs are put; package jobs does them.
type queue = river.Client[pgx.Tx]

func newQueue(pool *pgxpool.Pool) (*queue, error) {
	return river.NewClient(riverpgxv5.New(pool), &river.Config{})
}

// enqueue leaves a job behind, which is done if and only if the transaction is committed.
func (db *DB) enqueue(ctx context.Context, tx pgx.Tx, job geo.Job) error {
	_, err := db.queue.InsertTx(ctx, tx, job, nil)
	return err
}

// enqueueLater is enqueue for a job whose time comes later.
func (db *DB) enqueueLater(ctx context.Context, tx pgx.Tx, job geo.Job, after time.Duration) error {
	_, err := db.queue.InsertTx(ctx, tx, job, &river.InsertOpts{ScheduledAt: time.Now().Add(after)})
	return err
}
