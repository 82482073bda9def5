package cql2

import (
	"slices"

	"locuri/geo"
)

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

// array checks a list, whose values may be of several sorts (OGC 21-065r2 §7.9.1).
func (c checker) array(e geo.List) (geo.Expression, sort, error) {
	if len(e.Items) == 0 {
		return e, emptySort, nil
	}
	for _, item := range e.Items {
		_, s, err := c.value(item)
		if err != nil {
			return nil, "", err
		}
		if lists[s] == "" {
			return nil, "", fault(position(item), "type_mismatch", "a list can have texts, numbers, booleans, dates or times, not %s", s)
		}
	}
	items, s, err := c.alike(e.Items, "a list")
	if err != nil { // each value is well, so they differ
		return e, mixedSort, nil
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
		if s != emptySort && s != mixedSort && !slices.Contains([]sort{textsSort, numbersSort, booleansSort, datesSort, timesSort}, s) {
			return fault(position(arg), "type_mismatch", "%s compares lists, %s is %s", operatorName(e.Op), describe(arg), s)
		}
		e.Args[i], found[i] = checked, s
	}
	if i := slices.Index(found[:], mixedSort); i >= 0 && found[1-i] != mixedSort {
		return c.mixed(e, i, found[1-i])
	}
	if found[0] != found[1] && !slices.Contains(found[:], emptySort) && !(slices.Contains(found[:], datesSort) && slices.Contains(found[:], timesSort)) || found[0] == mixedSort {
		return fault(e.At, "type_mismatch", "%s compares lists of one sort, but here are %s and %s", operatorName(e.Op), found[0], found[1])
	}
	return nil
}

// mixed makes of a list with values of several sorts, which is operand i, what it is to the other one: only values of
// the other's sort can be in both, and what is not in both is enough to tell that the list is neither equal nor within.
func (c checker) mixed(e *geo.Call, i int, other sort) error {
	list := e.Args[i].(geo.List)
	alike := geo.List{Items: []geo.Expression{}, At: list.At}
	for _, item := range list.Items {
		checked, s, err := c.value(item)
		if err != nil {
			return err
		}
		if lists[s] == other || temporalScalar(s) && (other == datesSort || other == timesSort) {
			alike.Items = append(alike.Items, checked)
		}
	}
	larger := map[geo.Operator]int{geo.OpArrayContains: 0, geo.OpArrayContainedBy: 1}
	if side, ok := larger[e.Op]; e.Op == geo.OpArrayEquals || ok && side != i {
		e.Op, alike.Items = geo.OpArrayOverlaps, []geo.Expression{} // nothing overlaps what is empty
	}
	e.Args[i] = alike
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
