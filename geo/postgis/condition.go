package postgis

import (
	"fmt"
	"slices"
	"strings"

	"locuri/geo"
)

// condition gives an expression as a condition in SQL, with its values as arguments. It must have been checked against
// the fields, as cql2.Check does; columns has the SQL of each field that can be asked for. SQL's own logic of true,
// false and NULL is that of CQL2 (OGC 21-065r2 §6.3).
func condition(e geo.Expression, columns map[string]string, fields []geo.Field, args *arguments) (string, error) {
	return (&translator{columns: columns, fields: fields, args: args}).condition(e)
}

type translator struct {
	columns map[string]string
	fields  []geo.Field
	args    *arguments
	exact   bool // false and NULL must be told apart: within NOT and IS NULL, not above them
}

// term is a value in SQL and its type. Its text can stand beside any operator: it has brackets where it needs them.
type term struct {
	sql  string
	kind geo.FieldType // NumberField is float8, IntegerField any whole number; for a list, see listKinds
}

// unchecked is the error for a tree that never went through a check; it is a fault of the program, not of a person.
func unchecked(e geo.Expression) error {
	return fmt.Errorf("filter has an operand that cannot be here: %T", e)
}

func (t *translator) condition(e geo.Expression) (string, error) {
	switch e := e.(type) {
	case geo.BooleanLiteral:
		return t.args.add(e.Value) + "::boolean", nil
	case geo.Call:
		if translate, ok := translations[e.Op]; ok {
			return translate(t, e)
		}
	}
	return "", unchecked(e)
}

// translations say how each operator that gives true or false is written.
var translations map[geo.Operator]func(*translator, geo.Call) (string, error)

func init() { // the translations use the map themselves
	translations = map[geo.Operator]func(*translator, geo.Call) (string, error){
		geo.OpAnd: (*translator).joined, geo.OpOr: (*translator).joined, geo.OpNot: (*translator).not,
		geo.OpEqual: (*translator).comparison, geo.OpNotEqual: (*translator).comparison, geo.OpLess: (*translator).comparison,
		geo.OpGreater: (*translator).comparison, geo.OpLessOrEqual: (*translator).comparison, geo.OpGreaterOrEqual: (*translator).comparison,
		geo.OpLike: (*translator).like, geo.OpBetween: (*translator).between, geo.OpIn: (*translator).in, geo.OpIsNull: (*translator).isNull,
	}
	for op := range relations {
		translations[op] = (*translator).relation
	}
	for op := range allens {
		translations[op] = (*translator).temporal
	}
	for op := range setOperators {
		translations[op] = (*translator).sets
	}
}

func (t *translator) joined(e geo.Call) (string, error) {
	parts := make([]string, len(e.Args))
	for i, arg := range e.Args {
		var err error
		if parts[i], err = t.condition(arg); err != nil {
			return "", err
		}
	}
	return "(" + strings.Join(parts, map[geo.Operator]string{geo.OpAnd: " AND ", geo.OpOr: " OR "}[e.Op]) + ")", nil
}

func (t *translator) not(e geo.Call) (string, error) {
	inner, err := t.exactly(e.Args[0])
	return "(NOT " + inner + ")", err
}

// exactly gives a condition whose NULL must not become false.
func (t *translator) exactly(e geo.Expression) (string, error) {
	before := t.exact
	t.exact = true
	defer func() { t.exact = before }()
	return t.condition(e)
}

// strict makes a condition NULL when one of these values is, which AND and OR within it alone would not do: an operand
// that is NULL makes the whole predicate NULL (/req/advanced-comparison-operators/between-predicate C,
// /req/temporal-functions/temporal-predicates C).
func (t *translator) strict(condition string, values []string) string {
	if len(values) == 0 {
		return condition
	}
	unknown := strings.Join(values, " IS NULL OR ") + " IS NULL"
	if t.exact {
		return "(CASE WHEN " + unknown + " THEN NULL ELSE " + condition + " END)"
	}
	return "(" + condition + " AND NOT (" + unknown + "))"
}

// byCodePoint orders texts by code point, as the counts of OGC 21-065r2 annex A ask for. Equality needs no
// collation, and without one an index serves it.
const byCodePoint = ` COLLATE "C"`

func (t *translator) comparison(e geo.Call) (string, error) {
	terms, err := t.terms(e.Args)
	if err != nil {
		return "", err
	}
	left, right := terms[0], terms[1]
	if left.kind == geo.StringField && e.Op != geo.OpEqual && e.Op != geo.OpNotEqual {
		left.sql += byCodePoint
	}
	return "(" + left.sql + " " + string(e.Op) + " " + right.sql + ")", nil
}

