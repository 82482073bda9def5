package mail_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/mail"
)

// outbox keeps letters in memory.
type outbox struct {
	geo.Outbox
	letters []geo.Mail
	notice  *geo.StepNotice
	comment *geo.CommentNotice
}

func (o *outbox) PutMail(_ context.Context, m *geo.Mail) error {
	for _, other := range o.letters {
		if m.Key != "" && m.Key == other.Key {
			return nil
		}
	}
	m.ID, m.CreatedAt = int64(len(o.letters)+1), time.Now()
	o.letters = append(o.letters, *m)
	return nil
}

func (o *outbox) FindLetter(_ context.Context, _ geo.Actor, id int64) (*geo.Mail, error) {
	if id > int64(len(o.letters)) {
		return nil, geo.Errorf(geo.NotFound, "There is no letter %d.", id)
	}
	m := o.letters[id-1]
	return &m, nil
}

func (o *outbox) MarkSent(_ context.Context, id int64) error {
	now := time.Now()
	o.letters[id-1].SentAt = &now
	return nil
}

func (o *outbox) MarkFailed(_ context.Context, id int64, trouble string) error {
	o.letters[id-1].Attempts++
	o.letters[id-1].Trouble = trouble
	return nil
}

func (o *outbox) FindStepNotice(context.Context, int64) (*geo.StepNotice, error) {
	return o.notice, nil
}

func (o *outbox) FindCommentNotice(context.Context, int64) (*geo.CommentNotice, error) {
	return o.comment, nil
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
	for _, part := range []string{"id=1", "Linkul tău de intrare", "http://localhost:1234/sign-in?token=secret"} {
		if !strings.Contains(log.String(), part) {
			t.Errorf("log %q lacks %q", log.String(), part)
		}
	}
	if err := courier.Send(t.Context(), geo.SendMail{MailID: 1}); err != nil || box.letters[0].SentAt != nil {
		t.Errorf("without a server: %v, %+v", err, box.letters)
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
		if !strings.Contains(m.HTML, test.sentence) || !strings.Contains(m.HTML, `href="https://locuri.example.org/sign-in?token=secret"`) {
			t.Errorf("%s: the HTML lacks sentence or link:\n%s", test.language, m.HTML)
		}
	}
}

func TestRefusedLetterIsNotedAndSentLater(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	box, server := &outbox{}, &sender{refusals: 1}
	courier := mail.NewCourier(box, server, "http://localhost", slog.New(slog.NewTextHandler(&log, nil)))
	if err := courier.SignInLink(t.Context(), "ana@example.org", "en", "secret", time.Hour); err != nil {
		t.Fatal(err)
	}
	job := geo.SendMail{MailID: 1}
	if err := courier.Send(t.Context(), job); err == nil || box.letters[0].Trouble != "try later" || box.letters[0].Attempts != 1 {
		t.Errorf("refused: %v, %+v", err, box.letters[0])
	}
	for range 2 { // once done, doing it again does nothing
		if err := courier.Send(t.Context(), job); err != nil || box.letters[0].SentAt == nil || len(server.attempts) != 2 {
			t.Errorf("%v, %+v, %d attempts", err, box.letters[0], len(server.attempts))
		}
	}
	if strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "try later") {
		t.Errorf("log %q", log.String())
	}
}

func TestLetterWhoseTimeIsOverIsNotSent(t *testing.T) {
	t.Parallel()
	box, server := &outbox{}, &sender{}
	courier := mail.NewCourier(box, server, "http://localhost", slog.New(slog.DiscardHandler))
	past := time.Now().Add(-time.Second)
	_ = box.PutMail(t.Context(), &geo.Mail{To: "old@example.org", ExpiresAt: &past})
	for _, id := range []int64{1, 99} {
		if err := courier.Send(t.Context(), geo.SendMail{MailID: id}); err != nil || len(server.attempts) != 0 {
			t.Errorf("letter %d: %v, sent to %v", id, err, server.attempts)
		}
	}
}

func notice(language string, step geo.Step) *geo.StepNotice {
	return &geo.StepNotice{Step: step, PlaceID: 17, Title: geo.Text{"ro": "Cheiul", "en": "The quay"}, Merged: geo.Text{"ro": "Podul"},
		Author: &geo.Reader{AccountID: 5, Email: "ana@example.org", Name: "Ana", Language: language}}
}

