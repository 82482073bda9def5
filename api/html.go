package api

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"net/http"
)

//go:embed html
var htmlFiles embed.FS

// htmlStyle is the one style sheet, which stands in every page: they need nothing else.
var htmlStyle = func() string {
	css, err := htmlFiles.ReadFile("html/style.css")
	if err != nil {
		panic(err) // cannot happen: it is embedded
	}
	return string(css)
}()

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"style": func() template.CSS { return template.CSS(htmlStyle) },
}).ParseFS(htmlFiles, "html/*.html"))

// htmlPolicy lets a page do nothing but show itself and send its own form here: its style is named by its hash, and it has
// no script that runs.
var htmlPolicy = func() string {
	sum := sha256.Sum256([]byte(htmlStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}()

// htmlPage is what a page of the API tells a person. It is made of sections, each of text, of links, of facts or of a table.
type htmlPage struct {
	Language string
	Title    string
	Here     string // what the last step of the way is called; "" for the title
	Lead     string
	Crumbs   []anchor // the way here
	Buttons  []anchor // what people come for, the first thing first
	Search   *searchForm
	Chosen   []anchor // the filters in force; each leads to the list without it
	Sections []section
	Others   []anchor       // this page in other formats
	About    map[string]any // what the page is about, for machines that read pages (schema.org); nil for nothing
	Data     template.JS    // About and the way here as JSON-LD
}

type section struct {
	Title string
	Label string // of its table, for who does not see it; the title of section or page
	Text  string
	Steps []step
	Links []anchor
	Facts []fact
	Head  []cell
	Rows  [][]cell
}

type anchor struct{ Href, Text, Type string }

// step is one thing to do, with what is to be typed there.
type step struct{ Text, Code string }

type fact struct {
	Name   string
	Values []anchor
}

func plainFact(name, value string) fact { return fact{Name: name, Values: []anchor{{Text: value}}} }

type cell struct {
	Text, Href   string
	Note         string // a line beneath
	Number, Code bool
}

// searchForm asks for a text and for values out of lists. What else is in force goes with it.
type searchForm struct {
	Action       string
	Label        string  // of the text
	Text         *string // nil where no text can be looked for
	Choices      []choice
	Hidden       []option
	ButtonToSend string
}

type choice struct {
	Name, Title string
	Options     []option
}

type option struct {
	Name, Value string
	Chosen      bool
}

// T gives a word of the page's language.
func (p *htmlPage) T(key string) string { return pageWord(p.Language, key) }

// HereOrTitle is what the last step of the way is called.
func (p *htmlPage) HereOrTitle() string {
	if p.Here != "" {
		return p.Here
	}
	return p.Title
}

// writeHTML writes a page.
func (a *API) writeHTML(w http.ResponseWriter, r *http.Request, page *htmlPage) error {
	page.Language = language(r)
	page.Data = linkedData(a.wayHere(r, page), page.About)
	for i := range page.Sections {
		if page.Sections[i].Label = page.Sections[i].Title; page.Sections[i].Label == "" {
			page.Sections[i].Label = page.Title
		}
	}
	var body bytes.Buffer
	if err := pages.ExecuteTemplate(&body, "page", page); err != nil {
		return err
	}
	header := w.Header()
	header.Add("Vary", "Accept-Language")
	header.Set("Content-Language", page.Language)
	header.Set("Content-Type", asHTML.contentType())
	header.Set("Content-Security-Policy", htmlPolicy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin")
	if header.Get("ETag") == "" && fresh(w, r, "W/"+contentTag(0, body.Bytes())) {
		return nil
	}
	_, err := body.WriteTo(w)
	return ignoreGone(err)
}
