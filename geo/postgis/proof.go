package postgis

import (
	"context"
	"time"

	"locuri/geo"
)

// ProofKey fulfils geo.Proofs.
func (db *DB) ProofKey(ctx context.Context) (key []byte, err error) {
	err = db.pool.QueryRow(ctx, `SELECT key FROM proof_key`).Scan(&key)
	return key, err
}

const spendProofSQL = `INSERT INTO spent_proof (challenge, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`

// SpendProof fulfils geo.Proofs.
func (db *DB) SpendProof(ctx context.Context, challenge []byte, expires time.Time) error {
	done, err := db.pool.Exec(ctx, spendProofSQL, challenge, expires)
	if err == nil && done.RowsAffected() == 0 {
		return geo.Errorf(geo.Conflict, "This challenge was solved before.")
	}
	return err
}

// Trusted fulfils geo.Proofs.
func (db *DB) Trusted(ctx context.Context, actor geo.Actor) (bool, error) {
	if actor.May(geo.ProposeUnmoderated, 0) == nil {
		return true, nil
	}
	for _, m := range actor.Memberships {
		if actor.May(geo.ProposeUnmoderated, m.Organisation) == nil {
			return true, nil
		}
	}
	return isTrusted(ctx, db.pool, actor)
}
