package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// ownData is what is kept of a person beside the account itself: for each section of the file they can have, a question
// by @id and @email whose answers are JSON. A test holds that no table with a key to account is left out.
var ownData = []struct{ section, sql string }{
	{"identities", `select json_build_object('issuer', issuer, 'subject', subject, 'created_at', created_at, 'last_used_at', last_used_at)
		from identity where account_id = @id order by id`},
	{"sessions", `select json_build_object('created_at', created_at, 'last_seen_at', last_seen_at, 'expires_at', expires_at, 'proved_at', proved_at,
		'user_agent', user_agent) from session where account_id = @id order by id`},
	{"tokens", `select json_build_object('name', name, 'scopes', scopes, 'created_at', created_at, 'expires_at', expires_at, 'last_used_at', last_used_at)
		from api_token where account_id = @id order by id`},
	{"memberships", `select json_build_object('organisation', o.slug, 'title', o.title, 'role', m.role)
		from membership m join organisation o on o.id = m.organisation_id where m.account_id = @id order by o.slug`},
	{"contacts", `select json_build_object('organisation', o.slug, 'label', c.label, 'role', c.role, 'email', c.email, 'phone', c.phone, 'website', c.website,
		'audience', c.audience) from organisation_contact c join organisation o on o.id = c.organisation_id
		where c.account_id = @id or lower(c.email) = @email order by o.slug, c.position`},
	{"seals", `select json_build_object('organisation', o.slug, 'authority', s.authority, 'given_at', s.given_at, 'withdrawn_at', s.withdrawn_at,
		'reason', s.reason, 'given', s.given_by = @id, 'withdrawn', s.withdrawn_by = @id) from seal s join organisation o on o.id = s.organisation_id
		where s.given_by = @id or s.withdrawn_by = @id order by s.id`},
	{"places", `select json_build_object('id', id, 'title', title, 'kind', kind, 'publication', publication, 'created_at', created_at)
		from place where created_by = @id order by id`},
	{"proposals", `select json_build_object('id', p.id, 'place', p.place_id, 'aim', coalesce(nullif(place.aim, ''), 'new'), 'target', place.target, 'organisation', o.slug, 'reason', p.reason, 'created_at', p.created_at)
		from proposal p join place on place.id = p.place_id left join organisation o on o.id = p.organisation_id where p.author_id = @id order by p.id`},
	{"assessments", `select json_build_object('place', place_id, 'feasibility', feasibility, 'cost', cost, 'competence', competence, 'note', note,
		'created_at', created_at) from assessment where account_id = @id order by id`},
	{"steps", `select json_build_object('place', s.place_id, 'line', s.line, 'from', s.from_state, 'to', s.to_state, 'at', s.at, 'organisation', o.slug,
		'reason', s.reason) from step s left join organisation o on o.id = s.organisation_id where s.account_id = @id order by s.id`},
	{"revisions", `select json_build_object('place', place_id, 'version', version, 'operation', operation, 'at', at, 'reason', reason)
		from place_revision where author_id = @id order by at, place_id, version`},
	{"projects", `select json_build_object('id', id, 'title', title, 'created_at', created_at) from project where created_by = @id order by id`},
	{"events", `select json_build_object('id', e.id, 'title', e.title, 'organisation', o.slug, 'starts', e.starts, 'publication', e.publication, 'created_at', e.created_at)
		from event e left join organisation o on o.id = e.organisation_id where e.created_by = @id order by e.id`},
	{"trails", `select json_build_object('id', id, 'title', title, 'created_at', created_at) from trail where created_by = @id order by id`},
	{"tags", `select json_build_object('project', project_id, 'place', place_id, 'role', role, 'starts', starts, 'ends', ends, 'note', note,
		'created_at', created_at) from tag where created_by = @id order by id`},
	{"tag_history", `select json_build_object('project', project_id, 'place', place_id, 'what', what, 'role', role, 'starts', starts, 'ends', ends, 'note', note,
		'at', at) from tag_event where account_id = @id order by id`},
	{"programmes", `select json_build_object('slug', slug, 'title', title) from programme where curator_id = @id order by slug`},
	{"photos", `select json_build_object('id', id, 'place', place_id, 'creator', creator, 'licence', licence, 'alt', alt, 'state', state, 'reason', reason, 'appeal', appeal,
		'created_at', created_at) from photo where account_id = @id order by id`},
	{"comments", `select json_build_object('place', c.place_id, 'answers', c.parent_id, 'organisation', o.slug, 'text', c.text, 'state', c.state,
		'reason', c.reason, 'appeal', c.appeal, 'created_at', c.created_at)
		from comment c left join organisation o on o.id = c.organisation_id where c.account_id = @id order by c.id`},
	{"checks", `select json_build_object('place', place_id, 'presence', presence, 'step_free', step_free, 'note', note, 'state', state, 'reason', reason,
		'appeal', appeal, 'created_at', created_at) from field_check where account_id = @id order by id`},
	{"problems", `select json_build_object('place', place_id, 'topic', topic, 'text', text, 'state', state, 'reason', reason, 'appeal', appeal, 'status', status,
		'answer', answer, 'created_at', created_at) from report where account_id = @id order by id`},
	{"answers", `select json_build_object('place', place_id, 'answer', answer, 'at', answered_at) from report where answered_by = @id order by id`},
	{"flags", `select json_build_object('comment', comment_id, 'reason', reason, 'at', at) from comment_flag where account_id = @id order by at`},
	{"calls", `select json_build_object('id', id, 'title', title, 'state', state, 'created_at', created_at) from call where created_by = @id order by id`},
	{"reviewing", `select json_build_object('call', c.id, 'title', c.title) from call_reviewer r join call c on c.id = r.call_id where r.account_id = @id order by c.id`},
	// The answer is told with the letter that gives it, not before; what others scored is not told at all.
	{"applications", `select json_build_object('id', a.id, 'call', a.call_id, 'organisation', o.slug, 'state', a.state, 'title', a.title, 'answers', a.answers,
		'places', a.places, 'geometry', st_asgeojson(a.geom)::json, 'share', a.share, 'saved_at', a.saved_at, 'submitted_at', a.submitted_at,
		'files', (select json_agg(json_build_object('name', f.name, 'question', f.question, 'size', f.size)) from application_file f where f.application_id = a.id))
		from application a left join organisation o on o.id = a.organisation_id where a.account_id = @id order by a.id`},
	{"reviews", `select json_build_object('application', application_id, 'conflict', conflict, 'note', note, 'scores', scores, 'comment', comment,
		'saved_at', saved_at, 'submitted_at', submitted_at) from review where account_id = @id order by id`},
	{"change_requests", `select json_build_object('application', application_id, 'about', about, 'text', text, 'state', state, 'answer', answer,
		'created_at', created_at) from change_request where account_id = @id order by id`},
	{"edits", `select json_build_object('place', place_id, 'properties', properties, 'geometry', geometry, 'reason', reason, 'state', state, 'answer', answer,
		'appeal', appeal, 'created_at', created_at) from edit where account_id = @id order by id`},
	{"trust", `select json_build_object('withdrawn', withdrawn, 'reason', reason, 'at', at) from trust_change where account_id = @id order by id`},
	{"reports", `select json_build_object('comment', comment_id, 'reason', reason, 'at', at) from comment_flag where account_id = @id order by at`},
	{"supported", `select json_build_object('place', place_id, 'at', at) from support where account_id = @id order by at`},
	{"observations", `select json_build_object('indicator', i.slug, 'organisation', g.slug, 'value', o.value, 'starts', o.starts, 'ends', o.ends, 'source', o.source,
		'method', o.method, 'evidence', o.evidence, 'note', o.note, 'state', o.state, 'created_at', o.created_at, 'reported', o.created_by = @id,
		'confirmed', o.confirmed_by = @id) from observation o join indicator i on i.id = o.indicator_id join organisation g on g.id = o.organisation_id
		where o.created_by = @id or o.confirmed_by = @id order by o.id`},
	{"marked_sensitive", `select json_build_object('place', place_id, 'reason', reason, 'at', marked_at) from sensitive_place where marked_by = @id order by place_id`},
	{"told", `select json_build_object('what', kind, 'place', place_id, 'reason', reason, 'at', at) from access_log where account_id = @id order by id`},
	{"contact_told", `select json_build_object('reason', reason, 'at', at) from access_log where subject_id = @id order by id`},
	{"follows", `select json_build_object('title', title, 'watch', watch, 'rhythm', rhythm, 'created_at', created_at) from follow where account_id = @id order by id`},
	{"unsubscription_links", `select json_build_object('created_at', created_at) from unsubscription where account_id = @id order by created_at`},
	{"suggestions", `select json_build_object('content', content, 'place', place_id, 'created_at', created_at) from suggestion where email = @email order by created_at`},
	{"sign_in_links", `select json_build_object('expires_at', expires_at, 'used_at', used_at) from sign_in_link where email = @email order by expires_at`},
	// Without what could sign somebody in who comes by the file.
	{"letters", `select json_build_object('subject', subject, 'body', regexp_replace(body, 'token=[A-Za-z0-9_-]+', 'token=…', 'g'),
		'created_at', created_at, 'sent_at', sent_at) from mail where recipient = @email order by id`},
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
