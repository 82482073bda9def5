package cql2

import (
	"slices"
	"strings"

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
	mixedSort     sort = "a list of several sorts"
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
	return checker{fields: fields}.condition(e)
}

type checker struct {
	fields []geo.Field
	gdal   bool // the filter is GDAL's
}

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
		err = c.want(&e, shapeSort)
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

// alike checks values that are compared with one another, and makes instants of plain texts among dates and times, and
// booleans of GDAL's 0 and 1 among booleans. It gives their common sort: a time when dates and times are mixed.
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
	if c.gdal && slices.Contains(found, booleanSort) {
		for i, arg := range checked {
			if truth, ok := plainTruth(arg); ok {
				checked[i], found[i] = truth, booleanSort
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
