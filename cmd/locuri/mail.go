package main

import "locuri/geo/mail"

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
