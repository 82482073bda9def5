package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// keptApplication gives an application to a keeper of its call who is nothing else to it, locked.
func keptApplication(ctx context.Context, tx pgx.Tx, actor geo.Actor, clock geo.Clock, id int64) (*geo.Application, *geo.OpenCall, error) {
	if err := actor.May(geo.ManageOwnAccount, 0); geo.FaultOf(err) == geo.Unauthenticated {
		return nil, nil, err
	}
	a, c, err := findApplication(ctx, tx, actor, clock, id, true)
	if err != nil {
		return nil, nil, err
	}
	if a.Relation != geo.Keeper {
		return nil, nil, geo.Errorf(geo.Forbidden, "Only keepers of the call who are not tied to the application may do this.")
	}
	return a, c, nil
}

const decideApplicationSQL = `UPDATE application SET award = $2, answer = $3, decided_by = $4, version = version + 1 WHERE id = $1`

// DecideApplication fulfils geo.Applications.
func (db *DB) DecideApplication(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64, version int, decision geo.AwardDecision) (*geo.Application, error) {
	after := &geo.Application{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		a, c, err := keptApplication(ctx, tx, actor, clock, id)
		if err != nil {
			return err
		}
		if c.Phase != geo.PhaseDeciding || c.AnsweredAt != nil {
			return geo.Errorf(geo.Conflict, "Decisions are made between the end of the reviews and the announcement.")
		}
		if err := fresh("application", version, a.Version); err != nil {
			return err
		}
		if err := decision.Check(); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, decideApplicationSQL, id, decision.Award, strings.TrimSpace(decision.Answer), nullable(actor.AccountID)); err != nil {
			return err
		}
		return rereadApplication(ctx, tx, actor, clock, after, id)
	})
	return after, err
}

const setProjectSQL = `UPDATE application SET project_id = $2, version = version + 1 WHERE id = $1`

// MakeProject fulfils geo.Applications. What is made is the organisation's that applied; of somebody's who applied alone, the call's.
func (db *DB) MakeProject(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64, kind geo.Kind, category string) (*geo.Application, error) {
	after := &geo.Application{}
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		a, c, err := keptApplication(ctx, tx, actor, clock, id)
		if err != nil {
			return err
		}
		if c.Phase != geo.PhaseOver || a.Award != geo.Selected || a.ProjectID != 0 {
			return geo.Errorf(geo.Conflict, "Only a selected application becomes a project, once, when the answers are out.")
		}
		places := a.Site.Places
		if len(places) == 0 {
			place, err := db.placeOfSite(ctx, tx, actor, a, kind, category)
			if err != nil {
				return err
			}
			places = []int64{place}
		}
		project, err := insertProjectOf(ctx, tx, actor, c, a)
		if err != nil {
			return err
		}
		tags := make([]geo.Tag, len(places))
		for i, place := range places {
			tags[i] = geo.Tag{PlaceID: place, Role: "site"}
		}
		if err := lockTagPlaces(ctx, tx, geo.Actor{System: true}, tags); err != nil {
			return err
		}
		if _, err := writeTags(ctx, tx, actor, project, tags); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, setProjectSQL, id, project); err != nil {
			return err
		}
		if err := rereadApplication(ctx, tx, actor, clock, after, id); err != nil {
			return err
		}
		return bump(ctx, tx, "project")
	})
	return after, err
}

// placeOfSite makes a place of what the applicant drew. It was judged by the call, so it is public and planned.
func (db *DB) placeOfSite(ctx context.Context, tx pgx.Tx, actor geo.Actor, a *geo.Application, kind geo.Kind, category string) (int64, error) {
	place := &geo.Place{Kind: kind, Category: category, Title: geo.Text{"ro": a.Title}, Life: geo.Planned, Publication: geo.Published, Geometry: a.Site.Geometry.Geometry}
	if _, err := db.createPlace(ctx, tx, geo.Actor{System: true, AccountID: actor.AccountID}, place, "", because("")); err != nil {
		return 0, err
	}
	return place.ID, nil
}

