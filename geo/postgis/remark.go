package postgis

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// remarks is how one sort of remark is kept and judged: what differs between checks and reports.
type remarks[T any] struct {
	table   string
	photo   string                                   // column of photo that names one
	noun    string                                   // for people
	columns string                                   // beside those that all have
	scan    func(row pgx.CollectableRow, r *T) error // by scanRemark
	common  func(*T) *geo.Remark                     // what it has in common
	empty   string                                   // SET list that takes away what was said
	notify  func(id int64) geo.Job                   // tells its author
}

const remarkColumns = `, c.id, coalesce(a.name, ''), coalesce(c.account_id, 0), c.official, c.state, c.reason, c.appeal, c.created_at,
	(SELECT coalesce(array_agg(ph.id ORDER BY ph.id), '{}') FROM photo ph WHERE ph.%s = c.id AND %s)`

func scanRemark(row pgx.CollectableRow, r *geo.Remark, more ...any) error {
	place, err := scanPlaceRef(row, append([]any{&r.ID, &r.Author, &r.AuthorID, &r.Official, &r.State, &r.Reason, &r.Appeal, &r.CreatedAt, &r.Photos}, more...)...)
	r.Place, r.PlaceID = &place, place.ID
	return err
}

// read gives the remarks that meet a condition, as the actor may know of them.
func (k *remarks[T]) read(ctx context.Context, q querier, actor geo.Actor, condition string, args *arguments) ([]T, error) {
	sql := "SELECT " + placeRefColumns + fmt.Sprintf(remarkColumns, k.photo, photoShown(actor, args)) + k.columns + " FROM " + k.table +
		" c JOIN place ON place.id = c.place_id LEFT JOIN account a ON a.id = c.account_id WHERE " + condition
	rows, err := q.Query(ctx, sql, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (T, error) {
		var t T
		err := k.scan(row, &t)
		hideRemark(k.common(&t), actor)
		return t, err
	})
}

// hideRemark takes away who made it, and how it was judged, where that is no matter to the actor.
func hideRemark(r *geo.Remark, actor geo.Actor) {
	r.Own = actor.AccountID != 0 && r.AuthorID == actor.AccountID
	if !r.Own && !actor.SeesUnpublished() {
		r.Author, r.Reason, r.Appeal = "", "", ""
	}
}

// remarkVisible is the rule of which remarks an actor may see, beside that of their places.
func remarkVisible(actor geo.Actor, args *arguments) string {
	switch {
	case actor.May(geo.Publish, 0) == nil:
		return "true"
	case actor.AccountID != 0:
		return "(c.state = 'published' OR c.state <> 'withdrawn' AND c.account_id = " + args.add(actor.AccountID) + ")"
	}
	return "c.state = 'published'"
}

// find gives one remark and its place; lock is "" or "FOR UPDATE OF c".
func (k *remarks[T]) find(ctx context.Context, q querier, actor geo.Actor, id int64, lock string) (*T, *placeRow, error) {
	args := &arguments{}
	found, err := k.read(ctx, q, actor, "c.id = "+args.add(id)+" AND "+remarkVisible(actor, args)+" "+lock, args)
	if err != nil {
		return nil, nil, err
	}
	if len(found) == 1 {
		place, err := findPlace(ctx, q, actor, k.common(&found[0]).PlaceID, lockOf(lock))
		if geo.FaultOf(err) != geo.NotFound {
			return &found[0], place, err
		}
	}
	return nil, nil, geo.Errorf(geo.NotFound, "There is no %s %d.", k.noun, id)
}

// lockOf locks the place with what is said of it.
func lockOf(lock string) string {
	if lock == "" {
		return ""
	}
	return "FOR UPDATE"
}

// page gives a page of remarks by their number, the newest first if down, and the cursor of the next one.
func (k *remarks[T]) page(ctx context.Context, q querier, actor geo.Actor, condition string, args *arguments, down bool, page geo.Page) (found []T, next string, err error) {
	order, past, sort := "", " > ", geo.SortID
	if down {
		order, past, sort = " DESC", " < ", geo.SortNewest
	}
	after, err := parseCursor(page.After, sort)
	if err != nil {
		return nil, "", err
	}
	if after != nil {
		condition += " AND c.id" + past + args.add(after.ID)
	}
	found, err = k.read(ctx, q, actor, condition+" ORDER BY c.id"+order+" LIMIT "+args.add(page.Limit+1), args)
	if err != nil || len(found) <= page.Limit {
		return found, "", err
	}
	found = found[:page.Limit]
	return found, cursor{Sort: sort, ID: k.common(&found[page.Limit-1]).ID}.String(), nil
}

// ofPlace gives a page of the remarks on one place.
func (k *remarks[T]) ofPlace(ctx context.Context, q querier, actor geo.Actor, placeID int64, page geo.Page) ([]T, string, error) {
	args := &arguments{placeID, actor.AccountID}
	found, next, err := k.page(ctx, q, actor, "c.place_id = $1 AND (c.state = 'published' OR c.account_id = $2 AND c.state <> 'withdrawn')", args, true, page)
	for i := range found {
		k.common(&found[i]).Place = nil // all have the same
	}
	return found, next, err
}

// count counts what a queue holds.
func (k *remarks[T]) count(ctx context.Context, q querier, condition string, args *arguments) (geo.Match, error) {
	return countQueue(ctx, q, "SELECT count(*) FROM (SELECT FROM "+k.table+" c JOIN place ON place.id = c.place_id WHERE "+condition, args)
}

