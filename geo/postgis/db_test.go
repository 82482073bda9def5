package postgis

import (
	"strings"
	"testing"
)

func TestJudgeVersions(t *testing.T) {
	for _, c := range []struct {
		name      string
		server    int
		extension string
		installed bool
		want      string // part of the error; "" for none
	}{
		{"oldest that fits", 15_00_00, "3.3.2", false, ""},
		{"two digits", 18_00_01, "3.10.0", true, ""},
		{"next major", 18_00_01, "4.0.0dev", true, ""},
		{"old PostgreSQL", 14_00_20, "3.4.0", true, "PostgreSQL 14; Locuri needs 15"},
		{"no PostGIS", 16_00_03, "", false, "apt install postgresql-16-postgis-3"},
		{"old PostGIS offered", 15_00_03, "3.2.1", false, "offers PostGIS 3.2.1; Locuri needs 3.3"},
		{"old PostGIS in the database", 15_00_03, "2.5.5", true, "postgis_extensions_upgrade()"},
		{"unreadable", 15_00_03, "unpackaged", true, `cannot read PostGIS's version "unpackaged"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := judgeVersions(c.server, c.extension, c.installed)
			if (err == nil) != (c.want == "") {
				t.Fatalf("got %v", err)
			}
			if err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
