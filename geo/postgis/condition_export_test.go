package postgis

import "locuri/geo"

// Condition gives an expression as SQL with its arguments, for tests that evaluate it on tables of their own.
func Condition(e geo.Expression, columns map[string]string, fields []geo.Field) (string, []any, error) {
	args := &arguments{}
	sql, err := condition(e, columns, fields, args)
	return sql, *args, err
}
