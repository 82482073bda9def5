package postgis_test

import (
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis/pgtest"
)

func TestTokenCarriesItsScopes(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Administrator)
	for _, test := range []struct {
		scopes []geo.Scope
		action geo.Action
		fault  geo.Fault
	}{
		{[]geo.Scope{geo.ScopeRead}, geo.SeeUnpublished, ""},
		{[]geo.Scope{geo.ScopeRead}, geo.EditPlace, geo.Forbidden},
		{[]geo.Scope{geo.ScopePlaces, geo.ScopePlaces}, geo.EditPlace, ""},
		{[]geo.Scope{geo.ScopePlaces}, geo.EditProject, geo.Forbidden},
		{[]geo.Scope{geo.ScopeProjects}, geo.EditProject, ""},
		{geo.Scopes, geo.ManageOwnAccount, geo.Forbidden},
		{geo.Scopes, geo.ManageAccounts, geo.Forbidden},
		{geo.Scopes, geo.ReadMail, geo.Forbidden},
	} {
		_, hash := newToken(t, db, ana, test.scopes...)
		actor, err := db.ActorByToken(t.Context(), hash)
		must(t, err)
		if actor.AccountID != ana.AccountID || actor.Role != geo.Administrator {
			t.Errorf("%v: got actor %+v", test.scopes, actor)
		}
		if err := actor.May(test.action, 0); geo.FaultOf(err) != test.fault {
			t.Errorf("%v, %s: got %v, want fault %q", test.scopes, test.action, err, test.fault)
		}
	}
}

func TestTokenMakesNoTokens(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	made, hash := newToken(t, db, newAccount(t, db, "ana", geo.Administrator), geo.Scopes...)
	token, err := db.ActorByToken(t.Context(), hash)
	must(t, err)
	wantFault(t, db.CreateToken(t.Context(), token, &geo.Token{Name: "x", Scopes: geo.Scopes}, auth.HashToken("x")), geo.Forbidden)
	_, err = db.FindTokens(t.Context(), token)
	wantFault(t, err, geo.Forbidden)
	wantFault(t, db.RevokeToken(t.Context(), token, made.ID), geo.Forbidden)
	wantFault(t, db.CreateToken(t.Context(), geo.Actor{}, &geo.Token{Name: "x", Scopes: geo.Scopes}, auth.HashToken("x")), geo.Unauthenticated)
}

func TestTokensAreTheOwnersNewestFirst(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana, ion := newAccount(t, db, "ana", geo.Resident), newAccount(t, db, "ion", geo.Administrator)
	first, hash := newToken(t, db, ana, geo.ScopeRead)
	second, _ := newToken(t, db, ana, geo.ScopeProjects, geo.ScopePlaces, geo.ScopePlaces)
	tokens, err := db.FindTokens(t.Context(), ana)
	must(t, err)
	if len(tokens) != 2 || tokens[0].ID != second.ID || tokens[1].ID != first.ID || len(tokens[0].Scopes) != 2 || tokens[1].LastUsedAt != nil {
		t.Errorf("got %+v", tokens)
	}
	_, err = db.ActorByToken(t.Context(), hash)
	must(t, err)
	wantFault(t, db.RevokeToken(t.Context(), ion, first.ID), geo.NotFound)
	if tokens, err = db.FindTokens(t.Context(), ana); err != nil || tokens[1].LastUsedAt == nil {
		t.Errorf("its use is not noted: %+v, %v", tokens, err)
	}
	must(t, db.RevokeToken(t.Context(), ana, first.ID))
	_, err = db.ActorByToken(t.Context(), hash)
	wantFault(t, err, geo.Unauthenticated)
	wantFault(t, db.RevokeToken(t.Context(), ana, first.ID), geo.NotFound)
}

func TestTokenExpires(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	past, future := time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	wantFault(t, db.CreateToken(t.Context(), ana, &geo.Token{Name: "x", Scopes: geo.Scopes, ExpiresAt: &past}, auth.HashToken("x")), geo.Invalid)
	must(t, db.CreateToken(t.Context(), ana, &geo.Token{Name: "x", Scopes: geo.Scopes, ExpiresAt: &future}, auth.HashToken("x")))
	_, err := db.ActorByToken(t.Context(), auth.HashToken("x"))
	must(t, err)
	exec(t, db, `update api_token set expires_at = now() - interval '1 second'`)
	_, err = db.ActorByToken(t.Context(), auth.HashToken("x"))
	wantFault(t, err, geo.Unauthenticated)
}
