package mail_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"locuri/geo"
	"locuri/geo/mail"
)

// outbox keeps letters in memory.
type outbox struct {
	mu      sync.Mutex
	letters []geo.Mail
}

func (o *outbox) PutMail(_ context.Context, m *geo.Mail) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	m.ID, m.CreatedAt = int64(len(o.letters)+1), time.Now()
	o.letters = append(o.letters, *m)
	return nil
}

func (o *outbox) FindMail(_ context.Context, actor geo.Actor, limit int) ([]geo.Mail, error) {
	if err := actor.May(geo.ReadMail, 0); err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	var found []geo.Mail
	for i := len(o.letters) - 1; i >= 0 && len(found) < limit; i-- {
		found = append(found, o.letters[i])
	}
	return found, nil
}

func (o *outbox) MarkSent(_ context.Context, id int64) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := time.Now()
	o.letters[id-1].SentAt = &now
	return nil
}

func (o *outbox) sent() (n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, m := range o.letters {
		if m.SentAt != nil {
			n++
		}
	}
	return n
}

// sender refuses so many letters before it takes one.
type sender struct {
	refusals int
	attempts []string
}

func (s *sender) Send(_ context.Context, m *geo.Mail) error {
	s.attempts = append(s.attempts, m.To)
	if s.refusals > 0 {
		s.refusals--
		return errors.New("try later")
	}
	return nil
}

func TestWithoutServerTheOperatorIsTold(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	box := &outbox{}
	courier := mail.NewCourier(box, nil, "http://localhost:1234", slog.New(slog.NewTextHandler(&log, nil)))
	if err := courier.SignInLink(t.Context(), "ana@example.org", "ro", "secret", time.Hour); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"to=ana@example.org", "Linkul tău de intrare", "http://localhost:1234/sign-in?token=secret"} {
		if !strings.Contains(log.String(), part) {
			t.Errorf("log %q lacks %q", log.String(), part)
		}
	}
	if strings.Count(log.String(), "\n") != 1 || len(box.letters) != 1 || box.sent() != 0 {
		t.Errorf("log %q, outbox %+v", log.String(), box.letters)
	}
}

func TestLettersAreInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		language string
		valid    time.Duration
		subject  string
		sentence string
	}{
		{"ro", time.Hour, "Linkul tău de intrare în Locuri", "în următoarele 60 de minute."},
		{"ro", 15 * time.Minute, "Linkul tău de intrare în Locuri", "în următoarele 15 minute."},
		{"ro", 115 * time.Minute, "Linkul tău de intrare în Locuri", "în următoarele 115 minute."},
		{"en", time.Hour, "Your sign-in link for Locuri", "within the next 60 minutes."},
	} {
		box := &outbox{}
		courier := mail.NewCourier(box, nil, "https://locuri.example.org", slog.New(slog.DiscardHandler))
		if err := courier.SignInLink(t.Context(), "ana@example.org", test.language, "secret", test.valid); err != nil {
			t.Fatal(err)
		}
		m := box.letters[0]
		if m.To != "ana@example.org" || m.Subject != test.subject || !strings.Contains(m.Body, test.sentence) ||
			!strings.Contains(m.Body, "\nhttps://locuri.example.org/sign-in?token=secret\n") {
			t.Errorf("%s, %s: got %q\n%s", test.language, test.valid, m.Subject, m.Body)
		}
	}
}

func TestRefusedLetterIsTriedAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		box, server := &outbox{}, &sender{refusals: 3}
		var log bytes.Buffer
		courier := mail.NewCourier(box, server, "http://localhost", slog.New(slog.NewTextHandler(&log, nil)))
		go courier.Run(t.Context())
		if err := courier.SignInLink(t.Context(), "ana@example.org", "en", "secret", time.Hour); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if len(server.attempts) != 4 || box.sent() != 1 {
			t.Errorf("%d attempts, %d sent; want 4 and 1", len(server.attempts), box.sent())
		}
		if strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "try later") {
			t.Errorf("log %q", log.String())
		}
	})
}

func TestLettersOfAnEarlierRunAreSentUnlessTooOld(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		box, server := &outbox{}, &sender{}
		put := func(to string) { _ = box.PutMail(t.Context(), &geo.Mail{To: to}) }
		put("old@example.org")
		time.Sleep(61 * time.Minute)
		put("one@example.org")
		put("two@example.org")
		go mail.NewCourier(box, server, "http://localhost", slog.New(slog.DiscardHandler)).Run(t.Context())
		synctest.Wait()
		if got := strings.Join(server.attempts, " "); got != "one@example.org two@example.org" {
			t.Errorf("sent to %q", got)
		}
	})
}