func TestAuthorIsToldOnceOfAStep(t *testing.T) {
	t.Parallel()
	step := geo.Step{ID: 3, Line: geo.DecisionLine, To: "declined", Author: "Ion", Reason: "Malul e protejat.\n\n[Premiu] https://evil.example",
		Organisation: &geo.Named{Slug: "city", Title: geo.Text{"ro": "Primăria"}}}
	box := &outbox{notice: notice("ro", step)}
	courier := mail.NewCourier(box, nil, "https://locuri.example.org", slog.New(slog.DiscardHandler))
	for range 2 {
		if err := courier.NotifyStep(t.Context(), geo.NotifyStep{StepID: 3}); err != nil {
			t.Fatal(err)
		}
	}
	if len(box.letters) != 1 {
		t.Fatalf("%d letters, want 1", len(box.letters))
	}
	m := box.letters[0]
	for _, part := range []string{"Bună, Ana,", "Primăria a hotărât despre propunerea ta de loc nou, „Cheiul”: respinsă.", "> Malul e protejat.\n> \n> [Premiu]", "/places/17"} {
		if !strings.Contains(m.Body, part) {
			t.Errorf("the letter lacks %q:\n%s", part, m.Body)
		}
	}
	if m.Subject != "Cheiul: respinsă" || strings.Contains(m.HTML, `href="https://evil`) {
		t.Errorf("subject %q, HTML %s", m.Subject, m.HTML)
	}
}

func TestMergedProposalNamesTheOther(t *testing.T) {
	t.Parallel()
	box := &outbox{notice: notice("en", geo.Step{Line: geo.DecisionLine, To: "merged", Reason: "Same idea", MergedInto: 9})}
	courier := mail.NewCourier(box, nil, "https://l.example", slog.New(slog.DiscardHandler))
	if err := courier.NotifyStep(t.Context(), geo.NotifyStep{StepID: 4}); err != nil {
		t.Fatal(err)
	}
	want := "Hello Ana,\n\nYour proposal for a new place, “The quay” is now merged into another.\n\n> Same idea\n\nYour proposal goes on together with “Podul”: https://l.example/places/9\n\n"
	if !strings.HasPrefix(box.letters[0].Body, want) {
		t.Errorf("got\n%s", box.letters[0].Body)
	}
}

func TestSupportersAreToldOfAMerger(t *testing.T) {
	t.Parallel()
	n := notice("en", geo.Step{ID: 4, Line: geo.DecisionLine, To: "merged", Reason: "Same idea", MergedInto: 9})
	n.Author, n.Supporters = nil, []geo.Reader{
		{AccountID: 6, Email: "ion@example.org", Name: "Ion", Language: "ro"}, {AccountID: 7, Email: "eve@example.org", Name: "Eve", Language: "en"},
	}
	box := &outbox{notice: n}
	courier := mail.NewCourier(box, nil, "https://l.example", slog.New(slog.DiscardHandler))
	for range 2 {
		if err := courier.NotifyStep(t.Context(), geo.NotifyStep{StepID: 4}); err != nil {
			t.Fatal(err)
		}
	}
	if len(box.letters) != 2 {
		t.Fatalf("%d letters, want 2", len(box.letters))
	}
	for i, part := range []string{"Ai susținut propunerea „Cheiul”. Ea a fost unită cu „Podul”", "Your support was not moved."} {
		if m := box.letters[i]; !strings.Contains(m.Body, part) || !strings.Contains(m.Body, "\nhttps://l.example/places/9\n") {
			t.Errorf("the letter lacks %q or its link:\n%s", part, m.Body)
		}
	}
}

func TestLettersAboutComments(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		comment geo.Comment
		subject string
		parts   []string
	}{
		{geo.Comment{PlaceID: 17, State: geo.CommentRefused, Text: "Cumpără!", Reason: "Reclamă"},
			"Comentariul tău la „Cheiul” nu a fost publicat", []string{"> Cumpără!", "> Reclamă", "poți cere o dată", "https://l.example/account/contributions"}},
		{geo.Comment{PlaceID: 17, State: geo.CommentPublished, Text: "Vin în mai.", Author: "Ion", Organisation: &geo.Named{Title: geo.Text{"ro": "Primăria"}}},
			"Un răspuns la comentariul tău despre „Cheiul”", []string{"Primăria a răspuns", "> Vin în mai.", "https://l.example/places/17"}},
	} {
		box := &outbox{comment: &geo.CommentNotice{Comment: test.comment, Title: geo.Text{"ro": "Cheiul"}, Reader: geo.Reader{AccountID: 5, Email: "ana@example.org", Name: "Ana", Language: "ro"}}}
		courier := mail.NewCourier(box, nil, "https://l.example", slog.New(slog.DiscardHandler))
		if err := courier.NotifyComment(t.Context(), geo.NotifyComment{CommentID: 4}); err != nil {
			t.Fatal(err)
		}
		m := box.letters[0]
		if m.Subject != test.subject {
			t.Errorf("subject %q, want %q", m.Subject, test.subject)
		}
		for _, part := range test.parts {
			if !strings.Contains(m.Body, part) {
				t.Errorf("the letter lacks %q:\n%s", part, m.Body)
			}
		}
	}
}

