package api

import (
	"encoding/json"
	"net/http"

	"locuri/geo"
)

// target reads which thing the address means by its number, from somebody who is signed in.
func target(r *http.Request, action geo.Action, name string) (int64, error) {
	if err := signedIn(r, action); err != nil {
		return 0, err
	}
	return pathID(r, name)
}

// seenTarget is target with the version that was seen of it, by If-Match; 0 when that is not said.
func seenTarget(r *http.Request, action geo.Action, name string) (id int64, version int, err error) {
	if id, err = target(r, action, name); err != nil {
		return 0, 0, err
	}
	version, err = ifMatch(r)
	return id, version, err
}

// patch is what a request wants changed of a thing, and in which version it was seen.
type patch struct {
	id      int64
	version int
	body    []byte
}

// readPatch reads a merge patch (RFC 7396) of the thing that the address means, from somebody who is signed in.
func readPatch(w http.ResponseWriter, r *http.Request, action geo.Action, name string) (patch, error) {
	id, err := target(r, action, name)
	if err != nil {
		return patch{}, err
	}
	body, err := readBody(w, r, mergeType, jsonType)
	if err != nil {
		return patch{}, err
	}
	version, err := ifMatch(r)
	return patch{id, version, body}, err
}

// changes gives what the store is to do with a thing of T: take the state S of it that may be changed, patch that, and put
// it back. A patch that cannot be read changes nothing.
func changes[T, S any](p patch, state func(*T) S, put func(S, *T)) func(*T) error {
	return func(thing *T) error {
		after, err := patched(state(thing), p.body)
		if err == nil {
			put(after, thing)
		}
		return err
	}
}

// writeChanged answers a write with the thing as it is now, under the ETag that a GET would give it.
func writeChanged(w http.ResponseWriter, status, version int, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", jsonType)
	header.Set("ETag", contentTag(version, body))
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, err = w.Write(body)
	return ignoreGone(err)
}

// writeDone answers a write of which nothing is left to tell, unless it failed.
func writeDone(w http.ResponseWriter, err error) error {
	if err == nil {
		w.WriteHeader(http.StatusNoContent)
	}
	return err
}
