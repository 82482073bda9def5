// Package mail writes letters, keeps them in the outbox, and hands them to a mail server when there is one.
package mail

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"sync"
	texttemplate "text/template"

	"locuri/geo"
)

// Letters are written as plain text: the subject in the first line, then blocks with an empty line between. A block that
// begins with "> " is somebody's words, one that is "[label] address" is the link that the letter is for, "(label) address"
// a link beside that, and "*" the list of the data. Blocks are told apart before anything is put in, so
// that nobody's words can be taken for a link of ours.
//
//go:embed letters/*.txt
var letterFiles embed.FS

//go:embed layout.html
var layoutHTML string

var layout = template.Must(template.New("layout").Parse(layoutHTML))

// kind is what a block of a letter is.
type kind string

const (
	paragraph kind = "paragraph"
	quote     kind = "quote"
	link      kind = "link"
	aside     kind = "aside"
	items     kind = "items"
)

// block is one block of a letter, written out.
type block struct {
	Kind    kind
	Text    string
	Address string // of a link
	Items   []item
}

// item is one entry of a list, with where it leads.
type item struct{ Head, Text, Address string }

// lister is data with a list.
type lister interface{ items() []item }

// blockTemplate is a block before anything is put in.
type blockTemplate struct {
	kind          kind
	text, address *texttemplate.Template
}

// letterTemplate is a letter in one language.
type letterTemplate struct {
	subject *texttemplate.Template
	blocks  []blockTemplate
}

// letterTemplates are all letters by name and language, such as "signin.ro".
var letterTemplates = sync.OnceValue(func() map[string]letterTemplate {
	all := map[string]letterTemplate{}
	entries, err := letterFiles.ReadDir("letters")
	if err != nil {
		panic(err) // cannot happen: they are embedded
	}
	for _, e := range entries {
		text, err := letterFiles.ReadFile("letters/" + e.Name())
		if err != nil {
			panic(err)
		}
		all[strings.TrimSuffix(e.Name(), ".txt")] = parseLetter(string(text))
	}
	return all
})

func parseLetter(text string) letterTemplate {
	parts := strings.Split(strings.TrimSpace(text), "\n\n")
	l := letterTemplate{subject: parse(parts[0])}
	for _, part := range parts[1:] {
		l.blocks = append(l.blocks, parseBlock(part))
	}
	return l
}

func parseBlock(part string) blockTemplate {
	if words, ok := strings.CutPrefix(part, "> "); ok {
		return blockTemplate{kind: quote, text: parse(words)}
	}
	if rest, ok := strings.CutPrefix(part, "["); ok {
		label, address, _ := strings.Cut(rest, "] ")
		return blockTemplate{kind: link, text: parse(label), address: parse(address)}
	}
	if rest, ok := strings.CutPrefix(part, "("); ok {
		label, address, _ := strings.Cut(rest, ") ")
		return blockTemplate{kind: aside, text: parse(label), address: parse(address)}
	}
	if part == "*" {
		return blockTemplate{kind: items}
	}
	return blockTemplate{kind: paragraph, text: parse(part)}
}

func parse(s string) *texttemplate.Template {
	return texttemplate.Must(texttemplate.New("").Option("missingkey=error").Parse(s))
}

// write writes a letter in the reader's language, in Romanian when we have none in theirs. Blocks that stay empty are
// left out.
func write(name, language, to string, data any) (*geo.Mail, error) {
	l, there := letterTemplates()[name+"."+language]
	if !there {
		language = "ro"
		l = letterTemplates()[name+".ro"]
	}
	subject, err := execute(l.subject, data)
	if err != nil {
		return nil, err
	}
	subject = strings.Join(strings.Fields(subject), " ") // one line: a header
	var blocks []block
	for _, t := range l.blocks {
		b, err := t.fill(data)
		if err != nil {
			return nil, err
		}
		if b.Text != "" || len(b.Items) > 0 {
			blocks = append(blocks, b)
		}
	}
	var html bytes.Buffer
	err = layout.Execute(&html, map[string]any{"Language": language, "Subject": subject, "Blocks": blocks})
	return &geo.Mail{To: to, Subject: subject, Body: plain(blocks), HTML: html.String()}, err
}

func (t blockTemplate) fill(data any) (block, error) {
	if t.kind == items {
		return block{Kind: items, Items: data.(lister).items()}, nil
	}
	text, err := execute(t.text, data)
	b := block{Kind: t.kind, Text: text}
	if err == nil && t.address != nil {
		b.Address, err = execute(t.address, data)
	}
	return b, err
}

func execute(t *texttemplate.Template, data any) (string, error) {
	var out strings.Builder
	if err := t.Execute(&out, data); err != nil {
		return "", fmt.Errorf("write a letter: %w", err)
	}
	return strings.TrimSpace(out.String()), nil
}

// plain writes the blocks as plain text.
func plain(blocks []block) string {
	var parts []string
	for _, b := range blocks {
		switch b.Kind {
		case quote:
			parts = append(parts, "> "+strings.ReplaceAll(b.Text, "\n", "\n> "))
		case link:
			parts = append(parts, b.Text+":\n"+b.Address)
		case aside:
			parts = append(parts, b.Text+" "+b.Address)
		case items:
			for _, i := range b.Items {
				parts = append(parts, "- "+i.Head+"\n  "+strings.ReplaceAll(i.Text, "\n", "\n  ")+"\n  "+i.Address)
			}
		default:
			parts = append(parts, b.Text)
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// SignInURL is the address that a sign-in link leads to, on the site at base. The page there sends the token on by
// itself: a mail scanner that only looks at the address does not use it up.
func SignInURL(base, token string) string {
	return base + "/sign-in?token=" + url.QueryEscape(token)
}

// romanianMinutes counts minutes as Romanian does: from 20 on with "de", except after a hundred's 1 to 19
// (CLDR plural category "other").
func romanianMinutes(n int) string {
	if rest := n % 100; n < 20 || (rest > 0 && rest < 20) {
		return fmt.Sprintf("%d minute", n)
	}
	return fmt.Sprintf("%d de minute", n)
}
