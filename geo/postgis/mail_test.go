package postgis_test

import (
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/postgis/pgtest"
)

func TestMailIsKeptForTheOperator(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for _, subject := range []string{"one", "two", "three"} {
		must(t, db.PutMail(t.Context(), &geo.Mail{To: "ana@example.org", Subject: subject, Body: "Bună"}))
	}
	mails, err := db.FindMail(t.Context(), newAccount(t, db, "zoe", geo.Administrator), 2)
	must(t, err)
	if len(mails) != 2 || mails[0].Subject != "three" || mails[1].Subject != "two" || mails[0].SentAt != nil || mails[0].Body != "Bună" {
		t.Errorf("got %+v", mails)
	}
	_, err = db.FindMail(t.Context(), newAccount(t, db, "mod", geo.Moderator), 2)
	wantFault(t, err, geo.Forbidden)
	_, err = db.FindMail(t.Context(), geo.Actor{}, 2)
	wantFault(t, err, geo.Unauthenticated)
	must(t, db.MarkSent(t.Context(), mails[0].ID))
	wantFault(t, db.MarkSent(t.Context(), 9999), geo.NotFound)
	if mails, err = db.FindMail(t.Context(), system, 1); err != nil || mails[0].SentAt == nil {
		t.Errorf("got %+v, %v; want it marked as sent", mails, err)
	}
}

func TestSendAgain(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	past := time.Now().Add(-time.Hour)
	waiting, sent, over := &geo.Mail{To: "a@example.org"}, &geo.Mail{To: "b@example.org"}, &geo.Mail{To: "c@example.org", ExpiresAt: &past}
	for _, letter := range []*geo.Mail{waiting, sent, over} {
		must(t, db.PutMail(t.Context(), letter))
	}
	must(t, db.MarkSent(t.Context(), sent.ID))
	must(t, db.MarkFailed(t.Context(), waiting.ID, "mailbox full"))
	administrator := newAccount(t, db, "zoe", geo.Administrator)
	must(t, db.SendAgain(t.Context(), administrator, waiting.ID))
	wantFault(t, db.SendAgain(t.Context(), administrator, sent.ID), geo.Conflict)
	wantFault(t, db.SendAgain(t.Context(), administrator, over.ID), geo.Conflict)
	wantFault(t, db.SendAgain(t.Context(), administrator, 999), geo.NotFound)
	wantFault(t, db.SendAgain(t.Context(), newAccount(t, db, "mod", geo.Moderator), waiting.ID), geo.Forbidden)
	letter, err := db.FindLetter(t.Context(), system, waiting.ID)
	if err != nil || letter.Attempts != 1 || letter.Trouble != "mailbox full" {
		t.Errorf("got %+v, %v", letter, err)
	}
	if n := count(t, db, "select count(*) from river_job where kind = 'send_mail'"); n != 4 {
		t.Errorf("%d jobs, want 4: three for letters, one for sending again", n)
	}
}

func TestLetterWithAKeyIsKeptOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for range 2 {
		must(t, db.PutMail(t.Context(), &geo.Mail{To: "a@example.org", Key: "step 1 to 2"}))
	}
	if n := count(t, db, "select count(*) from mail"); n != 1 {
		t.Errorf("%d letters, want 1", n)
	}
}
