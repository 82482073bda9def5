package pgtest_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"locuri/geo/postgis/pgtest"
)

// holdVariable makes this test program one that prints where its database is and then waits to be killed.
const holdVariable = "LOCURI_TEST_HOLD_DATABASE"

func TestMain(m *testing.M) { pgtest.Main(m) }

func TestNewDatabasesAreApart(t *testing.T) {
	for _, name := range []string{"one", "two", "three"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.New(t)
			if _, err := db.Pool().Exec(t.Context(), `create table only_here (id int)`); err != nil {
				t.Fatal(err)
			}
			var version string
			if err := db.Pool().QueryRow(t.Context(), `select postgis_version()`).Scan(&version); err != nil {
				t.Fatalf("the template is not migrated: %v", err)
			}
		})
	}
}

func TestHold(t *testing.T) {
	var folder string
	if err := pgtest.New(t).Pool().QueryRow(t.Context(), `select current_setting('data_directory')`).Scan(&folder); err != nil {
		t.Fatal(err)
	}
	if os.Getenv(holdVariable) == "" {
		if _, err := os.Stat(folder); err != nil {
			t.Fatalf("the database's folder: %v", err)
		}
		return
	}
	fmt.Println("folder", folder)
	time.Sleep(time.Minute)
}

func TestKilledTestLeavesNothing(t *testing.T) {
	held := exec.Command(os.Args[0], "-test.run=^TestHold$")
	held.Env = append(os.Environ(), holdVariable+"=1")
	output, err := held.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := held.Start(); err != nil {
		t.Fatal(err)
	}
	folder := ""
	for lines := bufio.NewScanner(output); folder == "" && lines.Scan(); {
		folder = strings.TrimPrefix(lines.Text(), "folder ")
		if folder == lines.Text() {
			folder = ""
		}
	}
	if folder == "" {
		t.Fatal("the other process has no database")
	}
	if err := held.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = held.Wait() // it was killed
	run := strings.TrimSuffix(folder, "/data/postgres")
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(run); os.IsNotExist(err) {
			return
		}
	}
	t.Errorf("%s is left behind", run)
}
