package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"locuri/geo"
)

// decodeJSON decodes one JSON value. Errors: Invalid, naming the member or the place of the fault.
func decodeJSON(body []byte, value any) error {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(value)
	if err == nil {
		if _, more := decoder.Token(); !errors.Is(more, io.EOF) {
			return geo.Errorf(geo.Invalid, "The body must be one JSON value; something follows it at byte %d.", decoder.InputOffset())
		}
		return nil
	}
	return jsonError(err)
}

func jsonError(err error) error {
	var p geo.Problems
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return geo.Errorf(geo.Invalid, "The body is not JSON: %s at byte %d.", syntax, syntax.Offset)
	case errors.As(err, &mistyped):
		if mistyped.Field == "" {
			return geo.Errorf(geo.Invalid, "The body must be %s, not %s.", jsonName(mistyped.Type), mistyped.Value)
		}
		p.Add(memberPath(mistyped.Field), "wrong_type", "must be %s, not %s", jsonName(mistyped.Type), mistyped.Value)
	case errors.As(err, new(*time.ParseError)):
		return geo.Errorf(geo.Invalid, "A time in the body is not as RFC 3339 has it, such as 2027-01-31T12:00:00Z.")
	case strings.HasPrefix(err.Error(), "json: unknown field "):
		p.Add(strings.Trim(strings.TrimPrefix(err.Error(), "json: unknown field "), `"`), "unknown", "is not known here")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return geo.Errorf(geo.Invalid, "The body is empty or breaks off; JSON is needed.")
	default:
		return geo.Errorf(geo.Invalid, "The body cannot be read as JSON.")
	}
	return p.Err()
}

// memberPath leaves out of the decoder's path what are not members: it names the Go structs that are embedded in others.
// No member of ours has a capital letter, and every struct has one.
func memberPath(path string) string {
	members := slices.DeleteFunc(strings.Split(path, "."), func(name string) bool { return strings.ContainsFunc(name, unicode.IsUpper) })
	return strings.Join(members, ".")
}

// jsonName says what a Go type is in JSON.
func jsonName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a text"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Pointer:
		return jsonName(t.Elem())
	}
	return "a number"
}

// patched gives a value after a JSON merge patch: what the patch does not name stays, null empties (RFC 7396).
// Members that T does not have are refused by name.
func patched[T any](current T, patch []byte) (T, error) {
	var after T
	var members map[string]json.RawMessage
	if err := decodeJSON(patch, &members); err != nil || members == nil {
		return current, geo.Errorf(geo.Invalid, "The patch must be a JSON object.")
	}
	before, err := json.Marshal(current)
	if err != nil {
		return current, fmt.Errorf("write the value to be patched: %w", err)
	}
	merged, err := json.Marshal(merge(decodeAny(before), decodeAny(patch)))
	if err != nil {
		return current, fmt.Errorf("write the patched value: %w", err)
	}
	err = decodeJSON(merged, &after)
	return after, err
}

func decodeAny(raw []byte) any {
	var v any
	_ = json.Unmarshal(raw, &v) // was decoded or made before
	return v
}

// merge is MergePatch of RFC 7396 §2.
func merge(target, patch any) any {
	members, isObject := patch.(map[string]any)
	if !isObject {
		return patch
	}
	object, isObject := target.(map[string]any)
	if !isObject {
		object = map[string]any{}
	}
	for name, value := range members {
		if value == nil {
			delete(object, name)
		} else {
			object[name] = merge(object[name], value)
		}
	}
	return object
}
