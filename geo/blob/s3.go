package blob

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"locuri/geo"
)

// s3 keeps files as objects in a bucket.
type s3 struct {
	client *minio.Client
	bucket string
}

// reachTime is how long the store of objects may take to say that the bucket is there.
const reachTime = 20 * time.Second

const s3Example = "it should be like s3://bucket?endpoint=https://s3.example.org&region=eu-central"

// openS3 reads s3://[key:secret@]bucket?endpoint=https://host[:port]&region=…; without keys they are taken from
// AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. The bucket must be there.
func openS3(ctx context.Context, address string) (*s3, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("the address of the store for photos cannot be read; %s", s3Example) // without the address: it may hold a secret
	}
	endpoint, err := url.Parse(u.Query().Get("endpoint"))
	if err != nil || u.Host == "" || endpoint.Host == "" || (endpoint.Scheme != "https" && endpoint.Scheme != "http") {
		return nil, fmt.Errorf("the address of the store for photos names no bucket or no endpoint; %s", s3Example)
	}
	keys := credentials.NewEnvAWS()
	if u.User != nil {
		secret, _ := u.User.Password()
		keys = credentials.NewStaticV4(u.User.Username(), secret, "")
	}
	client, err := minio.New(endpoint.Host, &minio.Options{
		Creds: keys, Secure: endpoint.Scheme == "https", Region: u.Query().Get("region"), BucketLookup: minio.BucketLookupAuto,
	})
	if err != nil {
		return nil, fmt.Errorf("the store for photos: %w; %s", err, s3Example)
	}
	return reach(ctx, &s3{client, u.Hostname()})
}

// reach gives the store when its bucket answers.
func reach(ctx context.Context, s *s3) (*s3, error) {
	ctx, cancel := context.WithTimeout(ctx, reachTime)
	defer cancel()
	there, err := s.client.BucketExists(ctx, s.bucket)
	if err != nil {
		return nil, fmt.Errorf("the store for photos does not answer: %w; check endpoint and keys", err)
	}
	if !there {
		return nil, fmt.Errorf("the store for photos has no bucket %q; make it there, or name another", s.bucket)
	}
	return s, nil
}

// Put fulfils geo.Blobs.
func (s *s3) Put(ctx context.Context, name string, content []byte) error {
	_, err := s.client.PutObject(ctx, s.bucket, name, bytes.NewReader(content), int64(len(content)), minio.PutObjectOptions{ContentType: "image/jpeg"})
	return err
}

// Get fulfils geo.Blobs.
func (s *s3) Get(ctx context.Context, name string) ([]byte, error) {
	object, err := s.client.GetObject(ctx, s.bucket, name, minio.GetObjectOptions{})
	if err != nil {
		return nil, err
	}
	defer object.Close()
	content, err := io.ReadAll(object)
	if minio.ToErrorResponse(err).Code == minio.NoSuchKey {
		return nil, geo.Errorf(geo.NotFound, "There is no file %s.", name)
	}
	return content, err
}

// Delete fulfils geo.Blobs.
func (s *s3) Delete(ctx context.Context, name string) error {
	err := s.client.RemoveObject(ctx, s.bucket, name, minio.RemoveObjectOptions{})
	if minio.ToErrorResponse(err).Code == minio.NoSuchKey {
		return nil
	}
	return err
}
