package api

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"locuri/geo"
)

var message = regexp.MustCompile(`(?m)^\s+'([a-zA-Z]+)\.([a-z_]+)': '((?:[^'\\]|\\.)*)',$`)

// A value is called the same on the map and on the pages of the API.
func TestWordsAreThoseOfTheMap(t *testing.T) {
	t.Parallel()
	fields := map[string]string{"kind": "kind", "life": "life", "publication": "publication", "decision": "decision", "stepFree": "step_free",
		"certainty": "certainty", "category": "category", "amenity": "amenities"}
	for i, language := range []string{"ro", "en"} {
		source, err := os.ReadFile("../web/src/i18n/" + language + "/vocabulary.ts")
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, m := range message.FindAllStringSubmatch(string(source), -1) {
			field := fields[m[1]]
			if field == "" {
				continue
			}
			found++
			if want, got := strings.ReplaceAll(m[3], `\'`, "'"), valueWords[field+"."+m[2]][i]; got != want {
				t.Errorf("%s.%s in %s: %q here, %q on the map", field, m[2], language, got, want)
			}
		}
		if found < 100 {
			t.Errorf("%d words found in %s", found, language)
		}
	}
}

// Every value of every list has its words.
func TestEveryValueHasWords(t *testing.T) {
	t.Parallel()
	for i := range geo.Collections {
		for _, f := range geo.Collections[i].Fields() {
			for _, value := range f.Values {
				if valueWord("en", f.Name, value) == value {
					t.Errorf("no words for %s of %s", value, f.Name)
				}
			}
		}
	}
	for _, v := range geo.Vocabularies {
		for _, category := range v.Categories {
			if valueWords["category."+category] == [2]string{} {
				t.Errorf("no words for the category %s", category)
			}
		}
		for _, amenity := range v.Amenities {
			if valueWords["amenities."+amenity] == [2]string{} {
				t.Errorf("no words for the amenity %s", amenity)
			}
		}
	}
}
