package geo

// Expression is a filter as a tree: what a filter language says, checked against the fields of a collection, before it
// becomes SQL. Package cql2 makes it, the store understands it.
type Expression interface {
	expression()
}
