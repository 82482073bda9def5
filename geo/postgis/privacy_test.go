package postgis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// Whoever adds a table that says whose something is adds it to the file that people get.
func TestOwnDataLeavesNoTableOut(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	rows, err := db.Pool().Query(t.Context(), `select distinct conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid = 'account'::regclass`)
	must(t, err)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	must(t, err)
	if len(tables) < 8 {
		t.Fatalf("found %v only", tables)
	}
	all := strings.Fields(strings.Join(postgis.OwnDataSQL(), " "))
	for _, table := range tables {
		if !slices.Contains(all, table) {
			t.Errorf("what table %s has of a person is not told them; add it to ownData", table)
		}
	}
}

// proposed makes somebody's proposal, and gives its place.
func proposed(t *testing.T, db *postgis.DB, who geo.Actor, organisation string) int64 {
	t.Helper()
	p := &geo.Proposal{Reason: "Da"}
	if organisation != "" {
		p.Organisation = &geo.Named{Slug: organisation}
	}
	place := newPlace(orb.Point{21.25, 45.75})
	place.Life = geo.Idea
	must(t, db.Propose(t.Context(), who, place, p))
	return place.ID
}

func move(t *testing.T, db *postgis.DB, place int64, to geo.Publication) {
	t.Helper()
	_, err := db.MovePlace(t.Context(), system, place, geo.Move{Line: geo.PublicationLine, To: string(to), Reason: "Așa"})
	must(t, err)
}

// What nobody else has part in goes with its author; nothing else does.
func TestWhatGoesWithItsAuthor(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	ana := newPartner(t, db, "ana", "foto", geo.Editor)
	ion := newAccount(t, db, "ion", geo.Resident)
	waiting, sentBack, hidden, public, once, tied := proposed(t, db, ana, ""), proposed(t, db, ana, ""), proposed(t, db, ana, ""), proposed(t, db, ana, ""),
		proposed(t, db, ana, ""), proposed(t, db, ana, "")
	ours, ions := proposed(t, db, ana, "foto"), proposed(t, db, ion, "")
	exec(t, db, `update place set publication = 'submitted' where id = $1`, ours)
	exec(t, db, `delete from step where place_id = $1 and to_state = 'published'`, ours)
	move(t, db, sentBack, geo.NeedsChanges)
	move(t, db, hidden, geo.Hidden)
	move(t, db, public, geo.Published)
	move(t, db, once, geo.Published)
	move(t, db, once, geo.Hidden)
	project := newProject(t, db, ana, "foto", "Unu", geo.Period{})
	exec(t, db, `insert into tag (project_id, place_id, role) values ($1, $2, 'site')`, project.ID, tied)

	must(t, db.DeleteAccount(t.Context(), ana))

	rows, err := db.Pool().Query(t.Context(), `select distinct place_id from place_revision order by 1`)
	must(t, err)
	kept, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	must(t, err)
	if want := []int64{public, once, tied, ours, ions}; !slices.Equal(kept, want) {
		t.Errorf("kept the places %v, want %v", kept, want)
	}
	for _, gone := range []int64{waiting, sentBack, hidden} {
		if _, err := db.FindPlace(t.Context(), system, gone); geo.FaultOf(err) != geo.NotFound {
			t.Errorf("place %d: %v", gone, err)
		}
	}
	wantRightCounts(t, db)
	former := count(t, db, `select id from account where email = 'former.member@invalid'`)
	if n := count(t, db, `select count(*) from place where id = any($1) and created_by = $2`, []int64{public, once, tied, ours}, former); n != 4 {
		t.Errorf("%d of 4 places are by a former member", n)
	}
	if n := count(t, db, `select count(*) from project where created_by = $1`, former); n != 1 {
		t.Error("the project is not by a former member")
	}
	if n := count(t, db, `select count(*) from proposal where author_id = $1`, ion.AccountID); n != 1 {
		t.Error("what another has proposed is touched")
	}
}

