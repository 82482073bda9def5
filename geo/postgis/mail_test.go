package postgis_test

import (
	"testing"

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
