package postgis

import (
	"fmt"
	"strings"

	"locuri/geo"
)

// sqlTypes are the types that values are sent with.
var sqlTypes = map[geo.FieldType]string{
	geo.StringField: "text", geo.IntegerField: "bigint", geo.NumberField: "float8", geo.BooleanField: "boolean",
	geo.DateField: "date", geo.TimeField: "timestamptz",
}

// value gives a single value.
func (t *translator) value(e geo.Expression) (term, error) {
	switch e := e.(type) {
	case geo.Reference:
		field, column := geo.FieldNamed(t.fields, e.Name), t.columns[e.Name]
		if field == nil || column == "" {
			return term{}, unchecked(e)
		}
		return term{"(" + column + ")", field.Type}, nil
	case geo.Call:
		if fold := folds[e.Op]; fold != "" && len(e.Args) == 1 {
			text, err := t.value(e.Args[0])
			return term{strings.ReplaceAll(fold, "?", text.sql), geo.StringField}, err
		}
		return t.calculation(e)
	}
	return t.literal(e)
}

func (t *translator) literal(e geo.Expression) (term, error) {
	kind, value := literal(e)
	if kind == "" {
		return term{}, unchecked(e)
	}
	return term{t.args.add(value) + "::" + sqlTypes[kind], kind}, nil
}

// literal gives the type and the value of a literal; "" when it is none.
func literal(e geo.Expression) (geo.FieldType, any) {
	switch e := e.(type) {
	case geo.TextLiteral:
		return geo.StringField, e.Value
	case geo.IntegerLiteral:
		return geo.IntegerField, e.Value
	case geo.RealLiteral:
		return geo.NumberField, e.Value
	case geo.BooleanLiteral:
		return geo.BooleanField, e.Value
	case geo.DateLiteral:
		return geo.DateField, e.Value
	case geo.TimestampLiteral:
		return geo.TimeField, e.Value
	}
	return "", nil
}

// literalList is a list of literals of one type, for one argument.
type literalList struct {
	kind geo.FieldType
	list []any
}

// literals gives the values when all are literals of one type, whole numbers beside others as such; else no list.
func literals(items []geo.Expression) literalList {
	var l literalList
	for _, item := range items {
		kind, _ := literal(item)
		if l.kind == "" || l.kind == geo.IntegerField && kind == geo.NumberField {
			l.kind = kind
		}
	}
	for _, item := range items {
		kind, value := literal(item)
		if n, ok := value.(int64); ok && l.kind == geo.NumberField {
			kind, value = geo.NumberField, float64(n)
		}
		if kind == "" || kind != l.kind {
			return literalList{}
		}
		l.list = append(l.list, value)
	}
	return l
}

// folds are CASEI and ACCENTI, ? being the text. Full case folding makes ß, ẞ and SS alike and the two small sigmas
// (/req/case-insensitive-comparison/casei-function E): in capitals first, then small, by ICU, since what PostgreSQL
// itself knows of letters depends on how the database was made. Accents go as the standard's guidance has it: what is left of
// the decomposed text without its marks, with the strokes through letters besides. unaccent would do more: „ becomes two
// commas, and _ in a pattern finds it no more.
var folds = map[geo.Operator]string{
	geo.OpCaseI:   `(translate(lower(upper(translate(?, 'ẞ', 'ß') COLLATE "und-x-icu") COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C")`,
	geo.OpAccentI: `(translate(normalize(regexp_replace(normalize(?, NFD), '[` + marks + `]', '', 'g'), NFC), 'ØøŁłĐđĦħŦŧ', 'OoLlDdHhTt') COLLATE "C")`,
}

// marks are the nonspacing marks (category Mn) of Latin, Greek, Cyrillic, Hebrew and Arabic, for a regular expression. The
// voicing marks of Japanese stay (/rec/accent-insensitive-comparison/japanese-non-spacing-marks), and the vowels of Indic scripts.
const marks = `\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc` +
	`\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20f0\ufe20-\ufe2f`

