package main

import (
	"cmp"
	"context"
	"path/filepath"

	"locuri/geo"
	"locuri/geo/blob"
)

// photoFlags say where files are kept: those of photos, and those that people apply with.
type photoFlags struct {
	Photos string `env:"LOCURI_PHOTOS" placeholder:"DIR|s3://BUCKET?endpoint=URL" help:"Where photos and the files of applications are kept: a folder, by default photos in the data folder, or a bucket that speaks S3, with keys from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."`
}

// openBlobs comes after root's rights have ended, so that the folder belongs to who writes into it.
func openBlobs(ctx context.Context, where, dataDir string) (geo.Blobs, error) {
	return blob.Open(ctx, cmp.Or(where, filepath.Join(dataDir, "photos")))
}
