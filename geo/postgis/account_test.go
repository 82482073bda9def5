package postgis_test

import (
	"sync"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

func TestAccountsAreForOwnerAndAdministrator(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	admin := newAccount(t, db, "zoe", geo.Administrator)
	for _, test := range []struct {
		name   string
		actor  geo.Actor
		id     int64
		fault  geo.Fault
		listed geo.Fault
	}{
		{"nobody", geo.Actor{}, ana.AccountID, geo.Unauthenticated, geo.Unauthenticated},
		{"owner", ana, ana.AccountID, "", geo.Forbidden},
		{"other", newAccount(t, db, "ion", geo.Planner), ana.AccountID, geo.Forbidden, geo.Forbidden},
		{"moderator", newAccount(t, db, "mod", geo.Moderator), ana.AccountID, geo.Forbidden, geo.Forbidden},
		{"administrator", admin, ana.AccountID, "", ""},
		{"administrator, of no account", admin, 9999, geo.NotFound, ""},
	} {
		if _, err := db.FindAccount(t.Context(), test.actor, test.id); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: FindAccount gave %v, want fault %q", test.name, err, test.fault)
		}
		if _, err := db.FindAccounts(t.Context(), test.actor); geo.FaultOf(err) != test.listed {
			t.Errorf("%s: FindAccounts gave %v, want fault %q", test.name, err, test.listed)
		}
	}
}

func TestAccountsAreListedByName(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	newAccount(t, db, "zoe", geo.Resident)
	newAccount(t, db, "ana", geo.Resident)
	accounts, err := db.FindAccounts(t.Context(), system)
	must(t, err)
	if len(accounts) != 2 || accounts[0].Name != "Ana" || accounts[1].Name != "Zoe" {
		t.Errorf("got %v, want Ana and Zoe", accounts)
	}
}

func TestAddressIsTakenOnceInAnyCase(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	newAccount(t, db, "ana", geo.Resident)
	again := &geo.Account{Email: " ANA@Example.org", Name: "Other", Role: geo.Resident, Language: "en"}
	wantFault(t, db.CreateAccount(t.Context(), system, again), geo.Conflict)
	wantFault(t, db.CreateAccount(t.Context(), geo.Actor{}, again), geo.Unauthenticated)
	wantFault(t, db.CreateAccount(t.Context(), newAccount(t, db, "ion", geo.Moderator), again), geo.Forbidden)
	wantFault(t, db.CreateAccount(t.Context(), system, &geo.Account{Email: "no address", Role: "king"}), geo.Invalid)
}

func TestUpdateAccountRights(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	admin := newAccount(t, db, "zoe", geo.Administrator)
	name := func(a *geo.Account) error { a.Name = "Nou"; a.Language = "en"; return nil }
	role := func(a *geo.Account) error { a.Role = geo.Planner; return nil }
	disable := func(a *geo.Account) error { a.Disabled = true; return nil }
	address := func(a *geo.Account) error { a.Email = "x@example.org"; return nil }
	token := ana
	token.Scopes = geo.Scopes
	for _, test := range []struct {
		name   string
		actor  geo.Actor
		id     int64
		change func(*geo.Account) error
		fault  geo.Fault
	}{
		{"nobody", geo.Actor{}, ana.AccountID, name, geo.Unauthenticated},
		{"other", newAccount(t, db, "ion", geo.Moderator), ana.AccountID, name, geo.Forbidden},
		{"owner's token", token, ana.AccountID, name, geo.Forbidden},
		{"owner's role", ana, ana.AccountID, role, geo.Forbidden},
		{"owner disables", ana, ana.AccountID, disable, geo.Forbidden},
		{"owner's address", ana, ana.AccountID, address, geo.Conflict},
		{"owner's name", ana, ana.AccountID, name, ""},
		{"administrator's own role", admin, admin.AccountID, role, geo.Forbidden},
		{"administrator disables himself", admin, admin.AccountID, disable, geo.Forbidden},
		{"administrator, other's role", admin, ana.AccountID, role, ""},
		{"administrator, no account", admin, 9999, role, geo.NotFound},
		{"wrong role", admin, ana.AccountID, func(a *geo.Account) error { a.Role = "king"; return nil }, geo.Invalid},
	} {
		if _, err := db.UpdateAccount(t.Context(), test.actor, test.id, test.change); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: got %v, want fault %q", test.name, err, test.fault)
		}
	}
	after, err := db.FindAccount(t.Context(), admin, ana.AccountID)
	must(t, err)
	if after.Name != "Nou" || after.Language != "en" || after.Role != geo.Planner || after.Email != "ana@example.org" {
		t.Errorf("got %+v", after)
	}
}

