package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/jobs"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

var system = geo.Actor{System: true}

// run does jobs until the test ends.
func run(t *testing.T, db *postgis.DB, handlers jobs.Handlers) {
	t.Helper()
	runner, err := jobs.New(db.Pool(), handlers, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- runner.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func within(t *testing.T, what string, happened func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !happened(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not within half a minute: %s", what)
		}
	}
}

func TestLetterIsSentAndTriedAgain(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	var tries atomic.Int64
	run(t, db, jobs.Handlers{
		SendMail: func(_ context.Context, job geo.SendMail) error {
			if tries.Add(1) == 1 {
				return errors.New("the mail server is away")
			}
			return db.MarkSent(t.Context(), job.MailID)
		},
		NotifyStep: func(context.Context, geo.NotifyStep) error { return nil },
	})
	letter := &geo.Mail{To: "ana@example.org", Subject: "Bună"}
	if err := db.PutMail(t.Context(), letter); err != nil {
		t.Fatal(err)
	}
	within(t, "the letter is sent at the second try", func() bool {
		kept, err := db.FindLetter(t.Context(), system, letter.ID)
		return err == nil && kept.SentAt != nil && tries.Load() == 2
	})
}

// A job is there when the change is, and is not when the change was taken back.
func TestStepLeavesItsJobBehind(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ctx := t.Context()
	area := geo.Area{Slug: "oras", Title: geo.Text{"ro": "Oraș"}, Label: orb.Point{21.25, 45.75},
		Geometry: orb.Polygon{{{21.2, 45.7}, {21.3, 45.7}, {21.3, 45.8}, {21.2, 45.8}, {21.2, 45.7}}}}
	for _, err := range []error{
		db.SaveCity(ctx, system, &geo.City{Slug: "test", Title: geo.Text{"ro": "Oraș"}, ReachM: 1000}),
		db.SaveAreaSet(ctx, system, &geo.AreaSet{Slug: "outline", Title: geo.Text{"ro": "Contur"}}, []geo.Area{area}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	author := &geo.Account{Email: "ana@example.org", Name: "Ana", Role: geo.Resident, Language: "ro"}
	if err := db.CreateAccount(ctx, system, author); err != nil {
		t.Fatal(err)
	}
	place := &geo.Place{Kind: geo.Space, Category: "square", Title: geo.Text{"ro": "Piață"}, Life: geo.Idea, Geometry: orb.Point{21.25, 45.75}}
	if err := db.Propose(ctx, geo.Actor{AccountID: author.ID, Role: geo.Resident}, place, &geo.Proposal{Reason: "Da"}); err != nil {
		t.Fatal(err)
	}
	told := make(chan int64, 10)
	run(t, db, jobs.Handlers{
		SendMail:   func(context.Context, geo.SendMail) error { return nil },
		NotifyStep: func(_ context.Context, job geo.NotifyStep) error { told <- job.StepID; return nil },
	})
	if _, err := db.MovePlace(ctx, geo.Actor{AccountID: author.ID, Role: geo.Resident}, place.ID, geo.Move{Line: geo.PublicationLine, To: "published"}); err == nil {
		t.Fatal("an author published their own proposal")
	}
	timeline, err := db.MovePlace(ctx, geo.Actor{AccountID: author.ID, Role: geo.Resident}, place.ID, geo.Move{Line: geo.DecisionLine, To: "withdrawn"})
	if err != nil {
		t.Fatal(err)
	}
	last := timeline.Steps[len(timeline.Steps)-1].ID
	select {
	case id := <-told:
		if id != last {
			t.Errorf("told of step %d, want %d", id, last)
		}
	case <-time.After(30 * time.Second):
		t.Error("nobody was told")
	}
	if n, err := db.FindStepNotice(ctx, last); err != nil || n.Author != nil || len(n.Supporters) > 0 {
		t.Errorf("the author need not be told of what they did themselves: %+v, %v", n, err)
	}
}

func TestSweepIsDueAtTheStart(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	swept := make(chan struct{}, 10)
	run(t, db, jobs.Handlers{
		SendMail:   func(context.Context, geo.SendMail) error { return nil },
		NotifyStep: func(context.Context, geo.NotifyStep) error { return nil },
		Sweep:      func(context.Context, geo.Sweep) error { swept <- struct{}{}; return nil },
	})
	select {
	case <-swept:
	case <-time.After(30 * time.Second):
		t.Error("nothing was swept")
	}
}
