package cql2_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"locuri/geo"
	"locuri/geo/cql2"
)

// seed gives a fuzz target the filters of testdata that are written in one of the languages, and what earlier runs of
// go test -fuzz found of interest, in corpus: one filter a line, quoted as in Go.
func seed(f *testing.F, corpus string, languages ...cql2.Language) {
	found, err := os.ReadFile(corpus)
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(found)) {
		filter, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			f.Fatalf("%s: %s: %v", corpus, line, err)
		}
		f.Add(filter)
	}
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal("no testdata", err)
	}
	for _, file := range files {
		for _, c := range readCases(f, file) {
			for _, language := range languages {
				if c.language == language {
					f.Add(c.filter)
				}
			}
		}
	}
}

// fuzz reads, checks and writes: whatever comes in, the answer is a fault of the filter, or a filter that is the same
// after it was written and read.
func fuzz(t *testing.T, language cql2.Language, filter string) {
	for i := range geo.CRSs {
		crs := &geo.CRSs[i]
		e, err := cql2.Parse(language, filter, crs)
		if err != nil {
			messageOf(t, err)
			continue
		}
		cql2.WriteText(e)
		cql2.WriteJSON(e)
		checked, err := cql2.Check(e, fields)
		if err != nil {
			messageOf(t, err)
			continue
		}
		checkRoundTrip(t, checked, crs)
	}
}

func FuzzText(f *testing.F) {
	seed(f, "testdata/fuzz/text.corpus", cql2.Text)
	f.Fuzz(func(t *testing.T, filter string) { fuzz(t, cql2.Text, filter) })
}

func FuzzJSON(f *testing.F) {
	seed(f, "testdata/fuzz/json.corpus", cql2.JSON)
	f.Fuzz(func(t *testing.T, filter string) { fuzz(t, cql2.JSON, filter) })
}

func FuzzGDAL(f *testing.F) {
	seed(f, "testdata/fuzz/gdal.corpus", cql2.GDAL, cql2.Text)
	f.Fuzz(func(t *testing.T, filter string) { fuzz(t, cql2.GDAL, filter) })
}
