package cql2

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"locuri/geo"
)

// sort is what sort of value an expression has.
type sort string

const (
	textSort      sort = "a text"
	numberSort    sort = "a number"
	booleanSort   sort = "true or false"
	dateSort      sort = "a date"
	timeSort      sort = "a time"
	intervalSort  sort = "an interval"
	shapeSort     sort = "a geometry"
	conditionSort sort = "a condition"
	textsSort     sort = "a list of texts"
	numbersSort   sort = "a list of numbers"
	booleansSort  sort = "a list of booleans"
	datesSort     sort = "a list of dates"
	timesSort     sort = "a list of times"
	emptySort     sort = "an empty list"
)

var lists = map[sort]sort{textSort: textsSort, numberSort: numbersSort, booleanSort: booleansSort, dateSort: datesSort, timeSort: timesSort}

var sorts = map[geo.FieldType]sort{
	geo.StringField: textSort, geo.IntegerField: numberSort, geo.NumberField: numberSort, geo.BooleanField: booleanSort,
	geo.DateField: dateSort, geo.TimeField: timeSort, geo.ShapeField: shapeSort, geo.StringsField: textsSort, geo.NumbersField: numbersSort,
}

// Check gives the filter with each operand of the sort that its operator takes, or Invalid, naming "filter": a property
// that cannot be asked for (the queryables are told, /req/basic-cql2/property A), operands of different sorts
// (/req/basic-cql2/binary-comparison-predicate D), or something else than a condition. Plain texts that are compared with
// dates and times become what they mean (/per/basic-cql2/type-casts).
func Check(e geo.Expression, fields []geo.Field) (geo.Expression, error) {
	return checker{fields}.condition(e)
}

type checker struct{ fields []geo.Field }

// condition checks what must be true or false: rule booleanExpression.
func (c checker) condition(e geo.Expression) (geo.Expression, error) {
	switch e := e.(type) {
	case geo.BooleanLiteral:
		return e, nil
	case geo.Call:
		if f := families[e.Op]; f != arithmetic && f != folding {
			e, _, err := c.call(e)
			return e, err
		}
	case geo.Reference:
		if f := geo.FieldNamed(c.fields, e.Name); f != nil && f.Type == geo.BooleanField {
			return nil, fault(e.At, "not_a_condition", "a property alone is no condition; write %s = true", name(e.Name))
		}
	}
	_, s, err := c.value(e)
	if err == nil {
		err = fault(position(e), "not_a_condition", "expected a condition such as kind = 'space', found %s", s)
	}
	return nil, err
}

// value checks anything else, and tells its sort.
func (c checker) value(e geo.Expression) (geo.Expression, sort, error) {
	switch e := e.(type) {
	case geo.Call:
		return c.call(e)
	case geo.Reference:
		s, err := c.reference(e)
		return e, s, err
	case geo.TextLiteral:
		return e, textSort, nil
	case geo.IntegerLiteral, geo.RealLiteral:
		return e, numberSort, nil
	case geo.BooleanLiteral:
		return e, booleanSort, nil
	case geo.DateLiteral:
		return e, dateSort, nil
	case geo.TimestampLiteral:
		return e, timeSort, nil
	case geo.Interval:
		return e, intervalSort, c.interval(e)
	case geo.Shape:
		return e, shapeSort, nil
	case geo.List:
		return c.array(e)
	}
	return nil, "", fault(0, "not_a_value", "cannot be understood")
}

// reference refuses what is no queryable.
func (c checker) reference(e geo.Reference) (sort, error) {
	f := geo.FieldNamed(c.fields, e.Name)
	if f != nil && f.Queryable && sorts[f.Type] != "" {
		return sorts[f.Type], nil
	}
	var known []string
	for _, f := range c.fields {
		if f.Queryable {
			known = append(known, f.Name)
		}
	}
	return "", fault(e.At, "unknown_property", "%s is not a property that can be asked for; there are %s; a text stands in single quotes",
		name(shorten(e.Name)), strings.Join(known, ", "))
}

func (c checker) call(e geo.Call) (geo.Expression, sort, error) {
	f := families[e.Op]
	if least, most := arity(e.Op); f == unknown || len(e.Args) < least || len(e.Args) > most {
		return nil, "", fault(e.At, "wrong_operands", "%s cannot have %d operands", e.Op, len(e.Args))
	}
	e.Args = slices.Clone(e.Args)
	var err error
	result := conditionSort
	switch f {
	case logical:
		err = c.each(&e, c.condition)
	case comparing:
		err = c.comparison(&e)
	case special:
		err = c.special(&e)
	case arithmetic:
		err, result = c.want(&e, numberSort), numberSort
	case folding:
		err, result = c.want(&e, textSort), textSort
	case spatial:
		if err = c.want(&e, shapeSort); err == nil {
			err = checkCollections(e)
		}
	case temporal:
		err = c.temporal(&e)
	case array:
		err = c.arrays(&e)
	}
	return e, result, err
}

