// Package jobs does what changes have left behind: it takes jobs out of the database's queue and hands each to whom it
// concerns. A job that fails is tried again, later and later, for about a day.
package jobs

import (
	"context"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"locuri/geo"
)

// Handlers are who does which job. An error has it done again.
type Handlers struct {
	SendMail      func(ctx context.Context, job geo.SendMail) error
	NotifyStep    func(ctx context.Context, job geo.NotifyStep) error
	NotifyComment func(ctx context.Context, job geo.NotifyComment) error
	NotifyCheck   func(ctx context.Context, job geo.NotifyCheck) error
	NotifyReport  func(ctx context.Context, job geo.NotifyReport) error
	NotifyClash   func(ctx context.Context, job geo.NotifyClash) error
	WriteDigests  func(ctx context.Context, job geo.WriteDigests) error // every hour, and at the start; nil: never
	Sweep         func(ctx context.Context, job geo.Sweep) error        // once a day, and at the start; nil: never

	CountImpact func(ctx context.Context, job geo.CountImpact) error // every five minutes, and at the start; nil: never

	NotifyCall func(ctx context.Context, job geo.NotifyCall) error
	DeleteBlob func(ctx context.Context, job geo.DeleteBlob) error

	NotifyEdit       func(ctx context.Context, job geo.NotifyEdit) error
	NotifyTrust      func(ctx context.Context, job geo.NotifyTrust) error
	NotifyPhoto      func(ctx context.Context, job geo.NotifyPhoto) error
	ResizePhoto      func(ctx context.Context, job geo.ResizePhoto) error
	DeletePhotoFiles func(ctx context.Context, job geo.DeletePhotoFiles) error
	ForgetPhoto      func(ctx context.Context, job geo.ForgetPhoto) error
}

const (
	atOnce   = 4               // jobs that are done side by side
	jobTime  = 2 * time.Minute // one may take
	attempts = 14              // river waits attempt⁴ seconds: the last comes after some 35 hours
	stopTime = 10 * time.Second
)

// Runner does jobs.
type Runner struct{ client *river.Client[pgx.Tx] }

// New makes a runner on the database that pool leads to.
func New(pool *pgxpool.Pool, handlers Handlers, log *slog.Logger) (*Runner, error) {
	workers := river.NewWorkers()
	add(workers, handlers.SendMail)
	add(workers, handlers.NotifyStep)
	add(workers, handlers.NotifyPhoto)
	add(workers, handlers.ResizePhoto)
	add(workers, handlers.DeletePhotoFiles)
	add(workers, handlers.ForgetPhoto)
	add(workers, handlers.NotifyComment)
	add(workers, handlers.NotifyCheck)
	add(workers, handlers.NotifyReport)
	add(workers, handlers.NotifyCall)
	add(workers, handlers.DeleteBlob)
	add(workers, handlers.NotifyEdit)
	add(workers, handlers.NotifyTrust)
	add(workers, handlers.NotifyClash)
	var periodic []*river.PeriodicJob
	if handlers.WriteDigests != nil {
		add(workers, handlers.WriteDigests)
		periodic = append(periodic, every(time.Hour, geo.WriteDigests{}))
	}
	if handlers.Sweep != nil {
		add(workers, handlers.Sweep)
		periodic = append(periodic, every(24*time.Hour, geo.Sweep{}))
	}
	if handlers.CountImpact != nil {
		add(workers, handlers.CountImpact)
		periodic = append(periodic, every(5*time.Minute, geo.CountImpact{}))
	}
	client, err := river.NewClient(riverpgxv5.New(pool), &river.Config{
		Queues:       map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: atOnce}},
		Workers:      workers,
		PeriodicJobs: periodic, // put into the queue by one server of several
		JobTimeout:   jobTime,
		MaxAttempts:  attempts,
		Logger:       quiet(log),
	})
	return &Runner{client}, err
}

// Run does jobs until ctx is done, and returns when none is being done any more.
func (r *Runner) Run(ctx context.Context) error {
	if err := r.client.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	<-ctx.Done()
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := r.client.Stop(stopping); err != nil {
		return r.client.StopAndCancel(context.WithoutCancel(ctx))
	}
	return nil
}

// every has a job done at the start and then again and again.
func every(interval time.Duration, job river.JobArgs) *river.PeriodicJob {
	constructor := func() (river.JobArgs, *river.InsertOpts) { return job, nil }
	return river.NewPeriodicJob(river.PeriodicInterval(interval), constructor, &river.PeriodicJobOpts{RunOnStart: true})
}

func add[J river.JobArgs](workers *river.Workers, handle func(context.Context, J) error) {
	river.AddWorker(workers, river.WorkFunc(func(ctx context.Context, job *river.Job[J]) error { return handle(ctx, job.Args) }))
}

// quiet leaves out what is of no use to an operator: all but warnings and errors.
func quiet(log *slog.Logger) *slog.Logger { return slog.New(warnings{log.Handler()}) }

type warnings struct{ slog.Handler }

// Enabled tells whether a message is worth being told.
func (w warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && w.Handler.Enabled(ctx, level)
}

// WithAttrs keeps it so for what is derived from the handler.
func (w warnings) WithAttrs(attributes []slog.Attr) slog.Handler {
	return warnings{w.Handler.WithAttrs(attributes)}
}

// WithGroup is as WithAttrs.
func (w warnings) WithGroup(name string) slog.Handler { return warnings{w.Handler.WithGroup(name)} }
