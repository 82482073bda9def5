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
SELECT id FROM organisation WHERE id IN (SELECT organisation_id FROM membership WHERE account_id = @id) ORDER BY id FOR UPDATE`

const deleteAccountSQL = `DELETE FROM account WHERE id = @id`

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
SELECT o.title FROM membership m JOIN organisation o ON o.id = m.organisation_id
WHERE m.account_id = @id AND m.role = 'admin' AND NOT EXISTS (
  SELECT FROM membership x JOIN account a ON a.id = x.account_id
  WHERE x.organisation_id = o.id AND x.role = 'admin' AND a.id <> @id AND NOT a.disabled)
ORDER BY o.title`

const otherAdministratorSQL = `SELECT EXISTS (SELECT FROM account WHERE role = 'administrator' AND NOT disabled AND id <> @id)`

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
SELECT id, cell, geom FROM place WHERE ` + neverPublic + ` for update`

const neverPublic = `created_by = @id AND publication <> 'published'
  AND NOT EXISTS (SELECT FROM step s WHERE s.place_id = place.id AND s.line = 'publication' AND s.to_state = 'published')
  AND NOT EXISTS (SELECT FROM proposal p WHERE p.place_id = place.id AND p.organisation_id IS NOT NULL)
  AND NOT EXISTS (SELECT FROM tag t WHERE t.place_id = place.id)`

const removePlacesSQL = `
WITH revisions AS (DELETE FROM place_revision WHERE place_id = ANY($1))
DELETE FROM place WHERE id = ANY($1)`

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
DELETE FROM photo WHERE account_id = @id AND state <> 'published' OR place_id IN (SELECT id FROM place WHERE ` + neverPublic + `) RETURNING key`
	// A published photo stays, as its licence lets it; whose it is is not told any more.
	scrubPhotosSQL = `UPDATE photo SET creator = @former WHERE account_id = @id AND creator = @name`
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
	`UPDATE comment SET flags = greatest(0, flags - 1) WHERE id IN (SELECT comment_id FROM comment_flag WHERE account_id = @id)`,
	`DELETE FROM edit WHERE account_id = @id AND state <> 'published'`,
	`DELETE FROM comment c WHERE account_id = @id AND state <> 'published' AND NOT EXISTS (SELECT FROM comment k WHERE k.parent_id = c.id)`,
	`UPDATE comment SET text = '', reason = '', appeal = '', state = 'withdrawn' WHERE account_id = @id AND state <> 'published'`,
	`DELETE FROM field_check WHERE account_id = @id AND state <> 'published'`,
	// What was said against a refusal was between the person and the moderators.
	`UPDATE comment SET appeal = '' WHERE account_id = @id`,
	`UPDATE photo SET appeal = '' WHERE account_id = @id`,
	`UPDATE edit SET appeal = '' WHERE account_id = @id`,
	`UPDATE field_check SET appeal = '' WHERE account_id = @id`,
	`UPDATE report SET appeal = '' WHERE account_id = @id`,
	// A report may have photos, whose files go by a job of their own.
	`UPDATE report SET text = '', reason = '', appeal = '', answer = '', state = 'withdrawn' WHERE account_id = @id AND state <> 'published'`,
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
	`INSERT INTO former_support (place_id, people) SELECT place_id, 1 FROM support WHERE account_id = @id
		ON CONFLICT (place_id) DO UPDATE SET people = former_support.people + 1`,
	`WITH drawn AS MATERIALIZED (
		SELECT place_id, gen_random_uuid() AS voice FROM (SELECT DISTINCT place_id FROM field_check WHERE account_id = @id) places)
	UPDATE field_check c SET voice = drawn.voice FROM drawn WHERE c.account_id = @id AND c.place_id = drawn.place_id`,
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
const removeContactsSQL = `DELETE FROM organisation_contact WHERE lower(email) = @email`

// removeContacts deletes the contacts of organisations that lead to the person's address, whoever wrote it there.
func removeContacts(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	_, err := tx.Exec(ctx, removeContactsSQL, pgx.NamedArgs{"email": account.Email})
	return err
}

// What was counted stays counted: of an application that others have judged an empty shell is left.
var removeApplicationsSQL = []string{
	`DELETE FROM application WHERE account_id = @id AND organisation_id IS NULL AND state <> 'submitted'`,
	`UPDATE application a SET title = '', answers = '{}', places = '{}', geom = NULL, share = false, answer = '',
		state = CASE WHEN c.answered_at IS NULL THEN 'withdrawn' ELSE a.state END
		FROM call c WHERE c.id = a.call_id AND a.account_id = @id AND a.organisation_id IS NULL`,
	`UPDATE change_request SET text = '', answer = '' WHERE account_id = @id AND application_id IN
		(SELECT id FROM application WHERE account_id = @id AND organisation_id IS NULL)`,
	`UPDATE review SET note = '' WHERE account_id = @id`,
}

// removeApplications deletes what the person applied with in their own name; an organisation's stays the organisation's.
func (db *DB) removeApplications(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	if err := db.removeFiles(ctx, tx, `application_id IN (SELECT id FROM application WHERE account_id = $1 AND organisation_id IS NULL)`, account.ID); err != nil {
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
WITH links AS (DELETE FROM sign_in_link WHERE email = @email),
     suggestions AS (DELETE FROM suggestion WHERE email = @email),
     letters AS (DELETE FROM mail WHERE recipient = @email RETURNING id)
DELETE FROM river_job WHERE kind = @kind AND state <> 'running' AND (args->>'mail_id')::bigint IN (SELECT id FROM letters)`

// removeLetters deletes what was written to the person.
func removeLetters(ctx context.Context, tx pgx.Tx, account *geo.Account) error {
	_, err := tx.Exec(ctx, removeLettersSQL, pgx.NamedArgs{"email": account.Email, "kind": geo.SendMail{}.Kind()})
	return err
}

// Of others' names only what tells of something is told, which has a key; a reader who has the same name keeps it.
const scrubLettersSQL = `
UPDATE mail SET subject = regexp_replace(subject, @words, former.name, 'g'), body = regexp_replace(body, @words, former.name, 'g'),
  html = regexp_replace(html, @words, former.name, 'g')
FROM (VALUES (false, @former), (true, @formerEnglish)) AS former (english, name)
WHERE former.english = (html LIKE '%<html lang="en">%') AND (key IS NOT NULL OR @anywhere) AND concat_ws(' ', subject, body, html) ~ @words
  AND NOT EXISTS (SELECT FROM account a WHERE a.email = mail.recipient AND a.name ~ @words)`

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
UPDATE access_log SET reason = regexp_replace(reason, @words, @former, 'gi') WHERE reason ~* @words AND (@anywhere OR subject_id = @id OR account_id = @id
  OR organisation_id IN (SELECT organisation_id FROM membership WHERE account_id = @id))`

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
INSERT INTO account (email, name, role, disabled) VALUES (@email, @name, 'resident', true)
ON CONFLICT (email) DO UPDATE SET name = excluded.name, role = excluded.role, disabled = true, password_hash = ''
RETURNING id`

// What names an account as author and outlives it, by the keys that there are; what may name each account once only is
// left to be emptied with the account.
const authorColumnsSQL = `
SELECT k.conrelid::regclass::text, quote_ident(a.attname)
FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'f' AND k.confrelid = 'account'::regclass AND k.confdeltype = 'n' AND cardinality(k.conkey) = 1
  AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indisunique AND a.attnum = ANY(i.indkey))`

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
