package postgis

import (
	"context"
	"fmt"
	"html/template"
	"net/url"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"locuri/geo"
)

// Organisations come before the account, as for whoever changes members.
const lockMembershipsSQL = `
select id from organisation where id in (select organisation_id from membership where account_id = @id) order by id for update`

const deleteAccountSQL = `delete from account where id = @id`

// DeleteAccount fulfils geo.Privacy.
func (db *DB) DeleteAccount(ctx context.Context, actor geo.Actor) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		args := pgx.NamedArgs{"id": actor.AccountID}
		for _, lock := range []string{lockMembershipsSQL, lockAccountSQL} {
			if _, err := tx.Exec(ctx, lock, args); err != nil {
				return err
			}
		}
		account, err := findAccount(ctx, tx, actor.AccountID)
		if err != nil {
			return err
		}
		if err := mayGo(ctx, tx, account); err != nil {
			return err
		}
		if err := db.removePhotos(ctx, tx, account); err != nil {
			return err
		}
		if err := db.removeApplications(ctx, tx, account); err != nil {
			return err
		}
		gone, err := removeUnpublished(ctx, tx, account)
		if err != nil {
			return err
		}
		for _, part := range []func(context.Context, pgx.Tx, *geo.Account) error{removeComments, removeContacts, removeLetters, scrubLetters, scrubAccessLog, keepCounted, becomeFormer} {
			if err := part(ctx, tx, account); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, deleteAccountSQL, args); err != nil {
			return err
		}
		if err := bump(ctx, tx, "place", gone.geometries...); err != nil { // also when no place goes: lists of proposals show names
			return err
		}
		return recount(ctx, tx, gone.cells)
	})
}

const soleAdminSQL = `
select o.title from membership m join organisation o on o.id = m.organisation_id
where m.account_id = @id and m.role = 'admin' and not exists (
  select from membership x join account a on a.id = x.account_id
  where x.organisation_id = o.id and x.role = 'admin' and a.id <> @id and not a.disabled)
order by o.title`

const otherAdministratorSQL = `select exists (select from account where role = 'administrator' and not disabled and id <> @id)`

// mayGo refuses who would leave something behind that nobody looks after.
func mayGo(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	args := pgx.NamedArgs{"id": account.ID}
	var another bool
	if err := tx.QueryRow(ctx, otherAdministratorSQL, args).Scan(&another); err != nil {
		return err
	}
	var p geo.Problems
	if administers(account) && !another {
		p.Add("role", "last_administrator", "is that of the last administrator; give it to somebody else first")
	}
	rows, err := tx.Query(ctx, soleAdminSQL, args)
	if err != nil {
		return err
	}
	titles, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, title := range titles {
		p.Add("organisation", "sole_admin", "%s", title)
	}
	if len(p) == 0 {
		return nil
	}
	return &geo.Error{Fault: geo.Conflict, Message: "Somebody else must take over first what only you look after.", Fields: p}
}

// removed is where places were.
type removed struct {
	geometries []orb.Geometry
	cells      []int64
}

// What was never public, is in nobody else's name, and no project is tied to.
const unpublishedSQL = `
select id, cell, geom from place where ` + neverPublic + ` for update`

const neverPublic = `created_by = @id and publication <> 'published'
  and not exists (select from step s where s.place_id = place.id and s.line = 'publication' and s.to_state = 'published')
  and not exists (select from proposal p where p.place_id = place.id and p.organisation_id is not null)
  and not exists (select from tag t where t.place_id = place.id)`

const removePlacesSQL = `
with revisions as (delete from place_revision where place_id = any($1))
delete from place where id = any($1)`

func removeUnpublished(ctx context.Context, tx pgx.Tx, account *geo.Account) (removed, error) {
	rows, err := tx.Query(ctx, unpublishedSQL, pgx.NamedArgs{"id": account.ID})
	if err != nil {
		return removed{}, err
	}
	var gone removed
	var ids []int64
	var id, cell int64
	var geometry orb.Geometry
	if _, err := pgx.ForEachRow(rows, []any{&id, &cell, &geometry}, func() error {
		ids, gone.cells, gone.geometries = append(ids, id), append(gone.cells, cell), append(gone.geometries, geometry)
		return nil
	}); err != nil || len(ids) == 0 {
		return gone, err
	}
	_, err = tx.Exec(ctx, removePlacesSQL, ids)
	return gone, err
}

const (
	removePhotosSQL = `
delete from photo where account_id = @id and state <> 'published' or place_id in (select id from place where ` + neverPublic + `) returning key`
	// A published photo stays, as its licence lets it; whose it is is not told any more.
	scrubPhotosSQL = `update photo set creator = @former where account_id = @id and creator = @name`
)

