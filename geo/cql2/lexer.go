package cql2

import (
	"slices"
	"strings"
	"unicode"
)

type tokenKind int

const (
	endToken    tokenKind = iota
	wordToken             // keyword or name; text as it stands
	quotedToken           // a name in double quotes; text without them
	stringToken           // a text in single quotes; text unescaped
	numberToken           // without a sign
	symbolToken           // one of ( ) , = < > <> <= >= + - * / % ^
)

type token struct {
	kind tokenKind
	text string
	at   int // of its first character, from 1
}

// describe gives the token as a message names it.
func (t token) describe() string {
	switch t.kind {
	case endToken:
		return "the end"
	case stringToken:
		return "the text '" + shorten(t.text) + "'"
	}
	return shorten(t.text)
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// lexer cuts text into tokens (OGC 21-065r2 annex B).
type lexer struct {
	text []rune
	pos  int
}

// next gives the next token, or an error for what begins none.
func (l *lexer) next() (token, error) {
	for l.pos < len(l.text) && unicode.IsSpace(l.text[l.pos]) {
		l.pos++
	}
	start := l.pos
	if start == len(l.text) {
		return token{kind: endToken, at: start + 1}, nil
	}
	switch c := l.text[l.pos]; {
	case c == '\'':
		s, err := l.quotedText()
		return token{stringToken, s, start + 1}, err
	case c == '"':
		s, err := l.quotedName()
		return token{quotedToken, s, start + 1}, err
	case isNameStart(c):
		return token{wordToken, l.while(isNamePart), start + 1}, nil
	case isDigit(c) || c == '.':
		s, err := l.number()
		return token{numberToken, s, start + 1}, err
	}
	for _, symbol := range []string{"<>", "<=", ">=", "(", ")", ",", "=", "<", ">", "+", "-", "*", "/", "%", "^"} {
		if l.at(symbol) {
			l.pos += len(symbol)
			return token{symbolToken, symbol, start + 1}, nil
		}
	}
	return token{}, fault(start+1, "unexpected_character", "%q has no meaning here%s", l.text[start], hint(l.text[start:]))
}

// hint says what is meant by what other languages write.
func hint(rest []rune) string {
	for _, h := range [][2]string{{"!=", "<>"}, {"!", "NOT"}, {"&", "AND"}, {"|", "OR"}, {"`", `"name"`}, {"’", "'"}, {"‘", "'"}} {
		if strings.HasPrefix(string(rest[:min(2, len(rest))]), h[0]) {
			return "; write " + h[1]
		}
	}
	return ""
}

func (l *lexer) at(s string) bool {
	r := []rune(s)
	return l.pos+len(r) <= len(l.text) && slices.Equal(l.text[l.pos:l.pos+len(r)], r)
}

func (l *lexer) while(test func(rune) bool) string {
	start := l.pos
	for l.pos < len(l.text) && test(l.text[l.pos]) {
		l.pos++
	}
	return string(l.text[start:l.pos])
}

// controls are the escaped control characters of /req/cql2-text/escaping C.
var controls = map[rune]rune{'a': '\a', 'b': '\b', 't': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}

// quotedText reads a character literal: two quotes stand for one, \ is the escape character (/req/cql2-text/escaping).
// \ before a character it says nothing of stays as it is: LIKE has a meaning for it.
func (l *lexer) quotedText() (string, error) {
	start := l.pos
	var b strings.Builder
	for l.pos++; l.pos < len(l.text); l.pos++ {
		c := l.text[l.pos]
		following := rune(-1)
		if l.pos+1 < len(l.text) {
			following = l.text[l.pos+1]
		}
		switch {
		case c == '\'' && following == '\'':
			l.pos++
		case c == '\'':
			l.pos++
			return b.String(), nil
		case c == '\\' && (following == '\'' || following == '\\'): // QGIS writes \ twice
			c = following
			l.pos++
		case c == '\\' && controls[following] != 0:
			c = controls[following]
			l.pos++
		}
		b.WriteRune(c)
	}
	return "", fault(start+1, "open_quote", "the text that begins here has no closing quote (')")
}

// quotedName reads a property name in double quotes; two of them stand for one in the name.
func (l *lexer) quotedName() (string, error) {
	start := l.pos
	var b strings.Builder
	for l.pos++; l.pos < len(l.text); l.pos++ {
		if c := l.text[l.pos]; c != '"' {
			b.WriteRune(c)
			continue
		}
		l.pos++
		if l.pos < len(l.text) && l.text[l.pos] == '"' {
			b.WriteRune('"')
			continue
		}
		if b.Len() == 0 {
			return "", fault(start+1, "no_name", `there is no name between the quotes ("")`)
		}
		return b.String(), nil
	}
	return "", fault(start+1, "open_quote", `the name that begins here has no closing quote (")`)
}

// number reads an unsigned number: rule unsignedNumericLiteral.
func (l *lexer) number() (string, error) {
	start := l.pos
	whole := l.while(isDigit)
	fraction := ""
	if l.at(".") {
		l.pos++
		fraction = l.while(isDigit)
	}
	if l.at("e") || l.at("E") {
		l.pos++
		if l.at("+") || l.at("-") {
			l.pos++
		}
		if l.while(isDigit) == "" {
			return "", fault(start+1, "not_a_number", "%s has no exponent after its E", string(l.text[start:l.pos]))
		}
	}
	if whole+fraction == "" || l.pos < len(l.text) && isNamePart(l.text[l.pos]) {
		l.while(isNamePart)
		return "", fault(start+1, "not_a_number", "%s is not a number; names that begin with a digit need double quotes", shorten(string(l.text[start:l.pos])))
	}
	return string(l.text[start:l.pos]), nil
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

// isNameStart is rule identifierStart, with its ranges of letters as what they are.
func isNameStart(c rune) bool {
	return c == ':' || c == '_' || unicode.IsLetter(c) || unicode.Is(unicode.Nl, c)
}

// isNamePart is rule identifierPart: also a point, digits and combining marks.
func isNamePart(c rune) bool {
	return isNameStart(c) || c == '.' || isDigit(c) || unicode.Is(unicode.M, c)
}
