package mail

import (
	"context"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"

	gomail "github.com/wneessen/go-mail"

	"locuri/geo"
)

// SMTP sends letters by a mail server (RFC 5321, submission by RFC 6409).
type SMTP struct {
	host    string
	from    string
	options []gomail.Option
}

// NewSMTP reads the address of a mail server: smtp://user:password@host:587 for STARTTLS, smtps://…:465 for TLS from
// the start. The port may be left out. From is the sender's address. Over smtp:// a password is only sent under TLS,
// unless the server is on this machine.
func NewSMTP(address, from string) (*SMTP, error) {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "smtp" && u.Scheme != "smtps") || u.Hostname() == "" || (u.Path != "" && u.Path != "/") {
		return nil, fmt.Errorf("the mail server's address is not valid; it should look like smtp://user:password@mail.example.org:587")
	}
	if _, err := mail.ParseAddress(from); err != nil {
		return nil, fmt.Errorf("%q is no e-mail address to send from; it should look like locuri@example.org", from)
	}
	s := &SMTP{host: u.Hostname(), from: from, options: []gomail.Option{gomail.WithTimeout(sendTime)}}
	port, err := portOf(u)
	if err != nil {
		return nil, err
	}
	s.options = append(s.options, gomail.WithPort(port), security(u))
	if password, given := u.User.Password(); given {
		s.options = append(s.options, gomail.WithSMTPAuth(mechanism(u.Hostname())),
			gomail.WithUsername(u.User.Username()), gomail.WithPassword(password))
	}
	return s, nil
}

func portOf(u *url.URL) (int, error) {
	switch {
	case u.Port() == "" && u.Scheme == "smtps":
		return 465, nil // RFC 8314 §3.3
	case u.Port() == "":
		return 587, nil
	}
	port, err := strconv.Atoi(u.Port())
	if err != nil || port < 1 || port > 65535 {
		return 0, fmt.Errorf("the mail server's port %q is not one of 1 to 65535", u.Port())
	}
	return port, nil
}

// security asks for TLS where a password is at stake, and takes it where it is offered else.
func security(u *url.URL) gomail.Option {
	switch _, password := u.User.Password(); {
	case u.Scheme == "smtps":
		return gomail.WithSSL()
	case password && !isLocal(u.Hostname()):
		return gomail.WithTLSPolicy(gomail.TLSMandatory)
	}
	return gomail.WithTLSPolicy(gomail.TLSOpportunistic)
}

// mechanism takes the best that the server offers; on this machine also PLAIN without TLS, which is not offered else.
func mechanism(host string) gomail.SMTPAuthType {
	if isLocal(host) {
		return gomail.SMTPAuthPlainNoEnc
	}
	return gomail.SMTPAuthAutoDiscover
}

func isLocal(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// Send hands a letter to the server.
func (s *SMTP) Send(ctx context.Context, letter *geo.Mail) error {
	message := gomail.NewMsg()
	if err := message.From(s.from); err != nil {
		return fmt.Errorf("sender: %w", err)
	}
	if err := message.To(letter.To); err != nil {
		return fmt.Errorf("recipient: %w", err)
	}
	message.Subject(letter.Subject)
	message.SetDate()
	message.SetMessageID()
	message.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834 §5: no out-of-office answers to this
	if letter.Unsubscribe != "" {                            // RFC 8058 §3.1
		message.SetGenHeader("List-Unsubscribe", "<"+letter.Unsubscribe+">")
		message.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	}
	message.SetBodyString(gomail.TypeTextPlain, letter.Body)
	if letter.HTML != "" {
		message.AddAlternativeString(gomail.TypeTextHTML, letter.HTML)
	}
	client, err := gomail.NewClient(s.host, s.options...)
	if err != nil {
		return err
	}
	return client.DialAndSendWithContext(ctx, message)
}
