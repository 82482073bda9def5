package mail_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/mail"
)

// photoBox is an outbox that knows of one photo.
type photoBox struct {
	outbox
	photo *geo.PhotoNotice
}

func (b *photoBox) FindPhotoNotice(context.Context, int64) (*geo.PhotoNotice, error) {
	return b.photo, nil
}

func TestAuthorOfRefusedPhotoIsTold(t *testing.T) {
	t.Parallel()
	for language, want := range map[string][]string{
		"ro": {"Fotografia ta de la „Cheiul” nu a fost publicată", "Bună, Ana,", "(„Podul văzut de jos”)", "> Se văd oameni.\n> \n> [Premiu]", "30 de zile"},
		"en": {"Your photo of “The quay” was not published", "Hello Ana,", "another 30 days", "[Premiu]"},
	} {
		box := &photoBox{photo: &geo.PhotoNotice{
			Photo:  geo.Photo{ID: 3, PlaceID: 17, State: geo.PhotoRefused, Reason: "Se văd oameni.\n\n[Premiu] https://evil.example", Alt: geo.Text{"ro": "Podul văzut de jos"}},
			Title:  geo.Text{"ro": "Cheiul", "en": "The quay"},
			Author: geo.Reader{AccountID: 5, Email: "ana@example.org", Name: "Ana", Language: language},
		}}
		courier := mail.NewCourier(box, nil, "https://locuri.example.org", slog.New(slog.DiscardHandler))
		for range 2 { // done twice, it is one letter
			if err := courier.NotifyPhoto(t.Context(), geo.NotifyPhoto{PhotoID: 3, Version: 2}); err != nil {
				t.Fatal(err)
			}
		}
		if len(box.letters) != 1 || box.letters[0].To != "ana@example.org" {
			t.Fatalf("%s: %+v", language, box.letters)
		}
		m := box.letters[0]
		for _, part := range append(want, "https://locuri.example.org/account/contributions") {
			if !strings.Contains(m.Subject+"\n"+m.Body, part) {
				t.Errorf("%s: the letter lacks %q:\n%s\n%s", language, part, m.Subject, m.Body)
			}
		}
		if strings.Contains(m.HTML, `href="https://evil`) || !strings.Contains(m.HTML, `href="https://locuri.example.org/account/contributions"`) {
			t.Errorf("%s: HTML %s", language, m.HTML)
		}
	}
}

func TestNobodyIsToldOfPhotoThatIsShown(t *testing.T) {
	t.Parallel()
	for _, notice := range []*geo.PhotoNotice{nil, {Photo: geo.Photo{State: geo.PhotoPublished}}} {
		box := &photoBox{photo: notice}
		courier := mail.NewCourier(box, nil, "http://localhost", slog.New(slog.DiscardHandler))
		if err := courier.NotifyPhoto(t.Context(), geo.NotifyPhoto{PhotoID: 1}); err != nil || len(box.letters) != 0 {
			t.Errorf("%v, %d letters", err, len(box.letters))
		}
	}
}
