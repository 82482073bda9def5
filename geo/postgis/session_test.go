package postgis_test

import (
	"strings"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis/pgtest"
)

const month = 30 * 24 * time.Hour

func TestSessionStandsForItsAccount(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newPartner(t, db, "ana", "foto", geo.Admin)
	s, hash := newSession(t, db, ana)
	actor, found, err := db.ActorBySession(t.Context(), hash)
	must(t, err)
	if actor.AccountID != ana.AccountID || actor.Name != "Ana" || actor.Role != geo.Resident || actor.Scopes != nil || actor.System {
		t.Errorf("got actor %+v", actor)
	}
	if len(actor.Memberships) != 1 || actor.Memberships[0] != ana.Memberships[0] || actor.Memberships[0].Role != geo.Admin {
		t.Errorf("got memberships %+v, want %+v", actor.Memberships, ana.Memberships)
	}
	if found.ID != s.ID || found.AccountID != ana.AccountID || found.UserAgent != "test" || !found.ExpiresAt.Equal(s.ExpiresAt) {
		t.Errorf("got session %+v, want %+v", found, s)
	}
	if left := time.Until(s.ExpiresAt); left < month-time.Minute || left > month+time.Minute {
		t.Errorf("the session lives %s, want 30 days", left)
	}
	_, _, err = db.ActorBySession(t.Context(), auth.HashToken("made up"))
	wantFault(t, err, geo.Unauthenticated)
}

func TestSessionEndMovesOnceAnHour(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	s, hash := newSession(t, db, newAccount(t, db, "ana", geo.Resident))
	for _, test := range []struct {
		age   time.Duration
		moves bool
	}{{59 * time.Minute, false}, {61 * time.Minute, true}, {29 * 24 * time.Hour, true}} {
		exec(t, db, `update session set expires_at = now() + $1::interval where id = $2`, month-test.age, s.ID)
		_, found, err := db.ActorBySession(t.Context(), hash)
		must(t, err)
		if moved := time.Until(found.ExpiresAt) > month-time.Minute; moved != test.moves {
			t.Errorf("used %s after the last move: moved is %t, want %t", test.age, moved, test.moves)
		}
		if n := count(t, db, `select count(*) from session where expires_at = $1`, found.ExpiresAt); n != 1 {
			t.Errorf("used %s after the last move: the stored end is another", test.age)
		}
	}
}

func TestSessionExpires(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	_, hash := newSession(t, db, ana)
	exec(t, db, `update session set expires_at = now() - interval '1 second'`)
	_, _, err := db.ActorBySession(t.Context(), hash)
	wantFault(t, err, geo.Unauthenticated)
	newSession(t, db, ana)
	if n := count(t, db, `select count(*) from session`); n != 1 {
		t.Errorf("%d sessions are kept, want the new one only", n)
	}
}

func TestEndSessionIsForItsOwner(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana, ion := newAccount(t, db, "ana", geo.Resident), newAccount(t, db, "ion", geo.Administrator)
	s, hash := newSession(t, db, ana)
	wantFault(t, db.EndSession(t.Context(), geo.Actor{}, s.ID), geo.Unauthenticated)
	wantFault(t, db.EndSession(t.Context(), ion, s.ID), geo.NotFound)
	must(t, db.EndSession(t.Context(), ana, s.ID))
	_, _, err := db.ActorBySession(t.Context(), hash)
	wantFault(t, err, geo.Unauthenticated)
	wantFault(t, db.EndSession(t.Context(), ana, s.ID), geo.NotFound)
}

func TestSessionTakesAnyUserAgent(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	for _, agent := range []string{"", strings.Repeat("ș", 1000), "a\x00b", "\xff\xfe"} {
		_, hash := auth.NewToken("")
		s := &geo.Session{AccountID: ana.AccountID, UserAgent: agent}
		must(t, db.CreateSession(t.Context(), s, hash))
		if len(s.UserAgent) > 300 {
			t.Errorf("%d bytes of a user agent are kept", len(s.UserAgent))
		}
	}
}

// Reading writes no more than once an hour.
func TestSessionIsSeenToTheHour(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	_, hash := newSession(t, db, ana)
	for _, test := range []struct {
		ago   string
		noted bool
	}{{"59 minutes", false}, {"61 minutes", true}} {
		exec(t, db, `update session set last_seen_at = now() - $1::interval, expires_at = now() - $1::interval + interval '30 days'`, test.ago)
		_, s, err := db.ActorBySession(t.Context(), hash)
		must(t, err)
		if noted := time.Since(s.LastSeenAt) < time.Minute; noted != test.noted {
			t.Errorf("last seen %s ago: noted %v", test.ago, noted)
		}
	}
}
