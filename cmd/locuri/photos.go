package main

import (
	"cmp"
	"context"
	"path/filepath"

	"locuri/geo/blob"
	"locuri/geo/photo"
	"locuri/geo/postgis"
)

// photoFlags say where the files of photos are kept.
type photoFlags struct {
	Photos string `env:"LOCURI_PHOTOS" placeholder:"DIR|s3://BUCKET?endpoint=URL" help:"Where photos are kept: a folder, by default photos in the data folder, or a bucket that speaks S3, with keys from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."`
}

// openAlbum comes after root's rights have ended, so that the folder belongs to who writes into it.
func openAlbum(ctx context.Context, db *postgis.DB, cfg config) (*photo.Album, error) {
	blobs, err := blob.Open(ctx, cmp.Or(cfg.Photos, filepath.Join(cfg.DataDir, "photos")))
	if err != nil {
		return nil, err
	}
	return photo.NewAlbum(db, blobs), nil
}