// removePhotos deletes the photos that the public does not see, with their files.
func (db *DB) removePhotos(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	args := pgx.NamedArgs{"id": account.ID, "name": account.Name, "former": geo.FormerMember}
	rows, err := tx.Query(ctx, removePhotosSQL, args)
	if err != nil {
		return err
	}
	keys, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := db.enqueue(ctx, tx, geo.DeletePhotoFiles{Key: key}); err != nil {
			return err
		}
	}
	_, err = tx.Exec(ctx, scrubPhotosSQL, args)
	return err
}

// Each is a statement of its own: within one, a row that is changed twice keeps the first change alone.
var removeCommentsSQL = []string{
	`update comment set flags = greatest(0, flags - 1) where id in (select comment_id from comment_flag where account_id = @id)`,
	`delete from edit where account_id = @id and state <> 'published'`,
	`delete from comment c where account_id = @id and state <> 'published' and not exists (select from comment k where k.parent_id = c.id)`,
	`update comment set text = '', reason = '', appeal = '', state = 'withdrawn' where account_id = @id and state <> 'published'`,
	`delete from field_check where account_id = @id and state <> 'published'`,
	// What was said against a refusal was between the person and the moderators.
	`update comment set appeal = '' where account_id = @id`,
	`update photo set appeal = '' where account_id = @id`,
	`update edit set appeal = '' where account_id = @id`,
	`update field_check set appeal = '' where account_id = @id`,
	`update report set appeal = '' where account_id = @id`,
	// A report may have photos, whose files go by a job of their own.
	`update report set text = '', reason = '', appeal = '', answer = '', state = 'withdrawn' where account_id = @id and state <> 'published'`,
}

// removeComments deletes what the person said of places and the public never saw, or sees no more; where it was answered a gap stays.
func removeComments(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	for _, sql := range removeCommentsSQL {
		if _, err := tx.Exec(ctx, sql, pgx.NamedArgs{"id": account.ID}); err != nil {
			return err
		}
	}
	return nil
}

// What was counted stays counted, without whose it was: support as a number, and the newest answer of each person about a
// place by a random mark that is nowhere else. The marks are drawn once, before they are set.
var keepCountedSQL = []string{
	`insert into former_support (place_id, people) select place_id, 1 from support where account_id = @id
		on conflict (place_id) do update set people = former_support.people + 1`,
	`with drawn as materialized (
		select place_id, gen_random_uuid() as voice from (select distinct place_id from field_check where account_id = @id) places)
	update field_check c set voice = drawn.voice from drawn where c.account_id = @id and c.place_id = drawn.place_id`,
}

// keepCounted has the person still count where people are counted.
func keepCounted(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	for _, sql := range keepCountedSQL {
		if _, err := tx.Exec(ctx, sql, pgx.NamedArgs{"id": account.ID}); err != nil {
			return err
		}
	}
	return nil
}

// What is said to be a member's goes with the membership, by its key.
const removeContactsSQL = `delete from organisation_contact where lower(email) = @email`

// removeContacts deletes the contacts of organisations that lead to the person's address, whoever wrote it there.
func removeContacts(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	_, err := tx.Exec(ctx, removeContactsSQL, pgx.NamedArgs{"email": account.Email})
	return err
}

// What was counted stays counted: of an application that others have judged an empty shell is left.
var removeApplicationsSQL = []string{
	`delete from application where account_id = @id and organisation_id is null and state <> 'submitted'`,
	`update application a set title = '', answers = '{}', places = '{}', geom = null, share = false, answer = '',
		state = case when c.answered_at is null then 'withdrawn' else a.state end
		from call c where c.id = a.call_id and a.account_id = @id and a.organisation_id is null`,
	`update change_request set text = '', answer = '' where account_id = @id and application_id in
		(select id from application where account_id = @id and organisation_id is null)`,
	`update review set note = '' where account_id = @id`,
}

// removeApplications deletes what the person applied with in their own name; an organisation's stays the organisation's.
func (db *DB) removeApplications(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	if err := db.removeFiles(ctx, tx, `application_id in (select id from application where account_id = $1 and organisation_id is null)`, account.ID); err != nil {
		return err
	}
	for _, sql := range removeApplicationsSQL {
		if _, err := tx.Exec(ctx, sql, pgx.NamedArgs{"id": account.ID}); err != nil {
			return err
		}
	}
	return nil
}

// A job that is being done just now ends by itself: its letter is not there any more.
const removeLettersSQL = `
with links as (delete from sign_in_link where email = @email),
     suggestions as (delete from suggestion where email = @email),
     letters as (delete from mail where recipient = @email returning id)
delete from river_job where kind = @kind and state <> 'running' and (args->>'mail_id')::bigint in (select id from letters)`

// removeLetters deletes what was written to the person.
func removeLetters(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	_, err := tx.Exec(ctx, removeLettersSQL, pgx.NamedArgs{"email": account.Email, "kind": geo.SendMail{}.Kind()})
	return err
}

