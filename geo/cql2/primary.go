package cql2

import (
	"slices"
	"strings"

	"locuri/geo"
)

// reserved are the words that are no property names unless they stand in double quotes.
var reserved = []string{"and", "or", "not", "like", "between", "in", "is", "null", "true", "false", "div"}

// primary reads a literal, a property, a function, or anything in brackets.
func (p *parser) primary() geo.Expression {
	at := p.token.at
	switch p.token.kind {
	case numberToken:
		return p.number(p.advance().text, at)
	case stringToken:
		return geo.TextLiteral{Value: p.advance().text, At: at}
	case quotedToken:
		return geo.Reference{Name: p.advance().text, At: at}
	case wordToken:
		return p.word()
	}
	if p.is("(") {
		p.enter()
		defer p.leave()
		p.advance()
		e := p.or()
		p.expect(")")
		return e
	}
	if p.err == nil {
		p.fail(at, "unexpected", "expected a property, a value or a condition, found %s", p.token.describe())
	}
	return nil
}

// word reads what begins with a word: a boolean, a function or constructor, or a property.
func (p *parser) word() geo.Expression {
	t := p.advance()
	lower := strings.ToLower(t.text)
	if p.is("(") || readers[lower] != nil && (p.is("Z") || p.is("EMPTY")) {
		if e, ok := p.constructed(t, lower); ok {
			return e
		}
	}
	switch {
	case lower == "true" || lower == "false":
		return geo.BooleanLiteral{Value: lower == "true", At: t.at}
	case lower == "null":
		p.fail(t.at, "unexpected", "nothing compares with NULL; write IS NULL or IS NOT NULL")
		return nil
	case slices.Contains(reserved, lower):
		p.fail(t.at, "unexpected", `expected a property, a value or a condition, found %s; a property of that name needs double quotes`, t.text)
		return nil
	}
	return geo.Reference{Name: t.text, At: t.at}
}

// constructed reads what has its operands in brackets; false if the word has no such meaning.
func (p *parser) constructed(name token, lower string) (geo.Expression, bool) {
	switch lower {
	case "date":
		return p.instant(date), true
	case "timestamp":
		return p.instant(timestamp), true
	case "interval":
		return p.interval(name.at), true
	case "bbox":
		return p.box(name.at), true
	}
	if _, ok := readers[lower]; ok {
		return p.geometry(name, lower), true
	}
	if !p.is("(") || slices.Contains(reserved, lower) {
		return nil, false
	}
	if op, ok := functions[lower]; ok {
		return p.function(op, name.at), true
	}
	p.fail(name.at, "unknown_function", "%s is not a function here; there are CASEI, ACCENTI, S_INTERSECTS and its kin, T_INTERSECTS and its kin, "+
		"A_CONTAINS and its kin", shorten(name.text))
	return nil, true
}

// function reads the operands of a function.
func (p *parser) function(op geo.Operator, at int) geo.Expression {
	p.enter()
	defer p.leave()
	p.advance()
	call := geo.Call{Op: op, At: at}
	operand := p.or
	if families[op] == array {
		operand = p.arrayOperand
	}
	for !p.is(")") && p.err == nil {
		call.Args = append(call.Args, operand())
		if !p.accept(",") {
			break
		}
	}
	p.expect(")")
	if _, want := arity(op); p.err == nil && len(call.Args) != want {
		p.fail(at, "wrong_operands", "%s needs %d operands, has %d", strings.ToUpper(string(op)), want, len(call.Args))
	}
	return call
}

// instant reads the quoted operand of DATE or TIMESTAMP, in its brackets.
func (p *parser) instant(read func(string, int) (geo.Expression, error)) geo.Expression {
	p.expect("(")
	e := p.quoted(read)
	p.expect(")")
	return e
}

func (p *parser) quoted(read func(string, int) (geo.Expression, error)) geo.Expression {
	if p.token.kind != stringToken {
		p.fail(p.token.at, "unexpected", "expected a date such as %s or a time such as %s, found %s", dateExample, timestampExample, p.token.describe())
		return nil
	}
	t := p.advance()
	e, err := read(t.text, t.at)
	if err != nil {
		p.stop(err)
	}
	return e
}

// interval is rule intervalInstance without its name.
func (p *parser) interval(at int) geo.Expression {
	p.expect("(")
	start := p.bound()
	p.expect(",")
	end := p.bound()
	p.expect(")")
	if p.err != nil {
		return nil
	}
	e, err := newInterval(start, end, at)
	if err != nil {
		p.stop(err)
	}
	return e
}

// bound is rule instantParameter.
func (p *parser) bound() geo.Expression {
	if p.token.kind == quotedToken || p.token.kind == wordToken {
		t := p.advance()
		return geo.Reference{Name: t.text, At: t.at}
	}
	return p.quoted(bound)
}
