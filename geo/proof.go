package geo

import (
	"context"
	"time"
)

// Proofs keeps what proofs of work are signed and counted by. They hold off programs that write to many without asking
// anybody about people.
type Proofs interface {
	// ProofKey gives the secret by which challenges are signed, the same on every server.
	ProofKey(ctx context.Context) ([]byte, error)
	// SpendProof counts a challenge as solved, until it has expired anyway. Errors: Conflict when it was before.
	SpendProof(ctx context.Context, challenge []byte, expires time.Time) error
	// Trusted tells whether what the actor writes is published at once, for themselves or an organisation of theirs.
	Trusted(ctx context.Context, actor Actor) (bool, error)
}
