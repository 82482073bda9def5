package blob_test

import (
	"bytes"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rclone/gofakes3"
	"github.com/rclone/gofakes3/s3mem"

	"locuri/geo"
	"locuri/geo/blob"
)

// newBucket gives the address of a bucket on a store of objects in memory.
func newBucket(t *testing.T) string {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket(t.Context(), "photos"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend, gofakes3.WithV4Auth(map[string]string{"key": "secret"})).Server())
	t.Cleanup(server.Close)
	return "s3://key:secret@photos?region=us-east-1&endpoint=" + url.QueryEscape(server.URL)
}

func open(t *testing.T, address string) geo.Blobs {
	t.Helper()
	blobs, err := blob.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	return blobs
}

func TestFilesAreKept(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]string{"folder": filepath.Join(t.TempDir(), "deep", "photos"), "s3": newBucket(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, blobs := t.Context(), open(t, address)
			const file = "ab/abcdef-320.jpg"
			for _, content := range [][]byte{[]byte("first"), bytes.Repeat([]byte("second"), 100_000)} {
				if err := blobs.Put(ctx, file, content); err != nil {
					t.Fatal(err)
				}
				if got, err := blobs.Get(ctx, file); err != nil || !bytes.Equal(got, content) {
					t.Errorf("got %d bytes, %v; want %d", len(got), err, len(content))
				}
			}
			for range 2 { // what is gone already is no error
				if err := blobs.Delete(ctx, file); err != nil {
					t.Error(err)
				}
			}
			if _, err := blobs.Get(ctx, file); geo.FaultOf(err) != geo.NotFound {
				t.Errorf("after deleting: %v", err)
			}
		})
	}
}

func TestFolderIsNotLeft(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	blobs := open(t, filepath.Join(dir, "photos"))
	if err := os.WriteFile(filepath.Join(dir, "secret"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if content, err := blobs.Get(t.Context(), "../secret"); err == nil {
		t.Errorf("read %q", content)
	}
	if err := blobs.Put(t.Context(), "../secret", []byte("y")); err == nil {
		t.Error("written")
	}
	left, err := filepath.Glob(filepath.Join(dir, "photos", "*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind %v, %v", left, err)
	}
}

func TestWrongAddressesAreTold(t *testing.T) {
	t.Parallel()
	bucket := newBucket(t)
	for _, c := range []struct{ address, told string }{
		{"s3://photos", "no endpoint"},
		{"s3://?endpoint=https://s3.example.org", "no bucket"},
		{"s3://photos?endpoint=ftp://s3.example.org", "no endpoint"},
		{"s3://k:hunter2%zz@photos", "cannot be read"},
		{strings.Replace(bucket, "@photos", "@others", 1), `no bucket "others"`},
		{strings.Replace(bucket, "key:secret", "key:wrong", 1), "check endpoint and keys"},
		{"/dev/null/photos", "choose another with --photos"},
	} {
		_, err := blob.Open(t.Context(), c.address)
		if err == nil || !strings.Contains(err.Error(), c.told) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v, want %q", c.address, err, c.told)
		}
	}
}
