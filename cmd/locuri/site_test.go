package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// collectionTold is what a collection tells of itself.
type collectionTold struct {
	ID        string
	ItemCount int
	Extent    struct {
		Spatial struct{ BBox [][4]float64 }
	}
}

// collectionIDs gives the names of all collections.
func collectionIDs(t *testing.T, base string) (ids []string) {
	t.Helper()
	for _, c := range get[struct{ Collections []collectionTold }](t, base+"/api/collections", "").Collections {
		ids = append(ids, c.ID)
	}
	return ids
}

// get reads an answer of the server, as whoever has the token.
func get[T any](t *testing.T, address, token string) (v T) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	r.Header.Set("Accept", "application/json, application/geo+json, application/schema+json")
	return decode[T](t, http.DefaultClient, r, http.StatusOK)
}

// decode asks, wants the status, and reads the JSON of the answer.
func decode[T any](t *testing.T, client *http.Client, r *http.Request, status int) (v T) {
	t.Helper()
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != status {
		t.Fatalf("%s %s: %s %s, want %d", r.Method, r.URL, answer.Status, body, status)
	}
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatalf("%s %s: %v: %s", r.Method, r.URL, err, body)
	}
	return v
}

// apiToken makes a token with all scopes of places for one of the demo's people, as they would: by the sign-in link that
// the server prints, and their account.
func apiToken(t *testing.T, p *process, role string) string {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	post := func(path, body string, status int) map[string]any {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.url+path, bytes.NewReader([]byte(body)))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		return decode[map[string]any](t, client, r, status)
	}
	post("/api/session", `{"token":"`+signInToken(t, p, role)+`"}`, http.StatusOK)
	secret, _ := post("/api/tokens", `{"name":"GIS","scopes":["read","places"]}`, http.StatusCreated)["secret"].(string)
	return secret
}

// signInToken finds "  planner   http://localhost:8080/sign-in?token=…".
func signInToken(t *testing.T, p *process, role string) string {
	t.Helper()
	for line := range strings.Lines(p.stdout.String()) {
		if words := strings.Fields(line); len(words) == 2 && words[0] == role {
			link, err := url.Parse(words[1])
			if err != nil {
				t.Fatal(err)
			}
			return link.Query().Get("token")
		}
	}
	t.Fatalf("no link for the %s: %s", role, p.stdout.String())
	return ""
}
