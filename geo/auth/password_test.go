package auth_test

import (
	"runtime"
	"strings"
	"testing"

	"locuri/geo/auth"
)

func TestPasswordFitsItsHashOnly(t *testing.T) {
	t.Parallel()
	for _, password := range []string{"a long enough one", "șțăâî și ceva în plus", strings.Repeat("x", 200), ""} {
		phc := auth.HashPassword(password)
		if !auth.CheckPassword(phc, password) {
			t.Errorf("%q does not fit its own hash %s", password, phc)
		}
		if auth.CheckPassword(phc, password+" ") {
			t.Errorf("%q with a blank more fits the hash", password)
		}
	}
}

func TestHashIsPHCWithOWASPCostsAndOwnSalt(t *testing.T) {
	t.Parallel()
	one, two := auth.HashPassword("the same password"), auth.HashPassword("the same password")
	if one == two {
		t.Error("two hashes of one password are equal: no salt")
	}
	if !strings.HasPrefix(one, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("%s does not begin with algorithm, version and costs", one)
	}
}

// The reference implementation's own test vector (phc-winner-argon2, src/test.c, v=19, t=2, m=2^16, p=1).
func TestHashOfOtherCostsIsRead(t *testing.T) {
	t.Parallel()
	const phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if !auth.CheckPassword(phc, "password") {
		t.Error("the reference hash does not fit its password")
	}
	if auth.CheckPassword(phc, "passwore") {
		t.Error("the reference hash fits another password")
	}
}

func TestUnreadableHashFitsNothing(t *testing.T) {
	t.Parallel()
	good := auth.HashPassword("password one")
	for name, phc := range map[string]string{
		"none":          "",
		"bcrypt":        "$2b$12$abcdefghijklmnopqrstuu5Lr.ZnUY0M0.Iqa7zZpeFX.bOhxTt0i",
		"cut":           good[:len(good)-20],
		"no costs":      strings.Replace(good, "m=19456,t=2,p=1", "", 1),
		"memory bomb":   strings.Replace(good, "m=19456", "m=4294967295", 1),
		"endless":       strings.Replace(good, "t=2", "t=4000000000", 1),
		"no passes":     strings.Replace(good, "t=2", "t=0", 1),
		"no lanes":      strings.Replace(good, "p=1", "p=0", 1),
		"old version":   strings.Replace(good, "v=19", "v=16", 1),
		"empty key":     good[:strings.LastIndex(good, "$")+1],
		"other variant": strings.Replace(good, "argon2id", "argon2i", 1),
	} {
		if auth.CheckPassword(phc, "password one") {
			t.Errorf("%s: %q fits a password", name, phc)
		}
	}
}

func TestTokenIsRandomAndHashed(t *testing.T) {
	t.Parallel()
	one, hash := auth.NewToken(auth.APITokenPrefix)
	two, _ := auth.NewToken(auth.APITokenPrefix)
	if one == two {
		t.Error("two tokens are equal")
	}
	if len(one) != len(auth.APITokenPrefix)+43 { // 256 bits in base64 without padding
		t.Errorf("token %q does not carry 256 bits", one)
	}
	if string(auth.HashToken(one)) != string(hash) || len(hash) != 32 {
		t.Error("the hash is not the token's SHA-256")
	}
	if string(auth.HashToken(two)) == string(hash) {
		t.Error("two tokens have one hash")
	}
}

// Who has no account must not be told apart by the time that takes: as much is derived for nobody as for somebody, which shows in
// the memory that argon2id fills. A clock would show what else the machine does. Not in parallel: others' memory would count too.
func TestUnreadableHashTakesAsMuch(t *testing.T) {
	filled := func(phc string) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		auth.CheckPassword(phc, "password two")
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	const derived = 19 << 20
	for name, phc := range map[string]string{"a wrong password": auth.HashPassword("password one"), "no account": "", "a damaged hash": "$argon2id$v=19$m=1"} {
		if n := filled(phc); n < derived || n > derived+derived/10 {
			t.Errorf("%s fills %d bytes, want about %d", name, n, derived)
		}
	}
}
