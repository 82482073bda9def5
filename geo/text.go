package geo

import (
	"slices"
	"unicode/utf8"
)

// Languages are those a text may be written in, in the order in which they stand in for one another.
// Romanian first: it is the language of the city's decisions.
var Languages = []string{"ro", "en", "hu", "de", "sr"}

// Text is one text in several languages, keyed by ISO 639-1 code.
type Text map[string]string

// In gives the text in the wanted language, or the first that there is in the order of Languages.
func (t Text) In(language string) string {
	if s := t[language]; s != "" {
		return s
	}
	for _, l := range Languages {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// checkText notes unknown languages and texts over limit characters under field_lang.
func checkText(p *Problems, field string, t Text, limit int) {
	for lang, s := range t {
		name := field + "_" + lang
		switch {
		case !slices.Contains(Languages, lang):
			p.Add(name, "unknown_language", "must be one of the languages %v", Languages)
		case utf8.RuneCountInString(s) > limit:
			p.Add(name, "too_long", "may have %d characters at most, has %d", limit, utf8.RuneCountInString(s))
		}
	}
}

// requireText notes when a text is there in no language.
func requireText(p *Problems, field string, t Text) {
	if t.In("ro") == "" {
		p.Add(field+"_ro", "required", "a text in at least one language is needed, Romanian first")
	}
}