// terms gives values that are compared with one another: dates become times where there are times among them.
func (t *translator) terms(expressions []geo.Expression) ([]term, error) {
	terms := make([]term, len(expressions))
	times := false
	for i, e := range expressions {
		var err error
		if terms[i], err = t.value(e); err != nil {
			return nil, err
		}
		times = times || terms[i].kind == geo.TimeField
	}
	for i := range terms {
		if times && terms[i].kind == geo.DateField {
			terms[i] = term{firstMoment(terms[i].sql), geo.TimeField}
		}
	}
	return terms, nil
}

// like compares as /req/advanced-comparison-operators/like-predicate says.
func (t *translator) like(e geo.Call) (string, error) {
	terms, err := t.terms(e.Args)
	if err != nil {
		return "", err
	}
	return "(" + terms[0].sql + byCodePoint + " LIKE " + terms[1].sql + ` ESCAPE E'\\')`, nil
}

func (t *translator) between(e geo.Call) (string, error) {
	terms, err := t.terms(e.Args)
	if err != nil {
		return "", err
	}
	var values []string
	for i, end := range terms[1:] {
		if kind, _ := literal(e.Args[i+1]); kind == "" {
			values = append(values, end.sql)
		}
	}
	return t.strict("("+terms[0].sql+" BETWEEN "+terms[1].sql+" AND "+terms[2].sql+")", values), nil
}

func (t *translator) in(e geo.Call) (string, error) {
	list, ok := e.Args[1].(geo.List)
	if !ok || len(list.Items) == 0 {
		return "", unchecked(e)
	}
	if values := literals(list.Items); values.list != nil && values.kind != geo.DateField && values.kind != geo.TimeField {
		left, err := t.value(e.Args[0])
		return "(" + left.sql + " = ANY(" + t.args.add(values.list) + "::" + sqlTypes[values.kind] + "[]))", err
	}
	terms, err := t.terms(append([]geo.Expression{e.Args[0]}, list.Items...))
	if err != nil {
		return "", err
	}
	items := make([]string, len(list.Items))
	for i, item := range terms[1:] {
		items[i] = item.sql
	}
	return "(" + terms[0].sql + " IN (" + strings.Join(items, ", ") + "))", nil
}

// isNull takes anything: an interval is unknown when one of its ends is.
func (t *translator) isNull(e geo.Call) (string, error) {
	if interval, ok := e.Args[0].(geo.Interval); ok {
		b, err := t.bounds(interval, true, true)
		return "(" + b.start + " IS NULL OR " + b.end + " IS NULL)", err
	}
	if call, ok := e.Args[0].(geo.Call); ok && translations[call.Op] != nil {
		inner, err := t.exactly(call)
		return "(" + inner + " IS NULL)", err
	}
	value, err := t.operand(e.Args[0])
	return "(" + value.sql + " IS NULL)", err
}

// operand gives any value, geometries and lists too.
func (t *translator) operand(e geo.Expression) (term, error) {
	switch e := e.(type) {
	case geo.Shape:
		sql, err := t.shape(e)
		return term{sql, geo.ShapeField}, err
	case geo.List:
		return t.list(e, "")
	}
	return t.value(e)
}

// setOperators compare arrays as sets (/req/array-functions/array-predicates).
var setOperators = map[geo.Operator]string{
	geo.OpArrayContains: "(%[1]s @> %[2]s)", geo.OpArrayContainedBy: "(%[1]s <@ %[2]s)", geo.OpArrayOverlaps: "(%[1]s && %[2]s)",
	geo.OpArrayEquals: "(%[1]s @> %[2]s AND %[1]s <@ %[2]s)",
}

func (t *translator) sets(e geo.Call) (string, error) {
	kinds := []geo.FieldType{t.itemKind(e.Args[0]), t.itemKind(e.Args[1])}
	kind := kinds[0]
	if kind == "" || slices.Contains(wider[kind], kinds[1]) {
		kind = kinds[1]
	}
	left, err := t.set(e.Args[0], kind)
	if err != nil {
		return "", err
	}
	right, err := t.set(e.Args[1], kind)
	sql := fmt.Sprintf(setOperators[e.Op], left, right)
	if bare, ok := strings.CutPrefix(left, "(nullif("); ok && !t.exact && e.Op != geo.OpArrayContainedBy {
		// The index is on the column as it is. Asking it first changes nothing but NULL into false.
		if bare, ok = strings.CutSuffix(bare, ", '{}'))"); ok {
			sql = "(" + fmt.Sprintf(setOperators[e.Op], bare, right) + " AND " + sql + ")"
		}
	}
	return sql, err
}
