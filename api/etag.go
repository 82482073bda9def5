package api

import (
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

// fresh sets the ETag and tells whether the client has this very answer already; it has then been told so with 304
// (RFC 9110 §13.1.2). The answer must be asked for again each time: rights and places change at any moment.
func fresh(w http.ResponseWriter, r *http.Request, etag string) bool {
	w.Header().Set("ETag", etag)
	cache := "public, no-cache"
	if actor(r).AccountID != 0 {
		cache = "private, no-cache"
	}
	w.Header().Set("Cache-Control", cache)
	known := knownTag(r, etag)
	if known == "" {
		return false
	}
	w.Header().Set("ETag", known) // that of the very bytes that the client has (RFC 9110 §15.4.5)
	w.WriteHeader(http.StatusNotModified)
	return true
}

// knownTag gives by which ETag the client has the answer with this one: by this one, or by that of the same answer in an encoding that the
// client takes; "" when it does not say that it has it.
func knownTag(r *http.Request, etag string) string {
	for candidate := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		candidate = strings.TrimSpace(candidate)
		switch compared := strings.TrimPrefix(candidate, "W/"); {
		case candidate == "*" || compared == strings.TrimPrefix(etag, "W/"):
			return etag
		case compared == gzippedTag(etag) && takesGzip(r):
			return compared
		}
	}
	return ""
}

// freshSince is fresh for a thing that tells when it changed: If-Modified-Since counts when there is no If-None-Match
// (RFC 9110 §13.1.3).
func freshSince(w http.ResponseWriter, r *http.Request, etag string, changed time.Time) bool {
	if changed.IsZero() {
		return fresh(w, r, etag)
	}
	w.Header().Set("Last-Modified", changed.UTC().Format(http.TimeFormat))
	if fresh(w, r, etag) {
		return true
	}
	asked := r.Header.Get("If-Modified-Since")
	if asked == "" || r.Header.Get("If-None-Match") != "" {
		return false
	}
	since, err := http.ParseTime(asked)
	if err != nil || changed.Truncate(time.Second).After(since) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// listTag is the ETag of an answer that follows from the state of a collection, the question, who asks, and in which
// format and language it is written. It is weak: the same list may be sent compressed or not.
func (a *API) listTag(r *http.Request, generation int64, as ...string) string {
	var room [512]byte // enough for most questions
	question := append(room[:0], a.config.Version...)
	for _, part := range append([]string{r.URL.Path, r.URL.RawQuery, a.base(r)}, as...) {
		question = append(append(question, 0), part...)
	}
	if who := actor(r); who.AccountID != 0 {
		question = fmt.Append(question, 0, who.AccountID, who.Scopes, who.Role, who.Memberships)
	}
	h := fnv.New64a()
	_, _ = h.Write(question)
	return `W/"` + strconv.FormatInt(generation, 10) + "-" + strconv.FormatUint(h.Sum64(), 16) + `"`
}

// itemsTag is the ETag of a list of features. The collection of an organisation has its title, which changes by itself.
func (a *API) itemsTag(r *http.Request, c *geo.Collection, generation int64, f mediaFormat) string {
	if c.Organisation == "" {
		return a.listTag(r, generation, f.name, language(r), strconv.FormatBool(learns(r)))
	}
	return a.listTag(r, generation, f.name, language(r), strconv.FormatBool(learns(r)), c.Title["en"], c.Title["ro"])
}

// contentTag is the ETag of one thing: its version, and a hash of what is shown of it, which may change without the
// version when something it stands beside changes.
func contentTag(version int, content ...[]byte) string {
	h := fnv.New64a()
	for _, c := range content {
		h.Write(c)
	}
	return fmt.Sprintf(`"%d-%x"`, version, h.Sum64())
}

// precondition gives the version that a write must find, 0 for any: the current one if If-Match names it among others
// (RFC 9110 §13.1.1), or if nothing changed after If-Unmodified-Since (§13.1.4). What If-None-Match names must not be there (§13.1.2). Only the version of an ETag is compared:
// what else it covers is derived, and no reason to refuse a change. Errors: Stale.
func precondition(r *http.Request, now geo.Stamp) (int, error) {
	header := strings.TrimSpace(r.Header.Get("If-Match"))
	if header != "" && header != "*" && !namesVersion(header, now.Version) {
		return 0, geo.Errorf(geo.Stale, "Somebody else has changed it: it is at version %d, and If-Match names another.", now.Version)
	}
	if unwanted := strings.TrimSpace(r.Header.Get("If-None-Match")); unwanted == "*" || namesVersion(unwanted, now.Version) {
		return 0, geo.Errorf(geo.Stale, "It is there, at version %d, which If-None-Match does not want.", now.Version)
	}
	switch header {
	case "":
		return unmodifiedSince(r, now)
	case "*":
		return 0, nil
	}
	return now.Version, nil
}

// namesVersion tells whether an ETag of a list is of that version.
func namesVersion(tags string, version int) bool {
	for tag := range strings.SplitSeq(tags, ",") {
		named, _, _ := strings.Cut(strings.Trim(strings.TrimPrefix(strings.TrimSpace(tag), "W/"), `"`), "-")
		if named == strconv.Itoa(version) {
			return true
		}
	}
	return false
}

// unmodifiedSince compares to the second, which is as exact as the header is.
func unmodifiedSince(r *http.Request, now geo.Stamp) (int, error) {
	since, err := http.ParseTime(r.Header.Get("If-Unmodified-Since"))
	if err != nil || now.UpdatedAt.IsZero() {
		return 0, nil // RFC 9110 §13.1.4: what is no date is passed over
	}
	if now.UpdatedAt.Truncate(time.Second).After(since) {
		return 0, geo.Errorf(geo.Stale, "Somebody else has changed it at %s.", now.UpdatedAt.UTC().Format(http.TimeFormat))
	}
	return now.Version, nil
}

// ifMatch gives the version that the client has seen, by If-Match; 0 when it does not say or takes any ("*"). Only the
// version is compared: what else the tag covers is derived, and no reason to refuse a change.
func ifMatch(r *http.Request) (int, error) {
	header := strings.TrimSpace(r.Header.Get("If-Match"))
	if header == "" || header == "*" {
		return 0, nil
	}
	tag, _, _ := strings.Cut(strings.Trim(strings.TrimPrefix(header, "W/"), `"`), "-")
	version, err := strconv.ParseInt(tag, 10, 32)
	if err != nil || version < 1 {
		return 0, geo.Errorf(geo.Stale, "The If-Match header does not hold an ETag of this thing.")
	}
	return int(version), nil
}