// each puts every operand through a check.
func (c checker) each(e *geo.Call, check func(geo.Expression) (geo.Expression, error)) error {
	for i, arg := range e.Args {
		checked, err := check(arg)
		if err != nil {
			return err
		}
		e.Args[i] = checked
	}
	return nil
}

// want checks that every operand is of one sort.
func (c checker) want(e *geo.Call, want sort) error {
	return c.each(e, func(arg geo.Expression) (geo.Expression, error) {
		checked, s, err := c.value(arg)
		if err == nil && s != want {
			err = fault(position(arg), "type_mismatch", "%s needs %s, %s is %s%s", operatorName(e.Op), want, describe(arg), s, quoteHint(arg, want))
		}
		return checked, err
	})
}

// comparison is rule binaryComparisonPredicate: two scalar values of the same sort, or a date and a time.
func (c checker) comparison(e *geo.Call) error {
	args, s, err := c.alike(e.Args, string(e.Op))
	e.Args = args
	if err == nil && lists[s] == "" {
		err = fault(position(args[0]), "type_mismatch", "%s compares texts, numbers, booleans, dates and times, %s is %s", e.Op, describe(args[0]), s)
	}
	return err
}

// alike checks values that are compared with one another, and makes instants of plain texts among dates and times. It
// gives their common sort: a time when dates and times are mixed.
func (c checker) alike(args []geo.Expression, what string) ([]geo.Expression, sort, error) {
	checked, found := make([]geo.Expression, len(args)), make([]sort, len(args))
	for i, arg := range args {
		var err error
		if checked[i], found[i], err = c.value(arg); err != nil {
			return nil, "", err
		}
	}
	if slices.ContainsFunc(found, temporalScalar) {
		for i, arg := range checked {
			if text, ok := arg.(geo.TextLiteral); ok {
				if checked[i] = plainInstant(text.Value, text.At); checked[i] == nil {
					return nil, "", fault(text.At, "not_a_time", "%s is compared with a date or time and is none; write DATE(%s) or TIMESTAMP(%s)",
						describe(text), dateExample, timestampExample)
				}
				found[i] = instantSort(checked[i])
			}
		}
	}
	s := found[0]
	for i := range checked {
		switch {
		case found[i] == s:
		case temporalScalar(found[i]) && temporalScalar(s):
			s = timeSort
		default:
			return nil, "", fault(position(args[i]), "type_mismatch", "%s takes values of one sort, but %s is %s and %s is %s%s",
				what, describe(args[0]), s, describe(args[i]), found[i], quoteHint(args[i], s)+quoteHint(args[0], found[i]))
		}
	}
	return checked, s, nil
}

func temporalScalar(s sort) bool { return s == dateSort || s == timeSort }

func instantSort(e geo.Expression) sort {
	if _, ok := e.(geo.DateLiteral); ok {
		return dateSort
	}
	return timeSort
}

// special checks LIKE, BETWEEN, IN and IS NULL.
func (c checker) special(e *geo.Call) (err error) {
	switch e.Op {
	case geo.OpLike:
		if err = c.want(e, textSort); err == nil {
			err = pattern(e.Args[1])
		}
	case geo.OpBetween:
		err = c.want(e, numberSort)
	case geo.OpIn:
		err = c.in(e)
	default: // IS NULL takes anything
		e.Args[0], _, err = c.value(e.Args[0])
	}
	return err
}

// pattern checks the right side of LIKE, rule patternExpression: a literal, perhaps in CASEI and ACCENTI.
func pattern(e geo.Expression) error {
	switch e := e.(type) {
	case geo.TextLiteral:
		return checkPattern(e.Value, e.At)
	case geo.Call:
		return pattern(e.Args[0]) // want has seen that it is a text, so it is one of the two
	}
	return fault(position(e), "not_a_pattern", "LIKE needs a text with %% and _ on its right, found %s", describe(e))
}

func (c checker) in(e *geo.Call) error {
	list, ok := e.Args[1].(geo.List)
	if !ok || len(list.Items) == 0 {
		return fault(position(e.Args[1]), "not_a_list", "IN needs a list with at least one value")
	}
	args, s, err := c.alike(append([]geo.Expression{e.Args[0]}, list.Items...), "IN")
	if err != nil {
		return err
	}
	if lists[s] == "" {
		return fault(e.At, "type_mismatch", "IN compares texts, numbers, booleans, dates and times, %s is %s", describe(args[0]), s)
	}
	list.Items = args[1:]
	e.Args = []geo.Expression{args[0], list}
	return nil
}

