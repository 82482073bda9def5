package api

import (
	"bytes"
	"fmt"
	"net/http"
	"time"
)

// picture is a JPEG of ours on its way to a browser.
type picture struct {
	name  string // of its file, whose content never changes
	cache string // who may keep it, as Cache-Control says it
	save  string // the name under which it is saved
	since time.Time
	read  func() ([]byte, error)
}

// writePicture answers with a picture that no browser takes for anything else.
func writePicture(w http.ResponseWriter, r *http.Request, p picture) error {
	etag := contentTag(1, []byte(p.name))
	header := w.Header()
	header.Set("ETag", etag)
	header.Set("Cache-Control", p.cache)
	if knownTag(r, etag) != "" {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	content, err := p.read()
	if err != nil {
		return err
	}
	header.Set("Content-Type", "image/jpeg")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	header.Set("Content-Disposition", fmt.Sprintf(`inline; filename="%s"`, p.save))
	http.ServeContent(w, r, "", p.since, bytes.NewReader(content))
	return nil
}