// calculations are the arithmetic operators: between whole numbers, and between any. Quotients with a fraction and
// powers are always of the second sort. What cannot be calculated is an error of PostgreSQL's, see conditionError.
var calculations = map[geo.Operator][2]string{
	geo.OpPlus:  {"(%s + %s)", "(%s + %s)"},
	geo.OpMinus: {"(%s - %s)", "(%s - %s)"},
	geo.OpTimes: {"(%s * %s)", "(%s * %s)"},
	geo.OpOver:  {"", "(%s / %s)"},
	// As decimal numbers, so that 0.3 div 0.1 is 3, and what div leaves is what % gives.
	geo.OpDiv:    {"(%s / %s)", "div(%s::numeric, %s::numeric)::float8"},
	geo.OpModulo: {"(%s %% %s)", "mod(%s::numeric, %s::numeric)::float8"},
	geo.OpPower:  {"", "power(%s, %s)"},
}

func (t *translator) calculation(e geo.Call) (term, error) {
	patterns, ok := calculations[e.Op]
	if !ok || len(e.Args) != 2 {
		return term{}, unchecked(e)
	}
	left, err := t.value(e.Args[0])
	if err != nil {
		return term{}, err
	}
	right, err := t.value(e.Args[1])
	if err != nil {
		return term{}, err
	}
	kind, pattern := geo.IntegerField, patterns[0]
	if pattern == "" || left.kind != geo.IntegerField || right.kind != geo.IntegerField {
		kind, pattern = geo.NumberField, patterns[1]
	}
	cast := "::" + sqlTypes[kind]
	return term{fmt.Sprintf(pattern, left.sql+cast, right.sql+cast), kind}, nil
}

// itemKinds are the types of what is in the lists that features have.
var itemKinds = map[geo.FieldType]geo.FieldType{geo.StringsField: geo.StringField, geo.NumbersField: geo.IntegerField}

// wider are the types that a type can be turned into.
var wider = map[geo.FieldType][]geo.FieldType{geo.IntegerField: {geo.NumberField}, geo.DateField: {geo.TimeField}}

// itemKind tells of what a list is, "" for an empty one.
func (t *translator) itemKind(e geo.Expression) geo.FieldType {
	switch e := e.(type) {
	case geo.Reference:
		if field := geo.FieldNamed(t.fields, e.Name); field != nil {
			return itemKinds[field.Type]
		}
	case geo.List:
		var kind geo.FieldType
		for _, item := range e.Items {
			own := t.kindOf(item)
			if kind == "" || own == geo.NumberField || own == geo.TimeField {
				kind = own
			}
		}
		return kind
	}
	return ""
}

// kindOf tells the type of a value without translating it.
func (t *translator) kindOf(e geo.Expression) geo.FieldType {
	value, err := t.needed(false).value(e)
	if err != nil {
		return ""
	}
	return value.kind
}

// set gives a list as an array of one type.
func (t *translator) set(e geo.Expression, kind geo.FieldType) (string, error) {
	if list, ok := e.(geo.List); ok {
		value, err := t.list(list, kind)
		return value.sql, err
	}
	value, err := t.value(e)
	if own := itemKinds[value.kind]; err == nil && own != kind && kind != "" {
		value.sql += "::" + sqlTypes[kind] + "[]"
	}
	return value.sql, err
}

// list gives an array literal; an empty one is of texts unless kind says otherwise.
func (t *translator) list(e geo.List, kind geo.FieldType) (term, error) {
	if kind == "" {
		if kind = t.itemKind(e); kind == "" {
			kind = geo.StringField
		}
	}
	if values := literals(e.Items); values.list != nil && values.kind == kind {
		return term{t.args.add(values.list) + "::" + sqlTypes[kind] + "[]", geo.StringsField}, nil
	}
	terms, err := t.terms(e.Items)
	if err != nil {
		return term{}, err
	}
	items := make([]string, len(terms))
	for i, item := range terms {
		items[i] = item.sql
	}
	return term{"ARRAY[" + strings.Join(items, ", ") + "]::" + sqlTypes[kind] + "[]", geo.StringsField}, nil
}