// temporal checks rule temporalPredicate. Functions between intervals refuse instants (OGC 21-065r2 §7.8.3).
func (c checker) temporal(e *geo.Call) error {
	return c.each(e, func(arg geo.Expression) (geo.Expression, error) {
		checked, s, err := c.value(arg)
		if text, ok := arg.(geo.TextLiteral); ok {
			if checked = plainInstant(text.Value, text.At); checked == nil {
				return nil, fault(text.At, "not_a_time", "%s needs dates or times, %s is none; write DATE(%s) or TIMESTAMP(%s)",
					operatorName(e.Op), describe(text), dateExample, timestampExample)
			}
			s = instantSort(checked)
		}
		switch {
		case err != nil:
			return nil, err
		case s != intervalSort && !temporalScalar(s):
			return nil, fault(position(arg), "type_mismatch", "%s needs dates, times or intervals, %s is %s", operatorName(e.Op), describe(arg), s)
		case s != intervalSort && slices.Contains(allens, e.Op):
			return nil, fault(position(arg), "not_an_interval", "%s is between intervals only; write INTERVAL(start, end)", operatorName(e.Op))
		}
		return checked, nil
	})
}

func (c checker) interval(e geo.Interval) error {
	for _, end := range []geo.Expression{e.Start, e.End} {
		reference, ok := end.(geo.Reference)
		if !ok {
			continue
		}
		s, err := c.reference(reference)
		if err != nil {
			return err
		}
		if !temporalScalar(s) {
			return fault(reference.At, "type_mismatch", "an interval needs dates or times, %s is %s", describe(reference), s)
		}
	}
	return nil
}

// array checks a list of values of one sort.
func (c checker) array(e geo.List) (geo.Expression, sort, error) {
	if len(e.Items) == 0 {
		return e, emptySort, nil
	}
	items, s, err := c.alike(e.Items, "a list")
	if err != nil {
		return nil, "", err
	}
	if lists[s] == "" {
		return nil, "", fault(e.At, "type_mismatch", "a list can have texts, numbers, booleans, dates or times, not %s", s)
	}
	e.Items = items
	return e, lists[s], nil
}

// arrays checks rule arrayPredicate.
func (c checker) arrays(e *geo.Call) error {
	var found [2]sort
	for i, arg := range e.Args {
		checked, s, err := c.arrayOperand(arg)
		if err != nil {
			return err
		}
		if s != emptySort && !slices.Contains([]sort{textsSort, numbersSort, booleansSort, datesSort, timesSort}, s) {
			return fault(position(arg), "type_mismatch", "%s compares lists, %s is %s", operatorName(e.Op), describe(arg), s)
		}
		e.Args[i], found[i] = checked, s
	}
	if found[0] != found[1] && !slices.Contains(found[:], emptySort) && !(slices.Contains(found[:], datesSort) && slices.Contains(found[:], timesSort)) {
		return fault(e.At, "type_mismatch", "%s compares lists of one sort, but here are %s and %s", operatorName(e.Op), found[0], found[1])
	}
	return nil
}

// arrayOperand reads names in double quotes that are no properties as texts, if a list has nothing else: the abstract
// test /conf/array-functions/array-predicates writes ("foo","bar").
func (c checker) arrayOperand(e geo.Expression) (geo.Expression, sort, error) {
	list, ok := e.(geo.List)
	if !ok || len(list.Items) == 0 {
		return c.value(e)
	}
	texts := geo.List{At: list.At}
	for _, item := range list.Items {
		reference, ok := item.(geo.Reference)
		if !ok || geo.FieldNamed(c.fields, reference.Name) != nil {
			return c.value(e)
		}
		texts.Items = append(texts.Items, geo.TextLiteral{Value: reference.Name, At: reference.At})
	}
	return texts, textsSort, nil
}

// checkCollections refuses collections of different dimensions where the relation is not defined for them: all but
// intersection is by the interiors and boundaries of points, lines or areas (OGC 06-103r4 §6.1.15.3).
func checkCollections(e geo.Call) error {
	if e.Op == geo.OpIntersects || e.Op == geo.OpDisjoint {
		return nil
	}
	for _, arg := range e.Args {
		shape, _ := arg.(geo.Shape)
		collection, ok := shape.Geometry.(orb.Collection)
		if !ok {
			continue
		}
		for _, part := range collection {
			if part.Dimensions() != collection[0].Dimensions() {
				return fault(shape.At, "mixed_collection", "%s needs a collection of points, of lines or of polygons alone; S_INTERSECTS and S_DISJOINT take any", operatorName(e.Op))
			}
		}
	}
	return nil
}

// describe names an operand in a message.
func describe(e geo.Expression) string {
	switch e := e.(type) {
	case geo.Reference:
		return name(e.Name)
	case geo.Call:
		return "what " + operatorName(e.Op) + " gives"
	case geo.Shape, geo.Interval, geo.List:
		return "this"
	}
	return shorten(WriteText(e))
}

func operatorName(op geo.Operator) string { return strings.ToUpper(string(op)) }

// quoteHint says how a value would be of the wanted sort, if quotes are all there is to it.
func quoteHint(e geo.Expression, want sort) string {
	switch e := e.(type) {
	case geo.TextLiteral:
		if _, err := number(e.Value, e.At); want == numberSort && err == nil {
			return fmt.Sprintf("; write %s without quotes", shorten(e.Value))
		}
	case geo.IntegerLiteral, geo.RealLiteral:
		if want == textSort {
			return fmt.Sprintf("; write '%s' in quotes", WriteText(e))
		}
	}
	return ""
}
