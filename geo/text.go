package geo

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
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
		default:
			checkString(p, name, s, limit)
		}
	}
}

// checkString notes a text of more than so many characters, or with control characters other than tabs and line ends:
// nobody types those, and they upset terminals, files and screen readers.
func checkString(p *Problems, field, s string, characters int) {
	if n := utf8.RuneCountInString(s); n > characters {
		p.Add(field, "too_long", "may have %d characters at most, has %d", characters, n)
	}
	if i := strings.IndexFunc(s, isControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		p.Add(field, "control_character", "must not hold the control character %U", r)
	}
}

func isControl(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r", r) }

// blank tells whether there is nothing in a text that could be seen.
func blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) })
}

// requireText notes when a text is there in no language.
func requireText(p *Problems, field string, t Text) {
	if blank(t.In("ro")) {
		p.Add(field+"_ro", "required", "a text in at least one language is needed, Romanian first")
	}
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}$`)

// checkLanguages notes what is no code of a language that people speak (ISO 639, and so a tag of BCP 47), and too many of them.
func checkLanguages(p *Problems, field string, codes []string) {
	if len(codes) > 10 {
		p.Add(field, "too_many", "may be 10 at most, are %d", len(codes))
	}
	for _, code := range codes {
		if !languageCode.MatchString(code) {
			p.Add(field, "not_a_language", "%q is no ISO 639 code such as ro, en or hu", code)
		}
	}
}