func insertProjectOf(ctx context.Context, tx pgx.Tx, actor geo.Actor, c *geo.OpenCall, a *geo.Application) (int64, error) {
	project := &geo.Project{Organisation: c.Organisation, Programme: c.Programme, Title: geo.Text{"ro": a.Title}, Life: geo.Planned, Example: c.Example}
	if a.Organisation != nil {
		project.Organisation = *a.Organisation
	}
	if err := project.Check(); err != nil {
		return 0, err
	}
	args := projectArgs(project)
	args["actor"] = nullable(actor.AccountID)
	var id int64
	err := tx.QueryRow(ctx, createProjectSQL, args).Scan(&id)
	return id, err
}

const selectChangeSQL = `
SELECT id, application_id, uuid::text, about, text, state, answer, created_at, decided_at FROM change_request WHERE `

func queryChange(ctx context.Context, q querier, where string, value any) (*geo.ChangeRequest, error) {
	rows, err := q.Query(ctx, selectChangeSQL+where, value)
	if err != nil {
		return nil, err
	}
	r, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[geo.ChangeRequest])
	return &r, notFound(err, "There is no such request.")
}

const insertChangeSQL = `
INSERT INTO change_request (uuid, application_id, account_id, about, text, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`

// mostChanges is how many requests one application makes.
const mostChanges = 50

// AskChange fulfils geo.Applications.
func (db *DB) AskChange(ctx context.Context, actor geo.Actor, clock geo.Clock, r *geo.ChangeRequest) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := actor.May(geo.ApplyToCall, 0); err != nil {
			return err
		}
		a, c, err := findApplication(ctx, tx, actor, clock, r.ApplicationID, true)
		if err != nil {
			return err
		}
		if a.Relation != geo.Applicant {
			return geo.Errorf(geo.Forbidden, "This application is somebody else's.")
		}
		if err := r.Check(); err != nil {
			return err
		}
		if earlier, err := queryChange(ctx, tx, "uuid = $1", r.UUID); err == nil && earlier.ApplicationID == a.ID {
			*r = *earlier
			return nil
		}
		if a.Award != geo.Selected || len(a.Changes) >= mostChanges || c.ChangesUntil != nil && !clock().Before(*c.ChangesUntil) {
			return geo.Errorf(geo.Conflict, "Changes are asked for of what was selected, while there is time for them.")
		}
		var id int64
		err = tx.QueryRow(ctx, insertChangeSQL, r.UUID, a.ID, actor.AccountID, r.About, strings.TrimSpace(r.Text), clock()).Scan(&id)
		if err != nil {
			return taken(err, "The uuid %s is taken.", r.UUID)
		}
		stored, err := queryChange(ctx, tx, "id = $1", id)
		if err != nil {
			return err
		}
		*r = *stored
		return db.enqueue(ctx, tx, geo.NotifyCall{News: geo.CallChangeAsk, CallID: c.ID, ApplicationID: a.ID, ChangeID: id})
	})
}

const answerChangeSQL = `UPDATE change_request SET state = $2, answer = $3, decided_at = $4, decided_by = $5 WHERE id = $1`

// AnswerChange fulfils geo.Applications.
func (db *DB) AnswerChange(ctx context.Context, actor geo.Actor, clock geo.Clock, id int64, answer geo.ChangeAnswer) (*geo.ChangeRequest, error) {
	var after *geo.ChangeRequest
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		r, err := queryChange(ctx, tx, "id = $1", id)
		if err != nil {
			return err
		}
		a, c, err := keptApplication(ctx, tx, actor, clock, r.ApplicationID)
		if geo.FaultOf(err) == geo.NotFound {
			return geo.Errorf(geo.NotFound, "There is no such request.")
		}
		if err != nil {
			return err
		}
		if err := answer.Check(); err != nil {
			return err
		}
		if r, err = queryChange(ctx, tx, "id = $1", id); err != nil || r.State != geo.ChangeAsked { // again, now that it is locked with its application
			return geo.Errorf(geo.Conflict, "The request was answered already.")
		}
		if _, err := tx.Exec(ctx, answerChangeSQL, id, answer.To, strings.TrimSpace(answer.Answer), clock(), nullable(actor.AccountID)); err != nil {
			return err
		}
		if err := db.enqueue(ctx, tx, geo.NotifyCall{News: geo.CallChangeAns, CallID: c.ID, ApplicationID: a.ID, ChangeID: id}); err != nil {
			return err
		}
		after, err = queryChange(ctx, tx, "id = $1", id)
		return err
	})
	return after, err
}

