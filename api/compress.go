package api

import (
	"io"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/klauspost/compress/gzip"
)

// compressor compresses answers that are made for one request. The lowest level: pages of features shrink to a sixth by
// it, and higher ones cost several times as much for a tenth less. Tiles are compressed once, when they are made.
func compressor() *middleware.Compressor {
	c := middleware.NewCompressor(gzip.BestSpeed, compressible...)
	c.SetEncoder("gzip", func(w io.Writer, level int) io.Writer {
		z, err := gzip.NewWriterLevel(w, level)
		if err != nil {
			return nil
		}
		return z
	})
	return c
}

// compressible are the media types worth compressing.
var compressible = []string{
	jsonType, geoJSONType, schemaType, "application/problem+json", "application/vnd.oai.openapi+json",
	asHTML.media, asCSV.media, asGeoJSONSeq.media, asFlatGeobuf.media,
}
