package cql2_test

import (
	"path/filepath"
	"testing"

	"locuri/geo"
	"locuri/geo/cql2"
)

// seed gives a fuzz target the filters of testdata that are written in one of the languages.
func seed(f *testing.F, languages ...cql2.Language) {
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
	seed(f, cql2.Text)
	f.Fuzz(func(t *testing.T, filter string) { fuzz(t, cql2.Text, filter) })
}

func FuzzJSON(f *testing.F) {
	seed(f, cql2.JSON)
	f.Fuzz(func(t *testing.T, filter string) { fuzz(t, cql2.JSON, filter) })
}

func FuzzGDAL(f *testing.F) {
	seed(f, cql2.GDAL, cql2.Text)
	f.Fuzz(func(t *testing.T, filter string) { fuzz(t, cql2.GDAL, filter) })
}
