package main

import (
	"context"

	"locuri/geo"
	"locuri/geo/jobs"
	"locuri/geo/mail"
	"locuri/geo/postgis"
)

// mailFlags say how letters leave.
type mailFlags struct {
	SMTP     string `name:"smtp" env:"LOCURI_SMTP" placeholder:"URL" help:"Mail server: smtp://user:password@host:587, or smtps:// for TLS from the start. Without one, letters are shown in the log and to administrators."`
	MailFrom string `env:"LOCURI_MAIL_FROM" placeholder:"ADDRESS" help:"Address that letters come from; by default locuri@ with the host of the public address."`
}

// sender gives nil when there is no mail server.
func (f mailFlags) sender(host string) (mail.Sender, error) {
	if f.SMTP == "" {
		return nil, nil
	}
	if f.MailFrom == "" {
		f.MailFrom = "Locuri <locuri@" + host + ">"
	}
	return mail.NewSMTP(f.SMTP, f.MailFrom)
}

// startJobs does what changes leave behind, such as letters, until stop is called; stop returns when it uses the database
// no more.
func startJobs(ctx context.Context, db *postgis.DB, cfg config) (courier *mail.Courier, stop func(), err error) {
	courier = mail.NewCourier(db, cfg.Sender, cfg.PublicURL.String(), cfg.Log)
	sweep := func(ctx context.Context, _ geo.Sweep) error {
		_, err := db.Sweep(ctx, cfg.Retention)
		return err
	}
	runner, err := jobs.New(db.Pool(), jobs.Handlers{
		SendMail: courier.Send, NotifyStep: courier.NotifyStep, NotifyComment: courier.NotifyComment, WriteDigests: courier.WriteDigests(db), Sweep: sweep,
	}, cfg.Log)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := runner.Run(ctx); err != nil {
			cfg.Log.Error("jobs are not done: letters wait until the next start", "error", err)
		}
	}()
	return courier, func() {
		cancel()
		<-done
	}, nil
}
