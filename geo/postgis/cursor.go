package postgis

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"locuri/geo"
)

// cursor is where a page ended: the sort value and the number of its last row.
type cursor struct {
	Sort  geo.Sort `json:"s"`
	Value string   `json:"v,omitempty"`
	ID    int64    `json:"i"`
	value any      // Value as the database takes it; there after parseCursor
}

func (c cursor) String() string {
	b, _ := json.Marshal(c) // a struct of plain values can always be written
	return base64.RawURLEncoding.EncodeToString(b)
}

// cut gives what the rows of a page hold, of which one more than its limit was asked for, and the cursor of the next page; "" for none.
func cut[R, T any](rows []R, limit int, end func(R) cursor, thing func(R) T) (things []T, next string) {
	if len(rows) > limit {
		rows = rows[:limit]
		next = end(rows[limit-1]).String()
	}
	things = make([]T, len(rows))
	for i, r := range rows {
		things[i] = thing(r)
	}
	return things, next
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
	if err == nil {
		c.value, err = c.bound()
	}
	if err != nil || c.Sort != sort || c.ID <= 0 {
		return nil, geo.InvalidField("after", "not_a_cursor", "must be taken from a link to a next page of the same list in the same order")
	}
	return &c, nil
}

// updatedLayout is how PostgreSQL writes a timestamptz in UTC.
const updatedLayout = "2006-01-02 15:04:05.999999-07"

// bound gives the value as the database takes it, or an error when the order has no such values: anybody may write a
// cursor.
func (c cursor) bound() (any, error) {
	name, _ := c.Sort.Field()
	switch {
	case name == "updated_at":
		return time.Parse(updatedLayout, c.Value)
	case c.Sort == byStart:
		return time.Parse(time.RFC3339Nano, c.Value)
	case c.Sort == geo.SortMatch:
		rank, err := strconv.ParseFloat(c.Value, 32)
		return float32(rank), err
	case strings.ContainsRune(c.Value, 0):
		return nil, errors.New("PostgreSQL keeps no NUL in a text")
	}
	return c.Value, nil
}
