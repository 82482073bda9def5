package cql2_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"locuri/geo"
	"locuri/geo/cql2"
)

// fields are what the filters in testdata ask for.
var fields = []geo.Field{
	{Name: "id", Type: geo.IntegerField, Queryable: true},
	{Name: "geometry", Type: geo.ShapeField, Queryable: true},
	{Name: "name", Type: geo.StringField, Queryable: true},
	{Name: "kind", Type: geo.StringField, Queryable: true},
	{Name: "area", Type: geo.NumberField, Queryable: true},
	{Name: "floors", Type: geo.IntegerField, Queryable: true},
	{Name: "example", Type: geo.BooleanField, Queryable: true},
	{Name: "day", Type: geo.DateField, Queryable: true},
	{Name: "date", Type: geo.DateField, Queryable: true},
	{Name: "starts", Type: geo.TimeField, Queryable: true},
	{Name: "ends", Type: geo.TimeField, Queryable: true},
	{Name: "tags", Type: geo.StringsField, Queryable: true},
	{Name: "numbers", Type: geo.NumbersField, Queryable: true},
	{Name: "eo:cloud.cover", Type: geo.NumberField, Queryable: true},
	{Name: "Suprafață", Type: geo.NumberField, Queryable: true},
	{Name: "shares", Type: geo.ObjectsField},
}

// ignoreAt leaves out where things stood.
var ignoreAt = cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".At" }, cmp.Ignore())

// A testCase is a block in a file of testdata: the filter, and the text, JSON or error that must come of it.
type testCase struct {
	name, filter, text, json, fault string
	language                        cql2.Language
	crs                             *geo.CRS
}

// readCases reads blocks of lines that begin with a word: a language and the filter, then text, json or error. A
// language may be followed by @ and the end of a reference system's URI. # begins a comment.
func readCases(t testing.TB, file string) []testCase {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []testCase
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		rest = strings.TrimSpace(rest)
		language, system, _ := strings.Cut(word, "@")
		switch {
		case word == "" || strings.HasPrefix(word, "#"):
		case strings.HasPrefix(language, "cql"):
			cases = append(cases, testCase{name: fmt.Sprintf("line %d", n), language: cql2.Language(language), filter: rest, crs: system84(system)})
		case len(cases) == 0:
			t.Fatalf("%s:%d: no filter yet", file, n)
		case word == "text":
			cases[len(cases)-1].text = rest
		case word == "json":
			cases[len(cases)-1].json = rest
		case word == "error":
			cases[len(cases)-1].fault = rest
		default:
			t.Fatalf("%s:%d: unknown word %q", file, n, word)
		}
	}
	return cases
}

func system84(end string) *geo.CRS {
	for i := range geo.CRSs {
		if end != "" && strings.HasSuffix(geo.CRSs[i].URI, end) {
			return &geo.CRSs[i]
		}
	}
	return geo.Stored
}

func TestFilters(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		for _, c := range readCases(t, file) {
			t.Run(filepath.Base(file)+" "+c.name, func(t *testing.T) {
				t.Parallel()
				testFilter(t, c)
			})
		}
	}
}

func testFilter(t *testing.T, c testCase) {
	e, err := cql2.Read(c.language, c.filter, c.crs, fields)
	if err != nil {
		if message := messageOf(t, err); c.fault == "" || message != c.fault {
			t.Errorf("%s\n got %s\nwant %s", c.filter, message, c.fault)
		}
		return
	}
	if c.fault != "" {
		t.Fatalf("%s\n got %s\nwant %s", c.filter, cql2.WriteText(e), c.fault)
	}
	if c.text == "" {
		c.text = c.filter
	}
	if got := cql2.WriteText(e); got != c.text {
		t.Errorf("text of %s\n got %s\nwant %s", c.filter, got, c.text)
	}
	if got := string(cql2.WriteJSON(e)); c.json != "" && got != c.json {
		t.Errorf("JSON of %s\n got %s\nwant %s", c.filter, got, c.json)
	}
	checkRoundTrip(t, e, c.crs)
}

// checkRoundTrip writes a filter in both languages and expects the same filter back.
func checkRoundTrip(t *testing.T, e geo.Expression, crs *geo.CRS) {
	t.Helper()
	for language, written := range map[cql2.Language]string{cql2.Text: cql2.WriteText(e), cql2.JSON: string(cql2.WriteJSON(e))} {
		if len(written) > cql2.MaxLength {
			continue // escapes can make it longer than it may be
		}
		again, err := cql2.Parse(language, written, crs)
		if err != nil {
			t.Fatalf("%s cannot be read again: %v", written, err)
		}
		if diff := cmp.Diff(e, again, ignoreAt); diff != "" {
			t.Errorf("%s is read as something else:\n%s", written, diff)
		}
	}
}

// messageOf gives the message of the one fault, which must name the parameter.
func messageOf(t *testing.T, err error) string {
	t.Helper()
	e, ok := err.(*geo.Error)
	if !ok || e.Fault != geo.Invalid || len(e.Fields) != 1 || e.Fields[0].Field != "filter" || e.Fields[0].Code == "" {
		t.Fatalf("not one fault of the filter: %v", err)
	}
	return e.Fields[0].Message
}