// Of others' names only what tells of something is told, which has a key; a reader who has the same name keeps it.
const scrubLettersSQL = `
update mail set subject = regexp_replace(subject, @words, former.name, 'g'), body = regexp_replace(body, @words, former.name, 'g'),
  html = regexp_replace(html, @words, former.name, 'g')
from (values (false, @former), (true, @formerEnglish)) as former (english, name)
where former.english = (html like '%<html lang="en">%') and (key is not null or @anywhere) and concat_ws(' ', subject, body, html) ~ @words
  and not exists (select from account a where a.email = mail.recipient and a.name ~ @words)`

// scrubLetters takes the person's address and name out of what was written to others. A name may be any word, so letters
// by which people sign in are not searched for it, nor are links.
func scrubLetters(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	for words, anywhere := range map[string]bool{wholeAddress(account.Email): true, wholeName(account.Name): false} {
		args := pgx.NamedArgs{"words": words, "former": geo.FormerMember, "formerEnglish": geo.PersonName(geo.FormerMember, "en"), "anywhere": anywhere}
		if _, err := tx.Exec(ctx, scrubLettersSQL, args); err != nil {
			return err
		}
	}
	return nil
}

// Why somebody was told how to reach people is theirs to say, and may name who is meant. A name may be any word, so it is sought
// only where the person was asked after, asked, or belongs to the organisation that was asked after.
const scrubAccessLogSQL = `
update access_log set reason = regexp_replace(reason, @words, @former, 'gi') where reason ~* @words and (@anywhere or subject_id = @id or account_id = @id
  or organisation_id in (select organisation_id from membership where account_id = @id))`

// scrubAccessLog takes the person's address and name out of the reasons for which people were told something.
func scrubAccessLog(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	for words, anywhere := range map[string]bool{wholeAddress(account.Email): true, wholeName(account.Name): false} {
		args := pgx.NamedArgs{"words": words, "former": geo.FormerMember, "id": account.ID, "anywhere": anywhere}
		if _, err := tx.Exec(ctx, scrubAccessLogSQL, args); err != nil {
			return err
		}
	}
	return nil
}

// wholeName gives a regular expression of PostgreSQL's that finds a name that is no part of a longer word or of a link.
func wholeName(name string) string {
	return `(?<![[:alnum:]/=?&])` + anyForm(name) + `(?![[:alnum:]/=?&]|://)`
}

// wholeAddress finds an e-mail address, also in a link, that is no part of a longer one.
func wholeAddress(email string) string {
	return `(?<![[:alnum:]._+-])` + anyForm(email, url.QueryEscape(email)) + `(?![[:alnum:]-]|\.[[:alnum:]])`
}

// anyForm finds texts as they are and as they stand in HTML.
func anyForm(texts ...string) string {
	var quoted []string
	for _, text := range texts {
		escaped := template.HTMLEscapeString(text)
		for _, form := range []string{text, escaped, strings.ReplaceAll(escaped, "+", "&#43;")} {
			quoted = append(quoted, regexp.QuoteMeta(form))
		}
	}
	return "(?:" + strings.Join(quoted, "|") + ")"
}

// formerEmail is the address of the account that stands for all who have gone. No letter can reach it (RFC 6761 §6.4),
// and nobody can sign in as it.
const formerEmail = "former.member@invalid"

const formerAccountSQL = `
insert into account (email, name, role, disabled) values (@email, @name, 'resident', true)
on conflict (email) do update set name = excluded.name, role = excluded.role, disabled = true, password_hash = ''
returning id`

// What names an account as author and outlives it, by the keys that there are; what may name each account once only is
// left to be emptied with the account.
const authorColumnsSQL = `
select k.conrelid::regclass::text, quote_ident(a.attname)
from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
where k.contype = 'f' and k.confrelid = 'account'::regclass and k.confdeltype = 'n' and cardinality(k.conkey) = 1
  and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indisunique and a.attnum = any(i.indkey))`

// becomeFormer puts the account that stands for all who have gone in the person's place.
func becomeFormer(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	var former int64
	if err := tx.QueryRow(ctx, formerAccountSQL, pgx.NamedArgs{"email": formerEmail, "name": geo.FormerMember}).Scan(&former); err != nil {
		return err
	}
	rows, err := tx.Query(ctx, authorColumnsSQL)
	if err != nil {
		return err
	}
	var updates []string
	var table, column string
	if _, err := pgx.ForEachRow(rows, []any{&table, &column}, func() error {
		updates = append(updates, fmt.Sprintf("update %s set %s = $2 where %[2]s = $1", table, column))
		return nil
	}); err != nil {
		return err
	}
	for _, sql := range updates {
		if _, err := tx.Exec(ctx, sql, account.ID, former); err != nil {
			return err
		}
	}
	return nil
}
