package postgis_test

import (
	"encoding/hex"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/postgis"
)

// newAccount makes an account whose name and address begin with the given word, and the actor who it is.
func newAccount(tb testing.TB, db *postgis.DB, word string, role geo.Role) geo.Actor {
	tb.Helper()
	a := &geo.Account{Email: word + "@example.org", Name: strings.ToUpper(word[:1]) + word[1:], Role: role, Language: "ro"}
	must(tb, db.CreateAccount(tb.Context(), system, a))
	return geo.Actor{AccountID: a.ID, Name: a.Name, Role: role}
}

// newPartner makes an organisation, if it is not there yet, and an account that is its member.
func newPartner(tb testing.TB, db *postgis.DB, word, organisation string, role geo.MemberRole) geo.Actor {
	tb.Helper()
	err := db.CreateOrganisation(tb.Context(), system, &geo.Organisation{Slug: organisation, Title: "Asociația " + organisation})
	if err != nil && geo.FaultOf(err) != geo.Conflict {
		tb.Fatal(err)
	}
	actor := newAccount(tb, db, word, geo.Resident)
	_, err = db.SetMember(tb.Context(), system, organisation, word+"@example.org", role)
	must(tb, err)
	a, err := db.FindAccount(tb.Context(), actor, actor.AccountID)
	must(tb, err)
	actor.Memberships = a.Memberships
	return actor
}

func wantFault(tb testing.TB, err error, want geo.Fault) {
	tb.Helper()
	if got := geo.FaultOf(err); err == nil || got != want {
		tb.Errorf("got fault %q (%v), want %q", got, err, want)
	}
}

// count gives the number that a query returns.
func count(tb testing.TB, db *postgis.DB, sql string, args ...any) int {
	tb.Helper()
	var n int
	must(tb, db.Pool().QueryRow(tb.Context(), sql, args...).Scan(&n))
	return n
}

// exec runs plain SQL, to move a clock or to look behind the store.
func exec(tb testing.TB, db *postgis.DB, sql string, args ...any) {
	tb.Helper()
	_, err := db.Pool().Exec(tb.Context(), sql, args...)
	must(tb, err)
}

// dump gives all rows of the tables as text, bytes as hexadecimal digits.
func dump(tb testing.TB, db *postgis.DB, tables ...string) string {
	tb.Helper()
	var all strings.Builder
	for _, table := range tables {
		var rows string
		must(tb, db.Pool().QueryRow(tb.Context(), `select coalesce(string_agg(x::text, E'\n'), '') from `+table+` x`).Scan(&rows))
		all.WriteString(rows + "\n")
	}
	return all.String()
}

func hexOf(b []byte) string { return hex.EncodeToString(b) }
