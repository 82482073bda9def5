package cql2

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"locuri/geo"
)

// parseText reads CQL2 text, or GDAL's CQL text. Operators bind as in annex B: OR, AND, NOT, predicates, + and -,
// then * / % div, then ^, then the sign.
func parseText(filter string, crs *geo.CRS, gdal bool) (geo.Expression, error) {
	p := &parser{lexer: lexer{text: []rune(filter)}, crs: crs, gdal: gdal}
	p.advance()
	e := p.or()
	if p.err == nil && p.token.kind != endToken {
		p.fail(p.token.at, "unexpected", "expected AND, OR or the end, found %s", p.token.describe())
	}
	return e, p.err
}

// parser reads by recursive descent with one token ahead. After the first error the token stays at the end, so that
// every loop comes to an end, and what is returned is of no use.
type parser struct {
	lexer   lexer
	token   token // the next one
	err     error
	nesting int
	crs     *geo.CRS
	gdal    bool
}

func (p *parser) fail(at int, code, format string, args ...any) {
	p.stop(fault(at, code, format, args...))
}

func (p *parser) stop(err error) {
	if p.err == nil {
		p.err = err
	}
	p.token = token{kind: endToken, at: p.token.at}
	p.lexer.pos = len(p.lexer.text)
}

// advance goes to the next token and gives the one left behind.
func (p *parser) advance() token {
	left := p.token
	t, err := p.lexer.next()
	if err != nil {
		p.stop(err)
		return left
	}
	p.token = t
	return left
}

// is tells whether the next token is this symbol or, whatever its case, this keyword.
func (p *parser) is(s string) bool {
	return p.token.kind == symbolToken && p.token.text == s || p.token.kind == wordToken && strings.EqualFold(p.token.text, s)
}

// accept goes past the symbol or keyword if it is the next token.
func (p *parser) accept(s string) bool {
	if !p.is(s) {
		return false
	}
	p.advance()
	return true
}

func (p *parser) expect(s string) {
	if !p.accept(s) && p.err == nil {
		p.fail(p.token.at, "unexpected", "expected %s, found %s", s, p.token.describe())
	}
}

// enter counts brackets; each call of it is followed by leave.
func (p *parser) enter() {
	if p.nesting++; p.nesting > maxNesting {
		p.fail(p.token.at, "too_deep", "may have brackets %d deep at most", maxNesting)
	}
}

func (p *parser) leave() { p.nesting-- }

// or is rule booleanExpression.
func (p *parser) or() geo.Expression {
	return p.joined(geo.OpOr, p.and)
}

// and is rule booleanTerm.
func (p *parser) and() geo.Expression {
	return p.joined(geo.OpAnd, p.not)
}

func (p *parser) joined(op geo.Operator, operand func() geo.Expression) geo.Expression {
	at := p.token.at
	operands := []geo.Expression{operand()}
	for p.accept(string(op)) {
		operands = append(operands, operand())
	}
	if len(operands) == 1 {
		return operands[0]
	}
	return join(op, operands, at)
}

// not is rule booleanFactor.
func (p *parser) not() geo.Expression {
	at := p.token.at
	if !p.accept("NOT") {
		return p.predicate()
	}
	p.enter()
	defer p.leave()
	return geo.Call{Op: geo.OpNot, Args: []geo.Expression{p.not()}, At: at}
}

// predicate is rule comparisonPredicate, or an operand alone.
func (p *parser) predicate() geo.Expression {
	at := p.token.at
	left := p.sum()
	if op := geo.Operator(p.token.text); p.token.kind == symbolToken && slices.Contains(comparisons, op) {
		p.advance()
		return geo.Call{Op: op, Args: []geo.Expression{left, p.sum()}, At: at}
	}
	if p.accept("IS") {
		negated := p.accept("NOT")
		p.expect("NULL")
		return negate(negated, geo.Call{Op: geo.OpIsNull, Args: []geo.Expression{left}, At: at})
	}
	negated := p.accept("NOT")
	switch {
	case p.accept("LIKE"):
		return negate(negated, geo.Call{Op: geo.OpLike, Args: []geo.Expression{left, p.sum()}, At: at})
	case p.gdal && p.accept("ILIKE"):
		return negate(negated, ilike(left, p.sum(), at))
	case p.accept("BETWEEN"):
		low := p.sum()
		p.expect("AND")
		return negate(negated, geo.Call{Op: geo.OpBetween, Args: []geo.Expression{left, low, p.sum()}, At: at})
	case p.accept("IN"):
		list := p.list()
		if p.err == nil && len(list.Items) == 0 {
			p.fail(list.At, "empty_list", "IN needs at least one value")
		}
		return negate(negated, geo.Call{Op: geo.OpIn, Args: []geo.Expression{left, list}, At: at})
	case negated:
		p.fail(p.token.at, "unexpected", "expected LIKE, BETWEEN or IN after NOT, found %s", p.token.describe())
	}
	return left
}

