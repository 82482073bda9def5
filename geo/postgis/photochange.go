package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"locuri/geo"
)

// lockPhoto gives a photo and its place, both as they are, to whom may see them.
func lockPhoto(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64) (*geo.Photo, *geo.Place, error) {
	photo, err := findPhoto(ctx, tx, actor, id, "FOR UPDATE OF ph")
	if err != nil {
		return nil, nil, err
	}
	row, err := findPlace(ctx, tx, actor, photo.PlaceID, "")
	if err != nil {
		return nil, nil, err
	}
	return photo, &row.Place, nil
}

const clearPairSQL = `UPDATE photo SET pair_id = NULL WHERE pair_id = $1`

const updatePhotoSQL = `
UPDATE photo SET creator = @creator, licence = @licence, alt = @alt, caption = @caption, taken_at = @taken, moment = @moment,
	pair_id = @pair, version = version + 1 WHERE id = @id`

// UpdatePhoto fulfils geo.Photos.
func (db *DB) UpdatePhoto(ctx context.Context, actor geo.Actor, id int64, version int, change func(*geo.Photo) error) (photo *geo.Photo, err error) {
	if actor.AccountID == 0 && !actor.System {
		return nil, actor.May(geo.AddPhoto, 0)
	}
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, place, err := lockPhoto(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if err := before.MayChange(actor, place); err != nil {
			return err
		}
		after, err := changedPhoto(ctx, tx, actor, before, version, change)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, clearPairSQL, id); err != nil { // said by the other one until now
			return err
		}
		if _, err := tx.Exec(ctx, updatePhotoSQL, photoArgs(after)); err != nil {
			return taken(err, "The photo %d has a pair already.", after.Pair)
		}
		photo, err = findPhoto(ctx, tx, actor, id, "")
		return err
	})
	return photo, err
}

func changedPhoto(ctx context.Context, tx pgx.Tx, actor geo.Actor, before *geo.Photo, version int, change func(*geo.Photo) error) (*geo.Photo, error) {
	if err := fresh("photo", version, before.Version); err != nil {
		return nil, err
	}
	after := *before
	if err := change(&after); err != nil {
		return nil, err
	}
	after.ID, after.PlaceID = before.ID, before.PlaceID
	if after.Licence != before.Licence && !before.Own {
		return nil, geo.InvalidField("licence", "read_only", "can be changed by its author alone")
	}
	if err := after.CheckNew(actor); err != nil {
		return nil, err
	}
	return &after, checkPair(ctx, tx, actor, &after)
}

const decidePhotoSQL = `
UPDATE photo SET state = $2, reason = $3, decided_at = now(), decided_by = $4, decided_from = state, version = version + 1 WHERE id = $1`

// DecidePhoto fulfils geo.Photos.
func (db *DB) DecidePhoto(ctx context.Context, actor geo.Actor, id int64, decision geo.PhotoDecision) (photo *geo.Photo, err error) {
	if err := actor.May(geo.ModeratePhotos, 0); err != nil {
		return nil, err
	}
	if err := decision.Check(); err != nil {
		return nil, err
	}
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		photo, err = db.decidePhoto(ctx, tx, actor, id, decision)
		return err
	})
	return photo, err
}

func (db *DB) decidePhoto(ctx context.Context, tx pgx.Tx, actor geo.Actor, id int64, decision geo.PhotoDecision) (*geo.Photo, error) {
	before, place, err := lockPhoto(ctx, tx, actor, id)
	if err != nil {
		return nil, err
	}
	if err := actor.MayAt(geo.ModeratePhotos, place); err != nil {
		return nil, err
	}
	if before.Own {
		return nil, geo.Errorf(geo.Forbidden, "Nobody decides on their own photo; somebody else must.")
	}
	if before.State == decision.To {
		return nil, overtaken(ctx, tx, geo.SubjectPhoto, id)
	}
	if err := fresh("photo", decision.Version, before.Version); err != nil {
		return nil, err
	}
	if decision.To == geo.PhotoPublished {
		decision.Reason = ""
	}
	if _, err := tx.Exec(ctx, decidePhotoSQL, id, decision.To, decision.Reason, nullable(actor.AccountID)); err != nil {
		return nil, err
	}
	photo, err := findPhoto(ctx, tx, actor, id, "")
	if err != nil || photo.State != geo.PhotoRefused {
		return photo, err
	}
	return photo, db.afterRefusal(ctx, tx, photo)
}

// afterRefusal has the author told, and the photo forgotten in a while.
func (db *DB) afterRefusal(ctx context.Context, tx pgx.Tx, photo *geo.Photo) error {
	// The refusal may be taken back until then.
	if err := db.enqueueLater(ctx, tx, geo.NotifyPhoto{PhotoID: photo.ID, Version: photo.Version}, geo.UndoneWithin); err != nil {
		return err
	}
	return db.enqueueLater(ctx, tx, geo.ForgetPhoto{PhotoID: photo.ID}, geo.RefusedFor)
}

const appealPhotoSQL = `UPDATE photo SET state = 'waiting', appeal = $2, version = version + 1 WHERE id = $1`

// AppealPhoto fulfils geo.Photos.
func (db *DB) AppealPhoto(ctx context.Context, actor geo.Actor, id int64, words string) (photo *geo.Photo, err error) {
	if err := actor.May(geo.AddPhoto, 0); err != nil {
		return nil, err
	}
	err = db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		before, _, err := lockPhoto(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if !before.Own {
			return geo.Errorf(geo.Forbidden, "This photo is somebody else's.")
		}
		if err := geo.CheckWords("reason", words); err != nil {
			return err
		}
		if before.State != geo.PhotoRefused || before.Appeal != "" {
			return geo.Errorf(geo.Conflict, "Only a refused photo can be looked at again, and only once.")
		}
		if _, err := tx.Exec(ctx, appealPhotoSQL, id, strings.TrimSpace(words)); err != nil {
			return err
		}
		photo, err = findPhoto(ctx, tx, actor, id, "")
		return err
	})
	return photo, err
}

// DeletePhoto fulfils geo.Photos.
func (db *DB) DeletePhoto(ctx context.Context, actor geo.Actor, id int64) error {
	if actor.AccountID == 0 && !actor.System {
		return actor.May(geo.AddPhoto, 0)
	}
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		photo, place, err := lockPhoto(ctx, tx, actor, id)
		if err != nil {
			return err
		}
		if err := photo.MayDelete(actor, place); err != nil {
			return err
		}
		return db.dropPhoto(ctx, tx, photo)
	})
}

const deletePhotoSQL = `DELETE FROM photo WHERE id = $1`

// dropPhoto removes a photo; its files go when that is committed.
func (db *DB) dropPhoto(ctx context.Context, tx pgx.Tx, photo *geo.Photo) error {
	if _, err := tx.Exec(ctx, deletePhotoSQL, photo.ID); err != nil {
		return err
	}
	return db.enqueue(ctx, tx, geo.DeletePhotoFiles{Key: photo.Key})
}

// ForgetPhoto fulfils geo.Photos. A photo that was published meanwhile, and perhaps refused again, stays.
func (db *DB) ForgetPhoto(ctx context.Context, id int64) error {
	return db.InTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		photos, err := queryPhotos(ctx, tx, geo.Actor{System: true},
			"ph.id = $1 AND ph.state = 'refused' AND ph.decided_at <= now() - $2::interval FOR UPDATE OF ph", &arguments{id, geo.RefusedFor})
		if err != nil || len(photos) == 0 {
			return err
		}
		return db.dropPhoto(ctx, tx, &photos[0])
	})
}
