package postgis_test

import (
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis/pgtest"
)

func TestIdentitySeenByManyAtOnceMakesOneAccount(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	enter := func() error {
		_, err := db.AccountOfIdentity(t.Context(), geo.Identity{Issuer: "https://x.example", Subject: "1", Email: " Ana@Example.org", EmailVerified: true, Name: "Ana"})
		return err
	}
	for _, err := range atOnce(enter, enter, enter, enter) {
		must(t, err)
	}
	if a, i := count(t, db, `select count(*) from account`), count(t, db, `select count(*) from identity`); a != 1 || i != 1 {
		t.Errorf("got %d accounts with %d identities", a, i)
	}
}

// The same number at another provider is another person.
func TestSubjectBelongsToItsIssuer(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	one, err := db.AccountOfIdentity(t.Context(), geo.Identity{Issuer: "https://x.example", Subject: "1", Email: "ana@example.org", EmailVerified: true})
	must(t, err)
	two, err := db.AccountOfIdentity(t.Context(), geo.Identity{Issuer: "https://y.example", Subject: "1", Email: "ion@example.org", EmailVerified: true})
	must(t, err)
	if one == two {
		t.Error("they are one account")
	}
	_, err = db.AccountOfIdentity(t.Context(), geo.Identity{Issuer: "https://z.example", Subject: "1", Email: "ana@example.org"})
	wantFault(t, err, geo.Invalid)
	_, err = db.AccountOfIdentity(t.Context(), geo.Identity{Issuer: "https://z.example", Subject: "1", EmailVerified: true})
	wantFault(t, err, geo.Invalid)
	_, err = db.AccountOfIdentity(t.Context(), geo.Identity{Issuer: "https://z.example", Subject: "1", Email: "no address", EmailVerified: true})
	wantFault(t, err, geo.Invalid)
}

func TestStateShownByManyAtOnceWorksOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	state, browser := auth.HashToken("state"), auth.HashToken("browser")
	must(t, db.BeginSignIn(t.Context(), geo.SignInAttempt{State: state, Browser: browser, Back: "/x", Valid: time.Hour}))
	take := func() error {
		back, err := db.TakeSignIn(t.Context(), state, browser)
		if err == nil && back != "/x" {
			t.Errorf("back to %q", back)
		}
		return err
	}
	ok := 0
	for _, err := range atOnce(take, take, take, take) {
		if err == nil {
			ok++
			continue
		}
		wantFault(t, err, geo.NotFound)
	}
	if ok != 1 {
		t.Errorf("%d of 4 came in, want 1", ok)
	}
}
