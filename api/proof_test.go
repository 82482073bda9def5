package api_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"locuri/api"
	"locuri/geo/auth"
)

// solution is what a browser finds for the site's next challenge.
func (s *site) solution() string {
	s.t.Helper()
	c := bodyOf[auth.Challenge](s.nobody().do("GET", "/api/challenge", "").want(200))
	for n := range c.MaxNumber {
		if sum := sha256.Sum256([]byte(c.Salt + strconv.Itoa(n))); hex.EncodeToString(sum[:]) == c.Challenge {
			raw, _ := json.Marshal(map[string]any{"algorithm": c.Algorithm, "challenge": c.Challenge, "number": n, "salt": c.Salt, "signature": c.Signature})
			return base64.StdEncoding.EncodeToString(raw)
		}
	}
	s.t.Fatal("the challenge has no solution")
	return ""
}

func wantFault(t *testing.T, a *answer, code string) {
	t.Helper()
	if a.StatusCode != 400 || !strings.Contains(string(a.body), fmt.Sprintf(`"field":"altcha","code":%q`, code)) {
		t.Errorf("%s: got %d %s, want %s", a.call, a.StatusCode, a.body, code)
	}
}

func TestStrangersWorkBeforeTheyAreHeard(t *testing.T) {
	t.Parallel()
	now := time.Now()
	w := newWorldOn(t, newSiteWith(t, api.Config{Work: 500, Now: func() time.Time { return now }}))
	place := w.place()
	comment := func(name, solution string) *answer {
		body := fmt.Sprintf(`{"uuid":%q,"text":"Bun"}`, uuid.NewString())
		c := w.by(name)
		if solution != "" {
			c = c.with("Altcha", solution)
		}
		return c.do("POST", fmt.Sprintf("/api/places/%d/comments", place), body)
	}
	link := `{"email":"ana@example.org"}`
	suggestion := `{"email":"ana@example.org","proposal":` + newProposal + `}`
	for path, body := range map[string]string{"/api/session/link": link, "/api/suggestions": suggestion} {
		wantFault(t, w.nobody().do("POST", path, body), "work_required")
		wantFault(t, w.nobody().with("Altcha", "x").do("POST", path, body), "work_wrong")
		solution := w.solution()
		w.nobody().with("Altcha", solution).do("POST", path, body).want(202)
		wantFault(t, w.nobody().with("Altcha", solution).do("POST", path, body), "work_used")
	}
	wantFault(t, comment("resident", ""), "work_required")
	comment("resident", w.solution()).want(201)
	comment("editor", "").want(201) // of an organisation
	comment("planner", "").want(201)
	for range 2 {
		comment("resident", w.solution()).want(201)
	}
	must(t, w.exec("UPDATE comment SET state = 'published'"))
	comment("resident", "").want(201) // trusted by now

	early := w.solution()
	now = now.Add(time.Hour)
	wantFault(t, w.nobody().with("Altcha", early).do("POST", "/api/session/link", link), "work_expired")
}

// Programs that fill in every field get the same answer, and no letter goes.
func TestTrapOfTheSignInForm(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.nobody().do("POST", "/api/session/link", `{"email":"bot@example.org","homepage":"https://example.org"}`).want(202)
	if n := len(s.post.tokens["bot@example.org"]); n != 0 {
		t.Errorf("%d letters went", n)
	}
}
