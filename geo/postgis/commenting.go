package postgis

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const insertCommentSQL = `
INSERT INTO comment (uuid, place_id, parent_id, account_id, organisation_id, official, text, state, published_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE $8 WHEN 'published' THEN now() END) ON CONFLICT (uuid) DO NOTHING RETURNING id`

// AddComment fulfils geo.Comments.
func (db *DB) AddComment(ctx context.Context, actor geo.Actor, c *geo.Comment) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		place, err := findPlace(ctx, tx, actor, c.PlaceID, "")
		if err != nil {
			return err
		}
		if err := actor.May(geo.WriteComment, 0); err != nil {
			return err
		}
		organisation, err := actFor(ctx, tx, actor, slugOf(c.Organisation))
		if err != nil {
			return err
		}
		if err := c.Check(); err != nil {
			return err
		}
		if place.Publication != geo.Published {
			return geo.Errorf(geo.Conflict, "Only a public place can be commented on.")
		}
		if err := checkParent(ctx, tx, c); err != nil {
			return err
		}
		c.Official = actor.SeesUnpublished() && actor.Covers(&place.Place)
		if c.State, err = firstState(ctx, tx, actor, c.Text, organisation); err != nil {
			return err
		}
		return db.insertComment(ctx, tx, actor, c, organisation)
	})
}

func (db *DB) insertComment(ctx context.Context, tx pgx.Tx, actor geo.Actor, c *geo.Comment, organisation int64) error {
	var id int64
	err := tx.QueryRow(ctx, insertCommentSQL, c.UUID, c.PlaceID, nullable(c.Parent), actor.AccountID, nullable(organisation), c.Official,
		strings.TrimSpace(c.Text), c.State).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return sentTwice(ctx, tx, actor, c)
	}
	if err != nil {
		return err
	}
	if c.State == geo.CommentPublished && c.Official && c.Parent != 0 {
		if err := db.enqueue(ctx, tx, geo.NotifyComment{CommentID: id}); err != nil {
			return err
		}
	}
	return reread(ctx, tx, actor, c, id)
}

func reread(ctx context.Context, tx pgx.Tx, actor geo.Actor, c *geo.Comment, id int64) error {
	stored, _, err := findComment(ctx, tx, actor, id, "")
	if err == nil {
		*c = *stored
	}
	return err
}

const commentByUUIDSQL = `SELECT id FROM comment WHERE uuid = $1 AND account_id = $2`

// sentTwice gives the comment that is there already: the answer to the first time may have been lost.
func sentTwice(ctx context.Context, tx pgx.Tx, actor geo.Actor, c *geo.Comment) error {
	var id int64
	if err := tx.QueryRow(ctx, commentByUUIDSQL, c.UUID, actor.AccountID).Scan(&id); err != nil {
		return geo.Errorf(geo.Conflict, "The uuid %s is taken.", c.UUID)
	}
	return reread(ctx, tx, actor, c, id)
}

const parentSQL = `SELECT place_id = $2 AND parent_id IS NULL AND state = 'published' FROM comment WHERE id = $1`

func checkParent(ctx context.Context, tx pgx.Tx, c *geo.Comment) error {
	if c.Parent == 0 {
		return nil
	}
	var fits bool
	err := tx.QueryRow(ctx, parentSQL, c.Parent, c.PlaceID).Scan(&fits)
	if errors.Is(err, pgx.ErrNoRows) || err == nil && !fits {
		return geo.InvalidField("parent", "not_found", "must be the number of a published comment on this place that is no answer itself")
	}
	return err
}

// firstState publishes at once what staff, organisations and people with a good record say, who last without links.
func firstState(ctx context.Context, tx pgx.Tx, actor geo.Actor, text string, organisation int64) (geo.CommentState, error) {
	if actor.May(geo.ProposeUnmoderated, organisation) == nil {
		return geo.CommentPublished, nil
	}
	if geo.HasLink(text) {
		return geo.CommentWaiting, nil
	}
	trusted, err := isTrusted(ctx, tx, actor)
	if trusted {
		return geo.CommentPublished, err
	}
	return geo.CommentWaiting, err
}

const decideCommentSQL = `
UPDATE comment SET state = $2, reason = $3, flags = 0, decided_at = now(), decided_by = $4, decided_from = state,
	published_at = CASE $2 WHEN 'published' THEN coalesce(published_at, now()) END WHERE id = $1`

// DecideComment fulfils geo.Comments.
func (db *DB) DecideComment(ctx context.Context, actor geo.Actor, id int64, decision geo.CommentDecision) (c *geo.Comment, err error) {
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		c, err = db.decideComment(ctx, tx, actor, id, decision)
		return err
	})
	return c, err
}

