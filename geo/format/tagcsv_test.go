package format_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"locuri/geo"
	"locuri/geo/format"
)

func TestReadTags(t *testing.T) {
	t.Parallel()
	for name, table := range map[string]string{
		"commas":     "place,role,starts,ends,note\r\nPiața Unirii,site,2026-05,2026-06,lângă fântână\r\n",
		"semicolons": "\uFEFFLoc;Rol;De la;Până la;Observații\n\nPiața Unirii ;Site;2026-05;2026-06;lângă fântână\n;;;;\n",
		"tabs":       "note\tplace\trole\tfrom\tto\tmore\nlângă fântână\tPiața Unirii\tsit\t2026-05\t2026-06\tx\n",
	} {
		lines, err := format.ReadTags(strings.NewReader(table))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := geo.Tag{Role: geo.Site, Period: geo.Period{Starts: "2026-05", Ends: "2026-06"}, Note: "lângă fântână"}
		if len(lines) != 1 || lines[0].Place != "Piața Unirii" || len(lines[0].Problems) > 0 {
			t.Errorf("%s: got %+v", name, lines)
		} else if diff := cmp.Diff(want, lines[0].Tag); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestReadTagsNotesWhatIsWrongWithALine(t *testing.T) {
	t.Parallel()
	lines, err := format.ReadTags(strings.NewReader("place,role,starts,ends\nUnu,boss,2026,2025\nDoi\n"))
	if err != nil {
		t.Fatal(err)
	}
	var fields []string
	for _, p := range lines[0].Problems {
		fields = append(fields, p.Field)
	}
	if diff := cmp.Diff([]string{"role", "ends"}, fields); diff != "" {
		t.Errorf("%+v: %s", lines[0].Problems, diff)
	}
	if lines[1].Line != 3 || lines[1].Tag.Role != geo.Venue || len(lines[1].Problems) > 0 {
		t.Errorf("a line with a place alone: %+v", lines[1])
	}
}

func TestReadTagsRefusesWhatIsNoTable(t *testing.T) {
	t.Parallel()
	for name, table := range map[string]string{
		"nothing": "", "no place": "role,starts\nsite,2026\n", "an open quote": "place\n\"Piața\nUnirii", "too many": "place\n" + strings.Repeat("x\n", geo.MaxTags+1),
	} {
		if _, err := format.ReadTags(strings.NewReader(table)); geo.FaultOf(err) != geo.Invalid {
			t.Errorf("%s: got %v, want Invalid", name, err)
		}
	}
}

func FuzzReadTags(f *testing.F) {
	f.Add("place,role\nPiața,site\n")
	f.Add("\uFEFFloc;rol\n\"a;b\";\"\"\n")
	f.Fuzz(func(t *testing.T, table string) {
		lines, err := format.ReadTags(strings.NewReader(table))
		if err != nil && geo.FaultOf(err) != geo.Invalid {
			t.Fatal(err)
		}
		for _, l := range lines {
			if l.Line < 2 || l.Problems == nil {
				t.Fatalf("got %+v", l)
			}
		}
	})
}
