package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"locuri/geo"
	"locuri/geo/postgis"
	"locuri/geo/postgis/pgtest"
)

// output runs "locuri args" on the database at dsn with the given standard input, and gives what it prints.
func output(t *testing.T, dsn, stdin string, args ...string) string {
	t.Helper()
	cmd := command(args...)
	cmd.Env = append(cmd.Env, "DATABASE_URL="+dsn)
	cmd.Stdin = strings.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("locuri %s: %v: %s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

func TestUsersOnTheCommandLine(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db, err := postgis.Open(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	if err := db.CreateOrganisation(t.Context(), system, &geo.Organisation{Slug: "foto", Title: "Foto"}); err != nil {
		t.Fatal(err)
	}
	output(t, dsn, "", "user", "add", "Ana@Example.org", "--name", "Ana Pop", "--role", "planner")
	output(t, dsn, "", "user", "add", "ion@example.org", "--organisation", "foto", "--admin")
	output(t, dsn, "", "user", "role", "ana@example.org", "administrator")
	output(t, dsn, "", "user", "add", "dan@example.org")
	output(t, dsn, "", "user", "delete", "dan@example.org", "--yes")
	if got := output(t, dsn, "", "sweep", "--keep-letters", "0"); !strings.HasPrefix(got, "Deleted 0 sign-in links, 0 letters") {
		t.Errorf("sweep says %q", got)
	}
	list := strings.Split(strings.TrimSpace(output(t, dsn, "", "user", "list")), "\n")
	for i, want := range []string{
		`^EMAIL +NAME +ROLE +ORGANISATIONS +STATE$`,
		`^ana@example.org +Ana Pop +administrator +active$`,
		`^ion@example.org +ion +resident +foto \(admin\) +active$`,
	} {
		if i >= len(list) || !regexp.MustCompile(want).MatchString(list[i]) {
			t.Errorf("line %d of %q is not like %s", i, list, want)
		}
	}
}

func TestUserErrorsAreOneLine(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	output(t, dsn, "", "user", "add", "ana@example.org", "--role", "administrator")
	for _, test := range []struct {
		args  []string
		parts []string
	}{
		{[]string{"user", "add", "ana@example.org"}, []string{"already", "ana@example.org"}},
		{[]string{"user", "add", "ana"}, []string{"ana@example.org"}},
		{[]string{"user", "add", "ion@example.org", "--role", "king"}, []string{"king", "planner"}},
		{[]string{"user", "add", "ion@example.org", "--organisation", "none"}, []string{"organisation", "none"}},
		{[]string{"user", "role", "eva@example.org", "planner"}, []string{"eva@example.org", "user add"}},
		{[]string{"user", "role", "ana@example.org", "planner"}, []string{"last administrator"}},
		{[]string{"user", "link", "eva@example.org"}, []string{"eva@example.org", "user add"}},
		{[]string{"user", "link", "ana@example.org", "--valid", "-1h"}, []string{"--valid"}},
		{[]string{"user", "password", "ana@example.org"}, []string{"10 characters"}}, // standard input is empty
		{[]string{"serve", "--listen", "127.0.0.1:0", "--smtp", "mail.example.org"}, []string{"--smtp", "smtp://"}},
		{[]string{"serve", "--listen", "127.0.0.1:0", "--oidc-issuer", "http://accounts.example.org"}, []string{"--oidc-issuer", "https://"}},
		{[]string{"serve", "--listen", "127.0.0.1:0", "--oidc-issuer", "https://accounts.example.org"}, []string{"--oidc-client-id", "missing"}},
		{[]string{"serve", "--listen", "127.0.0.1:0", "--keep-letters=-1"}, []string{"--keep-letters", "0 or more"}},
		{[]string{"serve", "--listen", "127.0.0.1:0", "--check-spaces=0"}, []string{"--check-spaces", "1 or more"}},
		{[]string{"serve", "--listen", "127.0.0.1:0", "--displace-min=500"}, []string{"--displace-max", "greater than the first"}},
		{[]string{"serve", "--listen", "127.0.0.1:0", "--gone-answers=0"}, []string{"--gone-answers", "1 or more"}},
		{[]string{"user", "delete", "ana@example.org"}, []string{"--yes", "ana@example.org"}},
		{[]string{"user", "delete", "ana@example.org", "--yes"}, []string{"take over"}},
	} {
		cmd := command(test.args...)
		cmd.Env = append(cmd.Env, "DATABASE_URL="+dsn)
		wantOneLine(t, cmd, test.parts...)
	}
}

// The ways in: the printed link, the link from the log where no mail server is, and the password; each by a server
// that runs meanwhile.
func TestSignInToARunningServer(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	cmd := command("serve", "--listen", "127.0.0.1:0", "--work", "0")
	cmd.Env = append(cmd.Env, "DATABASE_URL="+dsn)
	p := launch(t, cmd)
	output(t, dsn, "", "user", "add", "ana@example.org")
	address := strings.TrimPrefix(p.url, "http://")

	link := strings.TrimSpace(output(t, dsn, "", "user", "link", "ana@example.org", "--listen", address))
	if !strings.HasPrefix(link, "http://localhost:") {
		t.Errorf("got link %q", link)
	}
	wantSignIn(t, p, http.StatusOK, map[string]string{"token": tokenIn(t, link)})
	wantSignIn(t, p, http.StatusNotFound, map[string]string{"token": tokenIn(t, link)})

	post(t, p.url+"/api/session/link", map[string]string{"email": "new@example.org"})
	wantSignIn(t, p, http.StatusOK, map[string]string{"token": tokenIn(t, loggedLink(t, p))})

	output(t, dsn, "o parolă lungă\n", "user", "password", "ana@example.org")
	wantSignIn(t, p, http.StatusOK, map[string]string{"email": "ana@example.org", "password": "o parolă lungă"})
	output(t, dsn, "", "user", "password", "ana@example.org", "--remove")
	wantSignIn(t, p, http.StatusUnauthorized, map[string]string{"email": "ana@example.org", "password": "o parolă lungă"})
	if code := p.interrupt(); code != 0 {
		t.Errorf("exit code %d: %s", code, p.stderr.String())
	}
}

// loggedLink waits for the one line about a letter in the log, and gives its link.
func loggedLink(t *testing.T, p *process) string {
	t.Helper()
	line := regexp.MustCompile(`(?m)^.*id=\d+ subject=".*" link="?(http://localhost:\d+/sign-in\?token=[\w-]+)"?$`)
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if m := line.FindStringSubmatch(p.stderr.String()); m != nil {
			return m[1]
		}
	}
	t.Fatalf("the log tells of no letter: %s", p.stderr.String())
	return ""
}

func tokenIn(t *testing.T, link string) string {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil || u.Path != "/sign-in" || u.Query().Get("token") == "" {
		t.Fatalf("%q is no sign-in link: %v", link, err)
	}
	return u.Query().Get("token")
}

func wantSignIn(t *testing.T, p *process, status int, body map[string]string) {
	t.Helper()
	if got, answer := post(t, p.url+"/api/session", body); got != status {
		t.Errorf("sign in with %v: got %d %s, want %d", body, got, answer, status)
	}
}

func post(t *testing.T, address string, body map[string]string) (status int, answer string) {
	t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.Post(address, "application/json", bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(got)
}
