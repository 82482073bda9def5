package postgis

import (
	"context"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// MayAddPhoto fulfils geo.Photos.
func (db *DB) MayAddPhoto(ctx context.Context, actor geo.Actor, photo *geo.Photo) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		earlier, err := takePhotoUUID(ctx, tx, actor, photo)
		if earlier != nil {
			*photo = *earlier
		}
		if err != nil || earlier != nil {
			return err
		}
		return admitPhoto(ctx, tx, actor, photo)
	})
}

const insertPhotoSQL = `
INSERT INTO photo (uuid, place_id, account_id, organisation_id, creator, licence, alt, caption, taken_at, moment, pair_id, key, width, height,
	state, consented_at, report_id, check_id)
VALUES (coalesce(@uuid, gen_random_uuid()), @place, @account, @organisation, @creator, @licence, @alt, @caption, @taken, @moment, @pair, @key,
	@width, @height, @state, now(), @report, @check) RETURNING id`

// AddPhoto fulfils geo.Photos.
func (db *DB) AddPhoto(ctx context.Context, actor geo.Actor, photo *geo.Photo) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		earlier, err := takePhotoUUID(ctx, tx, actor, photo)
		if err != nil {
			return err
		}
		if earlier != nil {
			*photo = *earlier
			return nil
		}
		if err := admitPhoto(ctx, tx, actor, photo); err != nil {
			return err
		}
		photo.State = geo.PhotoWaiting
		if actor.May(geo.PublishOwnPhoto, organisationOf(photo)) == nil {
			photo.State = geo.PhotoPublished
		}
		args := photoArgs(photo)
		args["account"] = nullable(actor.AccountID)
		if err := tx.QueryRow(ctx, insertPhotoSQL, args).Scan(&photo.ID); err != nil {
			return taken(err, "The photo %d has a pair already.", photo.Pair)
		}
		if err := db.enqueue(ctx, tx, geo.ResizePhoto{PhotoID: photo.ID}); err != nil {
			return err
		}
		stored, err := findPhoto(ctx, tx, actor, photo.ID, "")
		if err == nil {
			*photo = *stored
		}
		return err
	})
}

func photoArgs(ph *geo.Photo) pgx.NamedArgs {
	args := pgx.NamedArgs{
		"id": ph.ID, "uuid": (*uuid.UUID)(nil), "place": ph.PlaceID, "organisation": nullable(organisationOf(ph)), "creator": ph.Creator,
		"licence": ph.Licence, "alt": texts(ph.Alt), "caption": texts(ph.Caption), "taken": ph.TakenAt, "moment": ph.Moment,
		"pair": nullable(ph.Pair), "key": ph.Key, "width": ph.Width, "height": ph.Height, "state": ph.State, "reason": ph.Reason,
		"report": nullable(ph.Report), "check": nullable(ph.FieldCheck),
	}
	if id, err := uuid.Parse(ph.UUID); err == nil {
		args["uuid"] = &id
	}
	return args
}

func organisationOf(ph *geo.Photo) int64 {
	if ph.Organisation == nil {
		return 0
	}
	return ph.Organisation.ID
}

// takePhotoUUID gives the actor's own photo that has the UUID already, or nil. Errors: Invalid, Conflict when it is
// somebody else's photo's, or another place's.
func takePhotoUUID(ctx context.Context, tx pgx.Tx, actor geo.Actor, photo *geo.Photo) (*geo.Photo, error) {
	if photo.UUID == "" || actor.AccountID == 0 {
		return nil, nil
	}
	id, err := uuid.Parse(photo.UUID)
	if err != nil {
		return nil, geo.InvalidField("uuid", "not_a_uuid", "must be a UUID such as 6f1e7d0e-0c4b-4f0c-9f0a-3b1a5a4f5d10")
	}
	photo.UUID = id.String()
	if _, err := tx.Exec(ctx, lockUUIDSQL, photo.UUID); err != nil {
		return nil, err
	}
	photos, err := queryPhotos(ctx, tx, actor, "ph.uuid = $1", &arguments{id})
	switch {
	case err != nil || len(photos) == 0:
		return nil, err
	case !photos[0].Own || photos[0].PlaceID != photo.PlaceID:
		return nil, geo.Errorf(geo.Conflict, "The uuid %s is another photo's.", id)
	}
	return &photos[0], nil
}