var findOpportunitiesSQL = `
SELECT a.id, c.id, c.title, a.geom, (SELECT coalesce(jsonb_agg(jsonb_build_object('id', place.id, 'kind', place.kind, 'category', place.category,
	'title', place.title, 'life', place.life, 'point', jsonb_build_array(ST_X(place.point), ST_Y(place.point))) ORDER BY place.id), '[]')
	FROM place WHERE place.id = ANY(a.places) AND ` + published + `)
FROM application a JOIN call c ON c.id = a.call_id
WHERE a.award = 'declined' AND a.share AND a.state = 'submitted' AND c.answered_at <= $1 AND ($2 = 0 OR a.id < $2) ORDER BY a.id DESC LIMIT $3`

// FindOpportunities fulfils geo.Calls.
func (db *DB) FindOpportunities(ctx context.Context, clock geo.Clock, page geo.Page) ([]geo.Opportunity, string, error) {
	after, err := parseCursor(page.After, geo.SortNewest)
	if err != nil {
		return nil, "", err
	}
	var from int64
	if after != nil {
		from = after.ID
	}
	rows, err := db.pool.Query(ctx, findOpportunitiesSQL, clock(), from, page.Limit+1)
	if err != nil {
		return nil, "", err
	}
	var ids []int64
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (geo.Opportunity, error) {
		var o geo.Opportunity
		var id int64
		err := row.Scan(&id, &o.CallID, &o.Call, &o.Geometry.Geometry, &o.Places)
		ids = append(ids, id)
		return o, err
	})
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	return found[:page.Limit], cursor{Sort: geo.SortNewest, ID: ids[page.Limit-1]}.String(), nil
}

// Of an organisation's application whoever wrote it is told, and its admins.
const callReadersSQL = `
SELECT a.id, a.email, a.name, a.language FROM account a WHERE NOT a.disabled AND (a.id = $1 OR EXISTS (SELECT FROM application p
	LEFT JOIN membership m ON m.organisation_id = p.organisation_id AND m.role = 'admin'
	WHERE p.id = $2 AND a.id IN (p.account_id, m.account_id))) ORDER BY a.id`

// What is asked of a call is told to who keeps it in the name of its organisation and is not tied to the application. Curators see it
// where they look after their programme; they are told nothing, since they may have dozens of calls.
const callKeepersSQL = `
SELECT a.id, a.email, a.name, a.language FROM account a JOIN membership m ON m.account_id = a.id JOIN call c ON c.organisation_id = m.organisation_id
JOIN application p ON p.call_id = c.id
WHERE NOT a.disabled AND c.id = $1 AND p.id = $2 AND p.account_id <> a.id
	AND NOT EXISTS (SELECT FROM membership own WHERE own.organisation_id = p.organisation_id AND own.account_id = a.id)
	AND NOT EXISTS (SELECT FROM review r WHERE r.application_id = p.id AND r.account_id = a.id AND r.conflict) ORDER BY a.id`

const callNoticeSQL = `
SELECT c.title, CASE WHEN $4 = 'asked' THEN q.text WHEN q.id IS NOT NULL THEN q.answer WHEN $4 = 'cancelled' THEN c.reason WHEN $4 = 'answered' THEN coalesce(p.answer, '') ELSE '' END,
	coalesce(p.award, ''), coalesce(q.state, '')
FROM call c LEFT JOIN application p ON p.id = $2 LEFT JOIN change_request q ON q.id = $3 WHERE c.id = $1`

// FindCallNotice fulfils geo.Applications.
func (db *DB) FindCallNotice(ctx context.Context, job geo.NotifyCall) (*geo.CallNotice, error) {
	var n geo.CallNotice
	err := db.pool.QueryRow(ctx, callNoticeSQL, job.CallID, job.ApplicationID, job.ChangeID, job.News).Scan(&n.Call, &n.Reason, &n.Award, &n.Change)
	if err != nil {
		return nil, notFound(err, "There is no call %d.", job.CallID)
	}
	readers, about := callReadersSQL, job.AccountID
	if job.News == geo.CallChangeAsk {
		readers, about = callKeepersSQL, job.CallID
	}
	rows, err := db.pool.Query(ctx, readers, about, job.ApplicationID)
	if err != nil {
		return nil, err
	}
	n.Readers, err = pgx.CollectRows(rows, pgx.RowToStructByPos[geo.Reader])
	return &n, err
}
