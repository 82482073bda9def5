// Package blob keeps files: in a folder, or in a store of objects that speaks S3.
package blob

import (
	"context"
	"strings"

	"locuri/geo"
)

// Open opens the store at an address: a folder, which is made when it is missing, or s3://bucket?endpoint=….
func Open(ctx context.Context, address string) (geo.Blobs, error) {
	if strings.HasPrefix(address, "s3://") {
		return openS3(ctx, address)
	}
	return openFolder(address)
}