// news gives one digest to be written, and keeps the letter.
type news struct {
	digest geo.Digest
	letter *geo.Mail
}

func (n *news) WriteDigests(_ context.Context, _ time.Time, write func(*geo.Digest) (*geo.Mail, error)) (int, error) {
	var err error
	n.letter, err = write(&n.digest)
	return 1, err
}

func TestDigestTellsWhatHappenedAndHowToEndIt(t *testing.T) {
	t.Parallel()
	quay := geo.PlaceRef{ID: 17, Title: geo.Text{"ro": "Cheiul", "en": "The quay"}}
	n := &news{digest: geo.Digest{
		Reader: geo.Reader{AccountID: 5, Email: "ana@example.org", Name: "Ana", Language: "en"}, Follows: []string{"Fabric", "Bega"}, More: 7,
		Activity: []geo.Activity{
			{Kind: geo.PlaceMoved, Place: quay, Line: geo.DecisionLine, To: "accepted", Text: "From autumn on."},
			{Kind: geo.PlaceDebated, Place: quay, Author: "Ion", Text: strings.Repeat("a", 300) + "\n[Win] https://evil.example"},
			{Kind: geo.PlaceDebated, Place: quay, Official: true, Organisation: &geo.Named{Title: geo.Text{"ro": "Primăria"}}, Text: "Yes"},
			{Kind: geo.PlaceAppeared, Place: quay, Proposal: true},
			{Kind: geo.PlaceAppeared, Place: quay},
			{Kind: geo.PlaceAppeared, Place: quay, Proposal: true, Aim: geo.RemovalOfPlace},
			{Kind: geo.PlaceDebated, Place: quay, Author: geo.FormerMember, Text: "No"},
		},
	}}
	courier := mail.NewCourier(&outbox{}, nil, "https://l.example", slog.New(slog.DiscardHandler))
	if err := courier.WriteDigests(n)(t.Context(), geo.WriteDigests{}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"Hello Ana,", "at what you follow: Fabric, Bega.", "- The quay\n  accepted\n  From autumn on.\n  https://l.example/places/17", "Ion has said:", "aaa…\n",
		"Primăria has answered officially:\n  Yes", "proposal for a new place", "new on the map", "- Removal: The quay\n  new proposal", "Former member has said:", "And 7 more.", "https://l.example/account/follows", "https://l.example/unsubscribe?token=",
	} {
		if !strings.Contains(n.letter.Body, part) {
			t.Errorf("the letter lacks %q:\n%s", part, n.letter.Body)
		}
	}
	if !strings.HasPrefix(n.letter.Unsubscribe, "https://l.example/api/unsubscription?token=") || len(n.digest.Hash) == 0 {
		t.Errorf("ends by %q, hash %x", n.letter.Unsubscribe, n.digest.Hash)
	}
	if strings.Contains(n.letter.HTML, "evil") || !strings.Contains(n.letter.HTML, `href="https://l.example/places/17"`) {
		t.Errorf("HTML %s", n.letter.HTML)
	}
}

func TestNobodyIsToldWhenThereIsNobody(t *testing.T) {
	t.Parallel()
	box := &outbox{notice: &geo.StepNotice{}}
	courier := mail.NewCourier(box, nil, "http://localhost", slog.New(slog.DiscardHandler))
	if err := courier.NotifyStep(t.Context(), geo.NotifyStep{StepID: 1}); err != nil || len(box.letters) != 0 {
		t.Errorf("%v, %d letters", err, len(box.letters))
	}
	if err := courier.NotifyComment(t.Context(), geo.NotifyComment{CommentID: 1}); err != nil || len(box.letters) != 0 {
		t.Errorf("%v, %d letters", err, len(box.letters))
	}
}
