package photo

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"

	"locuri/geo"
)

type store interface {
	geo.Photos
	geo.Organisations
}

// Album takes photos in and gives them out: what is known of them is in the store, their files are among the blobs.
type Album struct {
	store    store
	blobs    geo.Blobs
	darkroom *Darkroom
}

// NewAlbum makes an album with a darkroom of its own.
func NewAlbum(store store, blobs geo.Blobs) *Album { return &Album{store, blobs, NewDarkroom()} }

// Read is the function Read.
func (al *Album) Read(file []byte, declared string) (geo.Reading, error) { return Read(file, declared) }

// Add makes a picture of a file and keeps it as the photo. The file itself is never kept, anywhere.
// Errors: as Develop and as geo.Photos.AddPhoto.
func (al *Album) Add(ctx context.Context, actor geo.Actor, photo *geo.Photo, file []byte, declared string) error {
	if err := al.store.MayAddPhoto(ctx, actor, photo); err != nil || photo.ID != 0 {
		return err
	}
	picture, err := al.darkroom.Develop(ctx, file, declared)
	if err != nil {
		return err
	}
	key := newKey()
	photo.Key, photo.Width, photo.Height = key, picture.Width, picture.Height
	largest := geo.PhotoFile(key, geo.PhotoSizes[len(geo.PhotoSizes)-1])
	if err := al.blobs.Put(ctx, largest, picture.Content); err != nil {
		return fmt.Errorf("keep a photo: %w", err)
	}
	err = al.store.AddPhoto(ctx, actor, photo)
	if err != nil || photo.Key != key { // or it was there by its UUID
		return errors.Join(err, al.blobs.Delete(context.WithoutCancel(ctx), largest))
	}
	return nil
}

// newKey makes a name that nobody guesses.
func newKey() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails (crypto/rand)
	return hex.EncodeToString(b)
}

// Image gives a photo that the actor may see with its JPEG, in one of geo.PhotoSizes or larger. Errors: NotFound.
func (al *Album) Image(ctx context.Context, photo *geo.Photo, size int) ([]byte, error) {
	return al.blobs.Get(ctx, photo.File(size))
}

// Resize makes the smaller sizes of a photo. One that is gone meanwhile needs none.
func (al *Album) Resize(ctx context.Context, job geo.ResizePhoto) error {
	photo, err := al.store.FindPhoto(ctx, geo.Actor{System: true}, job.PhotoID)
	if geo.FaultOf(err) == geo.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	last := len(geo.PhotoSizes) - 1
	content, err := al.blobs.Get(ctx, geo.PhotoFile(photo.Key, geo.PhotoSizes[last]))
	if err != nil {
		return err
	}
	var smaller []int
	for _, size := range geo.PhotoSizes[:last] {
		if size < max(photo.Width, photo.Height) {
			smaller = append(smaller, size)
		}
	}
	pictures, err := al.darkroom.Resize(ctx, content, smaller...)
	if err != nil {
		return err
	}
	for i, picture := range pictures {
		if err := al.blobs.Put(ctx, geo.PhotoFile(photo.Key, smaller[i]), picture.Content); err != nil {
			return err
		}
	}
	err = al.store.MarkResized(ctx, photo.ID)
	if geo.FaultOf(err) == geo.NotFound { // deleted meanwhile, perhaps before these were there
		return al.DeleteFiles(ctx, geo.DeletePhotoFiles{Key: photo.Key})
	}
	return err
}

// DeleteFiles deletes the files of a photo that is gone.
func (al *Album) DeleteFiles(ctx context.Context, job geo.DeletePhotoFiles) error {
	var errs []error
	for _, name := range geo.PhotoFiles(job.Key) {
		errs = append(errs, al.blobs.Delete(ctx, name))
	}
	return errors.Join(errs...)
}

// Forget deletes a photo that has been refused for long enough.
func (al *Album) Forget(ctx context.Context, job geo.ForgetPhoto) error {
	return al.store.ForgetPhoto(ctx, job.PhotoID)
}
