package postgis_test

import (
	"testing"

	"locuri/geo"
	"locuri/geo/postgis/pgtest"
)

func TestMembersAreManagedByAdmins(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	admin, editor := newPartner(t, db, "ana", "foto", geo.Admin), newPartner(t, db, "ion", "foto", geo.Editor)
	newAccount(t, db, "new", geo.Resident)
	for _, test := range []struct {
		name  string
		actor geo.Actor
		fault geo.Fault
	}{
		{"nobody", geo.Actor{}, geo.Unauthenticated},
		{"editor", editor, geo.Forbidden},
		{"moderator", newAccount(t, db, "mod", geo.Moderator), geo.Forbidden},
		{"admin of another", newPartner(t, db, "eva", "teatru", geo.Admin), geo.Forbidden},
		{"admin", admin, ""},
		{"administrator", newAccount(t, db, "zoe", geo.Administrator), ""},
	} {
		if _, err := db.FindMembers(t.Context(), test.actor, "foto"); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: FindMembers gave %v, want fault %q", test.name, err, test.fault)
		}
		if _, err := db.SetMember(t.Context(), test.actor, "foto", "New@example.org", geo.Editor); geo.FaultOf(err) != test.fault {
			t.Errorf("%s: SetMember gave %v, want fault %q", test.name, err, test.fault)
		}
		if err := db.RemoveMember(t.Context(), test.actor, "foto", editor.AccountID+1000); test.fault != "" {
			wantFault(t, err, test.fault)
		} else {
			wantFault(t, err, geo.NotFound)
		}
	}
	members, err := db.FindMembers(t.Context(), admin, "foto")
	must(t, err)
	if len(members) != 3 || members[0].Name != "Ana" || members[0].Role != geo.Admin || members[2].Email != "new@example.org" {
		t.Errorf("got %+v", members)
	}
}

func TestSetMemberRefuses(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	admin := newPartner(t, db, "ana", "foto", geo.Admin)
	_, err := db.SetMember(t.Context(), admin, "foto", "unknown@example.org", geo.Editor)
	wantFault(t, err, geo.NotFound)
	_, err = db.SetMember(t.Context(), admin, "none", "ana@example.org", geo.Editor)
	wantFault(t, err, geo.NotFound)
	_, err = db.SetMember(t.Context(), admin, "foto", "ana@example.org", "owner")
	wantFault(t, err, geo.Invalid)
	_, err = db.SetMember(t.Context(), admin, "foto", "ana", geo.Editor)
	wantFault(t, err, geo.Invalid)
}

func TestLastAdminStays(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana, ion := newPartner(t, db, "ana", "foto", geo.Admin), newPartner(t, db, "ion", "foto", geo.Editor)
	_, err := db.SetMember(t.Context(), ana, "foto", "ana@example.org", geo.Editor)
	wantFault(t, err, geo.Conflict)
	wantFault(t, db.RemoveMember(t.Context(), ana, "foto", ana.AccountID), geo.Conflict)
	must(t, db.RemoveMember(t.Context(), ana, "foto", ion.AccountID))

	_, err = db.SetMember(t.Context(), ana, "foto", "ion@example.org", geo.Admin)
	must(t, err)
	must(t, db.RemoveMember(t.Context(), ana, "foto", ana.AccountID))
	if n := count(t, db, `select count(*) from membership`); n != 1 {
		t.Errorf("%d members are left, want 1", n)
	}
	wantFault(t, db.RemoveMember(t.Context(), system, "foto", ion.AccountID), geo.Conflict)
}

func TestDisabledAdminDoesNotCountAsTheLast(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana, ion := newPartner(t, db, "ana", "foto", geo.Admin), newPartner(t, db, "ion", "foto", geo.Admin)
	exec(t, db, `update account set disabled = true where id = $1`, ion.AccountID)
	wantFault(t, db.RemoveMember(t.Context(), ana, "foto", ana.AccountID), geo.Conflict)
}

func TestLastAdminStaysAlsoWhenTwoGoAtOnce(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana, ion := newPartner(t, db, "ana", "foto", geo.Admin), newPartner(t, db, "ion", "foto", geo.Admin)
	errs := atOnce(
		func() error { return db.RemoveMember(t.Context(), ana, "foto", ion.AccountID) },
		func() error { return db.RemoveMember(t.Context(), ion, "foto", ana.AccountID) },
	)
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("got %v, want one to succeed", errs)
	}
	if n := count(t, db, `select count(*) from membership where role = 'admin'`); n != 1 {
		t.Errorf("%d admins are left, want 1", n)
	}
}
