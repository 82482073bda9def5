package main

import (
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"locuri/geo/postgis/pgtest"
)

// wantOneLine runs a command that must fail: exit code 1, nothing on stdout but what a first start says, and one line on stderr with
// all the parts.
func wantOneLine(t *testing.T, cmd *exec.Cmd, parts ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err == nil {
		t.Fatalf("succeeded: %s", stdout.String())
	}
	if code := cmd.ProcessState.ExitCode(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	line := stderr.String()
	if !strings.HasPrefix(line, "locuri: ") || strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "\n") {
		t.Errorf("stderr is not one line: %q", line)
	}
	for _, part := range parts {
		if !strings.Contains(line, part) {
			t.Errorf("stderr %q lacks %q", line, part)
		}
	}
}

func serveCmd(data string, args ...string) *exec.Cmd {
	return command(append([]string{"serve", "--listen", "127.0.0.1:0", "--data", data}, args...)...)
}

func TestBadArguments(t *testing.T) {
	t.Parallel()
	data := newData(t)
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"unknown command":      {[]string{"serf"}, []string{"serf", "locuri --help"}},
		"unknown flag":         {[]string{"serve", "--prot", "1"}, []string{"--prot", "locuri --help"}},
		"no port":              {[]string{"serve", "--listen", "localhost"}, []string{`"localhost"`, "127.0.0.1:8080"}},
		"port is no number":    {[]string{"serve", "--listen", "127.0.0.1:http-or-so"}, []string{"http-or-so", "--listen"}},
		"port too high":        {[]string{"serve", "--listen", "127.0.0.1:99999"}, []string{"99999", "--listen"}},
		"address not ours":     {[]string{"serve", "--listen", "192.0.2.1:8080"}, []string{"192.0.2.1:8080", "--listen"}}, // RFC 5737
		"public URL":           {[]string{"serve", "--listen", "127.0.0.1:0", "--public-url", "locuri.ro"}, []string{`"locuri.ro"`, "https://"}},
		"public URL with path": {[]string{"serve", "--listen", "127.0.0.1:0", "--public-url", "https://locuri.ro/map"}, []string{"path"}},
	} {
		t.Run(name, func(t *testing.T) {
			if c.args[0] == "serve" {
				c.args = append(c.args, "--data", data)
			}
			wantOneLine(t, command(c.args...), c.want...)
		})
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Error("something was made nevertheless")
	}
}

func TestBusyPort(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	data := newData(t)
	wantOneLine(t, command("serve", "--data", data, "--listen", listener.Addr().String()), listener.Addr().String(), "already listens", "--listen")
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Error("something was made nevertheless")
	}
}

func TestDataFolderInUse(t *testing.T) {
	t.Parallel()
	data := newData(t)
	p := serve(t, "--data", data)
	wantOneLine(t, serveCmd(data), "already runs", data, "pid ", "--data")
	p.wantHealthy()
}

func TestForeignDataFolder(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	if err := os.WriteFile(filepath.Join(dir, "budget.ods"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantOneLine(t, serveCmd(dir), dir, "budget.ods", "--data")
	if info, err := os.Stat(filepath.Join(dir, "budget.ods")); err != nil || info.Size() != 1 {
		t.Error("the foreign file was touched")
	}
	if uid := ownerOf(t, dir); uid != os.Geteuid() {
		t.Errorf("the foreign folder was given to user id %d", uid)
	}
}

func ownerOf(t *testing.T, path string) int {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return int(info.Sys().(*syscall.Stat_t).Uid)
}

func TestDataFolderBehindAClosedOne(t *testing.T) {
	t.Parallel()
	closed := filepath.Join(folder(t), "closed")
	if err := os.Mkdir(closed, 0o600); err != nil {
		t.Fatal(err)
	}
	wantOneLine(t, serveCmd(filepath.Join(closed, "data")), closed, "--data")
}

// The data folder of somebody else, or one that is read-only: as an ordinary user, for whom alone it makes a difference.
func TestDataFolderNotWritable(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	data := filepath.Join(dir, "data")
	if err := os.Mkdir(data, 0o555); err != nil {
		t.Fatal(err)
	}
	wantOneLine(t, asOrdinaryUser(t, dir, serveCmd(data)), data, "not writable", "--data")
}

// asOrdinaryUser leaves the command alone, unless the tests run as root: then it runs as nobody, from a copy that nobody may execute.
func asOrdinaryUser(t *testing.T, dir string, cmd *exec.Cmd) *exec.Cmd {
	t.Helper()
	if os.Geteuid() != 0 {
		return cmd
	}
	program, err := os.ReadFile(cmd.Path)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path = filepath.Join(dir, "locuri")
	if err := os.WriteFile(cmd.Path, program, 0o755); err != nil {
		t.Fatal(err)
	}
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	cmd.Dir = "/"
	return cmd
}

func TestServerBinariesMissing(t *testing.T) {
	t.Parallel()
	cmd := serveCmd(newData(t))
	cmd.Env = append(cmd.Env, "LOCURI_POSTGRES_BIN="+folder(t))
	wantOneLine(t, cmd, "LOCURI_POSTGRES_BIN", "sudo apt install", "postgresql-postgis")
}

func TestWrongDatabaseURL(t *testing.T) {
	t.Parallel()
	good, err := pgx.ParseConfig(pgtest.DSN(t))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		url  string
		want []string
	}{
		"not an address":   {"postgres://host:port:port/", []string{"not valid", "postgres://user:password@host:5432/database"}},
		"nobody answers":   {"postgres://locuri:secret@127.0.0.1:9/locuri", []string{"127.0.0.1", "port 9", "refused", "DATABASE_URL"}},
		"no such host":     {"postgres://locuri:secret@database.invalid/locuri", []string{"database.invalid", "DATABASE_URL"}}, // RFC 2606
		"no such socket":   {"host=/nowhere user=locuri dbname=locuri", []string{"/nowhere", "DATABASE_URL"}},
		"no such database": {"host=" + good.Host + " user=locuri dbname=atlantis", []string{"atlantis", "does not exist", "createdb atlantis"}},
		"wrong user":       {"host=" + good.Host + " user=stranger dbname=locuri", []string{"stranger", "DATABASE_URL"}},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := serveCmd(newData(t))
			cmd.Env = append(cmd.Env, "DATABASE_URL="+c.url)
			wantOneLine(t, cmd, c.want...)
		})
	}
}

func TestSecretStaysOutOfTheMessage(t *testing.T) {
	t.Parallel()
	cmd := serveCmd(newData(t), "--database-url", "postgres://locuri:Tr0ub4dor@127.0.0.1:9/locuri?connect_timeout=x")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err == nil || strings.Contains(stderr.String(), "Tr0ub4dor") {
		t.Errorf("got %v, %q", err, stderr.String())
	}
}

func TestDatabaseOfANewerVersion(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if _, err := db.Pool().Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (99999, true)"); err != nil {
		t.Fatal(err)
	}
	cmd := serveCmd(newData(t))
	cmd.Env = append(cmd.Env, "DATABASE_URL="+db.Pool().Config().ConnString())
	wantOneLine(t, cmd, "newer locuri", "99999")
}
