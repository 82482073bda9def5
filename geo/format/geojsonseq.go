package format

import (
	"bufio"
	"io"
	"strconv"
)

// geoJSONSeq writes a GeoJSON text sequence (RFC 8142): each feature on a line of its own behind a record separator.
type geoJSONSeq struct{ w *bufio.Writer }

// NewGeoJSONSeq writes to w.
func NewGeoJSONSeq(w io.Writer) Writer { return geoJSONSeq{bufio.NewWriterSize(w, 64<<10)} }

const recordSeparator = "\x1e"

// Feature fulfils Writer.
func (s geoJSONSeq) Feature(id int64, geometry, properties []byte) error {
	if geometry == nil {
		geometry = []byte("null") // RFC 7946 §3.2: an unlocated feature
	}
	for _, part := range []string{recordSeparator, `{"type":"Feature","id":`, strconv.FormatInt(id, 10), `,"geometry":`} {
		_, _ = s.w.WriteString(part) // an error stays with the writer, and comes at the end
	}
	_, _ = s.w.Write(geometry)
	_, _ = s.w.WriteString(`,"properties":`)
	_, _ = s.w.Write(properties)
	_, err := s.w.WriteString("}\n")
	return err
}

// Close fulfils Writer.
func (s geoJSONSeq) Close() error { return s.w.Flush() }
