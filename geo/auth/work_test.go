package auth_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"locuri/geo/auth"
)

// solve finds the number as a browser does.
func solve(t *testing.T, c auth.Challenge) int {
	t.Helper()
	for n := range c.MaxNumber {
		sum := sha256.Sum256([]byte(c.Salt + strconv.Itoa(n)))
		if hex.EncodeToString(sum[:]) == c.Challenge {
			return n
		}
	}
	t.Fatal("there is no solution")
	return 0
}

func payload(c auth.Challenge, number int) string {
	raw, _ := json.Marshal(map[string]any{"algorithm": c.Algorithm, "challenge": c.Challenge, "number": number, "salt": c.Salt, "signature": c.Signature, "took": 12})
	return base64.StdEncoding.EncodeToString(raw)
}

func TestWorkIsTakenAndNothingElse(t *testing.T) {
	t.Parallel()
	key, now := []byte("a key of ours"), time.Unix(1_800_000_000, 0)
	c, err := auth.NewChallenge(key, 1000, now.Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	n := solve(t, c)
	if _, expires, err := auth.CheckSolution(key, payload(c, n), now); err != nil || !expires.Equal(now.Add(time.Minute)) {
		t.Errorf("got %v until %s, want it taken", err, expires)
	}
	later, spliced, other := c, c, c
	later.Salt = strings.Replace(c.Salt, "expires=18", "expires=19", 1)
	// What stands before the number is moved into it: the hash stays, the time would not (CVE-2025-68113).
	spliced.Salt = strings.TrimSuffix(c.Salt, "&")
	other.Algorithm = "SHA-1"
	for name, c := range map[string]struct {
		key     []byte
		payload string
		at      time.Time
		want    error
	}{
		"not base64":      {key, "{}", now, auth.ErrNoSolution},
		"not JSON":        {key, base64.StdEncoding.EncodeToString([]byte("x")), now, auth.ErrNoSolution},
		"empty":           {key, "", now, auth.ErrNoSolution},
		"other algorithm": {key, payload(other, n), now, auth.ErrNoSolution},
		"negative":        {key, payload(c, -1), now, auth.ErrNoSolution},
		"spliced":         {key, payload(spliced, n), now, auth.ErrNoSolution},
		"wrong number":    {key, payload(c, n+1), now, auth.ErrWrongSolution},
		"longer life":     {key, payload(later, n), now, auth.ErrWrongSolution},
		"somebody else's": {[]byte("another key"), payload(c, n), now, auth.ErrWrongSolution},
		"too late":        {key, payload(c, n), now.Add(time.Minute), auth.ErrExpiredProblem},
	} {
		if _, _, err := auth.CheckSolution(c.key, c.payload, c.at); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}
