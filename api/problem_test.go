package api_test

import "testing"

// A database that takes no writes any more, as on a full disk, is told as such, and goes on answering questions.
func TestReadOnlyDatabase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var name string
	must(t, w.db.Pool().QueryRow(t.Context(), "SELECT current_database()").Scan(&name))
	_, err := w.db.Pool().Exec(t.Context(), "ALTER DATABASE "+name+" SET default_transaction_read_only = on")
	must(t, err)
	w.db.Pool().Reset() // connections that are open keep the setting they began with
	w.by("planner").do("GET", "/api/collections/places/items", "").want(200)
	w.by("planner").do("POST", "/api/collections/places/items", newFeature).want(503)
}
