package auth

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/big"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Challenge is a task of the ALTCHA scheme with SHA-256 (altcha.org, "Proof-of-Work Captcha", §"Challenge Creation"): to find
// the number of which, put behind the salt, the hash is this. Only we know it, and we forget it: the signature is enough to know the
// task again.
type Challenge struct {
	Algorithm string `json:"algorithm"`
	Challenge string `json:"challenge"` // hex(SHA-256(salt + number))
	MaxNumber int    `json:"maxnumber"`
	Salt      string `json:"salt"`      // random, with the time at which it expires as a query parameter
	Signature string `json:"signature"` // hex(HMAC-SHA-256(challenge))
}

const workAlgorithm = "SHA-256"

// NewChallenge makes a task whose number lies below most.
func NewChallenge(key []byte, most int, expires time.Time) (Challenge, error) {
	number, err := rand.Int(rand.Reader, big.NewInt(int64(most)))
	if err != nil {
		return Challenge{}, err
	}
	random := make([]byte, 12)
	_, _ = rand.Read(random) // never fails
	// The & at the end keeps digits of the number from being read as digits of the time, and the reverse.
	salt := hex.EncodeToString(random) + "?expires=" + strconv.FormatInt(expires.Unix(), 10) + "&"
	task := sha256.Sum256([]byte(salt + number.String()))
	challenge := hex.EncodeToString(task[:])
	return Challenge{workAlgorithm, challenge, most, salt, sign(key, challenge)}, nil
}

func sign(key []byte, challenge string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(challenge))
	return hex.EncodeToString(mac.Sum(nil))
}

// What can be wrong with a solution.
var (
	ErrNoSolution     = errors.New("it is no solution as the ALTCHA scheme writes it")
	ErrWrongSolution  = errors.New("it does not solve a challenge of ours")
	ErrExpiredProblem = errors.New("the challenge has expired")
)

// CheckSolution gives the challenge that a payload solves, as it was signed, and when that expires (ibid., §"Server Verification").
// That it is used once is the caller's to see to.
func CheckSolution(key []byte, payload string, now time.Time) (challenge []byte, expires time.Time, err error) {
	var s struct {
		Challenge
		Number int64 `json:"number"`
		Took   int64 `json:"took"`
	}
	raw, err := base64.StdEncoding.DecodeString(payload)
	if err != nil || json.Unmarshal(raw, &s) != nil || s.Algorithm != workAlgorithm || s.Number < 0 {
		return nil, expires, ErrNoSolution
	}
	_, query, _ := strings.Cut(s.Salt, "?")
	values, err := url.ParseQuery(strings.TrimSuffix(query, "&"))
	seconds, notNumber := strconv.ParseInt(values.Get("expires"), 10, 64)
	if err != nil || notNumber != nil || !strings.HasSuffix(s.Salt, "&") {
		return nil, expires, ErrNoSolution
	}
	task := sha256.Sum256([]byte(s.Salt + strconv.FormatInt(s.Number, 10)))
	solved := hmac.Equal([]byte(hex.EncodeToString(task[:])), []byte(s.Challenge.Challenge))
	signed := hmac.Equal([]byte(sign(key, s.Challenge.Challenge)), []byte(s.Signature))
	if !solved || !signed {
		return nil, expires, ErrWrongSolution
	}
	expires = time.Unix(seconds, 0)
	if !now.Before(expires) {
		return nil, expires, ErrExpiredProblem
	}
	return task[:], expires, nil
}
