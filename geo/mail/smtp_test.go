package mail_test

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/mail"
)

// received is what a mail server was told about one letter.
type received struct {
	from, to, auth, data string
}

// newServer starts a small SMTP server on this machine and gives its address and what it receives. It speaks as much of
// RFC 5321 and RFC 4954 as a client needs, and refuses the recipients named.
func newServer(t *testing.T, refuse ...string) (address string, letters <-chan received) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	out := make(chan received, 10)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go converse(conn, refuse, out)
		}
	}()
	return listener.Addr().String(), out
}

func converse(conn net.Conn, refuse []string, out chan<- received) {
	defer conn.Close()
	lines := bufio.NewReader(conn)
	reply := func(s string) { io.WriteString(conn, s+"\r\n") }
	var r received
	reply("220 test ESMTP")
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimSpace(line)
		switch verb, rest, _ := strings.Cut(line, " "); strings.ToUpper(verb) {
		case "EHLO":
			reply("250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN")
		case "AUTH":
			r.auth = rest
			reply("235 welcome")
		case "MAIL":
			r.from = rest
			reply("250 ok")
		case "RCPT":
			r.to = rest
			if len(refuse) > 0 && strings.Contains(rest, refuse[0]) {
				reply("550 no such mailbox")
				continue
			}
			reply("250 ok")
		case "DATA":
			reply("354 go on")
			for line := ""; line != ".\r\n"; line, err = lines.ReadString('\n') {
				if err != nil {
					return
				}
				r.data += strings.TrimPrefix(line, ".") // RFC 5321 §4.5.2: a first dot is doubled on the way
			}
			out <- r
			r = received{}
			reply("250 taken")
		case "QUIT":
			reply("221 bye")
			return
		default:
			reply("250 ok")
		}
	}
}

func TestSMTPSendsTheLetter(t *testing.T) {
	t.Parallel()
	address, letters := newServer(t)
	sender, err := mail.NewSMTP("smtp://ana:s%C8%99crisoare@"+address, "Locuri <locuri@example.org>")
	if err != nil {
		t.Fatal(err)
	}
	body := "Bună,\n\nLocuri pe șes.\n.\n" + strings.Repeat("x", 200) + "\n"
	if err := sender.Send(t.Context(), &geo.Mail{To: "ion@example.org", Subject: "Știri din oraș", Body: body}); err != nil {
		t.Fatal(err)
	}
	r := <-letters
	if !strings.HasPrefix(r.from, "FROM:<locuri@example.org>") || r.to != "TO:<ion@example.org>" {
		t.Errorf("envelope from %q to %q", r.from, r.to)
	}
	mechanism, secret, _ := strings.Cut(r.auth, " ")
	if b, _ := base64.StdEncoding.DecodeString(secret); mechanism != "PLAIN" || string(b) != "\x00ana\x00sșcrisoare" {
		t.Errorf("signed in by %s with %q", mechanism, b)
	}
	m, err := netmail.ReadMessage(strings.NewReader(r.data))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != "Știri din oraș" {
		t.Errorf("subject %q, %v", subject, err)
	}
	if m.Header.Get("Date") == "" || m.Header.Get("Message-Id") == "" || m.Header.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("headers %v", m.Header)
	}
	text, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil || strings.TrimRight(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n") != strings.TrimRight(body, "\n") {
		t.Errorf("body %q, %v", text, err)
	}
}

func TestSMTPTellsWhatTheServerRefuses(t *testing.T) {
	t.Parallel()
	address, _ := newServer(t, "nobody@")
	sender, err := mail.NewSMTP("smtp://"+address, "locuri@example.org")
	if err != nil {
		t.Fatal(err)
	}
	err = sender.Send(t.Context(), &geo.Mail{To: "nobody@example.org", Subject: "x", Body: "x"})
	if err == nil || !strings.Contains(err.Error(), "no such mailbox") {
		t.Errorf("got %v, want the server's reason", err)
	}
}

func TestSMTPLetsNoHeaderIn(t *testing.T) {
	t.Parallel()
	address, letters := newServer(t)
	sender, err := mail.NewSMTP("smtp://"+address, "locuri@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), &geo.Mail{To: "a@example.org\r\nBcc: b@example.org", Subject: "x", Body: "x"}); err == nil {
		t.Error("a recipient with a line break was taken")
	}
	if err := sender.Send(t.Context(), &geo.Mail{To: "a@example.org", Subject: "x\r\nBcc: b@example.org", Body: "x"}); err != nil {
		return // refused: as good
	}
	if m, err := netmail.ReadMessage(strings.NewReader((<-letters).data)); err != nil || m.Header.Get("Bcc") != "" {
		t.Errorf("a subject with a line break made a header: %v, %v", m, err)
	}
}

// A password must not cross a network in the clear: this server offers no TLS and pretends to be elsewhere.
func TestSMTPAddresses(t *testing.T) {
	t.Parallel()
	for address, from := range map[string]string{
		"":                                 "locuri@example.org",
		"mail.example.org":                 "locuri@example.org",
		"http://mail.example.org":          "locuri@example.org",
		"smtp://":                          "locuri@example.org",
		"smtp://mail.example.org:99999":    "locuri@example.org",
		"smtp://mail.example.org/path":     "locuri@example.org",
		"smtp://mail.example.org":          "nobody",
		"smtps://user:pw@mail.example.org": "",
	} {
		if _, err := mail.NewSMTP(address, from); err == nil {
			t.Errorf("%q from %q was taken", address, from)
		} else if strings.Contains(err.Error(), "pw@") {
			t.Errorf("the error tells the password: %v", err)
		}
	}
	for _, address := range []string{"smtp://localhost", "smtps://u:p@mail.example.org", "smtp://u:p@mail.example.org:2525", "smtp://[::1]:25/"} {
		if _, err := mail.NewSMTP(address, "Locuri <locuri@example.org>"); err != nil {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func ExampleSignInURL() {
	fmt.Println(mail.SignInURL("https://locuri.example.org", "a-b_c"))
	// Output: https://locuri.example.org/sign-in?token=a-b_c
}
