package api

import (
	"bytes"
	"net/http"
	"unicode/utf8"

	"locuri/geo"
	"locuri/geo/format"
)

const csvType = "text/csv"

// readTags tells what a table of ties would do, and writes nothing.
func (a *API) readTags(w http.ResponseWriter, r *http.Request) error {
	if err := signedIn(r, geo.EditProject); err != nil {
		return err
	}
	id, err := pathID(r, "projectId")
	if err != nil {
		return err
	}
	body, err := readBytes(w, r, csvType)
	if err != nil {
		return err
	}
	if !utf8.Valid(body) {
		return geo.Errorf(geo.Invalid, "The table is not in UTF-8. Save it as “CSV UTF-8” in your spreadsheet.")
	}
	lines, err := format.ReadTags(bytes.NewReader(body))
	if err != nil {
		return err
	}
	if err := a.store.MatchTagLines(r.Context(), actor(r), id, lines); err != nil {
		return err
	}
	return writePrivate(w, http.StatusOK, map[string]any{"lines": lines})
}
