package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// APITokenPrefix begins every API token, so that scanners for leaked secrets know one.
const APITokenPrefix = "locuri_"

// NewToken gives a random secret of 256 bits after the prefix, in letters that need no escape in an address or a
// header, and its hash. Only the hash is kept.
func NewToken(prefix string) (token string, hash []byte) {
	secret := make([]byte, 32)
	rand.Read(secret) // never fails: crypto/rand ends the program when there is no randomness
	token = prefix + base64.RawURLEncoding.EncodeToString(secret)
	return token, HashToken(token)
}

// HashToken gives what is stored of a token and looked up by. SHA-256 without salt is enough: nobody guesses 256 random
// bits, and a look-up by the hash leaks nothing through its time.
func HashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
