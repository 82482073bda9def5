package api

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
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
}).ParseFS(htmlFiles, "html/page.html"))

// htmlPolicy lets a page do nothing but show itself: its style is named by its hash, and it has no script that runs.
var htmlPolicy = func() string {
	sum := sha256.Sum256([]byte(htmlStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}()

// htmlPage is what a page of the API tells a person. It is made of sections, each of links, of facts or of a table.
type htmlPage struct {
	Language string
	Title    string
	Lead     string
	Crumbs   []anchor
	Button   *anchor // the one thing that people come for
	Sections []section
	Data     template.JS // JSON-LD, for machines that read pages
}

type section struct {
	Title string
	Links []anchor
	Facts []fact
	Head  []string
	Rows  [][]cell
}

type anchor struct{ Href, Text, Type string }

type fact struct{ Name, Value, Href string }

type cell struct {
	Text, Href   string
	Number, Code bool
}

// T gives a word of the page's language.
func (p *htmlPage) T(key string) string { return pageWord(p.Language, key) }

// linkedData writes JSON-LD (schema.org). json.Marshal writes < > & so that nothing in it can end the script element.
func linkedData(object map[string]any) template.JS {
	object["@context"] = "https://schema.org"
	b, err := json.Marshal(object)
	if err != nil {
		return "" // cannot happen: plain values only
	}
	return template.JS(b)
}

// writeHTML writes a page.
func (a *API) writeHTML(w http.ResponseWriter, r *http.Request, page *htmlPage) error {
	page.Language = language(r)
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

// pageWords are the words of the pages.
var pageWords = map[string][2]string{ // Romanian, English
	"where":       {"Unde ești", "Where you are"},
	"map":         {"La hartă", "To the map"},
	"footer":      {"Date deschise de pe Locuri. Fiecare pagină există și ca JSON: adaugă f=json sau cere-o prin antetul Accept.", "Open data of Locuri. Each page is there as JSON too: add f=json, or ask for it by the Accept header."},
	"api":         {"Datele", "The data"},
	"apiLead":     {"Tot ce se vede pe hartă, pentru oricine: în browser, în QGIS, pe harta ta sau într-un program.", "All that the map shows, for anybody: in a browser, in QGIS, on your own map or in a program."},
	"collections": {"Colecții", "Collections"},
	"collLead":    {"Fiecare colecție se poate privi, filtra, descărca și deschide în QGIS.", "Each collection can be looked at, filtered, downloaded and opened in QGIS."},
	"conformance": {"Standarde", "Standards"},
	"confLead":    {"Clasele de cerințe OGC pe care le respectă acest serviciu.", "The OGC requirement classes that this service holds to."},
	"definition":  {"Descrierea tehnică", "Technical description"},
	"defLead":     {"Toate adresele acestui serviciu. Același document, pentru programe: OpenAPI.", "All addresses of this service. The same document, for programs: OpenAPI."},
	"openapi":     {"OpenAPI (JSON)", "OpenAPI (JSON)"},
	"tiles":       {"Dale vectoriale", "Vector tiles"},
	"name":        {"Nume", "Name"},
	"id":          {"Cod", "Identifier"},
	"count":       {"Câte sunt", "How many"},
	"about":       {"Despre", "About"},
	"items":       {"Răsfoiește", "Look through"},
	"onMap":       {"Arată pe hartă", "Show on the map"},
	"download":    {"Descarcă tot", "Download all"},
	"thisPage":    {"Această pagină ca", "This page as"},
	"schemas":     {"Ce proprietăți există", "Which properties there are"},
	"schema":      {"Proprietăți", "Properties"},
	"queryables":  {"Ce se poate întreba", "What can be asked for"},
	"sortables":   {"Ce se poate ordona", "What can be ordered by"},
	"describedby": {"Forma unui element", "The shape of a feature"},
	"extent":      {"Întindere", "Extent"},
	"systems":     {"Sisteme de coordonate", "Reference systems"},
	"type":        {"Tip", "Type"},
	"unit":        {"Unitate", "Unit"},
	"values":      {"Valori", "Values"},
	"readOnly":    {"doar citire", "read only"},
	"next":        {"Pagina următoare", "Next page"},
	"matched":     {"%d în total", "%d in all"},
	"returned":    {"%d pe această pagină", "%d on this page"},
	"history":     {"Istoria ei (JSON)", "Its history (JSON)"},
	"facts":       {"Ce se știe", "What is known"},
	"method":      {"Metodă", "Method"},
	"address":     {"Adresă", "Address"},
	"none":        {"Nimic nu se potrivește.", "Nothing matches."},
}

func pageWord(language, key string) string {
	words := pageWords[key]
	if language == "ro" {
		return words[0]
	}
	return words[1]
}
