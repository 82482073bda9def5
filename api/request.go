package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// maxBody is the most bytes a request body may have: 5,000 vertices with all texts fit in several times over.
const maxBody = 2 << 20

// pathID reads a number from the path. What is no number names nothing: NotFound.
func pathID(r *http.Request, name string) (int64, error) {
	return numberOf(chi.URLParam(r, name))
}

// numberOf reads the number of a thing.
func numberOf(s string) (int64, error) {
	id, err := strconv.ParseInt(s, 10, 64)
	if err != nil || id < 1 || s[0] < '1' || s[0] > '9' { // +1 and 01 are no addresses of 1
		return 0, geo.Errorf(geo.NotFound, "There is nothing with the number %q.", s)
	}
	return id, nil
}

// readBody reads the whole body, of one of the given media types. Errors: TooLarge, Unsupported.
func readBody(w http.ResponseWriter, r *http.Request, types ...string) ([]byte, error) {
	body, err := readBytes(w, r, types...)
	if err != nil {
		return nil, err
	}
	return body, checkJSONText(body)
}

// readBytes reads a body of one of the media types, whatever is in it. Errors: Unsupported, TooLarge, Invalid.
func readBytes(w http.ResponseWriter, r *http.Request, types ...string) ([]byte, error) {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || !slices.Contains(types, media) {
		return nil, geo.Errorf(geo.Unsupported, "The body must be %s, by its Content-Type.", types[0])
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return nil, geo.Errorf(geo.Unsupported, "The body must not be compressed, and is by its Content-Encoding (%s).", coding) // RFC 9110 §15.5.16
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, geo.Errorf(geo.TooLarge, "The body may have %d bytes at most.", maxBody)
	}
	if err != nil {
		return nil, geo.Errorf(geo.Invalid, "The body could not be read to its end.")
	}
	return body, nil
}

// checkJSONText refuses JSON with what is no text. Errors: Invalid.
func checkJSONText(body []byte) error {
	if !utf8.Valid(body) {
		return geo.Errorf(geo.Invalid, "The body is not UTF-8 text.") // RFC 8259 §8.1; the decoder would put U+FFFD in
	}
	if bytes.Contains(body, []byte(`\u0000`)) {
		return geo.Errorf(geo.Invalid, "The body holds the character U+0000, which is in no text.") // PostgreSQL keeps none
	}
	return nil
}

// readJSON reads a JSON object into a value of type T; unknown members are refused by name.
func readJSON[T any](w http.ResponseWriter, r *http.Request, types ...string) (T, error) {
	var value T
	body, err := readBody(w, r, types...)
	if err != nil {
		return value, err
	}
	err = decodeJSON(body, &value)
	return value, err
}

const (
	jsonType    = "application/json"
	geoJSONType = "application/geo+json"
	mergeType   = "application/merge-patch+json"
)

// writeJSON writes a value as JSON.
func writeJSON(w http.ResponseWriter, status int, value any) error {
	return writeAs(w, status, jsonType, value)
}

func writeAs(w http.ResponseWriter, status int, mediaType string, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(status)
	_, err = w.Write(body)
	return ignoreGone(err)
}

// ignoreGone forgets that a client has hung up while it was being answered: nobody can be told.
func ignoreGone(error) error { return nil }

// mostTime is how long an answer may take. Nothing may hold a connection of the database for longer, but for the few
// downloads of a whole collection.
const mostTime = 30 * time.Second

// inTime gives every request a deadline; the database stops working on a question when it passes.
func inTime(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := mostTime
		switch {
		case strings.HasSuffix(r.URL.Path, "/download"):
			most = mostDownloadTime
		case r.Method == http.MethodPost && (strings.HasSuffix(r.URL.Path, "/photos") || strings.HasSuffix(r.URL.Path, "/files")),
			r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, "/logo"):
			most = mostUploadTime
		}
		ctx, cancel := context.WithTimeout(r.Context(), most)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