func (db *DB) decideComment(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, decision geo.CommentDecision) (*geo.Comment, error) {
	before, place, err := findComment(ctx, tx, actor, id, "FOR UPDATE OF c")
	if err != nil {
		return nil, err
	}
	if err := mayDecide(actor, before, place); err != nil {
		return nil, err
	}
	if err := decision.Check(); err != nil {
		return nil, err
	}
	if before.State != decision.From || before.State == geo.CommentWithdrawn || before.State == decision.To && before.Flags == 0 {
		return nil, overtaken(ctx, tx, geo.SubjectComment, id)
	}
	if _, err := tx.Exec(ctx, decideCommentSQL, id, decision.To, strings.TrimSpace(decision.Reason), actor.AccountID); err != nil {
		return nil, err
	}
	if decision.To == geo.CommentRefused {
		err = db.enqueueLater(ctx, tx, geo.NotifyComment{CommentID: id}, geo.UndoneWithin) // it may be taken back until then
	} else if before.Official {
		err = db.enqueue(ctx, tx, geo.NotifyComment{CommentID: id})
	}
	if err != nil {
		return nil, err
	}
	after, _, err := findComment(ctx, tx, actor, id, "")
	return after, err
}

func mayDecide(actor geo.Actor, c *geo.Comment, place *geo.Place) error {
	if err := actor.MayAt(geo.Publish, place); err != nil {
		return err
	}
	if c.Own {
		return geo.Errorf(geo.Forbidden, "Nobody decides on their own comment; somebody else must.")
	}
	return nil
}

const withdrawCommentSQL = `
UPDATE comment SET state = 'withdrawn', text = '', flags = 0, decided_at = now() WHERE id = $1`

// WithdrawComment fulfils geo.Comments. Its text goes at once: it was its author's to take back.
func (db *DB) WithdrawComment(ctx context.Context, actor geo.Actor, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		c, err := ownComment(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if c.State == geo.CommentWithdrawn {
			return geo.Errorf(geo.Conflict, "The comment was taken back already.")
		}
		_, err = tx.Exec(ctx, withdrawCommentSQL, id)
		return err
	})
}

// ownComment gives a comment of the actor's own, locked. Of others' it does not say more than their being there.
func ownComment(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64) (*geo.Comment, error) {
	if err := actor.May(geo.WriteComment, 0); err != nil {
		return nil, err
	}
	c, _, err := findComment(ctx, tx, actor, id, "FOR UPDATE OF c")
	if err != nil {
		return nil, err
	}
	if !c.Own {
		return nil, geo.Errorf(geo.Forbidden, "This comment is somebody else's.")
	}
	return c, nil
}

const appealCommentSQL = `UPDATE comment SET state = 'waiting', appeal = $2 WHERE id = $1`

// AppealComment fulfils geo.Comments.
func (db *DB) AppealComment(ctx context.Context, actor geo.Actor, id int64, words string) (*geo.Comment, error) {
	var c *geo.Comment
	err := db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		if c, err = ownComment(ctx, tx, actor, id); err != nil {
			return err
		}
		if err := geo.CheckWords("reason", words); err != nil {
			return err
		}
		if c.State != geo.CommentRefused || c.Appeal != "" {
			return geo.Errorf(geo.Conflict, "Only a refused comment can be looked at again, and only once.")
		}
		if _, err := tx.Exec(ctx, appealCommentSQL, id, strings.TrimSpace(words)); err != nil {
			return err
		}
		return reread(ctx, tx, actor, c, id)
	})
	return c, err
}

const flagCommentSQL = `
WITH flagged AS (INSERT INTO comment_flag (comment_id, account_id, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING comment_id)
UPDATE comment SET flags = flags + 1 FROM flagged WHERE id = flagged.comment_id`

// FlagComment fulfils geo.Comments.
func (db *DB) FlagComment(ctx context.Context, actor geo.Actor, id int64, words string) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := actor.May(geo.WriteComment, 0); err != nil {
			return err
		}
		c, _, err := findComment(ctx, tx, actor, id, "")
		if err != nil {
			return err
		}
		if c.State != geo.CommentPublished {
			return geo.Errorf(geo.NotFound, "There is no comment %d.", id)
		}
		if c.Own {
			return geo.Errorf(geo.Forbidden, "This comment is your own; take it back instead.")
		}
		if err := geo.CheckWords("reason", words); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, flagCommentSQL, id, actor.AccountID, strings.TrimSpace(words))
		return err
	})
}

// Of a refusal its author is told; of an official answer whoever it answers, if that is somebody else.
const commentNoticeSQL = `
SELECT place.id, place.title, r.id, r.email, r.name, r.language
FROM comment c JOIN place ON place.id = c.place_id LEFT JOIN comment p ON p.id = c.parent_id
JOIN account r ON NOT r.disabled AND r.id = CASE WHEN c.state = 'refused' THEN c.account_id
	WHEN c.state = 'published' AND c.official AND p.account_id <> c.account_id THEN p.account_id END
WHERE c.id = $1`

// FindCommentNotice fulfils geo.Comments.
func (db *DB) FindCommentNotice(ctx context.Context, id int64) (*geo.CommentNotice, error) {
	var n geo.CommentNotice
	err := db.pool.QueryRow(ctx, commentNoticeSQL, id).Scan(&n.Comment.PlaceID, &n.Title, &n.Reader.AccountID, &n.Reader.Email, &n.Reader.Name, &n.Reader.Language)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rows, err := db.pool.Query(ctx, selectCommentSQL+"c.id = $1", id)
	if err != nil {
		return nil, err
	}
	n.Comment, err = pgx.CollectExactlyOneRow(rows, commentScanner(geo.Actor{System: true}))
	return &n, err
}