// covered is the condition for the places that the actor is responsible for, as geo.Actor.Covers.
func covered(actor geo.Actor, args *arguments) string {
	if actor.Covers(&geo.Place{}) {
		return "true"
	}
	return "(place.neighbourhoods && " + args.add(list(actor.Areas)) + " OR place.programmes && " + args.add(list(actor.Programmes)) + ")"
}

// admit gives the place, locked, that somebody wants to say something of, and whether they say it as whoever is responsible.
func admit(ctx context.Context, tx pgx.Tx, actor geo.Actor, r *geo.Remark) (*placeRow, error) {
	place, err := findPlace(ctx, tx, actor, r.PlaceID, "FOR UPDATE")
	if err != nil {
		return nil, err
	}
	if err := actor.May(geo.CheckPlace, 0); err != nil {
		return nil, err
	}
	if place.Publication != geo.Published {
		return nil, geo.Errorf(geo.Conflict, "Only of a public place can be said what is to be found there.")
	}
	r.Official = actor.SeesUnpublished() && actor.Covers(&place.Place)
	return place, nil
}

// inserted gives the number of what an INSERT … RETURNING id has kept, or of what the actor sent with the same UUID before.
func (k *remarks[T]) inserted(ctx context.Context, tx pgx.Tx, r *geo.Remark, row pgx.Row) (fresh bool, err error) {
	err = row.Scan(&r.ID)
	if !errors.Is(err, pgx.ErrNoRows) {
		return err == nil, err
	}
	err = tx.QueryRow(ctx, "SELECT id FROM "+k.table+" WHERE uuid = $1 AND account_id = $2", r.UUID, r.AuthorID).Scan(&r.ID)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, geo.Errorf(geo.Conflict, "The uuid %s is taken.", r.UUID)
	}
	return false, err
}

// decide publishes or refuses a remark, and has its author told of a refusal. It gives the remark as it was, with its place.
func (k *remarks[T]) decide(ctx context.Context, db *DB, tx pgx.Tx, actor geo.Actor, id int64, decision geo.CommentDecision) (*T, *placeRow, error) {
	before, place, err := k.find(ctx, tx, actor, id, "FOR UPDATE OF c")
	if err != nil {
		return nil, nil, err
	}
	if err := actor.MayAt(geo.Publish, &place.Place); err != nil {
		return nil, nil, err
	}
	r := k.common(before)
	if r.Own {
		return nil, nil, geo.Errorf(geo.Forbidden, "Nobody decides on their own %s; somebody else must.", k.noun)
	}
	if err := decision.Check(); err != nil {
		return nil, nil, err
	}
	if r.State != decision.From || r.State == geo.CommentWithdrawn || r.State == decision.To {
		return nil, nil, overtaken(ctx, tx, geo.Subject(k.noun), id)
	}
	sql := "UPDATE " + k.table + " SET state = $2, reason = $3, decided_at = now(), decided_by = $4 WHERE id = $1"
	if _, err := tx.Exec(ctx, sql, id, decision.To, strings.TrimSpace(decision.Reason), nullable(actor.AccountID)); err != nil {
		return nil, nil, err
	}
	if decision.To == geo.CommentRefused {
		err = db.enqueue(ctx, tx, k.notify(id))
	}
	return before, place, err
}

// own gives a remark of the actor's own, locked.
func (k *remarks[T]) own(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64) (*geo.Remark, error) {
	if err := actor.May(geo.CheckPlace, 0); err != nil {
		return nil, err
	}
	found, _, err := k.find(ctx, tx, actor, id, "FOR UPDATE OF c")
	if err != nil {
		return nil, err
	}
	r := k.common(found)
	if !r.Own {
		return nil, geo.Errorf(geo.Forbidden, "This %s is somebody else's.", k.noun)
	}
	return r, nil
}

// appeal has the actor's own refused remark looked at once more.
func (k *remarks[T]) appeal(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, words string) error {
	r, err := k.own(ctx, tx, actor, id)
	if err != nil {
		return err
	}
	if err := geo.CheckWords("reason", words); err != nil {
		return err
	}
	if r.State != geo.CommentRefused || r.Appeal != "" {
		return geo.Errorf(geo.Conflict, "Only a refused %s can be looked at again, and only once.", k.noun)
	}
	_, err = tx.Exec(ctx, "UPDATE "+k.table+" SET state = 'waiting', appeal = $2 WHERE id = $1", id, strings.TrimSpace(words))
	return err
}

// withdraw takes back the actor's own remark. What was said goes at once.
func (k *remarks[T]) withdraw(ctx context.Context, db *DB, actor geo.Actor, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		r, err := k.own(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if r.State == geo.CommentWithdrawn {
			return geo.Errorf(geo.Conflict, "The %s was taken back already.", k.noun)
		}
		_, err = tx.Exec(ctx, "UPDATE "+k.table+" SET state = 'withdrawn', decided_at = now(), "+k.empty+" WHERE id = $1", id)
		return err
	})
}

// notice fills in what is told of a remark to its author, and gives false when nobody is to be told.
func (k *remarks[T]) notice(ctx context.Context, q querier, id int64, remark *T, title *geo.Text, reader *geo.Reader) (bool, error) {
	sql := "SELECT a.id, a.email, a.name, a.language FROM " + k.table + " c JOIN account a ON a.id = c.account_id AND NOT a.disabled WHERE c.id = $1"
	err := q.QueryRow(ctx, sql, id).Scan(&reader.AccountID, &reader.Email, &reader.Name, &reader.Language)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	found, err := k.read(ctx, q, geo.Actor{System: true}, "c.id = $1", &arguments{id})
	if err != nil || len(found) == 0 {
		return false, err
	}
	*remark, *title = found[0], k.common(&found[0]).Place.Title
	return true, nil
}
