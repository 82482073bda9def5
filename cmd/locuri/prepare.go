package main

import (
	"context"

	"locuri/geo/postgis"
)

// prepare runs after the migrations and before the first request: it fills an empty database with the demo city when that is asked for, and prints
// the sign-in links of its accounts.
func prepare(ctx context.Context, db *postgis.DB, cfg config) error {
	return nil
}
