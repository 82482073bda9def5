package cluster

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestForeignFolderIsLeftAlone(t *testing.T) {
	dir := emptyParent(t)
	if err := os.WriteFile(filepath.Join(dir, "thesis.odt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantStartError(t, quiet(dir), dir, "thesis.odt", "not a Locuri data folder", "--data")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("something was put into the folder: %v", entries)
	}
}

func TestDataFolderIsAFile(t *testing.T) {
	path := filepath.Join(emptyParent(t), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantStartError(t, quiet(path), path, "not a directory", "--data")
}

// Root passes every folder, the account that it drops to does not; any other user does not get as far.
func TestParentThatCannotBeEntered(t *testing.T) {
	parent := filepath.Join(emptyParent(t), "closed")
	if err := os.Mkdir(parent, 0o600); err != nil {
		t.Fatal(err)
	}
	wantStartError(t, quiet(filepath.Join(parent, "data")), parent, "--data")
}

func TestFileSystemRootIsOurs(t *testing.T) {
	dir := emptyParent(t)
	if err := os.Mkdir(filepath.Join(dir, "lost+found"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := checkOurs(dir); err != nil {
		t.Errorf("an empty file system is refused: %v", err)
	}
}

func TestDatabaseOfAnotherMajorVersion(t *testing.T) {
	dir := dataFolder(t)
	version := filepath.Join(dir, "postgres", "PG_VERSION")
	if err := os.WriteFile(version, []byte("99\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantStartError(t, quiet(dir), "PostgreSQL 99", "apt install", "postgresql-99-postgis-3")
}

func TestAccount(t *testing.T) {
	a, err := accountFor(0)
	if err != nil {
		t.Fatal(err)
	}
	if a.uid == 0 || a.drop != (os.Geteuid() == 0) {
		t.Errorf("got %+v", a)
	}
	const nobody = 65534
	a, err = accountFor(nobody)
	if err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 && a.uid != nobody {
		t.Errorf("root does not take the owner of the folder: %+v", a)
	}
	if os.Geteuid() != 0 && a.uid != os.Geteuid() {
		t.Errorf("a user became somebody else: %+v", a)
	}
	if _, err := lookUp(4_000_123); err == nil || !strings.Contains(err.Error(), "/etc/passwd") {
		t.Errorf("got %v for a user id without a name", err)
	}
}
