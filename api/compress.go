package api

import (
	"bufio"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5/middleware"
	"github.com/klauspost/compress/gzip"
)

// compress compresses answers, and names a compressed one by another strong ETag than the plain one: they are not the same bytes
// (RFC 9110 §8.8.3.3). Either is taken when a client tells what it has; see knownTag.
func compress(next http.Handler) http.Handler {
	compressing := compressor().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !takesGzip(r) || writesFeature(r) {
			next.ServeHTTP(w, r) // the compressor does not see that gzip;q=0 takes none
			return
		}
		compressing.ServeHTTP(&tagging{ResponseWriter: w}, r)
	})
}

// writesFeature tells whether a feature is written. The answer is that feature, plain as GET gives a small one, so that both have the same ETag:
// clients that lock by it compare them.
func writesFeature(r *http.Request) bool {
	return r.Method != http.MethodGet && r.Method != http.MethodHead && strings.HasPrefix(r.URL.Path, "/api/collections/")
}

// tagging gives a compressed answer its own strong ETag.
type tagging struct {
	http.ResponseWriter
	told bool
}

func (t *tagging) WriteHeader(status int) {
	header := t.Header()
	if tag := header.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") && !t.told && header.Get("Content-Encoding") == "gzip" {
		header.Set("ETag", gzippedTag(tag))
	}
	t.told = true
	t.ResponseWriter.WriteHeader(status)
}

func (t *tagging) Write(b []byte) (int, error) {
	if !t.told {
		t.WriteHeader(http.StatusOK)
	}
	return t.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach what is beneath.
func (t *tagging) Unwrap() http.ResponseWriter { return t.ResponseWriter }

func (t *tagging) Flush() { _ = http.NewResponseController(t.ResponseWriter).Flush() } // who cannot flush sends later

// gzippedTag is the strong ETag of an answer that is compressed.
func gzippedTag(tag string) string { return strings.TrimSuffix(tag, `"`) + `-gzip"` }

// compressor compresses answers that are made for one request. The lowest level: pages of features shrink to a sixth by
// it, and higher ones cost several times as much for a tenth less. Tiles are compressed once, when they are made.
func compressor() *middleware.Compressor {
	c := middleware.NewCompressor(gzip.BestSpeed, compressible...)
	c.SetEncoder("gzip", func(w io.Writer, level int) io.Writer {
		out := bufio.NewWriterSize(w, 32<<10)
		z, err := gzip.NewWriterLevel(out, level)
		if err != nil {
			return nil
		}
		return &gathering{z, out}
	})
	return c
}

// gathering sends what was compressed in large pieces: each piece costs the kernel about as much as compressing two kilobytes.
type gathering struct {
	*gzip.Writer
	out *bufio.Writer
}

func (g *gathering) Reset(w io.Writer) {
	g.out.Reset(w)
	g.Writer.Reset(g.out)
}

func (g *gathering) Flush() error { return errors.Join(g.Writer.Flush(), g.out.Flush()) }

func (g *gathering) Close() error { return errors.Join(g.Writer.Close(), g.out.Flush()) }

// compressible are the media types worth compressing.
var compressible = []string{
	jsonType, geoJSONType, schemaType, "application/problem+json", "application/vnd.oai.openapi+json",
	asHTML.media, asCSV.media, asGeoJSONSeq.media, asFlatGeobuf.media,
}