func TestDisablingEndsEverything(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Planner)
	must(t, db.SetPassword(t.Context(), ana, "$argon2id$…", nil))
	session, sessionHash := newSession(t, db, ana)
	_, tokenHash := newToken(t, db, ana, geo.ScopeRead)
	linkHash := newLink(t, db, "ana@example.org", time.Hour)

	_, err := db.UpdateAccount(t.Context(), system, ana.AccountID, func(a *geo.Account) error { a.Disabled = true; return nil })
	must(t, err)
	_, _, err = db.ActorBySession(t.Context(), sessionHash)
	wantFault(t, err, geo.Unauthenticated)
	_, err = db.ActorByToken(t.Context(), tokenHash)
	wantFault(t, err, geo.Unauthenticated)
	_, err = db.UseSignInLink(t.Context(), linkHash)
	wantFault(t, err, geo.NotFound)
	if n := count(t, db, `select (select count(*) from session) + (select count(*) from api_token) + (select count(*) from sign_in_link)`); n != 0 {
		t.Errorf("%d sessions, tokens and links are left", n)
	}
	if id, phc, err := db.PasswordOf(t.Context(), "ana@example.org"); id != 0 || phc != "" || err != nil {
		t.Errorf("PasswordOf gave %d, %q, %v", id, phc, err)
	}
	// and nothing new begins
	wantFault(t, db.CreateSession(t.Context(), session, auth.HashToken("new")), geo.Forbidden)
	wantFault(t, db.CreateSignInLink(t.Context(), "Ana@example.org", auth.HashToken("new"), time.Hour), geo.Forbidden)
	wantFault(t, db.CreateToken(t.Context(), ana, &geo.Token{Name: "x", Scopes: geo.Scopes}, auth.HashToken("new")), geo.Forbidden)
	wantFault(t, db.SetPassword(t.Context(), ana, "", nil), geo.NotFound)

	_, err = db.UpdateAccount(t.Context(), system, ana.AccountID, func(a *geo.Account) error { a.Disabled = false; return nil })
	must(t, err)
	_, _, err = db.ActorBySession(t.Context(), sessionHash)
	wantFault(t, err, geo.Unauthenticated)
}

// An account that was disabled by other means than the store must be as dead.
func TestDisabledAccountIsNobodyWhateverIsLeft(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Planner)
	_, sessionHash := newSession(t, db, ana)
	_, tokenHash := newToken(t, db, ana, geo.ScopeRead)
	linkHash := newLink(t, db, "ana@example.org", time.Hour)
	exec(t, db, `update account set disabled = true`)
	_, _, err := db.ActorBySession(t.Context(), sessionHash)
	wantFault(t, err, geo.Unauthenticated)
	_, err = db.ActorByToken(t.Context(), tokenHash)
	wantFault(t, err, geo.Unauthenticated)
	_, err = db.UseSignInLink(t.Context(), linkHash)
	wantFault(t, err, geo.NotFound)
}

func TestLastAdministratorStaysAlsoWhenTwoGoAtOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	one := newAccount(t, db, "one", geo.Administrator)
	two := newAccount(t, db, "two", geo.Administrator)
	demote := func(a *geo.Account) error { a.Role = geo.Resident; return nil }
	errs := atOnce(
		func() error { _, err := db.UpdateAccount(t.Context(), one, two.AccountID, demote); return err },
		func() error { _, err := db.UpdateAccount(t.Context(), two, one.AccountID, demote); return err },
	)
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("got %v, want one to succeed", errs)
	}
	for _, err := range errs {
		if err != nil {
			wantFault(t, err, geo.Conflict)
		}
	}
	if n := count(t, db, `select count(*) from account where role = 'administrator'`); n != 1 {
		t.Errorf("%d administrators are left, want 1", n)
	}
}

func atOnce(functions ...func() error) []error {
	errs := make([]error, len(functions))
	var wg sync.WaitGroup
	for i, f := range functions {
		wg.Go(func() { errs[i] = f() })
	}
	wg.Wait()
	return errs
}

func newSession(tb testing.TB, db *postgis.DB, actor geo.Actor) (*geo.Session, []byte) {
	tb.Helper()
	_, hash := auth.NewToken("")
	s := &geo.Session{AccountID: actor.AccountID, UserAgent: "test"}
	must(tb, db.CreateSession(tb.Context(), s, hash))
	return s, hash
}

func newToken(tb testing.TB, db *postgis.DB, actor geo.Actor, scopes ...geo.Scope) (*geo.Token, []byte) {
	tb.Helper()
	_, hash := auth.NewToken(auth.APITokenPrefix)
	t := &geo.Token{Name: "test", Scopes: scopes}
	must(tb, db.CreateToken(tb.Context(), actor, t, hash))
	return t, hash
}

func newLink(tb testing.TB, db *postgis.DB, email string, valid time.Duration) []byte {
	tb.Helper()
	_, hash := auth.NewToken("")
	must(tb, db.CreateSignInLink(tb.Context(), email, hash, valid))
	return hash
}
