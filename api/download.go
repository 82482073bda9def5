package api

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
	"locuri/geo/format"
)

// downloadFormats are the formats of a whole collection in one file, the usual one first.
var downloadFormats = []mediaFormat{asGeoJSON, asGeoPackage, asFlatGeobuf, asGeoJSONSeq, asCSV}

// writer gives who writes features in the format. Files of geometry have x first, whatever the authority's order of axes:
// the query is set so.
func (f mediaFormat) writer(w io.Writer, c *geo.Collection, q *geo.Query) format.Writer {
	switch f {
	case asFlatGeobuf:
		crs := geo.Stored
		if q.CRS != nil {
			crs = q.CRS.Unswapped()
		}
		q.CRS = crs
		return format.NewFlatGeobuf(w, c, crs)
	case asGeoJSONSeq:
		return format.NewGeoJSONSeq(w)
	}
	return format.NewCSV(w, c.Fields())
}

// extension is how a file in the format is called.
func (f mediaFormat) extension() string {
	if f == asGeoJSONSeq {
		return "geojsons" // what GDAL knows it by
	}
	return f.name
}

// mostDownloads is how many whole collections are sent at a time: each holds a connection of the database while its
// client reads, however slowly.
const mostDownloads = 2

// downloadPatience is how long one waits for those before it: most collections are sent in a moment, so that few who come together are sent away.
const downloadPatience = 10 * time.Second

// mostDownloadTime is how long a whole collection may take.
const mostDownloadTime = 10 * time.Minute

// download sends all features that match in one file, without paging, and without ever holding it in memory.
func (a *API) download(w http.ResponseWriter, r *http.Request) error {
	c, err := a.collectionOf(r)
	if err != nil {
		return err
	}
	p := newParams(r)
	f, err := negotiate(w, r, p, downloadFormats...)
	if err != nil {
		return err
	}
	q := p.query(c)
	q.Filter.Equals = p.equals(c)
	if err := p.err(); err != nil {
		return err
	}
	generation, err := a.store.Generation(r.Context(), c)
	if err != nil || fresh(w, r, a.itemsTag(r, c, generation, f)) {
		return err
	}
	if err := a.usable(r, c, q.CRS); err != nil {
		return err
	}
	patience := time.NewTimer(downloadPatience)
	defer patience.Stop()
	select {
	case a.downloads <- struct{}{}:
		defer func() { <-a.downloads }()
	case <-r.Context().Done():
		return r.Context().Err()
	case <-patience.C:
		w.Header().Set("Retry-After", "30")
		return geo.Errorf(geo.Unavailable, "There are as many downloads under way as this server takes. Try again in a moment.")
	}
	debug.FreeOSMemory() // what lists have left, which the collector would hold as long as nothing large is made
	q.Page.Limit = 1 << 40
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.%s"`, c.ID, f.extension()))
	if f == asGeoPackage {
		return a.sendGeoPackage(w, r, c, q)
	}
	return a.sendAll(w, r, c, q, f)
}

// sendAll streams all features.
func (a *API) sendAll(w http.ResponseWriter, r *http.Request, c *geo.Collection, q geo.Query, f mediaFormat) error {
	setContentCRS(w, q.CRS)
	w.Header().Set("Content-Type", f.contentType())
	if f == asGeoJSON {
		out := newFeatureStream(w)
		defer out.close()
		if _, err := a.store.StreamFeatures(r.Context(), actor(r), c, q, out.feature); err != nil {
			return out.breakOff(err)
		}
		return out.end([]link{{a.address(r, ""), "self", geoJSONType, "This file"}}, geo.Match{Count: out.count, Exact: true})
	}
	sent := &sentWriter{ResponseWriter: w}
	out := f.writer(sent, c, &q)
	_, err := a.store.StreamFeatures(r.Context(), actor(r), c, q, out.Feature)
	if err == nil {
		err = out.Close()
	}
	if err != nil && sent.sent {
		panic(http.ErrAbortHandler) // nobody is to take half a file for a whole one
	}
	return err
}

// sentWriter knows whether anything was sent.
type sentWriter struct {
	http.ResponseWriter
	sent bool
}

// Write sends, and remembers it.
func (s *sentWriter) Write(b []byte) (int, error) {
	s.sent = true
	return s.ResponseWriter.Write(b)
}

// sendGeoPackage makes the file on disk, and sends it when it is whole.
func (a *API) sendGeoPackage(w http.ResponseWriter, r *http.Request, c *geo.Collection, q geo.Query) error {
	dir, err := os.MkdirTemp("", "locuri-download-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, strings.ReplaceAll(c.ID, "/", "_")+".gpkg")
	crs := geo.Stored
	if q.CRS != nil {
		crs = q.CRS.Unswapped() // a GeoPackage has x first (OGC 12-128r18 §1.1.2.1)
		q.CRS = crs
	}
	out, err := format.NewGeoPackage(r.Context(), path, c, crs)
	if err != nil {
		return err
	}
	_, err = a.store.StreamFeatures(r.Context(), actor(r), c, q, out.Feature)
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", asGeoPackage.media)
	w.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10))
	_, err = io.Copy(w, file) // never a range: the next file has other bytes, also with the same features
	return ignoreGone(err)
}