const countPlacePhotosSQL = `
SELECT (SELECT count(*) FROM photo WHERE place_id = $1), (SELECT count(*) FROM photo WHERE account_id = $2 AND state = 'waiting')`

// admitPhoto refuses a photo that cannot be taken. The place stays locked, so that no more than the most are added at once.
func admitPhoto(ctx context.Context, tx pgx.Tx, actor geo.Actor, photo *geo.Photo) error {
	if err := actor.May(geo.AddPhoto, 0); err != nil {
		return err
	}
	if _, err := findPlace(ctx, tx, actor, photo.PlaceID, "FOR NO KEY UPDATE"); err != nil {
		return err
	}
	if err := resolvePhotoOrganisation(ctx, tx, actor, photo); err != nil {
		return err
	}
	if err := photo.CheckNew(actor); err != nil {
		return err
	}
	if err := checkPair(ctx, tx, actor, photo); err != nil {
		return err
	}
	if err := checkRemark(ctx, tx, photo, actor); err != nil {
		return err
	}
	var atPlace, waiting int
	if err := tx.QueryRow(ctx, countPlacePhotosSQL, photo.PlaceID, actor.AccountID).Scan(&atPlace, &waiting); err != nil {
		return err
	}
	switch {
	case atPlace >= geo.MaxPlacePhotos:
		return geo.Errorf(geo.TooMany, "The place has %d photos, as many as it may have.", atPlace)
	case waiting >= geo.MaxWaitingPhotos:
		return geo.Errorf(geo.TooMany, "%d photos of yours wait for a moderator. Add more when those are seen.", waiting)
	}
	return nil
}

func resolvePhotoOrganisation(ctx context.Context, tx pgx.Tx, actor geo.Actor, photo *geo.Photo) error {
	if photo.Organisation == nil {
		return nil
	}
	var err error
	photo.Organisation.ID, err = actFor(ctx, tx, actor, photo.Organisation.Slug)
	return err
}

const ownRemarkSQL = `SELECT EXISTS (SELECT FROM %s WHERE id = $1 AND place_id = $2 AND account_id = $3 AND state IN ('waiting', 'published'))`

// checkRemark refuses a report or a check that is not the actor's own, on the same place, and both at once.
func checkRemark(ctx context.Context, tx pgx.Tx, photo *geo.Photo, actor geo.Actor) error {
	table, field, id := "report", "report", photo.Report
	switch {
	case photo.Report != 0 && photo.FieldCheck != 0:
		return geo.InvalidField("check", "two", "name a report or a check, not both")
	case photo.FieldCheck != 0:
		table, field, id = "field_check", "check", photo.FieldCheck
	case photo.Report == 0:
		return nil
	}
	var own bool
	if err := tx.QueryRow(ctx, fmt.Sprintf(ownRemarkSQL, table), id, photo.PlaceID, actor.AccountID).Scan(&own); err != nil {
		return err
	}
	if !own {
		return geo.InvalidField(field, "not_found", "must be the number of a %s of yours on this place", field)
	}
	return nil
}

// checkPair refuses a pair that is not of the same place and the other moment, or that has a pair already.
func checkPair(ctx context.Context, tx pgx.Tx, actor geo.Actor, photo *geo.Photo) error {
	if photo.Pair == 0 {
		return nil
	}
	other, err := findPhoto(ctx, tx, actor, photo.Pair, "FOR UPDATE OF ph")
	if geo.FaultOf(err) == geo.NotFound {
		return geo.InvalidField("pair", "not_found", "there is no photo %d", photo.Pair)
	}
	if err != nil {
		return err
	}
	switch {
	case other.PlaceID != photo.PlaceID:
		return geo.InvalidField("pair", "other_place", "must be a photo of the same place")
	case other.Moment == "" || other.Moment == photo.Moment:
		return geo.InvalidField("pair", "same_moment", "must be a photo from the other moment: one before and one after")
	case other.Pair != 0 && other.Pair != photo.ID:
		return geo.InvalidField("pair", "taken", "must be a photo that has no pair yet")
	}
	return nil
}