// Two who go at once, and one who comes back.
func TestFormerMembersAreOne(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	ana, ion := newAccount(t, db, "ana", geo.Planner), newAccount(t, db, "ion", geo.Planner)
	for _, who := range []geo.Actor{ana, ion} {
		must(t, db.CreatePlace(t.Context(), who, newPlace(orb.Point{21.25, 45.75}), ""))
	}
	for _, err := range atOnce(
		func() error { return db.DeleteAccount(t.Context(), ana) },
		func() error { return db.DeleteAccount(t.Context(), ion) },
	) {
		must(t, err)
	}
	if n := count(t, db, `select count(distinct created_by) from place`); n != 1 {
		t.Errorf("the places are by %d", n)
	}
	wantFault(t, db.DeleteAccount(t.Context(), ana), geo.NotFound)
	id, err := db.UseSignInLink(t.Context(), newLink(t, db, "ana@example.org", time.Hour))
	must(t, err)
	if back, err := db.FindAccount(t.Context(), system, id); err != nil || back.ID == ana.AccountID || back.Role != geo.Resident {
		t.Errorf("who comes back is %+v, %v", back, err)
	}
}

// A table that may name each account once per thing, as of those who applaud it, forgets who it was instead.
func TestFormerMembersDoNotCollide(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	exec(t, db, `create table applause (thing int, account_id bigint references account on delete set null, unique (thing, account_id))`)
	ana, ion := newAccount(t, db, "ana", geo.Resident), newAccount(t, db, "ion", geo.Resident)
	exec(t, db, `insert into applause values (1, $1), (1, $2)`, ana.AccountID, ion.AccountID)
	must(t, db.DeleteAccount(t.Context(), ana))
	must(t, db.DeleteAccount(t.Context(), ion))
	if n := count(t, db, `select count(*) from applause where account_id is null`); n != 2 {
		t.Errorf("%d of 2 rows forget who it was", n)
	}
}

func TestLettersToOthersForgetWhoIsNamed(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	newAccount(t, db, "ion", geo.Resident)
	exec(t, db, `update account set name = 'Ana' where id = $1`, ana.AccountID)
	exec(t, db, `insert into account (email, name, role) values ('other@example.org', 'Ana Dan', 'resident')`)
	put := func(to, body string) {
		must(t, db.PutMail(t.Context(), &geo.Mail{To: to, Subject: "Ana a răspuns", Body: body, HTML: "<p>ana@example.org</p>", Key: body}))
	}
	put("ion@example.org", "Ana, Anamaria și Banat")
	put("other@example.org", "Bună, Ana Dan")
	put("ion@example.org", "https://x.example/?to=ana%40example.org, maria.ana@example.org")
	put("ana@example.org", "Bună, Ana")
	must(t, db.DeleteAccount(t.Context(), ana))
	letters, err := db.FindMail(t.Context(), system, 10)
	must(t, err)
	if len(letters) != 3 || letters[0].Body != "https://x.example/?to=Fost membru, maria.ana@example.org" {
		t.Fatalf("got %+v", letters)
	}
	if letters = letters[1:]; letters[1].Body != "Fost membru, Anamaria și Banat" || letters[1].Subject != "Fost membru a răspuns" ||
		letters[1].HTML != "<p>Fost membru</p>" || letters[0].Body != "Bună, Ana Dan" {
		t.Errorf("got %+v", letters)
	}
	if n := count(t, db, `select count(*) from river_job where kind = 'send_mail'`); n != 3 {
		t.Errorf("%d jobs are left for 3 letters", n)
	}
}

