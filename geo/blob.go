package geo

import (
	"context"
	"strconv"
)

// Blobs keeps files by name. Names are ours: small letters, digits, and a few marks.
type Blobs interface {
	// Put keeps a file, in place of one that has the name already.
	Put(ctx context.Context, name string, content []byte) error
	// Get gives a file. Errors: NotFound.
	Get(ctx context.Context, name string) ([]byte, error)
	// Delete removes a file; one that is not there is no error.
	Delete(ctx context.Context, name string) error
}

// PhotoFile names the file of one size of a photo. Files are spread over folders by the beginning
// of the key, as file systems like few in each.
func PhotoFile(key string, size int) string {
	return key[:2] + "/" + key + "-" + strconv.Itoa(size) + ".jpg"
}

// PhotoFiles are the files that a photo with this key may have.
func PhotoFiles(key string) []string {
	names := make([]string, len(PhotoSizes))
	for i, size := range PhotoSizes {
		names[i] = PhotoFile(key, size)
	}
	return names
}

// Reading is what a picture's file says of itself beside the picture. It goes to whoever sent it, and is kept nowhere.
type Reading struct {
	Position *[2]float64 `json:"position"` // longitude and latitude of where it was taken; nil when it does not say
	TakenAt  Date        `json:"taken_at"` // "" when it does not say
}