func negate(negated bool, call geo.Expression) geo.Expression {
	if !negated {
		return call
	}
	return geo.Call{Op: geo.OpNot, Args: []geo.Expression{call}, At: position(call)}
}

// list is rule inList in its brackets, and rule arrayExpression.
func (p *parser) list() geo.List {
	list := geo.List{Items: []geo.Expression{}, At: p.token.at}
	p.enter()
	defer p.leave()
	p.expect("(")
	for !p.is(")") && p.err == nil {
		list.Items = append(list.Items, p.sum())
		if !p.accept(",") {
			break
		}
		if p.is(")") {
			p.fail(p.token.at, "unexpected", "expected a value after the comma, found )")
		}
	}
	p.expect(")")
	return list
}

// arrayOperand is rule arrayOperand: brackets hold an array there. Within it they are brackets, since no property is an
// array of arrays.
func (p *parser) arrayOperand() geo.Expression {
	if p.is("(") {
		return p.list()
	}
	return p.sum()
}

// sum is rule arithmeticExpression.
func (p *parser) sum() geo.Expression {
	return p.calculation(p.term, geo.OpPlus, geo.OpMinus)
}

// term is rule arithmeticTerm.
func (p *parser) term() geo.Expression {
	return p.calculation(p.power, geo.OpTimes, geo.OpOver, geo.OpModulo, geo.OpDiv)
}

// calculation reads operands with operators of one level between them; the first two belong together.
func (p *parser) calculation(operand func() geo.Expression, operators ...geo.Operator) geo.Expression {
	at := p.token.at
	left := operand()
	for {
		i := slices.IndexFunc(operators, func(op geo.Operator) bool { return p.is(string(op)) })
		if i < 0 {
			return left
		}
		p.advance()
		left = geo.Call{Op: operators[i], Args: []geo.Expression{left, operand()}, At: at}
	}
}

// power is rule powerTerm: one ^, since nothing says which of two would come first.
func (p *parser) power() geo.Expression {
	at := p.token.at
	base := p.factor()
	if !p.accept("^") {
		return base
	}
	e := geo.Call{Op: geo.OpPower, Args: []geo.Expression{base, p.factor()}, At: at}
	if p.is("^") {
		p.fail(p.token.at, "unexpected", "a second ^ needs brackets: (2 ^ 3) ^ 2 or 2 ^ (3 ^ 2)")
	}
	return e
}

// factor is rule arithmeticFactor: the sign belongs to what follows it, before ^ too. -x is -1 * x, as the standard's
// own examples in JSON write it. QGIS sets the sign before brackets: ( - (x)).
func (p *parser) factor() geo.Expression {
	at := p.token.at
	switch {
	case p.accept("-"):
		if p.token.kind == numberToken {
			return p.number("-"+p.advance().text, at)
		}
		return geo.Call{Op: geo.OpTimes, Args: []geo.Expression{geo.IntegerLiteral{Value: -1, At: at}, p.primary()}, At: at}
	case p.is("+"):
		p.advance()
		if p.token.kind != numberToken {
			p.fail(p.token.at, "unexpected", "expected a number after +, found %s", p.token.describe())
			return nil
		}
	}
	return p.primary()
}

// number gives the literal of a signed number.
func (p *parser) number(s string, at int) geo.Expression {
	e, err := number(s, at)
	if err != nil {
		p.stop(err)
	}
	return e
}

// number reads a number as text or JSON write it: whole numbers stay exact as long as 64 bits hold them.
func number(s string, at int) (geo.Expression, error) {
	if !strings.ContainsAny(s, ".eE") {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return geo.IntegerLiteral{Value: n, At: at}, nil
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return nil, fault(at, "out_of_range", "%s is beyond all numbers that can be compared (1.8E308)", shorten(s))
	}
	return geo.RealLiteral{Value: f, At: at}, nil
}
