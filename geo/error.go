package geo

import (
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// Fault says what sort of thing went wrong. The api package turns each into one HTTP status, in one place.
type Fault string

// The faults. An error that is not an *Error counts as internal: it is logged and its text never leaves the server.
const (
	Invalid         Fault = "invalid"          // the input is wrong; Fields say where
	Unauthenticated Fault = "unauthenticated"  // nobody is signed in, and somebody must be
	Forbidden       Fault = "forbidden"        // signed in, and still not allowed
	NotFound        Fault = "not-found"        // no such thing, or none this actor may know of
	Conflict        Fault = "conflict"         // the state of things does not allow it
	Stale           Fault = "stale"            // somebody else changed it in between
	TooLarge        Fault = "too-large"        // more than we take
	TooMany         Fault = "too-many"         // more often than we take
	Unavailable     Fault = "unavailable"      // cannot be done now; later it may
	Unsupported     Fault = "unsupported-type" // a media type we do not read
)

// Error is the one error type of the domain.
type Error struct {
	Fault   Fault
	Message string       // one plain English sentence, fit to be shown
	Fields  []FieldError // what exactly was wrong, when Fault is Invalid
	Decided *Decided     // who came first, when Fault is Conflict because somebody did
}

// FieldError says of one field or parameter what was wrong and what would be right.
type FieldError struct {
	Field   string     `json:"field"`        // name of the property or parameter, such as "title_ro" or "bbox"
	Code    string     `json:"code"`         // stable, for translation: "required", "too_long", "self_intersection" …
	Message string     `json:"message"`      // plain English, says what would be right
	At      *orb.Point `json:"at,omitempty"` // longitude, latitude of the fault in a geometry
}

// Error gives the message followed by the fields.
func (e *Error) Error() string {
	if len(e.Fields) == 0 {
		return e.Message
	}
	parts := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		parts[i] = f.Field + ": " + f.Message
	}
	return e.Message + " (" + strings.Join(parts, "; ") + ")"
}

// Errorf makes an error of the given fault.
func Errorf(fault Fault, format string, args ...any) *Error {
	return &Error{Fault: fault, Message: fmt.Sprintf(format, args...)}
}

// FaultOf gives the fault of err, or "" when err is not one of the domain's errors.
func FaultOf(err error) Fault {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Fault
	}
	return ""
}

// InvalidField makes an Invalid error about one field.
func InvalidField(field, code, format string, args ...any) error {
	var p Problems
	p.Add(field, code, format, args...)
	return p.Err()
}

// Problems collects field errors so that a person learns of all of them at once.
type Problems []FieldError

// Add notes one more problem.
func (p *Problems) Add(field, code, format string, args ...any) {
	*p = append(*p, FieldError{Field: field, Code: code, Message: fmt.Sprintf(format, args...)})
}

// mostFieldErrors is how many problems one error tells: nobody mends more at once, and whoever sends thousands is not to get thousands back.
const mostFieldErrors = 50

// Err gives nil when nothing is wrong, else one Invalid error with every problem in it, up to mostFieldErrors.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	message := "One field needs attention."
	if len(p) > 1 {
		message = fmt.Sprintf("%d fields need attention.", len(p))
	}
	return &Error{Fault: Invalid, Message: message, Fields: p[:min(len(p), mostFieldErrors)]}
}
