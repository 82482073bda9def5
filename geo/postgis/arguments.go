package postgis

import "strconv"

// arguments collects the values of a statement; text never holds a value, only the placeholder that add gives.
type arguments []any

// add takes a value and gives its placeholder.
func (a *arguments) add(value any) string {
	*a = append(*a, value)
	return "$" + strconv.Itoa(len(*a))
}
