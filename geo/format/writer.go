package format

// Writer writes the features of a collection into a file of one format.
type Writer interface {
	// Feature writes one feature: geometry and properties as the JSON texts of a GeoJSON feature, geometry nil for none.
	Feature(id int64, geometry, properties []byte) error
	// Close ends the file; the writer beneath stays open.
	Close() error
}
