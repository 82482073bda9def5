// Package auth makes and checks the secrets by which people and programs sign in: passwords and random tokens.
package auth

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// What OWASP's Password Storage Cheat Sheet asks of argon2id at least: 19 MiB of memory, 2 passes, 1 lane.
const (
	memoryKiB = 19 * 1024
	passes    = 2
	lanes     = 1
	saltBytes = 16
	keyBytes  = 32
)

// params are how a stored hash was made; they may differ from today's.
type params struct {
	memory, passes uint32
	lanes          uint8
	salt, key      []byte
}

// HashPassword gives the PHC string of a password under a new random salt, such as
// $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>.
func HashPassword(password string) string {
	p := params{memory: memoryKiB, passes: passes, lanes: lanes, salt: make([]byte, saltBytes)}
	rand.Read(p.salt) // never fails: crypto/rand ends the program when there is no randomness
	p.key = p.derive(password, keyBytes)
	return p.String()
}

// CheckPassword tells whether a password is the one that a PHC string was made of. An empty or unreadable string fits
// no password, but takes as long to say so: the time does not tell whether an address has an account.
func CheckPassword(phc, password string) bool {
	p, err := parsePHC(phc)
	if err != nil {
		nobody := params{memory: memoryKiB, passes: passes, lanes: lanes, salt: make([]byte, saltBytes)}
		nobody.derive(password, keyBytes)
		return false
	}
	return subtle.ConstantTimeCompare(p.derive(password, uint32(len(p.key))), p.key) == 1
}

func (p params) derive(password string, length uint32) []byte {
	return argon2.IDKey([]byte(password), p.salt, p.passes, p.memory, p.lanes, length)
}

// String gives the PHC string; its base64 has no padding.
func (p params) String() string {
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, p.memory, p.passes, p.lanes, b64(p.salt), b64(p.key))
}

// parsePHC reads a PHC string. It refuses costs that would let a damaged row take the server's memory.
func parsePHC(s string) (params, error) {
	var p params
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return p, fmt.Errorf("not a PHC string of argon2id, version %d", argon2.Version)
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &p.memory, &p.passes, &p.lanes); err != nil {
		return p, fmt.Errorf("costs %q: %w", parts[3], err)
	}
	if p.memory < 8 || p.memory > 1<<20 || p.passes < 1 || p.passes > 100 || p.lanes < 1 {
		return p, fmt.Errorf("costs %q are out of bounds", parts[3])
	}
	var err error
	if p.salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return p, fmt.Errorf("salt: %w", err)
	}
	if p.key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil {
		return p, fmt.Errorf("hash: %w", err)
	}
	if len(p.salt) < 8 || len(p.key) < 16 || len(p.key) > 128 {
		return p, fmt.Errorf("salt of %d and hash of %d bytes are out of bounds", len(p.salt), len(p.key))
	}
	return p, nil
}
