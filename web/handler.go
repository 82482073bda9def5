// Package web serves the front-end that is built into the binary.
package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"
)

// policy lets the page use nothing but this server. data: images are the map library's own control icons.
// style-src has no 'unsafe-inline': a static style attribute in a template would be refused.
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; " +
	"img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "

// Handler serves the built front-end: its files, and index.html for every navigation of a browser, since the
// front-end knows its own routes. It takes GET and HEAD.
func Handler() http.Handler {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // cannot happen: the path is a constant
	}
	return handler(files)
}

func handler(files fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header(), r.URL.Path)
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "this address can only be read", http.StatusMethodNotAllowed)
			return
		}
		serve(w, r, files)
	})
}

// embedded is where what partners show in pages of their own begins: the only pages that others may frame.
const embedded = "/embed/"

// secure sets what protects the page and whoever looks at it.
func secure(h http.Header, address string) {
	ancestors, clean := "'none'", path.Clean("/"+address)
	if strings.HasPrefix(clean, embedded) {
		ancestors = "*"
	}
	h.Set("Content-Security-Policy", policy+ancestors)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "geolocation=(self), camera=(), microphone=()")
}

func serve(w http.ResponseWriter, r *http.Request, files fs.FS) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name != "" && name != "index.html" && !strings.HasSuffix(name, ".gz") && isFile(files, name) {
		if strings.HasPrefix(name, "assets/") { // the build puts a hash of the content into these names
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			w.Header().Set("Cache-Control", "public, max-age=3600")
		}
		send(w, r, files, name)
		return
	}
	if strings.HasPrefix(name, "assets/") || !navigates(r) {
		http.Error(w, "there is nothing at this address", http.StatusNotFound)
		return
	}
	if !isFile(files, "index.html") {
		http.Error(w, "the front-end is not built: run `make build` and start the server again", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	send(w, r, files, "index.html")
}

// navigates tells a browser that opens a page from a program that asks for a file.
func navigates(r *http.Request) bool {
	accept := r.Header.Get("Accept")
	return r.URL.Path == "/" || strings.Contains(accept, "text/html")
}

func isFile(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.Mode().IsRegular() && path.Base(name) != ".gitkeep"
}

// send writes a file, compressed where the build made a .gz of it and the client takes it (RFC 9110, 8.4 and 12.5.3).
func send(w http.ResponseWriter, r *http.Request, files fs.FS, name string) {
	h := w.Header()
	h.Set("Content-Type", contentType(name))
	stored := name
	if isFile(files, name+".gz") {
		h.Add("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			stored += ".gz"
		}
	}
	body, err := fs.ReadFile(files, stored)
	if err != nil {
		http.Error(w, "the file cannot be read", http.StatusInternalServerError)
		return
	}
	sum := sha256.Sum256(body)
	h.Set("ETag", `"`+hex.EncodeToString(sum[:12])+`"`)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// takesGzip reads Accept-Encoding as far as needed: gzip named, and not with a quality of zero.
func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		coding, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(coding) != "gzip" {
			continue
		}
		q := strings.ReplaceAll(quality, " ", "")
		return q != "q=0" && !strings.HasPrefix(q, "q=0.0")
	}
	return false
}
