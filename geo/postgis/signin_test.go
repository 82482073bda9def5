package postgis_test

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis/pgtest"
)

func TestLinkOfUnknownAddressMakesResident(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	hash := newLink(t, db, " Maria.Pop@Example.org ", time.Hour)
	if n := count(t, db, `select count(*) from account`); n != 0 {
		t.Fatalf("asking for a link made %d accounts", n)
	}
	id, err := db.UseSignInLink(t.Context(), hash)
	must(t, err)
	a, err := db.FindAccount(t.Context(), system, id)
	must(t, err)
	if a.Email != "maria.pop@example.org" || a.Name != "maria.pop" || a.Role != geo.Resident || a.HasPassword || a.Memberships == nil {
		t.Errorf("got %+v", a)
	}
}

func TestLinkOfKnownAddressGivesItsAccount(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Planner)
	id, err := db.UseSignInLink(t.Context(), newLink(t, db, "Ana@Example.ORG", time.Hour))
	must(t, err)
	if id != ana.AccountID {
		t.Errorf("got account %d, want %d", id, ana.AccountID)
	}
}

func TestLinkWorksOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	hash := newLink(t, db, "ana@example.org", time.Hour)
	_, err := db.UseSignInLink(t.Context(), hash)
	must(t, err)
	_, err = db.UseSignInLink(t.Context(), hash)
	wantFault(t, err, geo.NotFound)
	_, err = db.UseSignInLink(t.Context(), auth.HashToken("made up"))
	wantFault(t, err, geo.NotFound)
}

func TestLinkExpires(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	_, err := db.UseSignInLink(t.Context(), newLink(t, db, "ana@example.org", -time.Second))
	wantFault(t, err, geo.NotFound)
	if n := count(t, db, `select count(*) from account`); n != 0 {
		t.Errorf("a link that was too old made %d accounts", n)
	}
}

func TestLinkUsedByManyAtOnceWorksOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	hash := newLink(t, db, "ana@example.org", time.Hour)
	use := func() error { _, err := db.UseSignInLink(t.Context(), hash); return err }
	ok := 0
	for _, err := range atOnce(use, use, use, use) {
		if err == nil {
			ok++
			continue
		}
		wantFault(t, err, geo.NotFound)
	}
	if ok != 1 {
		t.Errorf("%d of 4 signed in, want 1", ok)
	}
}

func TestTwoLinksOfOneNewAddressAtOnceMakeOneAccount(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	one, two := newLink(t, db, "ana@example.org", time.Hour), newLink(t, db, "ana@example.org", time.Hour)
	for _, err := range atOnce(
		func() error { _, err := db.UseSignInLink(t.Context(), one); return err },
		func() error { _, err := db.UseSignInLink(t.Context(), two); return err },
	) {
		must(t, err)
	}
	if n := count(t, db, `select count(*) from account`); n != 1 {
		t.Errorf("got %d accounts, want 1", n)
	}
}

func TestLinkNeedsAnAddress(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for _, email := range []string{"", "ana", "Ana <ana@example.org>", "ana@example.org, ion@example.org", strings.Repeat("x", 300) + "@example.org"} {
		wantFault(t, db.CreateSignInLink(t.Context(), email, auth.HashToken(email), time.Hour), geo.Invalid)
	}
}

func TestPasswordIsOfItsOwner(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	if id, phc, err := db.PasswordOf(t.Context(), "ana@example.org"); id != ana.AccountID || phc != "" || err != nil {
		t.Errorf("before: got %d, %q, %v", id, phc, err)
	}
	must(t, db.SetPassword(t.Context(), ana, "$argon2id$x", nil))
	if id, phc, err := db.PasswordOf(t.Context(), " ANA@example.org"); id != ana.AccountID || phc != "$argon2id$x" || err != nil {
		t.Errorf("after: got %d, %q, %v", id, phc, err)
	}
	if id, phc, err := db.PasswordOf(t.Context(), "nobody@example.org"); id != 0 || phc != "" || err != nil {
		t.Errorf("unknown: got %d, %q, %v", id, phc, err)
	}
	token := ana
	token.Scopes = geo.Scopes
	wantFault(t, db.SetPassword(t.Context(), token, "y", nil), geo.Forbidden)
	wantFault(t, db.SetPassword(t.Context(), geo.Actor{}, "y", nil), geo.Unauthenticated)
	must(t, db.SetPassword(t.Context(), ana, "", nil))
	a, err := db.FindAccount(t.Context(), ana, ana.AccountID)
	must(t, err)
	if a.HasPassword {
		t.Error("the password is still there")
	}
}

func TestSetPasswordEndsOtherSessionsOnly(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana, ion := newAccount(t, db, "ana", geo.Resident), newAccount(t, db, "ion", geo.Resident)
	kept, keptHash := newSession(t, db, ana)
	_, otherHash := newSession(t, db, ana)
	_, strangerHash := newSession(t, db, ion)
	must(t, db.SetPassword(t.Context(), ana, "$argon2id$x", kept))
	_, _, err := db.ActorBySession(t.Context(), keptHash)
	must(t, err)
	_, _, err = db.ActorBySession(t.Context(), strangerHash)
	must(t, err)
	_, _, err = db.ActorBySession(t.Context(), otherHash)
	wantFault(t, err, geo.Unauthenticated)
	must(t, db.SetPassword(t.Context(), ana, "$argon2id$y", nil))
	_, _, err = db.ActorBySession(t.Context(), keptHash)
	wantFault(t, err, geo.Unauthenticated)
}

// What a person holds is in no column of no table, neither as text nor as bytes; its hash is in one row.
func TestOnlyHashesAreStored(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	session, sessionHash := auth.NewToken("")
	must(t, db.CreateSession(t.Context(), &geo.Session{AccountID: ana.AccountID}, sessionHash))
	token, tokenHash := auth.NewToken(auth.APITokenPrefix)
	must(t, db.CreateToken(t.Context(), ana, &geo.Token{Name: "x", Scopes: geo.Scopes}, tokenHash))
	link, linkHash := auth.NewToken("")
	must(t, db.CreateSignInLink(t.Context(), "ana@example.org", linkHash, time.Hour))
	letter := &geo.Mail{To: "ana@example.org", Subject: "x", Body: "https://example.org/sign-in?token=" + link + "\nBye"}
	must(t, db.PutMail(t.Context(), letter))
	must(t, db.MarkSent(t.Context(), letter.ID))

	rows := dump(t, db, "account", "session", "api_token", "sign_in_link", "mail")
	for name, secret := range map[string]string{"session": session, "token": token, "link": link} {
		raw, err := base64.RawURLEncoding.DecodeString(strings.TrimPrefix(secret, auth.APITokenPrefix))
		must(t, err)
		if strings.Contains(rows, secret) || bytes.Contains([]byte(rows), raw) || strings.Contains(rows, hexOf(raw)) {
			t.Errorf("the %s is in the database", name)
		}
	}
	for _, hash := range [][]byte{sessionHash, tokenHash, linkHash} {
		if strings.Count(rows, hexOf(hash)) != 1 {
			t.Errorf("hash %x is not there once: the search finds nothing", hash)
		}
	}
}
