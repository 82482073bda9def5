package cql2

import (
	"encoding/json"

	"locuri/geo"
)

// parseJSON reads CQL2 JSON (OGC 21-065r2 §8.3 and its JSON Schema). Members that the schema does not name are refused:
// a slip in a name would else change what is meant.
func parseJSON(filter string, crs *geo.CRS) (geo.Expression, error) {
	v, err := readValue(filter)
	if err != nil {
		return nil, err
	}
	return reader{crs}.expression(v)
}

// reader makes a tree of JSON values.
type reader struct{ crs *geo.CRS }

func (r reader) expression(v value) (geo.Expression, error) {
	switch scalar := v.scalar.(type) {
	case string:
		return geo.TextLiteral{Value: scalar, At: v.at}, nil
	case bool:
		return geo.BooleanLiteral{Value: scalar, At: v.at}, nil
	case json.Number:
		return number(string(scalar), v.at)
	}
	switch v.kind {
	case 'a':
		items, err := r.expressions(v.items)
		return geo.List{Items: items, At: v.at}, err
	case 'o':
		return r.object(v)
	}
	return nil, fault(v.at, "null", `null is no value here; write {"op":"isNull","args":[…]}`)
}

func (r reader) expressions(values []value) ([]geo.Expression, error) {
	expressions := make([]geo.Expression, 0, len(values))
	for _, v := range values {
		e, err := r.expression(v)
		if err != nil {
			return nil, err
		}
		expressions = append(expressions, e)
	}
	return expressions, nil
}

// object reads what its members say it is.
func (r reader) object(v value) (geo.Expression, error) {
	for _, kind := range []struct {
		member string
		read   func(value, value) (geo.Expression, error)
	}{
		{"op", r.call}, {"property", r.property}, {"date", r.instant}, {"timestamp", r.instant}, {"interval", r.interval}, {"type", r.geometry}, {"bbox", r.box},
	} {
		if inner, ok := v.member(kind.member); ok {
			return kind.read(v, inner)
		}
	}
	return nil, fault(v.at, "unknown_object", "an object here has one of the members op, property, date, timestamp, interval, type and bbox")
}

// call reads an operator with its operands. Names in JSON have case.
func (r reader) call(v, op value) (geo.Expression, error) {
	if err := v.only("op", "args"); err != nil {
		return nil, err
	}
	operator, _ := op.scalar.(string)
	if families[geo.Operator(operator)] == unknown {
		return nil, fault(op.at, "unknown_operator", "%q is not an operator here; there are and, or, not, =, <>, <, >, <=, >=, like, between, in, isNull, "+
			"casei, accenti, +, -, *, /, %%, div, ^, s_intersects and its kin, t_intersects and its kin, a_contains and its kin; names have case, as in t_finishedBy", shorten(operator))
	}
	args, ok := v.member("args")
	if !ok || args.kind != 'a' {
		return nil, fault(v.at, "wrong_operands", "%s needs the member args, an array", operator)
	}
	call := geo.Call{Op: geo.Operator(operator), At: v.at}
	least, most := arity(call.Op)
	if n := len(args.items); n < least || n > most {
		return nil, fault(v.at, "wrong_operands", "%s cannot have %d operands; see its args", operator, n)
	}
	operands, err := r.expressions(args.items)
	if err != nil {
		return nil, err
	}
	if call.Op == geo.OpAnd || call.Op == geo.OpOr {
		return join(call.Op, operands, v.at), nil
	}
	call.Args = operands
	return call, checkListPlace(call)
}

// checkListPlace refuses arrays where nothing takes one.
func checkListPlace(call geo.Call) error {
	for i, arg := range call.Args {
		list, ok := arg.(geo.List)
		if !ok || families[call.Op] == array || call.Op == geo.OpIn && i == 1 {
			continue
		}
		return fault(list.At, "misplaced_list", "%s takes no array as operand %d", call.Op, i+1)
	}
	return nil
}

func (r reader) property(v, name value) (geo.Expression, error) {
	if err := v.only("property"); err != nil {
		return nil, err
	}
	if s, _ := name.scalar.(string); s != "" {
		return geo.Reference{Name: s, At: v.at}, nil
	}
	return nil, fault(name.at, "no_name", "property must be the name of a property, a text")
}

// instant reads {"date":"…"} and {"timestamp":"…"}.
func (r reader) instant(v, inner value) (geo.Expression, error) {
	kind := v.members[0].name
	if err := v.only(kind); err != nil {
		return nil, err
	}
	s, ok := inner.scalar.(string)
	if !ok {
		return nil, fault(inner.at, "not_a_time", "%s must be a text, is %s", kind, inner.describe())
	}
	if kind == "date" {
		return date(s, v.at)
	}
	return timestamp(s, v.at)
}

func (r reader) interval(v, ends value) (geo.Expression, error) {
	if err := v.only("interval"); err != nil {
		return nil, err
	}
	if len(ends.items) != 2 {
		return nil, fault(ends.at, "not_an_interval", `interval must be an array of two: dates, times, properties, or ".." for an open end`)
	}
	var bounds [2]geo.Expression
	for i, end := range ends.items {
		var err error
		if bounds[i], err = r.bound(end); err != nil {
			return nil, err
		}
	}
	return newInterval(bounds[0], bounds[1], v.at)
}

func (r reader) bound(v value) (geo.Expression, error) {
	if s, ok := v.scalar.(string); ok {
		return bound(s, v.at)
	}
	if name, ok := v.member("property"); ok {
		return r.property(v, name)
	}
	return nil, fault(v.at, "not_an_interval", `the end of an interval is a date, a time, a property, or ".."`)
}

func (r reader) box(v, numbers value) (geo.Expression, error) {
	if err := v.only("bbox"); err != nil {
		return nil, err
	}
	n := make([]float64, len(numbers.items))
	for i, item := range numbers.items {
		var err error
		if n[i], err = r.coordinate(item); err != nil {
			return nil, err
		}
	}
	return newBox(n, r.crs, v.at)
}

func (r reader) coordinate(v value) (float64, error) {
	n, ok := v.scalar.(json.Number)
	if !ok {
		return 0, fault(v.at, "not_a_number", "a coordinate must be a number, is %s", v.describe())
	}
	e, err := number(string(n), v.at)
	return asFloat(e), err
}
