package postgis

import (
	"context"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectCommentSQL = `
SELECT ` + placeRefColumns + `, c.id, coalesce(c.parent_id, 0), coalesce(a.name, ''), coalesce(c.account_id, 0), o.id, o.slug, o.title, c.official, c.text,
	c.state, c.reason, c.appeal, c.flags, CASE WHEN c.flags > 0 THEN (SELECT array_agg(reason ORDER BY at DESC) FROM (
		SELECT f.reason, f.at FROM comment_flag f WHERE f.comment_id = c.id ORDER BY f.at DESC LIMIT 5) newest) END, c.created_at
FROM comment c JOIN place ON place.id = c.place_id LEFT JOIN account a ON a.id = c.account_id LEFT JOIN organisation o ON o.id = c.organisation_id
WHERE `

// commentScanner reads comments as the actor may see them.
func commentScanner(actor geo.Actor) pgx.RowToFunc[geo.Comment] {
	return func(row pgx.CollectableRow) (geo.Comment, error) {
		var c geo.Comment
		var o organisationRef
		place, err := scanPlaceRef(row, &c.ID, &c.Parent, &c.Author, &c.AuthorID, &o.id, &o.slug, &o.title, &c.Official, &c.Text,
			&c.State, &c.Reason, &c.Appeal, &c.Flags, &c.FlagReasons, &c.CreatedAt)
		c.Place, c.PlaceID = &place, place.ID
		c.Organisation = o.named()
		c.Own = actor.AccountID != 0 && c.AuthorID == actor.AccountID
		hide(&c, actor)
		return c, err
	}
}

// hide takes away what is not for the actor: of what is not published all but that it was there, and how it is judged.
func hide(c *geo.Comment, actor geo.Actor) {
	if actor.May(geo.Publish, 0) == nil {
		return
	}
	c.Flags, c.FlagReasons = 0, nil
	if c.Own {
		return
	}
	c.Reason, c.Appeal = "", ""
	if c.State != geo.CommentPublished {
		c.Text, c.Author, c.Organisation, c.Official = "", "", nil, false
	}
}

// A thread is shown for its first comment, or for an answer to it that is still there. The threads of a page are found
// first, then all that belongs to them; mostAnswers bounds what one endless quarrel may add.
const threadsSQL = `c.place_id = $1 AND coalesce(c.parent_id, c.id) IN (
	SELECT t.id FROM comment t WHERE t.place_id = $1 AND t.parent_id IS NULL AND ($3 = 0 OR t.id < $3) AND
		(t.state = 'published' OR t.account_id = $2 AND t.state <> 'withdrawn' OR EXISTS (
			SELECT FROM comment k WHERE k.parent_id = t.id AND (k.state = 'published' OR k.account_id = $2 AND k.state <> 'withdrawn')))
	ORDER BY t.id DESC LIMIT $4) AND
	(c.parent_id IS NULL OR c.state = 'published' OR c.account_id = $2 AND c.state <> 'withdrawn')
ORDER BY coalesce(c.parent_id, c.id) DESC, c.id LIMIT $5`

const mostAnswers = 2000

// FindComments fulfils geo.Comments.
func (db *DB) FindComments(ctx context.Context, actor geo.Actor, placeID int64, page geo.Page) ([]geo.Comment, string, error) {
	if _, err := findPlace(ctx, db.pool, actor, placeID, ""); err != nil {
		return nil, "", err
	}
	after, err := parseCursor(page.After, geo.SortNewest)
	if err != nil {
		return nil, "", err
	}
	var from int64
	if after != nil {
		from = after.ID
	}
	rows, err := db.pool.Query(ctx, selectCommentSQL+threadsSQL, placeID, actor.AccountID, from, page.Limit+1, mostAnswers)
	if err != nil {
		return nil, "", err
	}
	comments, err := pgx.CollectRows(rows, commentScanner(actor))
	if err != nil {
		return nil, "", err
	}
	shown, next := firstThreads(comments, page.Limit)
	for i := range shown {
		shown[i].Place = nil
	}
	return shown, next, nil
}

// firstThreads gives so many threads with their answers, and the cursor if there are more.
func firstThreads(comments []geo.Comment, limit int) (shown []geo.Comment, next string) {
	var last int64
	n := 0
	for i, c := range comments {
		if c.Parent != 0 {
			continue
		}
		if n == limit {
			return comments[:i], cursor{Sort: geo.SortNewest, ID: last}.String()
		}
		last = c.ID
		n++
	}
	return append([]geo.Comment{}, comments...), ""
}

// findComment gives one comment, with the place it is about; lock is "" or "FOR UPDATE OF c".
func findComment(ctx context.Context, q querier, actor geo.Actor, id int64, lock string) (*geo.Comment, *geo.Place, error) {
	rows, err := q.Query(ctx, selectCommentSQL+"c.id = $1 "+lock, id)
	if err != nil {
		return nil, nil, err
	}
	c, err := pgx.CollectExactlyOneRow(rows, commentScanner(actor))
	if err != nil {
		return nil, nil, notFound(err, "There is no comment %d.", id)
	}
	place, err := findPlace(ctx, q, actor, c.PlaceID, "")
	if err != nil {
		return nil, nil, geo.Errorf(geo.NotFound, "There is no comment %d.", id)
	}
	return &c, &place.Place, nil
}
