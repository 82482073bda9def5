package main

import (
	"context"

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

// startCourier gives a courier that sends until stop is called; stop returns when it uses the database no more.
func startCourier(ctx context.Context, db *postgis.DB, cfg config) (courier *mail.Courier, stop func()) {
	courier = mail.NewCourier(db, cfg.Sender, cfg.PublicURL.String(), cfg.Log)
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		courier.Run(ctx)
		close(done)
	}()
	return courier, func() {
		cancel()
		<-done
	}
}
