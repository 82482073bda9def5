package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// ownData is what is kept of a person beside the account itself: for each section of the file they can have, a question
// by @id and @email whose answers are JSON. A test holds that no table with a key to account is left out.
var ownData = []struct{ section, sql string }{
	{"identities", `SELECT json_build_object('issuer', issuer, 'subject', subject, 'created_at', created_at, 'last_used_at', last_used_at)
		FROM identity WHERE account_id = @id ORDER BY id`},
	{"sessions", `SELECT json_build_object('created_at', created_at, 'last_seen_at', last_seen_at, 'expires_at', expires_at, 'proved_at', proved_at,
		'user_agent', user_agent) FROM session WHERE account_id = @id ORDER BY id`},
	{"tokens", `SELECT json_build_object('name', name, 'scopes', scopes, 'created_at', created_at, 'expires_at', expires_at, 'last_used_at', last_used_at)
		FROM api_token WHERE account_id = @id ORDER BY id`},
	{"memberships", `SELECT json_build_object('organisation', o.slug, 'title', o.title, 'role', m.role)
		FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE m.account_id = @id ORDER BY o.slug`},
	{"contacts", `SELECT json_build_object('organisation', o.slug, 'label', c.label, 'role', c.role, 'email', c.email, 'phone', c.phone, 'website', c.website,
		'audience', c.audience) FROM organisation_contact c JOIN organisation o ON o.id = c.organisation_id
		WHERE c.account_id = @id OR lower(c.email) = @email ORDER BY o.slug, c.position`},
	{"seals", `SELECT json_build_object('organisation', o.slug, 'authority', s.authority, 'given_at', s.given_at, 'withdrawn_at', s.withdrawn_at,
		'reason', s.reason, 'given', s.given_by = @id, 'withdrawn', s.withdrawn_by = @id) FROM seal s JOIN organisation o ON o.id = s.organisation_id
		WHERE s.given_by = @id OR s.withdrawn_by = @id ORDER BY s.id`},
	{"places", `SELECT json_build_object('id', id, 'title', title, 'kind', kind, 'publication', publication, 'created_at', created_at)
		FROM place WHERE created_by = @id ORDER BY id`},
	{"proposals", `SELECT json_build_object('id', p.id, 'place', p.place_id, 'aim', coalesce(nullif(place.aim, ''), 'new'), 'target', place.target, 'organisation', o.slug, 'reason', p.reason, 'created_at', p.created_at)
		FROM proposal p JOIN place ON place.id = p.place_id LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.author_id = @id ORDER BY p.id`},
	{"assessments", `SELECT json_build_object('place', place_id, 'feasibility', feasibility, 'cost', cost, 'competence', competence, 'note', note,
		'created_at', created_at) FROM assessment WHERE account_id = @id ORDER BY id`},
	{"steps", `SELECT json_build_object('place', s.place_id, 'line', s.line, 'from', s.from_state, 'to', s.to_state, 'at', s.at, 'organisation', o.slug,
		'reason', s.reason) FROM step s LEFT JOIN organisation o ON o.id = s.organisation_id WHERE s.account_id = @id ORDER BY s.id`},
	{"revisions", `SELECT json_build_object('place', place_id, 'version', version, 'operation', operation, 'at', at, 'reason', reason)
		FROM place_revision WHERE author_id = @id ORDER BY at, place_id, version`},
	{"projects", `SELECT json_build_object('id', id, 'title', title, 'created_at', created_at) FROM project WHERE created_by = @id ORDER BY id`},
	{"events", `SELECT json_build_object('id', e.id, 'title', e.title, 'organisation', o.slug, 'starts', e.starts, 'publication', e.publication, 'created_at', e.created_at)
		FROM event e LEFT JOIN organisation o ON o.id = e.organisation_id WHERE e.created_by = @id ORDER BY e.id`},
	{"trails", `SELECT json_build_object('id', id, 'title', title, 'created_at', created_at) FROM trail WHERE created_by = @id ORDER BY id`},
	{"tags", `SELECT json_build_object('project', project_id, 'place', place_id, 'role', role, 'starts', starts, 'ends', ends, 'note', note,
		'created_at', created_at) FROM tag WHERE created_by = @id ORDER BY id`},
	{"tag_history", `SELECT json_build_object('project', project_id, 'place', place_id, 'what', what, 'role', role, 'starts', starts, 'ends', ends, 'note', note,
		'at', at) FROM tag_event WHERE account_id = @id ORDER BY id`},
	{"programmes", `SELECT json_build_object('slug', slug, 'title', title) FROM programme WHERE curator_id = @id ORDER BY slug`},
	{"photos", `SELECT json_build_object('id', id, 'place', place_id, 'creator', creator, 'licence', licence, 'alt', alt, 'state', state, 'reason', reason, 'appeal', appeal,
		'created_at', created_at) FROM photo WHERE account_id = @id ORDER BY id`},
	{"comments", `SELECT json_build_object('place', c.place_id, 'answers', c.parent_id, 'organisation', o.slug, 'text', c.text, 'state', c.state,
		'reason', c.reason, 'appeal', c.appeal, 'created_at', c.created_at)
		FROM comment c LEFT JOIN organisation o ON o.id = c.organisation_id WHERE c.account_id = @id ORDER BY c.id`},
	{"checks", `SELECT json_build_object('place', place_id, 'presence', presence, 'step_free', step_free, 'note', note, 'state', state, 'reason', reason,
		'appeal', appeal, 'created_at', created_at) FROM field_check WHERE account_id = @id ORDER BY id`},
	{"problems", `SELECT json_build_object('place', place_id, 'topic', topic, 'text', text, 'state', state, 'reason', reason, 'appeal', appeal, 'status', status,
		'answer', answer, 'created_at', created_at) FROM report WHERE account_id = @id ORDER BY id`},
	{"answers", `SELECT json_build_object('place', place_id, 'answer', answer, 'at', answered_at) FROM report WHERE answered_by = @id ORDER BY id`},
	{"flags", `SELECT json_build_object('comment', comment_id, 'reason', reason, 'at', at) FROM comment_flag WHERE account_id = @id ORDER BY at`},
	{"calls", `SELECT json_build_object('id', id, 'title', title, 'state', state, 'created_at', created_at) FROM call WHERE created_by = @id ORDER BY id`},
	{"reviewing", `SELECT json_build_object('call', c.id, 'title', c.title) FROM call_reviewer r JOIN call c ON c.id = r.call_id WHERE r.account_id = @id ORDER BY c.id`},
	// The answer is told with the letter that gives it, not before; what others scored is not told at all.
	{"applications", `SELECT json_build_object('id', a.id, 'call', a.call_id, 'organisation', o.slug, 'state', a.state, 'title', a.title, 'answers', a.answers,
		'places', a.places, 'geometry', st_asgeojson(a.geom)::json, 'share', a.share, 'saved_at', a.saved_at, 'submitted_at', a.submitted_at,
		'files', (SELECT json_agg(json_build_object('name', f.name, 'question', f.question, 'size', f.size)) FROM application_file f WHERE f.application_id = a.id))
		FROM application a LEFT JOIN organisation o ON o.id = a.organisation_id WHERE a.account_id = @id ORDER BY a.id`},
	{"reviews", `SELECT json_build_object('application', application_id, 'conflict', CONFLICT, 'note', note, 'scores', scores, 'comment', comment,
		'saved_at', saved_at, 'submitted_at', submitted_at) FROM review WHERE account_id = @id ORDER BY id`},
	{"change_requests", `SELECT json_build_object('application', application_id, 'about', about, 'text', text, 'state', state, 'answer', answer,
		'created_at', created_at) FROM change_request WHERE account_id = @id ORDER BY id`},
	{"edits", `SELECT json_build_object('place', place_id, 'properties', properties, 'geometry', geometry, 'reason', reason, 'state', state, 'answer', answer,
		'appeal', appeal, 'created_at', created_at) FROM edit WHERE account_id = @id ORDER BY id`},
	{"trust", `SELECT json_build_object('withdrawn', withdrawn, 'reason', reason, 'at', at) FROM trust_change WHERE account_id = @id ORDER BY id`},
	{"reports", `SELECT json_build_object('comment', comment_id, 'reason', reason, 'at', at) FROM comment_flag WHERE account_id = @id ORDER BY at`},
	{"supported", `SELECT json_build_object('place', place_id, 'at', at) FROM support WHERE account_id = @id ORDER BY at`},
	{"observations", `SELECT json_build_object('indicator', i.slug, 'organisation', g.slug, 'value', o.value, 'starts', o.starts, 'ends', o.ends, 'source', o.source,
		'method', o.method, 'evidence', o.evidence, 'note', o.note, 'state', o.state, 'created_at', o.created_at, 'reported', o.created_by = @id,
		'confirmed', o.confirmed_by = @id) FROM observation o JOIN indicator i ON i.id = o.indicator_id JOIN organisation g ON g.id = o.organisation_id
		WHERE o.created_by = @id OR o.confirmed_by = @id ORDER BY o.id`},
	{"marked_sensitive", `SELECT json_build_object('place', place_id, 'reason', reason, 'at', marked_at) FROM sensitive_place WHERE marked_by = @id ORDER BY place_id`},
	{"told", `SELECT json_build_object('what', kind, 'place', place_id, 'reason', reason, 'at', at) FROM access_log WHERE account_id = @id ORDER BY id`},
	{"contact_told", `SELECT json_build_object('reason', reason, 'at', at) FROM access_log WHERE subject_id = @id ORDER BY id`},
	{"follows", `SELECT json_build_object('title', title, 'watch', watch, 'rhythm', rhythm, 'created_at', created_at) FROM follow WHERE account_id = @id ORDER BY id`},
	{"unsubscription_links", `SELECT json_build_object('created_at', created_at) FROM unsubscription WHERE account_id = @id ORDER BY created_at`},
	{"suggestions", `SELECT json_build_object('content', content, 'place', place_id, 'created_at', created_at) FROM suggestion WHERE email = @email ORDER BY created_at`},
	{"sign_in_links", `SELECT json_build_object('expires_at', expires_at, 'used_at', used_at) FROM sign_in_link WHERE email = @email ORDER BY expires_at`},
	// Without what could sign somebody in who comes by the file.
	{"letters", `SELECT json_build_object('subject', subject, 'body', regexp_replace(body, 'token=[A-Za-z0-9_-]+', 'token=…', 'g'),
		'created_at', created_at, 'sent_at', sent_at) FROM mail WHERE recipient = @email ORDER BY id`},
}

// FindOwnData fulfils geo.Privacy: all of one moment, row by row.
func (db *DB) FindOwnData(ctx context.Context, actor geo.Actor, write func(section string, item []byte) error) error {
	if err := actor.May(geo.ManageOwnAccount, 0); err != nil {
		return err
	}
	moment := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	return pgx.BeginTxFunc(ctx, db.pool, moment, func(tx pgx.Tx) error {
		account, err := findAccount(ctx, tx, actor.AccountID)
		if err != nil {
			return err
		}
		args := pgx.NamedArgs{"id": account.ID, "email": account.Email}
		for _, data := range ownData {
			if err := write(data.section, nil); err != nil {
				return err
			}
			rows, err := tx.Query(ctx, data.sql, args)
			if err != nil {
				return err
			}
			var item []byte
			if _, err := pgx.ForEachRow(rows, []any{&item}, func() error { return write(data.section, item) }); err != nil {
				return err
			}
		}
		return nil
	})
}
