package postgis

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

const selectPhotoSQL = `
SELECT ` + placeRefColumns + `, ph.id, ph.uuid::text, ph.version, coalesce(ph.account_id, 0), coalesce(a.name, ''), o.id, o.slug, o.title,
	ph.creator, ph.licence, ph.alt, ph.caption, ph.taken_at, ph.moment, coalesce(ph.pair_id, other.id, 0), ph.key, ph.width, ph.height,
	ph.resized, ph.state, ph.reason, ph.appeal, ph.created_at, coalesce(ph.report_id, 0), coalesce(ph.check_id, 0)
FROM photo ph JOIN place ON place.id = ph.place_id LEFT JOIN photo other ON other.pair_id = ph.id
LEFT JOIN account a ON a.id = ph.account_id LEFT JOIN organisation o ON o.id = ph.organisation_id
WHERE `

// scanPhotoFor tells the actor what may be known of a photo.
func scanPhotoFor(actor geo.Actor) pgx.RowToFunc[geo.Photo] {
	return func(row pgx.CollectableRow) (geo.Photo, error) {
		var ph geo.Photo
		var o organisationRef
		var alt, caption map[string]string
		place, err := scanPlaceRef(row, &ph.ID, &ph.UUID, &ph.Version, &ph.AccountID, &ph.Author, &o.id, &o.slug, &o.title,
			&ph.Creator, &ph.Licence, &alt, &caption, &ph.TakenAt, &ph.Moment, &ph.Pair, &ph.Key, &ph.Width, &ph.Height,
			&ph.Resized, &ph.State, &ph.Reason, &ph.Appeal, &ph.CreatedAt, &ph.Report, &ph.FieldCheck)
		ph.Alt, ph.Caption, ph.Organisation = alt, caption, o.named()
		ph.Place, ph.PlaceID = &place, place.ID
		ph.Own = actor.AccountID != 0 && ph.AccountID == actor.AccountID
		if !ph.Own && !actor.SeesUnpublished() {
			ph.Author, ph.Reason, ph.Appeal = "", "", ""
		}
		return ph, err
	}
}

// photoVisible is the rule of which photos an actor may see, with that of their places.
func photoVisible(actor geo.Actor, args *arguments) string {
	return visible(actor, args) + " AND " + photoShown(actor, args)
}

// photoShown is the rule of which photos an actor may see of a place they may. One of a report or check is not shown before that.
func photoShown(actor geo.Actor, args *arguments) string {
	if actor.SeesUnpublished() {
		return "true"
	}
	shown := "ph.state = 'published' AND (ph.report_id IS NULL OR EXISTS (SELECT FROM report r WHERE r.id = ph.report_id AND r.state = 'published'))" +
		" AND (ph.check_id IS NULL OR EXISTS (SELECT FROM field_check r WHERE r.id = ph.check_id AND r.state = 'published'))"
	if actor.AccountID == 0 {
		return shown
	}
	return "(" + shown + " OR ph.account_id = " + args.add(actor.AccountID) + ")"
}

// photoOfPlace is the condition for pictures of a place, which those of reports and checks are not.
func photoOfPlace(alias string) string {
	return alias + ".report_id IS NULL AND " + alias + ".check_id IS NULL"
}

// FindPhotos fulfils geo.Photos.
func (db *DB) FindPhotos(ctx context.Context, actor geo.Actor, placeID int64) ([]geo.Photo, error) {
	if _, err := findPlace(ctx, db.pool, actor, placeID, ""); err != nil {
		return nil, err
	}
	args := &arguments{}
	photos, err := queryPhotos(ctx, db.pool, actor, photoVisible(actor, args)+" AND "+photoOfPlace("ph")+" AND ph.place_id = "+args.add(placeID)+" ORDER BY ph.id", args)
	for i := range photos {
		photos[i].Place = nil // all have the same
	}
	return photos, err
}

func queryPhotos(ctx context.Context, q querier, actor geo.Actor, where string, args *arguments) ([]geo.Photo, error) {
	rows, err := q.Query(ctx, selectPhotoSQL+where, *args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scanPhotoFor(actor))
}

// FindPhoto fulfils geo.Photos.
func (db *DB) FindPhoto(ctx context.Context, actor geo.Actor, id int64) (*geo.Photo, error) {
	return findPhoto(ctx, db.pool, actor, id, "")
}

// findPhoto gives the photo if the actor may see it; lock is "" or "FOR UPDATE OF ph".
func findPhoto(ctx context.Context, q querier, actor geo.Actor, id int64, lock string) (*geo.Photo, error) {
	args := &arguments{}
	photos, err := queryPhotos(ctx, q, actor, photoVisible(actor, args)+" AND ph.id = "+args.add(id)+" "+lock, args)
	if err == nil && len(photos) == 0 {
		return nil, geo.Errorf(geo.NotFound, "There is no photo %d.", id)
	}
	if err != nil {
		return nil, err
	}
	return &photos[0], nil
}

const markResizedSQL = `UPDATE photo SET resized = true WHERE id = $1`

// MarkResized fulfils geo.Photos.
func (db *DB) MarkResized(ctx context.Context, id int64) error {
	done, err := db.pool.Exec(ctx, markResizedSQL, id)
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.NotFound, "There is no photo %d.", id)
	}
	return err
}

const photoNoticeSQL = `
SELECT place.title, a.id, a.email, a.name, a.language FROM photo ph JOIN place ON place.id = ph.place_id
LEFT JOIN account a ON a.id = ph.account_id AND NOT a.disabled AND a.id IS DISTINCT FROM ph.decided_by
WHERE ph.id = $1`

// FindPhotoNotice fulfils geo.Outbox.
func (db *DB) FindPhotoNotice(ctx context.Context, id int64) (*geo.PhotoNotice, error) {
	var n geo.PhotoNotice
	var account *int64
	var email, name, language *string
	err := db.pool.QueryRow(ctx, photoNoticeSQL, id).Scan(&n.Title, &account, &email, &name, &language)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, geo.Errorf(geo.NotFound, "There is no photo %d.", id)
	}
	if err != nil || account == nil {
		return nil, err
	}
	n.Author = geo.Reader{AccountID: *account, Email: *email, Name: *name, Language: *language}
	photos, err := queryPhotos(ctx, db.pool, geo.Actor{System: true}, "ph.id = $1", &arguments{id})
	if err == nil && len(photos) == 0 {
		return nil, geo.Errorf(geo.NotFound, "There is no photo %d.", id)
	}
	if err != nil {
		return nil, err
	}
	n.Photo = photos[0]
	return &n, nil
}
