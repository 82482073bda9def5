package cluster

import (
	"strings"
	"testing"
)

func TestChooseBinaries(t *testing.T) {
	installed := []Binaries{
		{Dir: "/old", Major: 13, postgis: true},
		{Dir: "/15", Major: 15, postgis: true},
		{Dir: "/16", Major: 16, postgis: true},
		{Dir: "/17", Major: 17},
	}
	for _, c := range []struct {
		name  string
		found []Binaries
		major int
		want  string // the folder, or a part of the error
	}{
		{"newest with PostGIS", installed, 0, "/16"},
		{"an existing database fixes the version", installed, 15, "/15"},
		{"wanted version has no PostGIS", installed, 17, "postgresql-17-postgis-3"},
		{"wanted version is not there", installed, 18, "postgresql-18 "},
		{"only an old one", installed[:1], 0, "PostgreSQL 13 is too old"},
		{"none", nil, 0, "apt install --no-install-recommends postgresql postgresql-postgis"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := choose(c.found, c.major)
			if err != nil {
				got.Dir = err.Error()
			}
			if !strings.Contains(got.Dir, c.want) {
				t.Errorf("got %q, want %q", got.Dir, c.want)
			}
		})
	}
}

func TestParseMajor(t *testing.T) {
	for version, want := range map[string]int{
		"postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n": 15,
		"postgres (PostgreSQL) 18devel":                          18,
		"postgres (PostgreSQL) 17":                               17,
		"postgres, the sequel":                                   0,
		"":                                                       0,
	} {
		if got, ok := parseMajor(version); got != want || ok != (want != 0) {
			t.Errorf("%q: got %d, %t", version, got, ok)
		}
	}
}

func TestBinDirVariable(t *testing.T) {
	t.Setenv(BinDirVariable, "/nowhere")
	_, err := FindBinaries(0)
	if err == nil || !strings.Contains(err.Error(), "LOCURI_POSTGRES_BIN=/nowhere") {
		t.Errorf("got %v", err)
	}
}

func TestComplaint(t *testing.T) {
	for output, want := range map[string]string{
		"LOG: starting\n2026 [1] FATAL:  lock file exists\nHINT: look":                                        "FATAL:  lock file exists",
		"2026 [2] FATAL:  the database system is starting up\n2026 [1] PANIC:  could not write\nLOG: aborted": "PANIC:  could not write",
		"initdb: error: cannot be run as root\nhint":                                                          "error: cannot be run as root",
		"only this": "only this",
		"":          "",
	} {
		if got := complaint(output); got != want {
			t.Errorf("%q: got %q, want %q", output, got, want)
		}
	}
}
