package postgis

import (
	"encoding/base64"
	"encoding/json"

	"locuri/geo"
)

// cursor is where a page ended: the sort value and the number of its last row.
type cursor struct {
	Sort  geo.Sort `json:"s"`
	Value string   `json:"v,omitempty"`
	ID    int64    `json:"i"`
}

func (c cursor) String() string {
	b, _ := json.Marshal(c) // a struct of plain values can always be written
	return base64.RawURLEncoding.EncodeToString(b)
}

// parseCursor reads a cursor of a list in the given order; nil for the start. Errors: Invalid.
func parseCursor(s string, sort geo.Sort) (*cursor, error) {
	if s == "" {
		return nil, nil
	}
	var c cursor
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err != nil || c.Sort != sort || c.ID <= 0 {
		var p geo.Problems
		p.Add("after", "not_a_cursor", "must be taken from a link to a next page of the same list in the same order")
		return nil, p.Err()
	}
	return &c, nil
}