// Nobody spoils others' letters by the name that they go by.
func TestNamesThatAreWordsOfLetters(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	link := "Deschide linkul: https://locuri.example/places/3?lang=en, sign-in?token=x"
	for _, key := range []string{"", "step 1 to 2"} {
		must(t, db.PutMail(t.Context(), &geo.Mail{To: "ion@example.org", Subject: "Link", Body: link, Key: key}))
	}
	for _, name := range []string{"https", "places", "token", "lang", "x)(", `\`, "[[:alnum:]]", "$1"} {
		who := newAccount(t, db, "a", geo.Resident)
		exec(t, db, `update account set name = $1 where id = $2`, name, who.AccountID)
		must(t, db.DeleteAccount(t.Context(), who))
	}
	exec(t, db, `update mail set body = replace(body, 'Deschide', 'Ana')`)
	who := newAccount(t, db, "ana", geo.Resident)
	must(t, db.DeleteAccount(t.Context(), who))
	letters, err := db.FindMail(t.Context(), system, 10)
	must(t, err)
	rest := strings.TrimPrefix(link, "Deschide")
	if letters[0].Body != "Fost membru"+rest || letters[1].Body != "Ana"+rest {
		t.Errorf("got %q and %q", letters[0].Body, letters[1].Body)
	}
}

func TestDeletingIsForTheOwner(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	token := ana
	token.Scopes = geo.Scopes
	wantFault(t, db.DeleteAccount(t.Context(), token), geo.Forbidden)
	wantFault(t, db.DeleteAccount(t.Context(), geo.Actor{}), geo.Unauthenticated)
	must(t, db.DeleteAccount(t.Context(), geo.Actor{System: true, AccountID: ana.AccountID}))
}

func TestSweepDeletesWhatIsOver(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	const day = 24 * time.Hour
	for range 3 {
		newSession(t, db, ana)
		newLink(t, db, "ana@example.org", time.Hour)
		must(t, db.PutMail(t.Context(), &geo.Mail{To: "ana@example.org"}))
	}
	must(t, db.BeginSignIn(t.Context(), geo.SignInAttempt{State: auth.HashToken("x"), Browser: auth.HashToken("y"), Back: "/", Valid: -2 * time.Hour}))
	exec(t, db, `update session set expires_at = now() - make_interval(days => 8 * (id % 2)::int) where id < (select max(id) from session)`)
	exec(t, db, `update sign_in_link set used_at = now() - interval '3 days' where hash = (select hash from sign_in_link limit 1)`)
	exec(t, db, `update mail set created_at = now() - interval '91 days' where id = (select min(id) from mail)`)
	swept, err := db.Sweep(t.Context(), geo.Retention{Links: 2 * day, Letters: 90 * day, Sessions: 7 * day})
	must(t, err)
	if swept != (geo.Swept{Links: 1, Letters: 1, Sessions: 1}) {
		t.Errorf("got %+v", swept)
	}
	if n := count(t, db, `select count(*) from sign_in_attempt`); n != 0 {
		t.Error("a sign-in that nobody ended is kept")
	}
	swept, err = db.Sweep(t.Context(), geo.Retention{})
	must(t, err)
	if left := count(t, db, `select count(*) from session`); left != 1 || swept.Letters != 2 || swept.Links != 0 {
		t.Errorf("without retention %+v is deleted, %d sessions are left", swept, left)
	}
}

// What was refused or taken back is kept for as long as the site says, and what is public or waits for ever.
func TestSweepDeletesWhatWasRefused(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	place := newPlace(orb.Point{21.25, 45.75})
	must(t, db.CreatePlace(t.Context(), system, place, ""))
	for table, columns := range map[string]string{
		"field_check": "official, presence, step_free, note, created_at) select gen_random_uuid(), $1, $2, %[2]s, %[1]s, false, 'here', '', 'words', now()",
		"report":      "official, topic, text, created_at) select gen_random_uuid(), $1, $2, %[2]s, %[1]s, false, 'other', 'words', now()",
		"comment":     "official, text) select gen_random_uuid(), $1, $2, %[2]s, %[1]s, false, 'words'",
		"edit":        "place_version, properties, reason) select gen_random_uuid(), $1, $2, %[2]s, %[1]s, 1, '{}', 'words'",
	} {
		for _, state := range []string{"waiting", "published", "refused"} {
			for _, days := range []int{5, 15} {
				columns := fmt.Sprintf(columns, fmt.Sprintf("now() - interval '%d days'", days), "'"+state+"'")
				exec(t, db, `insert into `+table+` (uuid, place_id, account_id, state, decided_at, `+columns, place.ID, ana.AccountID)
			}
		}
	}
	// One of the refused is answered, one has a photo: a gap is left of them.
	exec(t, db, `insert into comment (uuid, place_id, account_id, official, text, state, parent_id)
		select gen_random_uuid(), place_id, account_id, false, 'answer', 'published', id from comment where state = 'refused'`)
	exec(t, db, `insert into photo (uuid, place_id, account_id, creator, licence, alt, caption, taken_at, moment, key, width, height, state, consented_at, report_id)
		select gen_random_uuid(), place_id, account_id, 'Ana', 'CC0-1.0', '{}', '{}', '', '', 'aa1', 1, 1, 'published', now(), max(id) from report
		where state = 'refused' and decided_at < now() - interval '10 days' group by 1, 2, 3`)
	const day = 24 * time.Hour
	retention := geo.Retention{Links: day, Letters: day, Sessions: day, Applications: day, AccessLog: day, Refused: 10 * day}
	swept, err := db.Sweep(t.Context(), retention)
	if err != nil || swept.Refused != 4 {
		t.Errorf("%d were swept (%v), want one of each table", swept.Refused, err)
	}
	for table, left := range map[string]int{"field_check": 5, "report": 6, "comment": 8, "edit": 5} {
		if n := count(t, db, `select count(*) from `+table); n != left {
			t.Errorf("%d of %s are left, want %d", n, table, left)
		}
	}
	if n := count(t, db, `select (select count(*) from report where text = '') + (select count(*) from comment where text = '')`); n != 2 {
		t.Errorf("%d gaps are left, want two", n)
	}
	if swept, err := db.Sweep(t.Context(), retention); err != nil || swept.Refused != 0 {
		t.Errorf("once more %d were swept (%v)", swept.Refused, err)
	}
}

// What somebody wrote and the public never saw goes with them; answered, it leaves a gap. What they said of others is not
// counted any more.
func TestDeletedCommentsAndPhotos(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana, ion := newAccount(t, db, "ana", geo.Resident), newAccount(t, db, "ion", geo.Resident)
	place := newPlace(orb.Point{21.25, 45.75})
	must(t, db.CreatePlace(t.Context(), system, place, ""))
	const insert = `insert into comment (uuid, place_id, parent_id, account_id, official, text, state, flags)
		values (gen_random_uuid(), $1, $2, $3, false, $4, $5, $6)`
	for _, c := range []struct {
		parent *int64
		who    int64
		text   string
		state  string
		flags  int
	}{
		{nil, ana.AccountID, "shown", "published", 0}, {nil, ana.AccountID, "kept back", "refused", 1}, {nil, ana.AccountID, "answered", "refused", 1},
		{nil, ion.AccountID, "other", "published", 1},
	} {
		exec(t, db, insert, place.ID, c.parent, c.who, c.text, c.state, c.flags)
	}
	exec(t, db, insert, place.ID, int64(3), ion.AccountID, "answer", "published", 0)
	exec(t, db, `insert into comment_flag (comment_id, account_id, reason) values (2, $1, 'x'), (3, $1, 'x'), (4, $1, 'x')`, ana.AccountID)
	const photo = `insert into photo (uuid, place_id, account_id, creator, licence, alt, caption, taken_at, moment, key, width, height, state, consented_at)
		values (gen_random_uuid(), $1, $2, $3, 'CC0-1.0', '{}', '{}', '', '', $4, 1, 1, $5, now())`
	exec(t, db, photo, place.ID, ana.AccountID, ana.Name, "aa1", "published")
	exec(t, db, photo, place.ID, ana.AccountID, ana.Name, "aa2", "waiting")
	must(t, db.DeleteAccount(t.Context(), ana))
	for question, want := range map[string]int{
		`select count(*) from comment where text in ('kept back', 'answered')`:                      0,
		`select count(*) from comment where id = 3 and state = 'withdrawn'`:                         1,
		`select count(*) from comment where text = 'shown' and account_id is not null`:              1,
		`select flags from comment where text = 'other'`:                                            0,
		`select count(*) from photo`:                                                                1,
		`select count(*) from photo where creator = 'Fost membru'`:                                  1,
		`select count(*) from river_job where kind = 'delete_photo_files' and args->>'key' = 'aa2'`: 1,
	} {
		if got := count(t, db, question); got != want {
			t.Errorf("%s: got %d, want %d", question, got, want)
		}
	}
}

// Support and answers about a place still count each person once, and nothing is left of whose they were.
func TestWhoHasGoneStillCounts(t *testing.T) {
	t.Parallel()
	db := newCity(t)
	moderator := newAccount(t, db, "mara", geo.Moderator)
	ana, ion, dan := newAccount(t, db, "ana", geo.Resident), newAccount(t, db, "ion", geo.Resident), newAccount(t, db, "dan", geo.Resident)
	wish := proposed(t, db, moderator, "")
	there := newPlace(orb.Point{21.25, 45.75})
	must(t, db.CreatePlace(t.Context(), system, there, ""))
	for _, who := range []geo.Actor{ana, ion, dan} {
		_, err := db.SetSupport(t.Context(), who, wish, true)
		must(t, err)
		for range 2 { // of each only the newest counts
			c := &geo.FieldCheck{Remark: geo.Remark{PlaceID: there.ID, UUID: uuid.NewString()}, Presence: geo.Gone}
			must(t, db.AddCheck(t.Context(), who, c))
			exec(t, db, `update field_check set state = 'published' where id = $1`, c.ID)
		}
	}
	for i, who := range []geo.Actor{ana, ion, dan} {
		must(t, db.DeleteAccount(t.Context(), who))
		support, err := db.FindSupport(t.Context(), moderator, wish)
		must(t, err)
		checks, err := db.FindChecks(t.Context(), moderator, there.ID, geo.Page{Limit: 10})
		must(t, err)
		if support.Count != 3 || checks.Ground.Gone != 3 {
			t.Errorf("after %d of 3 have gone %d support it, and %d say that it is gone", i+1, support.Count, checks.Ground.Gone)
		}
	}
	if n := count(t, db, `select count(*) from support`); n != 0 {
		t.Errorf("%d rows still say who was for it", n)
	}
	if n := count(t, db, `select count(distinct account_id) from field_check`); n != 1 {
		t.Errorf("the answers are by %d accounts", n)
	}
}

// A letter names who has gone in the language that it is in.
func TestFormerMembersInLettersOfEachLanguage(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	ana := newAccount(t, db, "ana", geo.Resident)
	exec(t, db, `update account set name = 'Ana Pop' where id = $1`, ana.AccountID)
	for _, language := range []string{"ro", "en"} {
		must(t, db.PutMail(t.Context(), &geo.Mail{To: language + "@example.org", Subject: "Ana Pop", Body: "Ana Pop", HTML: `<html lang="` + language + `">`, Key: language}))
	}
	must(t, db.DeleteAccount(t.Context(), ana))
	for language, want := range map[string]string{"ro": "Fost membru", "en": "Former member"} {
		if n := count(t, db, `select count(*) from mail where recipient = $1 and subject = $2 and body = $2`, language+"@example.org", want); n != 1 {
			t.Errorf("the letter in %q does not say %q", language, want)
		}
	}
}
