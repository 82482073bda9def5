package migrations

import "context"

// UpTo applies what is missing up to a version, as an older binary would have.
func UpTo(ctx context.Context, dsn string, version int64) error {
	provider, closeDB, err := open(dsn, Files)
	if err != nil {
		return err
	}
	defer closeDB()
	_, err = provider.UpTo(ctx, version)
	return err
}
